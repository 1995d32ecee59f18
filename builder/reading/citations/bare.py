"""A number without `nr.`: whether a question is meant, a part of this document, or a survey."""

import re

from builder.model import Date
from builder.reading.citations.heads import Head
from builder.reading.citations.tail import Details, after

_ASKED = re.compile(
    r"(?<!\w)(?i:de|het|op|mijn|uw|zijn|haar|hun|zie|deze|la|ma|votre|sa|die|der|meine|cf\.|voir|en|naar|van"
    r"|antwoord[ ]op|\()[ ]{0,2}$|^$|[(]$"
)
_ON = re.compile(
    r"[ ]{0,2}(?:$|[.;)\]\n](?!\d)|,[ ]|\([A-Z]|(?:van|gesteld|over|d\.?d\.|betreffende|inzake|waar"
    r"|du[ ]\d|de[ ]M|relative|vom[ ]\d|die[ ](?:u|ik)[ ]|haalt|met[ ]hetzelfde|aan[ ]de)(?![a-z]))"
)
_PUT = re.compile(
    r"(?i:answers?|reply|replies|response|reference)"
    r"(?:[^.!?;\n]|\b(?i:hon|Rt|Mrs?|Dr)\.){0,110}(?:to|for)[ ]"
    r"(?:(?:his|her|my|their|the|Oral|Written|Parliamentary)[ ]){0,3}$"
)
_DATED_ANSWER = re.compile(
    r"(?:[Aa]nswers?|[Rr]eply|[Rr]esponse)(?:[^.!?;\n]|\b(?i:hon|Rt|Mrs?|Dr)\.){0,90}?(?:of|on)[ ]"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}[ ](?:19|20)\d\d),?[ ][^.!?;\d\n]{0,60}$"
)
_SURVEY = re.compile(
    r"[ ](?:van|uit|in|op|of|in|on|de|du|dans|der|des)[ ]"
    r"(?:(?:de|het|een|the|la|le|l'|our|its|onze)[ ]?){0,2}"
    r"(?i:\w{0,20}(?:enqu[êe]te|vragenlijst|bevraging|formulier|survey|questionnaire|peiling"
    r"|consultation|toets|examen|quiz|FAQ|sondage|umfrage|fragebogen|census|form\b|paper\b|referend"
    r"|wet\b|ontwerp\b"
    r"|steekproef|studie\b|volksraadpleging|poll\b))"
)
_MINE = re.compile(r"(?<!\w)(?i:mijn|ma|mes|my|meine[nr]?)[ ]$")
_ELSEWHERE = re.compile(
    r"[ ](?:van|uit|in|de|of|der|aus)[ ](?i:mijn|uw|zijn|haar|die|dat|het|de|ma|votre|sa|la|my|your"
    r"|his|her|the|meiner|ihrer|l')"
)
_BULLETIN = re.compile(r"[ ]\((?:Vragen|Schriftelijke|Integraal|Questions|Compte|Bulletin)[ ]")
_VERB = re.compile(r"(?<!\w)(?i:ik|we|wij|zij|ze|u|je|men|die)[ ]$")
_LEAST = 9
"""`schriftelijke vraag 3` may still be the third of a list."""
_MOST_PARTS = 999
"""`Question 20367` is none of a survey or an examination."""
SMALL = 60
"""Up to here, a number without `nr.` is that of a sub-question."""
YEARS = range(1900, 2101)


def answer_date(text: str, start: int) -> Date | None:
    """`pursuant to the Answer of 5 January 2016 to`: that date is the answer's."""
    match = _DATED_ANSWER.search(text, max(0, start - 160), start)
    if match is None:
        return None
    details = Details()
    after(f" of {match['date']}", 0, details)
    return details.date


def may_be_bare(text: str, head: Head, number: str, end: int, *, dated: bool) -> bool:
    """Whether a number without `nr.` is that of a question of a parliament.

    Args:
        text: the paragraph.
        head: the words before it.
        number: the first one.
        end: where the last one, and what is said of it, ends.
        dated: whether a date stands behind it.
    """
    start = head.start
    value = int(re.sub(r"\D", "", number))
    if head.sure or number[-1].isalpha():
        return value > _LEAST or dated
    answered = answer_date(text, start) is not None
    put = _PUT.search(text, max(0, start - 160), start) is not None
    if head.scheme == "uin":
        large = value > _MOST_PARTS and value not in YEARS
        return large or answered or (value > SMALL and put)
    if _BULLETIN.match(text, end) or answered or (value > _MOST_PARTS and put):
        return value not in YEARS
    if dated:
        return _VERB.search(text, max(0, start - 20), start) is None
    known = _ASKED.search(text, max(0, start - 20), start) is not None
    follows = _ON.match(text, end) is not None
    return known and follows and value > SMALL and value not in YEARS


def of_survey(text: str, end: int) -> bool:
    """Whether what is numbered belongs to a survey, a law or an examination."""
    return _SURVEY.match(text, end) is not None


def in_another_document(text: str, head: Head, end: int, *, answer: bool) -> bool:
    """Whether a small number counts the parts of another text than the one it stands in.

    `mijn vraag 2` in a question, and `vraag 2 van mijn brief`, stand in another document.
    """
    if (head.sure and head.kind) or _ELSEWHERE.match(text, end):
        return True
    return not answer and _MINE.search(text, max(0, head.start - 12), head.start) is not None
