"""Words, numbers and dates in running text, as the index and the browser both see them.

Letters are compared without case and accents. A number is whole: `4.300` is 4300, and nothing
finds it by 300. A date is a word of its own, in whichever form it is written: `@2023-03-10`, and
with it its month and its year. `search-words.js` does the same with what is typed; a test
compares the two.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from builder.publishing.search.vocabulary import MONTHS

_MARKS = re.compile("[\u0300-\u036f]")
_ALSO = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_SPOKEN = re.compile(
    rf"(?<![^\W_])(?:(\d{{1,2}})(?:er|e|\.)?\s+)?({_NAMES})\.?\s+((?:19|20)\d\d)(?![^\W_])"
)
_NUMERIC = re.compile(
    r"(?<![^\W_])(?:"
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"|(\d{1,2})([./-])(\d{1,2})\5((?:19|20)\d\d)"
    r"|(\d{1,3}(?:[.\u00a0\u202f]\d{3})+)"
    r"|(\d+),(\d+)"
    r")(?![^\W_])"
)
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019][^\W_]+)*")
_HYPHENS = re.compile("[-\u2010\u2011]")
_APOSTROPHES = re.compile("['\u2019]")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def fold(text: str) -> str:
    """Text without case and accents."""
    text = text.lower()
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_ALSO)


def counted(text: str) -> Counter[str]:
    """How often each word, number and date is in a text."""
    total: Counter[str] = Counter()

    def spoken(found: re.Match[str]) -> str:
        day, month, year = found.groups()
        total.update(date_words(year, str(MONTHS[month]), day or ""))
        return f" {month} "

    def numeric(found: re.Match[str]) -> str:
        total.update(_numeric(found))
        return " "

    text = fold(text)
    text = _NUMERIC.sub(numeric, _SPOKEN.sub(spoken, text))
    for word, count in Counter(_WORD.findall(text)).items():
        if word.isalpha():
            if len(word) > 1:
                total[word] += count
        else:
            for each in apart(word):
                total[each] += count
    return total


def _numeric(found: re.Match[str]) -> Iterator[str]:
    year, month, day, day2, _, month2, year2, thousands, whole, fraction = found.groups()
    if thousands:
        yield re.sub(r"\D", "", thousands).lstrip("0") or "0"
    elif whole:
        yield f"{whole},{fraction}"
    else:
        yield from date_words(year or year2, month or month2, day or day2)


def date_words(year: str, month: str = "", day: str = "") -> Iterator[str]:
    """The words of a date, from the day to the year, as far as it is one."""
    if month and 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        if day and 1 <= int(day) <= 31:  # noqa: PLR2004 - days
            yield f"@{year}-{int(month):02}-{int(day):02}"
        yield f"@{year}-{int(month):02}"
    yield f"@{year}"


@lru_cache(maxsize=1 << 16)
def apart(word: str) -> tuple[str, ...]:
    """What a word with digits, hyphens or apostrophes is found by: itself, and its parts."""
    if _APOSTROPHES.search(word):
        # l'école, foto's: what one letter adds is grammar.
        pieces = [piece for piece in _APOSTROPHES.split(word) if len(piece) > 1 and piece != "qu"]
        return tuple(each for piece in pieces for each in apart(piece))
    pieces = _HYPHENS.split(word)
    if len(pieces) == 1:
        return (_plain(word),) if len(word) > 1 or word.isdigit() else ()
    digits = all(_is_number(piece) for piece in pieces)
    parts = tuple(_plain(piece) for piece in pieces if len(piece) > 1 or _is_number(piece))
    return ("-" if digits else "").join(pieces), *parts


def hyphened(word: str) -> tuple[str, ...]:
    """The parts of a word with hyphens."""
    return tuple(piece for piece in _HYPHENS.split(word) if len(piece) > 1)


def _plain(word: str) -> str:
    if _YEAR.fullmatch(word):
        return f"@{word}"
    return (word.lstrip("0") or "0") if _is_number(word) else word


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
