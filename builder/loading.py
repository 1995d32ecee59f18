"""Everything that a build is made of, read from the disk at one moment."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from builder.config import SITE_FILE, Config, read_config
from builder.content import CONTENT, content_of, read_file
from builder.linking.ledger import LEDGER
from builder.model import SourceFile
from builder.problems import Location, Problem, problem
from builder.publishing.html.own import template_problems
from builder.publishing.locales import Words
from builder.publishing.theme import LANGUAGES, Theme, name_problems, theme_of
from builder.walking import walk

ATTEMPTS = 20
"""How often an archive is read anew because somebody writes in it meanwhile."""


class Unsteady(Exception):
    """The archive changed every time it was read: no moment of it could be seized."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that is read from the disk before anything is understood.

    Attributes:
        config: the settings; `None` if they could not be read.
        files: content files, sorted by path.
        theme: the theme.
        words: texts of the interface.
        problems: faults in the settings, and files that are not read.
        unread: paths of the latter; links to them are not broken.
        ledger: bytes of the ledger of addresses; empty if the archive keeps none.
    """

    config: Config | None
    files: tuple[SourceFile, ...]
    theme: Theme
    words: Words
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    ledger: bytes = b""

    def read(self) -> "Inputs":
        """The same without the bytes of its content files, when all of them were understood."""
        return replace(self, files=tuple(replace(file, data=b"") for file in self.files))


def load(folder: Path) -> Inputs:
    """Reads the files of an archive, all as they were at one moment.

    A file that is saved while others are read would give a site that never was in the archive:
    then it is read again.

    Raises:
        OSError: the disk failed.
        Unsteady: it never stood still.
    """
    for _ in range(ATTEMPTS):
        try:
            before = _moment(folder)
            inputs = _load(folder)
            if _moment(folder) == before:
                return inputs
        except (FileNotFoundError, NotADirectoryError):
            # Listed a moment ago, and gone: an editor that saves by renaming.
            continue
    raise Unsteady(str(folder))


def _moment(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Size, time and number of everything that may be read."""
    found = {}
    places = [os.path.join(folder, SITE_FILE)]  # noqa: PTH118 - many thousands of them
    for base in (folder / CONTENT, folder / "theme"):
        for place, _, names in walk(base):
            places += [f"{place}/{name}" for name in names]
    for path in places:
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        found[path] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def _load(folder: Path) -> Inputs:
    theme = theme_of(folder)
    try:
        data = read_file(folder / SITE_FILE, SITE_FILE)
    except FileNotFoundError:
        data = problem("no-site", Location(SITE_FILE))
    if isinstance(data, Problem):
        return Inputs(None, (), theme, theme.words("en"), (data,))
    config, problems = read_config(data)
    language = config.language if config else "en"
    words = theme.words(language)
    if config and not theme.speaks(language):
        place, known = Location(SITE_FILE), ", ".join(LANGUAGES)
        problems.append(problem("no-interface", place, language=language, known=known))
    problems += name_problems(theme)
    problems += theme.word_problems(language)
    problems += template_problems(theme)
    content = content_of(folder)
    problems += content.problems
    ledger = ledger_of(folder)
    if isinstance(ledger, Problem):
        problems.append(ledger)
        ledger = b""
    return Inputs(config, content.files, theme, words, tuple(problems), content.unread, ledger)


def ledger_of(folder: Path) -> bytes | Problem:
    """The bytes of the ledger of addresses, or why it is not read; nothing if there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return read_file(folder / LEDGER, LEDGER)
    except (FileNotFoundError, NotADirectoryError):
        return b""
