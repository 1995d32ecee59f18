"""Where each page stands, in the words of the site's language."""

from dataclasses import dataclass

from builder.model import Kind

RESERVED = ("assets", "data", "opensearch.xml", "search-index", "sw.js", "schemas")
"""Files and folders of the site that are no pages."""


def on_disk(url: str) -> str:
    """An address as it is on a disk, where no server finds the page of a folder."""
    path, mark, fragment = url.partition("#")
    return f"{path}index.html{mark}{fragment}" if not path or path.endswith("/") else url


@dataclass(frozen=True, slots=True)
class Addresses:
    """The first segment of each address. All results are relative to the root of the site."""

    questions: str = "vragen"
    people: str = "personen"
    bodies: str = "instellingen"
    topics: str = "themas"
    sessions: str = "zittingen"
    search: str = "zoeken"
    data: str = "open-data"
    figures: str = "cijfers"
    offline: str = "zonder-netwerk"
    page: str = "pagina"
    accountability: str = "verantwoording"
    waiting: str = "wachtend"
    unanswered: str = "deelvragen"
    promises: str = "toezeggingen"
    times: str = "termijnen"
    quality: str = "gegevens"
    threads: str = "draden"
    wanted: str = "gezocht"
    standing: str = "naar-stand"
    year: str = "naar-jaar"

    def of(self, kind: Kind, name: str) -> str:
        """Address of the page of a file, by its kind and id."""
        folder = {
            "question": f"{self.questions}/",
            "person": f"{self.people}/",
            "body": f"{self.bodies}/",
            "topic": f"{self.topics}/",
            "page": "",
        }[kind]
        return f"{folder}{name}/"

    def session(self, name: str) -> str:
        """Address of a session."""
        return f"{self.sessions}/{name}/"

    def account(self, name: str = "") -> str:
        """Address of a page that holds to account, or of the list of those pages."""
        return f"{self.accountability}/{name}/" if name else f"{self.accountability}/"

    def thread(self, name: str) -> str:
        """Address of a thread, by the id of its oldest question."""
        return f"{self.threads}/{name}/"

    def numbered(self, url: str, number: int) -> str:
        """Address of a page of a long list; the first is the list's own."""
        return url if number == 1 else f"{url}{self.page}/{number}/"

    def is_own(self, url: str) -> bool:
        """Whether an address is the site's: a list, a page of one, or a folder without pages."""
        registers = (self.questions, self.people, self.bodies, self.topics, self.sessions)
        own = (self.search, self.data, self.figures, self.offline, self.threads, self.wanted)
        lists = (*registers, *own)
        first, _, rest = url.partition("/")
        reserved = (*RESERVED, self.accountability)
        parts = (self.page, self.standing, self.year)
        return (
            first in reserved
            or (first in lists and not rest)
            or any(f"/{part}/" in url for part in parts)
        )
