"""What a content file says above its text: its front matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["question", "person", "body", "topic", "page"]
"""The kinds of content file, one folder each below `content/`."""

FOLDERS: Mapping[str, Kind] = {
    "questions": "question",
    "people": "person",
    "bodies": "body",
    "topics": "topic",
    "pages": "page",
}
"""Folder below `content/` to the kind of the files in it."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was found.

    Attributes:
        path: POSIX path relative to the archive's root, such as `content/people/x.md`.
        data: its bytes.
    """

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Date:
    """A date that may be imprecise: a level 0 or 1 EDTF date (ISO 8601-2).

    Attributes:
        text: as written: `2024`, `2024-01`, `2024-01-12`, `2024?`, `2023-11/2024-06`.
        first: first day it can mean, ISO 8601, so that text order is order in time.
        last: last day it can mean, ISO 8601.
    """

    text: str
    first: str
    last: str

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day, and without doubt."""
        return self.text == self.first == self.last


@dataclass(frozen=True, slots=True)
class Role:
    """An office somebody held: title, body (an id) and period; `None` is open or unknown."""

    title: str
    body: str | None = None
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party somebody belonged to, by name, with its period; `None` is open or unknown."""

    name: str
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody named in a question's front matter.

    Attributes:
        person: id of a person, or a plain name.
        role: role as printed in the document, if the file says so.
        party: party as printed in the document, if the file says so.
    """

    person: str
    role: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text of a question came from; every field is as given, or `None`."""

    name: str | None = None
    url: str | None = None
    sha256: str | None = None
    retrieved: Date | None = None
    pages: str | None = None
    importer: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An editor's judgement of how a sub-question was answered (key: the part's id)."""

    part: str
    outcome: str
    note: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """An editor's word on what a citation in the text means: an id, a URL or `ignore`."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in an answer, anchored by a quote from it."""

    quote: str
    due: Date | None = None
    state: str | None = None
    evidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, which a question or answer tells of."""

    title: str
    date: Date | None = None
    bodies: tuple[str, ...] = ()
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionFields:
    """Front matter of a question. Only `title` is required; `None` or empty is unknown."""

    title: str
    number: str | None = None
    parliament: str | None = None
    session: str | None = None
    kind: str | None = None
    language: str | None = None
    asked: Date | None = None
    answered: Date | None = None
    askers: tuple[Participation, ...] = ()
    addressees: tuple[Participation, ...] = ()
    topics: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    status: str | None = None
    summary: bool = False
    aliases: tuple[str, ...] = ()
    source: Source | None = None
    outcomes: tuple[Outcome, ...] = ()
    references: tuple[Override, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Front matter of a person."""

    name: str
    other_names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    parties: tuple[Party, ...] = ()
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyFields:
    """Front matter of a body: a parliament, a ministry, a working group."""

    name: str
    abbreviation: str | None = None
    other_names: tuple[str, ...] = ()
    kind: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicFields:
    """Front matter of a topic; `broader` is the id of the topic it belongs to."""

    name: str
    broader: str | None = None
    other_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFields:
    """Front matter of a free page, such as "about this archive"."""

    title: str
    description: str | None = None
    language: str | None = None
    menu: int | None = None
    aliases: tuple[str, ...] = ()


Fields = QuestionFields | PersonFields | BodyFields | TopicFields | PageFields
