"""How to cite a place in a question: a sub-question, an answer, a paragraph."""

from collections.abc import Iterator

from builder.linking.coverage import all_parts
from builder.model import Html, Question
from builder.publishing.bibliography import Work, in_words
from builder.publishing.citations import labels_of
from builder.publishing.edition import Edition
from builder.publishing.views import Pinpoint


def pinpoints(question: Question, work: Work, edition: Edition) -> Iterator[Pinpoint]:
    """Every place of a question that can be cited, in the order of the text.

    Paragraphs are told where there are several: else they are what their part is.
    """
    labels = labels_of(question, edition)
    for section in (question.body.question, *question.body.answers):
        name = labels.get(section.anchor, edition.site.t("question"))
        if section.kind != "question":
            yield _pinpoint(section.anchor, name, work, edition)
        yield from _paragraphs(section.html, name, work, edition)
        for part in all_parts(section.parts):
            yield _pinpoint(part.anchor, labels[part.anchor], work, edition)
            yield from _paragraphs(part.html, labels[part.anchor], work, edition)


def _pinpoint(anchor: str, label: str, work: Work, edition: Edition) -> Pinpoint:
    # In a sentence; in German a noun keeps its capital.
    german = edition.config.language.startswith("de")
    place = label if german else label[:1].lower() + label[1:]
    return Pinpoint(anchor, label, in_words(work, edition, place, anchor))


def _paragraphs(html: Html, name: str, work: Work, edition: Edition) -> Iterator[Pinpoint]:
    anchors = [
        anchor
        for piece in html.pieces
        for rest in piece.split(' id="p')[1:]
        if (anchor := rest.partition('"')[0]).isdecimal()
    ]
    if len(anchors) > 1:
        for number, anchor in enumerate(anchors, start=1):
            label = edition.site.t("cite_paragraph", place=name, number=number)
            yield _pinpoint(f"p{anchor}", label, work, edition)
