"""Tables as they are found: JSON Lines, a JSON array of objects, CSV. Row by row, with places.

A file is read once. A row that cannot be read is a problem; the rows after it are read on,
wherever it can be known where they begin.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from builder.importing.parlparse import read_xml
from builder.importing.rows import Row
from builder.problems import Location, Problem, problem
from builder.reading.source import decode

if TYPE_CHECKING:
    from _csv import Reader as _Reader

MAX_CELL = 16 * 1024 * 1024
"""Characters in one cell of a CSV file that are read."""

_DELIMITERS = ",;\t"
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Repeated:
    """An object that names a column twice: which of the two values is meant, nobody knows."""

    column: str


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Repeated:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        return _Repeated(next(name for name in names if names.count(name) > 1))
    return values


# Numbers stay as printed, and none is too long: what they mean is decided by their field.
_JSON = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str
)


def read_table(file: Path) -> Iterator[Row | Problem]:
    """The rows of a file, and what is wrong with those that cannot be read.

    The format is told by the first character: `[` an array of objects, `{` one object a line,
    `<` written answers in XML, anything else CSV.

    Raises:
        OSError: the file cannot be read.
    """
    name = file.as_posix()
    with file.open("rb") as stream:
        head = stream.read(4096)
        stream.seek(0)
        if head.startswith(_WIDE):
            yield problem("not-utf8", Location(name), encoding="UTF-16")
            return
        first = head.removeprefix(_BOM).lstrip()[:1]
        # One object over several lines is what an interface on the web gives for one question.
        if first == b"[" or (first == b"{" and file.suffix == ".json"):
            yield from _array(stream, name)
        elif first == b"{":
            yield from _lines(stream, name)
        elif first == b"<":
            yield from read_xml(stream, name)
        else:
            yield from _csv(stream, name)


def _lines(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    read = 0
    for number, data in enumerate(stream, start=1):
        read += len(data)
        text, fault = _decoded(data.rstrip(b"\r\n"), name, number, first=number == 1)
        if fault is not None:
            yield fault
        elif text.strip():
            start = len(text) - len(text.lstrip())
            place = Location(name, number, start + 1)
            item, end = _value(text, start, place)
            rest = len(text) - len(text[end:].lstrip())
            if isinstance(item, dict) and rest < len(text):
                after = Location(name, number, rest + 1)
                yield problem("import-row", after, said="text after the object")
            else:
                yield from _rows(item, place, text[start:end], read)


def _array(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    data = stream.read()
    size = len(data)
    text, faults = decode(data, name)
    del data
    if faults and not text:
        yield from faults
        return
    at = _skip(text, 0)
    inside = text.startswith("[", at)
    at = _skip(text, at + 1 if inside else at)
    place, counted = Location(name), 0
    while at < len(text) and text[at] != "]":
        down = text.count("\n", counted, at)
        across = at - text.rfind("\n", 0, at)
        place, counted = Location(name, place.line + down, across), at
        item, end = _value(text, at, place)
        yield from _rows(item, place, text[at:end], size * end // len(text))
        if end == at:
            # Where the next row begins cannot be known.
            return
        at = _skip(text, end)
        if inside and text[at : at + 1] not in {",", "]"}:
            down = text.count("\n", counted, at)
            here = Location(name, place.line + down, at - text.rfind("\n", 0, at))
            yield problem("import-row", here, said="no comma or ] after the object")
            return
        at = _skip(text, at + 1 if text[at : at + 1] == "," else at)
    rest = _skip(text, at + 1)
    if rest < len(text):
        # Two files behind one another: the rows of the second are not read.
        line = text.count("\n", 0, rest) + 1
        there = Location(name, line, rest - text.rfind("\n", 0, rest))
        yield problem("import-row", there, said="something follows the last ]")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at


def _value(text: str, start: int, place: Location) -> tuple[Any, int]:
    """The value that begins at `start` and where it ends, or a problem."""
    try:
        item, end = _JSON.raw_decode(text, start)
    except json.JSONDecodeError as error:
        down = text.count("\n", start, error.pos)
        across = error.pos - start + place.column
        if down:
            across = error.pos - text.rfind("\n", 0, error.pos)
        here = Location(place.path, place.line + down, across)
        return problem("import-row", here, said=error.msg), start
    except RecursionError:
        return problem("import-row", place, said="nested too deep"), start
    if isinstance(item, _Repeated):
        return problem("import-same-column", place, column=item.column), end
    if not isinstance(item, dict):
        return problem("import-row", place, said="not an object"), end
    return item, end


def _rows(
    item: dict[str, Any] | Problem, place: Location, raw: str, read: int
) -> Iterator[Row | Problem]:
    """The row that an object is; of an answer of the UK interface, each of its results."""
    if isinstance(item, Problem):
        yield item
        return
    results = item.get("results")
    if not isinstance(results, list) or not all(isinstance(each, dict) for each in results):
        yield Row(item, place, raw, read)
        return
    for each in results:
        value = each.get("value")
        yield Row(value if isinstance(value, dict) else each, place, raw, read)


def _decoded(data: bytes, name: str, line: int, *, first: bool) -> tuple[str, Problem | None]:
    try:
        return data.decode("utf-8-sig" if first else "utf-8"), None
    except UnicodeDecodeError as error:
        column = len(data[: error.start].decode("utf-8", errors="replace")) + 1
        byte = f"0x{data[error.start]:02x}"
        return "", problem("not-utf8", Location(name, line, column), byte=byte)


class _Undecodable(Exception):
    """Ends the reading of a CSV file: a record may go on over the line; stays in this module."""

    def __init__(self, fault: Problem) -> None:
        super().__init__(fault.code)
        self.fault = fault


class _Text:
    """The lines of a CSV file as text, counting bytes."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream = stream
        self.name = name
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        for number, data in enumerate(self.stream, start=1):
            self.read += len(data)
            text, fault = _decoded(data, self.name, number, first=number == 1)
            if fault is not None:
                raise _Undecodable(fault)
            yield text


def _csv(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    csv.field_size_limit(MAX_CELL)
    head, _ = _decoded(stream.readline(), name, 1, first=True)
    stream.seek(0)
    lines = _Text(stream, name)
    try:
        reader = csv.reader(lines, delimiter=_delimiter(head), strict=True)
        header = [column.strip() for column in next(reader, [])]
        repeated = [column for column in header if column and header.count(column) > 1]
        if repeated:
            yield problem("import-same-column", Location(name), column=repeated[0])
        else:
            yield from _records(reader, header, lines)
    except csv.Error as error:
        yield problem("import-row", Location(name), said=str(error))
    except _Undecodable as undecodable:
        yield undecodable.fault


def _records(reader: "_Reader", header: list[str], lines: _Text) -> Iterator[Row | Problem]:
    while True:
        place = Location(lines.name, reader.line_num + 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield problem("import-row", place, said=str(error))
            continue
        if len(cells) == len(header):
            yield Row(dict(zip(header, cells, strict=True)), place, "", lines.read)
        elif cells:
            found, wanted = str(len(cells)), str(len(header))
            yield problem("import-cells", place, found=found, wanted=wanted)


def _delimiter(head: str) -> str:
    """The sign that divides the first line into most columns."""

    def columns(sign: str) -> int:
        return len(next(csv.reader([head], delimiter=sign), []))

    return max(_DELIMITERS, key=columns)
