"""People, bodies and topics: those the archive has, by any name, and those that must be made."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from builder.importing.front_matter import Value
from builder.reading.frontmatter import Mapping, Scalar, Sequence, read_yaml
from builder.reading.slugs import MAX_SEGMENT, slugify
from builder.reading.source import split

Folder = Literal["people", "bodies", "topics"]
FOLDERS: tuple[Folder, ...] = ("people", "bodies", "topics")
"""Folders below `content/` whose files questions name."""


def name_key(name: str) -> str:
    """What two spellings of one name have in common; unlike a slug never cut short."""
    words = "-".join(filter(None, map(slugify, name.split())))
    return words or " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that must be made.

    Attributes:
        folder: folder below `content/`.
        id: its id.
        fields: its front matter.
    """

    folder: Folder
    id: str
    fields: dict[str, Value]


@dataclass(slots=True)
class Directory:
    """Finds files by the name of what they are about. It remembers what it said is to be made.

    Attributes:
        content: the archive's folder `content/`.
    """

    content: Path
    _known: dict[Folder, dict[str, str]] = field(default_factory=dict)
    _ids: dict[Folder, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in FOLDERS:
            self._known[folder] = {}
            self._ids[folder] = set()
            others: list[tuple[str, str]] = []
            for file in sorted((self.content / folder).rglob("*.md")):
                others.extend(self._learn(folder, file))
            # After all names and ids, which go before the other names of somebody else.
            for name, owner in others:
                self._known[folder].setdefault(name_key(name), owner)

    def find(self, folder: Folder, name: str, fields: dict[str, Value]) -> tuple[str, Entry | None]:
        """The id of what `name` names; with the file to make, if there is none.

        Args:
            folder: folder below `content/`.
            name: its name.
            fields: what a new file says besides the name.
        """
        known = self._known[folder]
        key = name_key(name)
        if key in known:
            return known[key], None
        wanted = slugify(name) or f"x-{sha256(name.encode()).hexdigest()[:12]}"
        made = free_id(wanted, self._ids[folder])
        known[key] = made
        self._ids[folder].add(made)
        return made, Entry(folder, made, {"name": name, **fields})

    def _learn(self, folder: Folder, file: Path) -> list[tuple[str, str]]:
        """Takes in a file's id and name; gives back its other names, with its id."""
        own = file.relative_to(self.content / folder).as_posix().removesuffix(".md")
        text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        parts, _ = split(text, file.as_posix())
        mapping, _ = read_yaml(parts.front, file.as_posix())
        aliases = strings(mapping, "aliases")
        self._ids[folder].update((own, *aliases))
        for name in (*strings(mapping, "name"), own):
            self._known[folder].setdefault(name_key(name), own)
        return [(name, own) for name in (*aliases, *strings(mapping, "other_names"))]


def strings(mapping: Mapping, field_name: str) -> tuple[str, ...]:
    """The strings in a field of front matter: its value, or the values of its list."""
    for key, node in mapping.entries:
        if key.text == field_name:
            items = node.items if isinstance(node, Sequence) else (node,)
            return tuple(item.text for item in items if isinstance(item, Scalar) and item.text)
    return ()


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that is not in use: `wanted`, or the same with the first free number behind it."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = numbered(wanted, number)
    return name


def numbered(name: str, number: int) -> str:
    """The id `name` with a number behind it, its last segment no longer than one may be."""
    if number == 1:
        return name
    folder, slash, last = name.rpartition("/")
    ending = f"-{number}"
    return f"{folder}{slash}{last[: MAX_SEGMENT - len(ending)].rstrip('-')}{ending}"
