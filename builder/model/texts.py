"""What reading makes of a text: HTML with gaps, sub-questions, answers, documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.coverage import Coverage
from builder.model.files import Date, Fields, Kind
from builder.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from one content file to another, as yet unresolved.

    Attributes:
        target: as written, without fragment: a relative path to a `.md` file, an id in a wiki
            link, or empty for a place in the same file.
        fragment: anchor at the target, or empty.
        wiki: written as `[[…]]`.
        label: its label as plain text.
        labelled: the HTML around it holds the label; otherwise the target's title becomes one.
        anchor: where in this document it stands.
        line: line of the link.
        column: column of the link.
    """

    target: str
    fragment: str
    wiki: bool
    label: str
    labelled: bool
    anchor: str
    line: int
    column: int


Scheme = Literal["question", "appendix", "printed-paper", "uin", "european", "part", "editor"]
"""What the number in a citation counts: questions (`vraag nr. 230`), questions printed in the Dutch
`Aanhangsel Handelingen`, German printed papers (`Drucksache 16/7748`), British and Scottish
identifiers, those of the European Parliament, or the sub-questions of the document itself
(`vraag 3`). `editor`: there is no number; an editor says what these words mean."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of a question in running text, as read; which question it means is not known yet.

    Attributes:
        text: as printed, on one line.
        scheme: what its number counts.
        numbers: its number in normal form, and others that mean the same question; empty if an
            editor pointed at words without one.
        kind: `written` or `oral`, if the words say so; else empty.
        date: of the question, or of its answer; `None` if not given.
        session: if given: `2022-2023`; else empty.
        addressee: who was asked, as printed; else empty.
        asker: who asked, as printed; else empty.
        own: put by whoever put the question that cites it (`mijn vraag`).
        same_addressee: put to whoever was asked the question that cites it (`uw antwoord op`).
        bare: nothing but a word and a number.
        answer: it stands in an answer.
        override: key of the editor's `references` that is about it; else empty.
        index: its place among the citations of the document, from 0.
        anchor: id of the paragraph in which it stands.
        line: line on which it begins.
        column: column at which it begins.
        html: its text as HTML, which is left out of `Html.pieces`; empty if it shares its words
            with the one before (`nrs. 12 tot 14`).
    """

    text: str
    scheme: Scheme
    numbers: tuple[str, ...]
    kind: str
    date: Date | None
    session: str
    addressee: str
    asker: str
    own: bool
    same_addressee: bool
    bare: bool
    answer: bool
    override: str
    index: int
    anchor: str
    line: int
    column: int
    html: str


