"""How a citation begins: the words for a question in each language, and ids that need no word.

Source: `How questions cite other questions`, a collection of printed forms. A pattern here looks
at a bounded number of characters, so that a long paragraph takes no longer than its length.
"""

import re
from dataclasses import dataclass

from builder.model import Date, Scheme
from builder.reading.citations.days import PLAIN_DATE, day_in

S = r"[ ]{1,4}"
"""Some space; text is looked at with every kind of space as a plain one."""

NR = (
    r"(?:[Nn][or]s?\.?(?=[ \d])|[Nn]rn?\.|[Nn]\.|[Nn][°º]s?|[Nn]\?(?=[ ]?\d)|#(?=\d)"
    r"|[Nn](?:ummer[ns]?|um[ée]ros?|umbers?)(?=[ ]))[ ]{0,3}"
)
"""The word or sign before a number. The degree sign may have become a question mark."""

NUMBER = (
    r"(?:[1-9]-\d{3,5}|\d{1,8}[CPSG]?)(?:(?!\w|[ ]?[%‰€°]|[.,/:]\d|[-–]\d)|(?=van[ ]|du[ ]|gesteld)"
    r"|(?=\.\d{1,2}[.)][ A-Z]))"
)
"""A question's number: `230`, `55002908C`, `0892S`, `5-4395` of the Senate; not `2016.227` or
`12/3`."""

RANGE = r"\d{1,6}[ ]?[-–][ ]?\d{1,6}(?![\w%‰€°]|[.,/:]\d|[-–]\d)"
"""`12-14`: every number from the first to the last."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the number.

    Attributes:
        start: where the words begin.
        at: where the number begins.
        kind: `written` or `oral`, if the words say so; else empty.
        sure: whether the words alone tell that a question of a parliament is meant, so that
            `nr.` may be missing: `schriftelijke vraag 205`.
        plural: whether several numbers may follow.
        numbered: whether `nr.` or the like is there.
        scheme: what the number counts.
        session: if the words say so; else empty.
        date: if it stands before the number: `vraag van 5 mei 2020 (nr. 318)`.
        inner: whether the words say that a part of a question is meant: `deelvraag 2`.
    """

    start: int
    at: int
    kind: str
    sure: bool
    plural: bool
    numbered: bool
    scheme: Scheme
    session: str = ""
    date: Date | None = None
    inner: bool = False


