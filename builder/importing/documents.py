"""Documents, as against tables: a text or a PDF is one question, with its answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.importing import dutch_house, flemish
from builder.importing.composing import compose
from builder.importing.draft import Draft, misplaced
from builder.importing.escape import clean
from builder.importing.joining import Words
from builder.importing.lines import Line, lines_of
from builder.importing.pdf import read_pdf
from builder.importing.records import Record
from builder.problems import Location, Problem, problem
from builder.reading.source import decode

LARGEST_TEXT = 4 * 1024 * 1024
"""Bytes of a text that are read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document, taken apart into lines.

    Attributes:
        file: where it is.
        lines: its lines.
        pages: number of pages; 0 of a text.
        height: height of a page, in points; 0 of a text.
        info: what a PDF says of itself.
        dropped: names of characters that were left out.
    """

    file: Path
    lines: tuple[Line, ...]
    pages: int = 0
    height: float = 0.0
    info: Mapping[str, str] = field(default_factory=dict, hash=False)
    dropped: tuple[str, ...] = ()

    @property
    def place(self) -> Location:
        """Where it begins."""
        return Location(self.file.as_posix())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Attributes:
        name: how it is called on the command line.
        recognised: whether lines are of this kind.
        understand: its draft.
    """

    name: str
    recognised: Callable[[Sequence[Line]], bool]
    understand: Callable[[Source], tuple[Draft, Words]]


def _house(source: Source) -> tuple[Draft, Words]:
    return dutch_house.understand(source.lines, source.height, dict(source.info), source.place)


def _flemish(source: Source) -> tuple[Draft, Words]:
    return flemish.understand(source.lines, source.height, source.place)


# The one that says itself what it is comes first.
KINDS = (
    Kind(dutch_house.NAME, dutch_house.recognised, _house),
    Kind(flemish.NAME, flemish.recognised, _flemish),
)
"""The kinds of documents that are known."""


def is_document(file: Path, head: bytes) -> bool:
    """Whether a file is a document and no table: a PDF, or a text that is neither JSON nor XML."""
    if head.lstrip()[:5].startswith(b"%PDF") or b"%PDF-" in head[:1024]:
        return True
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return file.suffix.lower() not in {".csv", ".tsv", ".jsonl", ".json", ".xml"} and start not in {
        b"{",
        b"[",
        b"<",
    }


def read_source(file: Path) -> Source | Problem:
    """A document as lines, or why it cannot be read.

    Raises:
        OSError: the file cannot be read.
    """
    place = Location(file.as_posix())
    with file.open("rb") as stream:
        head = stream.read(1024)
    if b"%PDF-" in head:
        pdf = read_pdf(file)
        if isinstance(pdf, Problem):
            return pdf
        unknown = any("\N{REPLACEMENT CHARACTER}" in line.text[1:] for line in pdf.lines)
        dropped = ("U+FFFD",) if unknown else ()
        return Source(file, pdf.lines, pdf.pages, pdf.height, pdf.info, dropped)
    if file.stat().st_size > LARGEST_TEXT:
        return problem("too-large", place, limit=f"{LARGEST_TEXT // 1024 // 1024} MB")
    text, problems = decode(file.read_bytes().replace(b"\f", b"\n"), file.as_posix())
    refused = [item for item in problems if item.code == "not-utf8"]
    if refused:
        return refused[0]
    cleaned = clean(text)
    lines = lines_of(cleaned.text)
    if not any(char.isalnum() for line in lines for char in line.text):
        return problem("import-empty", place)
    return Source(file, tuple(lines), dropped=cleaned.dropped)


def kind_of(source: Source) -> Kind | None:
    """Which kind of document it is, by what it says; `None` if it says too little."""
    return next((kind for kind in KINDS if kind.recognised(source.lines)), None)


def read_document(source: Source, kind: Kind, into: str | None) -> tuple[Record | Problem, Draft]:
    """The record of a document, and the draft it was made from.

    Args:
        source: the document.
        kind: what kind it is.
        into: session, whatever the document says.
    """
    draft, words = kind.understand(source)
    lost = misplaced(draft, source.lines)
    if lost is not None:
        return problem("import-line", lost.place(source.place.path), text=lost.text), draft
    record = compose(draft, words, source.place, into or draft.session)
    name = record.source_name or source.file.name
    pages = f"1-{source.pages}" if source.pages > 1 else "1" if source.pages else ""
    return replace(record, source_name=name, source_pages=pages, dropped=source.dropped), draft
