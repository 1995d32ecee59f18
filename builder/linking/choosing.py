"""Whether one question is what a citation means, and whether that is certain enough for a link.

Source: `How questions cite other questions`, step 4: a question is known by parliament, session,
addressee and number; by parliament, number and date; or by an id that is one for all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from builder.linking.matching import (
    Fit,
    addressee_fit,
    asker_fit,
    date_fit,
    session_fit,
    shared,
)
from builder.linking.numbers import Entry, Numbers
from builder.model import Citation, Question

_INCOMING = re.compile(r"20\d\dZ\d{5}")
"""The number under which the Dutch House received a question."""

_ORAL_DIGITS = 4
"""Digits from which the number of an oral question is that of one in a whole term."""


@dataclass(frozen=True, slots=True)
class Fits:
    """How a question fits a citation, key by key.

    Attributes:
        day: of asking, or of answering where that is what is printed.
        session: as printed, else that of the date.
        addressee: by name, or because it is who answers here.
        asker: by name, or because it is who asks here.
    """

    day: Literal["exact", "about", "near", "unknown"]
    session: Fit
    addressee: Fit
    asker: Fit

    @property
    def contradicted(self) -> bool:
        """Whether something that the citation says is not so."""
        return self.day == "near" or Fit.AGAINST in {self.addressee, self.asker}


def _fit(here: Question, item: Citation, entry: Entry) -> Fits | None:
    """How a question fits; `None` if it cannot be meant."""
    there = entry.question
    parliaments = {here.fields.parliament, there.fields.parliament} - {None}
    if len(parliaments) > 1:
        return None
    if item.kind and entry.kind and item.kind != entry.kind:
        return None
    limit = here.fields.answered if item.answer else here.fields.asked
    asked = there.fields.asked
    if limit is not None and asked is not None and asked.first > limit.last:
        return None
    day = date_fit(item, there)
    session = session_fit(item, there)
    if day is None or session is Fit.AGAINST:
        return None
    return Fits(day, session, addressee_fit(here, item, there), asker_fit(here, item, there))


Fitting = list[tuple[Entry, Fits]]
"""The questions that a citation may mean, with how they fit."""


def fitting(here: Question, item: Citation, entries: Iterable[Entry]) -> Fitting:
    """Those of some questions that a citation in a question can mean."""
    return [(entry, fit) for entry in entries if (fit := _fit(here, item, entry)) is not None]


def narrowed(fits: Fitting) -> Fitting:
    """The candidates that fit best: what one of them matches, all must match."""
    left = fits
    exact = [pair for pair in left if pair[1].day == "exact"]
    left = exact or left
    for name in ("addressee", "asker", "session"):
        some = [pair for pair in left if getattr(pair[1], name) is Fit.FOR]
        left = some or left
    clear = [pair for pair in left if not pair[1].contradicted]
    return clear or left


def enough(here: Question, item: Citation, entry: Entry, fit: Fits, numbers: Numbers) -> bool:
    """Whether what fits tells one question from all that the archive may lack."""
    if fit.contradicted:
        return False
    if fit.day == "exact" or _unique(here, item, entry, fit):
        return True
    names = (fit.addressee, fit.asker)
    if fit.session is Fit.FOR and Fit.FOR not in names:
        # Who names nobody means somebody who is in view, or numbers that are one series for all.
        return not (item.addressee or item.asker) and (
            shared(here.addressees, entry.question.addressees) is Fit.FOR
            or numbers.one_series(entry.question)
        )
    if fit.session is Fit.FOR or fit.day == "about":
        return Fit.FOR in names
    return names == (Fit.FOR, Fit.FOR)


def _unique(here: Question, item: Citation, entry: Entry, fit: Fits) -> bool:
    """Whether the number alone is that of one question, as far as its session goes."""
    number = item.numbers[0]
    if item.scheme == "appendix":
        return fit.session is Fit.FOR
    if item.scheme == "uin":
        # It returns in each session, except in Scotland, where it holds its own.
        same = here.session is not None and here.session == entry.question.session
        return number.startswith("S") or fit.session is Fit.FOR or (item.date is None and same)
    oral = item.kind == entry.kind == "oral" and len(number) > _ORAL_DIGITS
    papers = any("/" in name or _INCOMING.fullmatch(name) for name in item.numbers)
    return oral or papers or item.scheme in {"european", "printed-paper"}
