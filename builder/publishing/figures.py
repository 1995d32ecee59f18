"""The page of figures: what the numbers of an archive say, and how many cases they rest on.

Nobody is ranked: people and topics come in the order of their names, each with its number of
cases, and what is not known is counted as well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from builder.linking.coverage import all_parts
from builder.model import Question
from builder.publishing.charts import Columns, columns, shares
from builder.publishing.edition import Edition
from builder.publishing.opendata.spreadsheets import csv_text
from builder.publishing.views import Covered, Link

MONTHS = 48
"""Months that a chart shows one by one; a longer time is told by the year."""

TOPICS = 12
"""Topics of which the course is shown: those with most questions."""

STEP = 10
"""Days of a column in the chart of response times."""

LONGEST = 120
"""Days from which all response times are one column."""

_SMALL = 48
"""Height of a small chart, in pixels."""


class Figures:
    """Counts what the page shows."""

    def __init__(self, edition: Edition) -> None:
        """Takes the archive of an edition."""
        self.edition = edition
        self.questions = tuple(edition.archive.questions.values())
        self.t = edition.site.t

    def over_time(self) -> Columns:
        """Questions by month, or by year if the archive is long."""
        counts, unit = self._by_time(self.questions)
        undated = len(self.questions) - sum(counts.values())
        key = f"figure_{unit}s_text"
        return columns(
            "questions-over-time",
            self.t(f"figure_{unit}s"),
            self.t(key, sum(counts.values()), undated=self.edition.site.number(undated)),
            (self.t(f"figure_{unit}"), self.t("questions")),
            [(self._named(when), count) for when, count in counts.items()],
        )

    def response_times(self) -> Columns | None:
        """Days between question and answer; `None` if they are not known of any question."""
        days = [q.response_days for q in self.questions if q.response_days is not None]
        if not days:
            return None
        counted = Counter(min(day, LONGEST) // STEP for day in days)
        values = []
        for step in range(max(counted) + 1):
            first = step * STEP
            label = f"{first}–{first + STEP - 1}" if first < LONGEST else f"{LONGEST}+"
            values.append((label, counted[step]))
        middle = sorted(days)[len(days) // 2]
        answered = sum(1 for question in self.questions if question.outline.answers)
        return columns(
            "response-times",
            self.t("figure_days"),
            self.t("figure_days_text", middle, cases=len(days), without=answered - len(days)),
            (self.t("figure_day"), self.t("questions")),
            values,
        )

    @cached_property
    def coverage(self) -> tuple[Covered, ...]:
        """How the sub-questions put to each addressee were answered, in order of name."""
        counted: dict[str, Counter[str]] = {}
        cases: Counter[str] = Counter()
        for question in self.questions:
            if not question.outline.answers:
                continue
            outcomes = question.coverage.outcomes
            cases.update({who.person for who in question.addressees})
            for part in all_parts(question.outline.question.parts):
                if part.children:
                    continue  # Its letters are what is counted.
                judged = outcomes.get(part.id)
                for who in question.addressees:
                    own = counted.setdefault(who.person, Counter())
                    own[judged.outcome if judged else "whole"] += 1
        return tuple(
            self._covered(name, cases[name], counted[name])
            for name in self.edition.archive.people
            if name in counted
        )

    @cached_property
    def topics(self) -> tuple[tuple[Link, Columns], ...]:
        """The course of the largest topics, in order of name, all on one scale."""
        archive = self.edition.archive
        largest = sorted(archive.topics.values(), key=lambda t: (-len(t.questions), t.id))[:TOPICS]
        chosen = {topic.id for topic in largest if topic.questions}
        years = self._by_year(self.questions)
        counts: dict[str, list[tuple[str, int]]] = {}
        for name in archive.topics:
            if name in chosen:
                about = self._by_year(
                    [archive.questions[asked] for asked in archive.topics[name].questions]
                )
                counts[name] = [(year, about.get(year, 0)) for year in years]
        highest = max((value for course in counts.values() for _, value in course), default=1)
        charts = []
        for name, course in counts.items():
            topic = archive.topics[name]
            chart = columns(
                f"topic-{name.replace('/', '-')}",
                topic.fields.name,
                self.t("total_questions", len(topic.questions)),
                (self.t("figure_year"), self.t("questions")),
                course,
                highest=highest,
                height=_SMALL,
            )
            charts.append((Link(topic.url, topic.fields.name), chart))
        return tuple(charts)

    def files(self) -> Iterator[tuple[str, str]]:
        """The values of every chart as CSV: path and text."""
        charts = (self.over_time(), self.response_times())
        for chart in charts:
            if chart is not None:
                rows = [(bar.label, bar.value) for bar in chart.bars]
                yield f"data/figures/{chart.name}.csv", csv_text(chart.heads, rows)
        covered = [
            (person.link.text, share.text, share.value)
            for person in self.coverage
            for share in person.shares
        ]
        heads = (self.t("asked_to"), self.t("figure_outcome"), self.t("figure_parts"))
        yield "data/figures/coverage.csv", csv_text(heads, covered)
        by_topic = [
            (link.text, bar.label, bar.value) for link, own in self.topics for bar in own.bars
        ]
        heads = (self.t("topics"), self.t("figure_year"), self.t("questions"))
        yield "data/figures/topics.csv", csv_text(heads, by_topic)

    # --- counting ---

    def _by_time(self, questions: Sequence[Question]) -> tuple[dict[str, int], str]:
        """Questions by month, with the empty ones between; by year if there are too many."""
        months = Counter(
            asked.first[:7]
            for question in questions
            if (asked := question.fields.asked) is not None and asked.first[:7] == asked.last[:7]
        )
        if not months:
            return {}, "month"
        first, last = (_month(text) for text in (min(months), max(months)))
        if last - first >= MONTHS:
            return self._by_year(questions), "year"
        spoken = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))
        return {month: months[month] for month in spoken}, "month"

    def _by_year(self, questions: Sequence[Question]) -> dict[str, int]:
        years = Counter(
            asked.first[:4]
            for question in questions
            if (asked := question.fields.asked) is not None and asked.first[:4] == asked.last[:4]
        )
        if not years:
            return {}
        first, last = int(min(years)), int(max(years))
        return {f"{year:04}": years[f"{year:04}"] for year in range(first, last + 1)}

    def _named(self, when: str) -> str:
        return self.edition.wording.month(when) if "-" in when else when

    def _covered(self, name: str, cases: int, counts: Mapping[str, int]) -> Covered:
        person = self.edition.archive.people[name]
        order = ("answered", "partial", "refers", "no-data", "not-competent", "refused", "none")
        pieces = [(key, self.t(f"outcome_{key}"), counts[key]) for key in order]
        pieces.append(("whole", self.t("outcome_whole"), counts["whole"]))
        link = Link(person.url, person.fields.name)
        return Covered(link, cases, sum(counts.values()), shares(pieces))


def _month(text: str) -> int:
    """A month as a number: how many there were since the year 0."""
    return int(text[:4]) * 12 + int(text[5:7]) - 1
