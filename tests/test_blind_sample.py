"""How well parts are found in documents on which no rule was tuned.

The documents were drawn by a fixed pseudo-random rule (`drawn`) that leaves out every row labelled
before, in `tests/labels/parts.json`; they were read and labelled from the source, and the labels
written down, before the program ever saw them. The eleven documents of the Dutch House and the
Flemish one are all there are of their kind; their labels were made anew, from the text that another
program takes out of the PDFs. A label is the place where a part begins, as letters and digits
before it in the source (of a document that is no row: a digest of its first twenty), and the ids
that the part is about; a nested `(i)` is none, for the format has no third level. No text is here.

The first measurement, of 96 documents: sub-questions with the right boundaries and id 415 of 415,
parts of answers with the right boundaries and sub-questions 180 of 181, letters and digits lost 0.
The one: `punt. 6.`, where a word that ends a sentence was taken for an abbreviation; so were `lid.`
and `artikelen.`. That is mended, and nothing else was changed for the sample.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from builder.importing import Report, run
from builder.importing.lossless import letters
from builder.model import Body, Part, QuestionFields, Section, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import SHARED, Archive

pytestmark = pytest.mark.shared

LABELS = Path(__file__).parent / "labels"
CHAMBER, TWO_LANGUAGES, COMMONS = (
    "be-chamber-2017.jsonl",
    "be-chamber-2020-nl-fr.jsonl",
    "uk-commons-2023-2024.jsonl",
)
FIRST = 20
"""Letters and digits by which the beginning of a part in a document is known."""

TWO_LANGUAGES_MAPPING = """\
title: name
question: text
kind: {value: written}
language: {value: nl}
session: {value: s}
id: "{session}/{name}"
source: {name: "x {name}"}
"""

Begins = set[tuple[str, int | str, str]]
"""Document, place and ids of parts."""


@dataclass(frozen=True)
class Parts:
    """The parts of the documents, as labelled or as found; and what was lost."""

    asked: Begins
    answered: Begins
    lost: int = 0


def rows_of(file: str) -> list[dict[str, Any]]:
    with (SHARED / "corpora" / file).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def name_of(row: dict[str, Any]) -> str:
    return str(row.get("doc_id", row.get("id"))).rsplit("/", 1)[-1]


def drawn(file: str, before: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and row of each document that the rule draws from a corpus.

    In the order of a digest of their ids: of the Chamber 26 rows of any kind, then 20 whose answer
    holds a sign that may be a marker; of its rows in two languages 16, Dutch and French in turn; of
    the Commons 8 of any kind, then 14 whose question holds a letter or digit in brackets.
    """

    def key(row: dict[str, Any]) -> str:
        return sha256(f"blind sample of 2026-11-25: {row['name']}".encode()).hexdigest()

    rows = [{**row, "name": name_of(row)} for row in rows_of(file)]
    rows = sorted((row for row in rows if row["name"] not in before), key=key)
    if file == CHAMBER:
        marked = [
            row for row in rows[26:] if re.search(r"[23]\. ?[A-Z]|[ab]\)", row["answer"] or "")
        ]
        yield from ((row["name"], row) for row in rows[:26] + marked[:20])
    elif file == TWO_LANGUAGES:
        for at, row in enumerate(rows[:16]):
            language = ("nl", "fr")[at % 2]
            yield f"{row['name']} {language}", {"text": row[f"text_{language}"]}
    else:
        marked = [row for row in rows[8:] if re.search(r"\([a-z0-9]\)", row["questionText"])]
        yield from ((row["name"], row) for row in rows[:8] + marked[:14])


@pytest.fixture(scope="module")
def labels() -> dict[str, dict[str, dict[str, list[list[Any]]]]]:
    found: dict[str, dict[str, dict[str, list[list[Any]]]]] = json.loads(
        (LABELS / "blind.json").read_text("utf-8")
    )
    return found


@pytest.fixture(scope="module")
def sample() -> dict[str, dict[str, dict[str, Any]]]:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    known = json.loads((LABELS / "parts.json").read_text("utf-8"))
    return {
        file: dict(drawn(file, {name.split()[0] for name in known[file]}))
        for file in (CHAMBER, TWO_LANGUAGES, COMMONS)
    }


def test_the_labels_are_of_the_documents_that_the_rule_draws(
    labels: dict[str, Any], sample: dict[str, dict[str, Any]]
) -> None:
    assert {file: set(rows) for file, rows in sample.items()} == {
        file: set(labels[file]) for file in sample
    }
    assert sum(map(len, labels.values())) == 96


# --- what the program makes of them ---------------------------------------------------------------


