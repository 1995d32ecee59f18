"""Many faults at once: every one is told, in one run, and always in the same order."""

import os
import random
import subprocess
import sys
from collections import Counter

from builder import pipeline
from builder.codes import CODES
from builder.problems import Problem
from tests.driver import REPOSITORY, Archive

DEFECTS: dict[str, tuple[str, str]] = {
    # Code: a line of front matter, and a paragraph; one of them is wrong.
    "unknown-field": ("titel: x", ""),
    "bad-date": ("asked: 30/02/2024", ""),
    "bad-choice": ("kind: mondeling", ""),
    "bad-id": ("topics: [Water en Wegen]", ""),
    "bad-url": ("source: {url: www.x.example}", ""),
    "bad-form": ("language: Nederlands", ""),
    "not-text": ("number: [1, 2]", ""),
    "empty-value": ('session: " "', ""),
    "duplicate-key": ("title: nog een", ""),
    "unknown-part": ("outcomes: {9: refused}", ""),
    "link-scheme": ("", "[x](javascript:x)"),
    "broken-link": ("", "[x](nergens-%.md)"),
    "broken-anchor": ("", "[x](#nergens-%)"),
    "table-row": ("", "| a |\n| - |\n| 1 | 2 |"),
    "duplicate-note": ("", "[^1]: a\n\n[^1]: b"),
    "looks-like-answer": ("", "#### Antwoord"),
}


def planted(archive: Archive) -> list[tuple[str, int, str]]:
    """Puts a thousand defects into 250 files: path, line and code of each, sorted."""
    choose = random.Random(1)  # noqa: S311 - only has to be the same every time
    wanted = []
    for number in range(250):
        name = f"s/v{number:03}"
        codes = choose.sample(sorted(DEFECTS), 4)
        front = ["---", f"title: Vraag {number} over {choose.random()}"]
        body: list[str] = []
        for code in codes:
            line, paragraph = DEFECTS[code]
            if line:
                front.append(line)
                wanted.append((name, len(front), code))
        front.append("---")
        for code in codes:
            paragraph = DEFECTS[code][1].replace("%", str(number))
            if paragraph:
                at = len(front) + len(body) + paragraph.count("\n") + 1
                wanted.append((name, at, code))
                body += [*paragraph.split("\n"), ""]
        archive.write(f"content/questions/{name}.md", "\n".join([*front, *body]))
    return sorted((f"content/questions/{name}.md", line, code) for name, line, code in wanted)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    return [(item.location.path, item.location.line, item.code) for item in problems]


def test_a_thousand_defects_are_a_thousand_reports_in_one_run(archive: Archive) -> None:
    wanted = planted(archive)
    assert len(wanted) == 1000
    found = told(pipeline.check(archive.folder).problems)
    # A finding about how the defects look together is not one of them.
    kinds = set(DEFECTS)
    assert Counter(item for item in found if item[2] in kinds) == Counter(wanted)
    assert found == sorted(found)


def test_the_order_of_reports_does_not_depend_on_the_surroundings(archive: Archive) -> None:
    planted(archive)
    said = set()
    for seed in ("0", "1", "31337"):
        done = subprocess.run(
            [sys.executable, "-m", "builder.cli", "check", "--format", "json"],
            cwd=archive.folder,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout.count(b"\n") >= 1000
        said.add(done.stdout)
    assert len(said) == 1


def test_every_planted_defect_is_one_of_the_catalogue() -> None:
    assert set(DEFECTS) <= set(CODES)
