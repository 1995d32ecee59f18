"""The text of a question block by block, and the block in which some words stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from builder.model import Body, Citation, Html, Part, Section

_TAG = re.compile(r"(<[^>]*>)")
_OPENING = re.compile(r'<(?!a\b|sup\b|span\b)\w+[^>]*?\sid="([^"]*)"')
_NAME = re.compile(r"</?(\w+)")
# Typographic signs that somebody who types a quotation may write otherwise.
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})

CLOSED = frozenset({"a", "code", "pre"})
"""Elements whose text is a name or an address of its own: no link goes into them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of text.

    Attributes:
        anchor: id of its element.
        text: its words, with one space between them; of links, citations and code, none, if
            only free text was asked for.
    """

    anchor: str
    text: str


def passages(section: Section, *, free: bool = False) -> Iterator[Passage]:
    """The blocks of a section in the order of the text.

    Args:
        section: the question or an answer.
        free: only text in which a link may be put.
    """
    yield from blocks(section.html, section.anchor, free=free)

    def inside(parts: Sequence[Part]) -> Iterator[Passage]:
        for part in parts:
            yield from blocks(part.html, part.anchor, free=free)
            yield from inside(part.children)

    yield from inside(section.parts)


def blocks(html: Html, anchor: str, *, free: bool = False) -> Iterator[Passage]:
    """The blocks of some HTML.

    Args:
        html: of a text.
        anchor: id of what stands before the first block with an id of its own.
        free: as in `passages`.
    """
    words: list[str] = []
    closed = 0
    for piece, loose in _pieces(html):
        if not loose:
            words.append(" \0 " if free else unescape(re.sub(r"<[^>]*>", "", piece)))
            continue
        for text in _TAG.split(piece):
            if not text.startswith("<"):
                words.append(" \0 " if free and closed and text else unescape(text))
                continue
            opening = _OPENING.match(text)
            if opening is not None:
                yield from _passage(anchor, words)
                anchor, words = unescape(opening[1]), []
            name = _NAME.match(text)
            if name is not None and name[1] in CLOSED:
                closed += -1 if text.startswith("</") else 1
            elif name is not None and name[1] in {"br", "li", "td", "th", "dt", "dd", "tr"}:
                words.append(" ")
    yield from _passage(anchor, words)


def _pieces(html: Html) -> Iterator[tuple[str, bool]]:
    """Pieces of HTML; what fills a gap is not loose."""
    for number, piece in enumerate(html.pieces):
        yield piece, True
        if number < len(html.references):
            reference = html.references[number]
            if isinstance(reference, Citation):
                yield reference.html, False
            elif reference.labelled:
                yield "<a>", True  # Its end is in the next piece.


def _passage(anchor: str, words: Sequence[str]) -> Iterator[Passage]:
    text = " ".join("".join(words).split())
    if text:
        yield Passage(anchor, text)


def folded(text: str) -> str:
    """A text for comparing: one space between words, plain quotation marks and hyphens."""
    return " ".join(text.split()).translate(_FOLDED)


class Quotable:
    """The text of a question, in which quotations are looked up."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Takes in the blocks of some sections."""
        self._starts: list[tuple[int, str]] = []
        texts, at = [], 0
        for section in sections:
            for passage in passages(section):
                text = folded(passage.text)
                self._starts.append((at, passage.anchor))
                texts.append(text)
                at += len(text) + 1
        self._text = " ".join(texts)

    def anchor(self, quote: str) -> str | None:
        """Id of the block in which a quotation begins; `None` if it is not in the text."""
        wanted = folded(quote)
        at = self._text.find(wanted) if wanted else -1
        if at < 0:
            return None
        return next(anchor for start, anchor in reversed(self._starts) if start <= at)

    def begins(self, quote: str) -> str | None:
        """As many words of a quotation, from its beginning, as are in the text; or `None`."""
        words = folded(quote).split(" ")
        for count in range(len(words) - 1, 1, -1):
            some = " ".join(words[:count])
            if some in self._text:
                return some
        return None


def answers_of(body: Body) -> Quotable:
    """The text of the answers."""
    return Quotable(body.answers)


def whole_of(body: Body) -> Quotable:
    """The text of the question and of its answers."""
    return Quotable((body.question, *body.answers))
