"""What came of an import: for a person to act on, and for a program."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from builder.codes import Language
from builder.model import Kind
from builder.problems import Location, Problem

State = Literal["new", "same", "different"]
"""Of a question: its file is new, was there and says the same, or says something else."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A question that was read, and its file.

    Attributes:
        source: where it stands in what was imported.
        path: its file, relative to the archive.
        state: whether that file is new.
        parts: number of its sub-questions.
        answers: number of the parts of its answers.
        uncertain: places in its file at which a person should look.
    """

    source: Location
    path: str
    state: State
    parts: int = 0
    answers: int = 0
    uncertain: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Differing:
    """A file that is there and says something else.

    Attributes:
        path: the file, which was not touched.
        differences: what the import says, line by line.
        beside: the new file beside it; empty if none was asked for.
    """

    path: str
    differences: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an import.

    Attributes:
        created: paths of the new files, relative to the archive, in the order of their making;
            of a dry run, of those that would be made.
        skipped: paths of the question files that were there already, once for each row.
        problems: what is wrong with the mapping and the rows, in the order of the input.
        counts: kind of file and how many were made, in the order of `builder.model.FOLDERS`.
        rows: documents and rows that were found, readable or not.
        failed: documents and rows of which no file was made because of an error.
        sources: each file that was read, and what it was read as.
        questions: every question that was read.
        differing: files that are there and say something else.
        furniture: lines that were taken for page furniture, and where they stand.
    """

    created: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: tuple[tuple[Kind, int], ...] = ()
    rows: int = 0
    failed: int = 0
    sources: tuple[tuple[str, str], ...] = ()
    questions: tuple[Imported, ...] = ()
    differing: tuple[Differing, ...] = ()
    furniture: tuple[tuple[Location, str], ...] = ()

    @property
    def parts(self) -> int:
        """Sub-questions of the questions whose files are new."""
        return sum(item.parts for item in self.new)

    @property
    def answers(self) -> int:
        """Parts of answers in the files that are new."""
        return sum(item.answers for item in self.new)

    @property
    def new(self) -> tuple[Imported, ...]:
        """The questions whose files are new."""
        return tuple(item for item in self.questions if item.state == "new")

    @property
    def uncertain(self) -> tuple[Location, ...]:
        """Places at which a person should look, each once, in the order of the questions."""
        return tuple(dict.fromkeys(place for item in self.new for place in item.uncertain))


def summary(report: Report, language: Language) -> dict[str, Any]:
    """The report for programs, as JSON can hold it."""
    return {
        "documents": report.rows,
        "failed": report.failed,
        "sources": [{"file": file, "as": name} for file, name in report.sources],
        "created": list(report.created),
        "counts": dict(report.counts),
        "parts": report.parts,
        "answer_parts": report.answers,
        "questions": [
            {
                "source": str(item.source),
                "path": item.path,
                "state": item.state,
                "parts": item.parts,
                "answer_parts": item.answers,
                "uncertain": [str(place) for place in item.uncertain],
            }
            for item in report.questions
        ],
        "differing": [
            {"path": item.path, "differences": item.differences, "new": item.beside or None}
            for item in report.differing
        ],
        "furniture": [{"place": str(place), "text": text} for place, text in report.furniture],
        "problems": list(_counts(report.problems, language)),
    }


def _counts(problems: Iterable[Problem], language: Language) -> Iterable[dict[str, Any]]:
    """Each code once, with the words of its first problem and how often it came."""
    found: dict[str, list[Problem]] = {}
    for item in problems:
        found.setdefault(item.code, []).append(item)
    for code, items in found.items():
        yield {
            "code": code,
            "severity": str(items[0].severity),
            "count": len(items),
            "first": items[0].message(language),
        }
