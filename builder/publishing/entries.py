"""What feeds consist of, before they are written in one form or another."""

from collections.abc import Callable
from dataclasses import dataclass

SUMMARY = 300
"""Characters of a summary."""


@dataclass(frozen=True, slots=True)
class Later:
    """A text that is only made if it is shown.

    Attributes:
        path: of the source file that decides over it, with what else the entry tells.
        make: makes it.
    """

    path: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        id: what it is, in words that never change: `("question", "2024-2025/x")`.
        title: its title.
        url: address of what it is about, relative to the root of the site.
        updated: last day on which something happened to it, ISO 8601; empty if none is known.
        published: day on which it came into being, ISO 8601, or empty.
        authors: names.
        tags: ids of topics.
        summary: its beginning, as plain text; may be empty.
    """

    id: tuple[str, ...]
    title: str
    url: str
    updated: str
    published: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str | Later = ""

    def shown(self) -> str:
        """Its beginning."""
        return self.summary.make() if isinstance(self.summary, Later) else self.summary


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of what a page lists.

    Attributes:
        url: address of the page; the feed stands beside it, as `feed.xml` and `feed.json`.
        title: its title.
        entries: in any order.
    """

    url: str
    title: str
    entries: tuple[Entry, ...]


def shortened(text: str) -> str:
    """As many whole words of a text as a summary has room for."""
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY].rpartition(' ')[0]} …"
