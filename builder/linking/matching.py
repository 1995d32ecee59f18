"""How a question fits what a citation says of it: date, session, addressee, asker."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Literal

from builder.linking.numbers import NEAR
from builder.model import Citation, Date, Participant, Question
from builder.reading.slugs import slugify


class Fit(Enum):
    """Whether a key speaks for a question, against it, or not at all."""

    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "unknown"


_SESSION = re.compile(r"(\d{4})-(\d{4})")
_SUMMER = (7, 8, 9, 10)
"""Months in which one session ends and the next begins, in one parliament or another."""

_OFFICES = frozenset(
    {
        *("minister", "ministre", "ministers", "staatssecretaris", "secretaris", "secretary"),
        *("bestuurslid", "schepen", "gedeputeerde", "bundesregierung", "regering", "eerste"),
        *("gouvernement", "government", "premier", "president", "vice", "viceminister"),
        *("ministerin", "bundesminister", "bundesministerin", "viceeersteminister"),
        *("secretaire", "bureau", "department", "ministerie", "commission", "commissie"),
    }
)
_TITLES = frozenset(
    {"de", "heer", "mevrouw", "collega", "mr", "mrs", "ms", "mme", "m", "dr", "min"}
)


def date_fit(
    item: Citation, there: Question
) -> Literal["exact", "about", "near", "unknown"] | None:
    """How the date of a citation fits a question; `None` if it is another day altogether.

    British citations give the date of the answer, which is as good; elsewhere the date of the
    answer, or one that is a few days off, is near.
    """
    cited, asked, answered = item.date, there.fields.asked, there.fields.answered
    if cited is None or (asked is None and answered is None):
        return "unknown"
    days = [day for day in (asked, answered) if day is not None]
    for day in days:
        if day.is_day and cited.is_day and day.first == cited.first:
            return "exact" if day is asked or item.scheme == "uin" else "near"
    if asked is not None and _overlap(cited, asked) and not (asked.is_day and cited.is_day):
        return "about"
    if any(_distance(cited, day) <= NEAR for day in days):
        return "near"
    # Answers are published later than they are given; the question is older than either.
    if asked is not None and answered is not None and asked.first <= cited.first <= answered.last:
        return "near"
    return "unknown" if asked is None else None


def session_fit(item: Citation, there: Question) -> Fit:
    """How the session of a citation fits: as printed, else that of the cited date."""
    match = _SESSION.fullmatch(there.session or "")
    if match is None:
        return Fit.UNKNOWN
    if item.session:
        return Fit.FOR if item.session == there.session else Fit.AGAINST
    if item.date is None or there.fields.asked is not None:
        return Fit.UNKNOWN
    # Of an undated question only its session tells whether it can be the one.
    first = date.fromisoformat(item.date.first)
    years = {first.year - (first.month < _SUMMER[0])}
    if first.month in _SUMMER:
        years |= {first.year - 1, first.year}
    return Fit.FOR if int(match[1]) in years else Fit.AGAINST


def addressee_fit(here: Question, item: Citation, there: Question) -> Fit:
    """How the addressee of a citation fits, by name, else by whom it is answered here."""
    if item.addressee:
        return _named(item.addressee, there.addressees)
    return shared(here.addressees, there.addressees) if item.same_addressee else Fit.UNKNOWN


def asker_fit(here: Question, item: Citation, there: Question) -> Fit:
    """How the asker of a citation fits, by name, or because it is who asks here."""
    if item.asker:
        return _named(item.asker, there.askers)
    return shared(here.askers, there.askers) if item.own else Fit.UNKNOWN


def shared(here: Iterable[Participant], there: Iterable[Participant]) -> Fit:
    """Whether somebody is among both."""
    ours, theirs = {who.person for who in here}, {who.person for who in there}
    if not ours or not theirs:
        return Fit.UNKNOWN
    return Fit.FOR if ours & theirs else Fit.AGAINST


def _named(name: str, people: Iterable[Participant]) -> Fit:
    """Whether one of some people has a printed name, which may be the surname alone."""
    wanted = _words(name)
    known = [_words(who.name) for who in people]
    if not wanted or not known:
        return Fit.UNKNOWN
    if any(own and (wanted <= own or own <= wanted) for own in known):
        return Fit.FOR
    # `minister van Justitie` is an office: whoever held it may have that name.
    return Fit.UNKNOWN if any(_is_office(who.name) for who in people) else Fit.AGAINST


@lru_cache(maxsize=10_000)
def _words(name: str) -> frozenset[str]:
    words = slugify(name.replace("'", " ").replace("’", " ")).split("-")
    return frozenset(word for word in words if len(word) > 1) - _TITLES - _OFFICES


def _is_office(name: str) -> bool:
    return not _OFFICES.isdisjoint(slugify(name).split("-"))


def _overlap(one: Date, other: Date) -> bool:
    return one.first <= other.last and other.first <= one.last


def _distance(one: Date, other: Date) -> int:
    """Days between two dates; 0 if they overlap."""
    if _overlap(one, other):
        return 0
    early, late = (one, other) if one.last < other.first else (other, one)
    return (date.fromisoformat(late.first) - date.fromisoformat(early.last)).days
