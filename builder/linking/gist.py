"""What linking asks of a text, worked out from that text alone.

So it is worked out where the text is read, by several processes, and kept with it; linking, which
one process does, has no text to look at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.linking.coverage import all_parts, by_rule
from builder.linking.referring import may_only_point
from builder.model import Body, Citation, Document, Gist, Html, Part, Prose, Reference, Section

# Most words are of small Latin letters alone: those need not be taken out of the text at all.
_WORD = re.compile(r"(?<![\w-])[a-z]*+\w+")
_NOTHING = Html()


def gist_of(document: Document) -> Gist:
    """The gist of a document."""
    body = document.body
    if isinstance(body, Prose):
        links: tuple[tuple[str, Reference | Citation], ...] = tuple(
            (item.anchor, item) for item in body.html.references
        )
        return Gist(None, None, links, _names([body.text]), points=False)
    links = tuple(
        (anchor or item.anchor, _without_words(item))
        for anchor, html in texts_of(body)
        for item in html.references
    )
    sections = (body.question, *body.answers)
    texts = (text for own in sections for text in (own.text, *_texts(own.parts)))
    return Gist(outline(body), by_rule(body), links, _names(texts), may_only_point(body))


def with_gist(document: Document) -> Document:
    """A document with its gist, if it has none yet."""
    return document if document.gist is not None else replace(document, gist=gist_of(document))


def outline(body: Body) -> Body:
    """The sub-questions and answers of a question without any word of them."""
    question, *answers = (
        Section(own.kind, "", _NOTHING, own.anchor, _NOTHING, "", _parts(own.parts), 0)
        for own in (body.question, *body.answers)
    )
    return Body(question, tuple(answers), _NOTHING, "")


def _parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(
        Part(own.id, own.marker, own.numbers, own.anchor, _NOTHING, "", 0, _parts(own.children))
        for own in parts
    )


def _texts(parts: tuple[Part, ...]) -> Iterator[str]:
    yield from (part.text for part in all_parts(parts))


def _names(texts: Iterable[str]) -> str:
    """Words that are not written in small letters: names begin with such a one, nearly always."""
    words = dict.fromkeys(_WORD.findall("\n".join(texts)))
    return "".join(f"\n{word}" for word in words if not word.islower())


def _without_words(item: Reference | Citation) -> Reference | Citation:
    return replace(item, html="") if isinstance(item, Citation) and item.html else item


def texts_of(body: Body) -> Iterator[tuple[str, Html]]:
    """Every text of a question with the anchor of its part or section; of notes, none."""

    def parts(own: tuple[Part, ...]) -> Iterator[tuple[str, Html]]:
        for part in own:
            yield part.anchor, part.html
            yield from parts(part.children)

    def section(own: Section) -> Iterator[tuple[str, Html]]:
        yield own.anchor, own.heading_html
        yield own.anchor, own.html
        yield from parts(own.parts)

    yield from section(body.question)
    for answer in body.answers:
        yield from section(answer)
    yield "", body.notes
