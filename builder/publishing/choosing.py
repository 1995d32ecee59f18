"""Which questions of a list are shown: by how they stand, and by year; each choice is a page.

Without a script, a filter is a link. The choices are not combined: a list of 3,000 questions has
some thirty such pages, and no list below `LONG` has any.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model import WAITING, Question, Status
from builder.publishing.edition import Edition
from builder.publishing.views import Choice
from builder.reading.slugs import slugify

LONG = 10
"""Questions from which a list has choices: what is shorter is seen at a glance."""

STANDS: dict[str, frozenset[Status]] = {
    "waiting": WAITING,
    "late": frozenset({"late"}),
    "partly": frozenset({"provisional", "partial", "referred"}),
    "answered": frozenset({"answered", "answered-late"}),
    "closed": frozenset({"withdrawn", "lapsed"}),
}
"""How questions may stand, for who looks for some of them; the late ones wait as well."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some questions of a list.

    Attributes:
        kind: `stand` or `year`.
        name: key of `STANDS`, or the year.
        text: the same in words.
        url: address of its page.
        questions: in the order of the list.
    """

    kind: str
    name: str
    text: str
    url: str
    questions: tuple[Question, ...]


class Choices:
    """The choices that a list gives."""

    def __init__(
        self, edition: Edition, url: str, questions: Sequence[Question], *, whole: bool = False
    ) -> None:
        """Finds them.

        Args:
            edition: for its words and addresses.
            url: address of the list.
            questions: all of the list.
            whole: whether these are all questions of the archive: then there are years to choose
                from, and those that wait have a page already.
        """
        self._edition, self._url, self._questions = edition, url, questions
        self.chosen: tuple[Chosen, ...] = ()
        if len(questions) >= LONG:
            stands, years = self._stands(whole=whole), self._years() if whole else ()
            self.chosen = (*stands, *years)

    def _stands(self, *, whole: bool) -> tuple[Chosen, ...]:
        where, t = self._edition.addresses, self._edition.site.t
        found: dict[tuple[str, ...], Chosen] = {}
        for name, statuses in STANDS.items():
            some = tuple(q for q in self._questions if q.status in statuses)
            if not 0 < len(some) < len(self._questions):
                continue
            text = t(f"stand_{name}")
            url = f"{self._url}{where.standing}/{slugify(text)}/"
            if whole and name == "waiting":
                url = where.account(where.waiting)
            # If all that waits is late, one choice says so.
            ids = tuple(question.id for question in some)
            found.setdefault(ids, Chosen("stand", name, text, url, some))
        return tuple(found.values())

    def _years(self) -> tuple[Chosen, ...]:
        years: dict[str, list[Question]] = {}
        for question in self._questions:
            asked = question.fields.asked
            if asked is not None and asked.first[:4] == asked.last[:4]:
                years.setdefault(asked.first[:4], []).append(question)
        if len(years) < 2:  # noqa: PLR2004 - of one there is no choice
            return ()
        where = self._edition.addresses
        return tuple(
            Chosen("year", year, year, f"{self._url}{where.year}/{year}/", tuple(years[year]))
            for year in sorted(years, reverse=True)
        )

    def rows(self, current: str) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """The links to all choices, in rows with a name, as seen from the one at `current`."""
        t = self._edition.site.t
        total = len(self._questions)
        every = Choice(self._url, t("choice_all"), total, current=current == self._url)
        rows: list[tuple[str, tuple[Choice, ...]]] = []
        for kind in ("stand", "year"):
            links = [
                Choice(one.url, one.text, len(one.questions), current=current == one.url)
                for one in self.chosen
                if one.kind == kind
            ]
            if links:
                first = () if rows else (every,)
                rows.append((t(f"choice_{kind}"), (*first, *links)))
        return tuple(rows)
