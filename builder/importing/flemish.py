"""Written questions of the Flemish Parliament, as a text or a PDF, with and without their header.

With it, the document says itself where the answer begins. Without it, as text falls out of a PDF,
the answer begins where the numbering starts again at 1.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.importing.breaks import Setting, is_short
from builder.importing.cells import session_of
from builder.importing.draft import Draft
from builder.importing.flemish_header import (
    ANSWER,
    LONGEST,
    QUESTION,
    Header,
    answer_begins,
    is_header,
    is_named,
    read_header,
)
from builder.importing.furniture import furniture
from builder.importing.joining import Words, join
from builder.importing.lines import Line
from builder.importing.mapping import Opening
from builder.importing.notes import footnotes
from builder.importing.paragraphs import Paragraph, paragraphs
from builder.importing.shape import shape_of
from builder.problems import Location, Problem, problem
from builder.reading.markers import Marker, marker_of

NAME = "vlaams-parlement"

# The Flemish Parliament meets by right on the fourth Monday of September: special decree of
# 7 July 2006 on the institutions of the Flemish Community and the Flemish Region, article 8.
_OPENING = Opening("9", weekday="monday", nth="4")

_ADDRESS = re.compile(r".*\bVlaams Parlement\b.*(?:Brussel|www\.|\d{2} \d{2}).*", re.IGNORECASE)
_HEADER_LINES = 16


def recognised(lines: Sequence[Line]) -> bool:
    """Whether lines are those of such a document, or at least of a question with numbers.

    Without a header, that is a title, sub-questions that ask, and a number 1 that comes twice or
    a line that says `Antwoord`.
    """
    if any(QUESTION.fullmatch(line.text) and is_header(line) for line in lines[:12]):
        return True
    firsts = [line for line in lines if _marker(line) and _first(_marker(line))]
    asks = any("?" in line.text for line in lines)
    answered = any(answer_begins(line) for line in lines)
    return asks and (len(firsts) > 1 or (bool(firsts) and answered))


def understand(lines: Sequence[Line], height: float, place: Location) -> tuple[Draft, Words]:
    """The draft of a document, and its words.

    Args:
        lines: all its lines.
        height: height of its pages; 0 of a text.
        place: the document.
    """
    printed = furniture(lines, height, (_ADDRESS,)) if height else frozenset()
    rest = [line for line in lines if line not in printed]
    words, setting = Words.of(rest), Setting.of(rest)
    notes, text = footnotes(rest, setting)
    reader = _Flemish(place, words, setting)
    draft = reader.draft(text)
    furnished = tuple(line for line in lines if line in printed)
    return replace(draft, notes=tuple(notes), furniture=furnished), words


# --- the text -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Flemish:
    place: Location
    words: Words
    setting: Setting
    doubts: list[Problem] = field(default_factory=list)

    def draft(self, lines: Sequence[Line]) -> Draft:
        asked, rest = self.header(lines)
        title, taken, rest = self.title(rest, headed=bool(asked.lines))
        found = next(self.answer_headers(rest), None)
        if found is None:
            answered = Header()
            question, answer = self.divided(self.paragraphs(rest))
        else:
            at, answered = found
            before = {id(line) for line in answered.lines}
            question = self.paragraphs([line for line in rest[:at] if id(line) not in before])
            answer = self.paragraphs([line for line in rest[at:] if id(line) not in before])
        number = asked.number or answered.number
        if asked.number and answered.number and asked.number != answered.number:
            self.doubt("import-two-numbers", answered.lines[0], answered.number)
        day = next(iter(asked.dates), "") or answered.dated
        heading = answered.kind.capitalize()
        return Draft(
            title,
            context=tuple(question),
            opening=tuple(answer),
            heading=f"{heading} antwoord" if heading and heading != "Gecoördineerd" else "",
            taken=(*asked.lines, *taken, *answered.lines),
            doubts=tuple(self.doubts),
            number=number,
            session=(session_of(day, _OPENING) or "") if day else "",
            asked=day,
            answered=next(iter(answered.dates), ""),
            askers=tuple(asked.asks) or tuple(answered.asks),
            addressees=tuple(asked.asked) or tuple(answered.asked),
        )

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        return paragraphs(lines, self.setting)

    def doubt(self, code: str, line: Line, said: str = "") -> None:
        place = line.place(self.place.path)
        self.doubts.append(problem(code, place, text=line.text, said=said or None))

    def header(self, lines: Sequence[Line]) -> tuple[Header, list[Line]]:
        """The header of the question, and the lines after it."""
        start = next((at for at, line in enumerate(lines[:12]) if is_header(line)), None)
        header = Header()
        if start is None:
            return header, list(lines)
        own = read_header(
            header, lines[start : start + _HEADER_LINES], QUESTION, self.setting.leading
        )
        header.lines = list(own)
        taken = {id(line) for line in own}
        return header, [line for line in lines if id(line) not in taken]

    def title(self, lines: Sequence[Line], *, headed: bool) -> tuple[str, list[Line], list[Line]]:
        """The title, its lines, and the lines after it."""
        found = self.paragraphs(lines[:40])
        if not found:
            return self.untitled(), [], list(lines)
        own = found[0].lines
        text = join(own, self.words)
        if self.alone(own, text):
            own, text = own[:1], own[0].text
        marked = marker_of(own[0].text) is not None
        if marked or len(text) > LONGEST or (text.endswith(".") and not headed):
            self.doubt("import-untitled", own[0])
            return self.untitled(), [], list(lines)
        return text, list(own), list(lines[len(own) :])

    def alone(self, lines: Sequence[Line], text: str) -> bool:
        """Whether only the first of some lines is the title: no blank line stands below it."""
        if self.setting.printed or len(lines) == 1 or not lines[1].text[:1].isupper():
            return False
        sentences = text.endswith((".", "?")) or len(text) > LONGEST
        return sentences and is_short(lines[0], self.setting)

    def untitled(self) -> str:
        name = self.place.path.rpartition("/")[2].rpartition(".")[0]
        return name or self.place.path

    # --- where the answer begins ---

    def answer_headers(self, lines: Sequence[Line]) -> Iterator[tuple[int, Header]]:
        """Each header of an answer: the place where its text begins, and what it says."""
        for at, line in enumerate(lines):
            if not answer_begins(line):
                continue
            header = Header(kind=(ANSWER.fullmatch(line.text) or {"kind": ""})["kind"] or "")
            own = read_header(header, lines[at : at + _HEADER_LINES], ANSWER, self.setting.leading)
            above: list[Line] = []
            # Who answers is printed above it, in capitals, name and office.
            while at - len(above) > 0 and is_named(lines[at - len(above) - 1]):
                above.insert(0, lines[at - len(above) - 1])
            if above:
                header.addressee = header.addressee or ", ".join(
                    filter(None, (above[0].text, " ".join(own.text for own in above[1:])))
                )
            header.lines = [*above, *own]
            yield at + len(own), header

    def divided(self, found: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
        """Question and answer: the answer begins where the numbering starts again at 1.

        Of all such places, that one before which most sub-questions ask, and after which fewest.
        """
        firsts = [
            at for at, own in enumerate(found) if (own_marker := _marker(own.lines[0])) is not None
            and _first(own_marker)
        ]  # fmt: skip
        best: tuple[int, int] | None = None
        for at in firsts[1:]:
            score = self.asking(found[:at]) - self.asking(found[at:])
            if best is None or score > best[0]:
                best = (score, at)
        if best is None or best[0] <= 0:
            self.doubts.append(problem("import-no-answer", self.place))
            return list(found), []
        at = best[1]
        # Prose between the last question and the first number belongs to the answer.
        start = at
        while (
            start > 1 and _marker(found[start - 1].lines[0]) is None and not _asks(found[start - 1])
        ):
            start -= 1
        asked_before = any(_asks(own) for own in found[:start])
        if start < at and asked_before:
            self.doubt("import-answer-opening", found[start].lines[0])
            at = start
        return list(found[:at]), list(found[at:])

    def asking(self, found: Iterable[Paragraph]) -> int:
        """How many of the sub-questions that the reader finds have a question mark."""
        text = "\n\n".join(join(own.lines, self.words) for own in found)
        shape = shape_of(text, "")
        return min(len(shape.parts), sum(_asks(own) for own in found))


def _asks(paragraph: Paragraph) -> bool:
    return "?" in paragraph.text


def _marker(line: Line) -> Marker | None:
    found = marker_of(line.text)
    return found if found is not None and found.form != "letter" else None


def _first(marker: Marker | None) -> bool:
    return marker is not None and marker.numbers[0] in {"1", "1a"}
