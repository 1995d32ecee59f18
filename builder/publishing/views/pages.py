"""The other pages: the front page, free pages, search, and addresses where nothing is."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.publishing.views.accounts import Promised
from builder.publishing.views.lists import Counted, Item, Link, Questions, Tallied
from builder.publishing.views.site import Facet, View


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
class OfflineView(View):
    """What is kept for when there is no network, and how to keep all of it.

    Attributes:
        words: JSON with the texts that the script needs, ready to print.
    """

    template: ClassVar[str] = "offline.html"

    words: Markup


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
