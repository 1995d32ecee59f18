"""What reading makes of a text: HTML with gaps, sub-questions, answers, documents."""

from dataclasses import dataclass
from typing import Literal

from builder.model.files import Date


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
