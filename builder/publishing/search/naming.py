"""The files of an index by their names, and what tells a reader that one has changed."""

import hashlib
import json
import string
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from builder.publishing.search.packing import squeezed, unlike

HUNDRED = 100
"""Questions whose texts have one version."""

VERSION = 6
"""Hexadecimal digits of a version."""

NAME = 8
"""Those of the name of a file of groups."""

STEP = 512
"""Bytes by which the head tells how large files are: a search fetches what it has room for."""

_SIZES = string.digits + string.ascii_letters


def text_file(number: int) -> str:
    """Name of the file for the results of a question."""
    return f"text/{number // 1000}/{number}.bin"


def words_file(name: str) -> str:
    """Name of a file of groups."""
    return f"words/{name}.bin"


def near_file(name: str) -> str:
    """Name of a file of words by how they are written."""
    return f"near/{name}.bin"


def facets_file(name: str) -> str:
    """Name of a file of facets and dates: `all`, or the number of the piece."""
    return f"facets/{name}.bin"


def texts_in(data: bytes, head: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """What a file of texts says."""
    samples = ["", *head["samples"]]
    return json.loads(unlike(data[1:], samples[data[0]].encode()))


def files_of(head: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every file that a head leads to, with its version; empty if its name says it."""
    for start in range(0, len(head["named"]), NAME):
        yield words_file(head["named"][start : start + NAME]), ""
    versions = head["versions"]
    for number, name in enumerate(head["near"]):
        yield near_file(name), versions["near"][number * VERSION :][:VERSION]
    pieces = map(str, range(len(head["facets"]["periods"])))
    for number, name in enumerate(("all", *pieces)):
        yield facets_file(name), head["facets"]["versions"][number * VERSION :][:VERSION]
    for number in range(head["count"]):
        yield text_file(number), versions["text"][number // HUNDRED * VERSION :][:VERSION]


def digits(total: "hashlib._Hash") -> str:
    """The version of what has these bytes."""
    return total.hexdigest()[:VERSION]


def size(data: bytes) -> str:
    """How large a file is: a sign for each `STEP`, the last one for all that is larger."""
    return _SIZES[min(len(data) // STEP, len(_SIZES) - 1)]


def named(data: bytes, taken: Mapping[str, object]) -> tuple[str, bytes]:
    """A file of groups under the digits of its bytes, which change if another has them already."""
    for attempt in count():
        packed = squeezed(data, attempt)
        name = hashlib.sha256(packed).hexdigest()[:NAME]
        if name not in taken:
            break
    return name, packed
