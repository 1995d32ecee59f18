"""A draft to Markdown, and to the record that is written; read back before it is believed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.importing.draft import Draft, Portion, source_text
from builder.importing.escape import clean, escape_markdown
from builder.importing.joining import NOTE, Signs, Words, join
from builder.importing.lines import Line
from builder.importing.notes import Footnote
from builder.importing.paragraphs import Paragraph
from builder.importing.records import Record
from builder.importing.shape import Shape, shape_of
from builder.problems import Location, problem
from builder.reading.slugs import slugify

_SIGN = re.compile(f"{NOTE[0]}([^{NOTE[0]}]*?){NOTE[-1]}")
_NUMBERED = re.compile(r"(\(?\w{1,3})([.)])(?=\s)")
_GLUED = re.compile(r"^((?:\d{1,3}(?:\s?(?:[-–,]|en|t/m)\s?)?)+[.)])(?=[^\W\d])")
_ITEM = re.compile(r"(\d{1,2})[.)]\s")
_SMALL_ITEM = re.compile(r"^\d+[.)]\s+[a-zà-ÿ]|[;,]\s*(?:en|of)?$")
_INSIDE = "   "


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown of a question and its answer."""

    question: str
    answer: str


def compose(draft: Draft, words: Words, place: Location, folder: str) -> Record:
    """The record of a draft.

    Args:
        draft: the document, understood.
        words: its words, for what was divided at the end of a line.
        place: the document.
        folder: session, or empty.
    """
    labels = _labels(draft.notes)
    body = _body(draft, words, labels, lists=True)
    found = shape_of(body.question, body.answer, draft.heading)
    doubts = list(draft.doubts)
    wanted = Shape(
        tuple(number for part in draft.parts for number in part.numbers),
        tuple(part.numbers for part in draft.answers),
    )
    if draft.marked_in_text:
        listed = enumerated(draft.opening, words)
        if listed:
            # A list that a sentence announces is none of the parts, whatever its numbers are.
            plain = _body(draft, words, labels, lists=True, listed=listed)
            shape = shape_of(plain.question, plain.answer, draft.heading)
            body, found = (body, found) if shape == found else (plain, shape)
        if not found.parts:
            doubts.append(problem("import-no-parts", place))
    elif found != wanted:
        # An ordinary list would be read as sub-questions: its numbers are made plain text.
        body = _body(draft, words, labels, lists=False)
        found = shape_of(body.question, body.answer, draft.heading)
        if found != wanted:
            fault = problem("import-shape", place, wanted=str(wanted), found=str(found))
            doubts.append(fault)
    name = "-".join(filter(None, (draft.number, slugify(draft.title))))
    return Record(
        place=place,
        id=f"{folder}/{slugify(name)}" if folder else slugify(name),
        title=draft.title,
        question=body.question,
        answer=body.answer,
        number=draft.number,
        kind="written",
        session=folder,
        asked=draft.asked,
        answered=draft.answered,
        askers=draft.askers,
        addressees=draft.addressees,
        source_name=draft.name,
        source_url=draft.url,
        markdown=True,
        expected=source_text(draft),
        heading=draft.heading,
        uncertain=tuple(doubts),
    )


# --- footnotes ------------------------------------------------------------------------------------


def _labels(notes: Sequence[Footnote]) -> dict[Footnote, str]:
    """A label for each footnote; where numbers begin again on a page, one with a sign behind it."""
    taken: Counter[str] = Counter()
    labels = {}
    for note in notes:
        labels[note] = note.label + "\N{PRIME}" * taken[note.label]
        taken[note.label] += 1
    return labels


def _signs(labels: dict[Footnote, str], pages: Iterable[int]) -> Signs:
    """Which sign on which page means which footnote: one of that page, or else the only one."""
    signs: dict[tuple[int, str], str] = {}
    numbers = Counter(note.label for note in labels)
    for note, label in labels.items():
        if numbers[note.label] == 1:
            signs |= {(page, note.label): label for page in pages}
    for note, label in labels.items():
        signs[note.lines[0].page, note.label] = label
    return signs


# --- Markdown -------------------------------------------------------------------------------------


