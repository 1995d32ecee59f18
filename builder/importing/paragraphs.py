"""Lines to paragraphs: which lines belong together, and how they are joined.

A line ends where the next word did not fit. Where it would have fitted, the break was meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from builder.importing.lines import Line, plain

# A sign from a font of signs has no meaning in Unicode; nothing else begins a line like that.
_BULLET = re.compile(r"[•◦▪▫●○■□‣·\uf000-\uf0ff\ufffd]\s*(?=\S)")
_DASH = re.compile(r"[*–—-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|\([a-z0-9]\))(?=\s|[A-Z])")
_ENDED = re.compile(r"[.?!:;…»”’\")\]]\s*$")
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(«“\"]")
_MUST_END = re.compile(r"[.?!:;]['’”»\")]*\s*$")
_FULL = 0.8
_LOOSE = 1.35
_SMALLER = 0.85
_INDENT = 4.0
_ROOM = 0.1
# A word may be divided at its hyphen, but no single letter stands alone.
_FIRST_WORD = re.compile(r"[^\s-]{3,}(?=-)|\S+")


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


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    Attributes:
        left: where its lines begin.
        edge: how far to the right they go.
        leading: from the top of one line to that of the next.
        size: height of its type.
        printed: whether places are measured, as in a PDF, or counted in characters.
    """

    left: float
    edge: float
    leading: float
    size: float
    printed: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Setting":
        """The setting of the text, of which most lines are."""
        if not lines:
            return cls(0, 0, 1, 1, printed=False)
        size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
        own = [line for line in lines if abs(line.size - size) < 0.5]  # noqa: PLR2004 - points
        steps = sorted(
            after.top - before.top
            for before, after in pairwise(own)
            if before.page == after.page and after.top - before.top > _SMALLER * size
        )
        left = Counter(round(line.left) for line in own).most_common(1)[0][0]
        return cls(
            left,
            max(line.right for line in own),
            # Short paragraphs have more blank lines between them than lines that follow.
            steps[len(steps) // 10] if steps and lines[0].page else size,
            size,
            printed=lines[0].page > 0,
        )


def paragraphs(lines: Iterable[Line], setting: Setting) -> list[Paragraph]:
    """The lines as paragraphs and tables, all of them, in order."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not _begins(line, found[-1], setting):
            found[-1].append(line)
        else:
            found.append([line])
    return [_paragraph(own, setting) for own in _tables(found)]


def _paragraph(lines: Sequence[Line], setting: Setting) -> Paragraph:
    first = lines[0]
    if len(lines) > 1 and all(len(line.cells) > 1 for line in lines):
        return Paragraph(tuple(lines), "table")
    bullet = _BULLET.match(first.text) or _DASH.match(first.text)
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


def _begins(line: Line, own: Sequence[Line], setting: Setting) -> bool:
    """Whether a paragraph begins at `line`, after the lines of another one."""
    before = own[-1]
    if len(line.cells) > 1 or len(before.cells) > 1 or _BULLET.match(line.text):
        return True
    if line.page == before.page and line.top - before.top > _LOOSE * setting.leading:
        return True
    if not setting.printed:
        return _counted(line, before, setting)
    other_size = not _SMALLER < line.size / before.size < 1 / _SMALLER
    return other_size or _measured(line, own, setting)


def _counted(line: Line, before: Line, setting: Setting) -> bool:
    """The same for lines that follow each other in a text, where a letter has no width."""
    short = before.right < _FULL * setting.edge
    ended = _MUST_END.search(before.text) is not None
    listed = _DASH.match(line.text) or _NUMBERED.match(line.text)
    return bool(listed and (short or ended)) or (short and ended and line.text[:1].isupper())


def _measured(line: Line, own: Sequence[Line], setting: Setting) -> bool:
    """The same for lines that follow each other on a page."""
    before = own[-1]
    said = _unmarked(before)
    if not fits(line, before, setting):
        return bool(_NUMBERED.match(line.text)) and _MUST_END.search(said) is not None
    if _DASH.match(line.text) or _NUMBERED.match(line.text) or _ENDED.search(said):
        return True
    # A sentence that goes on with a name: only where there was much room is it a new one. The
    # first line of an item is often its heading.
    heading = len(own) == 1 and _NUMBERED.match(said)
    return not _GOES_ON.match(line.text) and fits(line, before, setting, 0 if heading else _ROOM)


def _unmarked(line: Line) -> str:
    """The text of a line without the signs of footnotes at its end."""
    runs = list(line.runs)
    while runs and (runs[-1].raised or not runs[-1].text.strip()):
        runs.pop()
    return "".join(run.text for run in runs)


def fits(line: Line, before: Line, setting: Setting, room: float = 0.0) -> bool:
    """Whether the first word of a line would have found a place on the line before it.

    Args:
        line: the line.
        before: the line before it.
        setting: how wide lines are.
        room: share of the width that must have been left besides.
    """
    word = _FIRST_WORD.match(line.text)
    letters = len(word.group()) if word else 1
    width = (line.right - line.left) / max(1, len(line.text)) * letters
    wide = setting.edge - setting.left
    return before.right + line.space + width < setting.edge - 1 - room * wide
