"""Every value that passes through a wall between rooms.

`SourceFile` --reading--> `Document` --linking--> `Archive` --publishing--> files.
All of them are frozen: a stage never changes what an earlier stage made. Lines and columns are
counted from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.problems import Location, Problem

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


# --- what the settings say ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long somebody may take to answer, while the rule is in force.

    Attributes:
        name: what the rule is called on a page, such as the article it comes from.
        amount: how many of `unit`, counted from the day after the question was asked.
        unit: `days`, `working-days`, `weeks` or `months`.
        calendar: country of the public holidays that are not working days, and after a hyphen
            its subdivision: `BE`, `DE-BY`; `None`: only Saturdays and Sundays are not.
        pauses: whether the days of a recess do not count.
        kinds: kinds of question it is for; empty is all of them.
        parliament: id of the parliament it is for; `None` is all of them.
        start: first day on which a question asked then falls under it.
        end: last such day.
        url: where the rule can be read.
    """

    name: str
    amount: int
    unit: str = "days"
    calendar: str | None = None
    pauses: bool = False
    kinds: tuple[str, ...] = ()
    parliament: str | None = None
    start: "Date | None" = None
    end: "Date | None" = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A recess, or a term of a parliament: name, first and last day.

    Attributes:
        name: what it is called.
        start: its first day, or `None` for an unknown one.
        end: its last day, or `None` if it is not over or not known.
        parliament: id of the parliament; `None` is all of them.
    """

    name: str
    start: "Date | None" = None
    end: "Date | None" = None
    parliament: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The dated rules of an archive.

    Attributes:
        deadlines: in the order of the file.
        recesses: periods in which the days do not count for rules that pause.
        terms: periods at whose end a question without an answer lapses.
        today: the day on which the archive is looked at, ISO 8601; `None`: the newest one on
            which, by its own files, something happened in it.
    """

    deadlines: tuple[DeadlineRule, ...] = ()
    recesses: tuple[Period, ...] = ()
    terms: tuple[Period, ...] = ()
    today: str | None = None


# --- what reading makes ---------------------------------------------------------------------


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
class Document:
    """One content file, read: everything that can be known without looking at another file.

    Attributes:
        path: as `SourceFile.path`.
        kind: what kind of file it is.
        id: path below the kind's folder without suffix: `2023-2024/x`, for ever.
        fields: its front matter.
        body: its text: `Body` for a question, `Prose` for all others.
        anchors: every id that its HTML defines.
        positions: line and column of each value of the front matter by its dotted path, such as
            `askers.0` or `roles.1.from`.
        spoken: language in the name of the file (`fr` for `x.fr.md`), or empty.
        translates: id of the question of which it is a translation, or `None`, which is known
            only beside the other files: its own id is that with the language behind it.
        sketch: of the text of a question, to find doubles; see `builder.reading.sketch`.
    """

    path: str
    kind: Kind
    id: str
    fields: Fields
    body: Body | Prose
    anchors: frozenset[str]
    positions: Mapping[str, tuple[int, int]] = field(hash=False)
    spoken: str = ""
    translates: str | None = None
    sketch: tuple[int, ...] = ()

    def location(self, field_path: str) -> Location:
        """Where a value of the front matter stands; the nearest enclosing one if it has none."""
        while field_path and field_path not in self.positions:
            field_path = field_path.rpartition(".")[0]
        return Location(self.path, *self.positions.get(field_path, (1, 1)))


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


