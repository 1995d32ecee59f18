"""The pieces of a question: sub-questions, answers, where each stands."""

from dataclasses import dataclass

from markupsafe import Markup

from builder.publishing.views.lists import Day, Link

LAST = 2000
"""Orders from here on come after every cell of the grid."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sub-question or a part of an answer.

    Attributes:
        anchor: id of its element.
        marker: as written, such as `2-3.`.
        label: what it is, in words: `Vraag 2`, `Antwoord op vraag 2 en 3`.
        html: its content.
        children: lettered parts inside it.
        near: links to what stands beside it (parts of the answer that cover it, sub-questions
            that it covers): for those who do not see it there.
        far: the same, for what stands elsewhere.
        cited: places in other questions that cite this part.
        quoted: the answer to which this one only points, or `None`.
        outcome: key such as `none` or `partial`; empty if there is nothing to say.
        outcome_text: the same in words.
        judged: that this is the judgement of an editor, and whose; empty if it is not.
        note: an editor's remark.
    """

    anchor: str
    marker: str
    label: str
    html: Markup
    children: tuple["Piece", ...]
    near: tuple[Link, ...]
    far: tuple[Link, ...]
    cited: tuple[Link, ...] = ()
    quoted: "Quoted | None" = None
    outcome: str = ""
    outcome_text: str = ""
    judged: str = ""
    note: str = ""


def place_classes(**numbers: int) -> str:
    """Class names that tell the style sheet where something stands, with a space before each.

    A number is told digit by digit (`row=12`: ` r1-1 r0-2`), because a style sheet has no end of
    numbers but ten digits, and a `style` attribute is something a strict policy forbids.
    """
    return "".join(
        f" {name[0]}{position}-{digit}"
        for name, number in numbers.items()
        for position, digit in enumerate(reversed(str(number)))
        if digit != "0"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid in which sub-questions stand beside their answers.

    The cells come in the order of the text: what somebody hears is what was written. The
    numbers say where each is seen.

    Attributes:
        kind: `heading`, `part`, `prose`, `answer`, `gap` (nothing covers this sub-question) or
            `see` (it is covered further up, together with others).
        side: `question` or `answer`: the column.
        row: first row of the grid, from 1.
        span: how many rows it takes.
        order: its place when everything is in one column.
        heading: text of a heading.
        day: date under the heading of an answer.
        who: names under the heading of an answer.
        anchor: id of a heading's element.
        piece: what a `part` or `answer` shows.
        html: what `prose` shows.
        text: what a `gap` says; of an answer without numbers, that it is one.
        link: where a `see` leads.
        letter: whether it is a letter of what stands above it.
        quoted: the answer to which a `prose` only points, or `None`.
    """

    kind: str
    side: str
    row: int
    span: int
    order: int
    heading: str = ""
    day: Day | None = None
    who: str = ""
    anchor: str = ""
    piece: Piece | None = None
    html: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    text: str = ""
    link: Link | None = None
    letter: bool = False
    quoted: "Quoted | None" = None

    @property
    def place(self) -> str:
        """Its place as class names."""
        return place_classes(row=self.row, span=self.span, order=self.order)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that has the width of the page: heading, prose, pieces.

    Attributes:
        row: its row in the grid, under the answer that stands beside the question; 0 if it is
            not in the grid.
        heading: as written.
        anchor: id of its heading.
        day: when it was given, or `None`.
        who: who gave it.
        html: its text before the first part.
        pieces: its parts.
        quoted: the answer to which this one only points, or `None`.
    """

    row: int
    heading: str
    anchor: str
    day: Day | None
    who: str
    html: Markup
    pieces: tuple[Piece, ...]
    quoted: "Quoted | None" = None

    @property
    def place(self) -> str:
        """Its place as class names; in one column it comes after everything in the grid."""
        return place_classes(row=self.row, order=LAST + self.row) if self.row else ""


@dataclass(frozen=True, slots=True)
class LastDay:
    """Until when a question has to be answered.

    Attributes:
        day: the last day.
        rule: name of the rule.
        url: where the rule can be read, or empty.
        detail: how that stands: in time, so many days late; may be empty.
        late: whether the day has passed, or passed before there was an answer.
    """

    day: Day
    rule: str
    url: str
    detail: str
    late: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """An answer, quoted where another one only points to it.

    Attributes:
        link: to it.
        detail: who gave it, and when; may be empty.
        html: its text.
        language: of its text.
        opened: whether it is short enough to be seen at once.
    """

    link: Link
    detail: str
    html: Markup
    language: str
    opened: bool


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """How to cite a place in a question.

    Attributes:
        anchor: id of the place on the page.
        label: what it is called.
        text: how to cite it, in words.
    """

    anchor: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A citation that may mean several questions.

    Attributes:
        id: of its element.
        text: as printed.
        place: address of the paragraph in which it stands.
        candidates: what it may mean.
    """

    id: str
    text: str
    place: str
    candidates: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text came from; each field may be empty."""

    name: str
    url: str
    retrieved: Day | None
    pages: str
    importer: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A sub-question in the outline of a long question.

    Attributes:
        url: its place on the page.
        number: its number.
        outcome: as in `Piece`.
        text: what it is and how it was answered, in words.
    """

    url: str
    number: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question in one language: its code, what that language calls itself, and the page.

    Attributes:
        language: BCP 47 code.
        name: name of the language, in that language.
        url: its page.
        full: its full address, if the site knows where it will stand; else empty.
    """

    language: str
    name: str
    url: str
    full: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A piece of a question in one of two languages that stand side by side.

    Attributes:
        heading: heading of a section; empty inside one.
        written: whether the document has that heading; else it is in the interface's language.
        label: what a part is, in words; empty for text outside parts.
        url: where it stands on the page in that language.
        marker: as written, or empty.
        html: its content.
        asked: whether it is a part of the question, not of an answer.
    """

    heading: str = ""
    label: str = ""
    url: str = ""
    marker: str = ""
    html: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    written: bool = True
    asked: bool = False
