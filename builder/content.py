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
from builder.problems import Location, Problem, nearest, problem
from builder.reading.slugs import slugify
from builder.reading.source import MAX_BODY, MAX_FRONT_MATTER
from builder.walking import is_file, is_folder, is_link, kind_of, spoken, walk

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
    before = len((archive / "x").as_posix()) - 1
    for path in sorted(_below(archive), key=os.fspath):
        name = spoken(path.as_posix()[before:])
        if name in _FOLDERS and is_file(path):
            problems.append(problem("not-a-folder", Location(name)))
            continue
        found = read_file(path, name)
        if isinstance(found, Problem):
            problems.append(found)
        elif path.suffix != ".md":
            # `x.md.new` is what an import put beside `x.md`, or a second one of it.
            problems.append(problem("not-read", Location(name), suggestion=_as_text(name)))
        else:
            files.append(SourceFile(name, found))
    problems.extend(_astray(archive / CONTENT))
    unread = frozenset(item.location.path for item in problems)
    return Content(tuple(sorted(files, key=lambda file: file.path)), unread, tuple(problems))


_FOLDERS = {CONTENT, *(f"{CONTENT}/{folder}" for folder in FOLDERS)}
"""Paths at which there is a folder or nothing."""

_TEXTS = {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".new"}
"""What a name can end in that is already the text of a content file."""


def _as_text(name: str) -> str | None:
    """What a file that is not read should be called; `None` if it must be written anew."""
    plain = Path(name).name
    if Path(plain).suffix.lower() not in _TEXTS:
        return None
    stem = plain.partition(".")[0]
    return f"{slugify(stem) or stem}.md"


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


def _astray(content: Path) -> Iterator[Problem]:
    """One problem for each folder of `content/` that is none of ours and holds Markdown."""
    if not is_folder(content):
        return
    for entry in sorted(content.iterdir()):
        if entry.name.startswith(".") or entry.name in FOLDERS:
            continue
        first = entry if entry.suffix == ".md" and is_file(entry) else None
        if is_folder(entry):
            first = next(_markdown(entry), None)
        if first is not None:
            meant = _MEANT.get(entry.name.casefold()) or nearest(entry.name.casefold(), FOLDERS)
            name = spoken(first.relative_to(content.parent).as_posix())
            arguments = {"suggestion": meant} if is_folder(entry) else {}
            told = spoken(entry.name)
            yield problem("astray", Location(name), name=told, known=_KNOWN, **arguments)


def _markdown(folder: Path) -> Iterator[Path]:
    for place, folders, names in walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if name.endswith(".md") and is_file(path):
                yield path


_KNOWN = ", ".join(FOLDERS)
_MEANT = {
    **dict.fromkeys(("vragen", "vraag", "fragen"), "questions"),
    **dict.fromkeys(("personen", "mensen", "persons", "personnes"), "people"),
    **dict.fromkeys(("instellingen", "organen", "organismes"), "bodies"),
    **dict.fromkeys(("themas", "thema's", "onderwerpen", "themen"), "topics"),
    **dict.fromkeys(("paginas", "pagina's", "bladen", "seiten"), "pages"),
}
"""What somebody may call one of our folders."""


def _below(archive: Path) -> Iterator[Path]:
    """Everything in the folders of content that is no folder, or only looks like a file."""
    content = archive / CONTENT
    if _is_no_folder(content):
        yield content
        return
    for folder in FOLDERS:
        base = content / folder
        if _is_no_folder(base):
            yield base
            continue
        for place, folders, names in walk(base):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in (*folders, *names):
                path = Path(place, name)
                shown = not name.startswith(".")
                if shown and (name in names or is_link(path) or name.endswith(".md")):
                    yield path


def _is_no_folder(path: Path) -> bool:
    """Whether something else stands where a folder should: what is not there is only empty."""
    return kind_of(path) not in {0, stat.S_IFDIR}
