"""Imports tables into an archive: the only module of this room that writes.

A file that is there is never touched. A question's people, bodies and topics are made before
the question itself, so that an import that was cut short is finished by the next one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import file_digest, sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from pathlib import Path

from builder.config import SITE_FILE, read_config
from builder.importing.columns import SAMPLE, missing_columns, refused
from builder.importing.directory import Directory, Folder, numbered
from builder.importing.front_matter import Value, front_matter
from builder.importing.mapping import LoadedMapping, placeholders
from builder.importing.mapping_file import load_mapping
from builder.importing.question_file import (
    Named,
    Provenance,
    lost,
    question_file,
    source_of,
    too_large,
)
from builder.importing.records import Record, Somebody, read_record
from builder.importing.tables import Row, read_table
from builder.model import FOLDERS, Kind
from builder.problems import Location, Problem, problem
from builder.reading.slugs import is_id, slugify

Progress = Callable[[int, int], None]
"""Is told how many bytes have been read, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an import.

    Attributes:
        created: paths of the new files, relative to the archive, in the order of their making;
            of a dry run, of those that would be made.
        skipped: paths of the question files that were there already, once for each row.
        problems: what is wrong with the mapping and the rows, in the order of the input.
        counts: kind of file and how many were made, in the order of `builder.model.FOLDERS`.
        rows: rows that were found, readable or not.
        failed: rows of which no file was made because of an error.
    """

    created: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: tuple[tuple[Kind, int], ...] = ()
    rows: int = 0
    failed: int = 0


def run(  # noqa: PLR0913 - what the command can be told
    files: Sequence[Path],
    mapping: str | Path,
    site: Path,
    *,
    into: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Imports tables.

    Args:
        files: tables: JSON Lines, a JSON array of objects, or CSV.
        mapping: name of a mapping that comes with the program, or the path of one.
        site: folder of the archive.
        into: session for all rows; else the mapping says which.
        dry_run: finds out everything, writes nothing.
        progress: is told how far the reading is.

    Raises:
        OSError: a file cannot be read or written.
    """
    loaded, problems = load_mapping(mapping)
    if into is not None and not is_id(into):
        suggestion = slugify(into) or None
        problems.append(problem("bad-id", Location("--into"), value=into, suggestion=suggestion))
    if loaded is None or refused(problems):
        return Report(problems=tuple(problems))
    work = _Import(loaded, site, into, dry_run=dry_run)
    total = sum(file.stat().st_size for file in files)
    before = 0
    for file in files:
        for read in work.table(file):
            if progress is not None:
                progress(before + read, total)
        before += file.stat().st_size
        if progress is not None:
            progress(before, total)
    return work.report()


def _importer() -> str:
    try:
        return f"vraagbaak {version('vraagbaak')}"
    except PackageNotFoundError:
        return "vraagbaak 0"


def _digest(record: Record) -> bytes:
    """What two rows that say the same have in common, wherever they stand."""
    return sha256(repr(replace(record, place=Location(""))).encode()).digest()


