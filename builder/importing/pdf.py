"""A PDF to its lines. The PDF itself is read in a process of its own: `pdf_worker`."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from builder.importing import pdf_worker
from builder.importing.lines import Line, Run
from builder.problems import Location, Problem, problem

SECONDS = 20
"""Time for one PDF; after that its process is ended."""

MEMORY = 1024 * 1024 * 1024
"""Bytes of memory for one PDF."""

PAGES = 500
"""Pages that are read; a longer PDF is no question."""

SIZE = 64 * 1024 * 1024
"""Bytes of a PDF, and of what its process may say."""

_UNREADABLE = 0.02
# A space is about a quarter of the height of its type; a word may be set a little tighter.
_SPACE, _WORD, _CELL = 0.28, 0.12, 1.2
# The number or sign of an item in a list stands apart from its text, and is no cell of a table.
_LIST = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[^\w\s])\s*")
_OVERLAP = 0.5
_RAISED = 0.8


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF says.

    Attributes:
        pages: number of pages.
        lines: its lines, from the top of the first page.
        height: height of the pages, in points.
        info: what it says of itself, such as `Producer`.
    """

    pages: int
    lines: tuple[Line, ...]
    height: float
    info: dict[str, str]


def read_pdf(file: Path) -> Pdf | Problem:
    """Reads a PDF, or says why not.

    Raises:
        OSError: the file cannot be read.
    """
    place = Location(file.as_posix())
    if file.stat().st_size > SIZE:
        return problem("too-large", place, limit=f"{SIZE // 1024 // 1024} MB")
    answer = _answer(file)
    if answer is None or "fault" in answer:
        fault = "time" if answer is None else str(answer["fault"])
        return problem("import-pdf", place, **{fault: ""})
    pages = answer["pages"]
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        lines += _lines(number, [_Piece(*piece) for piece in page["pieces"]])
    text = "".join(line.text for line in lines)
    if not any(char.isalnum() for char in text):
        return problem("import-pdf", place, image="")
    if text.count("\N{REPLACEMENT CHARACTER}") > _UNREADABLE * len(text):
        return problem("import-pdf", place, signs="")
    height = max(page["height"] for page in pages)
    return Pdf(len(pages), tuple(lines), height, answer["info"])


def _answer(file: Path) -> dict[str, Any] | None:
    """What the process says; `None` if it had to be ended, or ended itself."""
    limits = [str(SECONDS), str(MEMORY), str(PAGES)]
    command = [sys.executable, "-I", pdf_worker.__file__, *limits]
    with (
        file.open("rb") as source,
        subprocess.Popen(  # noqa: S603 - our own program, and the file only as its input
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        ) as process,
    ):
        timer = Timer(SECONDS + 2, process.kill)
        timer.start()
        try:
            said = process.stdout.read(SIZE + 1) if process.stdout else b""
        finally:
            timer.cancel()
            process.kill()
    if len(said) > SIZE:
        return None
    try:
        answer = json.loads(said)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


# --- lines ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    style: str

    @property
    def height(self) -> float:
        return max(0.1, self.bottom - self.top)

    def beside(self, other: "_Piece") -> bool:
        """Whether it stands on the same line as another, which is not smaller."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > _OVERLAP * self.height and other.height < 2 * self.height


def _lines(page: int, pieces: Sequence[_Piece]) -> Iterator[Line]:
    """The lines of a page from its top. What stands in a margin of its own is a line of its own."""
    rows: list[list[_Piece]] = []
    # The larger type makes the line; what is small and raised belongs to it.
    for piece in sorted(pieces, key=lambda item: (-round(item.height), item.top, item.left)):
        if not piece.text.strip():
            continue
        row = next((row for row in rows if piece.beside(row[0])), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    edge = _body_edge(rows)
    columns: list[list[_Piece]] = []
    for row in rows:
        margin = [piece for piece in row if piece.right < edge]
        body = [piece for piece in row if piece.right >= edge]
        columns += [part for part in (margin, body) if part]
    columns.sort(key=lambda row: (min(p.right for p in row) >= edge, row[0].top, row[0].left))
    for number, row in enumerate(columns, start=1):
        yield _line(page, number, sorted(row, key=lambda piece: (piece.left, piece.top)))


def _body_edge(rows: Iterable[Sequence[_Piece]]) -> float:
    """Left edge of the text, if a margin with text of its own is to the left of it; else 0."""
    counts: dict[int, int] = {}
    for row in rows:
        left = min(piece.left for piece in row)
        counts[round(left)] = counts.get(round(left), 0) + 1
    if not counts:
        return 0.0
    most = max(counts, key=lambda left: (counts[left], -left))
    before = sum(count for left, count in counts.items() if left < most - 100)
    return most - 5.0 if 0 < before < counts[most] / 2 else 0.0


def _line(page: int, number: int, row: Sequence[_Piece]) -> Line:
    main = max(row, key=lambda piece: (piece.height, len(piece.text)))
    runs: list[Run] = []
    cells: list[tuple[float, float, str]] = []
    right = row[0].left
    for piece in row:
        gap = (piece.left - right) / main.height
        raised = piece.height < _RAISED * main.height and piece.bottom < main.bottom - 0.5
        before = runs[-1].text if runs else " "
        text = piece.text
        if gap > _WORD and not before.endswith(" ") and not text.startswith(" ") and not raised:
            text = f" {text}"
        if not cells or (gap > _CELL and not _LIST.fullmatch(cells[-1][2])):
            cells.append((piece.left, piece.right, piece.text))
        else:
            left, _, said = cells[-1]
            cells[-1] = (left, piece.right, said + text)
        runs.append(Run(text, piece.style, raised))
        right = max(right, piece.right)
    return Line(
        page,
        number,
        _trimmed(runs),
        row[0].left,
        _ink_right(row, main.height),
        main.top,
        main.bottom,
        tuple((left, right, text.strip()) for left, right, text in cells),
        _SPACE * main.height,
    )


def _ink_right(row: Sequence[_Piece], height: float) -> float:
    """Where the last letter ends: spaces behind it have a width, and are not seen."""
    last = max(row, key=lambda piece: piece.right)
    return last.right - _SPACE * height * (len(last.text) - len(last.text.rstrip()))


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    first = Run(runs[0].text.lstrip(), runs[0].style, runs[0].raised)
    kept = [first, *runs[1:]]
    kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].style, kept[-1].raised)
    return tuple(run for run in kept if run.text)