def _body(
    draft: Draft,
    words: Words,
    labels: dict[Footnote, str],
    *,
    lists: bool,
    listed: frozenset[Line] = frozenset(),
) -> Body:
    pages = {line.page for line in _all_lines(draft)}
    signs = _signs(labels, pages)
    writer = _Writer(words, signs, lists, nested=not draft.marked_in_text, listed=listed)
    question = writer.section(draft.context, draft.parts)
    answer = writer.section(draft.opening, draft.answers)
    said = f"{question}\n{answer}"
    notes = []
    for note, label in labels.items():
        text = writer.inline(note.content)
        known = f"[^{label}]" in said
        # A footnote to which nothing refers would not be shown.
        notes.append(f"[^{label}]: {text}" if known else f"{label} {text}")
    if notes and draft.answered_at_all:
        answer = "\n\n".join([answer, *notes])
    elif notes:
        question = "\n\n".join([question, *notes])
    return Body(question, answer)


def enumerated(paragraphs: Sequence[Paragraph], words: Words) -> frozenset[Line]:
    """The first lines of the items of ordinary lists: what a sentence ending with `:` announces.

    Its items begin with a small letter or end with `;` or `,`, most of them. The parts of an
    answer are sentences.
    """
    found: set[Line] = set()
    texts = [join(own.lines, words) for own in paragraphs]
    for at, text in enumerate(texts[:-1]):
        items: list[int] = []
        for number, item in enumerate(texts[at + 1 :], start=1):
            marker = _ITEM.match(item)
            if marker is None or marker[1] != str(number):
                break
            items.append(at + number)
        while items and not _SMALL_ITEM.search(texts[items[-1]]):
            # What is a sentence of its own may be the next part.
            items.pop()
        small = sum(_SMALL_ITEM.search(texts[item]) is not None for item in items)
        if text.rstrip().endswith(":") and len(items) > 1 and 2 * small > len(items):
            found.update(paragraphs[item].lines[0] for item in items)
    return frozenset(found)


def _all_lines(draft: Draft) -> Iterator[Line]:
    for portion in (*draft.parts, *draft.answers):
        for paragraph in portion.paragraphs:
            yield from paragraph.lines
    for paragraph in (*draft.context, *draft.opening):
        yield from paragraph.lines


@dataclass(frozen=True, slots=True)
class _Writer:
    words: Words
    signs: Signs
    lists: bool
    nested: bool
    listed: frozenset[Line]

    def section(self, paragraphs: Sequence[Paragraph], portions: Iterable[Portion]) -> str:
        blocks = self.blocks(paragraphs)
        for portion in portions:
            own = self.blocks(portion.paragraphs)
            blocks += [portion.heading, *own]
        return "\n\n".join(block for block in blocks if block)

    def blocks(self, paragraphs: Sequence[Paragraph]) -> list[str]:
        blocks = []
        inside = False
        for paragraph in paragraphs:
            if paragraph.kind == "table":
                blocks.append(self.table(paragraph))
                continue
            text = _GLUED.sub(r"\1 ", self.inline(paragraph.lines), count=1)
            numbered = _NUMBERED.match(text) is not None
            if numbered and (not self.lists or paragraph.lines[0] in self.listed):
                text = _NUMBERED.sub(r"\1\\\2", text, count=1)
            if paragraph.bullet:
                text = f"- {self.inline(paragraph.lines, len(paragraph.bullet))}"
            listed = self.lists and self.nested
            below = inside and paragraph.indent > 0 and listed
            blocks.append(f"{_INSIDE}{text}" if below else text)
            inside = below or (numbered and listed)
        return blocks

    def inline(self, lines: Sequence[Line], skip: int = 0) -> str:
        text = escape_markdown(clean(join(lines, self.words, self.signs)[skip:]).text)
        return _SIGN.sub(r"[^\1]", text)

    def table(self, paragraph: Paragraph) -> str:
        """Rows as a table, if their cells stand in columns; else each as a paragraph."""
        rows = paragraph.lines
        columns = [cell[:2] for cell in max(rows, key=lambda row: len(row.cells)).cells]
        lines = []
        for row in rows:
            cells = [""] * len(columns)
            last = -1
            for left, right, text in row.cells:
                column = _column(left, right, columns)
                if column <= last:
                    return "\n\n".join(self.inline([row]) for row in rows)
                cells[column] = escape_markdown(clean(text).text)
                last = column
            lines.append(f"| {' | '.join(cells)} |")
        rule = f"|{' --- |' * len(columns)}"
        return "\n".join([lines[0], rule, *lines[1:]])


def _column(left: float, right: float, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which a cell stands: the one it shares most with, or else the nearest."""

    def distance(at: int) -> tuple[float, float]:
        start, end = columns[at]
        shared = min(right, end) - max(left, start)
        return (-max(0.0, shared), abs(start + end - left - right))

    return min(range(len(columns)), key=distance)
