"""Each sub-question beside the part of the answer that covers it: the cells of the grid.

Letters get rows of their own as soon as the answer has letters too; a sub-question whose answer
does not go into its letters keeps them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.linking.coverage import all_parts
from builder.model import Html, Judgement, Part, Question, Section
from builder.publishing.citations import backlinks
from builder.publishing.edition import Edition
from builder.publishing.grid import Place, lay_out
from builder.publishing.quoting import quoted
from builder.publishing.views import Cell, Day, Link, Piece, Quoted, Site
from builder.reading.markers import base

SAID = frozenset({"none", "partial", "refers", "no-data", "not-competent", "refused"})
"""Outcomes that are worth a word beside the sub-question; that it was answered is seen."""


def answer_heading(section: Section, site: Site) -> str:
    """The heading of an answer: as written, else what kind of answer it is."""
    return section.heading or site.t(f"answer_{section.kind}")


def judged_by(judged: Judgement | None, site: Site) -> str:
    """That a judgement is an editor's, and whose; empty if it is not."""
    if judged is None or judged.by != "editor":
        return ""
    return site.t("judged_by", who=judged.judge) if judged.judge else site.t("editor")


@dataclass(frozen=True, slots=True)
class Row:
    """A sub-question, or a part of the answer, with a place of its own.

    Attributes:
        part: the part.
        about: ids of the sub-questions that it is, or covers.
        split: whether its letters have rows of their own.
        letter: whether it is a letter of the row above.
    """

    part: Part
    about: frozenset[str]
    split: bool
    letter: bool


