"""Pages that hold to account: unanswered sub-questions, promises, and the way to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from builder.linking.coverage import leaves
from builder.model import WAITING, Archive, Date, Happening, Part, Promise, PromiseState, Question
from builder.publishing.edition import Edition
from builder.publishing.feeds import SUMMARY, Entry, Feed
from builder.publishing.paging import PAGE_SIZE, pager
from builder.publishing.pairing import judged_by
from builder.publishing.views import (
    AccountsView,
    Counted,
    Link,
    Pager,
    Promised,
    PromisesView,
    SubQuestion,
    SubQuestionsView,
    Told,
    View,
)

STATES: tuple[PromiseState, ...] = ("due", "open", "kept", "withdrawn")
"""How a promise may stand, in the order of the register."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class _Open:
    """A sub-question that was not answered, or not in full."""

    question: Question
    part: Part


def named_places(archive: Archive) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Path of a file and id of a block in it to the names there that are links, with addresses."""
    places: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for name, mentions in archive.mentions.items():
        blocks: dict[str, tuple[tuple[str, str], ...]] = {}
        for mention in mentions:
            pages = archive.people if mention.kind == "person" else archive.bodies
            entry = (mention.text, pages[mention.id].url)
            blocks[mention.anchor] = (*blocks.get(mention.anchor, ()), entry)
        places[archive.questions[name].path] = blocks
    return places


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
            for part in leaves(question.body.question.parts)
            if (judged := question.coverage.outcomes.get(part.id)) is not None
            and judged.outcome != "answered"
        ]
        self.promises = sorted(
            (promise for own in self.archive.promises.values() for promise in own), key=_by_due
        )

    # --- pages ---

    def views(self) -> Iterator[View]:
        """All of them, in a fixed order."""
        yield self.overview()
        for url, title, found in self._unanswered():
            yield from self._sub_questions(url, title, found)
        for url, title, kept in self._registers():
            yield from self._promises(url, title, kept)

    def overview(self) -> AccountsView:
        """The page that leads to all others."""
        t, where = self.site.t, self.where
        waiting = sum(question.status in WAITING for question in self.archive.questions.values())
        late = sum(question.status == "late" for question in self.archive.questions.values())
        due = sum(promise.state == "due" for promise in self.promises)
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
                len(self.promises),
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
        common = self._common(where.account(), t("accounts"), t("accounts_lead"))
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

    def _common(self, url: str, title: str, description: str) -> dict[str, Any]:
        common = self.edition.common(url, title, description)
        hub = Link(self.where.account(), self.site.t("accounts"))
        common["crumbs"] = (*common["crumbs"], hub)
        return common

    # --- sub-questions ---

    def _unanswered(self) -> Iterator[tuple[str, str, list[_Open]]]:
        """Each list of sub-questions: all of them, those of an addressee, those of a topic."""
        t, base = self.site.t, self.where.account(self.where.unanswered)
        yield base, t("unanswered"), self.open
        for kind, groups in (("person", self._by_person()), ("topic", self._by_topic())):
            pages = self.archive.people if kind == "person" else self.archive.topics
            for name, found in groups.items():
                title = t("unanswered_of", name=pages[name].fields.name)
                yield self._below(base, kind, name), title, found

    def _below(self, base: str, kind: str, name: str) -> str:
        return f"{base}{_word(self.site.words['url_by_' + kind])}/{name}/"

    def _by_person(self) -> dict[str, list[_Open]]:
        names = ((found, [w.person for w in found.question.addressees]) for found in self.open)
        return _grouped(names, self.archive.people)

    def _by_topic(self) -> dict[str, list[_Open]]:
        return _grouped(((f, f.question.topics) for f in self.open), self.archive.topics)

    def _sub_questions(
        self, url: str, title: str, found: Sequence[_Open]
    ) -> Iterator[SubQuestionsView]:
        base = self.where.account(self.where.unanswered)
        whole = url == base
        for some, pages, common in self._paged(url, title, found, self.site.t("unanswered_lead")):
            yield SubQuestionsView(
                **common,
                items=tuple(self._item(entry) for entry in some),
                total=len(found),
                pager=pages,
                by_addressee=self._counted(base, "person", self._by_person()) if whole else (),
                by_topic=self._counted(base, "topic", self._by_topic()) if whole else (),
            )

    def _item(self, found: _Open) -> SubQuestion:
        question, part = found.question, found.part
        judged = question.coverage.outcomes[part.id]
        return SubQuestion(
            f"{question.url}#{part.anchor}",
            self.site.t("part_label", part=part.id),
            part.text,
            Link(question.url, question.fields.title),
            self.edition.wording.day(question.fields.asked),
            self.edition.wording.names([who.name for who in question.addressees]),
            judged.outcome,
            self.site.t(f"outcome_{judged.outcome}"),
            judged_by(judged, self.site),
            judged.note,
            self._language(question),
        )

    def _language(self, question: Question) -> str:
        own = question.language
        return own if own != self.edition.config.language else ""

    # --- promises and events ---

    def _registers(self) -> Iterator[tuple[str, str, list[Promise]]]:
        """Each register: all promises, those of a person, those of a body."""
        t, base = self.site.t, self.where.account(self.where.promises)
        yield base, t("promises"), self.promises
        groups = (("person", self.promised_by), ("body", self.promised_about))
        for kind, by_name in groups:
            pages = self.archive.people if kind == "person" else self.archive.bodies
            for name, kept in by_name.items():
                title = t("promises_of", name=pages[name].fields.name)
                yield self._below(base, kind, name), title, kept

    @property
    def promised_by(self) -> dict[str, list[Promise]]:
        """The promises that each person made."""
        return _grouped(((own, own.people) for own in self.promises), self.archive.people)

    @property
    def promised_about(self) -> dict[str, list[Promise]]:
        """The promises that are about each body."""
        return _grouped(((own, own.bodies) for own in self.promises), self.archive.bodies)

    def _promises(self, url: str, title: str, kept: Sequence[Promise]) -> Iterator[PromisesView]:
        t, base = self.site.t, self.where.account(self.where.promises)
        whole = url == base
        counts = Counter(promise.state for promise in kept)
        for some, pages, common in self._paged(url, title, kept, t("promises_lead")):
            yield PromisesView(
                **common,
                items=self.promised(some),
                total=len(kept),
                pager=pages,
                states=tuple(
                    (state, t(f"promise_{state}"), counts[state])
                    for state in STATES
                    if counts[state]
                ),
                by_person=self._counted(base, "person", self.promised_by) if whole else (),
                by_body=self._counted(base, "body", self.promised_about) if whole else (),
                today=self.edition.today,
            )

    def promised(self, promises: Iterable[Promise]) -> tuple[Promised, ...]:
        """Promises as items of a list."""
        return tuple(self._promise(promise) for promise in promises)

    def _promise(self, promise: Promise) -> Promised:
        question, wording = self.archive.questions[promise.question], self.edition.wording
        evidence = promise.evidence
        return Promised(
            f"{question.url}#{promise.anchor}",
            promise.quote,
            promise.state,
            self.site.t(f"promise_{promise.state}"),
            promise.by == "editor",
            wording.day(promise.due),
            Link(evidence.url, evidence.title) if evidence is not None else None,
            promise.note,
            Link(question.url, question.fields.title),
            wording.day(promise.made),
            wording.names([self.archive.people[name].fields.name for name in promise.people]),
            self._language(question),
        )

    def told(self, events: Iterable[Happening]) -> tuple[Told, ...]:
        """Events as a timeline: one that several questions tell of stands in it once."""
        same: dict[tuple[str, str], list[Happening]] = defaultdict(list)
        for event in sorted(events, key=_by_day):
            same[event.date.text if event.date else "", event.title].append(event)
        return tuple(self._event(own) for own in same.values())

    def _event(self, own: Sequence[Happening]) -> Told:
        bodies = dict.fromkeys(name for event in own for name in event.bodies)
        places = []
        for event in own:
            question = self.archive.questions[event.question]
            at = f"#{event.anchor}" if event.anchor else ""
            places.append(Link(question.url + at, question.fields.title))
        pages = (self.archive.bodies[name] for name in bodies)
        return Told(
            self.edition.wording.day(own[0].date),
            own[0].title,
            tuple(dict.fromkeys(event.quote for event in own if event.quote)),
            tuple(Link(body.url, body.fields.name) for body in pages),
            tuple(dict.fromkeys(places)),
        )

    def timeline(self, body: str) -> tuple[Told, ...]:
        """The events in which a body took part."""
        events = (event for own in self.archive.events.values() for event in own)
        return self.told(event for event in events if body in event.bodies)

    # --- lists ---

    def _counted(
        self, base: str, kind: str, groups: Mapping[str, Sequence[object]]
    ) -> tuple[Counted, ...]:
        pages: Mapping[str, Any] = {
            "person": self.archive.people,
            "topic": self.archive.topics,
            "body": self.archive.bodies,
        }[kind]
        return tuple(
            Counted(self._below(base, kind, name), pages[name].fields.name, len(found))
            for name, found in groups.items()
        )

    def _paged(
        self, url: str, title: str, items: Sequence[_Item], description: str
    ) -> Iterator[tuple[Sequence[_Item], Pager | None, dict[str, Any]]]:
        """A page for each 50 items, and at least one; with what its view has in common."""
        last = max(1, -(-len(items) // PAGE_SIZE))
        for number in range(1, last + 1):
            here = self.where.numbered(url, number)
            named = title if number == 1 else self.site.t("title_page", title=title, page=number)
            common = self._common(here, named, description)
            common["feed"] = self.edition.feed(url, title)
            some = items[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            yield some, pager(self.where, url, number, last) if last > 1 else None, common

    # --- feeds ---

    def feeds(self) -> Iterator[Feed]:
        """A feed beside each list."""
        for url, title, found in self._unanswered():
            yield Feed(url, title, tuple(self._sub_question_entry(entry) for entry in found))
        for url, title, kept in self._registers():
            yield Feed(url, title, tuple(self._promise_entry(promise) for promise in kept))

    def _sub_question_entry(self, found: _Open) -> Entry:
        question, part = found.question, found.part
        outcome = self.site.t(f"outcome_{question.coverage.outcomes[part.id].outcome}")
        label = self.site.t("part_label", part=part.id)
        text = part.text
        return Entry(
            ("sub-question", question.id, part.id),
            f"{question.fields.title}: {label}, {outcome}",
            f"{question.url}#{part.anchor}",
            _day(question),
            question.fields.asked.first if question.fields.asked else "",
            tuple(who.name for who in question.askers) or (self.edition.config.title,),
            question.topics,
            text if len(text) <= SUMMARY else f"{text[:SUMMARY].rpartition(' ')[0]} …",
        )

    def _promise_entry(self, promise: Promise) -> Entry:
        question = self.archive.questions[promise.question]
        people = tuple(self.archive.people[name].fields.name for name in promise.people)
        # A promise whose day has passed is news on that day.
        passed = promise.due.last if promise.state == "due" and promise.due else ""
        return Entry(
            ("promise", question.id, promise.quote),
            f"{self.site.t(f'promise_{promise.state}')}: {question.fields.title}",
            f"{question.url}#{promise.anchor}",
            max(_day(question), passed),
            promise.made.first if promise.made else "",
            people or (self.edition.config.title,),
            question.topics,
            promise.quote[:SUMMARY],
        )


def _word(text: str | Mapping[str, str]) -> str:
    return text if isinstance(text, str) else text["other"]


def _day(question: Question) -> str:
    days = (question.fields.asked, question.fields.answered)
    return max((day.first for day in days if day), default="")


def _by_due(promise: Promise) -> tuple[int, bool, str, str, int]:
    """Those whose day has passed first, then by the day."""
    due = promise.due
    state = STATES.index(promise.state)
    return state, due is None, due.first if due else "", promise.question, promise.index


def _by_day(event: Happening) -> tuple[bool, str, str, int]:
    """The oldest first, those without a date last."""
    date = event.date
    return date is None, date.first if date is not None else "", event.question, event.index


def _grouped(
    entries: Iterable[tuple[_Item, Iterable[str]]], order: Iterable[str]
) -> dict[str, list[_Item]]:
    """Items by each of their names, the names in a given order."""
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item, names in entries:
        for name in dict.fromkeys(names):
            groups[name].append(item)
    return {name: groups[name] for name in order if name in groups}
