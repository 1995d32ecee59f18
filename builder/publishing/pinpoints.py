"""How to cite a place in a question: a sub-question, an answer, a paragraph."""

from collections.abc import Iterator

from builder.linking.coverage import all_parts
from builder.model import Html, Question
from builder.publishing.bibliography import Work, at
from builder.publishing.citations import labels_of
from builder.publishing.edition import Edition
from builder.publishing.views import Pinpoint


def pinpoints(question: Question, work: Work, said: str, edition: Edition) -> Iterator[Pinpoint]:
    """Every place of a question that can be cited, in the order of the text.

    Paragraphs are told where there are several: else they are what their part is.

    Args:
        question: the question.
        work: what there is to say of it.
        said: the same in words.
        edition: for its words.
    """
    # In a sentence; in German a noun keeps its capital.
    german = edition.config.language.startswith("de")
    for anchor, label in _places(question, edition):
        place = label if german else label[:1].lower() + label[1:]
        yield Pinpoint(anchor, label, at(said, work, place, anchor))


def _places(question: Question, edition: Edition) -> Iterator[tuple[str, str]]:
    """The id of each place, and what it is called."""
    labels = labels_of(question, edition)
    for section in (question.body.question, *question.body.answers):
        name = labels.get(section.anchor, edition.site.t("question"))
        if section.kind != "question":
            yield section.anchor, name
        yield from _paragraphs(section.html, name, edition)
        for part in all_parts(section.parts):
            yield part.anchor, labels[part.anchor]
            yield from _paragraphs(part.html, labels[part.anchor], edition)


def _paragraphs(html: Html, name: str, edition: Edition) -> Iterator[tuple[str, str]]:
    anchors = [
        anchor
        for piece in html.pieces
        for rest in piece.split(' id="p')[1:]
        if (anchor := rest.partition('"')[0]).isdecimal()
    ]
    if len(anchors) > 1:
        for number, anchor in enumerate(anchors, start=1):
            yield f"p{anchor}", edition.site.t("cite_paragraph", place=name, number=number)
