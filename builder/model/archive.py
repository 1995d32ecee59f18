"""The whole archive, linked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.answers import Deadline, Happening, Promise, Status
from builder.model.coverage import Coverage
from builder.model.documents import Packed, Text
from builder.model.files import BodyFields, PageFields, PersonFields, QuestionFields, TopicFields
from builder.model.links import Backlink, Cited, Mention, Participant, Quote, Target, Thread, Wanted
from builder.model.texts import Body, Prose


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its archive.

    Attributes:
        id: id of the document.
        url: its address, as in `Target`.
        path: source file.
        fields: its front matter.
        text: what is behind `body`.
        outline: its sub-questions and answers by their ids and anchors, as `Gist.outline`.
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
        newer: id of the question after it in its session, or `None`.
        older: id of the question before it in its session, or `None`.
        quotes: anchor of an answer, or of a part of one, to the answer to which it only refers.
        translates: id of the question of which it is a translation, or `None`.
        translations: ids of its translations; of a translation, none.
    """

    id: str
    url: str
    path: str
    fields: QuestionFields
    text: Text | Packed
    outline: Body
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
    newer: str | None = None
    older: str | None = None
    quotes: Mapping[str, Quote] = field(default_factory=dict, hash=False)
    translates: str | None = None
    translations: tuple[str, ...] = ()

    @property
    def body(self) -> Body:
        """Its text. What needs no words is quicker with `outline`."""
        body = self.text.open().body
        if not isinstance(body, Body):
            message = f"{self.path} is not a question"
            raise TypeError(message)
        return body


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
        mentions: id of a question, or of a translation, to whom and what its text names.
        gone: addresses of what was here once and is gone for good, with the reason.
        page_mentions: id of a free page to whom and what its text names.
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
    page_mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
