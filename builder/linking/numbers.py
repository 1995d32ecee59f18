"""Questions by their numbers: what a citation may mean, without looking at the whole archive."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from builder.model import Citation, Date, Question
from builder.reading.citations import ids, normal

NEAR = 14
"""Days by which a date may be off: of asking, of publication, or a slip."""

MANY = 40
"""Questions with one number, above which the number alone says nothing."""

MOST = 200
"""Questions with one number and month, session or person, above which these say nothing either: an
archive that gives one number to everything takes no longer than another."""

_OWN_NUMBER = re.compile(
    r"\((?P<kind>MV|SV|VOU|QO|QE)\.?[ ]?(?:n[r°o]\.?[ ]?)?(?P<number>\d{2,8}[CP]?)\)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question under one of its numbers.

    Attributes:
        question: the question.
        kind: what kind of number it is: `oral` for the `(MV 15427)` in the title of a question
            that is now a written one; `None` if the file does not say.
    """

    question: Question
    kind: str | None


_Session = tuple[str | None, str | None]
"""A parliament and one of its sessions."""

_LEAST = 20
"""Questions of a session from which on its numbers show how they are given."""

_NEARLY = 0.9
"""Share of the numbers from the first to the last that must be there."""

_LONG = 10
"""Digits that no number of a question has."""


class Numbers:
    """The index of an archive: by number, and by number and month, session or person."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Takes in the questions."""
        self._all: dict[str, list[Entry]] = defaultdict(list)
        self._some: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._sessions: dict[_Session, list[Question]] = defaultdict(list)
        self._series: dict[_Session, bool] = {}
        for question in questions:
            self._sessions[question.fields.parliament, question.session].append(question)
            keys = tuple(_keys(question))
            for number, kind in numbers_of(question):
                entry = Entry(question, kind)
                self._all[number].append(entry)
                for key in keys:
                    self._some[number, key].append(entry)

    def one_series(self, question: Question) -> bool:
        """Whether the questions of its session are numbered in one series, whoever is asked.

        Then nearly every number is there, once, though several people were asked: numbers that
        begin anew for each of them would come twice.
        """
        key = (question.fields.parliament, question.session)
        known = self._series.get(key)
        if known is None:
            known = self._series[key] = _one_series(self._sessions[key])
        return known

    def entries(self, citation: Citation, people: Iterable[str]) -> list[Entry]:
        """The questions that a citation may mean, by its number and by what else is known.

        Args:
            citation: the citation.
            people: ids of people who asked or were asked, if it tells.

        Returns:
            sorted by id; none, if so many fit that nobody can tell.
        """
        found: dict[str, Entry] = {}
        for number in citation.numbers:
            every: Sequence[Entry] = self._all.get(number, ())
            lists = [every]
            if citation.date is not None or len(every) > MANY:
                lists = [
                    self._some.get((number, key), ()) for key in _wanted_keys(citation, people)
                ]
            if any(len(entries) > MOST for entries in lists):
                return []
            for entry in chain.from_iterable(lists):
                found.setdefault(entry.question.id, entry)
        return [found[name] for name in sorted(found)]


def _one_series(questions: Iterable[Question]) -> bool:
    numbered = [q for q in questions if q.fields.number is not None]
    numbers = [normal_number(q.fields.number or "") for q in numbered]
    counted = [int(number) for number in numbers if number.isdecimal() and len(number) < _LONG]
    asked = {who.person for question in numbered for who in question.addressees}
    if len(counted) < max(_LEAST, len(numbered)) or len(set(counted)) < len(counted):
        return False
    return len(asked) > 1 and len(counted) >= _NEARLY * (max(counted) - min(counted) + 1)


def numbers_of(question: Question) -> Iterator[tuple[str, str | None]]:
    """The numbers of a question in normal form, and the kind of each."""
    fields = question.fields
    if fields.number is not None:
        yield normal_number(fields.number), fields.kind
    for match in _OWN_NUMBER.finditer(fields.title):
        oral = match["kind"] in {"MV", "VOU", "QO"}
        yield normal(match["number"]), "oral" if oral else "written"


def normal_number(text: str) -> str:
    """A number as in `Citation.numbers`: `E-9-2022-000016` and `E-000016/2022` are one."""
    words = " ".join(text.split())
    if words.isdecimal():
        return normal(words)
    found = ids(words)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(words):
        return found[0].number
    return normal(re.sub(r"(?<=\d)[ ](?=\d{3}$)", "", words))


def _keys(question: Question) -> Iterator[str]:
    fields = question.fields
    days = [day for day in (fields.asked, fields.answered) if day is not None]
    if days:
        first, last = min(day.first for day in days), max(day.last for day in days)
        yield from _months(first[:7], last[:7])
    if fields.asked is None or not fields.asked.is_day:
        yield "?"
    if question.session is not None:
        yield f"session {question.session}"
    people = {who.person for who in (*question.askers, *question.addressees)}
    yield from (f"person {name}" for name in sorted(people))


@lru_cache(4096)
def _months(first: str, last: str) -> tuple[str, ...]:
    """The months from one month to another, for two years at most."""
    year, month = int(first[:4]), int(first[5:7])
    found = []
    for _ in range(24):
        name = f"{year}-{month:02}"
        if name > last:
            break
        found.append(name)
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)
    return tuple(found)


_DECEMBER = 12


def _wanted_keys(citation: Citation, people: Iterable[str]) -> Iterator[str]:
    if citation.date is not None:
        yield from sorted({day.isoformat()[:7] for day in _around(citation.date)})
        yield "?"
        return
    if citation.session:
        yield f"session {citation.session}"
        return
    yield from (f"person {name}" for name in people)


def _around(when: Date) -> tuple[date, date, date]:
    first, last = date.fromisoformat(when.first), date.fromisoformat(when.last)
    return first - timedelta(NEAR), first, last + timedelta(NEAR)
