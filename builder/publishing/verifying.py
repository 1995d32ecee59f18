"""Whether a site is whole, before it is published: every link and anchor, every feed.

That every file is there with the bytes it should have is seen to in `files`, and that the search
index holds the pages, in `search`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from builder.publishing.places import in_lines, places_in
from builder.publishing.press import Printed
from builder.publishing.writing import NotWhole


def parse(path: str, data: bytes) -> None:
    """Reads a feed or the sitemap as the programs do for which it is meant.

    Raises:
        NotWhole: it is not well-formed.
    """
    try:
        ET.fromstring(data)  # noqa: S314 - we wrote it a moment ago
    except ET.ParseError as error:
        message = f"{path}: {error}"
        raise NotWhole(message) from error


@dataclass(slots=True)
class Links:
    """The links of the pages that are new or changed, and the anchors they offer.

    Attributes:
        base: path of the root of the site on its server.
        printed: paths of those pages.
        anchors: path of each page that was looked at to its ids, as `Printed.anchors`.
        wanted: each place that is linked to, and a page that does so.
    """

    base: str
    printed: set[str] = field(default_factory=set)
    anchors: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, str] = field(default_factory=dict)

    def add(self, page: Printed) -> None:
        """Takes in a page."""
        self.printed.add(page.path)
        self.anchors[page.path] = page.anchors
        for place in page.links:
            self.wanted.setdefault(place, page.path)

    def verify(
        self, staged: Path, files: Collection[str], removed: Iterable[str], former: Path
    ) -> None:
        """Follows every link: those of the pages taken in, and those to what is there no more.

        Args:
            staged: the new site.
            files: paths of all its files.
            removed: paths of the files that it does not have any more.
            former: the site that it will replace; need not exist.

        Raises:
            OSError: the disk failed.
            NotWhole: a link leads nowhere.
        """
        for place, source in self.wanted.items():
            path, _, anchor = place.partition("#")
            if path not in files or (anchor and f"\n{anchor}\n" not in self._anchors(staged, path)):
                message = f"{source}: {place}"
                raise NotWhole(message)
        unchanged = [path for path in files if path.endswith(".html") and path not in self.printed]
        gone = self._gone(removed, former) if unchanged else set()
        if gone:
            self._nobody_wants(gone, staged, unchanged)

    def _anchors(self, staged: Path, path: str) -> str:
        if path not in self.anchors:
            html = (staged / path).read_text("utf-8") if path.endswith(".html") else ""
            self.anchors[path] = in_lines(self._places(html, path)[0])
        return self.anchors[path]

    def _gone(self, removed: Iterable[str], former: Path) -> set[str]:
        """What the former site offered and this one does not."""
        gone = set(removed)
        for path in self.printed:
            try:
                html = (former / path).read_text("utf-8")
            except (FileNotFoundError, NotADirectoryError):
                continue
            before, _ = self._places(html, path)
            gone |= {f"{path}#{name}" for name in before if f"\n{name}\n" not in self.anchors[path]}
        return gone

    def _nobody_wants(self, gone: set[str], staged: Path, pages: Iterable[str]) -> None:
        for path in pages:
            html = (staged / path).read_text("utf-8")
            for place in self._places(html, path)[1]:
                if place in gone or place.partition("#")[0] in gone:
                    message = f"{path}: {place}"
                    raise NotWhole(message)

    def _places(self, html: str, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return places_in(html, path.removesuffix("index.html"), self.base)
