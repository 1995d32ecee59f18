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


def _around(words: Sequence[str], word: str) -> Sequence[str]:
    at = bisect_left(words, word)
    return words[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
