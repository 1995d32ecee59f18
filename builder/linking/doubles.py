"""Questions that are there twice: two with one number, or two with one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from builder.model import Date, Document, Question, QuestionFields
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
    for question in questions:
        sketch = by_path[question.path].sketch
        best: tuple[float, Question] | None = None
        for door in sketch[1 : _DOORS + 1]:
            for other in behind[door][-_NEIGHBOURS:]:
                alike = likeness(sketch, by_path[other.path].sketch)
                better = best is None or alike > best[0]
                if alike >= ALIKE and better and _may_be_one(question, other):
                    best = (alike, other)
            behind[door].append(question)
        if best is not None:
            alike, other = best
            code = "duplicate-question" if alike == 1 else "near-duplicate"
            there = Location(other.path)
            yield problem(code, Location(question.path), (there,), other=other.path)


def _may_be_one(one: Question, other: Question) -> bool:
    """Whether nothing that is known of both says that they are two.

    One text is often put to several ministers, or again a year later: those are two. A number or
    a date may be mistyped, but not both.
    """
    asked = {who.person for who in one.addressees}, {who.person for who in other.addressees}
    if asked[0] and asked[1] and not asked[0] & asked[1]:
        return False
    return _differ(one.fields, other.fields) <= 1


def _differ(one: QuestionFields, other: QuestionFields) -> int:
    """How many of number and date are known of both and not the same."""
    numbers = one.number is not None and other.number is not None and one.number != other.number
    return numbers + _apart(one.asked, other.asked)


def _apart(one: Date | None, other: Date | None) -> bool:
    return (
        one is not None and other is not None and (one.last < other.first or other.last < one.first)
    )
