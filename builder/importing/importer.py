"""Imports documents and tables into an archive: reads each file as what it is, and files it.

What is there is never touched; `builder.importing.filing` sees to that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import file_digest
from itertools import chain, islice
from pathlib import Path

from builder.importing.columns import SAMPLE, missing_columns, refused
from builder.importing.documents import (
    KINDS,
    Kind,
    Source,
    is_document,
    kind_of,
    read_document,
    read_source,
)
from builder.importing.filing import Filing
from builder.importing.mapped import read_record
from builder.importing.mapping import LoadedMapping, placeholders
from builder.importing.mapping_file import known_mappings, load_mapping
from builder.importing.recognise import mapping_of
from builder.importing.records import Record
from builder.importing.report import Report
from builder.importing.rows import Row
from builder.importing.tables import read_table
from builder.problems import Location, Problem, problem
from builder.reading.dates import parse_date, suggest_date
from builder.reading.slugs import is_id, slugify

Progress = Callable[[int, int], None]
"""Is told how many bytes have been read, and how many there are in all."""

AHEAD = 2
"""PDFs that are taken apart at once, each in a process of its own."""


def known_sources() -> tuple[str, ...]:
    """Names of the sources that are known: kinds of documents, and mappings of tables."""
    return (*(kind.name for kind in KINDS), *known_mappings())


def run(  # noqa: PLR0913 - what the command can be told
    files: Sequence[Path],
    mapping: str | Path | None,
    site: Path,
    *,
    into: str | None = None,
    dry_run: bool = False,
    update: bool = False,
    retrieved: str = "",
    url: str = "",
    progress: Progress | None = None,
) -> Report:
    """Imports documents and tables.

    Args:
        files: texts, PDFs, or tables: JSON Lines, a JSON array of objects, CSV.
        mapping: name of a known source, or the path of a mapping; `None` recognises each file.
        site: folder of the archive.
        into: session for all questions; else the source says which.
        dry_run: finds out everything, writes nothing.
        update: writes a new file beside one that is there and says something else.
        retrieved: date on which the files were fetched.
        url: address of the original, of a single document.
        progress: is told how far the reading is.

    Raises:
        OSError: a file cannot be read or written.
    """
    problems = _wrong_options(into, retrieved)
    kinds = {kind.name: kind for kind in KINDS}
    loaded: LoadedMapping | None = None
    if mapping is not None and mapping not in kinds:
        loaded, faults = load_mapping(mapping)
        problems += faults
        if loaded is None:
            return Report(problems=tuple(problems))
    if refused(problems):
        return Report(problems=tuple(problems))
    filing = Filing(site, dry_run=dry_run, update=update, retrieved=retrieved)
    total = sum(file.stat().st_size for file in files)
    before = 0
    wanted = kinds.get(str(mapping)) if mapping is not None else None
    for file, source in _opened(files, tables=loaded is not None):
        if source is None:
            for read in _table(filing, file, loaded, into):
                if progress is not None:
                    progress(before + read, total)
        else:
            filing.rows += 1
            _document(filing, source, wanted, into, url)
        before += file.stat().st_size
        if progress is not None:
            progress(before, total)
    return filing.report()


def _wrong_options(into: str | None, retrieved: str) -> list[Problem]:
    problems = []
    if into is not None and not is_id(into):
        suggestion = slugify(into) or None
        problems.append(problem("bad-id", Location("--into"), value=into, suggestion=suggestion))
    if retrieved and parse_date(retrieved) is None:
        meant = suggest_date(retrieved)
        place = Location("--retrieved")
        problems.append(problem("bad-date", place, value=retrieved, suggestion=meant))
    return problems


# --- documents ------------------------------------------------------------------------------------


def _opened(
    files: Sequence[Path], *, tables: bool
) -> Iterator[tuple[Path, Source | Problem | None]]:
    """Each file, and what it says if it is a document; some are read ahead."""
    with ThreadPoolExecutor(AHEAD) as pool:
        ahead = {}
        for at, file in enumerate(files):
            for number in range(at, min(at + AHEAD, len(files))):
                if number not in ahead and not tables and _is_document(files[number]):
                    ahead[number] = pool.submit(read_source, files[number])
            waiting = ahead.pop(at, None)
            yield file, waiting.result() if waiting is not None else None


def _is_document(file: Path) -> bool:
    with file.open("rb") as stream:
        return is_document(file, stream.read(1024))


def _document(
    filing: Filing, source: Source | Problem, kind: Kind | None, into: str | None, url: str
) -> None:
    if isinstance(source, Problem):
        filing.refuse(source)
        return
    kind = kind or kind_of(source)
    if kind is None:
        known = ", ".join(known_sources())
        filing.refuse(problem("import-unknown", source.place, known=known))
        return
    filing.sources.append((source.place.path, kind.name))
    record, draft = read_document(source, kind, into)
    filing.furniture += [(line.place(source.place.path), line.text) for line in draft.furniture]
    if isinstance(record, Problem):
        filing.refuse(record)
        return
    with source.file.open("rb") as stream:
        filing.sha256 = file_digest(stream, "sha256").hexdigest()
    if url:
        record = replace(record, source_url=url)
    filing.file(record, lambda _record, _there: True)


# --- tables ---------------------------------------------------------------------------------------


def _table(
    filing: Filing, file: Path, loaded: LoadedMapping | None, into: str | None
) -> Iterator[int]:
    """Imports a table; gives the bytes that have been read, row by row."""
    if loaded is None:
        name = mapping_of(file)
        found, _ = load_mapping(name) if name is not None else (None, [])
        if name is None or found is None:
            filing.rows += 1
            known = ", ".join(known_sources())
            filing.refuse(problem("import-unknown", Location(file.as_posix()), known=known))
            return
        filing.sources.append((file.as_posix(), name))
        loaded = found
    with file.open("rb") as stream:
        filing.sha256 = file_digest(stream, "sha256").hexdigest()
    items = read_table(file)
    sample = list(islice(items, SAMPLE))
    rows = [item for item in sample if isinstance(item, Row)]
    missing = missing_columns(loaded, rows, file.as_posix())
    filing.problems += missing
    if refused(missing):
        return
    for item in chain(sample, items):
        filing.rows += 1
        if isinstance(item, Row):
            _row(filing, item, loaded, into)
            yield item.read
        else:
            filing.refuse(item)


def _row(filing: Filing, row: Row, loaded: LoadedMapping, into: str | None) -> None:
    record, problems = read_record(row, loaded.mapping, into)
    filing.problems += problems
    if record is None:
        filing.failed += 1
        return
    if not record.source_name:
        record = replace(record, source_name=Path(row.place.path).name)
    rule = loaded.mapping.source

    def same(own: Record, there: Mapping[str, str]) -> bool:
        """A file is only another question's if its source says so."""
        for key, template, said in (
            ("url", rule.url, own.source_url),
            ("name", rule.name, own.source_name),
        ):
            if said and there.get(key) and placeholders(template):
                return there[key] == said
        return True

    filing.file(record, same)
