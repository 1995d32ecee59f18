"""Long lists in pages, the links from one page to the others, and who makes which of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.linking.addresses import Addresses
from builder.publishing.views import Pager, View

PAGE_SIZE = 50
"""Questions on one page of a list."""

NEAR = 5
"""Pages on either side of the current one that a list links to."""

STEP = 10
"""Every tenth page of a list is linked to as well, so that all are at most two clicks away."""

SHARE = 40
"""Pages of one subject that are made at a time, more or less."""

PageMaker = Callable[[], View]
"""Makes a page when it is asked for."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the pages about one subject; who prints them makes them.

    Attributes:
        kind: of the subject: `all`, `waiting`, `session`, `person`, `body`, `topic`, `threads`,
            `thread`, `figures`, `times`, `quality`.
        name: its id; empty if there is only one of the kind.
        number: which share, from 0.
        count: how many shares there are.
        pages: how many pages are in it, more or less.
    """

    kind: str
    name: str
    number: int = 0
    count: int = 1
    pages: int = 1

    def of(self, every: Sequence[PageMaker]) -> Sequence[PageMaker]:
        """Those of all pages about the subject that are in this share."""
        size = len(every)
        return every[size * self.number // self.count : size * (self.number + 1) // self.count]


def shares(kind: str, name: str, size: int) -> Iterator[Share]:
    """All shares of the pages about a subject that lists so many questions."""
    # Besides the list itself there are those of what there is to choose from.
    pages = 1 + 2 * size // PAGE_SIZE
    count = -(-pages // SHARE)
    for number in range(count):
        yield Share(kind, name, number, count, -(-pages // count))


def pager(where: Addresses, url: str, current: int, last: int) -> Pager:
    """Links to the other pages of a long list at `url`."""
    near = range(max(1, current - NEAR), min(last, current + NEAR) + 1)
    shown = sorted({1, last, *near, *range(STEP, last + 1, STEP)})
    pages = []
    before = 0
    for number in shown:
        pages.append((number, where.numbered(url, number), number > before + 1))
        before = number
    return Pager(
        tuple(pages),
        current,
        last,
        where.numbered(url, current - 1) if current > 1 else None,
        where.numbered(url, current + 1) if current < last else None,
    )
