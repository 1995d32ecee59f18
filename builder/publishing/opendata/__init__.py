"""The archive as open data: records, tables, people and documents, in the forms others read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.model import Question
from builder.publishing.data import to_json
from builder.publishing.edition import Edition
from builder.publishing.opendata.akoma_ntoso import akoma_ntoso
from builder.publishing.opendata.examples import EXAMPLES
from builder.publishing.opendata.popolo import popolo
from builder.publishing.opendata.tables import TABLES, data_package, table_csv

__all__ = ["EXAMPLES", "TABLES", "open_data", "question_data_files", "question_data_names"]


def question_data_names(question: Question) -> tuple[str, ...]:
    """The paths of `question_data_files`."""
    return (f"{question.url}index.json", f"{question.url}akn.xml")


def question_data_files(
    question: Question, record: Mapping[str, Any], edition: Edition
) -> Iterator[tuple[str, str]]:
    """Every file for programs beside the page of a question: path and text."""
    as_json, as_xml = question_data_names(question)
    yield as_json, to_json(record) + "\n"
    yield as_xml, akoma_ntoso(question, edition)


def open_data(edition: Edition, records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The files for programs about the whole archive, but the feeds: path and text.

    Args:
        edition: the archive.
        records: of all its questions, sorted by id.
    """
    yield "data/questions.jsonl", "".join(to_json(record) + "\n" for record in records)
    for table in TABLES:
        yield f"data/{table.name}.csv", table_csv(table, edition.archive, records)
    yield "data/datapackage.json", data_package(edition.config)
    yield "data/popolo.json", popolo(edition.archive)
