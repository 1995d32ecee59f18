"""Pages to bytes, in this process or in another one: the second of the two cutoffs.

A page is made from its view, the site, the templates and the program, and from nothing else.
Its key is a digest of those four; a page whose key is that of the last build is not rendered.
Before it in the key of a question's page stands a digest of what the view is made from; if that
is the same, there is not even a view.
"""

import pickle
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from builder.publishing.accounts import Accounts
from builder.publishing.data import record
from builder.publishing.edition import Edition, base_path
from builder.publishing.feeds import feeds
from builder.publishing.figures import Figures
from builder.publishing.html import Renderer
from builder.publishing.manifest import digest
from builder.publishing.opendata import (
    Squeezed,
    question_data_files,
    question_data_names,
    squeezed,
    told,
)
from builder.publishing.quality import Quality
from builder.publishing.question import QuestionPages
from builder.publishing.surroundings import Surroundings
from builder.publishing.theme import Theme
from builder.publishing.views import View
from builder.workers import lent, tidy

BATCH = 40
"""Pages that go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page, ready for the disk.

    Attributes:
        path: of its file in the site.
        url: its address.
        key: digest of everything that it was made from.
        data: its bytes; `None` if the page with this key is in the site already.
        anchors: ids in it, each with a line feed before and behind it.
        links: addresses in the site that it leads to, each `path` or `path#anchor`; those that
            lead to an id in the page itself are left out.
        indexed: whether it is in the sitemap.
    """

    path: str
    url: str
    key: str
    data: bytes | None
    anchors: str
    links: tuple[str, ...]
    indexed: bool


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """All that is published of a question.

    Attributes:
        id: its id.
        page: its page.
        told: what the files about all questions tell of it, compressed; `None`: what they tell
            already.
        files: what else stands beside the page: path and bytes; `None` for one that is in the
            site already.
        counted: whether it is a question of its own, not a translation of one.
    """

    id: str
    page: Printed
    told: Squeezed | None
    files: tuple[tuple[str, bytes | None], ...]
    counted: bool


class Press:
    """Prints the pages of one edition.

    Attributes:
        edition: what it prints.
        renderer: the templates, ready to use.
    """

    def __init__(
        self,
        edition: Edition,
        theme: Theme,
        program: str,
        sources: Mapping[str, str],
        renderer: Renderer | None = None,
    ) -> None:
        """Prepares the templates.

        Args:
            edition: what to print.
            theme: the templates.
            program: digest of the program.
            sources: path of each source file to a digest of all that decides over its document.
            renderer: of an earlier press for the same site and theme.
        """
        self.edition = edition
        self.renderer = renderer or Renderer(theme, edition.site)
        self._surroundings = Surroundings(edition, sources)
        self._base = base_path(edition.config)
        told = {f.name: getattr(edition.site, f.name) for f in fields(edition.site)}
        fixed = {name: value for name, value in told.items() if not callable(value)}
        self._key = digest(f"{program}\n{theme.digest()}\n{fixed!r}".encode())

    def page(self, view: View, known: Mapping[str, str], around: str = "") -> Printed:
        """A page.

        Args:
            view: of the page.
            known: keys of the pages that are in the site already, by path.
            around: digest of what the view is made from, or empty.
        """
        path = file_of(view.url)
        # The texts of every field, and of the fields in them: nothing else reaches a template.
        own = digest(f"{self._key}{view!r}".encode())
        key = around + own
        if known.get(path, "").endswith(own):
            return Printed(path, view.url, key, None, "", (), view.indexed)
        html = self.renderer.render(view)
        anchors, links = places_in(html, view.url, self._base)
        inside = {f"{path}#{name}" for name in anchors}
        elsewhere = tuple(link for link in links if link not in inside)
        return Printed(
            path, view.url, key, html.encode(), in_lines(anchors), elsewhere, view.indexed
        )

    def question(self, name: str, known: Mapping[str, str]) -> PrintedQuestion:
        """The page of a question, and its data."""
        archive = self.edition.archive
        question = archive.questions.get(name) or archive.translations[name]
        counted = not question.translates
        around = digest(f"{self._key}{self._surroundings.key(question)}".encode())
        path = file_of(question.url)
        if known.get(path, "").startswith(around):
            page = Printed(path, question.url, known[path], None, "", (), indexed=True)
            kept = tuple((name, None) for name in question_data_names(question))
            return PrintedQuestion(question.id, page, None, kept, counted)
        edition = self._surroundings.edition_of(question)
        page = self.page(QuestionPages(edition).view(question), known, around)
        own = told(record(question, edition.archive, edition.config))
        files = tuple(question_data_files(question, own, edition))
        if self._surroundings.notice.beyond:
            # The digest of its surroundings does not tell all that it was made from.
            page = replace(page, key=page.key.removeprefix(around))
        return PrintedQuestion(question.id, page, squeezed(own), files, counted)


