"""Days that count: working days, public holidays, recesses. The only importer of `holidays`."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

_SUNDAY_TO_SATURDAY = 7
_SATURDAY = 6
_MONTHS = 12


def is_calendar(name: str) -> bool:
    """Whether there are public holidays of that name: `BE`, or with a subdivision `DE-BY`."""
    from holidays import list_supported_countries  # noqa: PLC0415 - slow, and seldom needed

    country, _, part = name.partition("-")
    known = list_supported_countries(include_aliases=True)
    return country in known and (not part or part in known[country])


@cache
def public_holidays(calendar: str, year: int) -> frozenset[date]:
    """The public holidays of a year; of an unknown calendar, none."""
    from holidays import country_holidays  # noqa: PLC0415 - slow, and seldom needed

    if not is_calendar(calendar):
        return frozenset()
    country, _, part = calendar.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))


class Counting:
    """The days that count for one rule, year by year, each worked out once.

    Finding a last day takes a binary search, so that a hundred thousand questions cost little
    more than the years in which they were asked.
    """

    def __init__(
        self,
        *,
        working: bool,
        calendar: str | None = None,
        without: Iterable[tuple[date, date]] = (),
    ) -> None:
        """Says which days count.

        Args:
            working: whether only working days do.
            calendar: whose public holidays are not working days.
            without: first and last day of periods that do not count, such as recesses.
        """
        self._working = working
        self._calendar = calendar
        self._without = sorted(without)
        self._years: dict[int, list[date]] = {}

    def after(self, day: date, amount: int) -> date | None:
        """The day on which `amount` days have been counted, the first one after `day`.

        `None` if the calendar ends before that.
        """
        year = day.year
        left = amount + bisect_right(self._days(year), day)
        while year < date.max.year:
            days = self._days(year)
            if left <= len(days):
                return days[left - 1] if left else day
            left -= len(days)
            year += 1
        return None

    def between(self, first: date, last: date) -> int:
        """How many days count after `first`, up to and with `last`."""
        total = 0
        for year in range(first.year, last.year + 1):
            days = self._days(year)
            total += bisect_right(days, last) - bisect_right(days, first)
        return total

    def _days(self, year: int) -> list[date]:
        if year not in self._years:
            self._years[year] = list(self._counted(year))
        return self._years[year]

    def _counted(self, year: int) -> Iterator[date]:
        free = public_holidays(self._calendar, year) if self._calendar else frozenset()
        starts = [first for first, _ in self._without]
        day = date(year, 1, 1)
        while day.year == year:
            off = self._working and (day.isoweekday() >= _SATURDAY or day in free)
            before = bisect_right(starts, day)
            paused = any(day <= last for _, last in self._without[:before])
            if not off and not paused:
                yield day
            if day == date.max:
                return
            day += timedelta(1)


def months_after(day: date, amount: int) -> date | None:
    """The same day of the month `amount` months later, or the last one of a shorter month."""
    month = day.year * _MONTHS + day.month - 1 + amount
    year, index = divmod(month, _MONTHS)
    if year > date.max.year:
        return None
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))
