"""Pages that hold to account: unanswered sub-questions, and the way to all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from builder.linking.coverage import leaves
from builder.model import WAITING, Date, Part, Question
from builder.publishing.account_lists import AccountLists, day_of, grouped
from builder.publishing.edition import Edition
from builder.publishing.entries import Entry, Feed, Later, shortened
from builder.publishing.pairing import judged_by
from builder.publishing.promised import Register
from builder.publishing.views import (
    AccountsView,
    Counted,
    Link,
    SubQuestion,
    SubQuestionsView,
    View,
)


@dataclass(frozen=True, slots=True)
class _Open:
    """A sub-question that was not answered, or not in full; its part without its words."""

    question: Question
    part: Part

    def text(self) -> str:
        """What is asked."""
        parts = leaves(self.question.body.question.parts)
        return next(own.text for own in parts if own.id == self.part.id)


class Accounts:
    """Makes the pages that hold to account, and their feeds."""

    def __init__(self, edition: Edition) -> None:
        """Gathers what they list."""
        self.edition = edition
        self.archive, self.site, self.where = edition.archive, edition.site, edition.addresses
        self.open = [
            _Open(question, part)
            for question in self.archive.questions.values()
            if question.coverage.outcomes
            for part in leaves(question.outline.question.parts)
            if (judged := question.coverage.outcomes.get(part.id)) is not None
            and judged.outcome != "answered"
        ]
        self.lists = AccountLists(edition)
        self.register = Register(edition)

    # --- pages ---

    def views(self) -> Iterator[View]:
        """All of them, in a fixed order."""
        yield self.overview()
        for url, title, found in self._unanswered():
            yield from self._sub_questions(url, title, found)
        for url, title, kept in self.register.registers():
            yield from self.register.pages(url, title, kept)

    def overview(self) -> AccountsView:
        """The page that leads to all others."""
        t, where = self.site.t, self.where
        waiting = sum(question.status in WAITING for question in self.archive.questions.values())
        late = sum(question.status == "late" for question in self.archive.questions.values())
        due = sum(promise.state == "due" for promise in self.register.promises)
        entries = (
            Counted(
                where.account(where.unanswered),
                t("unanswered"),
                len(self.open),
                t("unanswered_lead"),
            ),
            Counted(where.account(where.waiting), t("waiting"), waiting, t("waiting_late", late)),
            Counted(
                where.account(where.promises),
                t("promises"),
                len(self.register.promises),
                t("promises_due", due),
            ),
            Counted(where.account(where.times), t("times"), self._answered(), t("times_lead")),
            Counted(
                where.account(where.quality),
                t("quality"),
                len(self.archive.questions),
                t("quality_lead"),
            ),
        )
        rules = tuple(
            Link(
                rule.url or "",
                t(
                    "rule_says",
                    name=rule.name,
                    span=t(f"rule_{rule.unit}", rule.amount),
                    when=self._span(rule.start, rule.end),
                ),
            )
            for rule in self.edition.config.deadlines
        )
        common = self.lists.common(where.account(), t("accounts"), t("accounts_lead"))
        common["crumbs"] = common["crumbs"][:1]
        return AccountsView(**common, entries=entries, rules=rules, today=self.edition.today)

    def _answered(self) -> int:
        questions = self.archive.questions.values()
        return sum(question.response_days is not None for question in questions)

    def _span(self, start: Date | None, end: Date | None) -> str:
        first, last = self.edition.wording.day(start), self.edition.wording.day(end)
        t = self.site.t
        if first and last:
            return t("between", first=first.text, last=last.text)
        return t("since", first=first.text) if first else t("until", last=last.text) if last else ""

    # --- sub-questions ---

    def _unanswered(self) -> Iterator[tuple[str, str, list[_Open]]]:
        """Each list of sub-questions: all of them, those of an addressee, those of a topic."""
        t, base = self.site.t, self.where.account(self.where.unanswered)
        yield base, t("unanswered"), self.open
        for kind, groups in (("person", self._by_person()), ("topic", self._by_topic())):
            pages = self.archive.people if kind == "person" else self.archive.topics
            for name, found in groups.items():
                title = t("unanswered_of", name=pages[name].fields.name)
                yield self.lists.below(base, kind, name), title, found

    def _by_person(self) -> dict[str, list[_Open]]:
        names = ((found, [w.person for w in found.question.addressees]) for found in self.open)
        return grouped(names, self.archive.people)

    def _by_topic(self) -> dict[str, list[_Open]]:
        return grouped(((f, f.question.topics) for f in self.open), self.archive.topics)

    def _sub_questions(
        self, url: str, title: str, found: Sequence[_Open]
    ) -> Iterator[SubQuestionsView]:
        base = self.where.account(self.where.unanswered)
        whole = url == base
        lead = self.site.t("unanswered_lead")
        for some, pages, common in self.lists.paged(url, title, found, lead):
            yield SubQuestionsView(
                **common,
                items=tuple(self._item(entry) for entry in some),
                total=len(found),
                pager=pages,
                by_addressee=self.lists.counted(base, "person", self._by_person()) if whole else (),
                by_topic=self.lists.counted(base, "topic", self._by_topic()) if whole else (),
            )

    def _item(self, found: _Open) -> SubQuestion:
        question, part = found.question, found.part
        judged = question.coverage.outcomes[part.id]
        return SubQuestion(
            f"{question.url}#{part.anchor}",
            self.site.t("part_label", part=part.id),
            found.text(),
            Link(question.url, question.fields.title),
            self.edition.wording.day(question.fields.asked),
            self.edition.wording.names([who.name for who in question.addressees]),
            judged.outcome,
            self.site.t(f"outcome_{judged.outcome}"),
            judged_by(judged, self.site),
            judged.note,
            self.lists.language(question),
        )

    # --- feeds ---

    def feeds(self) -> Iterator[Feed]:
        """A feed beside each list."""
        for url, title, found in self._unanswered():
            yield Feed(url, title, tuple(self._sub_question_entry(entry) for entry in found))
        for url, title, kept in self.register.registers():
            yield Feed(url, title, tuple(self.register.entry(promise) for promise in kept))

    def _sub_question_entry(self, found: _Open) -> Entry:
        question, part = found.question, found.part
        outcome = self.site.t(f"outcome_{question.coverage.outcomes[part.id].outcome}")
        label = self.site.t("part_label", part=part.id)
        return Entry(
            ("sub-question", question.id, part.id),
            f"{question.fields.title}: {label}, {outcome}",
            f"{question.url}#{part.anchor}",
            day_of(question),
            question.fields.asked.first if question.fields.asked else "",
            tuple(who.name for who in question.askers) or (self.edition.config.title,),
            question.topics,
            Later(question.path, partial(_summary, found)),
        )


def _summary(found: _Open) -> str:
    return shortened(found.text())
