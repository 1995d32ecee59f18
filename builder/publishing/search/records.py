"""What the search index is told of each question."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, overload

from builder.linking.coverage import all_parts
from builder.model import Archive, Part, Question, Section
from builder.publishing.edition import Edition
from builder.publishing.search.inflection import RULES
from builder.publishing.search.packing import in_json
from builder.publishing.search.vocabulary import FUNCTION_WORDS

FACETS = ("session", "asker", "addressee", "party", "topic", "status")
"""By what results can be narrowed, in the order of the search page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a question's page that can be linked to.

    Attributes:
        kind: `context`, `part` (a sub-question) or `answer`.
        anchor: id in the page; empty for the page itself.
        title: what a link to it is called.
        text: plain text.
    """

    kind: str
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search index is told of a question.

    Attributes:
        url: address, as in `Question.url`.
        language: of its text.
        title: of the question.
        number: as printed, or empty.
        session: id, or empty.
        asked: first and last possible day, or two empty texts.
        answered: the same.
        people: who asked and who answered, with party and role.
        facets: values for each of `FACETS`.
        shown: what a result says besides its title, by name.
        places: the text, piece by piece, in order.
        bodies: abbreviation and name of each body that the archive has a file of; only with the
            first record.
        translates: whether it is the question before it in another language: found by its own
            words, but one question with that in lists and counts.
    """

    url: str
    language: str
    title: str
    number: str = ""
    session: str = ""
    asked: tuple[str, str] = ("", "")
    answered: tuple[str, str] = ("", "")
    people: tuple[str, ...] = ()
    facets: tuple[tuple[str, ...], ...] = ((),) * len(FACETS)
    shown: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    translates: bool = False


