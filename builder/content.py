"""The files of an archive on the disk: which are read, and why others are not.

What strangers put into a repository is looked at before it is opened: links to elsewhere, pipes
and what is too large are never read.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.model import FOLDERS, SourceFile
from builder.problems import Location, Problem, problem
from builder.reading.source import MAX_BODY, MAX_FRONT_MATTER

CONTENT = "content"
"""Folder of an archive that holds its content."""

MAX_BYTES = 4 * (MAX_BODY + MAX_FRONT_MATTER)
"""Bytes of a file that are read: the most that a readable text can have in UTF-8."""

_KINDS = (
    (stat.S_ISLNK, "a symbolic link", "een symbolische link"),
    (stat.S_ISDIR, "a folder", "een map"),
    (stat.S_ISFIFO, "a pipe", "een pijp"),
    (stat.S_ISSOCK, "a socket", "een socket"),
    (stat.S_ISCHR, "a device", "een apparaat"),
    (stat.S_ISBLK, "a device", "een apparaat"),
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is below `content/`.

    Attributes:
        files: those that can be read, sorted by path.
        unread: paths of those that cannot; links to them are not broken.
        problems: one for each file that is not read.
    """

    files: tuple[SourceFile, ...]
    unread: frozenset[str]
    problems: tuple[Problem, ...]


def content_of(archive: Path) -> Content:
    """The content files of the archive in a folder; hidden ones are left out.

    Raises:
        OSError: a file cannot be read.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in sorted(_below(archive)):
        name = _spoken(path.relative_to(archive).as_posix())
        found = read_file(path, name)
        if isinstance(found, Problem):
            problems.append(found)
        elif path.suffix != ".md":
            # `x.md.new` is what an import put beside `x.md`, or a second one of it.
            plain = Path(name).name
            plain = plain.partition(".")[0] if plain.endswith(".new") else plain
            suggestion = Path(plain).with_suffix(".md").name
            problems.append(problem("not-read", Location(name), suggestion=suggestion))
        else:
            files.append(SourceFile(name, found))
    unread = frozenset(item.location.path for item in problems)
    return Content(tuple(sorted(files, key=lambda file: file.path)), unread, tuple(problems))


def read_file(path: Path, name: str) -> bytes | Problem:
    """The bytes of a file, or why it is not read.

    Args:
        path: of the file.
        name: its path in the archive, for the problem.

    Raises:
        OSError: there is no such file, or it cannot be read.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        english, dutch = next((en, nl) for test, en, nl in _KINDS if test(found.st_mode))
        return problem("not-a-file", Location(name), what=english, wat=dutch)
    if found.st_size > MAX_BYTES:
        return problem("too-large", Location(name), limit=f"{MAX_BYTES // 1024} kB")
    return path.read_bytes()


def _below(archive: Path) -> Iterator[Path]:
    """Everything in the folders of content that is no folder, or only looks like a file."""
    content = archive / CONTENT
    if content.is_symlink():
        yield content
        return
    for folder in FOLDERS:
        base = content / folder
        if base.is_symlink():
            yield base
            continue
        for place, folders, names in os.walk(base, followlinks=False):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in (*folders, *names):
                path = Path(place, name)
                shown = not name.startswith(".")
                if shown and (name in names or path.is_symlink() or name.endswith(".md")):
                    yield path


def _spoken(name: str) -> str:
    """A name as it can be printed: bytes that are not UTF-8 with a backslash and their number."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")
