"""Mappings: which column of a table is which field of a question. Data, checked like front matter.

A column is named by its name, or by a dotted path into nested values: `answeringMember.name`.
"""

import re
from dataclasses import dataclass

from builder.model import Date
from builder.problems import Location

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Days of the week, as a mapping names them."""

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
"""A name between braces in a template."""

OWN_NAMES = frozenset({"session", "number", "title", "asked", "language", "kind"})
"""Fields of the question that a template may name; any other name is a column."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the source is in the archive: `dutch` is `nl`."""

    source: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value: from a column, translated if `words` says so, or the same for every row."""

    column: str = ""
    words: tuple[Word, ...] = ()
    constant: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text: all of a column, or what stands before or after its first blank line.

    Attributes:
        column: the column.
        part: which part of it.
        form: `html` if it is HTML; else it is plain text.
    """

    column: str
    part: str = "all"
    form: str = "plain"


@dataclass(frozen=True, slots=True)
class DateColumn:
    """A column with dates; without a format they are EDTF dates already."""

    column: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """When a session opens every year: a day of a month, or its nth weekday."""

    month: str
    day: str = "1"
    weekday: str = ""
    nth: str = "1"


@dataclass(frozen=True, slots=True)
class SessionStart:
    """A session, and the day on which it begins."""

    session: str
    first: Date


@dataclass(frozen=True, slots=True)
class SessionRule:
    """The session of a row: a value, or the one in which it was asked.

    Attributes:
        column: column with the session.
        constant: the same for every row.
        opens: when a session opens every year.
        starts: or the sessions one by one; the last of them is still open.
    """

    column: str = ""
    constant: str = ""
    opens: Opening | None = None
    starts: tuple[SessionStart, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """What the columns of an answer say of it, besides its text.

    Attributes:
        provisional: column that is true if the answer only holds the place of one.
        correction: column that is true if the answer corrects an earlier one.
        original: column with the text of that earlier one.
        corrected: when it was corrected.
        together: column with the numbers of other questions that have the same answer.
    """

    provisional: str = ""
    correction: str = ""
    original: str = ""
    corrected: DateColumn | None = None
    together: str = ""


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A column that names people, with the columns that say more of them.

    Attributes:
        column: their names, or the offices by which they are known.
        order: `last-first` for "Name, First name".
        separator: what stands between two of them; empty if there is only one.
        party: column with their party.
        role: column with their office.
        body: column with the body of that office.
    """

    column: str
    order: str = "first-last"
    separator: str = ""
    party: str = ""
    role: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class TopicColumn:
    """A column that names topics.

    Attributes:
        column: their names.
        separator: what stands between two of them; empty if there is only one.
        case: `sentence` writes names in capitals as words: "Vervoer per spoor".
        spelling: words that keep their own spelling then: "NMBS", "België".
    """

    column: str
    separator: str = ""
    case: str = "printed"
    spelling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What the field `source` says: templates with columns between braces."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is which field; an empty string or tuple: the source does not say.

    Attributes:
        title: title of the question.
        question: its text.
        answer: text of the answer.
        answer_is: what else is known of it.
        status: `withdrawn` or `lapsed`; of a column only words that the mapping names count.
        number: its number, as printed.
        kind: `written`, `oral` or `interpellation`.
        language: language of the text.
        session: its session.
        asked: when it was asked.
        answered: when it was answered.
        askers: who asks.
        addressees: who is asked.
        topics: its topics.
        source: where it comes from.
        id: template of its id; each name between braces is made part of an address.
        empty: words by which the source says that there is nothing, such as `None`.
        description: what source this is about, for people.
    """

    title: Passage
    question: Passage
    answer: Passage | None = None
    answer_is: AnswerRule = AnswerRule()
    status: Value = Value()
    number: Value = Value()
    kind: Value = Value()
    language: Value = Value()
    session: SessionRule = SessionRule()
    asked: DateColumn | None = None
    answered: DateColumn | None = None
    askers: tuple[PeopleColumn, ...] = ()
    addressees: tuple[PeopleColumn, ...] = ()
    topics: tuple[TopicColumn, ...] = ()
    source: SourceRule = SourceRule()
    id: str = "{session}/{number}-{title}"
    empty: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class LoadedMapping:
    """A mapping with the place of each of its values, for problems with a column.

    Attributes:
        mapping: the mapping.
        columns: every column it needs, with the place where it is named first.
    """

    mapping: Mapping
    columns: tuple[tuple[str, Location], ...]


def placeholders(template: str) -> tuple[str, ...]:
    """The names between braces in a template."""
    return tuple(PLACEHOLDER.findall(template))
