"""The calendar of a session: each day on which a question was asked leads to it in the list."""

import calendar
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from babel.dates import get_day_names

from builder.model import Question
from builder.publishing.edition import Edition
from builder.publishing.views import CalendarDay, CalendarMonth

LONGEST = 24
"""Months that are shown in a row; of a longer session only those with questions."""


def weekdays(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Short and full names of the days of the week, in the order of the language."""
    locale = edition.wording.locale
    short = get_day_names("abbreviated", locale=locale)
    full = get_day_names("wide", locale=locale)
    days = [(locale.first_week_day + day) % 7 for day in range(7)]
    return tuple((short[day], full[day]) for day in days)


def calendar_of(
    questions: Sequence[Question], edition: Edition, address: Callable[[int], str]
) -> tuple[CalendarMonth, ...]:
    """The months of some questions.

    Args:
        questions: in the order of their list.
        edition: gives the words.
        address: of the place in the list of the question with this number, from 0.
    """
    days: dict[date, list[int]] = {}
    for number, question in enumerate(questions):
        asked = question.fields.asked
        if asked is not None and asked.is_day:
            days.setdefault(date.fromisoformat(asked.first), []).append(number)
    grid = calendar.Calendar(edition.wording.locale.first_week_day)

    def month(year: int, number: int) -> Iterator[tuple[CalendarDay, ...]]:
        # Numbers, not dates: the last week of the year 9999 has days that are no dates.
        for week in grid.monthdayscalendar(year, number):
            found = (date(year, number, day) if day else None for day in week)
            yield tuple(
                one(day, days.get(day, [])) if day is not None else CalendarDay() for day in found
            )

    def one(day: date, asked: Sequence[int]) -> CalendarDay:
        if not asked:
            return CalendarDay(day.day)
        words = edition.wording.long(day)
        count = edition.site.t("total_questions", len(asked))
        return CalendarDay(day.day, len(asked), address(asked[0]), f"{words}: {count}")

    return tuple(
        CalendarMonth(edition.wording.period(f"{year:04}-{number:02}"), tuple(month(year, number)))
        for year, number in _months(days)
    )


def _months(days: Iterable[date]) -> list[tuple[int, int]]:
    """The months to show, in order of time."""
    found = sorted({day.year * 12 + day.month - 1 for day in days})
    if found and found[-1] - found[0] < LONGEST:
        found = list(range(found[0], found[-1] + 1))
    return [(number // 12, number % 12 + 1) for number in found]
