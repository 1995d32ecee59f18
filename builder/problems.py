"""Where something is wrong, and how it is told: locations, problems and their three formats.

Faults in content are values, collected over a whole run; an exception is a bug of ours.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from builder.codes import CODES, Language, Severity


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file.

    Attributes:
        path: POSIX path relative to the archive's root.
        line: line number, counted from 1.
        column: column in characters, counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the content. Its words come from the catalogue in `builder.codes`.

    Attributes:
        code: key in `CODES`, such as `unknown-field`.
        location: where to look.
        arguments: names and values for the message, in the catalogue's terms.
        related: other places that belong to it, such as the first of two duplicates.
    """

    code: str
    location: Location
    arguments: tuple[tuple[str, str], ...] = ()
    related: tuple[Location, ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is: only an error stops a site from being published."""
        return CODES[self.code].severity

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return CODES[self.code].text[language].message.format(**self._shown())

    def hint(self, language: Language) -> str:
        """What to write instead: the first hint whose arguments are all known, or nothing."""
        known = self._shown()
        for hint in CODES[self.code].text[language].hints:
            try:
                return hint.format(**known)
            except KeyError:
                continue
        return ""

    def _shown(self) -> dict[str, str]:
        """The arguments as they may be printed: one line each, no control characters, not long."""
        return {name: printable(value) for name, value in self.arguments}


def problem(
    code: str,
    location: Location,
    related: tuple[Location, ...] = (),
    /,
    **arguments: str | None,
) -> Problem:
    """A `Problem` with its arguments given by name; `None` means: not known."""
    known = tuple((name, value) for name, value in arguments.items() if value is not None)
    return Problem(code, location, known, related)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody who wrote `word` probably meant, if there is one."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return found[0] if found else None


def printable(text: str, limit: int = 160) -> str:
    """`text` safe for a terminal: control and format characters escaped, cut at `limit`."""
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, sorted by place, then code: the same in every run."""
    return sorted(set(problems), key=lambda p: (p.location, p.code, p.arguments, p.related))


SourceLine = Callable[[Location], str | None]
"""Gives the line of source at a location, or `None` when it cannot be shown."""


def as_text(item: Problem, language: Language, source: SourceLine) -> str:
    """The problem for people: place, severity, code, message, source line, caret, hint."""
    where = printable(str(item.location), 400)
    lines = [f"{where}: {item.severity}[{item.code}]: {item.message(language)}"]
    line = source(item.location)
    if line is not None:
        # A window of the line, so that a caret far to the right is still on the screen.
        start = max(0, item.location.column - 80)
        window = line[start : start + 120]
        number = str(item.location.line)
        lines.append(f"  {number} | {printable(window, 240)}")
        before = printable(line[start : item.location.column - 1], 240)
        lines.append(f"  {' ' * len(number)} | {' ' * len(before)}^")
    hint = item.hint(language)
    if hint:
        lines.append(f"  = {hint}")
    lines.extend(f"  > {printable(str(place), 400)}" for place in item.related)
    return "\n".join(lines)


def as_json(item: Problem, language: Language) -> str:
    """The problem for programs: one JSON object on one line."""
    return json.dumps(
        {
            "path": item.location.path,
            "line": item.location.line,
            "column": item.location.column,
            "severity": str(item.severity),
            "code": item.code,
            "message": item.message(language),
            "hint": item.hint(language),
            "related": [
                {"path": place.path, "line": place.line, "column": place.column}
                for place in item.related
            ],
        },
        ensure_ascii=False,
    )


def as_github(item: Problem, language: Language) -> str:
    """The problem as a workflow command, which GitHub shows beside the line it is about.

    Escapes as the toolkit of GitHub Actions does: %, CR and LF everywhere, and `:` and `,`
    in properties.
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    hint = item.hint(language)
    text = item.message(language) + (f"\n{hint}" if hint else "")
    place = item.location
    return (
        f"::{item.severity} file={attribute(place.path)},line={place.line},"
        f"col={place.column},title={attribute(item.code)}::{data(text)}"
    )
