"""Abbreviations and the names they stand for, as texts introduce them.

`… de Nationale Maatschappij der Belgische Spoorwegen (NMBS) …` says that the two are one.
"""

import re
from collections.abc import Iterator

from builder.publishing.search.vocabulary import FUNCTION_WORDS
from builder.publishing.search.words import fold

_SHORT = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z]{1,9})\)")
_SENTENCE = re.compile(r"[.,:;?!()\"\n]")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = 150
_SMALL = frozenset().union(*FUNCTION_WORDS.values())
_CAPITALS = 2


def defined(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each abbreviation that a text explains, folded, with the words of the name, folded."""
    for found in _SHORT.finditer(text):
        short = found.group(1)
        if sum(letter.isupper() for letter in short) < _CAPITALS:
            continue
        before = _SENTENCE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        name = name_of(short, before.split())
        if name:
            yield fold(short), name


def important(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without function words."""
    return tuple(word for word in _WORD.findall(fold(name)) if word not in _SMALL)


def name_of(short: str, before: list[str]) -> tuple[str, ...]:
    """The words at the end of `before` that an abbreviation stands for; none if it does not.

    Each word that is not a function word gives its first letter, in order, and the letters left
    over are in the words as well: `Rijksinstituut voor ziekte- en invaliditeitsverzekering`.
    """
    letters = fold(short)
    folded = [fold(word).strip("-'’") for word in before]
    for start in range(len(folded) - 1, -1, -1):
        words = [word for word in folded[start:] if word and word not in _SMALL]
        if not words or not folded[start] or folded[start] in _SMALL:
            continue
        if len(words) > len(letters):
            return ()
        initials = "".join(word[0] for word in words)
        everything = "".join(folded[start:])
        if (
            initials[0] == letters[0]
            and len(words) > 1
            and _inside(initials, letters)
            and _inside(letters, everything)
            and len(letters) - len(initials) <= len(words)
        ):
            return tuple(words)
    return ()


def _inside(some: str, whole: str) -> bool:
    """Whether the letters are in the text, in their order."""
    rest = iter(whole)
    return all(letter in rest for letter in some)