class Pairing:
    """The sub-questions of one question and the answer that stands beside them."""

    def __init__(self, edition: Edition, question: Question, root: str) -> None:
        """Prepares the words for every part; `root` is the way to the site's root."""
        self.edition, self.question, self.root = edition, question, root
        self.site, self.coverage = edition.site, question.coverage
        self.cited = backlinks(question, edition)
        asked = all_parts(question.body.question.parts)
        self.labels = {part.id: self.site.t("part_label", part=part.id) for part in asked}
        self.anchors = {part.id: part.anchor for part in asked}
        answers = question.body.answers
        self.headings = {
            anchor: answer_heading(answer, self.site)
            for answer in answers
            for anchor in (answer.anchor, *(part.anchor for part in all_parts(answer.parts)))
        }
        kinds = [answer.kind for answer in answers]
        self.beside = len(kinds) - 1 - kinds[::-1].index("final") if "final" in kinds else 0
        """Which answer stands beside the question: the last final one, else the first."""
        self.answer = answers[self.beside] if answers else None
        own = all_parts(self.answer.parts) if self.answer else ()
        self.near = {part.anchor for part in own} | ({self.answer.anchor} if self.answer else set())
        self.letters = {base(name) for part in own for name in part.numbers if name != base(name)}
        """Numbers of the sub-questions whose letters are answered one by one."""

    def cells(self) -> Iterator[Cell]:
        """The sub-questions, then their answer, each with its place in the grid."""
        section, answer = self.question.body.question, self.answer
        asked = [row for part in section.parts for row in self._asked(part)]
        given = [row for part in answer.parts for row in self._given(part)] if answer else []
        if not asked:
            return
        pieces = [
            frozenset(n for n, row in enumerate(asked) if row.about & piece.about)
            for piece in given
        ]
        gaps = {number for number, row in enumerate(asked) if not row.split} if pieces else set()
        layout = lay_out(len(asked), pieces, gaps)
        # Two rows come first: the headings, and the text before the answer's first part.
        top = 2 + bool(answer and answer.parts and answer.html)
        order = _orders(len(asked), layout.places)
        # With text before the sub-questions, that has the heading and the id of the question.
        heading = "" if section.html else self._markup(section.heading_html)
        anchor = "" if section.html else section.anchor
        heading = heading or self.site.t("question")
        yield Cell("heading", "question", 1, 1, 0, heading=heading, anchor=anchor)
        seen = {place.part for place in layout.places if place.kind == "gap"}
        for number, (ask, (row, span)) in enumerate(zip(asked, layout.parts, strict=True)):
            piece = self.part_piece(ask.part, split=ask.split)
            if number in seen:
                # What stands beside it leads to the first answer that covers it.
                piece = replace(piece, far=piece.far[1:])
            at = order["part", number]
            yield Cell("part", "question", top + row, span, at, piece=piece, letter=ask.letter)
        if answer is None:
            return
        rows = sum(span for _, span in layout.parts)
        places = (order["place", number] for number in range(len(layout.places)))
        first = min(places, default=3 * len(order) + 3)
        heading, day, who = self.heading_of(answer), self.day_of(answer), self.who
        yield Cell("heading", "answer", 1, 1, first - 2, heading, day, who, anchor=answer.anchor)
        if answer.html:
            alone = not answer.parts
            row, span = (top, rows) if alone else (2, 1)
            text = self.site.t("whole_answer") if alone else ""
            html = self._markup(answer.html)
            quote = self._quoted(answer.anchor)
            at = first - 1
            yield Cell("prose", "answer", row, span, at, html=html, text=text, quoted=quote)
        for number, place in enumerate(layout.places):
            at = order["place", number]
            if place.kind == "answer":
                yield self._answer_cell(given[place.index], place, top, at)
            elif place.kind == "see":
                link = self._see(given[place.index].part)
                yield Cell("see", "answer", top + place.row, place.span, at, link=link)
            else:
                yield self._gap(asked[place.part].part, place, top, at)

    def _asked(self, part: Part) -> Iterator[Row]:
        letters = frozenset(child.id for child in part.children)
        if part.id not in self.letters or not letters:
            yield Row(part, letters | {part.id}, split=False, letter=False)
            return
        yield Row(part, frozenset({part.id}), split=True, letter=False)
        for child in part.children:
            yield Row(child, frozenset({child.id}), split=False, letter=True)

    def _given(self, part: Part) -> Iterator[Row]:
        own = [Row(child, self._about(child), split=False, letter=True) for child in part.children]
        told = frozenset(name for row in own for name in row.about)
        yield Row(part, self._about(part) - told, split=bool(own), letter=False)
        yield from own

    def _about(self, part: Part) -> frozenset[str]:
        return frozenset(self.coverage.covers.get(part.anchor, ()))

    def _answer_cell(self, given: Row, place: Place, top: int, order: int) -> Cell:
        piece = self.answer_piece(given.part, split=given.split)
        row = top + place.row
        return Cell("answer", "answer", row, place.span, order, piece=piece, letter=given.letter)

    def _see(self, covering: Part) -> Link:
        text = self.edition.about("see_answer", covering.numbers)
        return Link(f"#{covering.anchor}", text)

    def _gap(self, asked: Part, place: Place, top: int, order: int) -> Cell:
        for anchor in self.coverage.covered_by.get(asked.id, ()):
            # Not in this answer, but in another one.
            link = Link(f"#{anchor}", self.headings[anchor])
            return Cell("see", "answer", top + place.row, place.span, order, link=link)
        judged = self.coverage.outcomes.get(asked.id)
        sure = judged is not None and (judged.by, judged.outcome) == ("rule", "none")
        text = self.site.t("gap" if sure else "gap_unsure", part=asked.id)
        return Cell("gap", "answer", top + place.row, place.span, order, text=text)

    # --- the parts ---

    def part_piece(self, part: Part, *, split: bool = False) -> Piece:
        """A sub-question; without its letters, if those have places of their own."""
        judged = self.coverage.outcomes.get(part.id)
        outcome = judged.outcome if judged else ""
        said = outcome in SAID or (judged is not None and judged.by == "editor")
        covering = self.coverage.covered_by.get(part.id, ())
        return Piece(
            anchor=part.anchor,
            marker=part.marker,
            label=self.labels[part.id],
            html=self._markup(part.html),
            children=() if split else tuple(self.part_piece(child) for child in part.children),
            near=tuple(self._covering(anchor) for anchor in covering if anchor in self.near),
            far=tuple(self._covering(anchor) for anchor in covering if anchor not in self.near),
            cited=self.cited.get(part.anchor, ()),
            outcome=outcome if said else "",
            outcome_text=self.site.t(f"outcome_{outcome}") if said else "",
            judged=judged_by(judged, self.site),
            note=judged.note if judged else "",
        )

    def _quoted(self, anchor: str) -> Quoted | None:
        return quoted(self.question, anchor, self.edition, self.root)

    def _covering(self, anchor: str) -> Link:
        return Link(f"#{anchor}", self.headings[anchor])

    def answer_piece(self, part: Part, *, split: bool = False) -> Piece:
        """A part of an answer; without its letters, if those have places of their own."""
        about = self.coverage.covers.get(part.anchor, ())
        own = [name for name in about if name in part.numbers] or list(about)
        links = tuple(Link(f"#{self.anchors[name]}", self.labels[name]) for name in own)
        near = part.anchor in self.near
        return Piece(
            anchor=part.anchor,
            marker=part.marker,
            label=self.edition.about("answer_label", own or part.numbers),
            html=self._markup(part.html),
            children=() if split else tuple(self.answer_piece(child) for child in part.children),
            near=links if near else (),
            far=() if near else links,
            cited=self.cited.get(part.anchor, ()),
            quoted=self._quoted(part.anchor),
        )

    # --- what stands above an answer ---

    def heading_of(self, answer: Section) -> str:
        """Its heading as written, with links and footnotes; else what kind of answer it is."""
        return self._markup(answer.heading_html) or answer_heading(answer, self.site)

    @property
    def who(self) -> str:
        """Who answers, in words."""
        return self.edition.wording.names([who.name for who in self.question.addressees])

    def day_of(self, answer: Section) -> Day | None:
        """The front matter has one date of answer: that of the last one."""
        if answer.anchor != self.question.outline.answers[-1].anchor:
            return None
        return self.edition.wording.day(self.question.fields.answered)

    def _markup(self, html: Html) -> Markup:
        return self.edition.filler.fill(html, self.question.path, self.root)


def _orders(parts: int, places: Sequence[Place]) -> dict[tuple[str, int], int]:
    """The order in one column: each piece after the last sub-question it stretches along.

    The numbers are three apart, which leaves room for the heading of the answer.
    """
    after: list[list[int]] = [[] for _ in range(parts)]
    for number, place in enumerate(places):
        after[place.last].append(number)
    order: dict[tuple[str, int], int] = {}
    for part in range(parts):
        order["part", part] = 3 * len(order) + 3
        for number in sorted(after[part], key=lambda n: places[n].row):
            order["place", number] = 3 * len(order) + 3
    return order
