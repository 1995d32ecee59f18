"""What may be right and is worth a look: dates, open parts, doubles."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.linking.coverage import all_parts
from builder.linking.doubles import doubles
from builder.model import Document, PersonFields, Question
from builder.problems import Location, Problem, problem

FIRST, LAST = "1790", "2199"
"""Years between which there are parliaments whose questions one publishes."""

_YEARS = re.compile(r"(\d{4})-(\d{4})")


def doubts(
    questions: Sequence[Question], documents: Mapping[str, Document], today: str | None
) -> Iterator[Problem]:
    """What may be right, and is worth a look.

    Args:
        questions: all of them.
        documents: path of each file to what was read.
        today: ISO 8601, if the archive says which day it is.
    """
    for question in questions:
        yield from _doubtful_dates(question, documents[question.path], today)
        yield from _unanswered(question)
    yield from _doubtful_periods(documents.values())
    yield from doubles(questions, documents.values())


def _doubtful_dates(question: Question, document: Document, today: str | None) -> Iterator[Problem]:
    """Dates of a question that cannot be, or cannot well be.

    Args:
        question: the question.
        document: its file.
        today: ISO 8601, if the archive says which day it is.
    """
    fields = question.fields
    source = fields.source.retrieved if fields.source else None
    dates = {"asked": fields.asked, "answered": fields.answered, "source.retrieved": source}
    for name, when in dates.items():
        if when is None:
            continue
        if when.first < FIRST or when.last[:4] > LAST:
            place = document.location(name)
            yield problem("odd-date", place, value=when.text, first=FIRST, last=LAST)
        elif today is not None and when.first > today:
            place = document.location(name)
            yield problem("future-date", place, value=when.text, today=today)
    years = _YEARS.fullmatch(question.session or "")
    if years is not None and fields.asked is not None:
        outside = fields.asked.last[:4] < years[1] or fields.asked.first[:4] > years[2]
        if outside:
            place = document.location("asked")
            value, session = fields.asked.text, question.session
            yield problem("date-outside-session", place, value=value, session=session)


def _doubtful_periods(documents: Iterable[Document]) -> Iterator[Problem]:
    """Offices and memberships that end before they begin."""
    for document in documents:
        fields = document.fields
        if not isinstance(fields, PersonFields):
            continue
        periods = [(f"roles.{i}", role.start, role.end) for i, role in enumerate(fields.roles)]
        periods += [(f"parties.{i}", own.start, own.end) for i, own in enumerate(fields.parties)]
        for name, start, end in periods:
            if start is not None and end is not None and end.last < start.first:
                yield problem("period-order", document.location(f"{name}.to"))


def _unanswered(question: Question) -> Iterator[Problem]:
    """A notice at each sub-question that nothing answers, unless an editor judged it."""
    judgements = question.coverage.outcomes.values()
    if all(judged.outcome != "none" or judged.by != "rule" for judged in judgements):
        return
    for part in all_parts(question.body.question.parts):
        judged = question.coverage.outcomes.get(part.id)
        if judged is not None and judged.outcome == "none" and judged.by == "rule":
            place = Location(question.path, part.line)
            yield problem("unanswered-part", place, part=part.id)
