"""Files a record in the archive: the only module of this room that decides what is written.

A question's people, bodies and topics are made before the question itself, so that an import that
was cut short is finished by the next one; and only once it is sure that the question is made.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder.config import SITE_FILE, read_config
from builder.importing.directory import Directory, Folder, numbered
from builder.importing.front_matter import Value, front_matter
from builder.importing.lossless import letters
from builder.importing.question_file import (
    Named,
    Provenance,
    lost,
    question_file,
    source_of,
    too_large,
)
from builder.importing.records import Record, Somebody
from builder.importing.report import Differing, Imported, Report, State
from builder.importing.shape import shape_of_file
from builder.importing.writing import beside, create, differences, says_the_same, within
from builder.model import FOLDERS
from builder.problems import Location, Problem, problem
from builder.walking import is_file, kind_of

Same = Callable[[Record, dict[str, str]], bool]
"""Whether a file that has a record's id is of the same question, by what its source says."""

_NEAR = 24
"""Letters by which a passage is found again in the file."""


def _importer() -> str:
    try:
        return f"vraagbaak {version('vraagbaak')}"
    except PackageNotFoundError:
        return "vraagbaak 0"


def _digest(record: Record) -> bytes:
    """What two rows that say the same have in common, wherever they stand."""
    return sha256(repr(replace(record, place=Location(""))).encode()).digest()


