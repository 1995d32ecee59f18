"""The folder beside the site in which it is built: whose it is, and that one build is in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.walking import is_file, is_folder, is_link

if os.name == "posix":
    import fcntl

MARKER = ".vraagbaak"
"""File that says that a folder is an output of ours, and may be replaced."""

_IGNORED = "# Made by vraagbaak; may be removed at any time.\n*\n"


class NotOurs(Exception):
    """The output folder holds files that we did not make; we will not touch it."""


def workshop_of(site: Path) -> Path:
    """The folder in which the site is built: beside it, so that it can be swapped in."""
    return site.with_name(f".{site.name}.build")


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """One build of a site at a time: waits until any other one is done.

    The system takes the lock back from a build that is killed.

    Raises:
        OSError: the disk failed.
        NotOurs: the folder holds other files.
        RuntimeError: a process that this build started would wait for it; see `_begun`.
    """
    folder = site.resolve() if is_link(site) else site
    if is_folder(folder) and not is_file(folder / MARKER) and any(folder.iterdir()):
        raise NotOurs(str(site))
    workshop = workshop_of(site)
    workshop.mkdir(parents=True, exist_ok=True)
    ignored = workshop / ".gitignore"
    if not is_file(ignored):
        ignored.write_text(_IGNORED, "utf-8")
    with (workshop / "lock").open("wb") as lock, _begun(workshop):
        if os.name == "posix":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


_BUILDING = "VRAAGBAAK_BUILDING"
"""Tells the processes that a build starts who builds, and where."""


@contextmanager
def _begun(workshop: Path) -> Iterator[None]:
    """Refuses to build inside a build of the same site.

    A process that is spawned runs the script of its parent once more. If that builds, it would
    wait for ever for the build that waits for it.

    Raises:
        RuntimeError: the script of the parent has no guard.
    """
    here, mine = str(workshop.absolute()), str(os.getpid())
    whose, _, where = os.environ.get(_BUILDING, "").partition(" ")
    if where == here and whose != mine:
        message = "a script that builds has to do so below: if __name__ == '__main__':"
        raise RuntimeError(message)
    os.environ[_BUILDING] = f"{mine} {here}"
    try:
        yield
    finally:
        os.environ.pop(_BUILDING, None)
