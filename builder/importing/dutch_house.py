"""Questions and answers as the Dutch House prints them: the Aanhangsel van de Handelingen.

`Vraag 1 / … / Antwoord 1 / … / Vraag 2, 3 en 4 / …`, each marker on a line of its own, after two
sentences that say who asks whom what, and who answered when. Those sentences stay in the text:
they also say what has no field, such as `Zie ook Aanhangsel Handelingen, … nr. 2147`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.importing.breaks import Setting
from builder.importing.draft import Draft, Portion
from builder.importing.dutch_house_header import header
from builder.importing.furniture import furniture
from builder.importing.joining import Words, join
from builder.importing.lines import Line
from builder.importing.notes import footnotes
from builder.importing.paragraphs import Paragraph, paragraphs
from builder.importing.portions import divided, numbers_of
from builder.problems import Location, Problem, problem
from builder.reading.markers import marker_of

NAME = "tweede-kamer"

_FURNITURE = tuple(
    re.compile(pattern)
    for pattern in (
        r"2",
        r"Tweede Kamer der Staten-Generaal(?: 2)?|2 Tweede Kamer der Staten-Generaal",
        r"Vergaderjaar \d{4}[–-]\d{4}(?: Aanhangsel van de Handelingen)?",
        r"Aanhangsel van de Handelingen",
        r"Vragen gesteld door de leden der Kamer, met de daarop door de(?: regering.*)?",
        r"regering gegeven antwoorden",
        r"(?:k?a?h-)?ah-tk-\d{8}-\d+(?:-\w+)?|ISSN \d{4} ?- ?\d{3}[\dX]|’s-Gravenhage \d{4}",
        r"Tweede Kamer, vergaderjaar \d{4}[–-]\d{4}, Aanhangsel(?: \d+)?",
    )
)
_COLOPHON = re.compile(r"(ah-tk-(\d{4})(\d{4})-(\d+(?:-\w+)?))")
_SESSION = re.compile(r"[Vv]ergaderjaar (\d{4})[–-](\d{4})")
_MARKER = re.compile(
    r"(?P<word>Vra(?:ag|gen)|Antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?)\s+"
    r"(?P<numbers>\d{1,3}(?:(?:[\s,;&–-]|en|t/m|tot en met)+\d{1,3})*)\s*[.:]?"
)
_ALONE = re.compile(r"(?P<word>Vra(?:ag|gen)|Antwoord(?:en)?|Mededeling|Toelichting)\s*[.:]?")
_ANSWERED = re.compile(
    r"(?P<kind>(?:[A-Z]\w+ )?[Aa]ntwoord|(?:Nadere )?[Mm]ededeling) van (?:de )?"
    r"(?:Minister|Staatssecretaris)"
)
_ENDS = re.compile(r"[.?!:]\d*$")
_ADDRESS = "https://zoek.officielebekendmakingen.nl/{}"
_DOWNLOADED = re.compile(r"https?://\S+")


def recognised(lines: Sequence[Line]) -> bool:
    """Whether lines are those of such a document."""
    text = "\n".join(line.text for line in lines[:60])
    return _COLOPHON.search(text) is not None or (
        "Tweede Kamer" in text and "Aanhangsel" in text and "Vra" in text
    )


def understand(
    lines: Sequence[Line], height: float, info: dict[str, str], place: Location
) -> tuple[Draft, Words]:
    """The draft of a document, and its words.

    Args:
        lines: all its lines.
        height: height of its pages; 0 of a text.
        info: what the PDF says of itself.
        place: the document.
    """
    printed = furniture(lines, height, _FURNITURE) | _colophon(lines)
    rest = [line for line in lines if line not in printed]
    reader = _House(place, Words.of(rest), Setting.of(rest))
    number = next((line for line in rest[:12] if re.fullmatch(r"\d{1,5}", line.text)), None)
    notes, text = footnotes([line for line in rest if line is not number], reader.setting)
    draft = reader.draft(text)
    told = "\n".join(line.text for line in lines)
    colophon, session = _COLOPHON.search(told), _SESSION.search(told)
    name = colophon[1] if colophon else ""
    given = _DOWNLOADED.search(info.get("Producer", ""))
    url = given.group() if given else _ADDRESS.format(name) if name else ""
    years = colophon.group(2, 3) if colophon else session.groups() if session else ()
    return (
        Draft(
            draft.title,
            draft.context,
            draft.parts,
            draft.opening,
            draft.answers,
            draft.heading,
            tuple(notes),
            tuple(line for line in lines if line in printed),
            (*draft.taken, *((number,) if number else ())),
            draft.doubts,
            number.text if number else colophon[4] if colophon else "",
            "-".join(years),
            draft.asked,
            draft.answered,
            draft.askers,
            draft.addressees,
            name,
            url,
        ),
        reader.words,
    )


def _colophon(lines: Iterable[Line]) -> frozenset[Line]:
    """The lines in the margin and at the top of the first page that are always there."""
    return frozenset(
        line
        for line in lines
        if line.page == 1
        and any(pattern.fullmatch(line.text) for pattern in _FURNITURE)
        # The 2 of the Second Chamber is as high as five lines.
        and (line.text != "2" or line.size > 20)  # noqa: PLR2004
    )


# --- the text -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _House:
    place: Location
    words: Words
    setting: Setting
    doubts: list[Problem] = field(default_factory=list)

    def draft(self, lines: Sequence[Line]) -> Draft:
        sections = list(self.sections(lines))
        head = self.paragraphs(sections[0][1])
        context: list[Paragraph] = []
        opening: list[Paragraph] = []
        heading = ""
        for paragraph in head:
            said = join(paragraph.lines, self.words)
            answered = _ANSWERED.match(said)
            if answered is not None or opening:
                opening.append(paragraph)
                heading = heading or _heading(answered["kind"] if answered else "")
            else:
                context.append(paragraph)
        parts: list[Portion] = []
        answers: list[Portion] = []
        taken: list[Line] = []
        for marker, own in sections[1:]:
            self.section(marker, own, parts, answers, context, opening, taken)
        fields = header(context, opening, self.words)
        title = fields.title or self.place.path.rpartition("/")[2]
        if not fields.title:
            self.doubts.append(problem("import-header", self.place))
        if not parts:
            self.doubts.append(problem("import-no-parts", self.place))
        if any(line.text.startswith("Mededeling") for p in opening for line in p.lines):
            self.doubt("import-announcement", opening[0].lines[0])
        return Draft(
            title,
            tuple(context),
            tuple(parts),
            tuple(opening),
            tuple(answers),
            heading,
            taken=tuple(taken),
            doubts=tuple(self.doubts),
            asked=fields.asked,
            answered=fields.answered,
            askers=fields.askers,
            addressees=fields.addressees,
        )

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        return paragraphs(lines, self.setting)

    def doubt(self, code: str, line: Line, **arguments: str) -> None:
        text = line.text
        self.doubts.append(problem(code, line.place(self.place.path), text=text, **arguments))

    def sections(self, lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
        """What stands before the first marker, then each marker with what stands below it."""
        marker: Line | None = None
        own: list[Line] = []
        before: Line | None = None
        for line in lines:
            far = (
                before is None
                or before.page != line.page
                or line.top - before.top > 1.35 * self.setting.leading
                or _ENDS.search(before.text) is not None
            )
            if far and (_MARKER.fullmatch(line.text) or _ALONE.fullmatch(line.text)):
                yield marker, own
                marker, own = line, []
            else:
                own.append(line)
            before = line
        yield marker, own

    def section(  # noqa: PLR0913, PLR0917 - the places a section can go to
        self,
        marker: Line | None,
        own: Sequence[Line],
        parts: list[Portion],
        answers: list[Portion],
        context: list[Paragraph],
        opening: list[Paragraph],
        taken: list[Line],
    ) -> None:
        if marker is None:
            return
        text = self.paragraphs(own)
        match = _MARKER.fullmatch(marker.text)
        if match is None:
            alone = Paragraph((marker,))
            if marker.text.startswith("Toelichting"):
                # About the question as a whole; below an answer it would be a part of that.
                context += [alone, *text]
            elif marker.text.startswith(("Vra",)):
                taken.append(marker)
                context += text
            else:
                taken += [] if marker.text.startswith("Mededeling") else [marker]
                opening += [alone, *text] if marker.text.startswith("Mededeling") else text
            return
        numbers = numbers_of(match["numbers"])
        if match["word"].startswith("Vra"):
            portions, sure = divided(numbers, text)
            if not sure:
                self.doubts.append(
                    problem(
                        "import-undivided",
                        marker.place(self.place.path),
                        marker=marker.text,
                        text=f"Vraag {numbers[0]}",
                    )
                )
            for at, (number, paragraph) in enumerate(zip(numbers, portions, strict=True)):
                own_line = (marker,) if at == 0 else ()
                parts.append(Portion((number,), f"Vraag {number}", own_line, tuple(paragraph)))
        else:
            known = {number for part in parts for number in part.numbers}
            if not known.issuperset(numbers):
                self.doubt("import-answers-nothing", marker)
            heading = f"{match['word']} {_listed(match['numbers'])}"
            read = marker_of(heading)
            if read is None or read.numbers != numbers:
                heading = f"Antwoord {', '.join(numbers)}"
            answers.append(Portion(numbers, heading, (marker,), tuple(text)))


def _listed(text: str) -> str:
    """Numbers with a comma between those that have only a space."""
    return re.sub(r"(?<=\d)\s+(?=\d)", ", ", text.strip())


def _heading(kind: str) -> str:
    """The heading of an answer: an announcement is none yet."""
    words = kind.split()
    if not words:
        return ""
    if words[-1].lower() == "mededeling":
        return "Voorlopig antwoord"
    return " ".join(words) if len(words) > 1 else ""
