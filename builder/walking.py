"""A folder with all that is below it, or an error: nothing is left out in silence.

`os.walk` passes over a folder that it may not or cannot open, and so does `Path.rglob`. A site
would be published without it, as if nobody had ever written what is there.
"""

import os
from collections.abc import Iterator
from pathlib import Path


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
    return sorted(path for path in found if path.is_file() and not path.is_symlink())
