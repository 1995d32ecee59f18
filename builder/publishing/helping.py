"""Where a reader can help: the source of a page to edit, and a form to report a fault.

Only for GitHub, whose addresses are known; for a repository elsewhere there are no such links.

Source: GitHub Docs, "Creating an issue from a URL query"; a field of a form is filled in by its id.
"""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode, urlsplit

from builder.config import Config
from builder.forms import ASK, REPORT, key_of
from builder.model import Archive


class Helping:
    """The two links of every page, and the way to add a question that is missing."""

    def __init__(self, archive: Archive, config: Config) -> None:
        """Notes which file each page comes from."""
        repository = (config.repository or "").rstrip("/")
        self._home = repository if urlsplit(repository).netloc == "github.com" else ""
        self._config = config
        self._sources = dict(_sources(archive)) if self._home else {}

    def improve(self, url: str) -> str:
        """Where the file of the page at `url` can be edited, or begun; empty if it has none.

        A person, a body or a topic without a file has a page: its file begins with the name.
        """
        path, name = self._sources.get(url, ("", ""))
        if name:
            return self.begin(path, f"---\nname: {json.dumps(name, ensure_ascii=False)}\n---\n")
        return f"{self._home}/edit/{self._config.branch}/{quote(path)}" if path else ""

    def begin(self, path: str, text: str) -> str:
        """Where a new file begins with a text; empty if there is no repository."""
        if not self._home:
            return ""
        filled = urlencode({"filename": path, "value": text})
        return f"{self._home}/new/{self._config.branch}?{filled}"

    def report(self, url: str) -> str:
        """The form for a fault on the page at `url`, with the page filled in."""
        if not self._home:
            return ""
        page = (self._config.base_url or "") + url or "/"
        return f"{self._home}/issues/new?{urlencode({'template': REPORT, 'page': page})}"

    def propose(self, known: Mapping[str, str]) -> str:
        """The form for a new question, with what is known of it filled in.

        Args:
            known: id of a field of the form (`builder.forms.ENTRIES`) to what goes into it.
        """
        if not self._home:
            return ""
        # The issue needs a title of its own.
        filled = {"template": ASK, "title": known.get("title", "")}
        filled |= {key_of(field): value for field, value in known.items()}
        return f"{self._home}/issues/new?{urlencode(filled)}"


def _sources(archive: Archive) -> Iterator[tuple[str, tuple[str, str]]]:
    """Address and file of every page that has one, or could: then with the name it begins with."""
    for question in (*archive.questions.values(), *archive.translations.values()):
        yield question.url, (question.path, "")
    for page in archive.pages.values():
        yield page.url, (page.path, "")
    for folder, register in (
        ("people", archive.people),
        ("bodies", archive.bodies),
        ("topics", archive.topics),
    ):
        for entry in register.values():
            path = f"content/{folder}/{entry.id}.md"
            name = "" if entry.path else entry.fields.name
            yield entry.url, (entry.path or path, name)