# --- in another process -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to print.

    Attributes:
        press: pickled, for a process to which none was lent under the name `press`.
        questions: ids of questions.
        views: other pages.
        known: keys of those pages that are in the site already, by path.
    """

    press: bytes | None
    questions: Sequence[str]
    views: Sequence[View]
    known: Mapping[str, str]


def print_batch(batch: Batch) -> list[Printed | PrintedQuestion]:
    """Prints some pages: the questions, then the others."""
    press = pickle.loads(batch.press) if batch.press is not None else lent("press")  # noqa: S301 - made by the process that sent it
    questions = [press.question(name, batch.known) for name in batch.questions]
    printed = [*questions, *(press.page(view, batch.known) for view in batch.views)]
    tidy()
    return printed


def write_about_all(sent: bytes | None) -> list[tuple[str, bytes]]:
    """The feeds, figures and notes on quality of the whole archive: path and bytes.

    Args:
        sent: as `Batch.press`.
    """
    press: Press = pickle.loads(sent) if sent is not None else lent("press")  # noqa: S301 - as above
    edition = press.edition
    texts = [*Figures(edition).files(), *Quality(edition).files()]
    if not edition.on_disk:
        texts += feeds(edition, Accounts(edition).feeds())
    return [(name, text.encode()) for name, text in texts]


# --- what is kept of many -----------------------------------------------------------------------


def in_lines(names: Iterable[str]) -> str:
    """Ids, each with a line feed before and behind it: in a tenth of the room that a set takes."""
    return "".join(("\n", *(f"{name}\n" for name in names)))


# --- what a page says of itself -----------------------------------------------------------------

# Text and attributes are escaped: what `>` follows before any `<` stands in a tag.
# (A pattern that begins with a plain space is found three times as fast as one with any space.)
_PLACE = re.compile(r' (href|src|action|id)="([^"<>]*)"(?=[^<>]*>)')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def places_in(html: str, url: str, base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every id of a page, and every address in the same site to which it leads, each once.

    Args:
        html: the page.
        url: its address.
        base: path of the root of the site on its server; a page for any wrong address has no
            other way to name it.

    Returns:
        The ids; and the addresses, each of a file, with an anchor if any.
    """
    anchors: dict[str, None] = {}
    written: dict[str, None] = {}
    for name, value in _PLACE.findall(html.replace("\n", " ").replace("\t", " ")):
        found = anchors if name == "id" else written
        found[unescape(value) if "&" in value else value] = None
    return tuple(anchors), tuple(_followed(written, url, base))


def _followed(links: Iterable[str], url: str, base: str) -> dict[str, None]:
    found: dict[str, None] = {}
    folder = url.rpartition("/")[0]
    root, own = "../" * url.count("/"), file_of(url)
    for link in links:
        if not link or link.startswith("#"):
            place = f"{own}#{unquote(link[1:])}" if len(link) > 1 else own
        elif root and link.startswith(root) and not _CROOKED.search(link, len(root)):
            # From the root of the site, as nearly all links are.
            place = _from_root(link[len(root) :])
        elif _ELSEWHERE.match(link):
            continue
        else:
            path = link.partition("#")[0].partition("?")[0]
            if path.startswith(base):
                place = _from_root(link.removeprefix(base))
            elif path.startswith("/"):
                continue
            elif path:
                path = normpath(f"{folder}/./{path}") + "/" * path.endswith("/")
                path = path.lstrip("/").removeprefix("./")
                place = _from_root(path + link[len(link.partition("#")[0]) :])
            else:
                place = _from_root(link)
        found[place] = None
    return found


_CROOKED = re.compile(r"\./|//|\.(?:[?#]|$)")


@lru_cache(20_000)
def _from_root(link: str) -> str:
    """The file, with an anchor if any, at an address as written from the root of the site."""
    path, _, fragment = link.partition("#")
    file = file_of(path.partition("?")[0])
    return f"{file}#{unquote(fragment)}" if fragment else file


def file_of(url: str) -> str:
    """The file in which a page stands."""
    path = unquote(url)
    return f"{path}index.html" if not path or path.endswith("/") else path
