"""Charts: where each bar stands. Their look is in the style sheet, their SVG in `macros.html`.

Widths and places from left to right are in percent of the width there is, so that a chart fits a
phone and its words keep their size; heights are in CSS pixels. Colours never tell anything alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 140
"""Height of the tallest bar of a chart of columns, in pixels."""

LABELS = 3
"""Labels under a chart of columns, at most: as many as a phone has room for."""

_GAP = 0.2
"""Part of the room of a column that stays empty."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart.

    Attributes:
        label: what it stands for.
        value: how many.
        x: left side, in percent.
        width: in percent.
        y: upper side, in pixels from the top.
        height: in pixels.
    """

    label: str
    value: int
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on an axis: at how many percent from the left, or pixels from the top."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns, with everything that is needed to read it without seeing it.

    Attributes:
        name: id of its element, and of its file of values.
        title: what it shows.
        description: what one sees, in a sentence.
        heads: heads of the table of values: what the bars stand for, and what they count.
        bars: from left to right.
        marks: words under the chart.
        rules: lines behind the bars, with their values.
        height: of the drawing, in pixels.
    """

    name: str
    title: str
    description: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    rules: tuple[Mark, ...]
    height: int = HEIGHT


def columns(  # noqa: PLR0913 - a chart is these seven things
    name: str,
    title: str,
    description: str,
    heads: tuple[str, str],
    values: Sequence[tuple[str, int]],
    *,
    highest: int | None = None,
    height: int = HEIGHT,
) -> Columns:
    """A chart of columns.

    Args:
        name: as in `Columns`.
        title: as in `Columns`.
        description: as in `Columns`.
        heads: as in `Columns`.
        values: label and value of each column, from left to right; values are 0 or more.
        highest: what the axis must reach, for charts that are compared with each other.
        height: of the tallest bar that may be.
    """
    top = scale(max([value for _, value in values] + [highest or 1]))
    room = 100 / max(1, len(values))
    bars = tuple(
        Bar(
            label,
            value,
            _percent(number * room + room * _GAP / 2),
            _percent(room * (1 - _GAP)),
            height - _pixels(value, top, height),
            _pixels(value, top, height),
        )
        for number, (label, value) in enumerate(values)
    )
    # The labels are at even distances, the first column always has one.
    step = max(1, -(-len(values) // LABELS))
    marks = tuple(
        Mark(label, _percent((number + 0.5) * room))
        for number, (label, _) in enumerate(values)
        if number % step == 0
    )
    rules = (Mark(str(top), "0"), Mark(str(top // 2), str(height // 2))) if top > 1 else ()
    return Columns(name, title, description, heads, bars, marks, rules, height)


def _pixels(value: int, top: int, height: int) -> int:
    """Height of a bar; what is there is seen, however little it is."""
    return max(1, round(value / top * height)) if value else 0


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def scale(highest: int) -> int:
    """The end of an axis that reaches `highest`: 1, 2, 4, 6, 10, or one of these times ten."""
    unit = 1
    while True:
        for step in (1, 2, 4, 6, 10):
            if step * unit >= highest:
                return step * unit
        unit *= 10


@dataclass(frozen=True, slots=True)
class Share:
    """A piece of a bar that stands for a whole.

    Attributes:
        key: what it is: a class name for the style sheet.
        text: the same in words.
        value: how many.
        x: left side, in percent.
        width: in percent.
    """

    key: str
    text: str
    value: int
    x: str
    width: str


def shares(values: Sequence[tuple[str, str, int]]) -> tuple[Share, ...]:
    """A whole divided into its pieces: key, words and number of each; empty ones are left out."""
    total = sum(value for *_, value in values)
    pieces = []
    before = 0
    for key, text, value in values:
        if value:
            x, width = _percent(before / total * 100), _percent(value / total * 100)
            pieces.append(Share(key, text, value, x, width))
            before += value
    return tuple(pieces)
