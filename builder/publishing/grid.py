"""Where sub-questions and answer parts stand so that each is beside what belongs to it.

A sub-question has as many rows as pieces of the answer begin at it. A piece that covers several
sub-questions in a row stretches along them; one that covers 2 and 5 stands beside 2, and 5 says
so. In one column, a piece comes after the last sub-question it stretches along.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands.

    Attributes:
        kind: `answer`; `gap`, if nothing covers the sub-question; `see`, if a piece that
            begins further up covers it.
        index: which piece of the answer; of a `gap`, which sub-question.
        part: sub-question at which it begins, from 0.
        row: first row, from 0.
        span: number of rows.
        last: last sub-question along which it stretches.
    """

    kind: str
    index: int
    part: int
    row: int
    span: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The grid.

    Attributes:
        parts: row and span of each sub-question.
        places: the other column; the pieces of the answer in their own order, each `gap` and
            `see` after what stands above it.
    """

    parts: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]


def lay_out(count: int, pieces: Sequence[frozenset[int]], gaps: AbstractSet[int]) -> Layout:
    """Lays out `count` sub-questions beside pieces that each cover some of them (from 0).

    Args:
        count: number of sub-questions, at least 1.
        pieces: what each piece of the answer covers; one that covers none follows the piece
            before it.
        gaps: the sub-questions at which it is said if nothing covers them.
    """
    begins = _beginnings(count, pieces, gaps)
    rows = [max(1, len(own)) for own in begins]
    first_rows = [sum(rows[:part]) for part in range(count)]
    placed = []
    for part, own in enumerate(begins):
        for number, place in enumerate(own):
            last = part
            if place.kind == "answer" and number == len(own) - 1:
                last = _reach(part, pieces[place.index], begins)
            span = 1 + sum(rows[part + 1 : last + 1])
            row = first_rows[part] + number
            placed.append(Place(place.kind, place.index, place.part, row, span, last))
    parts = tuple(zip(first_rows, rows, strict=True))
    return Layout(parts, tuple(_in_order(placed)))


def _beginnings(
    count: int, pieces: Sequence[frozenset[int]], gaps: AbstractSet[int]
) -> list[list[Place]]:
    """What begins at each sub-question; nothing where a piece from above stretches along it."""
    begins: list[list[Place]] = [[] for _ in range(count)]
    at = 0
    for index, covered in enumerate(pieces):
        at = min(covered, default=at)
        begins[at].append(Place("answer", index, at, 0, 1, at))
    above = Place("gap", 0, 0, 0, 1, 0)
    for part in range(count):
        if begins[part]:
            above = begins[part][-1]
            continue
        covering = [index for index, covered in enumerate(pieces) if part in covered]
        if above.kind == "answer" and above.index in covering:
            continue
        if covering:
            above = Place("see", covering[0], part, 0, 1, part)
            begins[part].append(above)
        elif part in gaps:
            above = Place("gap", part, part, 0, 1, part)
            begins[part].append(above)
    return begins


def _reach(part: int, covered: frozenset[int], begins: Sequence[Sequence[Place]]) -> int:
    """The last sub-question along which a piece that begins at `part` stretches."""
    last = part
    while last + 1 < len(begins) and not begins[last + 1] and last + 1 in covered:
        last += 1
    return last


def _in_order(placed: Sequence[Place]) -> list[Place]:
    answers = sorted((p for p in placed if p.kind == "answer"), key=lambda p: p.index)
    ordered = list(answers)
    for extra in (p for p in placed if p.kind != "answer"):
        above = [i for i, p in enumerate(ordered) if p.row < extra.row]
        ordered.insert(above[-1] + 1 if above else 0, extra)
    return ordered
