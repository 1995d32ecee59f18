"""The register of promises, and the events that questions tell of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from builder.model import Happening, Promise, PromiseState
from builder.publishing.account_lists import AccountLists, day_of, grouped
from builder.publishing.edition import Edition
from builder.publishing.entries import SUMMARY, Entry
from builder.publishing.views import Link, Promised, PromisesView, Told

STATES: tuple[PromiseState, ...] = ("due", "open", "kept", "withdrawn")
"""How a promise may stand, in the order of the register."""


class Register:
    """Makes the register of promises, for all and for each person and body."""

    def __init__(self, edition: Edition) -> None:
        """Takes the archive of an edition."""
        self.edition = edition
        self.archive, self.site, self.where = edition.archive, edition.site, edition.addresses
        self.lists = AccountLists(edition)

    @cached_property
    def promises(self) -> list[Promise]:
        """All promises, in the order in which they are due."""
        return sorted(
            (promise for own in self.archive.promises.values() for promise in own), key=_by_due
        )

    def registers(self) -> Iterator[tuple[str, str, list[Promise]]]:
        """Each register: all promises, those of a person, those of a body."""
        t, base = self.site.t, self.where.account(self.where.promises)
        yield base, t("promises"), self.promises
        groups = (("person", self.promised_by), ("body", self.promised_about))
        for kind, by_name in groups:
            pages = self.archive.people if kind == "person" else self.archive.bodies
            for name, kept in by_name.items():
                title = t("promises_of", name=pages[name].fields.name)
                yield self.lists.below(base, kind, name), title, kept

    @property
    def promised_by(self) -> dict[str, list[Promise]]:
        """The promises that each person made."""
        return grouped(((own, own.people) for own in self.promises), self.archive.people)

    @property
    def promised_about(self) -> dict[str, list[Promise]]:
        """The promises that are about each body."""
        return grouped(((own, own.bodies) for own in self.promises), self.archive.bodies)

    def pages(self, url: str, title: str, kept: Sequence[Promise]) -> Iterator[PromisesView]:
        """The pages of one of them."""
        t, base = self.site.t, self.where.account(self.where.promises)
        whole = url == base
        counts = Counter(promise.state for promise in kept)
        for some, pages, common in self.lists.paged(url, title, kept, t("promises_lead")):
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
                by_person=self.lists.counted(base, "person", self.promised_by) if whole else (),
                by_body=self.lists.counted(base, "body", self.promised_about) if whole else (),
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
            self.lists.language(question),
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

    def entry(self, promise: Promise) -> Entry:
        """A promise as an entry of a feed."""
        question = self.archive.questions[promise.question]
        people = tuple(self.archive.people[name].fields.name for name in promise.people)
        # A promise whose day has passed is news on that day.
        passed = promise.due.last if promise.state == "due" and promise.due else ""
        return Entry(
            ("promise", question.id, promise.quote),
            f"{self.site.t(f'promise_{promise.state}')}: {question.fields.title}",
            f"{question.url}#{promise.anchor}",
            max(day_of(question), passed),
            promise.made.first if promise.made else "",
            people or (self.edition.config.title,),
            question.topics,
            promise.quote[:SUMMARY],
        )


def _by_due(promise: Promise) -> tuple[int, bool, str, str, int]:
    """Those whose day has passed first, then by the day."""
    due = promise.due
    state = STATES.index(promise.state)
    return state, due is None, due.first if due else "", promise.question, promise.index


def _by_day(event: Happening) -> tuple[bool, str, str, int]:
    """The oldest first, those without a date last."""
    date = event.date
    return date is None, date.first if date is not None else "", event.question, event.index
