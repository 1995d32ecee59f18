"""What a site consists of, file by file: the note that one build leaves for the next.

With it, a file that is the same need not be read again, and a site can be checked for being
whole. It lies in the workshop, not in the site; each site names its own.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

DIGEST = 16
"""Bytes of a digest."""


def digest(*pieces: bytes) -> str:
    """32 hexadecimal digits that only these bytes have, in however many pieces."""
    whole = blake2b(digest_size=DIGEST)
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a site.

    Attributes:
        digest: of its bytes.
        size: in bytes.
        mtime: time of its last change in nanoseconds, as the file system gives it.
    """

    digest: str
    size: int
    mtime: int


@dataclass(slots=True)
class Manifest:
    """A site as it was built.

    Attributes:
        files: path in the site to what it should be.
        keys: path of a page to the digest of everything that it was made from.
        state: what the pipeline notes for itself; only values of JSON.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """For the disk, with a digest by which it is seen to be whole."""
        files = {path: (e.digest, e.size, e.mtime) for path, e in self.files.items()}
        whole = {"files": files, "keys": self.keys, "state": self.state}
        text = json.dumps(whole, separators=(",", ":")).encode()
        return digest(text).encode() + b"\n" + text

    def name(self, unstable: Iterable[str]) -> str:
        """The same for the same site wherever and whenever it is built.

        Args:
            unstable: beginnings of paths of files whose bytes differ from run to run.
        """
        leaves = tuple(unstable)
        lines = [f"{p}\0{e.digest}" for p, e in self.files.items() if not p.startswith(leaves)]
        return digest("\n".join(sorted(lines)).encode())


def read_manifest(path: Path) -> Manifest | None:
    """A manifest; `None` if there is none, or if it is not whole.

    Raises:
        OSError: the disk failed.
    """
    try:
        name, _, text = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    if digest(text).encode() != name:
        return None
    noted = json.loads(text)
    files = {path: Entry(*entry) for path, entry in noted["files"].items()}
    return Manifest(files, noted["keys"], noted["state"])


Found = tuple[int, int, int]
"""Size, time of change and number of a file that is there."""


def state_of(status: os.stat_result) -> Found:
    """What tells one state of a file from another."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def present(folder: Path) -> dict[str, Found]:
    """Every file below a folder; none is opened.

    Raises:
        OSError: the disk failed, or there is no such folder.
    """
    return dict(_walk(os.fspath(folder), ""))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Found]]:
    below = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.name)
            else:
                yield prefix + entry.name, state_of(entry.stat(follow_symlinks=False))
    for name in below:
        yield from _walk(f"{folder}/{name}", f"{prefix}{name}/")
