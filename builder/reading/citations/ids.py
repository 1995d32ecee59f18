"""Ids that mean a question by themselves: British, Scottish, European, German and Dutch ones."""

import re
from dataclasses import dataclass

from builder.model import Scheme
from builder.reading.citations.heads import NR, NUMBER, RANGE, Head


@dataclass(frozen=True, slots=True)
class Id:
    """An id in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        scheme: what kind of id it is.
        number: in normal form, so that two ways to write it are one.
        session: if it says so: `2022-2023`.
    """

    start: int
    end: int
    scheme: Scheme
    number: str
    session: str = ""


_EUROPEAN = re.compile(
    # What stands before is asked after the letter: so a search goes from letter to letter.
    r"(?P<kind>[EPOHG])(?<![\w-].)-(?:(?P<number>\d{4,6})/(?P<year>\d{4}|\d{2})"
    r"|(?P<term>\d{1,2})-(?P<year2>\d{4})-(?P<number2>\d{6}))(?:-?\(?ASW\)?)?(?![\w/])"
)
# Three digits at least: HL7 is a way to exchange data, and HL5 a paper size of its own.
_LORDS = re.compile(r"(?<![\w/-])HL[ ]?(?P<number>\d{3,5})(?![\w/-]|[.,]\d)")
_SCOTTISH = re.compile(r"S(?<![\w-].)(?P<session>\d)(?P<kind>[WOFT])-(?P<number>\d{3,6})(?![\w/-])")
# The Dutch House numbers what comes in, questions among it: the words around must tell.
_INCOMING = re.compile(r"(?<!\w)20\d\dZ\d{5}(?!\w)")
_OF_QUESTIONS = re.compile(r"(?i:vra(?:ag|gen))(?!\w)[^.;\n]{0,60}$")
_PAPER = re.compile(
    r"(?<!\w)(?i:(?:Bundestags|Landtags|BT-|LT-|BR-|Bundesrats)?-?(?:Drucksachen?|Drs\.?))"
    r"(?:[ -]?(?:Nr|Nrn|Nummern?)\.?)?[ ]?:?[ ]{0,2}(?=\d{1,2}/\d)"
)
_PAPER_NUMBER = re.compile(r"(?P<term>\d{1,2})/(?P<number>\d{1,2}[ ]\d{3}|\d{1,6})(?![\w/]|[.,]\d)")
_PAPER_AND = re.compile(r"[ ]?(?:,|und|sowie|;|u\.)[ ](?=\d{1,2}/\d)")
# A printed paper may be anything that a parliament prints.
_OTHER_PAPER = re.compile(
    r"(?:Gesetz|Antrag|Antr[äa]ge|Beschluss|Bericht|Unterrichtung|Entschlie|Haushalt|Verordnung"
    r"|Stellungnahme|Gutachten|Vorlage|Protokoll|Wahlvorschl|Enquete|Entwurf|Novelle)"
    r"(?![^\n]*(?:Anfrage|Frage|Antwort))"
)
_APPENDIX = re.compile(
    r"(?i:aanhangsel(?:[ ]van)?(?:[ ](?:de|het))?[ ](?:handelingen)|ah[ ]tk)"
    r"(?:[ ](?:II|I|Tweede[ ]Kamer|TK|der[ ]Kamer|van[ ]de[ ]Tweede[ ]Kamer))?[ ,]{0,3}"
    r"(?:(?i:vergaderjaar|verg\.?jr\.?)[ ]{0,3})?"
    rf"(?P<first>(?:19|20)\d\d)[ ]?[-–/][ ]?(?P<last>\d{{2,4}})[ ]?,[ ]?(?P<nr>{NR})?"
    rf"(?={NUMBER}|{RANGE})"
)


def ids(text: str) -> list[Id]:
    """Every id in a text, in order."""
    # A word that is not in it need not be looked for with a pattern.
    folded = text.casefold()
    found: list[Id] = []
    for match in _EUROPEAN.finditer(text):
        number = match["number"] or match["number2"]
        year = match["year"] or match["year2"]
        year = year if len(year) > 2 else f"20{year}"  # noqa: PLR2004 - `/21`
        number = f"{match['kind']}-{int(number):06}/{year}"
        found.append(Id(match.start(), match.end(), "european", number))
    if "HL" in text:
        found += [
            Id(match.start(), match.end(), "uin", f"HL{match['number']}")
            for match in _LORDS.finditer(text)
        ]
    for match in _SCOTTISH.finditer(text):
        number = f"S{match['session']}{match['kind']}-{int(match['number']):05}"
        found.append(Id(match.start(), match.end(), "uin", number))
    found += [
        Id(match.start(), match.end(), "question", match.group())
        for match in _INCOMING.finditer(text)
        if _OF_QUESTIONS.search(text, max(0, match.start() - 80), match.start())
    ]
    if "drucksache" in folded or "drs" in folded:
        for match in _PAPER.finditer(text):
            found += _papers(text, match)
    return sorted(found, key=lambda item: item.start)


def _papers(text: str, head: re.Match[str]) -> list[Id]:
    """The printed papers after `Drucksachen`; none, if the words around say it is a bill."""
    before = text[max(0, head.start() - 70) : head.start()]
    sentence = re.split(r"[.;!?][ ](?=[A-ZÄÖÜ])", before)[-1]
    found = []
    at, start = head.end(), head.start()
    while (match := _PAPER_NUMBER.match(text, at)) is not None:
        number = f"{int(match['term'])}/{match['number'].replace(' ', '')}"
        found.append(Id(start, match.end(), "printed-paper", number))
        more = _PAPER_AND.match(text, match.end())
        if more is None:
            break
        at = start = more.end()
    if not found:
        return []
    after = re.split(r"[.;!?)](?:[ ]|$)", text[found[-1].end : found[-1].end + 30])[0]
    return [] if _OTHER_PAPER.search(sentence) or _OTHER_PAPER.search(after) else found


def appendices(text: str) -> list[Head]:
    """`Aanhangsel Handelingen, vergaderjaar 2022-2023, nr.`, each with a number behind it."""
    folded = text.casefold()
    if "aanhangsel" not in folded and "ah tk" not in folded:
        return []
    return [
        Head(
            match.start(),
            match.end(),
            kind="",
            sure=True,
            plural=True,
            numbered=True,
            scheme="appendix",
            session=session_of(match["first"], match["last"]),
        )
        for match in _APPENDIX.finditer(text)
    ]


def session_of(first: str, last: str) -> str:
    """A session by its first year; the second may have lost a digit: `2022–203`."""
    year = int(first)
    whole = last if len(last) == 4 else f"{first[:2]}{last}"  # noqa: PLR2004 - a year
    return f"{year}-{year + 1}" if whole != first else first
