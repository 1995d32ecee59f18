"""Builds the index beside the work of others, and verifies it."""

import gzip
import json
import multiprocessing
import zlib
from collections.abc import Collection, Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from builder.publishing.search.digesting import Shelves, Workshop
from builder.publishing.search.index import Index
from builder.publishing.search.naming import files_of, text_file, texts_in
from builder.publishing.search.packing import Reader
from builder.publishing.search.records import (
    Kept,
    Records,
    SearchRecord,
    as_json,
    from_json,
    lines,
)
from builder.walking import files_below

MANY = 300
"""Number of records from which they are indexed in a process of their own."""


class SearchFailed(Exception):
    """The index could not be made, or is not whole."""


class Indexing:
    """Builds an index in the background, so that pages can be rendered meanwhile."""

    def __init__(
        self,
        all_records: Iterable[SearchRecord],
        folder: Path,
        workshop: Workshop | None = None,
    ) -> None:
        """Starts; what is made goes into `folder`, which should be empty."""
        self._workshop = workshop
        self._records = all_records if isinstance(all_records, Records) else Records(all_records)
        self._folder = folder
        self._process: multiprocessing.process.BaseProcess | None = None
        if len(self._records) < MANY:
            return
        # Not forked: it would keep all that this process has.
        context = multiprocessing.get_context("spawn")
        self._said, back = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_work, args=(self._records.kept, back, folder, workshop), daemon=True
        )
        self._process.start()
        back.close()

    def finish(self) -> None:
        """Waits until the index is there, and verifies it.

        Raises:
            SearchFailed: it could not be made, or is not whole.
            OSError: its files cannot be written or read.
        """
        if self._process is None:
            write(self._records, self._folder, self._workshop)
        else:
            try:
                failure = self._said.recv()
            except EOFError:
                failure = SearchFailed("the process that indexes ended early")
            self._process.join()
            if failure is not None:
                raise failure
        verify(self._folder, set(self._records.urls))


def write(some: Iterable[SearchRecord], folder: Path, workshop: Workshop | None = None) -> None:
    """Writes the index of these records into a folder."""
    _write(((record, as_json(record)) for record in some), folder, workshop)


def _write(
    some: Iterable[tuple[SearchRecord, bytes]], folder: Path, workshop: Workshop | None
) -> None:
    index, shelves = Index(), Shelves(workshop)
    for record, data in some:
        _put(folder, *index.add(record, shelves.take(record, data)))
    shelves.close()
    for path, data in index.files():
        _put(folder, path, data)


def _put(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _work(kept: Kept, back: Connection, folder: Path, workshop: Workshop | None) -> None:
    fed = ((from_json(json.loads(line)), line) for line in lines(kept))
    try:
        _write(fed, folder, workshop)
    except Exception as error:  # noqa: BLE001 - all of it is told to who waits
        back.send(error if isinstance(error, OSError) else SearchFailed(repr(error)))
    else:
        back.send(None)


def addresses(folder: Path) -> list[tuple[str, int]]:
    """Every file of an index as a browser asks for it, with its version, and its size in bytes."""
    head = json.loads(_read(folder / "head.bin"))
    told = {"head.bin": "", **dict(files_of(head))}
    return [
        (f"{path}?{version}" if version else path, (folder / path).stat().st_size)
        for path, version in sorted(told.items())
    ]


# --- verifying ------------------------------------------------------------------------------------


def verify(folder: Path, urls: Collection[str]) -> None:
    """Whether an index is whole and holds exactly these addresses.

    Every file is read again from the disk: what was written need not be there.

    Raises:
        SearchFailed: something is missing, damaged or too much.
    """
    try:
        head = json.loads(_read(folder / "head.bin"))
        expected = {"head.bin", *(path for path, _ in files_of(head))}
        found = {
            path.relative_to(folder).as_posix()
            for path in files_below(folder)
            if path.suffix == ".bin"
        }
        for path in sorted(expected):
            if path.startswith("words/"):
                _verify_words(_read(folder / path), len(urls))
            elif not path.startswith("text/"):
                _read(folder / path)
        told = {
            texts_in((folder / text_file(number)).read_bytes(), head)["url"]
            for number in range(len(urls))
        }
    except (EOFError, LookupError, TypeError, ValueError, gzip.BadGzipFile, zlib.error) as error:
        message = f"the search index is damaged: {error}"
        raise SearchFailed(message) from error
    except FileNotFoundError as error:
        message = f"the search index lacks a file: {error.filename}"
        raise SearchFailed(message) from error
    if found != expected:
        message = f"the search index has files it should not: {sorted(found - expected)[:3]}"
        raise SearchFailed(message)
    if head["count"] != len(urls) or told != set(urls):
        message = f"the search index has {head['count']} records instead of {len(urls)}"
        raise SearchFailed(message)


def _read(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"{path.name}: {error}"
        raise ValueError(message) from error


def _verify_words(data: bytes, count: int) -> None:
    """Reads a file of groups as a browser does."""
    reader = Reader(data)
    key = ""
    for _ in range(reader.number()):
        key = reader.after(key)
        for _ in range(reader.number()):
            reader.text()
        for _ in range(reader.number()):
            reader.text()
        form = key
        for _ in range(reader.number()):
            form = reader.after(form)
            _verify_postings(reader.postings(), count)
        _verify_postings(reader.postings(), count)
    if not reader.ended:
        message = "a file of words goes on after its end"
        raise ValueError(message)


def _verify_postings(some: list[int], count: int) -> None:
    if some and some[-1] >> 4 >= count:
        message = "a word leads to a question that is not there"
        raise ValueError(message)
