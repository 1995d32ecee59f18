"""The theme: the archive's own files over the built-in ones, file by file."""

import hashlib
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.problems import Location, Problem, problem
from builder.publishing.locales import Words, own_words
from builder.reading.slugs import RESERVED
from builder.walking import files_below, kind_of, spoken

TEMPLATES = "templates/"
"""Folder of a theme."""

_STYLE = "style.css"
_PARTS = "style/"
"""The style of every page, and where its parts are: they make one file, in the order of names.
An archive's own part replaces the one of that name; its own `style.css` replaces them all."""

_BESIDE = Path(__file__).resolve().parents[1] / "theme"
_IN_REPOSITORY = Path(__file__).resolve().parents[2] / "theme"
BUILT_IN = _BESIDE if _BESIDE.is_dir() else _IN_REPOSITORY
"""Where the built-in theme is: in the wheel beside the modules, in the repository at the top."""

LANGUAGES = ("nl", "fr", "de", "en")
"""Languages of the interface that the built-in theme has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The files of a theme, read once: an editor that saves one meanwhile changes the next build.

    Attributes:
        layers: path to bytes of the archive's own files, then of the built-in ones.
    """

    layers: tuple[Mapping[str, bytes], ...]

    def _below(self, folder: str) -> dict[str, bytes]:
        """Files of a folder by their path in it; of two with one path, the first layer's."""
        found: dict[str, bytes] = {}
        for layer in reversed(self.layers):
            found |= {p.removeprefix(folder): d for p, d in layer.items() if p.startswith(folder)}
        return dict(sorted(found.items()))

    def assets(self) -> dict[str, bytes]:
        """Every file below `assets/`, by its path there; the parts of the style as one file.

        The built-in styles and scripts without what only their authors read; an archive's own as
        it is.
        """
        found = self._below("assets/")
        for name, data in found.items():
            if self.layers[-1].get(f"assets/{name}") is data:
                found[name] = _LIGHTER.get(name.rpartition(".")[2], bytes)(data)
        parts = [found.pop(name) for name in tuple(found) if name.startswith(_PARTS)]
        found.setdefault(_STYLE, b"".join(parts))
        return dict(sorted(found.items()))

    def templates(self) -> dict[str, str]:
        """Every template by its name; the built-in ones also as `built-in/<name>`.

        So an archive's own template can extend the one that it replaces, and change one block.
        """
        # Of what is no text a problem is told, and no page is printed.
        below = self._below(TEMPLATES).items()
        found = {name: data.decode(errors="replace") for name, data in below}
        for path, data in sorted(self.layers[-1].items()):
            if path.startswith(TEMPLATES):
                found[f"built-in/{path.removeprefix(TEMPLATES)}"] = data.decode()
        return found

    def own_templates(self) -> dict[str, bytes]:
        """The archive's own templates by their names, as they are."""
        return {
            path.removeprefix(TEMPLATES): data
            for layer in self.layers[:-1]
            for path, data in sorted(layer.items())
            if path.startswith(TEMPLATES)
        }

    def digest(self) -> str:
        """Changes whenever a template does."""
        return hashlib.sha256(repr(self.templates()).encode()).hexdigest()

    def speaks(self, language: str) -> bool:
        """Whether there are texts of the interface in a language."""
        names = {language, language.partition("-")[0]}
        return any(f"locales/{name}.yaml" in layer for layer in self.layers for name in names)

    def words(self, language: str) -> Words:
        """The texts of the interface; a key that a language lacks is taken from English.

        An archive's own `theme/locales/<language>.yaml` needs only the keys it changes.
        """
        return self._words(language)[0]

    def word_problems(self, language: str) -> list[Problem]:
        """What is wrong with the archive's own words of the interface in a language."""
        return self._words(language)[1]

    def _words(self, language: str) -> tuple[Words, list[Problem]]:
        words: dict[str, str | Mapping[str, str]] = {}
        problems: list[Problem] = []
        main = language.partition("-")[0]
        for name in dict.fromkeys(("en", main, language)):
            path = f"locales/{name}.yaml"
            built_in = self.layers[-1].get(path)
            if built_in is not None:
                words.update(yaml.load(built_in.decode(), Loader=_LOADER))  # noqa: S506 - both are safe loaders
            for layer in self.layers[:-1]:
                if path in layer:
                    own, found = own_words(layer[path], f"theme/{path}", words)
                    words.update(own)
                    problems += found
        return words, problems


_NOT_READ = re.compile(rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\n\s+""", re.DOTALL)


def lighter(style: bytes) -> bytes:
    """A style sheet without comments, indents and empty lines; what is quoted stays as it is."""
    return _NOT_READ.sub(lambda found: found[1] or (b"" if found[0][:1] == b"/" else b"\n"), style)


def lighter_script(script: bytes) -> bytes:
    """A script without indents, empty lines and lines of comment.

    For our own, which begin and end a comment with a line and have no text of several lines.
    """
    kept, inside = [], False
    for line in map(bytes.strip, script.split(b"\n")):
        if inside or line.startswith(b"/*"):
            inside = not line.endswith(b"*/")
        elif line and not line.startswith(b"//"):
            kept.append(line)
    return b"\n".join((*kept, b""))


_LIGHTER: Mapping[str, Callable[[bytes], bytes]] = {"css": lighter, "js": lighter_script}

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def theme_of(archive: Path) -> Theme:
    """The theme of the archive in a folder.

    Raises:
        OSError: a file cannot be read.
    """
    own = archive / "theme"
    folders = (own, BUILT_IN) if _is_there(own) and own.resolve() != BUILT_IN else (BUILT_IN,)
    return Theme(tuple(_files_in(folder) for folder in folders))


_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}", re.ASCII)


def name_problems(theme: Theme) -> list[Problem]:
    """A problem for each file of an archive's own theme whose name cannot be in an address."""
    return [
        problem("bad-file-name", Location(f"theme/{spoken(path)}"), name=spoken(path))
        for layer in theme.layers[:-1]
        for path in sorted(layer)
        if not all(
            _NAME.fullmatch(name) and name.partition(".")[0].lower() not in RESERVED
            for name in path.split("/")
        )
    ]


def _is_there(folder: Path) -> bool:
    """Whether there is a folder, or a link to one."""
    return stat.S_ISDIR(kind_of(folder, through=True))


def _files_in(folder: Path) -> dict[str, bytes]:
    # A link would publish a file from elsewhere on this machine.
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files_below(folder)
        if not path.name.startswith(".")
    }


def asset_address(name: str, data: bytes) -> str:
    """Address of an asset; it changes with its content, so that no browser keeps an old one."""
    return f"assets/{name}?{hashlib.sha256(data).hexdigest()[:8]}"
