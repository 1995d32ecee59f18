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

from builder.publishing.files import MARKER
from tests.driver import REPOSITORY, Archive

FAULTS = ("KILL", "ENOSPC", "EIO", "EACCES", "EMFILE")
"""What may happen: the first is a signal, the others are errors of a call."""

_TOUCHING = "%file,%desc"
_CALL = re.compile(r"^(\d+) +(\w+)\(")

# What an operating system can really answer to a call; `close` that fails has still closed.
_POSSIBLE = {
    "ENOSPC": {"write", "openat", "mkdir", "link", "linkat", "rename", "renameat2", "symlink"},
    "EMFILE": {"openat"},
    "EACCES": {
        *("openat", "mkdir", "link", "linkat", "rename", "renameat2", "unlink", "rmdir"),
        *("newfstatat", "stat", "lstat", "symlink"),
    },
    "EIO": {
        *("read", "pread64", "write", "openat", "mkdir", "link", "linkat", "rename", "renameat2"),
        *("unlink", "rmdir", "newfstatat", "stat", "lstat", "fstat", "getdents64"),
    },
}


@dataclass(frozen=True)
class Ended:
    """How a build ended: its exit code (negative: by a signal) and what it said."""

    code: int
    said: str


def build(
    archive: Archive, *options: str, tracing: tuple[str, ...] = (), less: bool = False
) -> Ended:
    """Runs `vraagbaak build` as a user does; `less`: as a root to whom things are forbidden."""
    command = [sys.executable, "-m", "builder.cli", "build", "--lang", "en", *options]
    prefix = ("strace", "-f", "-qq", *tracing) if tracing else ()
    if less:
        prefix = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", *prefix)
    done = subprocess.run(
        [*prefix, *command, "--site", str(archive.folder)],
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stderr)


@dataclass(frozen=True)
class Place:
    """The `number`-th call of `name` in a process."""

    name: str
    number: int


def places(archive: Archive, log: Path, *options: str) -> list[Place]:
    """The calls of a build from the one that opens `site.yaml` on, in their order."""
    ended = build(archive, *options, tracing=("-o", str(log), "-e", f"trace={_TOUCHING}"))
    assert ended.code == 0, ended.said
    counted: Counter[tuple[str, str]] = Counter()
    found: list[Place] = []
    begun = False
    for line in log.read_text("utf-8", errors="replace").splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        process, name = call.groups()
        counted[process, name] += 1
        begun = begun or f"{archive.folder}/" in line
        if begun:
            found.append(Place(name, counted[process, name]))
    return list(dict.fromkeys(found))


def possible(fault: str, name: str) -> bool:
    """Whether a call can meet a fault."""
    return fault == "KILL" or name in _POSSIBLE[fault]


def hit(archive: Archive, fault: str, place: Place, *options: str) -> Ended:
    """A build that meets a fault at one place."""
    what = "signal=KILL" if fault == "KILL" else f"error={fault}"
    rule = f"inject={place.name}:{what}:when={place.number}"
    return build(archive, *options, tracing=("-o", os.devnull, "-e", rule))


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
