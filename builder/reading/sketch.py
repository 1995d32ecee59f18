"""A few numbers that tell whether two long texts are nearly the same.

Of all runs of four words a text has, the smallest hashes are kept: two texts of which nine tenths
are equal share about that part of them. Source: Broder, On the resemblance and containment of
documents, 1997 (its "bottom-k" form).
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import accumulate
from zlib import crc32

KEPT = 32
"""Hashes of a text that are kept."""

RUN = 4
"""Words in a run."""

_WORDS = re.compile(r"\w+")


def sketch(texts: Iterable[str]) -> tuple[int, ...]:
    """The sketch of a text: the first number is its own and nearly sure to be no other's.

    A text without a single run of words has none: too short to say anything.
    """
    words = [word for text in texts for word in _WORDS.findall(text.casefold())]
    if len(words) < RUN:
        return ()
    coded = [word.encode() for word in words]
    whole = b" ".join(coded)
    ends = list(accumulate(len(word) + 1 for word in coded))
    starts = (0, *ends)
    runs = {crc32(whole[start : end - 1]) for start, end in zip(starts, ends[RUN - 1 :])}  # noqa: B905 - the last words begin no run
    own = blake2b(whole, digest_size=8).digest()
    return (int.from_bytes(own, "big"), *sorted(runs)[:KEPT])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How alike two texts are, by their sketches: from 0 to 1."""
    if not one or not other:
        return 0.0
    if one[0] == other[0]:
        return 1.0
    first, second = set(one[1:]), set(other[1:])
    smallest = sorted(first | second)[: min(KEPT, len(first), len(second))]
    shared = sum(run in first and run in second for run in smallest)
    return shared / len(smallest)
