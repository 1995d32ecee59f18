"""All documents to one archive: identities, addresses, people, bodies, topics, sessions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from builder.linking.addresses import Addresses
from builder.linking.coverage import all_parts, cover, status_of
from builder.linking.people import Directory
from builder.linking.references import Links, resolve, title_of
from builder.model import (
    Archive,
    Body,
    BodyFields,
    Date,
    Document,
    Kind,
    Page,
    PageFields,
    Participant,
    Person,
    PersonFields,
    Prose,
    PublicBody,
    Question,
    QuestionFields,
    Session,
    Target,
    Topic,
    TopicFields,
)
from builder.problems import Location, Problem, nearest, problem
from builder.reading.slugs import slugify

_Fields = TypeVar("_Fields")


@dataclass(frozen=True, slots=True)
class Linked:
    """An archive, and what is wrong with how its files fit together."""

    archive: Archive
    problems: tuple[Problem, ...]


def link(documents: Iterable[Document], addresses: Addresses, language: str) -> Linked:
    """Links the whole archive.

    Args:
        documents: in any order; the result does not depend on it.
        addresses: of the site.
        language: of questions and pages that do not say theirs.
    """
    linker = _Linker(sorted(documents, key=lambda d: d.path), addresses, language)
    archive = linker.archive()
    return Linked(archive, tuple(linker.problems))


class _Linker:
    """The state of one run: what is known so far, and the problems."""

    def __init__(
        self, documents: Sequence[Document], addresses: Addresses, language: str
    ) -> None:
        self.documents = documents
        self.by_path = {document.path: document for document in documents}
        self.moved = {
            (document.kind, alias): document.id
            for document in documents
            for alias in document.fields.aliases
        }
        self.addresses = addresses
        self.language = language
        self.problems: list[Problem] = []
        self.people = Directory(addresses)
        self.bodies: dict[str, BodyFields] = {}
        self.topics: dict[str, TopicFields] = {}

    def archive(self) -> Archive:
        self.people.learn(self.fields_of(PersonFields))
        self.bodies.update(self.fields_of(BodyFields))
        self.topics.update(self.fields_of(TopicFields))
        links = resolve({document.path: document for document in self.documents}, self.addresses)
        self.problems += links.problems
        self.check_places()
        unsorted = [
            self.question(document, links)
            for document in self.documents
            if document.kind == "question"
        ]
        self.problems += self.people.problems
        by_id = sorted(unsorted, key=lambda question: question.id)
        newest = sorted(by_id, key=_when, reverse=True)
        questions = {question.id: question for question in newest}
        return Archive(
            questions,
            self.all_people(newest),
            self.all_bodies(newest),
            self.all_topics(newest),
            self.all_sessions(newest),
            self.all_pages(),
            self.redirects(),
            links.targets,
        )

    # --- fields and files ---

    def fields_of(self, kind: type[_Fields]) -> dict[str, _Fields]:
        return {
            document.id: document.fields
            for document in self.documents
            if isinstance(document.fields, kind)
        }

    def file(self, kind: Kind, name: str) -> Document | None:
        folder = {"person": "people", "body": "bodies", "topic": "topics"}[kind]
        return self.by_path.get(f"content/{folder}/{name}.md")

    # --- questions ---

    def question(self, document: Document, links: Links) -> Question:
        fields, body = document.fields, document.body
        if not isinstance(fields, QuestionFields) or not isinstance(body, Body):
            message = f"{document.path} is not a question"
            raise TypeError(message)
        askers = self.participants(document, "askers", fields)
        addressees = self.participants(document, "addressees", fields)
        topics = tuple(
            self.known_topic(document, f"topics.{index}", name)
            for index, name in enumerate(fields.topics)
        )
        bodies = [
            self.known_body(document, f"bodies.{index}", name)
            for index, name in enumerate(fields.bodies)
        ]
        bodies += [who.body for who in addressees if who.body is not None]
        for name in bodies:
            self.bodies.setdefault(name, BodyFields(_spoken(name)))
        self.check_outcomes(document, fields, body)
        coverage = cover(body, fields.outcomes)
        return Question(
            document.id,
            self.addresses.of("question", document.id),
            document.path,
            fields,
            body,
            fields.session or (document.id.split("/")[0] if "/" in document.id else None),
            fields.language or self.language,
            askers,
            addressees,
            tuple(dict.fromkeys(topics)),
            tuple(dict.fromkeys(bodies)),
            coverage,
            status_of(fields, body, coverage),
            self.response_days(document, fields),
            links.cited_by.get(document.id, ()),
        )

    def participants(
        self, document: Document, field: str, fields: QuestionFields
    ) -> tuple[Participant, ...]:
        entries = fields.askers if field == "askers" else fields.addressees
        found = (
            self.people.take_part(document, f"{field}.{index}", entry, fields.asked)
            for index, entry in enumerate(entries)
        )
        return tuple(who for who in found if who is not None)

    def known_topic(self, document: Document, at: str, name: str) -> str:
        return self.known(document, at, name, "unknown-topic", self.topics, TopicFields)

    def known_body(self, document: Document, at: str, name: str) -> str:
        return self.known(document, at, name, "unknown-body", self.bodies, BodyFields)

    def known(  # noqa: PLR0913 - one rule for three kinds
        self,
        document: Document,
        at: str,
        name: str,
        code: str,
        fields: dict[str, _Fields],
        make: Callable[[str], _Fields],
    ) -> str:
        """The id itself, or the one it is an alias of; without a file, a notice."""
        kind: Kind = "topic" if make is TopicFields else "body"
        if self.file(kind, name) is None:
            if (kind, name) in self.moved:
                return self.moved[kind, name]
            suggestion = nearest(name, (key for key in fields if self.file(kind, key)))
            place = document.location(at)
            self.problems.append(problem(code, place, value=name, suggestion=suggestion))
            fields.setdefault(name, make(_spoken(name)))
        return name

    def check_outcomes(self, document: Document, fields: QuestionFields, body: Body) -> None:
        asked = [part.id for part in all_parts(body.question.parts)]
        for judged in fields.outcomes:
            if judged.part not in asked:
                place = document.location(f"outcomes.{judged.part}")
                known = ", ".join(asked) or None
                self.problems.append(
                    problem("unknown-part", place, value=judged.part, known=known)
                )

    def response_days(self, document: Document, fields: QuestionFields) -> int | None:
        asked, answered = fields.asked, fields.answered
        if asked is None or answered is None:
            return None
        if answered.last < asked.first:
            self.problems.append(problem("order-of-dates", document.location("answered")))
            return None
        if not asked.is_day or not answered.is_day:
            return None
        return (date.fromisoformat(answered.first) - date.fromisoformat(asked.first)).days

    # --- everything else ---

    def all_people(self, questions: Sequence[Question]) -> Mapping[str, Person]:
        asked: dict[str, list[str]] = defaultdict(list)
        answered: dict[str, list[str]] = defaultdict(list)
        for question in questions:
            for name in dict.fromkeys(who.person for who in question.askers):
                asked[name].append(question.id)
            for name in dict.fromkeys(who.person for who in question.addressees):
                answered[name].append(question.id)
        people = {}
        for name in _by_words(self.people.fields, lambda person: person.name):
            path, prose = self.text("person", name)
            people[name] = Person(
                name,
                self.addresses.of("person", name),
                path,
                self.people.fields[name],
                prose,
                tuple(asked[name]),
                tuple(answered[name]),
            )
        return people

    def all_bodies(self, questions: Sequence[Question]) -> Mapping[str, PublicBody]:
        about: dict[str, list[str]] = defaultdict(list)
        for question in questions:
            for name in question.bodies:
                about[name].append(question.id)
        staff: dict[str, list[str]] = defaultdict(list)
        for name in _by_words(self.people.fields, lambda person: person.name):
            for role in self.people.fields[name].roles:
                if role.body is not None and name not in staff[role.body]:
                    staff[role.body].append(name)
        for document in self.documents:
            if isinstance(document.fields, BodyFields) and document.fields.parent:
                self.known_body(document, "parent", document.fields.parent)
            if isinstance(document.fields, PersonFields):
                for index, role in enumerate(document.fields.roles):
                    if role.body is not None:
                        self.known_body(document, f"roles.{index}.body", role.body)
        self.check_circles("parent", {n: fields.parent for n, fields in self.bodies.items()})
        below = _below({name: fields.parent for name, fields in self.bodies.items()})
        bodies = {}
        for name in _by_words(self.bodies, lambda body: body.name):
            path, prose = self.text("body", name)
            url = self.addresses.of("body", name)
            children = tuple(_by_words({n: self.bodies[n] for n in below[name]}, lambda b: b.name))
            bodies[name] = PublicBody(
                name,
                url,
                path,
                self.bodies[name],
                prose,
                tuple(about[name]),
                children,
                tuple(staff[name]),
            )
        return bodies

    def all_topics(self, questions: Sequence[Question]) -> Mapping[str, Topic]:
        about: dict[str, list[str]] = defaultdict(list)
        for question in questions:
            for name in question.topics:
                about[name].append(question.id)
        for document in self.documents:
            if isinstance(document.fields, TopicFields) and document.fields.broader:
                self.known_topic(document, "broader", document.fields.broader)
        self.check_circles("broader", {n: fields.broader for n, fields in self.topics.items()})
        below = _below({name: fields.broader for name, fields in self.topics.items()})
        topics = {}
        for name in _by_words(self.topics, lambda topic: topic.name):
            path, prose = self.text("topic", name)
            url = self.addresses.of("topic", name)
            narrower = tuple(_by_words({n: self.topics[n] for n in below[name]}, lambda t: t.name))
            fields = self.topics[name]
            topics[name] = Topic(name, url, path, fields, prose, tuple(about[name]), narrower)
        return topics

    def all_sessions(self, questions: Sequence[Question]) -> Mapping[str, Session]:
        held: dict[str, list[str]] = defaultdict(list)
        for question in questions:
            if question.session is not None:
                held[question.session].append(question.id)
        return {
            name: Session(name, self.addresses.session(name), tuple(held[name]))
            for name in sorted(held, reverse=True)
        }

    def all_pages(self) -> Mapping[str, Page]:
        pages = {}
        for document in self.documents:
            fields, prose = document.fields, document.body
            if isinstance(fields, PageFields) and isinstance(prose, Prose):
                url = self.addresses.of("page", document.id)
                language = fields.language or self.language
                pages[document.id] = Page(
                    document.id, url, document.path, fields, prose, language
                )
        return dict(sorted(pages.items()))

    def text(self, kind: Kind, name: str) -> tuple[str | None, Prose]:
        document = self.file(kind, name)
        if document is None or not isinstance(document.body, Prose):
            return None, Prose()
        return document.path, document.body

    # --- addresses ---

    def check_places(self) -> None:
        """No two pages at one address, and none where the site has something of its own."""
        taken: dict[str, Location | None] = dict.fromkeys(self.addresses.taken())
        for document in self.documents:
            url = self.addresses.of(document.kind, document.id)
            place = Location(document.path)
            if url in taken or f"/{self.addresses.page}/" in url:
                first = taken.get(url)
                related = (first,) if first is not None else ()
                self.problems.append(problem("same-address", place, related, url=url))
            taken.setdefault(url, place)

    def redirects(self) -> Mapping[str, Target]:
        taken = {self.addresses.of(d.kind, d.id) for d in self.documents} | self.addresses.taken()
        moved: dict[str, Target] = {}
        for document in self.documents:
            url = self.addresses.of(document.kind, document.id)
            target = Target(document.kind, document.id, url, title_of(document))
            for index, alias in enumerate(document.fields.aliases):
                old = self.addresses.of(document.kind, alias)
                if old in taken or old in moved:
                    place = document.location(f"aliases.{index}")
                    self.problems.append(problem("alias-taken", place, value=alias))
                    continue
                moved[old] = target
        return dict(sorted(moved.items()))

    def check_circles(self, field: str, above: Mapping[str, str | None]) -> None:
        for document in self.documents:
            if document.id not in above or document.kind not in {"body", "topic"}:
                continue
            seen, name = {document.id}, above[document.id]
            while name is not None and name not in seen:
                seen.add(name)
                name = above.get(name)
            if name == document.id:
                place = document.location(field)
                self.problems.append(problem("circle", place, value=document.id, field=field))


def _when(question: Question) -> str:
    """Sort key: when it was asked, the unknown first; of imprecise dates the last day."""
    asked = question.fields.asked or question.fields.answered
    return asked.last if asked is not None else ""


def _spoken(name: str) -> str:
    """An id as words, for a page without a file: `water-en-bos` becomes `Water en bos`."""
    words = name.replace("-", " ").replace("/", " – ")
    return words[:1].upper() + words[1:]


def _by_words(fields: Mapping[str, _Fields], name: Callable[[_Fields], str]) -> list[str]:
    """The ids in the order of their names: accents and capitals do not count."""
    return sorted(fields, key=lambda key: (slugify(name(fields[key])), key))


def _below(above: Mapping[str, str | None]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for name in sorted(above):
        upper = above[name]
        if upper is not None and upper != name:
            below[upper].append(name)
    return below


