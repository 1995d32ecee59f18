"""A row of a table, with its place."""

import json
from dataclasses import dataclass
from typing import Any

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        values: value of each column: `None`, a string, or a list or mapping of them. Numbers are
            strings, as printed in the file.
        place: where it begins.
        raw: its text, if the columns can be found in it; else empty.
        read: bytes of the file that have been read with it, for progress.
    """

    values: dict[str, Any]
    place: Location
    raw: str
    read: int

    def find(self, column: str) -> Location:
        """Where a column stands, as far as that can be known."""
        at = self.raw.find(json.dumps(column.rpartition(".")[2], ensure_ascii=False))
        if at < 0:
            return self.place
        down = self.raw.count("\n", 0, at)
        across = at - self.raw.rfind("\n", 0, at) if down else self.place.column + at
        return Location(self.place.path, self.place.line + down, across)
