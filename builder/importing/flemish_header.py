"""The header of a Flemish question, and of its answer: number, day, who asks, who is asked.

The answer has the same fields once more, and above them, in capitals, who answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.importing.dutch import date_in, in_small_letters, office, person
from builder.importing.lines import Line
from builder.importing.records import Somebody

QUESTION = re.compile(r"(?:SCHRIFTELIJKE\s+VRAAG|Schriftelijke\s+vraag)\b[\s:]*(?P<rest>.*)")
_KIND = "gecoördineerd|voorlopig|aanvullend|definitief|verbeterd|bijkomend"
ANSWER = re.compile(rf"(?:(?P<kind>{_KIND})\s+)?antwoord\b[\s:]*(?P<rest>.*)", re.IGNORECASE)
_D = r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4}|\d{1,2}\s+[a-zA-Z]+\s+\d{4}"
_FIELDS = (
    re.compile(r"op\s+(?:de\s+)?(?:schriftelijke\s+)?(?=vraag\b)", re.IGNORECASE),
    re.compile(r"vraag\s+(?=nr)", re.IGNORECASE),
    re.compile(r"nr\.?\s*(?P<number>\d+[a-z]?)\b", re.IGNORECASE),
    re.compile(rf"van\s+(?P<dated>{_D})(?!\w)"),
    re.compile(
        rf"(?:datum(?:\s+antwoord)?|beantwoord\s+op|d\.?d\.?)\s*:?\s*(?P<date>{_D})(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(r"van\s+(?P<asker>[^\W\d][^\d:]*?)(?=\s+(?:datum|aan)\b|$)", re.IGNORECASE),
    re.compile(r"aan\s+(?P<addressee>\S.*)", re.IGNORECASE),
)
_WORD = re.compile(r"[^\W\d_]")
LONGEST = 300
"""Characters of a line that can be a title, or head an answer."""


@dataclass(slots=True)
class Header:
    """What the header of a question or of an answer says."""

    lines: list[Line] = field(default_factory=list)
    kind: str = ""
    number: str = ""
    asker: str = ""
    addressee: str = ""
    dates: list[str] = field(default_factory=list)
    dated: str = ""

    @property
    def asks(self) -> Iterator[Somebody]:
        """Who asks."""
        for name in re.split(r"\s+en\s+|\s+EN\s+|,\s*", self.asker):
            if name.strip():
                yield Somebody(in_small_letters(person(name)))

    @property
    def asked(self) -> Iterator[Somebody]:
        """Who is asked, with the office."""
        name, _, role = self.addressee.partition(",")
        if name.strip():
            yield Somebody(in_small_letters(person(name)), role=office(role.strip(" ,")))


def is_header(line: Line) -> bool:
    """Whether a line begins the header of a question."""
    match = QUESTION.fullmatch(line.text)
    return match is not None and (not match["rest"] or _read_fields(match["rest"]) is not None)


def answer_begins(line: Line) -> bool:
    """Whether a line says `ANTWOORD`, and at most fields besides."""
    match = ANSWER.fullmatch(line.text)
    if match is None or len(line.text) > LONGEST:
        return False
    return not match["rest"] or _read_fields(match["rest"]) is not None


def _read_fields(text: str) -> dict[str, str] | None:
    """The fields that a line of a header gives; `None` if it says anything else as well."""
    found: dict[str, str] = {}
    while text:
        for pattern in _FIELDS:
            match = pattern.match(text)
            if match is not None:
                found |= match.groupdict()
                text = text[match.end() :].lstrip(" ,/;–-")
                break
        else:
            return None
    return found


def read_header(
    header: Header, lines: Sequence[Line], opening: re.Pattern[str], leading: float
) -> list[Line]:
    """Reads the lines of a header as long as they say nothing but fields; gives those lines.

    Args:
        header: what is told is noted there.
        lines: the lines from the first of the header on.
        opening: what the first line begins with.
        leading: from the top of one line to that of the next.
    """
    own: list[Line] = []
    inside = False
    for line in lines:
        text = line.text
        if not own:
            match = opening.fullmatch(text)
            text = match["rest"] if match else text
        found = _read_fields(text)
        if found is not None:
            inside = "addressee" in found
            _fill(header, found)
        elif inside and _continues(line, own[-1], header, leading):
            # The office stands below the name, or goes on on the next line.
            comma = "" if header.addressee.endswith(",") or "," in header.addressee else ","
            header.addressee = f"{header.addressee}{comma} {text}"
        else:
            break
        own.append(line)
    return own


def _continues(line: Line, before: Line, header: Header, leading: float) -> bool:
    """Whether a line goes on with the office of the addressee."""
    if line.page != before.page or line.top - before.top > 1.35 * leading:
        return False
    capitals = line.text.isupper() and header.addressee.isupper()
    goes_on = before.text.rstrip().endswith((",", " en", " EN")) or line.text[:1].islower()
    named = re.match(r"(?:vice)?minister|vlaams", line.text, re.IGNORECASE) is not None
    return capitals or goes_on or named


def _fill(header: Header, found: dict[str, str]) -> None:
    header.number = header.number or found.get("number", "")
    header.asker = header.asker or found.get("asker", "")
    header.addressee = header.addressee or found.get("addressee", "")
    header.dated = header.dated or date_in(found.get("dated", ""))
    if found.get("date"):
        header.dates.append(date_in(found["date"]))


def is_named(line: Line) -> bool:
    """Whether a line in capitals can be the name or the office of who answers."""
    return (
        line.text.isupper() and _WORD.search(line.text) is not None and not line.text[0].isdigit()
    )
