"""Drawings of questions in time: who asked when, how long the answer took, and who cites whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from builder.linking.threads import age
from builder.model import Date, Question
from builder.publishing.edition import Edition
from builder.publishing.views import Drawing, Line, Link, Network, Related, Rung, Tick

DRAWN = 80
"""Questions in a drawing; of more it shows the newest."""

ROW = 30
"""Height of the row of one question, in pixels."""

TOP = 26
"""Height of the axis above the rows, in pixels."""

TICKS = 4
"""Years on the axis, at most: as many as a phone has room for."""

RELATED = 3
"""Questions that a question cites or that cite it, from which there is something to draw."""

NEAR = 20
"""Of these, how many are shown: the newest."""

TITLE = 44
"""Characters of a title in a drawing: what half a tablet has room for."""

_SIDE = 60
"""Percent from the left, up to where there is room for a title behind a line."""

_LEFT, _WIDE = 3.0, 94.0
"""Where the axis begins, and how wide it is, in percent."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to percent from the left."""

    first: int
    last: int

    def at(self, day: Date) -> float:
        middle = (_ordinal(day.first) + _ordinal(day.last)) / 2
        part = (middle - self.first) / max(1, self.last - self.first)
        return _LEFT + _WIDE * min(1.0, max(0.0, part))


def draw(
    numbers: Mapping[str, int],
    links: Iterable[tuple[str, str]],
    edition: Edition,
    says: tuple[str, str],
    here: str = "",
) -> Drawing | None:
    """Each question as a line from asking to answering, with a line to what it cites.

    `None` if fewer than two questions have a date: then there is nothing to see in a drawing.

    Args:
        numbers: id of each question to its number, the oldest first.
        links: ids of each citing question and of what it cites.
        edition: for the questions, and for words.
        says: keys of its title, and of what one sees.
        here: id of the question on whose page it stands.
    """
    archive, t = edition.archive, edition.site.t
    dated = [
        question
        for member in reversed(list(numbers))
        if days_of(question := archive.questions[member])
    ][:DRAWN]
    if len(dated) < 2:  # noqa: PLR2004 - one dot is no line
        return None
    days = [day for question in dated for day in days_of(question)]
    scale = _Scale(
        min(_ordinal(day.first) for day in days), max(_ordinal(day.last) for day in days)
    )
    rungs: dict[str, Rung] = {}
    for row, question in enumerate(dated):
        at = [scale.at(day) for day in days_of(question)]
        rungs[question.id] = Rung(
            numbers[question.id],
            Link(question.url, question.fields.title),
            f"{min(at):.2f}%",
            f"{max(at):.2f}%",
            TOP + ROW * row + ROW // 2,
            question.fields.answered is not None and len(at) > 1,
            question.id == here,
            _short(question.fields.title),
            min(at) + max(at) > 2 * _SIDE,
        )
    lines = tuple(
        Line(rungs[citing].start, rungs[citing].y, rungs[cited].start, rungs[cited].y)
        for citing, cited in links
        if citing in rungs and cited in rungs
    )
    years = sorted({day.first[:4] for day in days} | {day.last[:4] for day in days})
    # The first year begins before the first question, unless there is no other.
    years = years[1:] or years
    step = -(-len(years) // TICKS)
    ticks = tuple(
        Tick(year, f"{scale.at(Date(year, f'{year}-01-01', f'{year}-01-01')):.2f}%")
        for year in years[::step]
    )
    return Drawing(
        TOP + ROW * len(dated) + 6,
        t(says[0]),
        t(says[1], len(dated)),
        tuple(rungs.values()),
        lines,
        ticks,
    )


def network(question: Question, edition: Edition) -> Network | None:
    """The questions around a question: those it cites, and those that cite it.

    `None` if there are fewer than `RELATED`.
    """
    archive, t = edition.archive, edition.site.t
    cites = set(_cited(question))
    cited_by = {back.question for back in question.cited_by} - {question.id}
    around = sorted((archive.questions[name] for name in cites | cited_by), key=age)
    if len(around) < RELATED:
        return None
    members = sorted((question, *around[-NEAR:]), key=age)
    numbers = {member.id: number for number, member in enumerate(members, start=1)}
    links = [
        (member.id, target) for member in members for target in _cited(member) if target in numbers
    ]
    rows = []
    for member in reversed(members):
        name = member.id
        key = "both" if name in cites & cited_by else "cited" if name in cites else "cites"
        rows.append(
            Related(
                numbers[name],
                Link(member.url, member.fields.title),
                edition.wording.day(member.fields.asked),
                t("network_here" if member is question else f"network_{key}"),
            )
        )
    drawing = draw(numbers, links, edition, ("network_title", "network_text"), question.id)
    return Network(drawing, tuple(rows), len(around) - len(members) + 1)


def _cited(question: Question) -> Iterable[str]:
    """Ids of the other questions that a question cites, in the order of the text."""
    found = (one.target for one in question.references if one.state == "resolved")
    return dict.fromkeys(name for name in found if name is not None and name != question.id)


def days_of(question: Question) -> list[Date]:
    """When it was asked and when it was answered, as far as that is known."""
    fields = question.fields
    return [day for day in (fields.asked, fields.answered) if day is not None]


def _short(title: str) -> str:
    return (
        title if len(title) <= TITLE else f"{title[:TITLE].rpartition(' ')[0] or title[:TITLE]} …"
    )


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
