"""Pages that gather questions: people, bodies, topics and sessions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from builder.linking.addresses import Addresses
from builder.linking.named import Named
from builder.linking.people import Directory
from builder.model import (
    BodyFields,
    Document,
    Person,
    PersonFields,
    PublicBody,
    Question,
    Session,
    Topic,
    TopicFields,
)
from builder.problems import Problem, problem
from builder.reading.slugs import slugify

_T = TypeVar("_T")


def people_pages(
    directory: Directory, questions: Sequence[Question], addresses: Addresses
) -> dict[str, Person]:
    """Everybody, by name, with what they asked and were asked."""
    asked = _grouped(questions, lambda question: [who.person for who in question.askers])
    answered = _grouped(questions, lambda question: [who.person for who in question.addressees])
    people = {}
    for name in _by_words(directory.fields, lambda person: person.name):
        path, prose = directory.text(name)
        people[name] = Person(
            name,
            addresses.of("person", name),
            path,
            directory.fields[name],
            prose,
            tuple(asked[name]),
            tuple(answered[name]),
        )
    return people


def body_pages(
    bodies: Named[BodyFields],
    people: Mapping[str, PersonFields],
    questions: Sequence[Question],
    addresses: Addresses,
) -> dict[str, PublicBody]:
    """Every body, by name, with its questions, its parts and its people."""
    about = _grouped(questions, lambda question: question.bodies)
    below = _below({name: fields.parent for name, fields in bodies.fields.items()})
    staff: dict[str, list[str]] = defaultdict(list)
    for name in _by_words(people, lambda person: person.name):
        for body in dict.fromkeys(role.body for role in people[name].roles if role.body):
            staff[body].append(name)
    pages = {}
    for name in _by_words(bodies.fields, lambda body: body.name):
        path, prose = bodies.text(name)
        children = {child: bodies.fields[child] for child in below[name]}
        pages[name] = PublicBody(
            name,
            addresses.of("body", name),
            path,
            bodies.fields[name],
            prose,
            tuple(about[name]),
            tuple(_by_words(children, lambda body: body.name)),
            tuple(staff[name]),
        )
    return pages


def topic_pages(
    topics: Named[TopicFields], questions: Sequence[Question], addresses: Addresses
) -> dict[str, Topic]:
    """Every topic, by name, with its questions and its narrower topics."""
    about = _grouped(questions, lambda question: question.topics)
    below = _below({name: fields.broader for name, fields in topics.fields.items()})
    pages = {}
    for name in _by_words(topics.fields, lambda topic: topic.name):
        path, prose = topics.text(name)
        narrower = {child: topics.fields[child] for child in below[name]}
        pages[name] = Topic(
            name,
            addresses.of("topic", name),
            path,
            topics.fields[name],
            prose,
            tuple(about[name]),
            tuple(_by_words(narrower, lambda topic: topic.name)),
        )
    return pages


def session_pages(questions: Sequence[Question], addresses: Addresses) -> dict[str, Session]:
    """Every session, the newest first."""
    held = _grouped(questions, lambda question: [question.session] if question.session else [])
    return {
        name: Session(name, addresses.session(name), tuple(held[name]))
        for name in sorted(held, reverse=True)
    }


def circles(
    field: str, above: Mapping[str, str | None], files: Mapping[str, Document]
) -> list[Problem]:
    """A problem for everything that belongs to itself by way of `field`."""
    problems = []
    for name, document in sorted(files.items()):
        seen, upper = {name}, above.get(name)
        while upper is not None and upper not in seen:
            seen.add(upper)
            upper = above.get(upper)
        if upper == name:
            place = document.location(field)
            problems.append(problem("circle", place, value=name, field=field))
    return problems


def _grouped(
    questions: Sequence[Question], names: Callable[[Question], Iterable[str]]
) -> dict[str, list[str]]:
    """Ids of questions by each name that `names` gives, in the order of the questions."""
    groups: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for name in dict.fromkeys(names(question)):
            groups[name].append(question.id)
    return groups


def _by_words(fields: Mapping[str, _T], name: Callable[[_T], str]) -> list[str]:
    """The ids in the order of their names: accents and capitals do not count."""
    return sorted(fields, key=lambda key: (slugify(name(fields[key])), key))


def _below(above: Mapping[str, str | None]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for name in sorted(above):
        upper = above[name]
        if upper is not None and upper != name:
            below[upper].append(name)
    return below
