"""The disk: only what changed is written, and the whole site appears at once.

A build goes into a folder beside the output, which is made when the first file differs. What is
the same is linked into it. When everything is there, the two folders change places.
"""

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

MARKER = ".vraagbaak"
"""File that says that a folder is an output of ours, and may be replaced."""


class NotOurs(Exception):
    """The output folder holds files that we did not make; we will not touch it."""


@dataclass(slots=True)
class Output:
    """The output folder during one build.

    Attributes:
        folder: where the site is published.
        written: paths of files that are new or changed.
    """

    folder: Path
    written: list[str] = field(default_factory=list)
    _same: list[str] = field(default_factory=list)
    _linked: list[str] = field(default_factory=list)
    _staging: Path | None = None

    def __post_init__(self) -> None:
        """Refuses a folder that is not ours.

        Raises:
            NotOurs: there are files in it, and no marker of ours.
        """
        if self.folder.is_dir() and any(self.folder.iterdir()) and not self._marker.is_file():
            raise NotOurs(str(self.folder))

    @property
    def _marker(self) -> Path:
        return self.folder / MARKER

    def state(self) -> dict[str, str]:
        """What the last build noted about itself; empty if there was none."""
        try:
            noted = json.loads(self._marker.read_bytes())
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def staging(self) -> Path:
        """The folder in which the new site is put together; empty at first."""
        if self._staging is None:
            self._staging = self.folder.with_name(f".{self.folder.name}.{os.getpid()}.new")
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(parents=True)
        return self._staging

    def add(self, path: str, data: bytes) -> None:
        """A file of the site."""
        try:
            same = (self.folder / path).read_bytes() == data
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            same = False
        if same:
            self._same.append(path)
            return
        target = self.staging() / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.written.append(path)

    def keep(self, path: str) -> None:
        """Takes over a folder from the last build as it is."""
        base = self.folder / path
        files = (file for file in base.rglob("*") if file.is_file())
        self._linked += sorted(file.relative_to(self.folder).as_posix() for file in files)

    def made(self, path: str) -> None:
        """Notes that somebody else put files below `path` into the staging folder."""
        self.written.append(path)

    def finish(self, state: dict[str, str]) -> bool:
        """Publishes the site, with a note for the next build.

        Returns:
            Whether anything changed: files, or also only which files there are.
        """
        self.add(MARKER, (json.dumps(state, indent=2, sort_keys=True) + "\n").encode())
        kept = [*self._same, *self._linked]
        if self._staging is None and not self._stale(kept):
            return False
        staging = self.staging()
        for path in kept:
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(self.folder / path, target)
        old = self.folder.with_name(f".{self.folder.name}.{os.getpid()}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(old)
        staging.rename(self.folder)
        self._staging = None
        shutil.rmtree(old, ignore_errors=True)
        return True

    def abandon(self) -> None:
        """Removes what was staged; the published site stays as it was."""
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)

    def _stale(self, kept: list[str]) -> bool:
        present = {
            file.relative_to(self.folder).as_posix()
            for file in self.folder.rglob("*")
            if file.is_file()
        }
        return present != set(kept)


def _link(source: Path, target: Path) -> None:
    """A second name for a file, or a copy where the file system has none."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
