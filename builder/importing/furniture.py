"""What is printed on a page and is no text of the document: page headers, footers, page numbers.

Whatever is taken for furniture is declared, line by line, in the report of the import.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from builder.importing.lines import Line
from builder.reading.markers import marker_of

_PAGE_NUMBER = re.compile(
    r"(?:(?:pagina|page|blz\.?|p\.)\s*)?[-–]?\s*(\d{1,3})\s*(?:(?:/|van|of|sur)\s*\d{1,3})?\s*[-–]?",
    re.IGNORECASE,
)
_ZONE = 0.14
"""Share of a page's height, at its top and at its bottom, in which furniture stands."""


def furniture(
    lines: Sequence[Line], height: float, known: Iterable[re.Pattern[str]] = ()
) -> frozenset[Line]:
    """The lines of a PDF that are furniture.

    A line at the top or the bottom of the page is, if it is a `known` one, if it is the number of
    the page, or if it stands in the same place on at least half of the pages, with nothing but
    the number of the page different. A marker never is.

    Args:
        lines: the lines of all pages.
        height: height of a page.
        known: patterns of whole lines that are printed on every page of this kind of document.
    """
    edges = [line for line in lines if _at_the_edge(line, height)]
    found = {line for line in edges if any(pattern.fullmatch(line.text) for pattern in known)}
    pages = {line.page for line in lines}
    alike: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in edges:
        number = _PAGE_NUMBER.fullmatch(line.text)
        alone = all(
            abs(other.top - line.top) > 2 * line.size  # far from the text
            for other in lines
            if other.page == line.page and other is not line and other not in found
        )
        if number and int(number[1]) == line.page and alone:
            found.add(line)
        own = re.sub(rf"(?<!\d){line.page}(?!\d)", "#", line.text)
        alike[own, round(line.top)].append(line)
    for same in alike.values():
        on = {line.page for line in same}
        marker = marker_of(same[0].text) is not None
        if len(on) > 1 and len(on) >= len(pages) / 2 and not marker:
            found.update(line for line in same if _apart(line, lines, same))
    return frozenset(found)


def _at_the_edge(line: Line, height: float) -> bool:
    return line.page > 0 and (line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height)


def _apart(line: Line, lines: Iterable[Line], same: Collection[Line]) -> bool:
    """Whether a line is farther from the text than one line of it is from the next."""
    steps = [
        abs(other.top - line.top)
        for other in lines
        if other.page == line.page and other not in same
    ]
    return min(steps, default=1e9) > 1.6 * line.size
