"""Where a reader can help: the source of a page to edit, and a form to report a fault.

Only for GitHub, whose addresses are known; for a repository elsewhere there are no such links.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode, urlsplit

from builder.config import Config
from builder.forms import ASK, REPORT
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
        """Where the file of the page at `url` can be edited; empty if it has none."""
        path = self._sources.get(url)
        return f"{self._home}/edit/{self._config.branch}/{quote(path)}" if path else ""

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
        return f"{self._home}/issues/new?{urlencode({'template': ASK, **known})}"


def _sources(archive: Archive) -> Iterator[tuple[str, str]]:
    """Address and file of every page that has one."""
    for question in archive.questions.values():
        yield question.url, question.path
    for page in archive.pages.values():
        yield page.url, page.path
    for register in (archive.people, archive.bodies, archive.topics):
        for entry in register.values():
            if entry.path is not None:
                yield entry.url, entry.path
