"""A document that was understood: what is question, what is answer, and what is neither.

Every line of the source is in exactly one place of a draft; `misplaced` makes sure of it. Between
the source and the file only whole blocks change places: where a document prints each question
with its answer below it, the file has all questions, then all answers, then the footnotes, each
of the three in the order of the source.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from builder.importing.lines import Line, plain
from builder.importing.notes import Footnote
from builder.importing.paragraphs import Paragraph
from builder.importing.records import Somebody
from builder.problems import Problem


@dataclass(frozen=True, slots=True)
class Portion:
    """A sub-question, or a part of an answer.

    Attributes:
        numbers: ids of the sub-questions it is about; of a sub-question, its own.
        heading: its marker, if that stands on a line of its own: `Vraag 3`; else it is the
            beginning of the first paragraph.
        lines: that line; empty for the second and later sub-questions of `Vraag 3, 4 en 5`.
        paragraphs: its text.
    """

    numbers: tuple[str, ...]
    heading: str = ""
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document, understood; an empty string or tuple: it does not say.

    Attributes:
        title: its title.
        context: paragraphs before the first sub-question.
        parts: the sub-questions.
        opening: paragraphs of the answer before its first part; all of it, if it has none.
        answers: the parts of the answer.
        heading: heading of the answer, if not the plain word.
        notes: its footnotes.
        furniture: lines that were printed on every page and are no text.
        taken: lines whose whole content is in the fields below.
        doubts: what a person should look at.
        number: its number, as printed.
        session: the session that it names.
        asked: date of the question.
        answered: date of the answer.
        askers: who asks.
        addressees: who is asked.
        name: what the document calls itself.
        url: its address, if it gives one.
    """

    title: str
    context: tuple[Paragraph, ...] = ()
    parts: tuple[Portion, ...] = ()
    opening: tuple[Paragraph, ...] = ()
    answers: tuple[Portion, ...] = ()
    heading: str = ""
    notes: tuple[Footnote, ...] = ()
    furniture: tuple[Line, ...] = ()
    taken: tuple[Line, ...] = ()
    doubts: tuple[Problem, ...] = field(default=(), hash=False)
    number: str = ""
    session: str = ""
    asked: str = ""
    answered: str = ""
    askers: tuple[Somebody, ...] = ()
    addressees: tuple[Somebody, ...] = ()
    name: str = ""
    url: str = ""

    @property
    def answered_at_all(self) -> bool:
        """Whether there is an answer."""
        return bool(self.opening or self.answers)

    @property
    def marked_in_text(self) -> bool:
        """Whether the markers stand in the paragraphs, where the reader finds them."""
        return not self.parts and not self.answers


def misplaced(draft: Draft, lines: Iterable[Line]) -> Line | None:
    """A line of the source that is in no place of the draft, in two, or out of its order.

    Also one whose numbers are not those of the sub-questions among which it was divided.
    """
    source = {(line.page, line.number): at for at, line in enumerate(lines)}
    own = list(lines)
    groups = list(_groups(draft))
    counts = Counter((line.page, line.number) for group in groups for line in group)
    for key, at in source.items():
        if counts[key] != 1:
            return own[at]
    for group in groups[:-2]:
        places = [source[line.page, line.number] for line in group]
        for before, after in pairwise(places):
            if after < before:
                return own[after]
    return _wrongly_divided(draft)


def _groups(draft: Draft) -> Iterator[list[Line]]:
    """The lines of each group that keeps the order of the source; the last two need not."""
    for portions, paragraphs in ((draft.parts, draft.context), (draft.answers, draft.opening)):
        yield [line for paragraph in paragraphs for line in paragraph.lines]
        yield [line for portion in portions for line in _lines(portion)]
    yield [line for note in draft.notes for line in note.lines]
    yield list(draft.furniture)
    yield list(draft.taken)


def _lines(portion: Portion) -> Iterator[Line]:
    yield from portion.lines
    for paragraph in portion.paragraphs:
        yield from paragraph.lines


def _wrongly_divided(draft: Draft) -> Line | None:
    """The line of a marker that stands for other numbers than it was made into."""
    for portions in (draft.parts, draft.answers):
        groups: list[list[Portion]] = []
        for portion in portions:
            if portion.lines or not groups:
                groups.append([portion])
            else:
                groups[-1].append(portion)
        for group in groups:
            lines = group[0].lines
            numbers = [number for portion in group for number in portion.numbers]
            written = [number for own in group for number in numbers_in(own.heading)]
            printed = numbers_in(plain(lines))
            if lines and not (set(printed) <= set(numbers) and set(printed) <= set(written)):
                return lines[0]
    return None


def numbers_in(text: str) -> list[str]:
    """The numbers in a text, as printed."""
    return "".join(char if char.isdigit() else " " for char in text).split()


def source_text(draft: Draft) -> tuple[str, str]:
    """The texts of the source that make the question and the answer, in the order of the file.

    Taken from the lines as they were printed, and from nothing that was made of them. Of a marker
    on a line of its own, such as `Vraag 3, 4 en 5`, the numbers count, each with its sub-question;
    `misplaced` compares them with those of the line.
    """
    question = _told(draft.context, draft.parts)
    answer = _told(draft.opening, draft.answers)
    notes = "\n".join(plain(note.lines) for note in draft.notes)
    if draft.answered_at_all:
        return question, f"{answer}\n{notes}"
    return f"{question}\n{notes}", answer


def _told(paragraphs: Iterable[Paragraph], portions: Iterable[Portion]) -> str:
    said = [paragraph.text for paragraph in paragraphs]
    for portion in portions:
        said.append(portion.heading)
        said += [paragraph.text for paragraph in portion.paragraphs]
    return "\n".join(said)
