"""Builds that are hit by a fault at one of their system calls, by `strace`.

A build of a small archive is traced once; then it is done again and again, and each time another
call fails, or the process is killed there.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.publishing.workshop import MARKER
from tests.driver import REPOSITORY, Archive
from tests.standby import LESS, SURROUNDINGS, Ended, Standby

FAULTS = ("KILL", "ENOSPC", "EIO", "EACCES", "EMFILE")
"""What may happen: the first is a signal, the others are errors of a call."""

_TOUCHING = "%file,%desc"
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)")
_LOOKING = {
    *("newfstatat", "stat", "lstat", "fstat", "statx", "access", "readlink", "lseek", "read"),
    *("pread64", "getdents64", "ioctl", "fcntl", "mmap", "close"),
}
"""Calls that leave the disk as it is; so does `openat` that makes nothing. Any other changes it."""
_MAKING = ("O_CREAT", "O_TRUNC", "O_WRONLY", "O_RDWR")

# What an operating system can really answer to a call.
_POSSIBLE = {
    "ENOSPC": {"write", "close", "openat", "mkdir", "link", "rename", "renameat2", "symlink"},
    "EMFILE": {"openat"},
    "EACCES": {
        *("openat", "mkdir", "link", "linkat", "rename", "renameat2", "unlink", "rmdir"),
        *("newfstatat", "stat", "lstat", "symlink"),
    },
    "EIO": {
        *("read", "pread64", "write", "close", "openat", "mkdir", "link", "linkat", "rename"),
        *("renameat2", "unlink", "rmdir", "newfstatat", "stat", "lstat", "fstat", "getdents64"),
    },
}


def command(archive: Archive, *options: str) -> tuple[str, ...]:
    """What a user types behind `vraagbaak` to build an archive."""
    return "build", "--lang", "en", *options, "--site", str(archive.folder)


def build(archive: Archive, *options: str, less: bool = False) -> Ended:
    """Runs it in a process of its own; `less`: as a root to whom things are forbidden."""
    program = [sys.executable, "-m", "builder.cli", *command(archive, *options)]
    done = subprocess.run(
        [*(LESS if less else ()), *program],
        env={**os.environ, **SURROUNDINGS},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stderr)


@dataclass(frozen=True)
class Place:
    """The `number`-th call of `name` in a process.

    Attributes:
        name: of the call.
        number: counted from 1.
        about: what it touches: `archive` (its content, its site, its workshop), or the folder of
            the program or of the system.
        changes: whether it changes the disk.
        before: how many calls before it changed the disk of the archive.
    """

    name: str
    number: int
    about: str
    changes: bool
    before: int


def places(ready: Standby, archive: Archive, log: Path, *options: str) -> list[Place]:
    """The calls of a build, in their order."""
    tracing = ("-y", "-o", str(log), "-e", f"trace={_TOUCHING}")
    ended = ready.run(*command(archive, *options), tracing=tracing)
    assert ended.code == 0, ended.said
    counted: Counter[str] = Counter()
    found: list[Place] = []
    processes = set()
    before = 0
    for line in log.read_text("utf-8", errors="replace").splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        process, name, rest = call.groups()
        processes.add(process)
        counted[name] += 1
        about = _about(rest, archive.folder)
        makes = name == "openat" and any(flag in rest for flag in _MAKING)
        changes = about == "archive" and (makes or name not in {*_LOOKING, "openat"})
        found.append(Place(name, counted[name], about, changes, before))
        before += changes
    # Only then the order of the calls is the order of what is on the disk.
    assert len(processes) == 1
    return found


def _about(arguments: str, archive: Path) -> str:
    """What a call touches, by the names among its arguments."""
    if f"{archive}" in arguments:
        return "archive"
    for folder in ("theme/templates", "theme/assets", "theme", "builder"):
        if f"{REPOSITORY}/{folder}" in arguments:
            return folder
    return "elsewhere"


def worth_hitting(every: list[Place], fault: str) -> list[Place]:
    """The places whose hits show all that hits of every place would show.

    A process that is killed leaves a disk and nothing else. So one kill for each state of the disk
    is all of them: before each call that changes it, and after the last.

    An error goes to whoever called. Every call that touches the archive, its site or its workshop
    is hit. The files of the program itself (its modules, to know whether they changed; templates
    and assets of the theme) are read by the same few lines, one after another, some thousand
    calls; of these the first and the last of each kind are hit.
    """
    if fault == "KILL":
        states = {place.before: place for place in every}
        return [states[before] for before in sorted(states)]
    hits = [place for place in every if possible(fault, place)]
    first = {(place.name, place.about): place for place in reversed(hits)}
    last = {(place.name, place.about): place for place in hits}
    enough = {*first.values(), *last.values()}
    return [place for place in hits if place.about == "archive" or place in enough]


def possible(fault: str, place: Place) -> bool:
    """Whether a call can meet a fault; nothing that only looks needs room on the disk."""
    if fault == "KILL":
        return True
    if fault == "ENOSPC" and place.name == "openat" and not place.changes:
        return False
    return place.name in _POSSIBLE[fault]


def hit(ready: Standby, archive: Archive, fault: str, place: Place, *options: str) -> Ended:
    """A build that meets a fault at one place."""
    what = "signal=KILL" if fault == "KILL" else f"error={fault}"
    rule = f"inject={place.name}:{what}:when={place.number}"
    tracing = ("-o", os.devnull, "-e", f"trace={place.name}", "-e", rule)
    return ready.run(*command(archive, *options), tracing=tracing)


def site(folder: Path) -> dict[str, bytes]:
    """Every file that is published, without what differs from run to run."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MARKER:
            yield name, path.read_bytes()


def restored(kept: Path, archive: Archive) -> None:
    """Puts the archive, its site and its workshop back as they were."""
    shutil.rmtree(archive.folder)
    copy(kept, archive.folder)


def copy(source: Path, target: Path) -> None:
    """A copy in which files that are one with two names are that again."""
    # An option of the command that Python's own copying does not have.
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)  # noqa: S607 - of any system
