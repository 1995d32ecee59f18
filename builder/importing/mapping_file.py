"""Mapping files: their fields, and how they are read and checked, by the engine of front matter."""

import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from builder.importing.mapping import (
    OWN_NAMES,
    PLACEHOLDER,
    WEEKDAYS,
    AnswerRule,
    DateColumn,
    LoadedMapping,
    Mapping,
    Opening,
    Passage,
    PeopleColumn,
    SessionRule,
    SessionStart,
    SourceRule,
    TopicColumn,
    Value,
    Word,
    placeholders,
)
from builder.problems import Location, Problem, nearest, problem
from builder.reading.frontmatter import Node, read_yaml
from builder.reading.records import Field, Keyed, Many, Schema
from builder.reading.source import decode
from builder.reading.values import Choice, Context, Pattern, Text, When

_SUFFIX = ".yaml"
_NUMBERS = tuple(str(number) for number in range(1, 32))


@dataclass(frozen=True, slots=True)
class Template:
    """Text with names between braces."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The template, if its braces are in pairs."""
        text = Text().read(node, at, context)
        if text is not None and re.search(r"[{}]", PLACEHOLDER.sub("", text)):
            context.fault("bad-form", node, field=at, value=text, example="{session}/{number}")
            return None
        return text


_COLUMN = Field("column", Text(), "name of the column", required=True)
_ANY_COLUMN = Field("column", Text(), "name of the column")
_SEPARATOR = Field("separator", Pattern(r"(?s).+", ","), "what stands between two of them")
_DATE = Schema(
    DateColumn,
    (
        _COLUMN,
        Field(
            "format",
            Pattern(r"(?!.*(YYYY|MM|DD).*\1)(?=.*YYYY).*", "DD/MM/YYYY"),
            "order of YYYY, MM and DD; an * at the end stands for whatever follows",
        ),
    ),
    short="column",
)
_PASSAGE = Schema(
    Passage,
    (
        _COLUMN,
        Field(
            "part",
            Choice(("all", "before-blank-line", "after-blank-line")),
            "which part of a column that holds title and text",
        ),
        Field("form", Choice(("plain", "html")), "what it is written in"),
    ),
    short="column",
)
_WORD = Schema(
    Word,
    (
        Field("source", Text(), "the word in the source", required=True),
        Field("meaning", Text(), "what it is here", required=True),
    ),
    short="meaning",
)
_CONSTANT = Field("value", Text(), "the same for every row", attribute="constant")
_VALUE = Schema(
    Value,
    (_ANY_COLUMN, _CONSTANT, Field("words", Keyed(_WORD, "source"), "its words, and ours")),
    short="column",
)
_OPENING = Schema(
    Opening,
    (
        Field("month", Choice(_NUMBERS[:12]), "month, from 1 to 12", required=True),
        Field("day", Choice(_NUMBERS[:28]), "day of the month"),
        Field("weekday", Choice(WEEKDAYS), "or the weekday"),
        Field("nth", Choice(_NUMBERS[:4]), "and which one of the month"),
    ),
)
_START = Schema(
    SessionStart,
    (
        Field("session", Text(), "its id", required=True),
        Field("first", When(), "its first day", required=True),
    ),
    short="first",
)
_SESSION = Schema(
    SessionRule,
    (
        _ANY_COLUMN,
        _CONSTANT,
        Field("opens", _OPENING, "when a session opens, to go by the date"),
        Field("starts", Keyed(_START, "session"), "or each session and its first day"),
    ),
    short="column",
)
_ANSWER_IS = Schema(
    AnswerRule,
    (
        Field("provisional", Text(), "column that says it only holds the place of an answer"),
        Field("correction", Text(), "column that says it corrects an earlier one"),
        Field("original", Text(), "column with the text of that earlier one"),
        Field("corrected", _DATE, "when it was corrected"),
        Field("together", Text(), "column with the numbers of questions it also answers"),
    ),
)
_PEOPLE = Schema(
    PeopleColumn,
    (
        _COLUMN,
        Field("order", Choice(("first-last", "last-first")), "order of the names"),
        _SEPARATOR,
        Field("party", Text(), "column with the party"),
        Field("role", Text(), "column with the office"),
        Field("body", Text(), "column with the body of the office"),
    ),
    short="column",
)
_TOPIC = Schema(
    TopicColumn,
    (
        _COLUMN,
        _SEPARATOR,
        Field("case", Choice(("printed", "sentence")), "how names in capitals are written"),
        Field("spelling", Many(Text()), "words that have a spelling of their own"),
    ),
    short="column",
)
_SOURCE = Schema(
    SourceRule,
    (
        Field("name", Template(), "name of the source, with columns between braces"),
        Field("url", Template(), "address of the original, with columns between braces"),
    ),
)

