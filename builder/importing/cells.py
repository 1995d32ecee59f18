"""What a row says in a column: a string, several, a date, a name, a topic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from builder.importing.mapping import WEEKDAYS, DateColumn, Opening, SessionStart, TopicColumn
from builder.reading.dates import parse_date
from builder.reading.slugs import slugify

_DATE_SIGNS = re.compile(r"YYYY|MM|DD|\*$|.", re.DOTALL)
_DATE_GROUPS = {
    "YYYY": r"(?P<year>\d{4})",
    "MM": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
}


class NotText(Exception):
    """A column holds a list or a mapping where a text was wanted."""


def look_up(values: Mapping[str, Any], column: str) -> tuple[bool, Any]:
    """Whether a row has a column, and what it holds; a dotted path leads into nested values.

    A path through a list gives a list. Where a value on the way is `None`, so is the end.
    """
    if column in values:
        return True, values[column]
    return _walk(values, column.split("."))


def _walk(value: Any, path: list[str]) -> tuple[bool, Any]:  # noqa: ANN401 - any value of JSON
    if not path or value is None:
        return True, value
    if isinstance(value, list):
        found = [_walk(item, path) for item in value]
        return not found or any(there for there, _ in found), [item for _, item in found]
    if isinstance(value, Mapping) and path[0] in value:
        return _walk(value[path[0]], path[1:])
    return False, None


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of JSON
    """The strings in a value: itself, or those of a list.

    Raises:
        NotText: it holds a mapping.
    """
    if isinstance(value, Mapping):
        raise NotText
    if isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif value is not None:
        yield str(value)


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def to_date(text: str, column: DateColumn) -> str | None:
    """A date in the form of front matter, or `None` if `text` is not one in the column's format."""
    if not column.format:
        return text if parse_date(text) else None
    pattern = "".join(
        _DATE_GROUPS.get(sign) or (".*" if sign == "*" else re.escape(sign))
        for sign in _DATE_SIGNS.findall(column.format)
    )
    match = re.fullmatch(pattern, text, re.ASCII | re.DOTALL)
    if match is None:
        return None
    given = match.groupdict()
    parts = [given["year"], *(f"{int(given[n]):02}" for n in ("month", "day") if given.get(n))]
    written = "-".join(parts)
    return written if parse_date(written) else None


def session_of(asked: str, opening: Opening) -> str | None:
    """The session in which a date lies, such as `2016-2017`; `None` if it can be in two."""
    when = parse_date(asked)
    if when is None:
        return None
    days = (date.fromisoformat(when.first), date.fromisoformat(when.last))
    first, last = (day.year - (day < _opens(day.year, opening)) for day in days)
    return f"{first:04}-{first + 1:04}" if first == last else None


def session_among(asked: str, starts: Sequence[SessionStart]) -> str | None:
    """The session that a date lies in; `None` if it lies before all of them, or can be in two."""
    when = parse_date(asked)
    if when is None:
        return None
    begun = sorted(starts, key=lambda start: start.first.first)
    first, last = (
        [start.session for start in begun if start.first.first <= day][-1:]
        for day in (when.first, when.last)
    )
    return first[0] if first and first == last else None


def _opens(year: int, opening: Opening) -> date:
    first = date(year, int(opening.month), 1)
    if not opening.weekday:
        return first.replace(day=int(opening.day))
    until = (WEEKDAYS.index(opening.weekday) - first.weekday()) % 7
    return first + timedelta(days=until + 7 * (int(opening.nth) - 1))


def person_name(text: str, order: str) -> str:
    """A name with the first name first."""
    last, comma, first = text.partition(",")
    if order == "last-first" and comma:
        return one_line(f"{first} {last}")
    return one_line(text)


@lru_cache(maxsize=1 << 13)
def topic_name(text: str, column: TopicColumn) -> str:
    """A topic's name; of one in capitals only the first letter and known words keep them."""
    name = one_line(text)
    if column.case != "sentence" or not name.isupper():
        return name
    spelling = _spelling(column.spelling)
    words = [_spelled(word, spelling) for word in name.split(" ")]
    sentence = " ".join(words)
    return sentence[:1].upper() + sentence[1:]


@lru_cache(maxsize=8)
def _spelling(words: tuple[str, ...]) -> Mapping[str, str]:
    """Words by what is left of them where accents and capitals are lost."""
    return {slugify(word): word for word in words}


def _spelled(word: str, spelling: Mapping[str, str]) -> str:
    whole = spelling.get(slugify(word))
    if whole is not None:
        return whole
    return "-".join(spelling.get(slugify(part), part.lower()) for part in word.split("-"))
