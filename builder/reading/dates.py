"""Dates as people know them: to the day, to the month, or about. EDTF levels 0 and 1, in part.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019.
"""

import calendar
import re
from datetime import date

from builder.model import Date

_SIMPLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)
_MONTHS = (
    "januari january januar janvier jan",
    "februari february februar fevrier février feb",
    "maart march märz mars mrt",
    "april avril apr",
    "mei may mai",
    "juni june juin jun",
    "juli july juillet jul",
    "augustus august août aout aug",
    "september septembre sep",
    "oktober october octobre okt oct",
    "november novembre nov",
    "december dezember décembre decembre dec",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_SPOKEN = re.compile(r"(\d{1,2})\s*(?:[./-]\s*(\d{1,2})\s*[./-]|([^\W\d_]+)\.?)\s*(\d{4})")


def parse_date(text: str) -> Date | None:
    """The date that an EDTF string means, or `None` if it is not one or cannot be.

    Accepted: a year, a month, a day, each with `?`, `~` or `%` behind it, and two of them with
    `/` between, the first not after the second.
    """
    first, slash, last = text.partition("/")
    start = _bounds(first)
    end = _bounds(last) if slash else start
    if start is None or end is None or start[0] > end[1]:
        return None
    return Date(text, start[0], end[1])


def _bounds(text: str) -> tuple[str, str] | None:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    last = calendar.monthrange(first.year, first.month)[1]
    return f"{year}-{month}-{day or '01'}", f"{year}-{month}-{day or last}"


def suggest_date(text: str) -> str | None:
    """How somebody who wrote `10/3/2023` or `10 maart 2023` should have written it."""
    text = text.strip(_AROUND)
    if _bounds(text):
        return text
    if (match := _YEAR_FIRST.fullmatch(text)) is not None:
        meant = "-".join(f"{int(part):02}" for part in match.groups())
        return meant if _bounds(meant) else None
    match = _SPOKEN.fullmatch(text)
    if match is None:
        return None
    first, number, name, year = match.groups()
    day, month = int(first), int(number) if number else MONTH_OF.get(name.lower(), 0)
    if month > _LAST_MONTH:
        # 12-31-2023: only one of the two can be a month.
        day, month = month, day
    meant = f"{year}-{month:02}-{day:02}"
    return meant if _bounds(meant) else None


_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_LAST_MONTH = 12
_AROUND = " \t\u00a0\"'“”„‘’«»."
"""What word processors and habits put around a date."""
