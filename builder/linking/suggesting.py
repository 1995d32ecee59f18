"""What somebody who wrote a name that is not there may have meant."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from builder.problems import nearest

_FEW = 100
"""Known words up to which each is compared with what was written."""

_NEIGHBOURS = 20
"""Known words on either side that are compared, of those that begin, or end, like what was."""


class Known:
    """Words that somebody may have meant, for many looks: a look at a hundred thousand is short.

    Of many words only those are compared that begin or end as what was written. A slip of the pen
    leaves one of the two as it should be.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Takes in the words, and sorts them at the first look."""
        self._words = words
        self._forwards: list[str] | None = None
        self._backwards: list[str] = []

    def near(self, word: str) -> list[str]:
        """The words that are worth a comparison, sorted."""
        if self._forwards is None:
            self._forwards = sorted(self._words)
            self._backwards = sorted(known[::-1] for known in self._forwards)
        if len(self._forwards) <= _FEW:
            return self._forwards
        found = set(_around(self._forwards, word))
        found.update(known[::-1] for known in _around(self._backwards, word[::-1]))
        return sorted(found)

    def nearest(self, word: str) -> str | None:
        """As `nearest`."""
        return nearest(word, self.near(word))


def is_slip(one: str, other: str) -> bool:
    """Whether two ids differ by one slip of the pen in one long word, and in nothing else.

    In a short word a slip makes another name: Jan and Jean, Maes and Moes.
    """
    words, others = one.split("-"), other.split("-")
    if len(words) != len(others):
        return False
    pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and min(map(len, pairs[0])) >= _LONG and _one_edit(*pairs[0])


_LONG = 5


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less or another, or two that changed places, is all."""
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )


def _around(words: Sequence[str], word: str) -> Sequence[str]:
    at = bisect_left(words, word)
    return words[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