@dataclass(frozen=True, slots=True)
class Html:
    """Safe HTML with gaps where links to other files go.

    Attributes:
        pieces: HTML between the gaps; always one more than `references`.
        references: what goes into each gap: the opening tag of a labelled link (its end tag is
            in the next piece), a whole link where there is no label, or a whole citation.
    """

    pieces: tuple[str, ...] = ("",)
    references: tuple[Reference | Citation, ...] = ()

    def __bool__(self) -> bool:
        return self.pieces != ("",)


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-question, or a part of an answer.

    Attributes:
        id: its number in normal form: `1`, `1a`, `2-3`; unique in its section.
        marker: as written: `2-3.`, `Vraag 4 en 5`.
        numbers: ids of the sub-questions it claims to be about: `("2", "3")`; of a sub-question,
            its own.
        anchor: id in the page's HTML.
        html: its content, without marker and without `children`.
        text: the same as plain text.
        line: line in the source where it begins.
        children: lettered parts inside it.
    """

    id: str
    marker: str
    numbers: tuple[str, ...]
    anchor: str
    html: Html
    text: str
    line: int
    children: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The question, or one answer: prose, then parts.

    Attributes:
        kind: `question`, or the kind of answer.
        heading: words of its heading; empty if the file has none.
        heading_html: the same with its links and footnotes.
        anchor: id in the page's HTML.
        html: prose before the first part; everything, if there are no parts.
        text: the same as plain text.
        parts: top-level parts in the order of the text.
        line: line in the source where it begins.
    """

    kind: Literal["question", "final", "provisional", "supplementary", "correction"]
    heading: str
    heading_html: Html
    anchor: str
    html: Html
    text: str
    parts: tuple[Part, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of a file that is not a question.

    Attributes:
        html: its content.
        text: the same as plain text.
    """

    html: Html = Html()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a question file.

    Attributes:
        question: the question.
        answers: each answer under a heading of its own, in the order of the text.
        notes: footnotes of the whole file, as a list; empty if there are none.
        notes_text: the same as plain text.
    """

    question: Section
    answers: tuple[Section, ...]
    notes: Html
    notes_text: str


@dataclass(frozen=True, slots=True)
class Text:
    """What of a file is wanted only where its text is shown, or where something is wrong.

    Attributes:
        body: its text: `Body` for a question, `Prose` for all others.
        anchors: every id that its HTML defines.
        positions: line and column of each value of the front matter by its dotted path, such as
            `askers.0` or `roles.1.from`.
    """

    body: Body | Prose
    anchors: frozenset[str]
    positions: Mapping[str, tuple[int, int]] = field(hash=False)

    def open(self) -> "Text":
        """Itself: it is not packed."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A text that takes a fifth of the room, and is made anew where somebody wants it.

    Attributes:
        run: bytes of several texts.
        start: where those of this one begin.
        end: where they end.
        opening: makes the text of it.
    """

    run: bytes = field(repr=False)
    start: int
    end: int
    opening: Callable[["Packed"], Text]

    def open(self) -> Text:
        """The text."""
        return self.opening(self)

    @property
    def bytes(self) -> bytes:
        """The bytes of this text."""
        return self.run[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Gist:
    """What linking asks of a text, and no more: small, and the same for many of them.

    Attributes:
        outline: of a question: its sub-questions and answers by their ids and anchors, without
            a word, a heading or a line. `None` for other files.
        coverage: which part of an answer covers which sub-question, as far as rules go.
        links: each citation and link in the order of the text, with the anchor of the part or
            section it stands in, or in notes of the block; citations without their HTML.
        names: words that may begin a name, each after a line feed: those in which a letter is
            not small.
        points: whether an answer, or a part of one, may do no more than point to another answer.
    """

    outline: Body | None
    coverage: Coverage | None
    links: tuple[tuple[str, Reference | Citation], ...]
    names: str
    points: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One content file, read: everything that can be known without looking at another file.

    Attributes:
        path: as `SourceFile.path`.
        kind: what kind of file it is.
        id: path below the kind's folder without suffix: `2023-2024/x`, for ever.
        fields: its front matter.
        text: what is behind `body`, `anchors` and `positions`.
        spoken: language in the name of the file (`fr` for `x.fr.md`), or empty.
        translates: id of the question of which it is a translation, or `None`, which is known
            only beside the other files: its own id is that with the language behind it.
        sketch: of the text of a question, to find doubles; see `builder.reading.sketch`.
        gist: what linking asks of its text, if that was worked out already.
    """

    path: str
    kind: Kind
    id: str
    fields: Fields
    text: "Text | Packed"
    spoken: str = ""
    translates: str | None = None
    sketch: tuple[int, ...] = ()
    gist: "Gist | None" = None

    @property
    def body(self) -> Body | Prose:
        """Its text: `Body` for a question, `Prose` for all others."""
        return self.text.open().body

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that its HTML defines."""
        return self.text.open().anchors

    @property
    def positions(self) -> Mapping[str, tuple[int, int]]:
        """As `Text.positions`."""
        return self.text.open().positions

    def location(self, field_path: str) -> Location:
        """Where a value of the front matter stands; the nearest enclosing one if it has none."""
        positions = self.positions
        while field_path and field_path not in positions:
            field_path = field_path.rpartition(".")[0]
        return Location(self.path, *positions.get(field_path, (1, 1)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document, or at least the reasons why not.

    Attributes:
        path: as `SourceFile.path`.
        document: `None` if the file could not be understood well enough.
        problems: faults found, also beside a document.
    """

    path: str
    document: Document | None
    problems: tuple[Problem, ...]
