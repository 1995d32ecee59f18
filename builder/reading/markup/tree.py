"""What a body of Markdown is made of: blocks, lines and footnotes, as HTML and as plain text."""

from dataclasses import dataclass
from typing import Literal

from builder.model import Reference
from builder.problems import Problem

Span = tuple[str | Reference, ...]
"""HTML with references where links to other files go.

Each string is one tag, or text without any.
"""


@dataclass(frozen=True, slots=True)
class Line:
    r"""One line of a paragraph or heading.

    Attributes:
        html: as HTML.
        text: as plain text; of a footnote, `[label]`.
        number: in the file.
        plain: characters of the text before the first that has a backslash; a marker stands
            among them, so that `1\.` is none. `None`: none has one.
    """

    html: Span
    text: str
    number: int
    plain: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown at the top of a body, or inside an item of an ordered list there.

    Attributes:
        kind: `other` is whatever is printed as it is: tables, quotations, code, bullets.
        line: line of the file on which it begins.
        lines: lines of a paragraph or heading.
        level: level of a heading, 1 to 6.
        marker: number of an item as written, with its delimiter: `2.`.
        children: blocks inside an item.
        tag: name of the outermost element of `other`.
        html: `other` from after that name.
        text: `other` as plain text.
    """

    kind: Literal["paragraph", "heading", "item", "other"]
    line: int
    lines: tuple[Line, ...] = ()
    level: int = 0
    marker: str = ""
    children: tuple["Block", ...] = ()
    tag: str = ""
    html: Span = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        label: as written.
        blocks: what it says.
        references: how often it is referred to.
        order: its place among those that are referred to, from 1; 0 if it is not.
    """

    label: str
    blocks: tuple[Block, ...]
    references: int
    order: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A body, parsed.

    Attributes:
        blocks: top-level blocks, in order.
        notes: footnotes in the order of their definitions.
        problems: what is wrong with it.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
