"""The pages that tell of the archive as a whole: figures, data, what became of questions."""

from dataclasses import dataclass
from typing import ClassVar

from builder.publishing.charts import Columns
from builder.publishing.views.accounts import Covered, Finding, Promised, Response, SubQuestion
from builder.publishing.views.lists import Counted, Link, Pager
from builder.publishing.views.site import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView(View):
    """What the numbers of the archive say.

    Attributes:
        charts: over the whole archive.
        coverage: each addressee, by name, with how the sub-questions put to them were answered.
        topics: the course of the largest topics, by name.
    """

    template: ClassVar[str] = "figures.html"

    charts: tuple[Columns, ...]
    coverage: tuple[Covered, ...]
    topics: tuple[tuple[Link, Columns], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataView(View):
    """What programs can have of the archive, and how.

    Attributes:
        tables: each with its address, what a row is, and the name and meaning of each column.
        files: other files: address, name, and what is in it.
        examples: programs that run on these files: what they find out, and their text.
    """

    template: ClassVar[str] = "open_data.html"

    tables: tuple[tuple[Link, str, tuple[tuple[str, str], ...]], ...]
    files: tuple[tuple[Link, str], ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsView(View):
    """The way to all pages that hold to account; `rules` say until when there must be an answer."""

    template: ClassVar[str] = "accounts.html"

    entries: tuple[Counted, ...]
    rules: tuple[Link, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubQuestionsView(View):
    """Sub-questions that were not answered, or not in full."""

    template: ClassVar[str] = "sub_questions.html"

    items: tuple[SubQuestion, ...]
    total: int
    pager: Pager | None
    by_addressee: tuple[Counted, ...]
    by_topic: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesView(View):
    """The register of promises; `states` are how many stand how."""

    template: ClassVar[str] = "promises.html"

    items: tuple[Promised, ...]
    total: int
    pager: Pager | None
    states: tuple[tuple[str, str, int], ...]
    by_person: tuple[Counted, ...]
    by_body: tuple[Counted, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView(View):
    """Response times of the whole archive, and the way to those of each person, by name."""

    template: ClassVar[str] = "times.html"

    response: Response
    people: tuple[Counted, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView(View):
    """What the archive does not know, or is not sure of."""

    template: ClassVar[str] = "quality.html"

    findings: tuple[Finding, ...]
    values: str
