"""The archive as open data: records, tables, people and documents, in the forms others read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.model import Question
from builder.publishing.data import to_json
from builder.publishing.edition import Edition
from builder.publishing.opendata.akoma_ntoso import akoma_ntoso
from builder.publishing.opendata.examples import EXAMPLES
from builder.publishing.opendata.popolo import popolo
from builder.publishing.opendata.tables import TABLES, csv_text, data_package, rows_csv

__all__ = ["EXAMPLES", "TABLES", "open_data", "question_data_files", "question_data_names", "told"]


def question_data_names(question: Question) -> tuple[str, ...]:
    """The paths of `question_data_files`."""
    return (f"{question.url}index.json", f"{question.url}akn.xml")


def told(record: Mapping[str, Any]) -> tuple[bytes, ...]:
    """What the files about all questions tell of one: its record, and its rows of each table."""
    rows = (rows_csv(table, table.of_question(record)) for table in TABLES if table.of_question)
    return (f"{to_json(record)}\n".encode(), *(text.encode() for text in rows))


def question_data_files(
    question: Question, own: Sequence[bytes], edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """Every file for programs beside the page of a question: path and bytes.

    Args:
        question: the question.
        own: what was `told` of it.
        edition: what it is published in.
    """
    as_json, as_xml = question_data_names(question)
    yield as_json, own[0]
    yield as_xml, akoma_ntoso(question, edition).encode()


def open_data(
    edition: Edition, questions: Sequence[Sequence[bytes]]
) -> Iterator[tuple[str, Sequence[bytes]]]:
    """The files for programs about the whole archive, but the feeds: path, and bytes in pieces.

    Args:
        edition: the archive.
        questions: what was `told` of each question, sorted by id.
    """
    yield "data/questions.jsonl", [own[0] for own in questions]
    number = 0
    for table in TABLES:
        rows: list[bytes] = []
        if table.of_question is not None:
            number += 1
            rows = [own[number] for own in questions]
        if table.of_person is not None:
            people = edition.archive.people
            rows = [
                rows_csv(table, (table.of_person(people[name]) for name in sorted(people))).encode()
            ]
        yield f"data/{table.name}.csv", [csv_text(table.names, ()).encode(), *rows]
    yield "data/datapackage.json", [data_package(edition.config).encode()]
    yield "data/popolo.json", [popolo(edition.archive).encode()]
