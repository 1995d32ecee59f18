"""What one value in front matter may be: a text, an id, a date, an address, one of some words.

What is made of several is in `builder.reading.records`. Whatever does not fit is a problem with
line, column and, where one can be known, what to write instead.
"""

import re
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from builder import model
from builder.problems import Location, Problem, nearest, problem
from builder.reading.dates import parse_date, suggest_date
from builder.reading.frontmatter import Node, Scalar
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
        if text is None or (re.fullmatch(r"https?://[^\s<>\"'`\\{}|^]+", text) and _is_whole(text)):
            return text
        meant = f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else None
        context.fault("bad-url", node, field=at, value=text, suggestion=meant)
        return None


def _is_whole(url: str) -> bool:
    """Whether an address can be taken apart: `https://[::1/` and port 99999 cannot."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


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
