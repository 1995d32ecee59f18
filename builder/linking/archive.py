"""All documents to one archive: identities, addresses, and each question as of its date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from builder.linking.addresses import Addresses
from builder.linking.citing import cite
from builder.linking.coverage import all_parts, judged_by
from builder.linking.deadlines import Deadlines, newest
from builder.linking.doubtful import doubts
from builder.linking.gist import with_gist
from builder.linking.languages import told_apart, translations
from builder.linking.mentions import Names
from builder.linking.named import Named
from builder.linking.neighbours import when, with_citations, with_translations
from builder.linking.occupied import Occupied
from builder.linking.people import Directory
from builder.linking.promises import Ground, Kept, promises_and_events
from builder.linking.references import Links, resolve
from builder.linking.referring import quoting
from builder.linking.registers import (
    body_pages,
    circles,
    people_pages,
    session_pages,
    topic_pages,
)
from builder.linking.suggesting import Known
from builder.linking.threads import threads
from builder.model import (
    Archive,
    Body,
    BodyFields,
    Document,
    Page,
    PageFields,
    Participant,
    Person,
    PersonFields,
    Prose,
    PublicBody,
    Question,
    QuestionFields,
    Rules,
    Topic,
    TopicFields,
)
from builder.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Linked:
    """An archive, and what is wrong with how its files fit together."""

    archive: Archive
    problems: tuple[Problem, ...]


def link(
    documents: Iterable[Document],
    addresses: Addresses,
    language: str,
    unreadable: frozenset[str] = frozenset(),
    rules: Rules = Rules(),  # noqa: B008 - frozen
) -> Linked:
    """Links the whole archive.

    Args:
        documents: in any order; the result does not depend on it.
        addresses: of the site.
        language: of questions and pages that do not say theirs.
        unreadable: paths of files that could not be read: links to them are not broken.
        rules: until when questions have to be answered, and which day it is.
    """
    ready = sorted(map(with_gist, documents), key=lambda d: d.path)
    in_order = told_apart(ready, language)
    linker = _Linker(
        in_order, addresses, language, Deadlines(rules, rules.today or newest(in_order))
    )
    archive = linker.archive(unreadable)
    return Linked(archive, tuple(linker.problems))


class _Linker:
    """The state of one run: what is known so far, and the problems."""

    def __init__(
        self,
        documents: Sequence[Document],
        addresses: Addresses,
        language: str,
        deadlines: Deadlines,
    ) -> None:
        self.documents = documents
        self.deadlines = deadlines
        self.addresses = addresses
        self.language = language
        self.problems: list[Problem] = []
        self.people = Directory(addresses, documents)
        self.bodies = Named("body", BodyFields, documents)
        self.topics = Named("topic", TopicFields, documents)

    def archive(self, unreadable: frozenset[str]) -> Archive:
        self.read_registers()
        by_path = {document.path: document for document in self.documents}
        gists = {path: document.gist for path, document in by_path.items() if document.gist}
        links = resolve(by_path, self.addresses, unreadable)
        questions = [document for document in self.documents if document.kind == "question"]
        by_id = sorted(
            (self.question(document) for document in questions if not document.translates),
            key=lambda question: question.id,
        )
        translated = self.translations(questions, by_id)
        found_citations = cite(by_id, by_path, links.targets, links.named, translated.values())
        chains = threads(by_id, found_citations.cited, self.addresses)
        by_id = list(with_citations(by_id, links, found_citations, chains))
        whole = {question.id: question for question in by_id}
        by_id = [
            quoting(question, whole) if gists[question.path].points else question
            for question in by_id
        ]
        by_id = with_translations(by_id, translated)
        translated = {
            name: replace(question, references=found_citations.cited[name])
            for name, question in translated.items()
        }
        newest = sorted(by_id, key=when, reverse=True)
        kept = self.kept(by_id, links)
        people = people_pages(self.people, newest, self.addresses)
        bodies = body_pages(self.bodies, self.people.fields, newest, self.addresses)
        topics = topic_pages(self.topics, newest, self.addresses)
        sessions = session_pages(newest, self.addresses)
        names = Names(people.values(), bodies.values())
        mentions = {
            question.id: names.mentions(question, gists[question.path])
            for question in (*by_id, *translated.values())
        }
        pages = self.pages()
        page_mentions = {page.id: names.mentions_on(page) for page in pages.values()}
        registers: tuple[Mapping[str, Person | PublicBody | Topic], ...] = (people, bodies, topics)
        without_file = {session.url for session in sessions.values()}
        for register in registers:
            without_file |= {page.url for page in register.values() if page.path is None}
        without_file |= {thread.url for thread in chains.values()}
        occupied = Occupied(self.documents, self.addresses, without_file)
        archive = Archive(
            {question.id: question for question in newest},
            people,
            bodies,
            topics,
            sessions,
            pages,
            occupied.redirects,
            links.targets,
            self.deadlines.today,
            found_citations.wanted,
            chains,
            translated,
            kept.promises,
            kept.events,
            {name: own for name, own in mentions.items() if own},
            page_mentions={name: own for name, own in page_mentions.items() if own},
        )
        found = (occupied, links, found_citations, kept, self.people, self.bodies, self.topics)
        self.problems += [fault for room in found for fault in room.problems]
        self.problems += doubts(by_id, by_path, self.deadlines.today)
        return archive

    def kept(self, by_id: Sequence[Question], links: Links) -> Kept:
        """Promises and events. Comes before the pages of bodies: an event may name a new one."""
        ground = Ground(
            {document.id: document for document in self.documents if document.kind == "question"},
            links.named,
            Known(links.named),
            self.addresses,
            self.bodies.known,
            self.deadlines.today,
        )
        return promises_and_events(by_id, ground)

    # --- questions ---

    def question(self, document: Document) -> Question:
        fields, gist = document.fields, document.gist
        outline = gist.outline if gist is not None else None
        by_rule = gist.coverage if gist is not None else None
        if not isinstance(fields, QuestionFields) or outline is None or by_rule is None:
            message = f"{document.path} is not a question"
            raise TypeError(message)
        askers = self.participants(document, "askers", fields)
        addressees = self.participants(document, "addressees", fields)
        if fields.asked is not None:
            self.people.check_office(document, "askers", askers, fields.asked)
            self.people.check_office(document, "addressees", addressees, fields.asked)
        topics = [
            self.topics.known(document, f"topics.{index}", name)
            for index, name in enumerate(fields.topics)
        ]
        bodies = [
            self.bodies.known(document, f"bodies.{index}", name)
            for index, name in enumerate(fields.bodies)
        ]
        bodies += [who.body for who in addressees if who.body is not None]
        self.check_outcomes(document, fields, outline)
        coverage = judged_by(fields.outcomes, by_rule, outline)
        deadline = self.deadlines.deadline(fields, outline)
        return Question(
            document.id,
            self.addresses.of("question", document.id),
            document.path,
            fields,
            document.text,
            outline,
            fields.session or (document.id.split("/")[0] if "/" in document.id else None),
            fields.language or self.language,
            askers,
            addressees,
            tuple(dict.fromkeys(topics)),
            tuple(dict.fromkeys(bodies)),
            coverage,
            self.deadlines.status(fields, outline, coverage, deadline),
            deadline,
            self.response_days(document, fields),
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

    def check_outcomes(self, document: Document, fields: QuestionFields, outline: Body) -> None:
        asked = [part.id for part in all_parts(outline.question.parts)]
        for judged in fields.outcomes:
            if judged.part not in asked:
                place = document.location(f"outcomes.{judged.part}")
                known = ", ".join(asked) or None
                self.problems.append(problem("unknown-part", place, value=judged.part, known=known))

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

    def translations(
        self, documents: Iterable[Document], originals: Iterable[Question]
    ) -> dict[str, Question]:
        by_id = {question.id: question for question in originals}
        translated = [document for document in documents if document.translates]
        found = translations(translated, by_id, self.addresses)
        return {question.id: question for question in found}

    # --- everything else ---

    def read_registers(self) -> None:
        """What people, bodies and topics say of each other, with ids in place of aliases."""
        for document in self.documents:
            fields = document.fields
            if isinstance(fields, PersonFields):
                roles = tuple(
                    replace(role, body=self.body(document, f"roles.{index}.body", role.body))
                    for index, role in enumerate(fields.roles)
                )
                self.people.fields[document.id] = replace(fields, roles=roles)
            elif isinstance(fields, BodyFields):
                parent = self.body(document, "parent", fields.parent)
                self.bodies.fields[document.id] = replace(fields, parent=parent)
            elif isinstance(fields, TopicFields) and fields.broader is not None:
                broader_topic = self.topics.known(document, "broader", fields.broader)
                self.topics.fields[document.id] = replace(fields, broader=broader_topic)
        parents = {name: fields.parent for name, fields in self.bodies.fields.items()}
        broader = {name: fields.broader for name, fields in self.topics.fields.items()}
        self.problems += circles("parent", parents, self.bodies.files)
        self.problems += circles("broader", broader, self.topics.files)

    def body(self, document: Document, at: str, name: str | None) -> str | None:
        return None if name is None else self.bodies.known(document, at, name)

    def pages(self) -> dict[str, Page]:
        pages = {}
        for document in self.documents:
            fields = document.fields
            # Of no other file is the text looked at: it would have to be unpacked.
            prose = document.body if isinstance(fields, PageFields) else None
            if isinstance(fields, PageFields) and isinstance(prose, Prose):
                url = self.addresses.of("page", document.id)
                language = fields.language or self.language
                pages[document.id] = Page(document.id, url, document.path, fields, prose, language)
        return dict(sorted(pages.items()))
