"""Questions that are there twice: two with one number, or two with one text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from builder.linking.coverage import all_parts
from builder.model import Body, Date, Document, Question
from builder.problems import Location, Problem, problem
from builder.reading.sketch import likeness

ALIKE = 0.8
"""How alike two texts are that may be one question."""

_DOORS = 4
"""Hashes by which a text is compared: two that are alike share one of them nearly always."""

_NEIGHBOURS = 4
"""How many texts behind one door each is compared with: many that begin alike stay quick."""


def doubles(questions: Sequence[Question], documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each question that is a double of one before it, in the order of their ids.

    Args:
        questions: of the archive.
        documents: its files, which have the sketches of the texts and the places of the fields.
    """
    by_path = {document.path: document for document in documents}
    in_order = sorted(questions, key=lambda question: question.id)
    yield from _numbers(in_order, by_path)
    yield from _texts(in_order, by_path)


def _numbers(questions: Iterable[Question], by_path: dict[str, Document]) -> Iterator[Problem]:
    """Two with the same parliament, session, addressee and number."""
    first: dict[tuple[str, str, str, str], Question] = {}
    for question in questions:
        number = question.fields.number
        if number is None:
            continue
        told: set[str] = set()
        for who in question.addressees or (None,):
            key = (
                question.fields.parliament or "",
                question.session or "",
                who.person if who else "",
                number.strip().lstrip("0").casefold(),
            )
            other = first.setdefault(key, question)
            if other is question or other.id in told:
                continue
            told.add(other.id)
            here = by_path[question.path].location("number")
            there = by_path[other.path].location("number")
            yield problem("same-number", here, (there,), number=number, other=other.path)


def _texts(questions: Iterable[Question], by_path: dict[str, Document]) -> Iterator[Problem]:
    """Two with the same text, or nearly, of which nothing says that they are two."""
    behind: dict[int, list[Question]] = defaultdict(list)
    rows = _Rows()
    for question in questions:
        here = by_path[question.path]
        sketch = here.sketch
        best: tuple[float, Question] | None = None
        for door in sketch[1 : _DOORS + 1]:
            for other in behind[door][-_NEIGHBOURS:]:
                there = by_path[other.path]
                alike = likeness(sketch, there.sketch)
                if alike < ALIKE or (best is not None and alike <= best[0]):
                    continue
                if not _may_be_one(question, other) or (
                    alike < 1 and (_numbered_apart(question, other) or rows.has(here, there))
                ):
                    continue
                best = (alike, other)
            behind[door].append(question)
        if best is not None:
            alike, other = best
            code = "duplicate-question" if alike == 1 else "near-duplicate"
            first = Location(other.path)
            yield problem(code, Location(question.path), (first,), other=other.path)


def _may_be_one(one: Question, other: Question) -> bool:
    """Whether nothing that is known of both says that they are two.

    One text is often put to several ministers, or again a year later: those are two. A number or
    a date may be mistyped, but not both.
    """
    asked = {who.person for who in one.addressees}, {who.person for who in other.addressees}
    if asked[0] and asked[1] and not asked[0] & asked[1]:
        return False
    return not (_numbered_apart(one, other) and _apart(one.fields.asked, other.fields.asked))


class _Rows:
    """Tells two that are nearly the same from two of a row: one text, put again for each country.

    Of 77 such pairs among 5,049 real questions 73 were of a row, and 72 of these have another
    number or another name in the text; of the 4 that were asked twice, none has.
    """

    def __init__(self) -> None:
        """Knows no names yet."""
        self._names: dict[str, frozenset[str]] = {}

    def has(self, one: Document, other: Document) -> bool:
        """Whether two texts that are nearly the same name something else at the same place.

        What only one of them names may have been left out of the other.
        """
        names, others = self._named(one), self._named(other)
        mine, theirs = names - others, others - names
        if max(len(mine), len(theirs)) > _SEVERAL:
            return bool(mine and theirs)
        return bool(theirs) and any(all(_unlike(name, own) for own in theirs) for name in mine)

    def _named(self, document: Document) -> frozenset[str]:
        """Words with a digit or a capital letter that are not the first of a sentence."""
        known = self._names.get(document.path)
        if known is None:
            words = (word.casefold() for text in _asked(document) for word in _NAME.findall(text))
            known = self._names[document.path] = frozenset(words)
        return known


def _asked(document: Document) -> Iterator[str]:
    if isinstance(document.body, Body):
        asked = document.body.question
        yield asked.text
        yield from (part.text for part in all_parts(asked.parts))


_NAME = re.compile(r"(?<=[\w,;()“\"'’/-] )(?:[^\W\d_a-z]|\d)[\w-]*")
_SEVERAL = 8
"""More names than these are not one that was misspelt."""


def _unlike(one: str, other: str) -> bool:
    """Whether one of two names is not the other with a slip of the pen; of figures, each counts."""
    if any(map(str.isdigit, one + other)):
        return one != other
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < _SLIP


_SLIP = 0.85
"""How alike a name and its misspelling are: Craeyer and Crayer; not Lucht- and Landcomponent."""


def _numbered_apart(one: Question, other: Question) -> bool:
    """Whether the numbers of both are known and not the same."""
    first, second = one.fields.number, other.fields.number
    return first is not None and second is not None and first != second


def _apart(one: Date | None, other: Date | None) -> bool:
    return (
        one is not None and other is not None and (one.last < other.first or other.last < one.first)
    )
