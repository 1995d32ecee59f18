"""Long lists in pages, and the links from one page to the others."""

from builder.linking.addresses import Addresses
from builder.publishing.views import Pager

PAGE_SIZE = 50
"""Questions on one page of a list."""

NEAR = 5
"""Pages on either side of the current one that a list links to."""

STEP = 10
"""Every tenth page of a list is linked to as well, so that all are at most two clicks away."""


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
