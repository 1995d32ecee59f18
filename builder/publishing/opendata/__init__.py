"""The archive as open data: records, tables, people and documents, in the forms others read."""

import pickle
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from builder.model import Question
from builder.publishing.data import to_json
from builder.publishing.edition import Edition
from builder.publishing.files import Pieces
from builder.publishing.opendata.akoma_ntoso import akoma_ntoso
from builder.publishing.opendata.examples import EXAMPLES
from builder.publishing.opendata.popolo import popolo
from builder.publishing.opendata.tables import TABLES, csv_text, data_package, rows_csv

__all__ = [
    "EXAMPLES",
    "TABLES",
    "Squeezed",
    "open_data",
    "question_data_files",
    "question_data_names",
    "squeezed",
    "told",
]


def question_data_names(question: Question) -> tuple[str, ...]:
    """The paths of `question_data_files`."""
    return (f"{question.url}index.json", f"{question.url}akn.xml")


def told(record: Mapping[str, Any]) -> tuple[bytes, ...]:
    """What the files about all questions tell of one: its record, and its rows of each table."""
    rows = (rows_csv(table, table.of_question(record)) for table in TABLES if table.of_question)
    return (f"{to_json(record)}\n".encode(), *(text.encode() for text in rows))


Squeezed = tuple[bytes, bytes]
"""What is `told` of a question, compressed: its record, and its rows of all tables."""


def squeezed(own: Sequence[bytes]) -> Squeezed:
    """What was told of a question, in a third of the room: one process keeps that of all."""
    return zlib.compress(own[0], 1), zlib.compress(pickle.dumps(tuple(own[1:])), 1)


def _rows(own: Squeezed, number: int) -> bytes:
    rows: tuple[bytes, ...] = pickle.loads(zlib.decompress(own[1]))  # noqa: S301 - `squeezed` made it
    return rows[number]


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


def open_data(edition: Edition, questions: Sequence[Squeezed]) -> Iterator[tuple[str, Pieces]]:
    """The files for programs about the whole archive, but the feeds: path, and what makes them.

    Args:
        edition: the archive.
        questions: what was `told` of each question, sorted by id.
    """
    yield "data/questions.jsonl", lambda: (zlib.decompress(own[0]) for own in questions)
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
            yield f"data/{table.name}.csv", partial(_table, heads, questions, number)
        else:
            yield f"data/{table.name}.csv", partial(iter, (heads, rows))
    yield "data/datapackage.json", partial(iter, (data_package(edition.config).encode(),))
    yield "data/popolo.json", partial(iter, (popolo(edition.archive).encode(),))


def _table(heads: bytes, questions: Sequence[Squeezed], number: int) -> Iterator[bytes]:
    yield heads
    for own in questions:
        yield _rows(own, number)
