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
    """
    folder = site.resolve() if is_link(site) else site
    if is_folder(folder) and not is_file(folder / MARKER) and any(folder.iterdir()):
        raise NotOurs(str(site))
    workshop = workshop_of(site)
    workshop.mkdir(parents=True, exist_ok=True)
    ignored = workshop / ".gitignore"
    if not is_file(ignored):
        ignored.write_text(_IGNORED, "utf-8")
    with (workshop / "lock").open("wb") as lock:
        if os.name == "posix":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
