"""How well parts are found in real text: rows drawn at random, read and labelled by hand.

A label is the place where a part begins and the ids that it is about; no text of the rows is here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from builder.importing.escape import clean
from builder.importing.html_text import rich_text
from builder.importing.places import Place
from builder.importing.splitting import answer_places, in_parts, question_places
from builder.model import Body, Part, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import SHARED

pytestmark = pytest.mark.shared

LABELS = Path(__file__).parent / "labels" / "parts.json"
Begins = list[tuple[int, str]]


@dataclass
class Row:
    """A row with the hand's word on it."""

    name: str
    question: str
    answer: str
    asked: Begins = field(default_factory=list)
    answered: Begins = field(default_factory=list)


def texts(file: str) -> Iterator[tuple[str, str, str]]:
    """The name, question and answer of each row of a corpus."""
    with (SHARED / "corpora" / file).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if file.startswith("be-chamber-2017"):
                question = row["question"].split("\n\n", 1)[1]
                yield str(row["doc_id"]), plain(question), plain(row["answer"] or "")
            elif file.startswith("be-chamber-2020"):
                for language in ("nl", "fr"):
                    name = f"{row['doc_id'].rsplit('/', 1)[1]} {language}"
                    yield name, plain(row[f"text_{language}"]), ""
            else:
                answer = rich_text(row["answerText"] or "").text
                yield str(row["id"]), plain(row["questionText"]), answer


def plain(text: str) -> str:
    return clean(text).text.strip()


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    labels: dict[str, dict[str, dict[str, Any]]] = json.loads(LABELS.read_text("utf-8"))
    found = []
    for file, by_name in labels.items():
        for name, question, answer in texts(file):
            if name in by_name:
                asked, answered = (
                    [(at, ids) for at, ids in by_name[name][which]]
                    for which in ("question", "answer")
                )
                found.append(Row(name, question, answer, asked, answered))
    assert len(found) == sum(map(len, labels.values())) >= 60
    return found


def begins(places: list[Place]) -> Begins:
    """Where each part begins, and the ids it is about."""
    found, number = [], ""
    for place in places:
        names = place.marker.numbers
        if place.marker.form == "letter":
            names = tuple(f"{number}{letter}" for letter in names)
        else:
            number = names[0]
        found.append((place.start, "-".join(names)))
    return found


def test_sub_questions_are_found_with_the_right_boundaries(rows: list[Row]) -> None:
    wanted = {(row.name, *part) for row in rows for part in row.asked}
    found = {(row.name, *part) for row in rows for part in begins(question_places(row.question))}
    assert len(wanted) > 200
    assert len(wanted & found) / len(wanted | found) >= 0.98


def test_answer_parts_are_mapped_to_the_right_sub_questions(rows: list[Row]) -> None:
    wanted = {(row.name, *part) for row in rows for part in row.answered}
    found = set()
    for row in rows:
        asked = frozenset(ids for _, ids in row.asked)
        found |= {(row.name, *part) for part in begins(answer_places(row.answer, asked))}
    assert len(wanted) > 100
    assert len(wanted & found) / len(wanted | found) >= 0.97


def test_the_reader_finds_in_the_written_text_what_was_found_in_the_source(rows: list[Row]) -> None:
    agreed = 0
    for row in rows:
        parts = in_parts(row.question, row.answer)
        body = f"{parts.question}\n\n## Answer\n\n{parts.answer}" if row.answer else parts.question
        data = f"---\ntitle: T\n---\n{body}".encode()
        document = read(SourceFile("content/questions/s/x.md", data), AnchorWords()).document
        assert document is not None
        assert isinstance(document.body, Body)
        answers = [part for answer in document.body.answers for part in answer.parts]
        agreed += ids(document.body.question.parts) == [ids for _, ids in row.asked] and ids(
            answers
        ) == [ids for _, ids in row.answered]
    assert agreed / len(rows) >= 0.97


def ids(parts: tuple[Part, ...] | list[Part]) -> list[str]:
    return [each.id for part in parts for each in (part, *part.children)]
