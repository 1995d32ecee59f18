"""What the archive does not know, or is not sure of: counts and lists, as a page and as JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.linking.coverage import leaves
from builder.model import Question
from builder.publishing.data import to_json
from builder.publishing.edition import Edition
from builder.publishing.views import Finding, Link, QualityView

SHOWN = 25
"""Entries of a list that the page shows; the JSON has all of them."""

FILE = "data/quality.json"
"""Where the same stands for programs."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A kind of thing that is not known: key, entries (id and link), and out of how many."""

    name: str
    entries: tuple[tuple[str, Link], ...]
    total: int


class Quality:
    """Counts what is unknown, unresolved, ambiguous or unnumbered."""

    def __init__(self, edition: Edition) -> None:
        """Takes the archive of an edition."""
        self.edition = edition
        self.archive = edition.archive
        self.questions = tuple(self.archive.questions.values())

    @cached_property
    def findings(self) -> tuple[_Found, ...]:
        """Every kind, in a fixed order; those that do not occur as well."""
        return tuple(self._findings())

    def _findings(self) -> Iterator[_Found]:
        answered = [q for q in self.questions if q.outline.answers or q.fields.answered]
        divided = [q for q in self.questions if q.outline.question.parts]
        given = [q for q in divided if q.outline.answers]
        yield self._of("undated", self.questions, lambda q: q.fields.asked is None)
        yield self._of(
            "vague", self.questions, lambda q: q.fields.asked is not None and not _exact(q, "asked")
        )
        yield self._of("answer_undated", answered, lambda q: not _exact(q, "answered"))
        yield self._of(
            "answer_missing",
            [q for q in self.questions if q.fields.answered],
            lambda q: not q.outline.answers,
        )
        yield self._of("unnumbered", self.questions, lambda q: not q.fields.number)
        yield self._of("no_asker", self.questions, lambda q: not q.askers)
        yield self._of("no_addressee", self.questions, lambda q: not q.addressees)
        yield self._of("no_topic", self.questions, lambda q: not q.topics)
        yield self._of(
            "no_role",
            [q for q in self.questions if q.addressees],
            lambda q: any(who.role is None for who in q.addressees),
        )
        yield self._of(
            "no_party",
            [q for q in self.questions if q.askers],
            lambda q: any(who.party is None for who in q.askers),
        )
        yield self._of("no_source", self.questions, lambda q: q.fields.source is None)
        yield self._of("undivided", self.questions, lambda q: not q.outline.question.parts)
        yield self._of(
            "answer_unnumbered", given, lambda q: not any(a.parts for a in q.outline.answers)
        )
        yield self._parts(given)
        yield self._cited("missing")
        yield self._cited("ambiguous")
        yield self._of(
            "no_deadline",
            self.questions,
            lambda q: q.deadline is None and q.status != "withdrawn",
        )
        for name, pages in (
            ("person_no_file", self.archive.people),
            ("body_no_file", self.archive.bodies),
            ("topic_no_file", self.archive.topics),
        ):
            yield _pages(name, pages)

    def _of(self, name: str, some: Iterable[Question], lacks: Callable[[Question], bool]) -> _Found:
        chosen = list(some)
        entries = tuple((q.id, Link(q.url, q.fields.title)) for q in chosen if lacks(q))
        return _Found(name, entries, len(chosen))

    def _parts(self, given: Iterable[Question]) -> _Found:
        """Sub-questions beside numbered answers of which nothing can be said."""
        entries, total = [], 0
        for question in given:
            if not any(answer.parts for answer in question.outline.answers):
                continue
            for part in leaves(question.outline.question.parts):
                total += 1
                if part.id not in question.coverage.outcomes:
                    label = self.edition.site.t("part_label", part=part.id)
                    link = Link(
                        f"{question.url}#{part.anchor}", f"{question.fields.title}, {label}"
                    )
                    entries.append((f"{question.id}#{part.anchor}", link))
        return _Found("part_unsure", tuple(entries), total)

    def _cited(self, state: str) -> _Found:
        entries, total = [], 0
        for question in self.questions:
            for cited in question.references:
                total += cited.state != "internal"
                if cited.state == state:
                    link = Link(
                        f"{question.url}#{cited.anchor}", f"{cited.text} ({question.fields.title})"
                    )
                    entries.append((f"{question.id}#{cited.anchor}", link))
        return _Found(f"citation_{state}", tuple(entries), total)

    # --- page and file ---

    def view(self) -> QualityView:
        """The page."""
        edition, t = self.edition, self.edition.site.t
        where = edition.addresses
        common = edition.common(where.account(where.quality), t("quality"), t("quality_lead"))
        common["crumbs"] = (*common["crumbs"], Link(where.account(), t("accounts")))
        findings = tuple(
            Finding(
                found.name,
                t(f"quality_{found.name}"),
                len(found.entries),
                found.total,
                tuple(link for _, link in found.entries[:SHOWN]),
                max(0, len(found.entries) - SHOWN),
            )
            for found in self.findings
        )
        return QualityView(**common, findings=findings, values=FILE)

    def files(self) -> Iterator[tuple[str, str]]:
        """The same as JSON: path and text."""
        found = {
            own.name: {
                "count": len(own.entries),
                "total": own.total,
                "ids": [name for name, _ in own.entries],
            }
            for own in self.findings
        }
        whole = {"today": self.archive.today, "questions": len(self.questions), "findings": found}
        yield FILE, to_json(whole) + "\n"


def _exact(question: Question, name: str) -> bool:
    day = question.fields.asked if name == "asked" else question.fields.answered
    return day is not None and day.is_day


def _pages(name: str, pages: Mapping[str, Any]) -> _Found:
    entries = tuple(
        (page.id, Link(page.url, page.fields.name)) for page in pages.values() if page.path is None
    )
    return _Found(name, entries, len(pages))
