"""A folder with all that is below it, or an error: nothing is left out in silence.

`os.walk` passes over a folder that it may not or cannot open, and so does `Path.rglob`. A site
would be published without it, as if nobody had ever written what is there.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

Name = str | os.PathLike[str]


def kind_of(path: Name, *, through: bool = False) -> int:
    """What stands at a path, as `stat.S_IFMT` tells it: a folder, a file, a link; 0 if nothing.

    `os.path.isdir` and its like, and from Python 3.14 on those of `Path`, say "no" also where the
    disk refuses to tell; what is there would be left out of a site, or be written over.

    Args:
        path: of what is asked.
        through: whether a link is what it leads to.

    Raises:
        OSError: it cannot be known.
    """
    try:
        return stat.S_IFMT((os.stat if through else os.lstat)(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0


def is_folder(path: Name) -> bool:
    """Whether it is a folder, and no link to one; raises as `kind_of`."""
    return kind_of(path) == stat.S_IFDIR


def is_file(path: Name) -> bool:
    """Whether it is a file, and no link to one; raises as `kind_of`."""
    return kind_of(path) == stat.S_IFREG


def is_link(path: Name) -> bool:
    """Whether it is a symbolic link; raises as `kind_of`."""
    return kind_of(path) == stat.S_IFLNK


def spoken(name: str) -> str:
    """A name as it can be printed: bytes that are not UTF-8 with a backslash and their number."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """As `os.walk`: each folder, the names of folders in it, the names of anything else in it.

    Links are not followed. Nothing, if there is no such folder.

    Raises:
        OSError: one of them cannot be read, or is gone since it was listed.
    """

    def failed(error: OSError) -> None:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        if not missing or os.fspath(error.filename) != os.fspath(folder):
            raise error

    yield from os.walk(folder, onerror=failed, followlinks=False)


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, sorted; links and what is no file are not among them.

    Raises:
        OSError: a folder cannot be read.
    """
    found = (Path(place, name) for place, _, names in walk(folder) for name in names)
    return sorted(path for path in found if is_file(path))
