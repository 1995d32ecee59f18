"""The archive as open data: records, tables, people and documents, in the forms others read."""

from collections.abc import Iterator, Sequence
from functools import partial

from builder.model import Question
from builder.publishing.edition import Edition
from builder.publishing.files import Pieces
from builder.publishing.opendata.akoma_ntoso import akoma_ntoso
from builder.publishing.opendata.examples import EXAMPLES
from builder.publishing.opendata.package import data_package
from builder.publishing.opendata.popolo import popolo
from builder.publishing.opendata.spreadsheets import csv_text, rows_csv
from builder.publishing.opendata.tables import TABLES
from builder.publishing.opendata.telling import TOLD_IN, Telling, told

__all__ = [
    "EXAMPLES",
    "TABLES",
    "TOLD_IN",
    "Telling",
    "open_data",
    "question_data_files",
    "question_data_names",
    "told",
]


def question_data_names(question: Question) -> tuple[str, ...]:
    """The paths of `question_data_files`."""
    return (f"{question.url}index.json", f"{question.url}akn.xml")


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


def open_data(edition: Edition, telling: Telling) -> Iterator[tuple[str, Pieces]]:
    """The files for programs about the whole archive, but the feeds: path, and what makes them.

    Args:
        edition: the archive.
        telling: what was `told` of each question.
    """
    yield "data/questions.jsonl", telling.records
    number = -1
    for table in TABLES:
        heads = csv_text(table.names, ()).encode()
        rows = b""
        if table.of_person is not None:
            people = edition.archive.people
            told_of = (table.of_person(people[name]) for name in sorted(people))
            rows = rows_csv(table, told_of).encode()
        if table.of_question is not None:
            number += 1
            yield f"data/{table.name}.csv", partial(_table, heads, telling, number)
        else:
            yield f"data/{table.name}.csv", partial(iter, (heads, rows))
    yield "data/datapackage.json", partial(iter, (data_package(edition.config).encode(),))
    yield "data/popolo.json", partial(iter, (popolo(edition.archive).encode(),))


def _table(heads: bytes, telling: Telling, number: int) -> Iterator[bytes]:
    yield heads
    yield from telling.rows(number)
