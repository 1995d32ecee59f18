"""How files lead to each other: pages, people at a date, citations, threads."""

from dataclasses import dataclass
from typing import Literal

from builder.model.files import Date, Kind
from builder.model.texts import Scheme


@dataclass(frozen=True, slots=True)
class Target:
    """A page that can be linked to.

    Attributes:
        kind: of the page.
        id: of the page.
        url: address relative to the site's root, without leading slash, such as
            `vragen/2023-2024/x/`.
        title: what a link to it is called.
    """

    kind: Kind
    id: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who asked or answered, as of the date of the question.

    Attributes:
        person: id in the archive.
        name: full name.
        role: role as printed, else by the person's file on that date; `None` if unknown.
        party: party on that date; `None` if unknown.
        body: id of the body of that role; `None` if unknown.
        url: the person's page.
    """

    person: str
    name: str
    role: str | None
    party: str | None
    body: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Backlink:
    """A question that cites or links to another one.

    Attributes:
        question: id of the citing question.
        title: its title.
        url: its address, with the anchor of the place that cites.
        anchor: that anchor.
        at: anchor on the cited page, or empty for the page as a whole.
    """

    question: str
    title: str
    url: str
    anchor: str
    at: str


State = Literal["resolved", "ambiguous", "missing", "external", "internal"]
"""What is known of a citation: which question it means; which ones it may mean; that the archive
does not have that question; that an editor says it is elsewhere; that it means a part of the
document itself."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation in the text, or a link to another question, means.

    Attributes:
        text: as printed.
        anchor: id of the paragraph in which it stands; of a link, of its part or section.
        state: what is known of it.
        target: id of the question, if it is known; of an internal one, of the question itself.
        at: anchor on that question's page, or empty for the page as a whole.
        candidates: ids of the questions it may mean, sorted, if that is not decided.
        address: where it leads outside the archive; empty unless `external`.
        by: who says so: the rules, an editor in the front matter, or a link in the text.
        index: of the citation in its document; `None` of a link.
        wanted: id of the wanted question it means; empty unless `missing`.
    """

    text: str
    anchor: str
    state: State
    target: str | None = None
    at: str = ""
    candidates: tuple[str, ...] = ()
    address: str = ""
    by: Literal["rule", "editor", "link"] = "rule"
    index: int | None = None
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that is cited and that the archive does not have.

    Attributes:
        id: made of what is known of it; also the id of its entry on the page.
        scheme: what its number counts.
        number: as in `Citation.numbers`, the first.
        kind: `written`, `oral`, or empty.
        date: the date it is cited with, or `None`.
        session: session it is cited with, or empty.
        askers: names, as printed or as in the archive.
        addressees: names, as printed or as in the archive.
        text: how it is cited, as printed, the first time.
        cited_by: the places that cite it.
    """

    id: str
    scheme: Scheme
    number: str
    kind: str
    date: Date | None
    session: str
    askers: tuple[str, ...]
    addressees: tuple[str, ...]
    text: str
    cited_by: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Questions that cite each other, directly or by way of others.

    Attributes:
        id: that of its oldest question.
        url: its address, as in `Target`.
        questions: their ids, the oldest first.
        links: ids of a citing question and of the one it cites, sorted.
    """

    id: str
    url: str
    questions: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer to which an answer, or a part of one, only refers.

    Attributes:
        question: id of the question that was answered.
        anchors: ids of the parts of that answer, or of the whole answer.
    """

    question: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """The first place where the text of a question names a person or a body.

    Attributes:
        kind: of the page.
        id: of the person or the body.
        text: the name as it is written.
        anchor: id of the paragraph.
    """

    kind: Literal["person", "body"]
    id: str
    text: str
    anchor: str
