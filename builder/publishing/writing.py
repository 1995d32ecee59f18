"""One file on the disk: always a new one, for what is there may be a second name of another."""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice

from builder.walking import is_folder


class NotWhole(Exception):
    """What was put together is not what was meant to be; it will not be published."""


def write(target: str, pieces: Iterable[bytes]) -> tuple[int, int]:
    """A new file; its size and time of change.

    Never into a file that is there: that may be a second name of a published one.
    """
    try:
        file = os.open(target, _NEW, 0o666)
    except FileExistsError:
        remove(target)
        file = os.open(target, _NEW, 0o666)
    size = 0
    try:
        for data in _together(pieces):
            size += len(data)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        status = os.fstat(file)
    finally:
        os.close(file)
    if status.st_size != size:
        raise NotWhole(target)
    return status.st_size, status.st_mtime_ns


def _together(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same in fewer pieces: each of them is a call to the system."""
    rest = iter(pieces)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some[0] if len(some) == 1 else b"".join(some)


def seen(pieces: Iterable[bytes], see: Callable[[bytes], None]) -> Iterator[bytes]:
    """The same pieces, after each was shown to somebody."""
    for piece in pieces:
        see(piece)
        yield piece


_AT_A_TIME = 200
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def make_folder(target: str) -> None:
    """A folder, in place of what else may have that name; others may make the same meanwhile.

    Raises:
        OSError: the disk failed, or the folder above it is not there.
    """
    try:
        os.mkdir(target)  # noqa: PTH102 - thousands of them
    except FileExistsError:
        if is_folder(target):
            return
        with suppress(FileNotFoundError, IsADirectoryError, PermissionError):
            os.unlink(target)  # noqa: PTH108 - as above
        try:
            os.mkdir(target)  # noqa: PTH102 - as above
        except FileExistsError:
            if not is_folder(target):
                raise


def remove(target: str) -> None:
    """Removes a file, a link, or a folder with all that is in it.

    Raises:
        OSError: the disk failed, or there is no such thing.
    """
    if is_folder(target):
        shutil.rmtree(target)
    else:
        os.unlink(target)  # noqa: PTH108 - thousands of them


def second_name(source: str, target: str) -> None:
    """A second name for a file, or a copy where the file system has none."""
    try:
        os.link(source, target)
    except FileExistsError:
        remove(target)
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAMES:
            raise
        shutil.copyfile(source, target)


_NO_SECOND_NAMES = frozenset({errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EXDEV})
