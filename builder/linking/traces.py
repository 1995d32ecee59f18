"""The numbers of sub-questions that a text of an answer may hold, whatever they are glued to."""

import re
from collections.abc import Iterator

from builder.reading.markers import marker_of

_JOINED = r"\s*(?:,|;|/|&|\+|en|et|und|and|t/m|tot\s+en\s+met|tot|tem|à|bis|to|[-–—])\s*"
_NUMBER = r"\d{1,2}(?:\s?[a-z](?!\w))?"
# `2. tot 6.`, `1., 3. en 4.`: numbers with full stops or brackets between and behind them.
_SERIES = re.compile(
    rf"(?<![\d.,:/-])(?P<numbers>{_NUMBER}(?:[.)°]{{0,2}}{_JOINED}{_NUMBER}){{1,60}})\s?[.)°:]"
)
# A number that may begin something, whatever it is glued to: `18.7713.`, `4.20162017-bijlage`,
# `16.2 De`. Years and decimals do not count.
_TRACE = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))(?P<digits>\d{1,9})"
    r"(?:\s?[.)°:](?!\d{1,3}(?!\d))|\s+(?=[A-ZÀ-Þ]))"
)
_WORD = (
    r"(?:deel|sub)?vra(?:ag|gen)|punt(?:en)?|onderde(?:el|len)|luik(?:en)?"
    r"|(?:sous-|sub-)?questions?|points?|(?:teil)?fragen?|punkte?|parts?"
)
_NAMED = re.compile(
    rf"\b(?:{_WORD})\s+(?:(?:nummers?|nrs?\.?|numéros?|nummern?|n[o°]s?\.?|numbers?)\s*)?"
    rf"\(?(?P<numbers>{_NUMBER}\)?(?:[.°]?{_JOINED}{_NUMBER}\)?){{0,60}})",
    re.IGNORECASE,
)


def traces(text: str) -> Iterator[str]:
    """Numbers that may be markers; of a long one, also what it ends with."""
    for match in _TRACE.finditer(text):
        digits = match["digits"]
        yield from dict.fromkeys((digits[-1], digits[-2:]))


def named(text: str) -> Iterator[str]:
    """Ids of the sub-questions that a text names, alone or in a series."""
    for pattern in (_SERIES, _NAMED):
        for match in pattern.finditer(text):
            plain = re.sub(r"[.)°]", "", match["numbers"])
            marker = marker_of(f"{plain}.")
            yield from marker.numbers if marker is not None else ()
            yield from re.findall(r"\d+", plain)
