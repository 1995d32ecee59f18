"""One class for each template."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.publishing.charts import Columns
from builder.publishing.views.accounts import (
    Covered,
    Finding,
    Promised,
    Response,
    SubQuestion,
    Told,
)
from builder.publishing.views.lists import (
    CalendarMonth,
    Counted,
    Day,
    Item,
    Link,
    Pager,
    Period,
    Questions,
    Tallied,
    Who,
)
from builder.publishing.views.site import Facet, View
from builder.publishing.views.texts import (
    Answer,
    Cell,
    Entry,
    LastDay,
    Origin,
    Pinpoint,
    Spoken,
    Unsure,
    Voice,
)
from builder.publishing.views.threads import Drawing, Network, Step, Strip, WantedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The front page.

    Attributes:
        total: questions in the archive.
        counts: what there is to see, each number with its list.
        newest: the questions to which something happened last.
        waiting: the late questions, those that wait longest first; if none is late, those that
            wait.
        waiting_heading: which of the two.
        others_waiting: how many more wait, in words; or empty.
        all_waiting: their list.
        all_questions: the list of all.
        promises: the ones past their date, then those that are open.
        promises_text: how many are past their date, in words.
        all_promises: the register.
        topics: the largest.
        all_topics: all of them, if there are more.
        sessions: all of them.
    """

    template: ClassVar[str] = "home.html"

    total: int
    counts: tuple[Tallied, ...]
    newest: tuple[Item, ...]
    waiting: Questions
    waiting_heading: str
    others_waiting: str
    all_waiting: str
    all_questions: Link
    promises: tuple[Promised, ...]
    promises_text: str
    all_promises: str
    topics: tuple[Counted, ...]
    all_topics: Link | None
    sessions: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView(View):
    """A question and its answers.

    Attributes:
        context: text before the first sub-question; the whole question if it has none.
        question_heading: heading of the question as written; empty if there is none.
        question_anchor: id of the question as a whole.
        cells: sub-questions beside the answer; empty if the question has no parts.
        earlier: answers that came before the one in `cells`: in the order of the text they
            stand between the question and that one, and are seen below it.
        paired: whether there is an answer in the cells.
        answers: all other answers.
        notes: items of the list of footnotes, or empty.
        cited_by: places in other questions that link here.
        unsure: citations that may mean several questions.
        strip: what comes before and after in its thread, or `None`.
        open_text: what to say if there is no answer; else empty.
        outline: its sub-questions; empty if there are few.
        languages: every language it is there in, this one too; empty if there is only one.
        bodies: what it is about, but for those that stand with a person.
        parallel: pages with two of its languages side by side.
        source_file: address of the source file in the repository, or empty.
        badge: how many sub-questions were answered, in words; or empty.
        judged: that an editor has a part in that, in words; or empty.
        citation: how to cite this page, in words.
        citation_forms: the same for reference managers: name of the form, and text.
        pinpoints: how to cite a place in it.
        network: the questions around it; `None` if there are few.
    """

    template: ClassVar[str] = "question.html"

    number: str
    kind_text: str
    session: Link | None
    asked: Day | None
    answered: Day | None
    response: str
    deadline: LastDay | None
    status: str
    status_text: str
    badge: str
    judged: str
    askers: tuple[Who, ...]
    addressees: tuple[Who, ...]
    topics: tuple[Link, ...]
    bodies: tuple[Link, ...]
    summary: bool
    origin: Origin | None
    question_heading: str
    question_anchor: str
    context: Markup
    cells: tuple[Cell, ...]
    earlier: tuple[Answer, ...]
    paired: bool
    answers: tuple[Answer, ...]
    notes: Markup
    cited_by: tuple[Link, ...]
    unsure: tuple[Unsure, ...]
    strip: Strip | None
    open_text: str
    outline: tuple[Entry, ...]
    languages: tuple[Spoken, ...]
    parallel: tuple[Link, ...]
    record: str
    xml: str
    source_file: str
    promises: tuple[Promised, ...]
    events: tuple[Told, ...]
    citation: str
    citation_forms: tuple[tuple[str, str], ...]
    pinpoints: tuple[Pinpoint, ...]
    network: Network | None
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(View):
    """A person, and the questions they asked or were asked."""

    template: ClassVar[str] = "person.html"

    name: str
    other_names: str
    roles: tuple[Period, ...]
    parties: tuple[Period, ...]
    wikidata: str
    asked_count: int
    answered_count: int
    prose: Markup
    known: bool
    response: Response | None
    promises: tuple[Promised, ...]
    named_in: Questions
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView(View):
    """A body: its place among others, its people, the questions about it or put to it."""

    template: ClassVar[str] = "body.html"

    name: str
    abbreviation: str
    other_names: str
    kind: str
    parent: Link | None
    children: tuple[Counted, ...]
    people: tuple[Counted, ...]
    prose: Markup
    known: bool
    events: tuple[Told, ...]
    promises: tuple[Promised, ...]
    named_in: Questions
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """A topic."""

    template: ClassVar[str] = "topic.html"

    name: str
    other_names: str
    broader: Link | None
    narrower: tuple[Counted, ...]
    prose: Markup
    known: bool
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView(View):
    """A session; the same template lists all questions of the archive.

    Attributes:
        calendar: of the session, on the first page of its list.
        weekdays: short and full names of the days of a week.
    """

    template: ClassVar[str] = "session.html"

    questions: Questions
    calendar: tuple[CalendarMonth, ...] = ()
    weekdays: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryView(View):
    """All people, bodies, topics or sessions, in groups (by first letter, if there are many)."""

    template: ClassVar[str] = "directory.html"

    total: int
    groups: tuple[tuple[str, tuple[Counted, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedView(View):
    """Questions that are cited and missing, the most cited first."""

    template: ClassVar[str] = "wanted.html"

    total: int
    items: tuple[WantedItem, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsView(View):
    """All threads: link, how many questions, from when to when."""

    template: ClassVar[str] = "threads.html"

    threads: tuple[tuple[Link, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView(View):
    """A thread: what happened, the newest on top, and the same as a drawing."""

    template: ClassVar[str] = "thread.html"

    span: str
    total: int
    steps: tuple[Step, ...]
    drawing: Drawing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView(View):
    """A free page."""

    template: ClassVar[str] = "page.html"

    prose: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    """The search page.

    Attributes:
        facets: in the order in which they are shown.
        words: JSON with the texts that the script needs, ready to print.
        all_questions: what to browse where there is no JavaScript.
    """

    template: ClassVar[str] = "search.html"

    facets: tuple[Facet, ...]
    words: Markup
    all_questions: Link
    places: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView(View):
    """A question in two languages, side by side.

    Attributes:
        left: language of the left column.
        right: language of the right column.
        titles: the title in each of them.
        rows: what stands beside each other; `None` where one language has nothing.
    """

    template: ClassVar[str] = "parallel.html"

    left: Spoken
    right: Spoken
    titles: tuple[str, str]
    rows: tuple[tuple[Voice | None, Voice | None], ...]


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
class OfflineView(View):
    """What is kept for when there is no network, and how to keep all of it.

    Attributes:
        words: JSON with the texts that the script needs, ready to print.
    """

    template: ClassVar[str] = "offline.html"

    words: Markup


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(View):
    """What is shown for an address that does not exist."""

    template: ClassVar[str] = "not_found.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView(View):
    """What is shown where a page was that is gone for good, and why."""

    template: ClassVar[str] = "gone.html"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """A page that has moved to `target`."""

    template: ClassVar[str] = "redirect.html"

    target: Link
