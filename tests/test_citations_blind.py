"""Citations that a person labelled before the recogniser had seen them, in five languages.

`labels/citations.json` has places in real texts and what is cited there; no text of the corpora is
here. `cases/citations-blind.txt` has sentences of our own, of forms that the corpora lack.

As it was when they were labelled, the recogniser found 123 of the 127 citations (97 %), three of
them without the date that the text gives, and took none of the 139 look-alikes for one. What it
missed were forms, not single cases, and it has learnt them: now nothing may be missed or added.

Besides, 216 different citations that it found in the corpora, drawn by a digest of their places,
were read one by one: each was one. Two had a wrong detail (a question taken for the asker's own, a
date left out), which `cases/citations.txt` and `test_citations.py` hold now.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.importing.html_text import rich_text
from builder.reading.citations import Found, recognise
from tests.driver import SHARED

HERE = Path(__file__).parent
CASES = (HERE / "cases" / "citations-blind.txt").read_text("utf-8").splitlines()
LABELS: dict[str, dict[str, list[list[Any]]]] = json.loads(
    (HERE / "labels" / "citations.json").read_text("utf-8")
)


def told(found: Found) -> str:
    """`230@2023-03-10`, `=3` for a sub-question of the document itself."""
    date = found.details.date
    own = "=" if found.scheme == "part" else ""
    return own + found.numbers[0] + (f"@{date.text}" if date is not None else "")


def texts(file: str) -> Iterator[tuple[str, str]]:
    """Each text of a corpus by its id and `q` or `a`."""
    if file.endswith(".txt"):
        # Its lines are broken as on paper; a paragraph is looked at with its lines joined.
        yield "seed q", (SHARED / "seed" / file).read_text("utf-8").replace("\n", " ")
        return
    with (SHARED / "corpora" / file).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "text_nl" in row:
                name = row["doc_id"].rsplit("/", 1)[1]
                yield f"{name} nl q", row["text_nl"]
                yield f"{name} fr q", row["text_fr"]
            elif "uin" in row:
                yield f"{row['id']} q", row["questionText"]
                yield f"{row['id']} a", rich_text(row["answerText"] or "").text
            else:
                yield f"{row['doc_id']} q", row["question"]
                yield f"{row['doc_id']} a", row["answer"] or ""


def compared(text: str, windows: list[list[Any]], *, answer: bool) -> Iterator[tuple[str, str]]:
    """What is wanted and what is found in the places of a text that were labelled."""
    found = recognise(text, answer=answer)
    for start, end, *wanted in windows:
        inside = [
            told(item)
            for item in found
            if (digit := re.compile(r"\d").search(text, item.start))
            and start <= digit.start() < end
        ]
        yield " ".join(sorted(wanted)), " ".join(sorted(inside))


@pytest.mark.shared
@pytest.mark.parametrize("file", LABELS)
def test_what_a_person_saw_in_real_texts_is_found_and_nothing_else(file: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    pairs = [
        (name, pair)
        for name, text in texts(file)
        if name in LABELS[file]
        for pair in compared(text, LABELS[file][name], answer=name.endswith(" a"))
    ]
    assert len(pairs) == sum(map(len, LABELS[file].values()))
    assert [one for one in pairs if one[1][0] != one[1][1]] == []


@pytest.mark.parametrize("line", CASES)
def test_sentences_of_our_own(line: str) -> None:
    text, _, wanted = line.removeprefix("- ").removeprefix("= ").partition(" => ")
    own = "=" if line.startswith("= ") else ""
    expected = [own + one for one in wanted.split()]
    assert [told(item) for item in recognise(text, answer=True)] == expected
