"""What is printed, and in which language: problems, sentences about the run, progress."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import monotonic

import click

from builder.codes import Language
from builder.phrases import phrase
from builder.problems import Location, Problem, as_github, as_json, as_text
from builder.runs import quiet
from builder.summary import noted, summary

CONTENT, USAGE, MACHINE = 1, 2, 3
"""Exit codes: problems in the content, wrong usage, the machine failed or a bug of ours."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Prints: results to standard output, everything about the run to standard error."""

    language: Language
    format: str = "text"

    def phrase(self, key: str, **values: object) -> str:
        """A sentence about the run."""
        return phrase(key, self.language, values)

    def say(self, key: str, **values: object) -> None:
        """Prints a sentence for people; nothing in the other formats."""
        if self.format == "text":
            click.echo(self.phrase(key, **values), err=True)

    def problems(self, problems: Sequence[Problem], folder: Path) -> None:
        """Every problem in the format that was asked for."""
        sources = Sources(folder)
        if self.format == "github":
            self.pull_request(problems, sources)
            return
        for item in problems:
            if self.format == "json":
                click.echo(as_json(item, self.language))
            else:
                click.echo(as_text(item, self.language, sources.line) + "\n")
        if problems:
            counts = dict.fromkeys(("error", "warning", "notice"), 0)
            for item in problems:
                counts[item.severity] += 1
            self.say("counts", **counts)

    def pull_request(self, problems: Sequence[Problem], sources: "Sources") -> None:
        """Notes at the lines of a pull request, and all problems in the summary of the job."""
        notes = noted(problems)
        for item in notes:
            click.echo(as_github(item, self.language))
        for item in problems:
            if item not in notes:
                # Not a note, but in the output of the step.
                click.echo(as_text(item, self.language, sources.line))
        if os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
                file.write(summary(problems, self.language, sources.line))


class Sources:
    """Lines of source files, for showing a problem in its place."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet.

        Args:
            folder: of the archive, to which the paths of problems are relative.
        """
        self._folder = folder
        self._lines: dict[str, list[str]] = {}

    def line(self, place: Location) -> str | None:
        """The line at a place; `None` if there is none to show."""
        if place.path not in self._lines:
            # What was imported is named from here, files of the archive from its folder.
            self._lines[place.path] = _lines(self._folder / place.path) or _lines(Path(place.path))
        lines = self._lines[place.path]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def _lines(file: Path) -> list[str]:
    """The lines of a text file; none of what cannot be read, and of a PDF."""
    try:
        data = file.read_bytes()
    except OSError:
        return []
    return [] if b"%PDF-" in data[:1024] else data.decode("utf-8-sig", "replace").splitlines()


_REDRAW = 0.1
"""Seconds between two drawings of a bar."""


@contextmanager
def progress_bar(speaker: Speaker) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each stage on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty() or speaker.format != "text" or os.environ.get("CI"):
        yield quiet
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import, as the next one
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread that draws: a process that has threads cannot fork safely.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        tasks = {}
        drawn = 0.0

        def show(stage: str, done: int, total: int) -> None:
            nonlocal drawn
            if stage not in tasks:
                name = speaker.phrase(f"stage_{stage}")
                tasks[stage] = bars.add_task(name, total=total)
            bars.update(tasks[stage], completed=done, total=total)
            if monotonic() - drawn > _REDRAW:
                drawn = monotonic()
                bars.refresh()

        yield show


def language_of(wanted: str | None) -> Language:
    """What was asked for, else the language of the environment, else English."""
    for name in (wanted, *(os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if name:
            return "nl" if name.lower().startswith("nl") else "en"
    return "en"


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of --lang, for what is said after a command has failed."""
    for argument, following in pairwise((*arguments, "")):
        if argument == "--lang":
            return following
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None
