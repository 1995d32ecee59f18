"""Compounds, by the words that an archive itself uses: lerarentekort is leraren and tekort."""

from collections.abc import Iterator, Mapping

LANGUAGES = ("nl", "de")
"""Languages that write compounds as one word."""

LONG = 7
"""Letters from which a word can be a compound."""

PART = 4
"""Letters from which a word can be part of one; shorter ones are found inside anything."""

SURE = 6
"""Letters from which one question that has a word is enough to know it."""

SHORT_PARTS = frozenset({"zee", "weg", "bus", "btw", "wet", "gas", "lid", "vee", "eis", "hof"})
"""Three letters, and yet a part when the whole word comes out."""

_LINKS = ("", "s", "e", "en", "n")

# Endings that are words as well, and mean nothing as a part.
_SUFFIXES = """
achtig aties baar eerd elijk ende eren erend ering heid ieel iele ingen isch ische ismes isme
isten keit lich lijk ling loos maal matig rijk schap ster teit uren zaam atie
"""
_ENDINGS = frozenset(_SUFFIXES.split())


class Splitter:
    """Takes words apart into words that are known."""

    def __init__(self, frequency: Mapping[str, int], function: frozenset[str]) -> None:
        """Knows words by the number of questions that have them."""
        self._frequency = dict(frequency)
        for word, count in frequency.items():
            # Who writes of affaires knows the affaire in a compound as well.
            for ending in ("s", "en"):
                if word.endswith(ending) and len(one := word.removesuffix(ending)) >= SURE:
                    self._frequency[one] = self._frequency.get(one, 0) + count
        self._parts = {
            word
            for word, count in self._frequency.items()
            if (len(word) >= PART or word in SHORT_PARTS)
            and (count > 1 or len(word) >= SURE)
            and word.isalpha()
            and word not in function
            and word not in _ENDINGS
        }

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word; none if it is not a compound."""
        if len(word) < LONG or not word.isalpha():
            return ()
        whole = min(self._whole(word, 0), key=self._cost, default=())
        if whole:
            return whole
        # Not all of it is known: its end still says what it is (herverzekering, onderwijsxyz).
        for start in range(3, len(word) - PART):
            if (end := word[start:]) in self._parts:
                return (end,)
        return ()

    def _whole(self, word: str, start: int, depth: int = 0) -> Iterator[tuple[str, ...]]:
        """Every way to write the word from `start` on as a row of parts."""
        for end in range(start + 3, len(word) + 1):
            part = word[start:end]
            if part not in self._parts or part == word:
                continue
            if end == len(word):
                yield (part,)
            elif depth < 3:  # noqa: PLR2004 - no word has more than five parts
                for link in _LINKS:
                    if word.startswith(link, end):
                        for rest in self._whole(word, end + len(link), depth + 1):
                            yield (part, *rest)

    def _cost(self, parts: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
        """Fewest parts first, then those whose rarest is most common."""
        return len(parts), -min(self._frequency[part] for part in parts), parts
