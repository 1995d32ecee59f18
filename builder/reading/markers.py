"""Recognises the markers of sub-questions and answer parts: `1.`, `2-3.`, `Vraag 4 en 5`, `(a)`.

A marker is only a candidate; whether it begins a part depends on the numbering around it, which
is decided in `builder.reading.counting`.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

MAX_RANGE = 60
"""Numbers that one marker such as `1 t/m 60` may stand for."""

# Between two numbers. A range means every number from the first to the last; the accent of `à`
# is lost in some sources.
_RANGE = r"t/m|tot\s+en\s+met|tot|t\.?e\.?m\.?|à|a(?=\s+\(?\d)|bis|to|through|[-–—]"
_LIST = r"(?:,|;)\s*(?:en|et|und|and|&)|,|;|/|&|\+|en|et|und|and"
_BETWEEN = re.compile(rf"\s*(?:(?P<range>{_RANGE})|(?:{_LIST}))\s*", re.IGNORECASE)
# Not a decimal sign; a run of eight digits behind it is the name of a file.
_CLOSE = r"\s?[.)](?!\d{1,7}(?!\d))|°\)?|/(?=\s)"
_NUMBER = re.compile(
    rf"\(?(?P<number>\d{{1,3}}(?:[a-z](?![A-Za-z\d]))?)(?![A-Za-z\d])(?P<closed>{_CLOSE})?"
)
# `a.` needs a space or a capital behind it, so that `a.u.b.` is none.
_LETTER = re.compile(
    r"\(\s?(?P<in>[a-z])\)|(?P<out>[a-z])(?:(?P<closed>\)|/(?=\s)|\.(?=\s|[A-Z]|$))|(?=[\s,;]))"
)
_SPACE = re.compile(r"\s*")

_WORD = r"vragen|vraag|deelvraag|questions|question|fragen|frage"
_ANSWER_WORD = r"antwoorden|antwoord|réponses|réponse|antworten|antwort|answers|answer"
_OP = r"op\s+(?:de\s+)?(?:deel)?vra(?:ag|gen)|à\s+la\s+question|aux\s+questions|to\s+questions?"
_WORDED = re.compile(
    rf"(?:{_WORD}|(?:{_ANSWER_WORD})(?:\s+(?:{_OP}))?)\s+(?:nr\.?\s*)?(?=\d)", re.IGNORECASE
)
# After a word, a delimiter, the end of the line, or a new sentence must follow: `Vraag 3 gaat
# over` is prose.
_SENTENCE = re.compile(r"\s*[.:)](?!\d)|\s*[-–—](?=\s)|(?=\s*$)|(?=\s+[A-ZÀ-ÞŒ“‘\"'(])")
_AD = re.compile(r"ad\s+(?=\d)", re.IGNORECASE)
_DELIMITER = re.compile(r"\s*[.:)]?")

_WORD_BEGINS = frozenset("aAdDfFqQrRvV")
"""With these a marker that is a word begins; any other word is none, and most lines are that."""

_PARTS = re.compile(r"(\d+)([a-z]?)")

_GOES_ON = re.compile(rf"\s*(?:{_RANGE}|{_LIST}|\(|[a-z](?![^).,;/\s]))", re.IGNORECASE)
"""What stands behind the first number of a marker that has more of them."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the beginning of a line.

    Attributes:
        text: as written, without the space behind it.
        numbers: ids it names: `("2", "3")`, `("1a",)`; of letters: `("a",)`, `("a", "b")`.
        form: `bare` for `1.`; `word` for `Vraag 1`, which is less likely to be a list by
            accident; `letter` for `a)`.
        length: characters to take off the line, with the space behind it.
    """

    text: str
    numbers: tuple[str, ...]
    form: Literal["bare", "word", "letter"]
    length: int


@lru_cache(4096)
def marker_of(line: str) -> Marker | None:
    """The marker with which a line of plain text begins, if it does.

    A line is asked more than once: for the numbers of its section, and for the letters of its
    part.
    """
    start = len(line) - len(line.lstrip())
    if line[start : start + 2].isalpha() and line[start : start + 1] not in _WORD_BEGINS:
        return None
    found = _letters(line, start)
    if found is not None:
        return _marker(line, start, found, "letter")
    found = _numbers(line, start)
    if found is not None:
        return _marker(line, start, found, "bare")
    word = _WORDED.match(line, start)
    ad = _AD.match(line, start) if word is None else word
    found = _numbers(line, ad.end(), worded=True) if ad is not None else None
    if found is None:
        return None
    if not found.closed:
        end = (_DELIMITER if word is None else _SENTENCE).match(line, found.end)
        if end is None:
            return None
        found.end = end.end()
    return _marker(line, start, found, "word")


def goes_on(text: str) -> bool:
    """Whether a text may go on with the marker before it: `en 2. Beide`, `a) en b) De`."""
    return _GOES_ON.match(text) is not None


@dataclass(slots=True)
class _Ids:
    """The ids that were read so far.

    Attributes:
        end: position behind the last of them.
        ids: the ids.
        closed: whether the last of them has a delimiter.
    """

    end: int
    ids: list[str] = field(default_factory=list)
    closed: bool = True

    def with_(self, names: Sequence[str], end: int, *, closed: bool, ranged: bool) -> "_Ids":
        """These and more; with those between, if the first of the new ones ends a range."""
        between = _between(self.ids[-1], names[0]) if ranged and self.ids else []
        return _Ids(end, [*self.ids, *between, *names], closed)

    @property
    def sensible(self) -> bool:
        """Whether the ids rise, each once, and are not too many."""
        keys = [order(name) for name in self.ids]
        rises = all(first < second for first, second in itertools.pairwise(keys))
        return bool(keys) and rises and len(keys) <= MAX_RANGE


def _marker(
    line: str, start: int, found: _Ids, form: Literal["bare", "word", "letter"]
) -> Marker | None:
    if not found.sensible:
        return None
    space = _SPACE.match(line, found.end)
    end = space.end() if space else found.end
    return Marker(line[start : found.end], tuple(found.ids), form, end)


def _letters(line: str, start: int) -> _Ids | None:
    """Letters from a position on: `a)`, `a) en b)`, `a tot d)`."""
    if _LETTER.match(line, start) is None:
        return None
    found = _Ids(start)
    closed: _Ids | None = None
    at, ranged = start, False
    # More than are read of a marker need not be counted.
    while len(found.ids) <= MAX_RANGE and (match := _LETTER.match(line, at)) is not None:
        delimited = match["in"] is not None or match["closed"] is not None
        name = match["in"] or match["out"]
        found = found.with_([name], match.end(), closed=delimited, ranged=ranged)
        closed = found if delimited else closed
        between = _BETWEEN.match(line, found.end)
        if between is None:
            break
        at, ranged = between.end(), between["range"] is not None
    return closed


def _numbers(line: str, start: int, *, worded: bool = False) -> _Ids | None:
    """Numbers from a position on: `1.`, `2-3.`, `1. en 2.`, `1. a), b) en 2.`.

    The letters of a single number are left to the part itself. After a word, the last number
    needs no delimiter.
    """
    if _NUMBER.match(line, start) is None:
        return None
    found = _Ids(start)
    whole: _Ids | None = None
    at, ranged, count = start, False, 0
    while len(found.ids) <= MAX_RANGE and (match := _NUMBER.match(line, at)) is not None:
        count += 1
        name = _normal(match["number"])
        delimited = match["closed"] is not None
        single = found.with_([name], match.end(), closed=delimited, ranged=ranged)
        letters = None if name[-1].isalpha() else _own_letters(line, match.end())
        if letters is None:
            found = single
        else:
            names = [f"{name}{letter}" for letter in letters.ids]
            found = found.with_(names, letters.end, closed=True, ranged=ranged)
        if found.closed or worded:
            whole = single if count == 1 else found
        between = _BETWEEN.match(line, found.end)
        if between is None:
            break
        at, ranged = between.end(), between["range"] is not None
    return whole


def _own_letters(line: str, at: int) -> _Ids | None:
    """The letters right behind a number: ` a)` in `1. a)`; `a.` would be too little to go by."""
    space = _SPACE.match(line, at)
    letters = _letters(line, space.end() if space else at)
    return letters if letters is not None and line[letters.end - 1] == ")" else None


def _normal(number: str) -> str:
    return number.lstrip("0") or "0"


def _between(first: str, last: str) -> list[str]:
    start, end = order(first), order(last)
    if start[0] == end[0]:
        return _lettered(first.removesuffix(start[1]), start[1], end[1])
    numbers = range(start[0] + 1, min(end[0], start[0] + MAX_RANGE + 1))
    return [*map(str, numbers), *_lettered(str(end[0]), "", end[1])]


def _lettered(number: str, first: str, last: str) -> list[str]:
    """What lies between two letters of a number; without a first one, from `a` on."""
    before = chr(ord("a") - 1)
    letters = range(ord(first or before) + 1, ord(last or before))
    return [f"{number}{chr(code)}" for code in letters]


@lru_cache(1024)
def order(part: str) -> tuple[int, str]:
    """Sort key of a part's id: `2` before `2a` before `10`; letters alone come in their order."""
    match = _PARTS.fullmatch(part)
    return (int(match[1]), match[2]) if match else (0, part)


def base(part: str) -> str:
    """The number of a lettered id: `2` of `2a`; itself, if it has no letter or no number."""
    match = _PARTS.fullmatch(part)
    return match[1] if match else part
