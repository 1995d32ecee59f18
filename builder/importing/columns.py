"""Whether a table has the columns that a mapping names: told before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.codes import Severity
from builder.importing.cells import look_up
from builder.importing.mapping import LoadedMapping
from builder.importing.rows import Row
from builder.problems import Problem, nearest, problem

SAMPLE = 1000
"""Rows in which a column must occur; in JSON a row may leave one out."""


def missing_columns(loaded: LoadedMapping, rows: Sequence[Row], file: str) -> list[Problem]:
    """A problem at the place in the mapping for each column that none of the rows has.

    It is an error, and the table cannot be imported, where the name is probably a slip: a column
    of a similar name is there, or the title or the text would be missing, or it is a table with
    a header. Else it is a warning: in JSON, what no row has is often left out.
    """
    if not rows:
        return []
    known = list(dict.fromkeys(name for row in rows for name in _paths(row.values)))
    wanted = {column for column, _ in loaded.columns}
    mapping = loaded.mapping
    needed = {mapping.title.column, mapping.question.column}
    found = []
    for column, place in loaded.columns:
        if any(look_up(row.values, column)[0] for row in rows):
            continue
        suggestion = nearest(column, set(known) - wanted)
        sure = suggestion is not None or column in needed or not rows[0].raw
        found.append(
            problem(
                "import-column" if sure else "import-no-column",
                place,
                column=column,
                file=file,
                suggestion=suggestion,
                known=", ".join(known),
            )
        )
    return found


def refused(problems: Sequence[Problem]) -> bool:
    """Whether one of the problems is an error."""
    return any(item.severity is Severity.ERROR for item in problems)


def _paths(values: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in values.items():
        path = f"{before}{name}"
        if isinstance(value, Mapping):
            yield from _paths(value, f"{path}.")
        else:
            yield path
