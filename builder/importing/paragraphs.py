"""Lines to paragraphs and tables: which lines belong together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.importing.breaks import BULLET, DASH, Setting, begins
from builder.importing.lines import Line, plain

_INDENT = 4.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: the lines.
        kind: `table` for rows with cells.
        bullet: the sign before it, if it is an item of a list without numbers.
        indent: how many levels it stands to the right of the text.
    """

    lines: tuple[Line, ...]
    kind: Literal["text", "table"] = "text"
    bullet: str = ""
    indent: int = 0

    @property
    def text(self) -> str:
        """Its characters, line by line."""
        return plain(self.lines)


def paragraphs(lines: Iterable[Line], setting: Setting) -> list[Paragraph]:
    """The lines as paragraphs and tables, all of them, in order."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not begins(line, found[-1], setting):
            found[-1].append(line)
        else:
            found.append([line])
    return [_paragraph(own, setting) for own in _tables(found)]


def _paragraph(lines: Sequence[Line], setting: Setting) -> Paragraph:
    first = lines[0]
    if len(lines) > 1 and all(len(line.cells) > 1 for line in lines):
        return Paragraph(tuple(lines), "table")
    bullet = BULLET.match(first.text) or DASH.match(first.text)
    indent = int(setting.printed and first.left > setting.left + _INDENT)
    return Paragraph(tuple(lines), bullet=bullet.group() if bullet else "", indent=indent)


def _tables(found: Sequence[list[Line]]) -> list[list[Line]]:
    """Puts rows that follow each other together."""
    joined: list[list[Line]] = []
    for own in found:
        row = len(own) == 1 and len(own[0].cells) > 1
        before = joined[-1] if joined else []
        if row and before and all(len(line.cells) > 1 for line in before):
            before.extend(own)
        else:
            joined.append(list(own))
    return joined
