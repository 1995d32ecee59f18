"""A few numbers that tell whether two long texts are nearly the same.

Of all runs of four words a text has, the smallest hashes are kept: two texts of which nine tenths
are equal share about that part of them. Source: Broder, On the resemblance and containment of
documents, 1997 (its "bottom-k" form).
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
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
    words = _WORDS.findall("\n".join(texts).casefold())
    if len(words) < RUN:
        return ()
    whole = " ".join(words).encode()
    coded = whole.split(b" ")
    runs = set(map(crc32, map(b" ".join, zip(*(coded[at:] for at in range(RUN)), strict=False))))
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
