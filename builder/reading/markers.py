"""Recognises the markers of sub-questions and answer parts: `1.`, `2-3.`, `Vraag 4 en 5`, `(a)`.

A marker is only a candidate; whether it begins a part depends on the numbering around it, which
is decided in `builder.reading.parts`.
"""

import re
from dataclasses import dataclass
from typing import Literal

MAX_RANGE = 60
"""Numbers that one marker such as `1 t/m 60` may stand for."""

# Words and signs between two numbers. A range means every number from the first to the last.
_RANGE = r"t/m|tot\s+en\s+met|tot|tem|à|bis|to|through|[-–—]"
_LIST = r"(?:,|;)\s*(?:en|et|und|and|&)|,|;|/|&|\+|en|et|und|and"
_BETWEEN = rf"(?:\s*(?:{_LIST}|{_RANGE})\s*)"
_NUMBER = r"\d{1,3}[a-z]?(?![A-Za-z\d])"
_NUMBERS = rf"{_NUMBER}(?:{_BETWEEN}{_NUMBER})*"

_WORD = r"vragen|vraag|deelvraag|questions|question|fragen|frage"
_ANSWER_WORD = r"antwoorden|antwoord|réponses|réponse|antworten|antwort|answers|answer"
_OP = r"op\s+(?:de\s+)?(?:deel)?vra(?:ag|gen)|à\s+la\s+question|aux\s+questions|to\s+questions?"

# A number with a delimiter that is not a decimal sign: `1.` but not `1.5`, `2-3.In het`.
_BARE = re.compile(rf"\(?(?P<numbers>{_NUMBERS})\s?(?:[.)](?!\d)|°\)?)\s*")
# After a word, a delimiter, the end of the line, or a new sentence must follow: `Vraag 3 gaat
# over` is prose.
_WORDED = re.compile(
    rf"(?i:{_WORD}|(?:{_ANSWER_WORD})(?:\s+(?:{_OP}))?)\s+(?i:nr\.?\s*)?(?P<numbers>{_NUMBERS})"
    r"(?:\s*[.:)](?!\d)\s*|\s*[-–—]\s+|\s*$|(?=\s+[A-ZÀ-ÞŒ“‘\"'(]))\s*"
)
_AD = re.compile(rf"ad\s+(?P<numbers>{_NUMBERS})\s*[.:)]?\s*", re.IGNORECASE)
# `a.` needs a space or a capital behind it, so that `a.u.b.` is none.
_LETTER = re.compile(r"(?:\((?P<in>[a-z])\)|(?P<closed>[a-z])\)|(?P<dot>[a-z])\.(?=\s|[A-Z]|$))\s*")

_SPLIT = re.compile(rf"(?P<number>{_NUMBER})|(?P<range>{_RANGE})|(?P<list>{_LIST})")
_PARTS = re.compile(r"(\d+)([a-z]?)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the beginning of a line.

    Attributes:
        text: as written, without the space behind it.
        numbers: ids it names: `("2", "3")`, `("1a",)`; of a letter: `("a",)`.
        form: `bare` for `1.`; `word` for `Vraag 1`, which is less likely to be a list by
            accident; `letter` for `a)`.
        length: characters to take off the line, with the space behind it.
    """

    text: str
    numbers: tuple[str, ...]
    form: Literal["bare", "word", "letter"]
    length: int


def marker_of(line: str) -> Marker | None:
    """The marker with which a line of plain text begins, if it does."""
    blank = len(line) - len(line.lstrip())
    text = line[blank:]
    letter = _LETTER.match(text)
    if letter is not None:
        found = letter["in"] or letter["closed"] or letter["dot"]
        return Marker(letter.group().rstrip(), (found,), "letter", blank + letter.end())
    form: Literal["bare", "word"] = "bare"
    match = _BARE.match(text)
    if match is None:
        form = "word"
        match = _worded(text)
    if match is None:
        return None
    numbers = _expand(match["numbers"])
    if not numbers:
        return None
    return Marker(match.group().rstrip(), numbers, form, blank + match.end())


def _worded(text: str) -> re.Match[str] | None:
    ad = _AD.match(text)
    return ad if ad is not None else _WORDED.match(text)


def _expand(text: str) -> tuple[str, ...]:
    """The ids in `2, 3 en 5`, `2-4` or `1a-1b`; empty if it makes no sense."""
    ids: list[str] = []
    ranged = False
    numbers = 0
    for match in _SPLIT.finditer(text):
        if match["number"]:
            numbers += 1
            name = _normal(match["number"])
            ids.extend(_between(ids[-1], name) if ranged and ids else ())
            ids.append(name)
            ranged = False
        elif match["range"]:
            # `2-3-4` lists its numbers, and so does a range between neighbours.
            ranged = True
    if len(ids) > MAX_RANGE or len(set(ids)) != len(ids) or ids != sorted(ids, key=order):
        return ()
    return tuple(ids)


def _normal(number: str) -> str:
    return number.lstrip("0") or "0"


def _between(first: str, last: str) -> list[str]:
    start, end = order(first), order(last)
    if start[1] or end[1]:
        letters = range(ord(start[1] or "a") + 1, ord(end[1] or "a"))
        return [f"{start[0]}{chr(code)}" for code in letters] if start[0] == end[0] else []
    return [str(number) for number in range(start[0] + 1, min(end[0], start[0] + MAX_RANGE + 1))]


def order(part: str) -> tuple[int, str]:
    """Sort key of a part's id: `2` before `2a` before `10`; letters alone come in their order."""
    match = _PARTS.fullmatch(part)
    return (int(match[1]), match[2]) if match else (0, part)


def base(part: str) -> str:
    """The number of a lettered id: `2` of `2a`; itself, if it has no letter or no number."""
    match = _PARTS.fullmatch(part)
    return match[1] if match else part
