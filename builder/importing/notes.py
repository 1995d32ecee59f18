"""Footnotes at the bottom of a page: their labels, their lines, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.importing.breaks import Setting
from builder.importing.lines import Line, Run

_SMALL = 0.9
_NEAR = 2.0


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote.

    Attributes:
        label: its number, as printed.
        lines: its lines, the number on the first.
    """

    label: str
    lines: tuple[Line, ...]

    @property
    def content(self) -> tuple[Line, ...]:
        """Its lines without the number."""
        first = self.lines[0]
        runs = first.runs[1:]
        start = Run(runs[0].text.lstrip(), runs[0].style, runs[0].raised) if runs else Run("")
        return (_with(first, (start, *runs[1:])), *self.lines[1:])


def footnotes(lines: Sequence[Line], setting: Setting) -> tuple[list[Footnote], list[Line]]:
    """The footnotes of all pages, and the lines that belong to none.

    A footnote stands below the text of its page, in smaller type, and begins with a small raised
    number. What goes on from the page before stands as far to the right as it does.
    """
    notes: list[Footnote] = []
    rest: list[Line] = []
    for page in sorted({line.page for line in lines}):
        own = [line for line in lines if line.page == page]
        begin = len(own)
        while begin and page and own[begin - 1].size < _SMALL * setting.size:
            begin -= 1
        small = own[begin:]
        first = next((n for n, line in enumerate(small) if _label(line)), len(small))
        rest += own[:begin]
        before, small = small[:first], small[first:]
        goes_on = notes and notes[-1].lines[0].page == page - 1
        if before and goes_on and _hangs(before[0], notes[-1], setting):
            notes[-1] = Footnote(notes[-1].label, (*notes[-1].lines, *before))
        else:
            rest += before
        for line in small:
            label = _label(line)
            if label:
                notes.append(Footnote(label, (line,)))
            else:
                notes[-1] = Footnote(notes[-1].label, (*notes[-1].lines, line))
    return notes, rest


def _label(line: Line) -> str:
    """The number with which a footnote begins; empty if the line does not begin one."""
    first = line.runs[0] if line.runs else Run("")
    label = first.text.strip()
    return label if first.raised and label.isdecimal() and len(line.runs) > 1 else ""


def _hangs(line: Line, note: Footnote, setting: Setting) -> bool:
    """Whether a line stands where the later lines of a footnote do, and not where the text does."""
    number = note.lines[0]
    text = min((own.left for own in note.lines[1:]), default=number.left + number.size)
    beside = abs(line.left - setting.left) < _NEAR
    return len(line.cells) == 1 and not beside and abs(line.left - text) < number.size / 2


def _with(line: Line, runs: tuple[Run, ...]) -> Line:
    return Line(
        line.page, line.number, runs, line.left, line.right, line.top, line.bottom, (), line.space
    )