class Records(Sequence[SearchRecord]):
    """Records in a seventh of the room: all of them are there for as long as a build takes.

    Attributes:
        urls: their addresses, in order.
    """

    def __init__(self, some: Iterable[SearchRecord]) -> None:
        """Packs these records."""
        self.urls: list[str] = []
        self._packed: list[bytes] = []
        for record in some:
            self.urls.append(record.url)
            self._packed.append(zlib.compress(as_json(record), 1))

    def lines(self) -> Iterator[bytes]:
        """Each record as `as_json` writes it."""
        return map(zlib.decompress, self._packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> SearchRecord: ...

    @overload
    def __getitem__(self, place: slice) -> list[SearchRecord]: ...

    def __getitem__(self, place: int | slice) -> SearchRecord | list[SearchRecord]:
        """One of them, made anew."""
        if isinstance(place, slice):
            return [_unpacked(data) for data in self._packed[place]]
        return _unpacked(self._packed[place])

    def __iter__(self) -> Iterator[SearchRecord]:
        """Each of them, made anew."""
        return map(_unpacked, self._packed)


def _unpacked(data: bytes) -> SearchRecord:
    return from_json(json.loads(zlib.decompress(data)))


def records(edition: Edition) -> Records:
    """The records of all questions, the oldest first and of one day by id.

    After each come those of its translations.

    A question's place in the list is its number in the index: later questions leave the numbers
    of earlier ones as they are.
    """
    questions = edition.archive.questions.values()
    ordered = sorted(questions, key=lambda each: (*_dates(each)[0], each.id))
    translations = edition.archive.translations
    bodies = tuple(
        (body.fields.abbreviation, body.fields.name)
        for name, body in sorted(edition.archive.bodies.items())
        if body.fields.abbreviation
    )

    def found() -> Iterator[SearchRecord]:
        for question in ordered:
            for one in (question, *(translations[name] for name in question.translations)):
                yield _record(one, edition)

    return Records(
        replace(record, bodies=bodies) if not place else record
        for place, record in enumerate(found())
    )


def digest(all_records: Records, program: str) -> str:
    """Changes whenever the index would: with any record, or with the program."""
    total = hashlib.sha256(f"{program}\n{RULES}\n".encode())
    for words in FUNCTION_WORDS.values():
        total.update("\n".join(sorted(words)).encode())
    for line in all_records.lines():
        total.update(line)
    return total.hexdigest()


_NAMES = tuple(each.name for each in fields(SearchRecord))


def as_json(record: SearchRecord) -> bytes:
    """A record as JSON, on one line."""
    data = {name: getattr(record, name) for name in _NAMES}
    data["places"] = [
        {"kind": place.kind, "anchor": place.anchor, "title": place.title, "text": place.text}
        for place in record.places
    ]
    return in_json(data)


def from_json(data: Any) -> SearchRecord:  # noqa: ANN401 - JSON
    """A record out of its JSON, which `as_json` made."""
    places = tuple(Place(**place) for place in data.pop("places"))
    facets = tuple(tuple(values) for values in data.pop("facets"))
    shown = tuple((name, text) for name, text in data.pop("shown"))
    bodies = tuple((short, name) for short, name in data.pop("bodies"))
    asked, answered = tuple(data.pop("asked")), tuple(data.pop("answered"))
    people = tuple(data.pop("people"))
    return SearchRecord(
        **data,
        people=people,
        places=places,
        facets=facets,
        shown=shown,
        bodies=bodies,
        asked=asked,
        answered=answered,
    )


def _dates(question: Question) -> tuple[tuple[str, str], tuple[str, str]]:
    asked, answered = question.fields.asked, question.fields.answered
    return (
        (asked.first, asked.last) if asked else ("", ""),
        (answered.first, answered.last) if answered else ("", ""),
    )


def _record(question: Question, edition: Edition) -> SearchRecord:
    fields, t = question.fields, edition.site.t
    day = edition.wording.day(fields.asked)
    everybody = (*question.askers, *question.addressees)
    status = t(f"status_{question.status}")
    shown = {
        "number": fields.number or "",
        "date": day.text if day else "",
        "asker": edition.wording.names([who.name for who in question.askers]),
        "addressee": edition.wording.names([who.name for who in question.addressees]),
        "status": status,
        "state": question.status,
    }
    asked, answered = _dates(question)
    return SearchRecord(
        url=question.url,
        language=question.language.partition("-")[0],
        title=fields.title,
        number=fields.number or "",
        session=question.session or "",
        asked=asked,
        answered=answered,
        people=tuple(
            text for who in everybody for text in (who.name, who.party or "", who.role or "")
        ),
        facets=_facets(question, edition.archive, status),
        shown=tuple((name, text) for name, text in shown.items() if text),
        places=tuple(place for place in _places(question, edition) if place.text.strip()),
        translates=question.translates is not None,
    )


def _facets(question: Question, archive: Archive, status: str) -> tuple[tuple[str, ...], ...]:
    parties = dict.fromkeys(who.party for who in question.askers if who.party)
    return (
        (question.session,) if question.session else (),
        tuple(dict.fromkeys(who.name for who in question.askers)),
        tuple(dict.fromkeys(who.name for who in question.addressees)),
        tuple(parties),
        tuple(dict.fromkeys(archive.topics[topic].fields.name for topic in question.topics)),
        (status,),
    )


def _places(question: Question, edition: Edition) -> Iterator[Place]:
    body, t = question.body, edition.site.t
    yield Place("context", "", question.fields.title, body.question.text)
    for part in all_parts(body.question.parts):
        yield _part("part", part, t("part_label", part=part.id))
    for answer in body.answers:
        yield from _answer(answer, edition)
    yield Place("context", "", question.fields.title, body.notes_text)


def _answer(answer: Section, edition: Edition) -> Iterator[Place]:
    heading = answer.heading or edition.site.t(f"answer_{answer.kind}")
    yield Place("answer", answer.anchor, heading, answer.text)
    for part in all_parts(answer.parts):
        yield _part("answer", part, edition.about("answer_label", part.numbers))


def _part(kind: str, part: Part, label: str) -> Place:
    return Place(kind, part.anchor, label, part.text)