MAPPING = Schema(
    Mapping,
    (
        Field("description", Text(), "what source this is about"),
        Field("title", _PASSAGE, "title of the question", required=True),
        Field("question", _PASSAGE, "text of the question", required=True),
        Field("answer", _PASSAGE, "text of the answer"),
        Field("answer_is", _ANSWER_IS, "what else its columns say of it"),
        Field("status", _VALUE, "whether it was withdrawn or lapsed"),
        Field("number", _VALUE, "number, as printed"),
        Field("kind", _VALUE, "kind of question"),
        Field("language", _VALUE, "language of the text"),
        Field("session", _SESSION, "session"),
        Field("asked", _DATE, "when it was asked"),
        Field("answered", _DATE, "when it was answered"),
        Field("askers", Many(_PEOPLE), "who asks"),
        Field("addressees", Many(_PEOPLE), "who is asked"),
        Field("topics", Many(_TOPIC), "topics"),
        Field("source", _SOURCE, "where the text comes from"),
        Field("id", Template(), "how the id is made"),
        Field("empty", Many(Text()), "words by which the source says that there is nothing"),
    ),
)
"""Fields of a mapping."""

_SINGLE = (
    "title",
    "question",
    "answer",
    "status",
    "number",
    "kind",
    "language",
    "session",
    "asked",
    "answered",
)


def known_mappings() -> tuple[str, ...]:
    """Names of the mappings that come with the program, sorted."""
    folder = resources.files("builder.importing") / "mappings"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def load_mapping(mapping: str | Path) -> tuple[LoadedMapping | None, list[Problem]]:
    """A mapping by name (a string) or from a file (a `Path`), and what is wrong with it.

    Raises:
        OSError: the file cannot be read.
    """
    if isinstance(mapping, Path):
        return read_mapping(mapping.read_bytes(), mapping.as_posix())
    known = known_mappings()
    if mapping not in known:
        suggestion = nearest(mapping, known)
        fault = problem(
            "import-no-mapping",
            Location(f"{mapping}{_SUFFIX}"),
            name=mapping,
            suggestion=suggestion,
            known=", ".join(known),
        )
        return None, [fault]
    file = resources.files("builder.importing") / "mappings" / f"{mapping}{_SUFFIX}"
    return read_mapping(file.read_bytes(), f"{mapping}{_SUFFIX}")


def read_mapping(data: bytes, path: str) -> tuple[LoadedMapping | None, list[Problem]]:
    """The mapping in the bytes of a file; `None` if anything in it is wrong."""
    text, problems = decode(data, path)
    if problems and not text:
        return None, problems
    node, faults = read_yaml(text, path)
    problems += faults
    if problems:
        return None, problems
    context = Context(path)
    mapping = MAPPING.read(node, "", context)
    if mapping is None or context.problems:
        return None, context.problems
    return LoadedMapping(mapping, tuple(_columns(mapping, context).items())), []


def _columns(mapping: Mapping, context: Context) -> dict[str, Location]:
    """Every column that the mapping names, with the place where it does so first."""
    named: list[tuple[str, str]] = []
    for field in _SINGLE:
        value = getattr(mapping, field)
        named.append((f"{field}.column", value.column if value else ""))
    rule = mapping.answer_is
    named.extend(
        (f"answer_is.{name}", getattr(rule, name))
        for name in ("provisional", "correction", "original", "together")
    )
    named.append(("answer_is.corrected", rule.corrected.column if rule.corrected else ""))
    for field in ("askers", "addressees"):
        for index, people in enumerate(getattr(mapping, field)):
            named.extend(
                (f"{field}.{index}.{name}", getattr(people, name))
                for name in ("column", "party", "role", "body")
            )
    for index, topic in enumerate(mapping.topics):
        named.append((f"topics.{index}.column", topic.column))
    for at, template in (
        ("source.name", mapping.source.name),
        ("source.url", mapping.source.url),
        ("id", mapping.id),
    ):
        named.extend((at, name) for name in placeholders(template) if name not in OWN_NAMES)
    found: dict[str, Location] = {}
    for at, column in named:
        if column:
            found.setdefault(column, _place(at, context))
    return found


def _place(at: str, context: Context) -> Location:
    while at and at not in context.positions:
        at = at.rpartition(".")[0]
    return Location(context.path, *context.positions.get(at, (1, 1)))
