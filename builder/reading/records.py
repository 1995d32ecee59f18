"""What is made of several values: a list, a record with a field for each, records by their keys.

`Schema.read` turns YAML nodes into the frozen values of `builder.model`; whatever does not fit is
a problem with line, column and, where one can be known, what to write instead.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from builder.problems import nearest
from builder.reading.frontmatter import Mapping, Node, Scalar, Sequence
from builder.reading.spoken_names import spoken
from builder.reading.values import Context, Type


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one type; a single value counts as a list of one."""

    item: Type

    def read(self, node: Node, at: str, context: Context) -> tuple[Any, ...]:
        """The values that could be read."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        values = []
        for index, item in enumerate(nodes):
            path = f"{at}.{index}"
            context.positions[path] = (item.line, item.column)
            value = self.item.read(item, path, context)
            if value is not None:
                values.append(value)
        return tuple(values)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    Attributes:
        name: as written in the file.
        type: what it may hold.
        meaning: in one line, for people who write files.
        required: whether it must be there.
        attribute: its name in the model, where that differs (`from` is a word of Python's).
    """

    name: str
    type: Type
    meaning: str
    required: bool = False
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of a kind of file or of a record in one.

    Attributes:
        make: the class in `builder.model` that holds the values.
        fields: the table.
        short: field that a plain string stands for, if one may stand for the whole record.
    """

    make: Callable[..., Any]
    fields: tuple[Field, ...]
    short: str = ""

    def read(self, node: Node, at: str, context: Context) -> Any:  # noqa: ANN401 - see `Type`
        """The values as an instance of `make`; `None` if a required one is missing."""
        if isinstance(node, Scalar) and self.short:
            named = next(entry for entry in self.fields if entry.name == self.short)
            value = named.type.read(node, at, context)
            if self.short == "person" and _NAMES.fullmatch(node.text):
                names = ", ".join(name.strip() for name in re.split("[,;]", node.text))
                context.fault("looks-like-several", node, value=node.text, suggestion=f"[{names}]")
            return None if value is None else self.make(**{named.attribute or named.name: value})
        if not isinstance(node, Mapping):
            # A bare address or text where a record should be: most have a field of that name.
            suggestion = None
            if isinstance(node, Scalar) and "." not in at:
                name = "url" if _ADDRESS.match(node.text) else "name"
                if any(entry.name == name for entry in self.fields):
                    suggestion = f"{at}: {{{name}: {node.text}}}"
            context.fault("not-fields", node, field=at, suggestion=suggestion)
            return None
        values = dict(self._values(node, at, context))
        complete = True
        for entry in self.fields:
            if entry.required and (entry.attribute or entry.name) not in values:
                # A value that was there and wrong has had its problem already.
                if not any(key.text == entry.name and not _blank(v) for key, v in node.entries):
                    # A file with nothing above its text needs the lines around it too.
                    alone = not at and not node.entries and context.path.endswith(".md")
                    bare = entry.name if alone else None
                    context.fault("missing-field", node, field=entry.name, bare=bare)
                complete = False
        return self.make(**values) if complete else None

    def _values(self, node: Mapping, at: str, context: Context) -> Iterator[tuple[str, Any]]:
        table = {entry.name: entry for entry in self.fields}
        for key, value in node.entries:
            path = f"{at}.{key.text}" if at else key.text
            entry = table.get(key.text)
            if entry is None:
                suggestion = spoken(key.text, table) or nearest(key.text, table)
                known = ", ".join(table)
                context.fault(
                    "unknown-field", key, field=key.text, suggestion=suggestion, known=known
                )
                continue
            context.positions[path] = (value.line, value.column)
            if _blank(value):
                continue
            read = entry.type.read(value, path, context)
            if read is not None:
                yield entry.attribute or entry.name, read


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping whose keys are data: each entry becomes a record with its key as one field."""

    record: Schema
    key: str

    def read(self, node: Node, at: str, context: Context) -> tuple[Any, ...]:
        """The records, in the order of the file."""
        if not isinstance(node, Mapping):
            context.fault("not-fields", node, field=at)
            return ()
        values = []
        for key, value in node.entries:
            path = f"{at}.{key.text}"
            context.positions[path] = (key.line, key.column)
            if isinstance(value, Scalar) and self.record.short:
                value = Mapping(  # noqa: PLW2901 - the long form of the same entry
                    ((Scalar(self.record.short, value.line, value.column), value),),
                    value.line,
                    value.column,
                )
            if isinstance(value, Mapping):
                entries = tuple(self._without_key(value, context))
                value = Mapping(  # noqa: PLW2901 - the entry with its key inside
                    ((Scalar(self.key, key.line, key.column), key), *entries),
                    value.line,
                    value.column,
                )
            record = self.record.read(value, path, context)
            if record is not None:
                values.append(record)
        return tuple(values)

    def _without_key(self, value: Mapping, context: Context) -> Iterator[tuple[Scalar, Node]]:
        """The fields of an entry: its key stands before them, and not a second time among them."""
        for name, inside in value.entries:
            if name.text == self.key:
                known = ", ".join(own.name for own in self.record.fields if own.name != self.key)
                context.fault("unknown-field", name, field=self.key, known=known)
            else:
                yield name, inside


_WORD = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*|van|von|de|den|der|du|le|la|ter|ten|te|d'\w+)"
_NAMES = re.compile(rf"{_WORD}(?: {_WORD})+(?:\s*[,;]\s*{_WORD}(?: {_WORD})+)+")
"""`Jan Peeters, An Smet`, and not `Peeters, Jan` or `Jan Peeters, minister van Werk`."""
_ADDRESS = re.compile(r"https?://[^\s,{}\[\]]+\Z")


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.blank
