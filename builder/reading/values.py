"""What a value in front matter may be: a text, a date, a list, a record. One engine for all files.

`Schema.read` turns YAML nodes into the frozen values of `builder.model`; whatever does not fit is
a problem with line, column and, where one can be known, what to write instead.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from builder import model
from builder.problems import Location, Problem, nearest, problem
from builder.reading.dates import parse_date, suggest_date
from builder.reading.frontmatter import Mapping, Node, Scalar, Sequence
from builder.reading.slugs import is_id, slugify
from builder.reading.source import FORBIDDEN
from builder.reading.spoken_names import spoken


class Context:
    """Where an engine run keeps what it finds: problems, and the position of every value."""

    def __init__(self, path: str) -> None:
        """Makes an empty one for the file at `path`."""
        self.path = path
        self.problems: list[Problem] = []
        self.positions: dict[str, tuple[int, int]] = {}

    def fault(self, code: str, node: Node, **arguments: str | None) -> None:
        """Records a problem at a node."""
        place = Location(self.path, node.line, node.column)
        self.problems.append(problem(code, place, **arguments))


class Type(Protocol):
    """What a field may hold. `read` gives the value, or `None` after recording a problem."""

    def read(self, node: Node, at: str, context: Context) -> Any:  # noqa: ANN401 - any field's value
        """The value of `node`, which stands at the dotted path `at`."""


LONG = 10_000
"""Characters of a note or a quotation."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string, exactly as written.

    Attributes:
        limit: characters that are read; more is an error (a defence: names are repeated on
            thousands of pages).
    """

    limit: int = 500

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The string."""
        if not isinstance(node, Scalar):
            context.fault("not-text", node, field=at)
            return None
        # YAML can spell characters that the file itself may not hold: "\x08".
        refused = FORBIDDEN.search(node.text)
        if refused is not None:
            name = f"U+{ord(refused.group()):04X}"
            context.fault("control-character", node, name=name)
            return None
        if not any(char.isprintable() and not char.isspace() for char in node.text):
            context.fault("empty-value", node, field=at)
            return None
        if len(node.text) > self.limit:
            context.fault("too-long", node, field=at, limit=str(self.limit))
            return None
        return node.text


@dataclass(frozen=True, slots=True)
class Id:
    """The id of another file: `[a-z0-9-]`, with `/` between folders."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The id."""
        text = Text().read(node, at, context)
        if text is not None and not is_id(text):
            several = [slugify(word) for word in re.split(r"[,;]", text)]
            meant = (
                f"[{', '.join(several)}]" if len(several) > 1 and all(several) else slugify(text)
            )
            context.fault("bad-id", node, value=text, suggestion=meant or None)
            return None
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The word."""
        text = Text().read(node, at, context)
        if text is None or text in self.words:
            return text
        known = ", ".join(self.words)
        suggestion = spoken(text, self.words) or nearest(text, self.words)
        context.fault("bad-choice", node, field=at, value=text, known=known, suggestion=suggestion)
        return None


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    def read(self, node: Node, at: str, context: Context) -> bool | None:
        """The truth value."""
        word = Choice(("true", "false")).read(node, at, context)
        return None if word is None else word == "true"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from 0 to 9999."""

    def read(self, node: Node, at: str, context: Context) -> int | None:
        """The number."""
        text = Text().read(node, at, context)
        if text is None or re.fullmatch(r"\d{1,4}", text, re.ASCII):
            return None if text is None else int(text)
        context.fault("bad-number", node, field=at, value=text)
        return None


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date; see `builder.reading.dates`."""

    def read(self, node: Node, at: str, context: Context) -> model.Date | None:
        """The date."""
        text = Text().read(node, at, context)
        if text is None:
            return None
        date = parse_date(text)
        if date is None:
            context.fault("bad-date", node, field=at, value=text, suggestion=suggest_date(text))
        return date


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute address on the web: `https` or `http`, without spaces or control characters."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The address."""
        text = Text().read(node, at, context)
        if text is None or re.fullmatch(r"https?://[^\s<>\"'`\\{}|^]+", text):
            return text
        meant = f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else None
        context.fault("bad-url", node, field=at, value=text, suggestion=meant)
        return None


_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"'`\\{}|^]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A string of one exact form, described by an example."""

    form: str
    example: str

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The string."""
        text = Text().read(node, at, context)
        if text is None or re.fullmatch(self.form, text, re.ASCII):
            return text
        context.fault("bad-form", node, field=at, value=text, example=self.example)
        return None


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
                value = Mapping(  # noqa: PLW2901 - the entry with its key inside
                    ((Scalar(self.key, key.line, key.column), key), *value.entries),
                    value.line,
                    value.column,
                )
            record = self.record.read(value, path, context)
            if record is not None:
                values.append(record)
        return tuple(values)


_WORD = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*|van|von|de|den|der|du|le|la|ter|ten|te|d'\w+)"
_NAMES = re.compile(rf"{_WORD}(?: {_WORD})+(?:\s*[,;]\s*{_WORD}(?: {_WORD})+)+")
"""`Jan Peeters, An Smet`, and not `Peeters, Jan` or `Jan Peeters, minister van Werk`."""
_ADDRESS = re.compile(r"https?://[^\s,{}\[\]]+\Z")


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.blank
