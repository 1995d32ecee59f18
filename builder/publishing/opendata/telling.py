"""What the files about all questions tell of each: its record, and its rows of every table."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from builder.publishing.aside import Aside
from builder.publishing.data import to_json
from builder.publishing.opendata.spreadsheets import csv_text, rows_csv
from builder.publishing.opendata.tables import TABLES

_TABLES = tuple(table for table in TABLES if table.of_question is not None)

TOLD_IN = ("data/questions.jsonl", *(f"data/{table.name}.csv" for table in _TABLES))
"""The files about all questions: their records, and each table of them."""


def told(record: Mapping[str, Any]) -> tuple[bytes, ...]:
    """What the files about all questions tell of one: its record, and its rows of each table."""
    rows = (rows_csv(table, table.of_question(record)) for table in _TABLES if table.of_question)
    return (f"{to_json(record)}\n".encode(), *(text.encode() for text in rows))


class Telling:
    """What was told of all questions, until the files about all of them are written.

    Attributes:
        lengths: id of each question to the bytes it has in each of `TOLD_IN`.
    """

    def __init__(
        self, folder: Path | None, site: Path | None, lengths: Mapping[str, list[int]]
    ) -> None:
        """Begins with nothing; most of it will be in a file of `folder`.

        Args:
            folder: where there is room.
            site: a site that this program made.
            lengths: as they were then; what it tells can be taken over from there.
        """
        self.lengths: dict[str, list[int]] = {}
        self._aside = Aside(folder)
        self._places: dict[str, int] = {}
        self._site, self._before = site, lengths
        self._starts: dict[str, list[int]] = {}
        ends = [0, *(len(csv_text(table.names, ()).encode()) for table in _TABLES)]
        for name in sorted(lengths):
            self._starts[name] = ends
            ends = [end + length for end, length in zip(ends, lengths[name], strict=True)]

    def knows(self, name: str) -> bool:
        """Whether the former site tells of the question with this id."""
        return name in self._before

    def add(self, name: str, own: Sequence[bytes] | None) -> None:
        """Takes in what is `told` of a question; `None`: what the former site tells of it.

        Raises:
            OSError: the disk failed.
        """
        if own is None:
            self.lengths[name] = self._before[name]
            return
        self.lengths[name] = [*map(len, own)]
        self._places[name], _ = self._aside.put(b"".join(own))

    def records(self) -> Iterator[bytes]:
        """The records of all questions, sorted by id, each a line of JSON."""
        yield from self._pieces(0)

    def rows(self, number: int) -> Iterator[bytes]:
        """The rows of all questions in one of the tables of questions, sorted by id."""
        yield from self._pieces(number + 1)

    def _pieces(self, number: int) -> Iterator[bytes]:
        with ExitStack() as stack:
            former = None
            for name in sorted(self.lengths):
                before, length = sum(self.lengths[name][:number]), self.lengths[name][number]
                if not length:
                    continue
                if name in self._places:
                    yield self._aside.get((self._places[name] + before, length))
                elif self._site is not None:
                    if former is None:
                        former = stack.enter_context((self._site / TOLD_IN[number]).open("rb"))
                    former.seek(self._starts[name][number])
                    yield former.read(length)

    def close(self) -> None:
        """Gives the room back."""
        self._aside.close()
