"""Ids: what may be one, and how to make one out of a name."""

import re
import unicodedata
from functools import lru_cache

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*", re.ASCII)
MAX_SEGMENT = 100
"""Characters in one segment of an id; file systems allow 255 bytes, with suffixes."""

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})  # noqa: RUF001 - on purpose


RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that mean a device on Windows, where no file can have one: nobody there could have the
archive on their disk."""


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id: `2023-2024/x`, `een-persoon`."""
    segments = text.split("/")
    return (
        _ID.fullmatch(text) is not None
        and max(map(len, segments)) <= MAX_SEGMENT
        and RESERVED.isdisjoint(segments)
    )


@lru_cache(maxsize=1 << 14)
def slugify(text: str) -> str:
    """An id made from a name or title; empty if no Latin letter or digit is in it."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    ascii_only = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.sub(r"['’`]", "", ascii_only)
    slug = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(slug) > MAX_SEGMENT:
        slug = slug[:MAX_SEGMENT].rpartition("-")[0] or slug[:MAX_SEGMENT]
    return f"{slug}-1" if slug in RESERVED else slug