# --- what linking makes -----------------------------------------------------------------------


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
class Coverage:
    """Which part of an answer covers which sub-question.

    Attributes:
        covered_by: id of each part, letters included, to the anchors of the answer parts.
        covers: anchor of each answer part to the ids of the parts it covers; `("*",)` for an
            answer without markers, which covers the question as a whole.
        outcomes: id of a part to how it was answered. Nothing is said of a part while there is
            no answer, if the answer has no markers, or if nothing covers the part but the words
            of the answer leave a doubt; unless an editor judged it.
    """

    covered_by: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, "Judgement"]


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
class Judgement:
    """How a sub-question was answered.

    Attributes:
        outcome: `answered` or `none` by rule; any of `Outcome.outcome` by an editor.
        by: `rule` or `editor`.
        note: the editor's remark, or empty.
        judge: who judged, as the editor signed; or empty.
    """

    outcome: str
    by: Literal["rule", "editor"]
    note: str = ""
    judge: str = ""


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


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its archive.

    Attributes:
        id: id of the document.
        url: its address, as in `Target`.
        path: source file.
        fields: its front matter.
        body: its text.
        session: id of the session, or `None`.
        language: BCP 47 code of its text.
        askers: who asked.
        addressees: who was asked.
        topics: ids of topics.
        bodies: ids of bodies it is about or was put to, without repetition.
        coverage: which answer part covers which sub-question.
        status: how it stands.
        deadline: until when it has to be answered, if a rule says so.
        response_days: days between asking and answering, if both are known to the day.
        cited_by: questions that cite this one, by id and place.
        references: what each citation and link in its text means, in the order of the text.
        thread: id of its thread, or `None`.
        quotes: anchor of an answer, or of a part of one, to the answer to which it only refers.
        translates: id of the question of which it is a translation, or `None`.
        translations: ids of its translations; of a translation, none.
    """

    id: str
    url: str
    path: str
    fields: QuestionFields
    body: Body
    session: str | None
    language: str
    askers: tuple[Participant, ...]
    addressees: tuple[Participant, ...]
    topics: tuple[str, ...]
    bodies: tuple[str, ...]
    coverage: Coverage
    status: Status
    deadline: Deadline | None
    response_days: int | None
    cited_by: tuple[Backlink, ...] = ()
    references: tuple[Cited, ...] = ()
    thread: str | None = None
    quotes: Mapping[str, Quote] = field(default_factory=dict, hash=False)
    translates: str | None = None
    translations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person: from a file, or only known because a question names them (`path` is `None`)."""

    id: str
    url: str
    path: str | None
    fields: PersonFields
    prose: Prose
    asked: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicBody:
    """A body, with the ids of the questions about it or put to it, and of its children."""

    id: str
    url: str
    path: str | None
    fields: BodyFields
    prose: Prose
    questions: tuple[str, ...]
    children: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, with the ids of its questions and of its narrower topics."""

    id: str
    url: str
    path: str | None
    fields: TopicFields
    prose: Prose
    questions: tuple[str, ...]
    narrower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a parliament, with the ids of its questions."""

    id: str
    url: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A free page."""

    id: str
    url: str
    path: str
    fields: PageFields
    prose: Prose
    language: str


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


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole archive, linked. All mappings are by id; lists of questions are newest first.

    Attributes:
        questions: by id, newest first.
        people: sorted by name.
        bodies: sorted by name.
        topics: sorted by name.
        sessions: newest first.
        pages: sorted by id.
        redirects: old address, as in `Target.url`, to what is elsewhere now.
        targets: what each internal link leads to, by path of the file, target as written, and
            whether it was written as a wiki link.
        today: the day on which it was looked at, ISO 8601, or `None` if nothing in it has a
            date.
        wanted: questions that are cited and missing, by id, the most cited first.
        threads: by id, the last that something happened in first.
        translations: questions in another language, by their own ids: what is counted and listed
            are the questions of which they are translations.
        promises: id of a question to the promises in its answers.
        events: id of a question to the events it tells of.
        mentions: id of a question to whom and what its text names.
        gone: addresses of what was here once and is gone for good, with the reason.
    """

    questions: Mapping[str, Question]
    people: Mapping[str, Person]
    bodies: Mapping[str, PublicBody]
    topics: Mapping[str, Topic]
    sessions: Mapping[str, Session]
    pages: Mapping[str, Page]
    redirects: Mapping[str, Target]
    targets: Mapping[tuple[str, str, bool], Target]
    today: str | None
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    threads: Mapping[str, Thread] = field(default_factory=dict)
    translations: Mapping[str, Question] = field(default_factory=dict)
    promises: Mapping[str, tuple[Promise, ...]] = field(default_factory=dict)
    events: Mapping[str, tuple[Happening, ...]] = field(default_factory=dict)
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
