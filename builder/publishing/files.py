"""The disk: only what changed is written, and the whole site appears at once.

A build works in a folder beside the site, the workshop. There the new site is put together under
the name `next`: what changed is written, what is the same is the same file under a second name.
When everything is there and checked, `next` and the site change places, in one step. What was
the site then lies in the workshop, where the next build makes its own site of it; so a build
that changes one page touches only that page. Nobody has to trust or clean what a build that was
killed leaves in the workshop: each file there counts only if it is a second name of one in the
site.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from builder.publishing.manifest import (
    DIGEST,
    Entry,
    Found,
    Manifest,
    digest,
    present,
    read_manifest,
    state_of,
)
from builder.publishing.swap import put_in_place
from builder.publishing.workshop import MARKER, workshop_of
from builder.publishing.writing import NotWhole, make_folder, second_name, seen, write
from builder.walking import is_link

Made = bytes | Entry | None
"""What became of a file: its bytes if it is still to be written, else how it is in the staged
site; `None`: it is the same as the published one."""

Pieces = Callable[[], Iterator[bytes]]
"""Gives the bytes of a file piece by piece, each time from the beginning: of a long file they
need not all be there at one time."""


@dataclass(slots=True)
class Output:
    """The output folder during one build; use it inside `alone`.

    Attributes:
        folder: where the site is published.
        former: the manifest of what is published now; empty if nothing is, or if it is not
            known what it should be.
        written: paths of files that are new or changed.
        kept: paths of files that are the same.
        staging: the folder in which the new site is put together.
    """

    folder: Path
    staging: Path = field(init=False)
    former: Manifest = field(init=False)
    written: dict[str, Entry] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    _there: dict[str, Found] = field(init=False)
    _folders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Looks at what is published.

        Raises:
            OSError: the disk failed.
        """
        own = self.folder.resolve().name if is_link(self.folder) else ""
        self.staging = workshop_of(self.folder) / ("after" if own == "next" else "next")
        name = self.noted().get("site", "")
        found = read_manifest(self._manifest(name)) if isinstance(name, str) else None
        self.former = found or Manifest()
        self._there = present(self.folder) if found is not None else {}
        self._there.pop(MARKER, None)

    def noted(self) -> dict[str, Any]:
        """What the site says of itself; empty if there is none."""
        try:
            noted = json.loads((self.folder / MARKER).read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def intact(self) -> bool:
        """Whether every file of the published site is there as it was made, and no other."""
        ours = self.former.files
        return bool(ours) and ours.keys() == self._there.keys() and all(map(self.has, ours))

    def has(self, path: str) -> bool:
        """Whether a file with this path is published, and nobody changed it."""
        entry, found = self.former.files.get(path), self._there.get(path)
        return entry is not None and found is not None and found[:2] == (entry.size, entry.mtime)

    # --- putting the site together ---

    def keep(self, path: str) -> None:
        """Takes over a file of the published site as it is; it must be there (`has`)."""
        self.kept.add(path)

    def made(self, path: str) -> None:
        """Takes in what somebody else put into a folder of the staged site.

        Raises:
            OSError: the disk failed, or there is no such folder.
        """
        for name, (size, mtime, _) in present(self.staging / path).items():
            self.written[f"{path}/{name}"] = Entry("", size, mtime)

    def emptied(self, path: str) -> Path:
        """A folder of the staged site for somebody else to write into; nothing is in it.

        Raises:
            OSError: the disk failed.
        """
        self._make_folder(path)
        shutil.rmtree(self.staging / path)
        self._folders.discard(path)
        self._make_folder(path)
        return self.staging / path

    @property
    def told(self) -> dict[str, Entry]:
        """Every file of the new site so far: its digest and size."""
        return {**{path: self.former.files[path] for path in self.kept}, **self.written}

    def keep_folder(self, path: str) -> bool:
        """Takes over a folder of the published site, if there is one and it is whole."""
        prefix = f"{path}/"
        own = {name for name in (*self.former.files, *self._there) if name.startswith(prefix)}
        if not own or not all(map(self.has, own)):
            return False
        self.kept |= own
        return True

    def add(self, path: str, *pieces: bytes) -> bool:
        """A file of the site; whether it is new or changed: only then it is written.

        Args:
            path: of the file.
            pieces: its bytes; a large file need not be in one piece.

        Raises:
            OSError: the disk failed.
        """
        return self.take(path, self.stage(path, *pieces))

    def stage(self, path: str, *pieces: bytes) -> Entry | None:
        """Writes a file of the site if it is new or changed; `take` takes it in.

        Any process of this machine may do that, in the folder of the one that leads.

        Args:
            path: as of `add`.
            pieces: as of `add`.

        Raises:
            OSError: the disk failed.
        """
        name = digest(*pieces)
        if self.has(path) and self.former.files[path].digest == name:
            return None
        self._make_folder(path.rpartition("/")[0])
        return Entry(name, *write(f"{self.staging}/{path}", pieces))

    def take(self, path: str, made: Made) -> bool:
        """Takes in a file, of which it is known what became; whether it is new or changed.

        Raises:
            OSError: the disk failed.
        """
        if isinstance(made, bytes):
            made = self.stage(path, made)
        if made is None:
            self.kept.add(path)
            return False
        self.written[path] = made
        return True

    def add_long(self, path: str, pieces: Pieces) -> bool:
        """The same as `add` for a file that is better not in memory.

        Raises:
            OSError: the disk failed.
        """
        if self.has(path) and self.former.files[path].digest == digest(*pieces()):
            self.kept.add(path)
            return False
        self._make_folder(path.rpartition("/")[0])
        name = blake2b(digest_size=DIGEST)
        size, mtime = write(f"{self.staging}/{path}", seen(pieces(), name.update))
        self.written[path] = Entry(name.hexdigest(), size, mtime)
        return True

    def _make_folder(self, path: str) -> None:
        if path in self._folders:
            return
        target = f"{self.staging}/{path}" if path else str(self.staging)
        try:
            make_folder(target)
        except FileNotFoundError:
            if not path:
                raise
            self._make_folder(path.rpartition("/")[0])
            self._make_folder(path)
        self._folders.add(path)

    # --- publishing it ---

    def assemble(
        self, keys: dict[str, str], state: dict[str, Any], unstable: Iterable[str] = ()
    ) -> Path | None:
        """Completes the new site in the workshop, and checks that it is what it should be.

        Args:
            keys: as in `Manifest`.
            state: as in `Manifest`.
            unstable: folders whose bytes differ from run to run.

        Returns:
            The folder, to be looked at and then published; `None` if all that is published is
            the same already.

        Raises:
            OSError: the disk failed.
            NotWhole: a file is missing, has another size, or should not be there.
        """
        former = self.former.files
        files = self.told
        manifest = Manifest(dict(sorted(files.items())), keys, state)
        if not self.written and self.intact() and self.kept == former.keys():
            if (keys, state) != (self.former.keys, self.former.state):
                self._note(manifest, str(self.noted()["site"]))
            return None
        self._make_folder("")
        found = present(self.staging)
        for path in found.keys() - files.keys() - {MARKER}:
            os.unlink(f"{self.staging}/{path}")  # noqa: PTH108 - as above
            self._remove_empty(path.rpartition("/")[0])
        for path in self.kept:
            if path not in found or found[path][2] != self._there[path][2]:
                self._make_folder(path.rpartition("/")[0])
                second_name(f"{self.folder}/{path}", f"{self.staging}/{path}")
                found[path] = state_of(os.lstat(f"{self.staging}/{path}"))
        for path, entry in files.items():
            size, mtime, _ = found.get(path, (-1, 0, 0))
            if size != entry.size:
                raise NotWhole(path)
            # A copy, where there are no second names, has a time of its own.
            manifest.files[path] = replace(entry, mtime=mtime)
        name = manifest.name(f"{folder}/" for folder in unstable)
        self._note(manifest, name)
        target = f"{self.staging}/{MARKER}"
        write(target, [(json.dumps({"site": name}) + "\n").encode()])
        return self.staging

    def publish(self) -> None:
        """The site that was assembled takes the place of the one that is published.

        Raises:
            OSError: the disk failed; the published site is what it was.
        """
        put_in_place(self.staging, self.folder)
        # From here on nothing that fails changes what is published.
        current = self._manifest(str(self.noted().get("site")))
        for path in workshop_of(self.folder).glob("manifest-*.json"):
            if path != current:
                path.unlink(missing_ok=True)
        shutil.rmtree(self.staging.with_name("former"), ignore_errors=True)

    def abandon(self) -> None:
        """Gives the space back that a build took which comes to nothing."""
        with suppress(OSError):
            for path, found in present(self.staging).items():
                there = self._there.get(path)
                # A second name of what is published takes no space.
                if there is None or there[2] != found[2]:
                    os.unlink(f"{self.staging}/{path}")  # noqa: PTH108 - as above

    def _manifest(self, name: str) -> Path:
        return workshop_of(self.folder) / f"manifest-{name}.json"

    def _note(self, manifest: Manifest, name: str) -> None:
        path = self._manifest(name)
        write(str(path.with_suffix(".new")), [manifest.to_json()])
        path.with_suffix(".new").replace(path)

    def _remove_empty(self, path: str) -> None:
        """Removes a folder of the staged site in which nothing is left, and those above it."""
        while path:
            try:
                os.rmdir(f"{self.staging}/{path}")  # noqa: PTH106 - as above
            except OSError:
                return
            self._folders.discard(path)
            path = path.rpartition("/")[0]
