"""The tables of the archive: what a row of each is, and its columns.

Every row comes from the records that programs get as JSON, so that the two can never differ.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from builder.model import Person

Row = Mapping[str, Any]
Record = Mapping[str, Any]
"""A record as `builder.publishing.data.record` makes it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: in the first row of the file.
        meaning: in one sentence, for people who use the data.
        type: type in the sense of Table Schema.
        required: whether every row has a value.
    """

    name: str
    meaning: str
    type: Literal["string", "integer", "boolean"] = "string"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package.

    Attributes:
        name: of the file, without suffix.
        meaning: what a row is.
        columns: in order.
        key: names of the columns that tell rows apart; empty if nothing does.
        about: column with the id of the question that a row belongs to; empty if there is none.
        of_question: gives the rows of one question from its record, if the table is of those.
        of_person: gives the row of one person, if the table is of those.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    about: str
    of_question: Callable[[Record], Iterator[Row]] | None = None
    of_person: Callable[[Person], Row] | None = None

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


# --- rows ---------------------------------------------------------------------------------------


def _question(record: Record) -> Iterator[Row]:
    deadline = record["deadline"] or {}
    outcomes = [part["outcome"] for part in record["parts"]]
    yield {
        **{name: record[name] for name in _SAME},
        "askers": _ids(record["askers"]),
        "addressees": _ids(record["addressees"]),
        "topics": _ids(record["topics"]),
        "due": deadline.get("due"),
        "parts": len(outcomes),
        "parts_unanswered": outcomes.count("none"),
        "cited_by": len({citing["id"] for citing in record["cited_by"]}),
    }


_SAME = (
    "id",
    "url",
    "title",
    "number",
    "session",
    "kind",
    "language",
    "asked",
    "answered",
    "status",
    "response_days",
    "summary",
)


def _ids(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    return [entry["id"] for entry in entries]


def _parts(record: Record) -> Iterator[Row]:
    for part in record["parts"]:
        yield {"question": record["id"], **part, "part": part["id"]}


def _citations(record: Record) -> Iterator[Row]:
    for citation in record["references"]:
        yield {"question": record["id"], **citation}


def _promises(record: Record) -> Iterator[Row]:
    for promise in record["commitments"]:
        yield {"question": record["id"], **promise}


def _person(person: Person) -> Row:
    return {
        "id": person.id,
        "url": person.url,
        "name": person.fields.name,
        "other_names": person.fields.other_names,
        "wikidata": person.fields.wikidata,
        "asked": len(person.asked),
        "answered": len(person.answered),
    }


_EDTF = "in EDTF, as precise as it is known: 2024, 2024-03, 2024-03-10"

TABLES = (
    Table(
        "questions",
        "One row for each question.",
        (
            Column("id", "Identifier of the question, for ever.", required=True),
            Column("url", "Address of its page; relative if the site has none.", required=True),
            Column("title", "Title, as printed.", required=True),
            Column("number", "Number, as printed; unique only with session and addressee."),
            Column("session", "Session of the parliament."),
            Column("kind", "written, oral or interpellation."),
            Column("language", "Language of the text, a BCP 47 code.", required=True),
            Column("asked", f"When it was asked, {_EDTF}."),
            Column("answered", f"When it was answered, {_EDTF}."),
            Column("askers", "Ids of those who asked, with “; ” between them."),
            Column("addressees", "Ids of those who were asked, with “; ” between them."),
            Column("topics", "Ids of topics, with “; ” between them."),
            Column("status", "How it stands, such as open, partial or answered.", required=True),
            Column("due", "Day on which the answer was due, if there is a rule for it."),
            Column("response_days", "Days between asking and answering.", "integer"),
            Column("parts", "Number of sub-questions, letters included.", "integer", required=True),
            Column(
                "parts_unanswered",
                "Number of sub-questions that no part of the answer covers.",
                "integer",
                required=True,
            ),
            Column("cited_by", "Number of questions that cite it.", "integer", required=True),
            Column("summary", "Whether the text is a summary.", "boolean", required=True),
        ),
        ("id",),
        "",
        of_question=_question,
    ),
    Table(
        "parts",
        "One row for each sub-question, letters included.",
        (
            Column("question", "Id of the question.", required=True),
            Column("part", "Number of the sub-question, such as 2 or 1a.", required=True),
            Column("marker", "The number as printed."),
            Column("anchor", "Behind # in the address of the question's page.", required=True),
            Column("text", "What is asked, as plain text."),
            Column("covered_by", "Anchors of what answers it, with “; ” between them."),
            Column("outcome", "answered, none, or an editor's judgement; empty if not known."),
            Column("outcome_by", "Who says so: rule or editor."),
        ),
        ("question", "part"),
        "question",
        of_question=_parts,
    ),
    Table(
        "citations",
        "One row for each place in which a question or an answer cites another question.",
        (
            Column("question", "Id of the question that cites.", required=True),
            Column("anchor", "Where it does, behind # in the address of its page."),
            Column("text", "The words.", required=True),
            Column("state", "resolved, ambiguous, missing, external or internal.", required=True),
            Column("target", "Id of the cited question, or an address elsewhere."),
            Column("candidates", "Ids of the questions that may be meant, with “; ” between them."),
        ),
        (),
        "question",
        of_question=_citations,
    ),
    Table(
        "promises",
        "One row for each promise that an editor found in an answer.",
        (
            Column("question", "Id of the question.", required=True),
            Column("quote", "The words of the answer.", required=True),
            Column("due", f"When it is due, {_EDTF}."),
            Column("state", "How it stands."),
            Column("evidence", "Id or address of what shows that it was kept."),
            Column("note", "Remark of an editor."),
        ),
        (),
        "question",
        of_question=_promises,
    ),
    Table(
        "people",
        "One row for each person who asks or is asked.",
        (
            Column("id", "Identifier of the person, for ever.", required=True),
            Column("url", "Address of their page, relative to the site.", required=True),
            Column("name", "Full name.", required=True),
            Column("other_names", "Other names, with “; ” between them."),
            Column("wikidata", "Identifier in Wikidata."),
            Column("asked", "Number of questions they asked.", "integer", required=True),
            Column("answered", "Number of questions put to them.", "integer", required=True),
        ),
        ("id",),
        "",
        of_person=_person,
    ),
)
"""The tables of the package, in order. Names of tables and columns are a promise."""
