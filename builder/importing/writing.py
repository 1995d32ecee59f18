"""Writes new files, each at once and whole; what is there is never opened for writing."""

import errno
import os
import re
from difflib import unified_diff
from itertools import count, islice
from pathlib import Path

DIFFERENCES = 200
"""Lines of differences that are shown of a file."""

# What a second import from the same document may say differently without anything being new.
_PROVENANCE = re.compile(rb"(?m)^  (?:importer|sha256|retrieved): .*\n")
# File systems that have no files without a name, or no second names, say one of these.
_UNSUPPORTED = frozenset(
    {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.EXDEV, errno.EPERM}
)


def create(file: Path, data: bytes) -> bool:
    """Makes a file with a content; `False` if there is one of that name, which is left as it is.

    The file has its name only when it is whole: a run that is cut off leaves nothing.

    Raises:
        OSError: the disk failed.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _nameless(file, data)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    return _renamed(file, data)


def _nameless(file: Path, data: bytes) -> bool:
    """By a file that has no name until it is whole (Linux)."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag:
        raise OSError(errno.EOPNOTSUPP, "O_TMPFILE")
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        handle = os.open(file.parent, flag | os.O_WRONLY, 0o666)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            # With `src_dir_fd` the link in /proc is followed.
            os.link(f"/proc/self/fd/{handle}", file.name, src_dir_fd=folder, dst_dir_fd=folder)
    except FileExistsError:
        return False
    finally:
        os.close(folder)
    return True


def _renamed(file: Path, data: bytes) -> bool:
    """By a hidden file beside it that gets a second name, or at least by a new file."""
    hidden = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with hidden.open("xb") as stream:
            stream.write(data)
        try:
            os.link(hidden, file)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            return _opened(file, data)
    finally:
        hidden.unlink(missing_ok=True)
    return True


def _opened(file: Path, data: bytes) -> bool:
    try:
        stream = file.open("xb")
    except FileExistsError:
        return False
    try:
        with stream:
            stream.write(data)
    except BaseException:
        # Half a file would stand in the way of the whole one.
        file.unlink(missing_ok=True)
        raise
    return True


def says_the_same(there: bytes, data: bytes) -> bool:
    """Whether two files say the same, whatever they say of the program that made them."""
    return there == data or _PROVENANCE.sub(b"", there) == _PROVENANCE.sub(b"", data)


def differences(path: str, there: bytes, data: bytes) -> str:
    """What a new file would say differently from the one that is there."""
    before, after = (text.decode(errors="replace").splitlines() for text in (there, data))
    lines = unified_diff(before, after, path, f"{path}.new", lineterm="", n=1)
    shown = list(islice(lines, DIFFERENCES + 1))
    if len(shown) > DIFFERENCES:
        shown[-1] = "…"
    return "\n".join(shown)


def beside(file: Path, data: bytes) -> Path:
    """Writes a file with the ending `.new` beside another; gives back where it is."""
    for number in count(1):
        name = f"{file.name}.new" if number == 1 else f"{file.name}.{number}.new"
        new = file.with_name(name)
        if create(new, data) or says_the_same(new.read_bytes(), data):
            return new
    raise AssertionError


def within(folder: Path, other: Path) -> bool:
    """Whether a folder, there or yet to be made, lies in another one, links followed."""
    return folder.resolve().is_relative_to(other.resolve())
