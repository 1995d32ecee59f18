"""The site for a disk: it works from a folder, by a double click, where nothing can be fetched.

A browser refuses modules, `fetch` and workers to a page that it opened from a disk (`file://`).
Classic scripts it runs. So each file of the search index becomes a script that hands over its
bytes in base64: the other half is in the theme, `disk.js`.
"""

import base64
import json
import os
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from builder.publishing.workshop import NotOurs
from builder.walking import files_below, kind_of

MOST_FILES = 60_000
"""Files in the folder. A plain zip file, which everything can unpack, holds at most 65,535."""

MOST_BYTES = 2_000_000_000
"""Bytes in the folder. Below 2 GiB nothing has trouble with the zip file: not a memory stick, not
an old unpacker."""

TOGETHER = 50
"""Questions whose texts share a script."""

_TEXT = re.compile(r"(.*/text)/\d+/(\d+)\.bin")
_COMMENT = b"vraagbaak"
# A zip file notes when a file changed; ours knows no clock, and this is its earliest day.
_DAY = (1980, 1, 1, 0, 0, 0)


class TooLarge(Exception):
    """There is more than a folder for a disk may hold.

    Attributes:
        files: how many files there are.
        megabytes: how large they are.
    """

    def __init__(self, files: int, size: int) -> None:
        """Takes the number of files, and their size in bytes."""
        self.files, self.megabytes = files, -(-size // 1_000_000)
        super().__init__(f"{files} files, {self.megabytes} MB")


def check_size(sizes: Iterable[int]) -> None:
    """Whether a site is small enough for a disk.

    Args:
        sizes: of its files, in bytes.

    Raises:
        TooLarge: it is not.
    """
    each = list(sizes)
    if len(each) > MOST_FILES or sum(each) > MOST_BYTES:
        raise TooLarge(len(each), sum(each))


# --- the search index ---------------------------------------------------------------------------


def embed(root: Path, folder: str) -> None:
    """Turns the search index in a folder of the site at `root` into classic scripts.

    Raises:
        OSError: the disk failed.
    """
    bundles: dict[str, list[Path]] = {}
    for path in files_below(root / folder):
        bundles.setdefault(bundle_of(path.relative_to(root).as_posix()), []).append(path)
    for bundle, paths in bundles.items():
        held = {
            path.relative_to(root).as_posix(): base64.b64encode(path.read_bytes()).decode()
            for path in paths
        }
        script = f"Vraagbaak.hold({json.dumps(held, separators=(',', ':'))});\n"
        (root / bundle).write_text(script, encoding="utf-8", newline="\n")
        for path in paths:
            path.unlink()


def bundle_of(path: str) -> str:
    """The script in which a file of the index is.

    The small files of single questions share scripts, fifty by fifty: a folder of ten thousand
    tiny files is slow to unpack. `disk.js` knows the same rule.
    """
    text = _TEXT.fullmatch(path)
    return f"{text[1]}/{int(text[2]) // TOGETHER}.js" if text else f"{path}.js"


# --- the zip file -------------------------------------------------------------------------------


def zip_of(folder: Path) -> Path:
    """Where the zip file of a folder is: beside it."""
    return folder.with_name(f"{folder.name}.zip")


def check_ours(target: Path) -> None:
    """Whether a zip file may be written.

    Raises:
        NotOurs: there is another file of that name.
    """
    if not kind_of(target):
        return
    try:
        with zipfile.ZipFile(target) as existing:
            ours = existing.comment == _COMMENT
    except (OSError, zipfile.BadZipFile):
        ours = False
    if not ours:
        raise NotOurs(str(target))


def pack(folder: Path, target: Path, name: str, hidden: Iterable[str]) -> None:
    """Packs a folder into a zip file, which appears when it is whole.

    Args:
        folder: what is packed.
        target: the zip file.
        name: of the folder that comes out when it is unpacked.
        hidden: files that are not packed.

    Raises:
        OSError: the disk failed.
    """
    staged = target.with_name(f".{target.name}.{os.getpid()}.new")
    left_out = set(hidden)
    try:
        with zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = _COMMENT
            for path in files_below(folder):
                inside = path.relative_to(folder).as_posix()
                if inside not in left_out:
                    entry = zipfile.ZipInfo(f"{name}/{inside}", _DAY)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = 0o644 << 16
                    packed.writestr(entry, path.read_bytes())
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)
