"""Which known source a table is from, by the columns it has."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from builder.importing.columns import missing_columns, refused
from builder.importing.mapping_file import known_mappings, load_mapping
from builder.importing.rows import Row
from builder.importing.tables import read_table

SAMPLE = 50
"""Rows that are looked at."""


def mapping_of(file: Path) -> str | None:
    """The mapping whose columns a table has; `None` if there is none, or more than one.

    Raises:
        OSError: the file cannot be read.
    """
    rows = [row for row in islice(read_table(file), SAMPLE) if isinstance(row, Row)]
    if not rows:
        return None
    fitting = sorted((_missing(name, rows, file), name) for name in known_mappings())
    complete = [name for missing, name in fitting if missing == 0]
    if len(complete) == 1:
        return complete[0]
    possible = [name for missing, name in fitting if missing >= 0]
    return possible[0] if len(possible) == 1 and not complete else None


def _missing(name: str, rows: Sequence[Row], file: Path) -> int:
    """How many columns of a mapping a table lacks; -1 if it cannot be from there."""
    loaded, _ = load_mapping(name)
    if loaded is None:
        return -1
    missing = missing_columns(loaded, rows, file.as_posix())
    return -1 if refused(missing) else len(missing)
