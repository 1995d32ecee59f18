"""The page of a question."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from builder.model import Html, Participant, Question, Section
from builder.publishing.bibliography import FORMS, at, in_words, work_of
from builder.publishing.chains import strip
from builder.publishing.citations import unsure
from builder.publishing.data import json_ld, question_data
from builder.publishing.drawings import network
from builder.publishing.edition import Edition
from builder.publishing.items import badges
from builder.publishing.pairing import Pairing
from builder.publishing.parallel import side_by_side, spoken_in
from builder.publishing.pinpoints import pinpoints
from builder.publishing.promised import Register
from builder.publishing.quoting import quoted
from builder.publishing.views import Answer, Cell, Entry, LastDay, Link, Origin, QuestionView, Who

OUTLINED = 5
"""Sub-questions from which a question has an outline."""

_DESCRIPTION = 160
"""Characters of the text in the description of a page without askers or addressees."""


class QuestionPages:
    """Makes the view of each question."""

    def __init__(self, edition: Edition) -> None:
        """Takes the archive of an edition."""
        self.edition = edition
        self.register = Register(edition)

    def view(self, question: Question) -> QuestionView:
        """The page of a question."""
        return _Page(self, question).view()

    def neighbour(self, name: str | None) -> Link | None:
        """The question with this id, as one before or after another."""
        found = self.edition.archive.questions[name] if name is not None else None
        return Link(found.url, found.fields.title) if found is not None else None


class _Page:
    """One question, while its view is made."""

    def __init__(self, pages: QuestionPages, question: Question) -> None:
        self.pages = pages
        self.question = question
        self.edition = edition = pages.edition
        self.original = edition.archive.questions[question.translates or question.id]
        self.archive, self.config, self.site = edition.archive, edition.config, edition.site
        self.where, self.wording, self.filler = edition.addresses, edition.wording, edition.filler
        self.common = edition.common(question.url, question.fields.title, self.description())
        self.pairing = Pairing(edition, question, self.common["root"])

    def view(self) -> QuestionView:
        question, fields, body = self.question, self.question.fields, self.question.body
        t = self.site.t
        cells = tuple(self.pairing.cells())
        beside = self.pairing.beside
        session = self.archive.sessions.get(question.session or "")
        crumbs = (*self.common["crumbs"], Link(f"{self.where.questions}/", t("questions")))
        if session is not None:
            crumbs = (*crumbs, Link(session.url, session.id))
        self.common.update(language=question.language, crumbs=crumbs)
        self.common["data"] = json_ld(question_data(question, self.archive, self.config))
        days = question.response_days
        badge, judged = badges(question, self.site)
        work = work_of(question, self.edition)
        said = in_words(work, self.edition)
        repository = self.config.repository
        register = self.pages.register
        return QuestionView(
            **self.common,
            number=fields.number or "",
            kind_text=t(f"kind_{fields.kind}") if fields.kind else "",
            session=Link(session.url, session.id) if session else None,
            asked=self.wording.day(fields.asked),
            answered=self.wording.day(fields.answered),
            response=t("response_days", days) if days is not None else "",
            deadline=self.last_day(),
            status=question.status,
            status_text=t(f"status_{question.status}"),
            badge=badge,
            judged=judged,
            askers=tuple(self.who(entry) for entry in question.askers),
            addressees=tuple(self.who(entry) for entry in question.addressees),
            topics=tuple(
                Link(self.archive.topics[name].url, self.archive.topics[name].fields.name)
                for name in question.topics
            ),
            bodies=tuple(
                Link(self.archive.bodies[name].url, self.archive.bodies[name].fields.name)
                for name in question.bodies
                if name not in {who.body for who in (*question.askers, *question.addressees)}
            ),
            summary=fields.summary,
            origin=self.origin(),
            question_heading=self.markup(body.question.heading_html),
            question_anchor=body.question.anchor,
            context=self.markup(body.question.html),
            cells=cells,
            earlier=tuple(
                self.answer(answer, 1 + number + max(cell.row + cell.span - 1 for cell in cells))
                for number, answer in enumerate(body.answers[: beside if cells else 0])
            ),
            paired=bool(cells and body.answers),
            answers=tuple(self.answer(a) for a in body.answers[beside + 1 if cells else 0 :]),
            notes=self.markup(body.notes),
            cited_by=tuple(self.cited_by()),
            unsure=tuple(unsure(question, self.archive, self.site)),
            strip=strip(self.original, self.archive, self.edition),
            open_text=self.open_text(),
            outline=tuple(self.outline(cells)),
            languages=tuple(spoken_in(self.original, self.edition)),
            parallel=tuple(side_by_side(self.original, self.edition)),
            record=f"{question.url}index.json",
            xml=f"{question.url}akn.xml",
            source_file=f"{repository}/blob/HEAD/{question.path}" if repository else "",
            promises=register.promised(self.archive.promises.get(question.id, ())),
            events=register.told(self.archive.events.get(question.id, ())),
            citation=at(said, work),
            citation_forms=tuple((name, form(work)) for name, form in FORMS),
            pinpoints=tuple(pinpoints(question, work, said, self.edition)),
            network=network(self.original, self.edition),
            previous=self.pages.neighbour(self.original.older),
            following=self.pages.neighbour(self.original.newer),
        )

    def outline(self, cells: Sequence[Cell]) -> Iterator[Entry]:
        """The numbered sub-questions, if they are more than one sees at a time."""
        asked = [
            cell.piece
            for cell in cells
            if cell.side == "question" and cell.piece is not None and not cell.letter
        ]
        if len(asked) < OUTLINED:
            return
        parts = self.question.body.question.parts
        for part, piece in zip(parts, asked, strict=True):
            said = ": ".join(filter(None, (piece.label, piece.outcome_text)))
            yield Entry(f"#{piece.anchor}", part.id, piece.outcome, said)

    def answer(self, section: Section, row: int = 0) -> Answer:
        """An answer that does not stand beside the question."""
        return Answer(
            row,
            self.pairing.heading_of(section),
            section.anchor,
            self.pairing.day_of(section),
            self.names(self.question.addressees),
            self.markup(section.html),
            tuple(self.pairing.answer_piece(part) for part in section.parts),
            quoted(self.question, section.anchor, self.edition, self.common["root"]),
        )

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
        """Who cites the question, or a place in it that no part shows."""
        yield from self.pairing.cited.get("", ())

    def last_day(self) -> LastDay | None:
        deadline, t = self.question.deadline, self.site.t
        day = self.wording.day(deadline.due) if deadline is not None else None
        if deadline is None or day is None:
            return None
        detail = ""
        late = self.question.status in {"late", "answered-late"} or bool(deadline.days_over)
        if deadline.days_over is not None:
            over = deadline.days_over
            detail = t("deadline_missed", over) if over else t("deadline_met")
        elif deadline.days_left is not None and self.question.status != "lapsed":
            left, today = deadline.days_left, self.edition.today
            key = "deadline_passed" if left < 0 else "deadline_left"
            detail = t(key, abs(left), day=today)
        return LastDay(day, deadline.rule, deadline.url or "", detail, late)

    def open_text(self) -> str:
        if self.question.body.answers:
            return ""
        if self.question.status in {"withdrawn", "lapsed"}:
            return self.site.t(f"open_{self.question.status}")
        return self.site.t("open_elsewhere" if self.question.fields.answered else "open_text")

    def description(self) -> str:
        asked = self.names(self.question.askers)
        addressed = self.names(self.question.addressees)
        if asked and addressed:
            return self.site.t("description_question", askers=asked, addressees=addressed)
        text = " ".join(self.question.body.question.text.split())
        return text if len(text) <= _DESCRIPTION else f"{text[:_DESCRIPTION].rpartition(' ')[0]} …"
