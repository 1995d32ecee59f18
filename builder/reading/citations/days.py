"""A day as it is printed in a citation: `10 maart 2023`, `10.03.2023`, `March 10, 2023`."""

import re

from builder.model import Date
from builder.reading.dates import MONTH_OF, parse_date

_MONTH = "|".join(sorted(MONTH_OF, key=lambda name: (-len(name), name)))
# The digit of a footnote may be glued to the year, and so may the next word.
_YEAR = r"(?:19|20)\d\d(?!\d\d)"
DATE = (
    r"(?:(?P<day>\d{1,2})(?:er|ste|e|st|nd|rd|th|\.)?[ ]{1,3}(?:of[ ])?"
    rf"(?P<month>(?i:{_MONTH}))"
    rf"\.?,?[ ]{{1,3}}(?P<year>{_YEAR})"
    rf"|(?P<day2>\d{{1,2}})(?P<sign>[./-])[ ]?(?P<month2>\d{{1,2}})(?P=sign)[ ]?(?P<year2>{_YEAR})"
    rf"|(?P<month3>(?i:{_MONTH}))[ ]{{1,3}}(?:(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]{{1,3}})?"
    rf"(?P<year3>{_YEAR}))"
)
"""One day, or a month; its groups are read by `date_of`."""

PLAIN_DATE = re.sub(r"\?P<\w+>", "?:", DATE).replace("(?P=sign)", "[./-]")
"""The same without groups, to stand in another pattern more than once."""


def date_of(match: re.Match[str]) -> Date | None:
    """The date in a match of `DATE`, if there is such a day."""
    year = match["year"] or match["year2"] or match["year3"]
    name = match["month"] or match["month3"]
    month = MONTH_OF[name.lower()] if name else int(match["month2"])
    day = match["day"] or match["day2"] or match["day3"]
    return parse_date(f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}")


def day_in(text: str) -> Date | None:
    """The date that a text as `PLAIN_DATE` has it means, if there is such a day."""
    match = re.fullmatch(DATE, text)
    return date_of(match) if match is not None else None