_NL = (
    r"(?:(?:(?:in|op|van|mijn|uw|de|zijn|haar|een)?(?:schriftelijke|mondelinge|parlementaire)"
    r"|samengevoegde|actuele|dringende|toegevoegde)[ ]{1,4}){0,3}"
    r"(?:kamer|parlements|deel|sub)?(?:vraagnummers?|vra(?:ag|gen)|interpellaties?)"
    r"(?:[ ]om[ ](?:uitleg|toelichting))?"
)
_FR = (
    r"(?:sous-)?(?:questions?|interpellations?)"
    r"(?:[ ](?:(?:[ée]crite|orale|parlementaire|jointe|urgente)s?"
    r"|d'actualit[ée]|au[ ]gouvernement|avec[ ]d[ée]bat|sans[ ]d[ée]bat)){0,3}"
)
_DE = (
    r"(?:(?:schriftliche|m[üu]ndliche|parlamentarische|kleine|gro(?:ß|ss)e|dringliche)[nrsm]?"
    r"[ ]{1,4}){0,2}(?:kleinanfragen?|anfragen?|(?:einzel|teil|unter)?fragen?"
    r"|interpellation(?:en)?)"
)
_EN = (
    r"(?:sub-)?(?:(?:written|oral|parliamentary|topical|urgent)[ ]{1,4}){0,3}questions?"
    r"(?:[ ]{1,4}UINs?)?"
)
_ABBREVIATED = r"(?-i:SV|MV|VOU|QE|QO|PQs?|UINs?|WPQs?)"
_NOUN = re.compile(
    # A word of which this is only the end is another word: `examenvraag`, `CSV`.
    rf"(?<![\w-])(?i:(?P<nl>{_NL})|(?P<fr>{_FR})|(?P<de>{_DE})|(?P<en>{_EN})"
    rf"|(?P<short>{_ABBREVIATED}))(?=[ ,(:#\d\n°])"
)
# Between the noun and `nr.`: a comma or a bracket, `met`, `onder het`, a date, a name; or what the
# question is about, if the bracket behind it tells of the bulletin as well: a law has none.
_BRIDGE = re.compile(
    r"(?P<dated>[ ](?:van|du|vom|of|de|d\.?d\.?)[ ]"
    rf"(?:(?P<day>{PLAIN_DATE})|(?:19|20)\d\d)(?=,?[ ]))?"
    rf"(?P<about>[ ][^.;?!()\d\n]{{1,80}}+(?=\({NR}{NUMBER}[ ](?:van|du)[ ](?:{PLAIN_DATE}),[ ]"
    r"(?:Vragen|Schriftelijke|Questions)[ ]))?"
    r"(?:[ ]{0,3}[,(])?[ ]{0,3}"
    rf"(?:(?:met|onder|avec|portant|mit|unter|with|under)[ ]"
    r"(?:(?:het|de|le|der|dem|the|als|reference|kenmerk)[ ]){0,2})?"
    rf"(?P<nr>{NR})?(?={NUMBER}|{RANGE})"
)
_ORAL = re.compile(r"(?i:mondeling|orale|m[üu]ndlich|oral\b)|\b(?:MV|QO)\b")
_WRITTEN = re.compile(r"(?i:schriftelijke|[ée]crite|schriftlich|written)|\b(?:SV|QE|WPQs?)\b")
_SURE = re.compile(
    r"(?i:schriftelijke|mondelinge|parlementaire|kamervra|vraagnummer|[ée]crites?|orale|schriftlich|m[üu]ndlich"
    r"|kleine|gro(?:ß|ss)e|written|oral|parliamentary|UIN|om[ ]uitleg)|^(?:SV|MV|VOU|QE|QO|W?PQs?)$"
)
_PLURAL = re.compile(r"(?i:vragen|interpellaties|questions|interpellations|fragen|ionen)|[QN]s$")
_INNER = re.compile(r"(?i:deel|sub|sous-|teil|unter)")
_NOT_OURS = re.compile(
    # Questions that are put to a court, in an examination or in a survey.
    r"(?i:prejudici[ëe]le|pr[ée]judicielles?|examen|enqu[êe]te|quiz|toets|test|meerkeuze|FAQ)"
    r"[ ]{1,4}$"
)


_STEMS = ("vra", "question", "frag", "interpella")
_SHORT = ("SV", "MV", "VOU", "Q", "UIN")


def _has_noun(text: str) -> bool:
    """Whether there may be a word for a question: a look that costs little beside the pattern."""
    folded = text.casefold()
    return any(stem in folded for stem in _STEMS) or any(short in text for short in _SHORT)


def noun_heads(text: str) -> list[Head]:
    """Every word for a question with a number behind it."""
    found: list[Head] = []
    if not _has_noun(text):
        return found
    for match in _NOUN.finditer(text):
        bridge = _BRIDGE.match(text, match.end())
        if bridge is None or (bridge["dated"] and bridge["nr"] is None):
            continue
        if bridge["about"] and _has_noun(bridge["about"]):
            continue
        if _NOT_OURS.search(text, max(0, match.start() - 20), match.start()):
            continue
        words = match.group()
        if match["short"] and "," in bridge.group():
            continue
        numbered = bridge["nr"] is not None
        # French has a small letter and `n°`.
        british = (
            match["en"] is not None
            or (match["short"] or "").startswith(("P", "U", "W"))
            or (words.startswith("Question") and not numbered)
        )
        marked = (bridge["nr"] or "").strip().rstrip(".")
        head = Head(
            match.start(),
            bridge.end(),
            "oral" if _ORAL.search(words) else "written" if _WRITTEN.search(words) else "",
            _SURE.search(words) is not None,
            _PLURAL.search(words) is not None or marked.endswith("s"),
            numbered,
            "uin" if british else "question",
            date=day_in(bridge["day"] or ""),
            inner=_INNER.match(words) is not None,
        )
        found.append(head)
    return found


def hanging(text: str) -> int | None:
    """Where a list begins that hangs under `… vragen:` at the end of a text or in it."""
    if ":" not in text or not _has_noun(text):
        return None
    match = _HANGING.search(text)
    return match.end() if match is not None else None


_HANGING = re.compile(
    r"(?<!\w)(?i:vragen|questions|fragen|anfragen)[^.?!:\n\d]{0,60}:"
    r"(?=[ \n]{0,4}(?:[-–•*·o§]|$|\n|[nN]))"
)
