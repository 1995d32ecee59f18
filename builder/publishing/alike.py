"""Whether two views are alike: a digest of all that is in one.

The texts of every field, and of the fields in them: nothing else reaches a template.
"""

from typing import Any

from builder.packing import parts_of
from builder.publishing.manifest import digest
from builder.publishing.views import Item, View


def digest_of(view: View, site: str) -> str:
    """A digest of a view, and of what is said of its site."""
    return digest(f"{site}{_plain(view)!r}".encode())


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever a view has
    """A value as tuples of plain ones, which Python writes out many times as fast."""
    kind: type = type(value)
    if kind is tuple:
        return tuple([_plain(entry) for entry in value])
    if kind is Item:
        return value.told
    parts = parts_of(kind)
    if parts is None:
        return value
    return kind.__name__, *[_plain(entry) for entry in parts(value)]
