"""Rows as CSV, that a spreadsheet takes for no formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from builder.publishing.opendata.tables import Row, Table

BETWEEN = "; "
"""What stands between several ids in one cell; no id can hold it."""

# What a spreadsheet would take for a formula, and the apostrophes that keep it from doing so.
_SEVERAL = (list, tuple)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_FIRST = "'=+-@\t\r"


def rows_csv(table: Table, rows: Iterable[Row]) -> str:
    """Some rows of a table as CSV; see `csv_text`."""
    names = table.names
    return _csv([row[name] for name in names] for row in rows)


def csv_text(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV (RFC 4180), with a row of heads first.

    What is unknown is empty. A cell that a spreadsheet would take for a formula gets an
    apostrophe before it; a cell that begins so already gets one more, so that the value can be
    had back: if what follows the apostrophes is one of `=+-@`, a tab or a carriage return, the
    first apostrophe is not part of the value.
    """
    return _csv((heads, *rows))


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, str):
        text = value
    elif value is None:
        return ""
    elif isinstance(value, bool):
        return "true" if value else "false"
    elif isinstance(value, int):
        return str(value)
    else:
        text = BETWEEN.join(value) if isinstance(value, _SEVERAL) else str(value)
    # Nearly every text is seen to be no formula by its first sign.
    return f"'{text}" if text[:1] in _FIRST and _FORMULA.match(text) else text
