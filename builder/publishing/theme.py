"""The theme: the archive's own files over the built-in ones, file by file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

Words = Mapping[str, str | Mapping[str, str]]
"""Key to text, or to plural forms (CLDR names) of a text."""

_BESIDE = Path(__file__).resolve().parents[1] / "theme"
_IN_REPOSITORY = Path(__file__).resolve().parents[2] / "theme"
BUILT_IN = _BESIDE if _BESIDE.is_dir() else _IN_REPOSITORY
"""Where the built-in theme is: in the wheel beside the modules, in the repository at the top."""

LANGUAGES = ("nl", "fr", "de", "en")
"""Languages of the interface that the built-in theme has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders in which files of the theme are looked for, first one first."""

    folders: tuple[Path, ...]

    def assets(self) -> dict[str, bytes]:
        """Every file below `assets/`, by its path there."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            base = folder / "assets"
            for path in sorted(base.rglob("*")):
                # A link would publish a file from elsewhere on this machine.
                if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                    found[path.relative_to(base).as_posix()] = path.read_bytes()
        return dict(sorted(found.items()))

    def digest(self) -> str:
        """Changes whenever a template does."""
        total = hashlib.sha256()
        for folder in self.folders:
            base = folder / "templates"
            for path in sorted(base.rglob("*")):
                if path.is_file():
                    total.update(f"{path.relative_to(base).as_posix()}\0".encode())
                    total.update(path.read_bytes() + b"\0")
            total.update(b"\0")
        return total.hexdigest()

    def words(self, language: str) -> Words:
        """The texts of the interface; a key that a language lacks is taken from English.

        An archive's own `theme/locales/<language>.yaml` needs only the keys it changes.
        """
        words: dict[str, str | Mapping[str, str]] = {}
        main = language.partition("-")[0]
        for name in dict.fromkeys(("en", main, language)):
            for folder in reversed(self.folders):
                path = folder / "locales" / f"{name}.yaml"
                if path.is_file():
                    words.update(yaml.safe_load(path.read_text("utf-8")) or {})
        return words


def theme_of(archive: Path) -> Theme:
    """The theme of the archive in a folder."""
    own = archive / "theme"
    folders = (own, BUILT_IN) if own.is_dir() and own.resolve() != BUILT_IN else (BUILT_IN,)
    return Theme(folders)


def asset_address(name: str, data: bytes) -> str:
    """Address of an asset; it changes with its content, so that no browser keeps an old one."""
    return f"assets/{name}?{hashlib.sha256(data).hexdigest()[:8]}"
