"""The answer to which an answer only points, quoted in its place: one level deep."""

from collections.abc import Iterator

from markupsafe import Markup

from builder.model import Html, Question
from builder.publishing.edition import Edition
from builder.publishing.views import Link, Quoted

OPEN = 1500
"""Characters up to which a quotation is seen at once; a longer one is opened first."""


def quoted(question: Question, anchor: str, edition: Edition, root: str) -> Quoted | None:
    """What is quoted at an answer or a part of one, or `None`.

    Args:
        question: the question whose answer points elsewhere.
        anchor: of the answer or part.
        edition: the edition.
        root: way to the root of the site.
    """
    quote = question.quotes.get(anchor)
    if quote is None:
        return None
    there = edition.archive.questions[quote.question]
    pieces = []
    length = 0
    for marker, html, text in _passages(there, quote.anchors):
        length += len(text)
        shown = edition.filler.quote(html, there.path, root, there.url)
        number = Markup('<p class="mark">{}</p>').format(marker) if marker else Markup()
        pieces.append(number + shown)
    who = edition.wording.names([one.name for one in there.addressees])
    day = edition.wording.day(there.fields.answered)
    detail = ", ".join(part for part in (who, day.text if day else "") if part)
    return Quoted(
        Link(f"{there.url}#{quote.anchors[0]}", there.fields.title),
        detail,
        Markup().join(pieces),
        there.language,
        length <= OPEN,
    )


def _passages(there: Question, anchors: tuple[str, ...]) -> Iterator[tuple[str, Html, str]]:
    """Each passage with its marker: parts, or a whole answer with its parts."""
    for section in there.body.answers:
        whole = section.anchor in anchors
        if whole and section.html:
            yield "", section.html, section.text
        for part in section.parts:
            for one in (part, *part.children):
                if whole or part.anchor in anchors or one.anchor in anchors:
                    yield one.marker, one.html, one.text
