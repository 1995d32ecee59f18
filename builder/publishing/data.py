"""The archive for programs: the record of each question, and JSON-LD in its page.

The names of the record's fields are a promise; null or empty where nothing is known.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from builder.config import Config
from builder.linking.coverage import all_parts, tally
from builder.model import Archive, Deadline, Part, Participant, Question, Section, Source


def record(question: Question, archive: Archive, config: Config) -> dict[str, Any]:
    """The record of a question, ready for JSON."""
    fields = question.fields
    parts = all_parts(question.body.question.parts)
    return {
        "id": question.id,
        "url": (config.base_url or "") + question.url,
        "title": fields.title,
        "number": fields.number,
        "session": question.session,
        "kind": fields.kind,
        "language": question.language,
        "asked": fields.asked.text if fields.asked else None,
        "answered": fields.answered.text if fields.answered else None,
        "askers": [_participant(who) for who in question.askers],
        "addressees": [_participant(who) for who in question.addressees],
        "topics": [
            {"id": name, "name": archive.topics[name].fields.name} for name in question.topics
        ],
        "status": question.status,
        "deadline": _deadline(question.deadline),
        "response_days": question.response_days,
        "context": question.body.question.text,
        "coverage": _tally(question),
        "parts": [_part(part, question) for part in parts],
        "judgements": [
            {
                "part": name,
                "outcome": own.outcome,
                "note": own.note or None,
                "by": own.judge or None,
            }
            for name, own in question.coverage.outcomes.items()
            if own.by == "editor"
        ],
        "answers": [_answer(answer, question) for answer in question.body.answers],
        "notes": question.body.notes_text,
        "references": list(_references(question)),
        "cited_by": [
            {"id": citation.question, "anchor": citation.anchor} for citation in question.cited_by
        ],
        "thread": question.thread,
        "commitments": [
            {
                "quote": promise.quote,
                "anchor": promise.anchor or None,
                "due": promise.due.text if promise.due else None,
                "state": promise.state,
                "state_by": promise.by,
                "evidence": promise.evidence.id or promise.evidence.url
                if promise.evidence
                else None,
                "note": promise.note or None,
                "people": list(promise.people),
                "bodies": list(promise.bodies),
            }
            for promise in archive.promises.get(question.id, ())
        ],
        "events": [
            {
                "title": event.title,
                "date": event.date.text if event.date else None,
                "bodies": list(event.bodies),
                "quote": event.quote or None,
                "anchor": event.anchor or None,
            }
            for event in archive.events.get(question.id, ())
        ],
        "mentions": [
            {"kind": named.kind, "id": named.id, "text": named.text, "anchor": named.anchor}
            for named in archive.mentions.get(question.id, ())
        ],
        "source": _source(fields.source),
        "summary": fields.summary,
        "translates": question.translates,
        "translations": [
            {
                "language": archive.translations[name].language,
                "title": archive.translations[name].fields.title,
                "url": (config.base_url or "") + archive.translations[name].url,
            }
            for name in question.translations
        ],
    }


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {"due": deadline.due.text, "rule": deadline.rule, "days_over": deadline.days_over}


def _tally(question: Question) -> dict[str, int] | None:
    counted = tally(question.body, question.coverage)
    if counted is None:
        return None
    return {
        "answered": counted.answered,
        "parts": counted.total,
        "judged_by_editor": counted.judged,
    }


def _participant(who: Participant) -> dict[str, str | None]:
    return {"id": who.person, "name": who.name, "role": who.role, "party": who.party}


def _references(question: Question) -> Iterator[dict[str, Any]]:
    """Every citation and every link to another question: the words, from where, and to what."""
    for cited in question.references:
        yield {
            "text": cited.text,
            "anchor": cited.anchor,
            "state": cited.state,
            "target": cited.target or cited.address or None,
            "candidates": list(cited.candidates),
        }


def _part(part: Part, question: Question) -> dict[str, Any]:
    judged = question.coverage.outcomes.get(part.id)
    return {
        "id": part.id,
        "marker": part.marker,
        "anchor": part.anchor,
        "text": part.text,
        "covered_by": list(question.coverage.covered_by.get(part.id, ())),
        "outcome": judged.outcome if judged else None,
        "outcome_by": judged.by if judged else None,
    }


def _answer(section: Section, question: Question) -> dict[str, Any]:
    covers = question.coverage.covers
    last = section.anchor == question.outline.answers[-1].anchor
    answered = question.fields.answered
    return {
        "kind": section.kind,
        "answered": answered.text if answered and last else None,
        "by": [who.person for who in question.addressees],
        "anchor": section.anchor,
        "context": section.text if section.parts else "",
        "parts": [
            {
                "marker": part.marker,
                "covers": list(covers.get(part.anchor, ())),
                "anchor": part.anchor,
                "text": part.text,
            }
            for part in all_parts(section.parts)
        ]
        or [{"marker": None, "covers": "*", "anchor": section.anchor, "text": section.text}],
    }


def _source(source: Source | None) -> dict[str, str | None]:
    source = source or Source()
    return {
        "name": source.name,
        "url": source.url,
        "sha256": source.sha256,
        "retrieved": source.retrieved.text if source.retrieved else None,
        "pages": source.pages,
        "importer": source.importer,
    }


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """One line of JSON with the letters as they are.

    U+2028 and U+2029 are escaped: for many programs that read line by line they end a line.
    """
    text = _encode(value)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


# --- in the page --------------------------------------------------------------------------------


def script_json(value: object) -> Markup:
    """JSON for a `<script>` element: nothing in it can end the element."""
    text = to_json(value)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - no character of markup is left


def json_ld(thing: Mapping[str, Any]) -> Markup:
    """JSON-LD in the vocabulary of schema.org; what is `None` is left out."""
    known = {name: value for name, value in thing.items() if value is not None}
    return script_json({"@context": "https://schema.org", **known})


def question_data(question: Question, archive: Archive, config: Config) -> dict[str, Any]:
    """A `Question` and its answers inside a `WebPage`.

    Not a `QAPage`: that is for pages where visitors answer. The texts are on the page and not
    repeated here.
    """
    fields = question.fields
    url = config.base_url + question.url if config.base_url else None
    people = archive.people

    def person(who: Participant) -> dict[str, str]:
        known = {"@type": "Person", "name": people[who.person].fields.name}
        return known | ({"jobTitle": who.role} if who.role else {})

    answers = [
        {
            "@type": "Answer",
            "url": f"{url}#{answer.anchor}",
            "author": [person(who) for who in question.addressees],
        }
        for answer in question.body.answers
    ]
    asked: dict[str, Any] = {
        "@type": "Question",
        "name": fields.title,
        "author": [person(who) for who in question.askers],
        "answerCount": len(answers),
    }
    if fields.asked and not fields.asked.text.endswith(("?", "~", "%")):
        asked["dateCreated"] = fields.asked.text
    if url is not None and answers:
        asked["suggestedAnswer"] = answers
    return {
        "@type": "WebPage",
        "name": fields.title,
        "url": url,
        "inLanguage": question.language,
        "mainEntity": asked,
    }
