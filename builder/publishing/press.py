"""Pages to bytes, in this process or in another one: the second of the two cutoffs.

A page is made from its view, the site, the templates and the program, and from nothing else.
Its key is a digest of those four; a page whose key is that of the last build is not rendered.
In the key of the page of a question or a thread stands, in place of the view, what that is made
from; if that is the same, there is not even a view.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import MappingProxyType

from builder.model import Thread
from builder.publishing.alike import digest_of
from builder.publishing.chains import Chains
from builder.publishing.data import record
from builder.publishing.edition import Edition, base_path
from builder.publishing.feeds import Written, feeds
from builder.publishing.files import Made, Output
from builder.publishing.html import Renderer
from builder.publishing.manifest import digest
from builder.publishing.opendata import (
    question_data_files,
    question_data_names,
    told,
)
from builder.publishing.pages import Presenter
from builder.publishing.paging import Share
from builder.publishing.places import file_of, in_lines, places_in
from builder.publishing.question import QuestionPages
from builder.publishing.surroundings import Surroundings
from builder.publishing.theme import Theme
from builder.publishing.views import View


@dataclass(frozen=True, slots=True)
class Printed:
    """A page, ready for the disk.

    Attributes:
        path: of its file in the site.
        url: its address.
        key: digest of everything that it was made from.
        data: what became of its file; `None` as well if the page with this key is in the site
            already.
        anchors: ids in it, each with a line feed before and behind it.
        links: addresses in the site that it leads to, each `path` or `path#anchor`; those that
            lead to an id in the page itself are left out.
        indexed: whether it is in the sitemap.
        files: what else stands beside it: path, and what became of it.
    """

    path: str
    url: str
    key: str
    data: Made
    anchors: str
    links: tuple[str, ...]
    indexed: bool
    files: tuple[tuple[str, Made], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """All that is published of a question.

    Attributes:
        id: its id.
        page: its page.
        told: what the files about all questions tell of it; `None`: what they tell already.
        files: what else stands beside the page: path, and what became of it.
        counted: whether it is a question of its own, not a translation of one.
    """

    id: str
    page: Printed
    told: tuple[bytes, ...] | None
    files: tuple[tuple[str, Made], ...]
    counted: bool


class Press:
    """Prints the pages of one edition.

    Attributes:
        edition: what it prints.
        renderer: the templates, ready to use.
        sources: path of each source file to a digest of all that decides over its document.
        known: keys of the pages that are in the site already, by path.
        known_feeds: keys of the feeds that are in the site already, by address.
        output: where files go; `None`: their bytes are given to who asked for them.
    """

    def __init__(  # noqa: PLR0913 - what a page is made from, and what is there already
        self,
        edition: Edition,
        theme: Theme,
        program: str,
        sources: Mapping[str, str],
        renderer: Renderer | None = None,
        *,
        known: Mapping[str, str] = MappingProxyType({}),
        known_feeds: Mapping[str, str] = MappingProxyType({}),
        output: Output | None = None,
    ) -> None:
        """Prepares the templates.

        Args:
            edition: what to print.
            theme: the templates.
            program: digest of the program.
            sources: as in the attributes.
            renderer: of an earlier press for the same site and theme.
            known: as in the attributes.
            known_feeds: as in the attributes.
            output: as in the attributes.
        """
        self.edition, self.sources = edition, sources
        self.known, self.known_feeds, self.output = known, known_feeds, output
        self.renderer = renderer or Renderer(theme, edition.site)
        self._surroundings = Surroundings(edition, sources)
        self._base = base_path(edition.config)
        told = {f.name: getattr(edition.site, f.name) for f in fields(edition.site)}
        fixed = {name: value for name, value in told.items() if not callable(value)}
        self._key = digest(f"{program}\n{theme.digest()}\n{fixed!r}".encode())

    @cached_property
    def presenter(self) -> Presenter:
        """Makes the views of pages that are not of one question."""
        return Presenter(self.edition)

    def put(self, path: str, data: bytes) -> Made:
        """Puts a file into the site, if the site is in reach.

        Raises:
            OSError: the disk failed.
        """
        return data if self.output is None else self.output.stage(path, data)

    def pages(self, share: Share) -> Iterator[Printed]:
        """The pages of a share.

        Raises:
            OSError: the disk failed.
        """
        if share.kind == "thread":
            yield self._thread(self.edition.archive.threads[share.name])
            return
        for view in self.presenter.made(share):
            files = self.presenter.files(share)
            beside = tuple((name, self.put(name, text.encode())) for name, text in files)
            yield replace(self.page(view), files=beside)

    def _thread(self, thread: Thread) -> Printed:
        key = digest(f"{self._key}{self._surroundings.thread_key(thread)}".encode())
        kept = self._kept(thread.url, key)
        if kept is not None:
            return kept
        edition = self._surroundings.edition_of_thread(thread)
        return self._noted(self._printed(Chains(edition).page(thread.id), key))

    def _kept(self, url: str, key: str) -> Printed | None:
        """A page that is in the site already, if it was made from just this."""
        path = file_of(url)
        if self.known.get(path) != key:
            return None
        return Printed(path, url, key, None, "", (), indexed=True)

    def _noted(self, page: Printed) -> Printed:
        """A page with a key that it may be known by; with none, if that does not tell all."""
        return replace(page, key="") if self._surroundings.notice.beyond else page

    def feeds(self) -> Iterator[Written]:
        """Every feed."""
        more = self.presenter.accounts.feeds()
        yield from feeds(self.edition, more, self._key, self.sources)

    def page(self, view: View) -> Printed:
        """A page that is not of a question.

        Raises:
            OSError: the disk failed.
        """
        path = file_of(view.url)
        key = digest_of(view, self._key)
        if self.known.get(path) == key:
            return Printed(path, view.url, key, None, "", (), view.indexed)
        return self._printed(view, key)

    def _printed(self, view: View, key: str) -> Printed:
        path = file_of(view.url)
        html = self.renderer.render(view)
        anchors, links = places_in(html, view.url, self._base)
        own, inside = f"{path}#", set(anchors)
        elsewhere = tuple(
            link for link in links if not link.startswith(own) or link[len(own) :] not in inside
        )
        data = self.put(path, html.encode())
        return Printed(path, view.url, key, data, in_lines(anchors), elsewhere, view.indexed)

    def question(self, name: str) -> PrintedQuestion:
        """The page of a question, and its data.

        Raises:
            OSError: the disk failed.
        """
        archive = self.edition.archive
        question = archive.questions.get(name) or archive.translations[name]
        counted = not question.translates
        key = digest(f"{self._key}{self._surroundings.key(question)}".encode())
        page = self._kept(question.url, key)
        if page is not None:
            kept = tuple((name, None) for name in question_data_names(question))
            return PrintedQuestion(question.id, page, None, kept, counted)
        edition = self._surroundings.edition_of(question)
        page = self._printed(QuestionPages(edition).view(question), key)
        own = told(record(question, edition.archive, edition.config))
        data = question_data_files(question, own, edition)
        files = tuple((name, self.put(name, text)) for name, text in data)
        page = self._noted(page)
        return PrintedQuestion(question.id, page, own, files, counted)
