"""Texts in a small room: many in one run of bytes, each made anew where somebody wants it.

An archive is printed by several processes that have its memory from their parent. What Python
looks at it counts, and what is counted is copied: so a text is no object at all until it is
opened, and a run of bytes that all of them share stays one.
"""

import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from builder.model import Packed, Text

LATELY = 64
"""Opened texts that a process keeps: a page asks again and again for its own."""

_QUICK = 1
"""Level of compression; the highest saves a tenth more and takes three times as long."""

_ROOMS = frozenset(
    {
        *("builder.model.coverage", "builder.model.documents", "builder.model.files"),
        *("builder.model.texts", "builder.problems"),
    }
)


def packed(run: bytes, start: int, end: int) -> Packed:
    """A text of which `pack` made the bytes from `start` to `end` of a run."""
    return Packed(run, start, end, _opened)


@lru_cache(LATELY)
def _opened(packed: Packed) -> Text:
    text: Text = undumped(zlib.decompress(packed.bytes))
    return text


def pack(text: Text | Packed) -> bytes:
    """A text for a run of bytes."""
    return text.bytes if isinstance(text, Packed) else zlib.compress(dumped(text), _QUICK)


# --- values of ours to bytes and back -----------------------------------------------------------


def dumped(value: object) -> bytes:
    """A value of this room, or several, as bytes."""
    target = io.BytesIO()
    _Plain(target, pickle.HIGHEST_PROTOCOL).dump(value)
    return target.getvalue()


def undumped(data: bytes) -> Any:  # noqa: ANN401 - what was dumped
    """What `dumped` made bytes of.

    Raises:
        pickle.UnpicklingError: these bytes hold something else.
    """
    return _Careful(io.BytesIO(data)).load()


class _Plain(pickle.Pickler):
    """Writes a value of ours as its class and its fields: half the work of what pickle does."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as the library wants it
        """How one value is written."""
        kind: type = type(value)
        parts = parts_of(kind)
        return NotImplemented if parts is None else (kind, parts(value))


@cache
def parts_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What gives the fields of a value of this kind, in order; `None` if it has none."""
    if not is_dataclass(kind):
        return None
    names = [entry.name for entry in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


class _Careful(pickle.Unpickler):
    """Makes values that pass between rooms, and nothing else.

    The cache lies beside the site, where also somebody else may have put something.
    """

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        """A class that a value may be of."""
        return _class(module, name)


@cache
def _class(module: str, name: str) -> type:
    if module not in _ROOMS or "." in name:
        message = f"{module}.{name} has no place in a document"
        raise pickle.UnpicklingError(message)
    found = getattr(import_module(module), name)
    if not isinstance(found, type):
        message = f"{module}.{name} is not a class"
        raise pickle.UnpicklingError(message)
    return found
