"""What the files about all questions tell of each: its record, and its rows of every table."""

import pickle
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.publishing.aside import Aside, Place
from builder.publishing.data import to_json
from builder.publishing.opendata.tables import TABLES, rows_csv

Squeezed = tuple[bytes, bytes]
"""What is `told` of a question, compressed: its record, and its rows of all tables."""


def told(record: Mapping[str, Any]) -> tuple[bytes, ...]:
    """What the files about all questions tell of one: its record, and its rows of each table."""
    rows = (rows_csv(table, table.of_question(record)) for table in TABLES if table.of_question)
    return (f"{to_json(record)}\n".encode(), *(text.encode() for text in rows))


def squeezed(own: Sequence[bytes]) -> Squeezed:
    """What was told of a question, in a third of the room."""
    return zlib.compress(own[0], 1), zlib.compress(pickle.dumps(tuple(own[1:])), 1)


class Telling:
    """What was told of all questions, until the files about all of them are written."""

    def __init__(self, folder: Path | None) -> None:
        """Begins with nothing; most of it will be in a file of `folder`."""
        self._aside = Aside(folder)
        self._places: dict[str, tuple[Place, Place]] = {}

    def add(self, name: str, own: Squeezed) -> None:
        """Takes in the question with this id.

        Raises:
            OSError: the disk failed.
        """
        record, rows = own
        self._places[name] = self._aside.put(record), self._aside.put(rows)

    def records(self) -> Iterator[bytes]:
        """The records of all questions, sorted by id, each a line of JSON."""
        for name in sorted(self._places):
            yield zlib.decompress(self._aside.get(self._places[name][0]))

    def rows(self, number: int) -> Iterator[bytes]:
        """The rows of all questions in one of the tables of questions, sorted by id."""
        for name in sorted(self._places):
            own = zlib.decompress(self._aside.get(self._places[name][1]))
            rows: tuple[bytes, ...] = pickle.loads(own)  # noqa: S301 - `squeezed` made it
            yield rows[number]

    def close(self) -> None:
        """Gives the room back."""
        self._aside.close()
