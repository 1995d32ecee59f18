"""How long answers took: by year, with the cases and what is missing. Nobody is ranked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

from builder.model import WAITING, Question
from builder.publishing.charts import Columns, columns
from builder.publishing.edition import Edition
from builder.publishing.figures import LONGEST, STEP
from builder.publishing.views import Counted, Link, Response, Times, TimesView


def response_of(questions: Iterable[Question], edition: Edition, name: str) -> Response:
    """The response times of some questions.

    Args:
        questions: in any order.
        edition: for its words.
        name: id of the chart.
    """
    chosen = [question for question in questions if question.status != "withdrawn"]
    years: dict[str, list[Question]] = {}
    for question in chosen:
        asked = question.fields.asked
        known = asked is not None and asked.first[:4] == asked.last[:4]
        years.setdefault(asked.first[:4] if known and asked else "", []).append(question)
    t = edition.site.t
    rows = [_times(year or t("times_undated"), years[year]) for year in sorted(years, reverse=True)]
    if len(rows) > 1:
        rows.append(_times(t("times_all"), chosen))
    return Response(tuple(rows), _chart(chosen, edition, name))


def _times(year: str, questions: Sequence[Question]) -> Times:
    days = sorted(q.response_days for q in questions if q.response_days is not None)
    low = middle = high = ""
    if len(days) > 1:
        low, middle, high = (f"{cut:.0f}" for cut in quantiles(days, n=4, method="inclusive"))
    elif days:
        low = middle = high = str(days[0])
    over = [q.deadline.days_over for q in questions if q.deadline is not None]
    judged = [days for days in over if days is not None]
    given = [q for q in questions if q.outline.answers or q.fields.answered]
    return Times(
        year,
        len(questions),
        len(days),
        low,
        middle,
        high,
        sum(days == 0 for days in judged),
        len(judged),
        sum(q.status in WAITING for q in questions),
        sum(q.response_days is None for q in given),
    )


def _chart(questions: Sequence[Question], edition: Edition, name: str) -> Columns | None:
    days = [q.response_days for q in questions if q.response_days is not None]
    if not days:
        return None
    t = edition.site.t
    counted = Counter(min(day, LONGEST) // STEP for day in days)
    values = []
    for step in range(max(counted) + 1):
        first = step * STEP
        label = f"{first}–{first + STEP - 1}" if first < LONGEST else f"{LONGEST}+"
        values.append((label, counted[step]))
    given = sum(1 for q in questions if q.outline.answers or q.fields.answered)
    middle = sorted(days)[len(days) // 2]
    return columns(
        name,
        t("figure_days"),
        t("figure_days_text", middle, cases=len(days), without=given - len(days)),
        (t("figure_day"), t("questions")),
        values,
    )


def times_view(edition: Edition) -> TimesView:
    """The page of response times: of the whole archive, and the way to those of each person."""
    archive, where, t = edition.archive, edition.addresses, edition.site.t
    url = where.account(where.times)
    common = edition.common(url, t("times"), t("times_lead"))
    common["crumbs"] = (*common["crumbs"], Link(where.account(), t("accounts")))
    people = tuple(
        Counted(f"{person.url}#response", person.fields.name, len(person.answered))
        for person in archive.people.values()
        if person.answered
    )
    response = response_of(archive.questions.values(), edition, "times")
    return TimesView(**common, response=response, people=people, today=edition.today)
