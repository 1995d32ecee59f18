"""What is known of an answer: deadline, status, promises."""

from dataclasses import dataclass
from typing import Literal

from builder.model.files import Date
from builder.model.links import Target


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sub-questions were answered; letters count in place of their number.

    Attributes:
        answered: by rule or in the judgement of an editor.
        total: how many there are.
        judged: of how many it is an editor who says how they were answered.
    """

    answered: int
    total: int
    judged: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a question has to be answered.

    Attributes:
        due: the last day; a period, if the question's own date is not known to the day.
        rule: name of the rule it follows from.
        url: where that rule can be read, or `None`.
        days_left: days from today to the last day, negative once it has passed; `None` if there
            is an answer, or if the last day is not known.
        days_over: days that the answer came after the last day, 0 if it came in time; `None`
            if there is none, or if one of the two days is not known.
    """

    due: Date
    rule: str
    url: str | None
    days_left: int | None
    days_over: int | None


Status = Literal[
    "open",
    "due",
    "late",
    "provisional",
    "answered",
    "answered-late",
    "partial",
    "referred",
    "withdrawn",
    "lapsed",
]
"""How a question stands.

- `open`: no answer. `due`: the last day is near. `late`: it has passed.
- `provisional`: only an answer for the time being.
- `answered`; `answered-late`: after the last day.
- `partial`: nothing covers some part, or an editor judged it less than answered.
- `referred`: all that the answer does is to point elsewhere.
- `withdrawn`, and `lapsed`: the term ended before there was an answer.
"""

WAITING: frozenset[Status] = frozenset({"open", "due", "late"})
"""The ways to stand of a question that waits for an answer."""

PromiseState = Literal["open", "due", "kept", "withdrawn"]
"""How a promise stands: not due yet, past its date without evidence, kept or withdrawn, by an
editor's word."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that an editor found in an answer.

    Attributes:
        question: id of the question.
        index: its place in the front matter, from 0.
        quote: the words that make it.
        anchor: id of the paragraph in which they stand.
        due: when it is due, if that is known.
        state: how it stands today.
        by: whether that follows from the date, or is an editor's word.
        evidence: what shows that it was kept: a page here or elsewhere.
        note: an editor's remark, or empty.
        people: ids of those who made it.
        bodies: ids of the bodies it is about.
        made: when, as far as the answer's date is known.
    """

    question: str
    index: int
    quote: str
    anchor: str
    due: Date | None
    state: PromiseState
    by: Literal["rule", "editor"]
    evidence: Target | None
    note: str
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    made: Date | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of which a question or an answer tells.

    Attributes:
        question: id of the question.
        index: its place in the front matter, from 0.
        title: what happened.
        date: when, if known.
        bodies: ids of the bodies that took part.
        quote: the words that tell of it, or empty.
        anchor: id of the paragraph in which they stand, or empty.
    """

    question: str
    index: int
    title: str
    date: Date | None
    bodies: tuple[str, ...]
    quote: str
    anchor: str