def imported(archive: Archive, file: str, rows: dict[str, dict[str, Any]]) -> Report:
    """A corpus of the rows that were drawn, imported by the command's own way."""
    table = archive.folder / file
    lines = [json.dumps({**row, "name": name.replace(" ", "-")}) for name, row in rows.items()]
    table.write_text("\n".join(lines), "utf-8")
    mapping: str | Path = file.rpartition("-20")[0].replace("uk-commons-2023", "uk-commons")
    if file == TWO_LANGUAGES:
        mapping = archive.folder / "mapping.yaml"
        mapping.write_text(TWO_LANGUAGES_MAPPING, "utf-8")
    report = run([table], mapping, archive.folder)
    assert len(report.questions) == len(rows), report.problems
    return report


def bodies(archive: Archive, report: Report) -> Iterator[tuple[str, Body]]:
    """What each source is called, and what was made of it."""
    for item in report.questions:
        data = (archive.folder / item.path).read_bytes()
        document = read(SourceFile(item.path, data), AnchorWords()).document
        assert document is not None
        assert isinstance(document.body, Body)
        assert isinstance(document.fields, QuestionFields)
        assert document.fields.source is not None
        yield f"{document.fields.source.name} {Path(item.source.path).stem}", document.body


def every(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from every(part.children)


def places(section: Section) -> Iterator[tuple[int, str]]:
    """Letters and digits before each part, and what it is about."""
    at = len(letters(section.text))
    for part in every(section.parts):
        yield at, "-".join(part.numbers)
        at += len(letters(part.marker + part.text))


def length(sections: tuple[Section, ...]) -> int:
    parts = [part for section in sections for part in every(section.parts)]
    told = [section.text for section in sections] + [part.marker + part.text for part in parts]
    return sum(len(letters(text)) for text in told)


def digest(part: Part) -> str:
    whole = letters("".join(each.text for each in every((part,))))
    return sha256(whole[:FIRST].encode()).hexdigest()[:10]


@pytest.fixture(scope="module")
def found(
    sample: dict[str, dict[str, dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory
) -> Parts:
    asked: Begins = set()
    answered: Begins = set()
    lost = 0
    for file, rows in sample.items():
        archive = Archive(tmp_path_factory.mktemp("blind"))
        report = imported(archive, file, rows)
        names = {str(row.get("uin", name)).replace(" ", "-"): name for name, row in rows.items()}
        for source, body in bodies(archive, report):
            name = names[source.split()[-2]]
            asked |= {(name, *place) for place in places(body.question)}
            for answer in body.answers:
                answered |= {(name, *place) for place in places(answer)}
            if (
                file != COMMONS
            ):  # its HTML is compared by the command itself, and in test_html_cells
                row = rows[name]
                question = row["text"] if "text" in row else row["question"].split("\n\n", 1)[1]
                lost += abs(length((body.question,)) - len(letters(question)))
                lost += abs(length(body.answers) - len(letters(row.get("answer") or "")))
    archive = Archive(tmp_path_factory.mktemp("blind"))
    documents = [
        *sorted((SHARED / "corpora/nl-kamervragen").glob("*.pdf")),
        SHARED / "seed/vlaamse-schriftelijke-vraag.txt",
    ]
    report = run(documents, None, archive.folder)
    for source, body in bodies(archive, report):
        stem = source.split()[-1]
        name = stem if stem.startswith("vlaamse") else stem[:8]
        asked |= {(name, digest(part), part.id) for part in every(body.question.parts)}
        for answer in body.answers:
            answered |= {(name, digest(each), "-".join(each.numbers)) for each in answer.parts}
    return Parts(asked, answered, lost)


@pytest.fixture(scope="module")
def wanted(labels: dict[str, dict[str, dict[str, list[list[Any]]]]]) -> Parts:
    def begins(which: str) -> Begins:
        return {
            (name, at, ids)
            for rows in labels.values()
            for name, label in rows.items()
            for at, ids in label[which]
        }

    return Parts(begins("question"), begins("answer"))


def wrong(wanted: Begins, found: Begins) -> list[tuple[str, int | str, str]]:
    return sorted(wanted ^ found, key=str)


def test_sub_questions_of_the_blind_sample(wanted: Parts, found: Parts) -> None:
    assert len(wanted.asked) == 415
    assert wrong(wanted.asked, found.asked) == []


def test_answer_parts_of_the_blind_sample(wanted: Parts, found: Parts) -> None:
    assert len(wanted.answered) == 181
    assert wrong(wanted.answered, found.answered) == []


def test_nothing_of_the_blind_sample_is_lost(found: Parts) -> None:
    assert found.lost == 0
