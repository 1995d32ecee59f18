"""`check --fix`: mends what has exactly one right answer, and nothing else.

Each repair replaces a few characters at the place of a problem, and only if what should be there
is there. All that has more than one answer stays for a person.
"""

import difflib
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.content import read_file
from builder.pipeline import check
from builder.problems import Problem, printable
from builder.reading.leftovers import SOFT_HYPHEN
from builder.reading.slugs import is_id
from builder.walking import is_file

ROUNDS = 5
"""How often a file is looked at again: one repair can uncover another."""

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*\d{4}")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters that become others.

    Attributes:
        line: of the file, from 1.
        column: from 1.
        wrong: what stands there.
        right: what is put in its place; may be empty.
    """

    line: int
    column: int
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was mended: its path in the archive, its text before and after."""

    path: str
    before: str
    after: str

    def difference(self) -> str:
        """What changed, as a unified diff."""
        before, after = self.before.split("\n"), self.after.split("\n")
        lines = difflib.unified_diff(before, after, self.path, self.path, lineterm="")
        # What nobody sees is what changes most: it is shown by its number.
        return "".join(f"{printable(line, 1000)}\n" for line in lines)


def mend(archive: Path) -> list[Mended]:
    """Mends the files of the archive in a folder; what was mended, sorted by path.

    A file is written as a whole or not at all, with its line ends and byte order mark as they
    were.

    Raises:
        OSError: the disk failed.
    """
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for _ in range(ROUNDS):
        wanted: dict[str, list[Repair]] = defaultdict(list)
        for item in check(archive).problems:
            repair = repair_of(item, archive)
            if repair is not None:
                wanted[item.location.path].append(repair)
        changed = False
        for name, repairs in sorted(wanted.items()):
            data = read_file(archive / name, name)
            if isinstance(data, Problem):
                continue
            before = data.decode("utf-8")
            after = mended(before, repairs)
            if after == before:
                continue
            _write(archive / name, after)
            first.setdefault(name, before)
            last[name] = after
            changed = True
        if not changed:
            break
    return [Mended(name, first[name], last[name]) for name in sorted(first)]


def repair_of(item: Problem, archive: Path) -> Repair | None:
    """The one right answer to a problem, if there is exactly one."""
    told = dict(item.arguments)
    value, meant = told.get("value", told.get("field", "")), told.get("suggestion")
    line, column = item.location.line, item.location.column
    if item.code == "soft-hyphen":
        return Repair(line, column, SOFT_HYPHEN, "")
    if meant is None:
        return None
    sure = (
        item.code == "ligature"
        or (item.code == "bad-date" and _is_clear(value))
        or (item.code == "bad-choice" and value.casefold() == meant.casefold())
        or (item.code == "unknown-field" and _plain(value) == _plain(meant))
        or (item.code == "bad-id" and _is_there(archive, meant))
    )
    return Repair(line, column, value, meant) if sure else None


def _is_clear(written: str) -> bool:
    """Whether nobody could take the day of a date for its month."""
    numbers = _DAY_FIRST.fullmatch(written.strip())
    return numbers is None or int(numbers[1]) > _MONTHS or int(numbers[1]) == int(numbers[2])


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


def _is_there(archive: Path, name: str) -> bool:
    """Whether exactly one content file has an id."""
    if not is_id(name):
        return False
    folders = ("people", "bodies", "topics")
    return sum(is_file(archive / "content" / folder / f"{name}.md") for folder in folders) == 1


def mended(text: str, repairs: Iterable[Repair]) -> str:
    """A text with each repair made whose wrong characters stand where they should."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    done: set[tuple[int, int]] = set()
    for repair in sorted(repairs, key=lambda own: (own.line, own.column), reverse=True):
        index = repair.line - 1
        if not 0 <= index < len(lines) or (repair.line, repair.column) in done:
            continue
        done.add((repair.line, repair.column))
        line = lines[index]
        start = repair.column - 1 + (len(mark) if index == 0 else 0)
        # The place of a value in quotes is that of the quotes.
        if line[start : start + 1] in {'"', "'"}:
            start += 1
        if line.startswith(repair.wrong, start) and repair.wrong:
            lines[index] = line[:start] + repair.right + line[start + len(repair.wrong) :]
    return "".join(lines)


def _write(path: Path, text: str) -> None:
    """Puts a file in the place of another in one step."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