@dataclass(slots=True)
class _Import:
    """One import under way."""

    loaded: LoadedMapping
    site: Path
    into: str | None
    dry_run: bool = field(kw_only=True)
    directory: Directory = field(init=False)
    language: str = field(init=False)
    importer: str = field(default_factory=_importer)
    sha256: str = ""
    created: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    taken: dict[str, bytes] = field(default_factory=dict)
    rows: int = 0
    failed: int = 0

    def __post_init__(self) -> None:
        self.directory = Directory(self.site / "content")
        file = self.site / SITE_FILE
        config = read_config(file.read_bytes())[0] if file.is_file() else None
        self.language = config.language if config is not None else "nl"

    def report(self) -> Report:
        made = Counter(FOLDERS[path.split("/")[1]] for path in self.created)
        counts = tuple((kind, made[kind]) for kind in FOLDERS.values() if made[kind])
        return Report(
            tuple(self.created),
            tuple(self.skipped),
            tuple(self.problems),
            counts,
            self.rows,
            self.failed,
        )

    # --- rows ---

    def table(self, file: Path) -> Iterator[int]:
        """Imports a file; gives the bytes that have been read, row by row."""
        with file.open("rb") as stream:
            self.sha256 = file_digest(stream, "sha256").hexdigest()
        items = read_table(file)
        sample = list(islice(items, SAMPLE))
        rows = [item for item in sample if isinstance(item, Row)]
        missing = missing_columns(self.loaded, rows, file.as_posix())
        self.problems += missing
        if refused(missing):
            return
        for item in chain(sample, items):
            self.rows += 1
            if isinstance(item, Row):
                self.row(item)
                yield item.read
            else:
                self.problems.append(item)
                self.failed += 1

    def row(self, row: Row) -> None:
        record, problems = read_record(row, self.loaded.mapping, self.into)
        self.problems += problems
        if record is None:
            self.failed += 1
            return
        if not record.source_name:
            record = replace(record, source_name=Path(row.place.path).name)
        name = self.free(record)
        if name is not None:
            self.question(record, name)

    def free(self, record: Record) -> str | None:
        """The id for a record; `None` if its question is there already.

        The id that the mapping makes may be that of another question: then it gets a number. So
        that a second import finds the same file, a file is only another's if its source says so.
        """
        digest = _digest(record)
        number = 1
        while True:
            name = numbered(record.id, number)
            path = f"content/questions/{name}.md"
            before = self.taken.get(name)
            if before is None and not (self.site / path).exists():
                self.taken[name] = digest
                return name
            if before is None and self.same(record, path):
                self.taken[name] = digest
                self.skip("import-exists", record, path)
                return None
            if before is not None and before == digest:
                self.skip("import-repeated", record, path)
                return None
            number += 1

    def same(self, record: Record, path: str) -> bool:
        rule = self.loaded.mapping.source
        there = source_of((self.site / path).read_bytes())
        for key, template, own in (
            ("url", rule.url, record.source_url),
            ("name", rule.name, record.source_name),
        ):
            if own and there.get(key) and placeholders(template):
                return there[key] == own
        return True

    def skip(self, code: str, record: Record, path: str) -> None:
        self.skipped.append(path)
        self.problems.append(problem(code, record.place, path=path))

    # --- files ---

    def question(self, record: Record, name: str) -> None:
        path = f"content/questions/{name}.md"
        people = Named(
            askers=[self.person(who) for who in record.askers],
            addressees=[self.person(who) for who in record.addressees],
            topics=[self.named("topics", topic, {}) for topic in record.topics],
        )
        provenance = Provenance(self.importer, self.sha256)
        text = question_file(record, people, provenance, self.language)
        limit = too_large(text)
        if limit is not None:
            self.problems.append(problem("too-large", record.place, limit=limit))
            self.failed += 1
            return
        gone = lost(record, text, self.language)
        if gone is not None:
            place, before = record.place, gone.before
            fault = problem(
                "import-lost", place, before=before, wanted=gone.wanted, found=gone.found
            )
            self.problems.append(fault)
            self.failed += 1
            return
        if not self.create(path, text):
            self.skip("import-exists", record, path)
            return
        self.problems += record.uncertain
        if record.untitled:
            self.problems.append(problem("import-no-blank-line", record.place, path=path))
        if record.dropped:
            names = ", ".join(record.dropped)
            fault = problem("import-character", record.place, names=names, path=path)
            self.problems.append(fault)

    def person(self, who: Somebody) -> str:
        fields: dict[str, Value] = {}
        if who.role:
            body = self.named("bodies", who.body, {}) if who.body else ""
            fields["roles"] = [{"title": who.role, "body": body} if body else who.role]
        if who.party:
            fields["parties"] = [who.party]
        return self.named("people", who.name, fields)

    def named(self, folder: Folder, name: str, fields: dict[str, Value]) -> str:
        found, entry = self.directory.find(folder, name, fields)
        if entry is not None:
            self.create(f"content/{folder}/{found}.md", front_matter(entry.fields))
        return found

    def create(self, path: str, text: str) -> bool:
        """Writes a new file; `False` if it is there already."""
        file = self.site / path
        if not self.dry_run:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                stream = file.open("xb")
            except FileExistsError:
                return False
            try:
                with stream:
                    stream.write(text.encode())
            except OSError:
                # Half a file would stand in the way of the whole one.
                file.unlink(missing_ok=True)
                raise
        self.created.append(path)
        return True
