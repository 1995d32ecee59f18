"""Pages to bytes, in this process or in another one: the second of the two cutoffs.

A page is made from its view, the site, the templates and the program, and from nothing else.
Its key is a digest of those four; a page whose key is that of the last build is not rendered.
"""

import pickle
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from html import unescape
from posixpath import normpath
from typing import Any
from urllib.parse import unquote

from builder.publishing.data import record
from builder.publishing.edition import Edition, base_path
from builder.publishing.html import Renderer
from builder.publishing.manifest import digest
from builder.publishing.opendata import question_data_files
from builder.publishing.question import QuestionPages
from builder.publishing.theme import Theme
from builder.publishing.views import View
from builder.workers import lent

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
        anchors: ids in it.
        links: addresses in the site that it leads to, each `path` or `path#anchor`.
        indexed: whether it is in the sitemap.
    """

    path: str
    url: str
    key: str
    data: bytes | None
    anchors: tuple[str, ...]
    links: tuple[str, ...]
    indexed: bool


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """All that is published of a question.

    Attributes:
        page: its page.
        record: its record.
        files: what else stands beside the page: path and bytes.
        counted: whether it is a question of its own, not a translation of one.
    """

    page: Printed
    record: Mapping[str, Any]
    files: tuple[tuple[str, bytes], ...]
    counted: bool


class Press:
    """Prints the pages of one edition.

    Attributes:
        edition: what it prints.
        renderer: the templates, ready to use.
    """

    def __init__(
        self, edition: Edition, theme: Theme, program: str, renderer: Renderer | None = None
    ) -> None:
        """Prepares the templates.

        Args:
            edition: what to print.
            theme: the templates.
            program: digest of the program.
            renderer: of an earlier press for the same site and theme.
        """
        self.edition = edition
        self.renderer = renderer or Renderer(theme, edition.site)
        self._questions = QuestionPages(edition)
        self._base = base_path(edition.config)
        told = {f.name: getattr(edition.site, f.name) for f in fields(edition.site)}
        fixed = {name: value for name, value in told.items() if not callable(value)}
        self._key = digest(f"{program}\n{theme.digest()}\n{fixed!r}".encode())

    def page(self, view: View, known: Mapping[str, str]) -> Printed:
        """A page.

        Args:
            view: of the page.
            known: keys of the pages that are in the site already, by path.
        """
        path = file_of(view.url)
        # The texts of every field, and of the fields in them: nothing else reaches a template.
        key = digest(f"{self._key}{view!r}".encode())
        if known.get(path) == key:
            return Printed(path, view.url, key, None, (), (), view.indexed)
        html = self.renderer.render(view)
        links = tuple(links_in(html, view.url, self._base))
        return Printed(path, view.url, key, html.encode(), tuple(ids_in(html)), links, view.indexed)

    def question(self, name: str, known: Mapping[str, str]) -> PrintedQuestion:
        """The page of a question, and its data."""
        edition = self.edition
        archive = edition.archive
        question = archive.questions.get(name) or archive.translations[name]
        page = self.page(self._questions.view(question), known)
        data = record(question, edition.archive, edition.config)
        beside = question_data_files(question, data, edition)
        files = tuple((path, text.encode()) for path, text in beside)
        return PrintedQuestion(page, data, files, counted=not question.translates)


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
    return [*questions, *(press.page(view, batch.known) for view in batch.views)]


# --- what a page says of itself -----------------------------------------------------------------

# Text and attributes are escaped, so that `<` begins a tag and `"` ends a value.
_LINK = re.compile(r'<[a-zA-Z][^<>]*?\s(?:href|src|action)="([^"<>]*)"')
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"<>]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def ids_in(html: str) -> Iterable[str]:
    """Every id of a page."""
    return map(unescape, _ID.findall(html))


def links_in(html: str, url: str, base: str) -> set[str]:
    """Every address in the same site to which a page leads: of a file, with an anchor if any.

    Args:
        html: the page.
        url: its address.
        base: path of the root of the site on its server; a page for any wrong address has no
            other way to name it.
    """
    found = set()
    for written in set(_LINK.findall(html)):
        link = unescape(written)
        if _ELSEWHERE.match(link):
            continue
        path, _, fragment = link.partition("#")
        path = path.partition("?")[0]
        if path.startswith(base):
            path = path.removeprefix(base)
        elif path.startswith("/"):
            continue
        elif path:
            path = normpath(f"{url.rpartition('/')[0]}/./{path}") + "/" * path.endswith("/")
            path = path.lstrip("/").removeprefix("./")
        elif not link.startswith("?"):
            path = url
        found.add(f"{file_of(path)}#{unquote(fragment)}" if fragment else file_of(path))
    return found


def file_of(url: str) -> str:
    """The file in which a page stands."""
    path = unquote(url)
    return f"{path}index.html" if not path or path.endswith("/") else path
