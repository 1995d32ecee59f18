"""People, bodies and topics: those the archive has, by any name, and those that must be made."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from builder.importing.front_matter import Value
from builder.importing.matching import candidates, in_order, loose_keys, name_key, without_title
from builder.reading.frontmatter import Mapping, Scalar, Sequence, read_yaml
from builder.reading.slugs import MAX_SEGMENT, slugify
from builder.reading.source import split
from builder.walking import files_below

Folder = Literal["people", "bodies", "topics"]
FOLDERS: tuple[Folder, ...] = ("people", "bodies", "topics")
"""Folders below `content/` whose files questions name."""


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


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was matched with.

    Attributes:
        id: id of the file; empty if it is not sure which one, and none is to be made.
        entry: the file to make, if there is none.
        perhaps: ids of the files that may be meant, for a person to decide.
    """

    id: str
    entry: Entry | None = None
    perhaps: tuple[str, ...] = ()


@dataclass(slots=True)
class Directory:
    """Finds files by the name of what they are about. It remembers what it said is to be made.

    Attributes:
        content: the archive's folder `content/`.
    """

    content: Path
    _known: dict[Folder, dict[str, set[str]]] = field(default_factory=dict)
    _archive: dict[Folder, list[tuple[str, str]]] = field(default_factory=dict)
    _ids: dict[Folder, set[str]] = field(default_factory=dict)
    _said: dict[tuple[Folder, str], Match] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in FOLDERS:
            self._known[folder] = {}
            self._archive[folder] = []
            self._ids[folder] = set()
            others: list[tuple[str, str]] = []
            for file in files_below(self.content / folder):
                if file.suffix == ".md":
                    others.extend(self._learn(folder, file))
            # After all names and ids, which go before the other names of somebody else.
            names = frozenset(self._known[folder])
            for name, owner in others:
                self._know(folder, name, owner, unless=names)

    def find(self, folder: Folder, name: str, fields: dict[str, Value]) -> Match:
        """The file that `name` names, the one to make, or those that may be meant.

        Sure is a name that differs at most in capitals, accents, spaces and the order of its
        words, if it is the name of one alone. What may be a person of the archive (a last name,
        an initial, another spelling) makes no file; nobody is chosen.

        Args:
            folder: folder below `content/`.
            name: its name.
            fields: what a new file says besides the name.
        """
        if folder == "people":
            name = in_order(without_title(name))
        key = name_key(name)
        if (folder, key) not in self._said:
            match = self._match(folder, name, fields)
            self._said[folder, key] = Match(match.id, None, match.perhaps)
            return match
        return self._said[folder, key]

    def _match(self, folder: Folder, name: str, fields: dict[str, Value]) -> Match:
        known, people = self._known[folder], folder == "people"
        for key in (name_key(name), *(loose_keys(name) if people else ())):
            owners = known.get(key, set())
            if len(owners) == 1:
                return Match(next(iter(owners)))
            if owners:
                return Match("", None, tuple(sorted(owners)))
        maybe = candidates(name, self._archive[folder], people=people)
        if maybe and people:
            return Match("", None, maybe)
        wanted = slugify(name) or f"x-{sha256(name.encode()).hexdigest()[:12]}"
        made = free_id(wanted, self._ids[folder])
        self._know(folder, name, made)
        if people:
            # So that an import that was cut short comes to the same when it is done again.
            self._archive[folder].append((name_key(name), made))
        self._ids[folder].add(made)
        return Match(made, Entry(folder, made, {"name": name, **fields}), maybe)

    def _learn(self, folder: Folder, file: Path) -> list[tuple[str, str]]:
        """Takes in a file's id and name; gives back its other names, with its id."""
        own = file.relative_to(self.content / folder).as_posix().removesuffix(".md")
        text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        parts, _ = split(text, file.as_posix())
        mapping, _ = read_yaml(parts.front, file.as_posix())
        aliases, others = strings(mapping, "aliases"), strings(mapping, "other_names")
        self._ids[folder].update((own, *aliases))
        for name in (*strings(mapping, "name"), own):
            self._know(folder, name, own)
        for name in (*strings(mapping, "name"), *others):
            self._archive[folder].append((name_key(name), own))
        return [(name, own) for name in (*aliases, *others)]

    def _know(
        self, folder: Folder, name: str, owner: str, unless: frozenset[str] = frozenset()
    ) -> None:
        for key in (name_key(name), *loose_keys(name)):
            if key not in unless:
                self._known[folder].setdefault(key, set()).add(owner)


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
