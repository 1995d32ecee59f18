"""Until when a question has to be answered, by dated rules; and how it stands today.

Today is an input, as everything else is: the same archive on the same day gives the same pages.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from builder.calendars import Counting, months_after
from builder.model import (
    Body,
    Coverage,
    Date,
    Deadline,
    DeadlineRule,
    Document,
    Period,
    QuestionFields,
    Rules,
    Status,
)

NEAR = 7
"""Days before the last one from which on a question counts as due."""

_WEEK = 7


def newest(documents: Iterable[Document]) -> str | None:
    """The newest day in an archive on which something was asked, answered or fetched; ISO 8601.

    A vague date counts as the first day it can mean.
    """
    days = [
        day.first
        for document in documents
        if isinstance(fields := document.fields, QuestionFields)
        for day in (fields.asked, fields.answered, fields.source and fields.source.retrieved)
        if day
    ]
    return max(days, default=None)


class Deadlines:
    """Works out deadlines and status, question by question.

    Attributes:
        today: the day on which the archive is looked at, ISO 8601, or `None`.
    """

    def __init__(self, rules: Rules, today: str | None) -> None:
        """Prepares the rules.

        Args:
            rules: of the archive.
            today: ISO 8601; `None` if no day is known: then nothing is late.
        """
        self._rules = rules
        self.today = today
        self._today = date.fromisoformat(today) if today else None
        self._counting: dict[tuple[str, str | None, bool, str | None], Counting] = {}
        self._known: dict[tuple[DeadlineRule, str | None, date], date | None] = {}

    # --- the last day ---

    def deadline(self, fields: QuestionFields, body: Body) -> Deadline | None:
        """The last day for an answer; `None` without a date, a rule, or a duty to answer."""
        asked = fields.asked
        rule = self.rule(fields)
        if asked is None or rule is None or fields.status is not None:
            return None
        # A question of some day in May has its last day in a period that is as long.
        first = self._due(rule, fields.parliament, date.fromisoformat(asked.first))
        last = self._due(rule, fields.parliament, date.fromisoformat(asked.last))
        if first is None or last is None:
            return None
        exact = asked.is_day and first == last
        text = first.isoformat() if exact else f"{first}/{last}"
        left = over = None
        answered = fields.answered
        final = not body.answers or any(given.kind != "provisional" for given in body.answers)
        if answered is not None and answered.is_day and exact and final:
            over = max(0, (date.fromisoformat(answered.first) - last).days)
        if answered is None and not body.answers and self._today is not None and exact:
            left = (last - self._today).days
        due = Date(text, first.isoformat(), last.isoformat())
        return Deadline(due, rule.name, rule.url, left, over)

    def rule(self, fields: QuestionFields) -> DeadlineRule | None:
        """The rule for a question: of several the most precise, of those the newest.

        Of a question whose date is vague, the whole of it must fall under the rule.
        """
        asked = fields.asked
        if asked is None:
            return None
        fitting = [
            rule
            for rule in self._rules.deadlines
            if (not rule.kinds or fields.kind in rule.kinds)
            and rule.parliament in {None, fields.parliament}
            and (rule.start is None or rule.start.first <= asked.first)
            and (rule.end is None or asked.last <= rule.end.last)
        ]
        return max(fitting, key=_precision, default=None)

    def _due(self, rule: DeadlineRule, parliament: str | None, asked: date) -> date | None:
        key = (rule, parliament, asked)
        if key not in self._known:
            self._known[key] = self._worked_out(rule, parliament, asked)
        return self._known[key]

    def _worked_out(self, rule: DeadlineRule, parliament: str | None, asked: date) -> date | None:
        counting = self._counted(rule, parliament)
        if rule.unit == "months":
            due = months_after(asked, rule.amount)
            if due is None or not rule.pauses:
                return due
            # As many days as it would have without a recess, counted without the recess.
            return counting.after(asked, (due - asked).days)
        return counting.after(asked, rule.amount * (_WEEK if rule.unit == "weeks" else 1))

    def _counted(self, rule: DeadlineRule, parliament: str | None) -> Counting:
        key = (rule.unit, rule.calendar, rule.pauses, parliament)
        if key not in self._counting:
            self._counting[key] = Counting(
                working=rule.unit == "working-days",
                calendar=rule.calendar,
                without=_whole(self._rules.recesses, parliament) if rule.pauses else (),
            )
        return self._counting[key]

    # --- how it stands ---

    def status(
        self, fields: QuestionFields, body: Body, coverage: Coverage, deadline: Deadline | None
    ) -> Status:
        """How a question stands today; see `Status`.

        A question with a date of answer but no text of it counts as answered: the archive lacks
        the text, not the minister.
        """
        if fields.status in {"withdrawn", "lapsed"}:
            return "withdrawn" if fields.status == "withdrawn" else "lapsed"
        if not body.answers and not fields.answered:
            return self._waiting(fields, deadline)
        if body.answers and all(answer.kind == "provisional" for answer in body.answers):
            return "provisional"
        outcomes = [judged.outcome for judged in coverage.outcomes.values()]
        if outcomes and all(outcome == "refers" for outcome in outcomes):
            return "referred"
        if any(outcome != "answered" for outcome in outcomes):
            return "partial"
        return "answered-late" if _came_late(fields, deadline) else "answered"

    def _waiting(self, fields: QuestionFields, deadline: Deadline | None) -> Status:
        today = self._today
        if today is not None and self._lapsed(fields, today):
            return "lapsed"
        if deadline is None or today is None:
            return "open"
        if deadline.due.last < today.isoformat():
            return "late"
        left = deadline.days_left
        return "due" if left is not None and left <= NEAR else "open"

    def _lapsed(self, fields: QuestionFields, today: date) -> bool:
        """Whether the term in which a question was asked has ended."""
        asked = fields.asked
        return asked is not None and any(
            term.end is not None
            and term.parliament in {None, fields.parliament}
            and (term.start is None or term.start.first <= asked.first)
            and asked.last <= term.end.first
            and term.end.last < today.isoformat()
            for term in self._rules.terms
        )


def _precision(rule: DeadlineRule) -> tuple[bool, bool, str]:
    start = rule.start.first if rule.start is not None else ""
    return rule.parliament is not None, bool(rule.kinds), start


def _came_late(fields: QuestionFields, deadline: Deadline | None) -> bool:
    """Whether an answer came after the last day, whatever its vague dates can mean."""
    answered = fields.answered
    return deadline is not None and answered is not None and answered.first > deadline.due.last


def _whole(periods: Sequence[Period], parliament: str | None) -> list[tuple[date, date]]:
    """First and last days of the periods of a parliament; without both, a period does nothing."""
    return [
        (date.fromisoformat(period.start.first), date.fromisoformat(period.end.last))
        for period in periods
        if period.start is not None
        and period.end is not None
        and period.parliament in {None, parliament}
    ]
