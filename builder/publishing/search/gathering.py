"""What the search index is told of each question of an archive."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.linking.coverage import all_parts
from builder.model import Archive, Part, Question, Section
from builder.publishing.edition import Edition
from builder.publishing.search.records import Place, Records, SearchRecord

MANY = 300
"""Number of questions from which their records wait in a file, and not in memory."""


def records(edition: Edition, file: Path | None = None) -> Records:
    """The records of all questions, the oldest first and of one day by id.

    After each come those of its translations.

    A question's place in the list is its number in the index: later questions leave the numbers
    of earlier ones as they are.

    Args:
        edition: the archive.
        file: where they wait, if they are many.

    Raises:
        OSError: the disk failed.
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

    told = (
        replace(record, bodies=bodies) if not place else record
        for place, record in enumerate(found())
    )
    return Records(told, file if len(ordered) >= MANY else None)


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
