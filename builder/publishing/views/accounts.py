"""What holds to account: sub-questions, promises, response times, gaps in the data."""

from dataclasses import dataclass

from builder.publishing.charts import Columns, Share
from builder.publishing.views.lists import Day, Link


@dataclass(frozen=True, slots=True)
class Covered:
    """How far the sub-questions put to somebody were answered.

    Attributes:
        link: the person.
        questions: how many questions put to them have an answer.
        total: number of sub-questions in these.
        shares: of them, by how they were answered.
    """

    link: Link
    questions: int
    total: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """A sub-question in the list of those that were not answered, or not in full.

    Attributes:
        url: its place on the page of its question.
        label: what it is called: `Vraag 2`.
        text: its words.
        question: the question it belongs to.
        asked: when, or `None`.
        addressees: who was asked, joined.
        outcome: key such as `none` or `refused`.
        outcome_text: the same in words.
        judged: that an editor says so, and who; empty if it follows from the numbers.
        note: an editor's remark.
        language: of the text, if it is not the page's; else empty.
    """

    url: str
    label: str
    text: str
    question: Link
    asked: Day | None
    addressees: str
    outcome: str
    outcome_text: str
    judged: str
    note: str
    language: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise in a list.

    Attributes:
        url: the paragraph that makes it.
        quote: its words.
        state: `open`, `due`, `kept` or `withdrawn`.
        state_text: the same in words.
        by_editor: whether that is an editor's word.
        due: when it is due, or `None`.
        evidence: what shows that it was kept, or `None`.
        note: an editor's remark.
        question: the question whose answer makes it.
        made: when, or `None`.
        people: who made it, joined.
        language: of the quotation, if it is not the page's; else empty.
    """

    url: str
    quote: str
    state: str
    state_text: str
    by_editor: bool
    due: Day | None
    evidence: Link | None
    note: str
    question: Link
    made: Day | None
    people: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event in a timeline: when, what, in whose words, and which pages tell of it."""

    day: Day | None
    title: str
    quotes: tuple[str, ...]
    bodies: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Response times of the questions of one year, or of all.

    Attributes:
        year: in words.
        asked: how many questions there were.
        cases: of how many the response time is known.
        low: a quarter was answered within so many days; empty if there are no cases.
        middle: half of them were.
        high: three quarters were.
        in_time: how many were answered by their last day.
        judged: of how many that can be said.
        waiting: how many wait for an answer.
        missing: how many have an answer and lack a date to the day.
    """

    year: str
    asked: int
    cases: int
    low: str
    middle: str
    high: str
    in_time: int
    judged: int
    waiting: int
    missing: int


@dataclass(frozen=True, slots=True)
class Response:
    """How long answers took: by year, and as a chart; `None` if no response time is known."""

    rows: tuple[Times, ...]
    chart: Columns | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing that is not known, or not sure.

    Attributes:
        name: key, also in the JSON.
        title: what it is.
        count: how many there are.
        total: out of how many; 0 if that says nothing.
        links: the first of them.
        more: how many follow, in the JSON.
    """

    name: str
    title: str
    count: int
    total: int
    links: tuple[Link, ...]
    more: int
