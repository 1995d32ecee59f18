"""The page of a question: each sub-question beside the part of the answer that covers it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from builder.linking.coverage import all_parts
from builder.model import Html, Part, Participant, Question, Section
from builder.publishing.data import json_ld, question_data
from builder.publishing.edition import Edition
from builder.publishing.grid import Place, lay_out
from builder.publishing.views import Answer, Cell, Day, Link, Origin, Piece, QuestionView, Who

SAID = frozenset({"none", "partial", "refers", "no-data", "not-competent", "refused"})
"""Outcomes that are worth a word beside the sub-question; that it was answered is seen."""


class QuestionPages:
    """Makes the view of each question."""

    def __init__(self, edition: Edition) -> None:
        """Prepares the neighbours of each question in its session."""
        self.edition = edition
        self._older: dict[str, str] = {}
        self._newer: dict[str, str] = {}
        for session in edition.archive.sessions.values():
            for newer, older in pairwise(session.questions):
                self._older[newer], self._newer[older] = older, newer

    def view(self, question: Question) -> QuestionView:
        """The page of a question."""
        return _Page(self, question).view()

    def neighbour(self, question: str, *, newer: bool) -> Link | None:
        """The question before or after this one in its session."""
        name = (self._newer if newer else self._older).get(question)
        found = self.edition.archive.questions[name] if name is not None else None
        return Link(found.url, found.fields.title) if found is not None else None


class _Page:
    """One question, while its view is made."""

    def __init__(self, pages: QuestionPages, question: Question) -> None:
        self.pages = pages
        self.question = question
        self.edition = edition = pages.edition
        self.archive, self.config, self.site = edition.archive, edition.config, edition.site
        self.where, self.wording, self.filler = edition.addresses, edition.wording, edition.filler
        self.labels = {
            part.anchor: self.site.t("part_label", part=part.id)
            for part in all_parts(question.body.question.parts)
        }
        self.anchors = {part.id: part.anchor for part in all_parts(question.body.question.parts)}
        self.headings = {
            anchor: self.answer_heading(answer)
            for answer in question.body.answers
            for anchor in (answer.anchor, *(part.anchor for part in all_parts(answer.parts)))
        }
        self.common = edition.common(question.url, question.fields.title, self.description())

    def view(self) -> QuestionView:
        question, fields, body = self.question, self.question.fields, self.question.body
        t = self.site.t
        cells = tuple(self.cells())
        session = self.archive.sessions.get(question.session or "")
        crumbs = (*self.common["crumbs"], Link(f"{self.where.questions}/", t("questions")))
        if session is not None:
            crumbs = (*crumbs, Link(session.url, session.id))
        self.common.update(language=question.language, crumbs=crumbs)
        self.common["data"] = json_ld(question_data(question, self.archive, self.config))
        days = question.response_days
        repository = self.config.repository
        return QuestionView(
            **self.common,
            number=fields.number or "",
            kind_text=t(f"kind_{fields.kind}") if fields.kind else "",
            session=Link(session.url, session.id) if session else None,
            asked=self.wording.day(fields.asked),
            answered=self.wording.day(fields.answered),
            response=t("response_days", days) if days is not None else "",
            status=question.status,
            status_text=t(f"status_{question.status}"),
            askers=tuple(self.who(entry) for entry in question.askers),
            addressees=tuple(self.who(entry) for entry in question.addressees),
            topics=tuple(
                Link(self.archive.topics[name].url, self.archive.topics[name].fields.name)
                for name in question.topics
            ),
            bodies=tuple(
                Link(self.archive.bodies[name].url, self.archive.bodies[name].fields.name)
                for name in question.bodies
            ),
            summary=fields.summary,
            origin=self.origin(),
            question_heading=body.question.heading,
            question_anchor=body.question.anchor,
            context=self.markup(body.question.html),
            cells=cells,
            earlier=tuple(
                self.answer(answer, 1 + number + max(cell.row + cell.span - 1 for cell in cells))
                for number, answer in enumerate(body.answers[: self.beside if cells else 0])
            ),
            paired=bool(cells and body.answers),
            answers=tuple(self.answer(a) for a in body.answers[self.beside + 1 if cells else 0 :]),
            notes=self.markup(body.notes),
            cited_by=tuple(self.cited_by()),
            open_text=self.open_text(),
            record=f"{question.url}index.json",
            source_file=f"{repository}/blob/HEAD/{question.path}" if repository else "",
            citation=self.citation(),
            previous=self.pages.neighbour(question.id, newer=False),
            following=self.pages.neighbour(question.id, newer=True),
        )

    # --- the grid ---

    @property
    def beside(self) -> int:
        """Which answer stands beside the question: the last final one, else the first."""
        kinds = [answer.kind for answer in self.question.body.answers]
        return len(kinds) - 1 - kinds[::-1].index("final") if "final" in kinds else 0

    def cells(self) -> Iterator[Cell]:
        """The sub-questions, then their answer, each with its place in the grid."""
        asked = self.question.body.question
        if not asked.parts:
            return
        answers = self.question.body.answers
        answer = answers[self.beside] if answers else None
        pieces = [self.covered(part, asked.parts) for part in answer.parts] if answer else []
        layout = lay_out(len(asked.parts), pieces, gaps=bool(pieces))
        # Two rows come first: the headings, and the text before the answer's first part.
        top = 2 + bool(answer and answer.parts and answer.html)
        order = _orders(len(asked.parts), layout.places)
        # With text before the sub-questions, that has the heading and the id of the question.
        heading = "" if asked.html else asked.heading
        anchor = "" if asked.html else asked.anchor
        heading = heading or self.site.t("question")
        yield Cell("heading", "question", 1, 1, 0, heading=heading, anchor=anchor)
        for number, (part, (row, span)) in enumerate(zip(asked.parts, layout.parts, strict=True)):
            piece = self.part_piece(part)
            yield Cell("part", "question", top + row, span, order["part", number], piece=piece)
        if answer is None:
            return
        rows = sum(span for _, span in layout.parts)
        first = min((order["place", n] for n in range(len(layout.places))), default=1000)
        heading = self.answer_heading(answer)
        day, who = self.day_of(answer), self.names(self.question.addressees)
        yield Cell("heading", "answer", 1, 1, first - 2, heading, day, who, anchor=answer.anchor)
        if answer.html:
            alone = not answer.parts
            row, span, order_of = (top, rows, 1001) if alone else (2, 1, first - 1)
            html = self.markup(answer.html)
            yield Cell("prose", "answer", row, span, order_of, html=html)
        for number, place in enumerate(layout.places):
            yield self.place_cell(place, top, order["place", number], answer)

    def place_cell(self, place: Place, top: int, order: int, answer: Section) -> Cell:
        row = top + place.row
        if place.kind == "answer":
            piece = self.answer_piece(answer.parts[place.index])
            return Cell("answer", "answer", row, place.span, order, piece=piece)
        if place.kind == "see":
            covering = answer.parts[place.index]
            text = self.edition.about("see_answer", covering.numbers)
            link = Link(f"#{covering.anchor}", text)
            return Cell("see", "answer", row, place.span, order, link=link)
        asked = self.question.body.question.parts[place.part]
        for anchor in self.question.coverage.covered_by.get(asked.id, ()):
            # Not in this answer, but in another one.
            link = Link(f"#{anchor}", self.headings[anchor])
            return Cell("see", "answer", row, place.span, order, link=link)
        text = self.site.t("gap", part=asked.id)
        return Cell("gap", "answer", row, place.span, order, text=text)

    def covered(self, piece: Part, asked: Sequence[Part]) -> frozenset[int]:
        """Which top-level sub-questions a part of the answer covers, letters counted too."""
        about = {
            name
            for part in (piece, *piece.children)
            for name in self.question.coverage.covers.get(part.anchor, ())
        }
        return frozenset(
            number
            for number, part in enumerate(asked)
            if about.intersection({part.id, *(child.id for child in part.children)})
        )

    def part_piece(self, part: Part) -> Piece:
        judged = self.question.coverage.outcomes.get(part.id)
        outcome = judged.outcome if judged else ""
        # A number with letters is told by its letters, unless nothing covers any of them.
        if judged and outcome == "none" and judged.by == "rule" and part.children:
            some = any(self.question.coverage.covered_by[c.id] for c in part.children)
            outcome = "" if some else outcome
        said = outcome in SAID or (judged is not None and judged.by == "editor")
        covering = self.question.coverage.covered_by.get(part.id, ())
        return Piece(
            part.anchor,
            part.marker,
            self.labels[part.anchor],
            self.markup(part.html),
            tuple(self.part_piece(child) for child in part.children),
            tuple(Link(f"#{anchor}", self.headings[anchor]) for anchor in covering),
            outcome if said else "",
            self.site.t(f"outcome_{outcome}") if said else "",
            judged.note if judged else "",
        )

    def answer_piece(self, part: Part) -> Piece:
        about = self.question.coverage.covers.get(part.anchor, ())
        own = [name for name in about if name in part.numbers] or list(about)
        label = self.edition.about("answer_label", own or part.numbers)
        links = tuple(
            Link(f"#{self.anchors[name]}", self.labels[self.anchors[name]]) for name in own
        )
        children = tuple(self.answer_piece(child) for child in part.children)
        html = self.markup(part.html)
        return Piece(part.anchor, part.marker, label, html, children, links, "", "", "")

    # --- everything around it ---

    def answer(self, section: Section, row: int = 0) -> Answer:
        """An answer that does not stand beside the question."""
        return Answer(
            row,
            self.answer_heading(section),
            section.anchor,
            self.day_of(section),
            self.names(self.question.addressees),
            self.markup(section.html),
            tuple(self.answer_piece(part) for part in section.parts),
        )

    def answer_heading(self, section: Section) -> str:
        return section.heading or self.site.t(f"answer_{section.kind}")

    def day_of(self, section: Section) -> Day | None:
        """The front matter has one date of answer: that of the last one."""
        if section is not self.question.body.answers[-1]:
            return None
        return self.wording.day(self.question.fields.answered)

    def markup(self, html: Html) -> Markup:
        return self.filler.fill(html, self.question.path, self.common["root"])

    def who(self, entry: Participant) -> Who:
        body = self.archive.bodies.get(entry.body or "")
        link = Link(body.url, body.fields.name) if body is not None else None
        return Who(entry.name, entry.url, entry.role or "", entry.party or "", link)

    def names(self, people: Sequence[Participant]) -> str:
        return self.wording.names([who.name for who in people])

    def origin(self) -> Origin | None:
        source = self.question.fields.source
        if source is None:
            return None
        return Origin(
            source.name or "",
            source.url or "",
            self.wording.day(source.retrieved),
            source.pages or "",
            source.importer or "",
        )

    def cited_by(self) -> Iterator[Link]:
        seen: Mapping[str, str] = {}
        for citation in self.question.cited_by:
            if citation.url in seen:
                continue
            seen = {**seen, citation.url: citation.title}
            citing = self.archive.questions[citation.question]
            labels = {
                part.anchor: self.site.t("part_label", part=part.id)
                for part in all_parts(citing.body.question.parts)
            }
            for answer in citing.body.answers:
                labels[answer.anchor] = self.answer_heading(answer)
                for part in all_parts(answer.parts):
                    labels[part.anchor] = self.edition.about("answer_label", part.numbers)
            label = labels.get(citation.anchor, "")
            yield Link(citation.url, f"{citation.title} ({label})" if label else citation.title)

    def open_text(self) -> str:
        if self.question.body.answers:
            return ""
        if self.question.status == "withdrawn":
            return self.site.t("open_withdrawn")
        return self.site.t("open_elsewhere" if self.question.fields.answered else "open_text")

    def description(self) -> str:
        asked = self.names(self.question.askers)
        addressed = self.names(self.question.addressees)
        if asked and addressed:
            return self.site.t("description_question", askers=asked, addressees=addressed)
        text = " ".join(self.question.body.question.text.split())
        return text if len(text) <= _DESCRIPTION else f"{text[:_DESCRIPTION].rpartition(' ')[0]} …"

    def citation(self) -> str:
        """How to cite the page: who, what, number, session, date, archive, address."""
        fields = self.question.fields
        day = self.wording.day(fields.asked)
        number = self.site.t("number", number=fields.number) if fields.number else ""
        given = [
            self.names(self.question.askers),
            f"“{fields.title}”",
            number,
            self.question.session or "",
            day.text if day else "",
            self.config.title,
            self.common["canonical"],
        ]
        return ", ".join(part for part in given if part)


_DESCRIPTION = 160


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
