"""Citations: wanted questions, and questions that follow each other."""

from dataclasses import dataclass

from builder.publishing.views.lists import Day, Link


@dataclass(frozen=True, slots=True)
class Strip:
    """The questions before and after this one in its thread, and the thread as a whole."""

    earlier: Link | None
    later: Link | None
    whole: Link


@dataclass(frozen=True, slots=True)
class WantedItem:
    """A question that is cited and missing; each text may be empty.

    Attributes:
        id: of its element.
        text: how it is cited.
        kind: what kind of question, in words.
        day: date it is cited with.
        session: session it is cited with.
        askers: their names, joined.
        addressees: their names, joined.
        cited_by: the questions that cite it.
        new_file: address where a file for it begins, or empty.
        form: address of a form in which it can be pasted, or empty.
        front_matter: what such a file begins with.
    """

    id: str
    text: str
    kind: str
    day: Day | None
    session: str
    askers: str
    addressees: str
    cited_by: tuple[Link, ...]
    new_file: str
    form: str
    front_matter: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened in a thread: a question, or its answer.

    Attributes:
        number: of the question in the thread.
        kind: `asked` or `answered`: a class name for the style sheet.
        kind_text: the same in words.
        day: when, or `None`.
        link: to the question or its answer.
        who: who asked or answered.
        cites: the earlier questions that it cites, by number.
    """

    number: int
    kind: str
    kind_text: str
    day: Day | None
    link: Link
    who: str
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A question in the drawing of a thread.

    Attributes:
        number: in the thread.
        link: to its page.
        start: when it was asked, in percent from the left.
        end: when it was answered; the same if it was not.
        y: in pixels from the top.
        answered: whether it was.
        here: whether it is the question on whose page the drawing stands.
        short: its title, cut where a drawing has no more room.
        before: whether that stands before the line, because there is more room than after it.
    """

    number: int
    link: Link
    start: str
    end: str
    y: int
    answered: bool
    here: bool = False
    short: str = ""
    before: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a drawing: left to right in percent, top to bottom in pixels."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A word on the axis of a drawing, in percent from the left."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Questions in time, as a drawing.

    Attributes:
        height: in pixels.
        title: what it shows.
        description: what one sees, in a sentence.
        rungs: the questions, the newest on top.
        lines: from each citing question to what it cites.
        ticks: years on the axis.
    """

    height: int
    title: str
    description: str
    rungs: tuple[Rung, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A question around another one.

    Attributes:
        number: in the drawing.
        link: to its page.
        day: when it was asked, or `None`.
        relation: what it has to do with the other, in words.
    """

    number: int
    link: Link
    day: Day | None
    relation: str


@dataclass(frozen=True, slots=True)
class Network:
    """The questions around a question, as a drawing and as a table that says the same.

    Attributes:
        drawing: `None` if hardly any of them has a date.
        rows: the newest first.
        more: how many older ones are left out.
    """

    drawing: Drawing | None
    rows: tuple[Related, ...]
    more: int