@dataclass(slots=True)
class Filing:
    """An import under way.

    Attributes:
        site: folder of the archive.
        dry_run: finds out everything, writes nothing.
        update: writes a new file beside one that says something else.
        retrieved: date on which the source was fetched, if given.
        sha256: digest of the file that is being imported.
    """

    site: Path
    dry_run: bool = field(kw_only=True)
    update: bool = field(default=False, kw_only=True)
    retrieved: str = field(default="", kw_only=True)
    sha256: str = ""
    directory: Directory = field(init=False)
    language: str = field(init=False)
    importer: str = field(default_factory=_importer)
    created: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Imported] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)
    furniture: list[tuple[Location, str]] = field(default_factory=list)
    taken: dict[str, bytes] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    folders: dict[Path, bool] = field(default_factory=dict)
    rows: int = 0
    failed: int = 0

    def __post_init__(self) -> None:
        """Reads what the archive has."""
        self.directory = Directory(self.site / "content")
        file = self.site / SITE_FILE
        config = read_config(file.read_bytes())[0] if is_file(file) else None
        self.language = config.language if config is not None else "nl"

    def report(self) -> Report:
        """What came of it."""
        made = Counter(FOLDERS[path.split("/")[1]] for path in self.created)
        counts = tuple((kind, made[kind]) for kind in FOLDERS.values() if made[kind])
        return Report(
            tuple(self.created),
            tuple(self.skipped),
            tuple(self.problems),
            counts,
            self.rows,
            self.failed,
            tuple(self.sources),
            tuple(self.questions),
            tuple(self.differing),
            tuple(self.furniture),
        )

    def refuse(self, fault: Problem) -> None:
        """A document or a row of which nothing is made."""
        self.problems.append(fault)
        self.failed += 1

    def file(self, record: Record, same: Same) -> None:
        """Makes the file of a record, unless its question is there already."""
        digest = _digest(record)
        number = 1
        while True:
            # The id may be that of another question: then it gets a number.
            name = numbered(record.id, number)
            path = f"content/questions/{name}.md"
            before = self.taken.get(name)
            there = self.site / path
            if before is None and (not kind_of(there) or same(record, source_of(_read(there)))):
                self.taken[name] = digest
                self.question(record, path)
                return
            if before is not None and before == digest:
                self.skip("import-repeated", record, path)
                return
            number += 1

    def skip(self, code: str, record: Record, path: str, state: State = "same") -> None:
        """A question whose file is there, or was made from another row."""
        self.skipped.append(path)
        self.problems.append(problem(code, record.place, path=path))
        self.questions.append(Imported(record.place, path, state))

    # --- a question ---

    def question(self, record: Record, path: str) -> None:
        """Writes the file of a record if it is whole, and everything that it names."""
        perhaps: list[Problem] = []
        self.used.clear()
        named = Named(
            askers=[self.person(who, record, perhaps) for who in record.askers],
            addressees=[self.person(who, record, perhaps) for who in record.addressees],
            topics=[self.named("topics", name, {}, record, perhaps) for name in record.topics],
        )
        provenance = Provenance(self.importer, self.sha256, self.retrieved)
        text = question_file(record, named, provenance, self.language)
        limit = too_large(text)
        if limit is not None:
            self.refuse(problem("too-large", record.place, limit=limit))
            return
        gone = lost(record, text, self.language)
        if gone is not None:
            fault = problem(
                "import-lost",
                record.place,
                before=gone.before,
                wanted=gone.wanted,
                found=gone.found,
            )
            self.refuse(fault)
            return
        file, data = self.site / path, text.encode()
        if not self.inside(file.parent):
            self.refuse(problem("import-outside", record.place, path=path))
            return
        if kind_of(file):
            self.present(record, path, data)
            return
        for owner in self.used:
            self.made(owner)
        if not self.create(path, data):
            self.present(record, path, data)
            return
        self.tell(record, path, text, perhaps)

    def inside(self, folder: Path) -> bool:
        """Whether a folder lies in the archive's content, links followed."""
        if folder not in self.folders:
            self.folders[folder] = within(folder, self.site / "content")
        return self.folders[folder]

    def present(self, record: Record, path: str, data: bytes) -> None:
        """A question whose file is there already: says so, and what is different."""
        file = self.site / path
        there = _read(file)
        if says_the_same(there, data):
            self.skip("import-exists", record, path)
            return
        new = ""
        if self.update and not self.dry_run:
            new = beside(file, data).relative_to(self.site).as_posix()
        self.skip("import-differs", record, path, "different")
        self.differing.append(Differing(path, differences(path, there, data), new))

    def tell(self, record: Record, path: str, text: str, perhaps: list[Problem]) -> None:
        """What a person should know of a new file."""
        shape = shape_of_file(text)
        doubts = [_in_file(item, path, text) for item in (*record.uncertain, *perhaps)]
        self.problems += doubts
        uncertain = tuple(item.location for item in doubts)
        self.questions.append(
            Imported(record.place, path, "new", len(shape.parts), len(shape.answers), uncertain)
        )
        if record.untitled:
            self.problems.append(problem("import-no-blank-line", record.place, path=path))
        if record.dropped:
            names = ", ".join(record.dropped)
            fault = problem("import-character", record.place, names=names, path=path)
            self.problems.append(fault)

    # --- people, bodies, topics ---

    def person(self, who: Somebody, record: Record, perhaps: list[Problem]) -> str:
        """The id of a person; the name, if it is not sure whose it is."""
        fields: dict[str, Value] = {}
        if who.role:
            body = self.named("bodies", who.body, {}, record, perhaps) if who.body else ""
            fields["roles"] = [{"title": who.role, "body": body} if body else who.role]
        if who.party:
            fields["parties"] = [who.party]
        return self.named("people", who.name, fields, record, perhaps)

    def named(
        self,
        folder: Folder,
        name: str,
        fields: dict[str, Value],
        record: Record,
        perhaps: list[Problem],
    ) -> str:
        """The id of what has a name; the name itself, if it is not sure whose it is."""
        match = self.directory.find(folder, name, fields)
        path = f"content/{folder}/{match.id}.md"
        if match.entry is not None:
            self.waiting[path] = front_matter(match.entry.fields)
        self.used.append(path)
        if match.perhaps:
            known = ", ".join(match.perhaps)
            fault = problem("import-perhaps", record.place, value=name, text=name, known=known)
            perhaps.append(fault)
        return match.id or name

    def made(self, path: str) -> None:
        """Makes the file of a person, a body or a topic, if it is yet to be made."""
        text = self.waiting.pop(path, None)
        if text is not None:
            self.create(path, text.encode())

    def create(self, path: str, data: bytes) -> bool:
        """Writes a new file; `False` if it is there already."""
        if not self.dry_run and not create(self.site / path, data):
            return False
        self.created.append(path)
        return True


def _read(file: Path) -> bytes:
    return file.read_bytes() if is_file(file) else b""


def _in_file(item: Problem, path: str, text: str) -> Problem:
    """A doubt about a passage of the source, at its place in the file that was made of it."""
    wanted = letters(dict(item.arguments).get("text", ""))[:_NEAR]
    lines = text.split("\n")
    line = next((n for n, own in enumerate(lines, start=1) if wanted and wanted in letters(own)), 1)
    return Problem(item.code, Location(path, line), item.arguments, (*item.related, item.location))
