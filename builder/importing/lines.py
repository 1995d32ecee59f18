"""Lines of a document as they were printed: the same for a text and for a page of a PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.problems import Location


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line in one type.

    Attributes:
        text: the characters.
        style: name of the type; empty in a text.
        raised: whether they are small and stand higher, as the sign of a footnote does.
    """

    text: str
    style: str = ""
    raised: bool = False

    @property
    def bold(self) -> bool:
        """Whether it is in a heavy type."""
        return any(word in self.style for word in ("Bold", "Black", "Heavy"))

    @property
    def italic(self) -> bool:
        """Whether it is in a slanting type."""
        return any(word in self.style for word in ("Italic", "Oblique"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line. Places are in points from the left and the top; in a text, in characters and lines.

    Attributes:
        page: page, counted from 1; 0 in a text.
        number: line on the page, or in the text, counted from 1.
        runs: its characters, with the spaces between them.
        left: where it begins.
        right: where it ends.
        top: its upper edge.
        bottom: its lower edge.
        cells: what stands apart in it, as in the row of a table: left, right and text of each.
        space: width of a space.
    """

    page: int
    number: int
    runs: tuple[Run, ...]
    left: float
    right: float
    top: float
    bottom: float
    cells: tuple[tuple[float, float, str], ...] = ()
    space: float = 1.0

    @property
    def text(self) -> str:
        """Its characters, signs of footnotes included."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Height of its type."""
        return self.bottom - self.top

    def place(self, path: str) -> Location:
        """Where it stands in the file `path`; of a PDF, page and line on the page."""
        return Location(path, self.page, self.number) if self.page else Location(path, self.number)


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text that are not blank."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip().replace("\f", "")
        if words:
            left = len(line) - len(line.lstrip())
            found.append(
                Line(0, number, (Run(words),), left, left + len(words), number - 1, number)
            )
    return found


def plain(lines: Iterable[Line]) -> str:
    """The characters of some lines, one under the other."""
    return "\n".join(line.text for line in lines)


def right_edge(lines: Sequence[Line]) -> float:
    """How far lines go to the right where they must break."""
    return max((line.right for line in lines), default=0.0)
