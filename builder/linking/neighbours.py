"""Each question with what the others make of it: who cites it, its thread, its translations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.linking.citing import Citations
from builder.linking.references import Links
from builder.model import Question, Thread


def with_citations(
    questions: Sequence[Question],
    links: Links,
    citations: Citations,
    chains: Mapping[str, Thread],
) -> Iterator[Question]:
    """The questions with what they cite, who cites them, their thread, and who is beside them."""
    newer: dict[str, str] = {}
    older: dict[str, str] = {}
    sessions: dict[str | None, str] = {}
    for question in sorted(questions, key=when, reverse=True):
        if question.session and question.session in sessions:
            before = sessions[question.session]
            older[before], newer[question.id] = question.id, before
        sessions[question.session] = question.id
    thread_of = {name: thread.id for thread in chains.values() for name in thread.questions}
    for question in questions:
        back = {*links.cited_by.get(question.id, ()), *citations.cited_by.get(question.id, ())}
        yield replace(
            question,
            cited_by=tuple(sorted(back, key=lambda one: (one.question, one.anchor, one.at))),
            references=citations.cited[question.id],
            thread=thread_of.get(question.id),
            newer=newer.get(question.id),
            older=older.get(question.id),
        )


def with_translations(
    questions: Iterable[Question], translated: Mapping[str, Question]
) -> list[Question]:
    """The questions with the ids of their translations."""
    own: dict[str | None, list[str]] = {}
    for name in sorted(translated):
        own.setdefault(translated[name].translates, []).append(name)
    return [
        replace(question, translations=tuple(own[question.id])) if question.id in own else question
        for question in questions
    ]


def when(question: Question) -> str:
    """Sort key: when it was asked, the unknown first; of imprecise dates the last day."""
    asked = question.fields.asked or question.fields.answered
    return asked.last if asked is not None else ""
