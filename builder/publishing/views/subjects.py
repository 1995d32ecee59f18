"""The pages of what questions share: people, bodies, topics, sessions, threads, wanted ones."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.publishing.views.accounts import Promised, Response, Told
from builder.publishing.views.lists import CalendarMonth, Counted, Link, Pager, Period, Questions
from builder.publishing.views.site import View
from builder.publishing.views.threads import Drawing, Step, WantedItem


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
