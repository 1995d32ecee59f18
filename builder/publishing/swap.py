"""A new site takes the place of the old one in one step."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from builder.walking import is_link, kind_of

_AT_FDCWD = -100
_RENAME_EXCHANGE = _RENAME_SWAP = 2

# What a file system answers that cannot exchange, or a kernel that never heard of it.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def put_in_place(staged: Path, site: Path) -> None:
    """Publishes a folder under the name of the site.

    The kernel exchanges the two names (Linux `renameat2`, macOS `renamex_np`); afterwards the
    former site is at `staged`. Where it cannot, the name of the site is from the beginning a
    symbolic link to a folder beside it: replacing a link is one step everywhere. Two renames in
    a row remain for a real folder that comes from elsewhere to such a place, and for Windows.

    Args:
        staged: the new site, in the same file system as `site`.
        site: the name to publish it under.

    Raises:
        OSError: the disk refused; the published site is what it was.
    """
    if is_link(site):
        _point(site, staged)
    elif not kind_of(site):
        if os.name != "posix" or _can_exchange(staged):
            staged.rename(site)
        else:
            _point(site, staged)
    elif not exchange(staged, site):
        former = staged.with_name("former")
        site.rename(former)
        if os.name == "posix":
            _point(site, staged)
        else:
            staged.rename(site)


def exchange(one: Path, other: Path) -> bool:
    """Two names change places in one step; `False` if this system cannot do that.

    Raises:
        OSError: it can, and it failed.
    """
    call = _system_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _system_call() -> Callable[[bytes, bytes], int] | None:
    if os.name != "posix":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        swap = library.renamex_np
        return lambda one, other: int(swap(one, other, ctypes.c_uint(_RENAME_SWAP)))
    if hasattr(library, "renameat2"):
        rename, flags = library.renameat2, ctypes.c_uint(_RENAME_EXCHANGE)
        return lambda one, other: int(rename(_AT_FDCWD, one, _AT_FDCWD, other, flags))
    return None


def _can_exchange(beside: Path) -> bool:
    """Tries it with two empty folders."""
    pair = [beside.with_name(name) for name in ("one", "other")]
    for folder in pair:
        folder.mkdir(exist_ok=True)
    try:
        return exchange(*pair)
    finally:
        for folder in pair:
            folder.rmdir()


def _point(site: Path, staged: Path) -> None:
    """Makes the name of the site a link to a folder, or to another one, in one step."""
    link = staged.with_name("link")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(staged, site.parent), target_is_directory=True)
    link.replace(site)
