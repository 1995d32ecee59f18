"""What results are narrowed by: the facets and the dates of all questions, in pieces.

A search shows its results before it counts anything; what it counts by is fetched after them, and
only for the questions that were found. So it is no part of the head, but files of their own:

    facets/all.bin   JSON: of each facet its values, each with how many questions have it
    facets/N.bin     so many questions in their order (see `PIECE`): for each facet how many values
                     each has, then which, by their place in the list of values; then the first day
                     of each, as the distance from the one before, and how many days more

Values are listed in the order in which they came, and questions are in the order of their dates:
with one more, only the last piece is another.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from builder.publishing.search.naming import digits
from builder.publishing.search.packing import Writer, in_json, squeezed
from builder.publishing.search.records import FACETS, SearchRecord

PIECE = 4000
"""Questions in a piece."""

ALL = "all"
"""The file with the values."""


@dataclass(slots=True)
class Columns:
    """The facets and dates of questions, while they come."""

    _values: list[dict[str, int]] = field(default_factory=lambda: [{} for _ in FACETS])
    _often: list[Counter[int]] = field(default_factory=lambda: [Counter() for _ in FACETS])
    _of: list[list[tuple[int, ...]]] = field(default_factory=lambda: [[] for _ in FACETS])
    _days: list[tuple[int, int]] = field(default_factory=list)

    def add(self, record: SearchRecord) -> None:
        """Takes in the next question. A translation is counted with its original."""
        rows = zip(self._values, self._often, self._of, record.facets, strict=True)
        for values, often, of, own in rows:
            codes = tuple(values.setdefault(value, len(values)) for value in dict.fromkeys(own))
            of.append(codes)
            if not record.translates:
                often.update(codes)
        first, last = record.asked
        self._days.append((_day(first), _day(last)))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name of each file, and what is in it."""
        yield ALL, squeezed(in_json(self._all()))
        for number, row in enumerate(self._rows()):
            yield str(number), squeezed(self._packed(row))

    def head(self, files: list[tuple[str, bytes]]) -> dict[str, Any]:
        """What the head says of these files: the period of each piece lets a reader leave it."""
        periods = []
        for row in self._rows():
            dated = [each for each in self._days[row] if each[0]]
            starts, ends = [first for first, _ in dated], [last for _, last in dated]
            periods.append([min(starts), max(ends)] if dated else [0, 0])
        return {
            "facets": {
                "names": FACETS,
                "piece": PIECE,
                "periods": periods,
                "versions": "".join(digits(hashlib.sha256(data)) for _, data in files),
            }
        }

    def _rows(self) -> Iterator[slice]:
        for start in range(0, len(self._days), PIECE):
            yield slice(start, start + PIECE)

    def _all(self) -> dict[str, list[tuple[str, int]]]:
        return {
            name: [(value, often[code]) for value, code in values.items()]
            for name, values, often in zip(FACETS, self._values, self._often, strict=True)
        }

    def _packed(self, row: slice) -> bytes:
        out = Writer()
        for of in self._of:
            for codes in of[row]:
                out.number(len(codes))
            for codes in of[row]:
                for code in codes:
                    out.number(code)
        before = 0
        for first, _ in self._days[row]:
            # Even if it is later, odd if it is earlier: records are in order, if nothing is wrong.
            step = first - before
            out.number(2 * step if step >= 0 else -2 * step - 1)
            before = first
        for first, last in self._days[row]:
            out.number(last - first)
        return bytes(out.data)


def _day(text: str) -> int:
    """Days since the year 0; 0 for no date."""
    return date.fromisoformat(text).toordinal() if text else 0
