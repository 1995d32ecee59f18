"""Promises and events: each anchored in the text by a quotation, and how a promise stands today."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from builder.linking.addresses import Addresses
from builder.linking.passages import Quotable, answers_of, whole_of
from builder.linking.suggesting import Known
from builder.model import (
    Commitment,
    Document,
    Happening,
    Promise,
    PromiseState,
    Question,
    QuestionFields,
    Target,
)
from builder.problems import Problem, nearest, problem

_WEB = ("https://", "http://")


@dataclass(slots=True)
class Kept:
    """The promises and events of an archive.

    Attributes:
        promises: as `Archive.promises`.
        events: as `Archive.events`.
        problems: quotations that are not in the text, and what does not fit.
    """

    promises: dict[str, tuple[Promise, ...]] = field(default_factory=dict)
    events: dict[str, tuple[Happening, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What promises and events are judged by.

    Attributes:
        documents: of questions, by id.
        named: every document by what a link may call it.
        spellings: the same names, for suggestions.
        addresses: of the site.
        known_body: the id that a name of a body means, given document, field and name.
        today: ISO 8601, or `None`.
    """

    documents: Mapping[str, Document]
    named: Mapping[str, Document]
    spellings: Known
    addresses: Addresses
    known_body: Callable[[Document, str, str], str]
    today: str | None


def promises_and_events(questions: Iterable[Question], ground: Ground) -> Kept:
    """Every promise and event of some questions."""
    kept = Kept()
    for question in questions:
        fields, document = question.fields, ground.documents[question.id]
        if fields.commitments:
            own = tuple(_promises(question, document, ground, kept.problems))
            kept.promises[question.id] = own
        if fields.events:
            kept.events[question.id] = tuple(_events(question, document, ground, kept.problems))
    return kept


def _promises(
    question: Question, document: Document, ground: Ground, problems: list[Problem]
) -> Iterator[Promise]:
    text = answers_of(question.body)
    people = tuple(who.person for who in question.addressees)
    for index, entry in enumerate(question.fields.commitments):
        at = f"commitments.{index}"
        anchor = _anchored(text, entry.quote, document, f"{at}.quote", problems)
        evidence = _evidence(entry, document, at, ground, problems)
        if entry.state == "kept" and entry.evidence is None:
            problems.append(problem("kept-without-evidence", document.location(f"{at}.state")))
        by_editor = entry.state in {"kept", "withdrawn"}
        yield Promise(
            question.id,
            index,
            entry.quote,
            anchor or "",
            entry.due,
            _state(entry, ground.today),
            "editor" if by_editor else "rule",
            evidence,
            entry.note or "",
            people,
            question.bodies,
            question.fields.answered,
        )


def _state(entry: Commitment, today: str | None) -> PromiseState:
    if entry.state == "kept":
        return "kept"
    if entry.state == "withdrawn":
        return "withdrawn"
    passed = entry.due is not None and today is not None and entry.due.last < today
    return "due" if passed else "open"


def _evidence(
    entry: Commitment, document: Document, at: str, ground: Ground, problems: list[Problem]
) -> Target | None:
    """What shows that a promise was kept: another page of the archive, or one on the web."""
    written = entry.evidence
    if written is None:
        return None
    if written.startswith(_WEB):
        return Target("page", "", written, written)
    name, _, fragment = written.partition("#")
    found = ground.named.get(name)
    place = document.location(f"{at}.evidence")
    if found is None:
        suggestion = ground.spellings.nearest(name)
        problems.append(problem("unknown-evidence", place, value=written, suggestion=suggestion))
        return None
    if fragment and fragment not in found.anchors:
        suggestion = nearest(fragment, found.anchors)
        title = _title(found)
        problems.append(
            problem("broken-anchor", place, page=title, value=fragment, suggestion=suggestion)
        )
        return None
    url = ground.addresses.of(found.kind, found.id) + (f"#{fragment}" if fragment else "")
    return Target(found.kind, found.id, url, _title(found))


def _title(document: Document) -> str:
    fields = document.fields
    return fields.title if isinstance(fields, QuestionFields) else document.id


def _events(
    question: Question, document: Document, ground: Ground, problems: list[Problem]
) -> Iterator[Happening]:
    text = whole_of(question.body)
    for index, entry in enumerate(question.fields.events):
        at = f"events.{index}"
        anchor = ""
        if entry.quote is not None:
            anchor = _anchored(text, entry.quote, document, f"{at}.quote", problems) or ""
        bodies = (
            ground.known_body(document, f"{at}.bodies.{number}", name)
            for number, name in enumerate(entry.bodies)
        )
        found = tuple(dict.fromkeys(bodies))
        yield Happening(
            question.id, index, entry.title, entry.date, found, entry.quote or "", anchor
        )


def _anchored(
    text: Quotable, quote: str, document: Document, at: str, problems: list[Problem]
) -> str | None:
    anchor = text.anchor(quote)
    if anchor is None:
        begins = text.begins(quote)
        problems.append(problem("quote-not-found", document.location(at), begins=begins))
    return anchor
