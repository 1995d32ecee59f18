"""Lists of questions, and the pages of people, bodies, topics and sessions that hold them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from builder.linking.mentions import named_in
from builder.model import WAITING, Date, Person, PublicBody, Question, Session, Topic
from builder.publishing.accounts import Accounts
from builder.publishing.calendars import calendar_of, weekdays
from builder.publishing.choosing import Choices
from builder.publishing.data import json_ld
from builder.publishing.directories import Directories
from builder.publishing.edition import Edition, root_of
from builder.publishing.items import anchor
from builder.publishing.lists import Lists
from builder.publishing.paging import PAGE_SIZE, PageMaker, Share, shares
from builder.publishing.times import response_of
from builder.publishing.views import (
    BodyView,
    Link,
    Period,
    PersonView,
    Questions,
    Response,
    SessionView,
    TopicView,
    View,
)

NAMED = 20
"""Questions that are listed on the page of somebody whom their text names."""


class Listings:
    """Makes every page that lists questions, and the directories of those pages."""

    def __init__(self, edition: Edition) -> None:
        """Prepares a place for the items, each of which stands in several lists."""
        self._edition = edition
        self._archive, self._site = edition.archive, edition.site
        self._where, self._wording = edition.addresses, edition.wording
        self._lists = Lists(edition)
        self.items = self._lists.items
        self.directories = Directories(edition)
        everything = list(edition.archive.questions.values())
        self._places = {name: place for place, name in enumerate(edition.archive.questions)}
        self.choices = Choices(edition, f"{edition.addresses.questions}/", everything, whole=True)
        self.accounts = Accounts(edition)
        self._promised_by = self.accounts.register.promised_by
        self._promised_about = self.accounts.register.promised_about
        self._named = named_in(edition.archive.questions.values(), edition.archive.mentions)

    def every(self) -> Iterator[View | Share]:
        """All of them, in a fixed order; those that list questions in shares."""
        archive, directories = self._archive, self.directories
        yield from shares("all", "", len(archive.questions))
        yield from shares("waiting", "", len(self._waiting()))
        yield directories.sessions()
        for session in archive.sessions.values():
            yield from shares("session", session.id, len(session.questions))
        yield directories.people()
        for person in archive.people.values():
            yield from shares("person", person.id, len(person.asked) + len(person.answered))
        yield directories.bodies()
        for body in archive.bodies.values():
            yield from shares("body", body.id, len(body.questions))
        yield directories.topics()
        for topic in archive.topics.values():
            yield from shares("topic", topic.id, len(topic.questions))

    def pages(self, kind: str, name: str) -> list[PageMaker]:
        """What makes each page about a subject.

        Args:
            kind: as in `Share`.
            name: as in `Share`.
        """
        archive = self._archive
        if kind == "session":
            return self._session(archive.sessions[name])
        if kind == "person":
            return self._person(archive.people[name])
        if kind == "body":
            return self._body(archive.bodies[name])
        if kind == "topic":
            return self._topic(archive.topics[name])
        return self._all_waiting() if kind == "waiting" else self._all()

    def _all(self) -> list[PageMaker]:
        common = self._edition.listing(f"{self._where.questions}/", self._site.t("all_questions"))
        everything = list(self._archive.questions.values())
        return self._lists.listed(SessionView, common, everything, self.choices)

    def _waiting(self) -> list[Question]:
        return [q for q in self._archive.questions.values() if q.status in WAITING]

    def _all_waiting(self) -> list[PageMaker]:
        t, where = self._site.t, self._where
        url = where.account(where.waiting)
        common = self._edition.listing(url, t("waiting"), Link(where.account(), t("accounts")))
        common["feed"] = self._edition.feed(url, t("waiting"))
        return self._lists.pages(SessionView, common, self._waiting(), self.choices)

    def _session(self, session: Session) -> list[PageMaker]:
        t = self._site.t
        crumb = Link(f"{self._where.sessions}/", t("sessions"))
        common = self._edition.listing(session.url, t("session_title", session=session.id), crumb)
        own = self._questions(session.questions)
        first, *others = self._lists.listed(SessionView, common, own)
        return [partial(self._with_calendar, first, session.url, own), *others]

    def _with_calendar(
        self, first: Callable[[], Any], url: str, own: Sequence[Question]
    ) -> SessionView:
        """The first page of a session, with the days on which its questions were asked."""
        months = calendar_of(own, self._edition, partial(self._place, url, own))
        view: SessionView = first()
        return replace(view, calendar=months, weekdays=weekdays(self._edition))

    # --- questions in lists ---

    def _questions(self, names: Iterable[str]) -> list[Question]:
        return [self._archive.questions[name] for name in names]

    def _place(self, url: str, questions: Sequence[Question], number: int) -> str:
        """Address of the question with this number in the list at `url`."""
        page = self._where.numbered(url, number // PAGE_SIZE + 1)
        return f"{page}#{anchor(questions[number])}"

    # --- people, bodies, topics ---

    def _person(self, person: Person) -> list[PageMaker]:
        t, fields = self._site.t, person.fields
        crumb = Link(f"{self._where.people}/", t("people"))
        common = self._edition.listing(person.url, fields.name, crumb)
        common["feed"] = self._edition.feed(person.url, t("feed_of", name=fields.name))
        wikidata = f"https://www.wikidata.org/wiki/{fields.wikidata}" if fields.wikidata else ""
        common["data"] = json_ld(
            {"@type": "Person", "name": fields.name, "sameAs": wikidata or None}
        )
        involved = {*person.asked, *person.answered}
        questions = self._questions(sorted(involved, key=self._places.__getitem__))
        # Who only asked, or was only asked, stands above the list and not in each item.
        both = person.asked and person.answered
        return self._lists.listed(
            PersonView,
            common,
            questions,
            said="" if both else fields.name,
            name=fields.name,
            other_names=", ".join(fields.other_names),
            roles=tuple(
                Period(role.title, self._body_link(role.body), self._when(role.start, role.end))
                for role in fields.roles
            ),
            parties=tuple(
                Period(party.name, None, self._when(party.start, party.end))
                for party in fields.parties
            ),
            wikidata=wikidata,
            asked_count=len(person.asked),
            answered_count=len(person.answered),
            prose=self._prose(person),
            known=person.path is not None,
            response=self._response(person),
            promises=self.accounts.register.promised(self._promised_by.get(person.id, ())),
            named_in=self._naming("person", person.id),
        )

    def _body(self, body: PublicBody) -> list[PageMaker]:
        fields = body.fields
        crumb = Link(f"{self._where.bodies}/", self._site.t("bodies"))
        common = self._edition.listing(body.url, fields.name, crumb)
        common["feed"] = self._edition.feed(body.url, self._site.t("feed_of", name=fields.name))
        common["data"] = json_ld(
            {
                "@type": "Organization",
                "name": fields.name,
                "alternateName": fields.abbreviation,
            }
        )
        return self._lists.listed(
            BodyView,
            common,
            self._questions(body.questions),
            name=fields.name,
            abbreviation=fields.abbreviation or "",
            other_names=", ".join(fields.other_names),
            kind=fields.kind or "",
            parent=self._body_link(fields.parent),
            children=tuple(self.directories.counted_body(name) for name in body.children),
            people=tuple(self.directories.counted_person(name) for name in body.people),
            prose=self._prose(body),
            known=body.path is not None,
            events=self.accounts.register.timeline(body.id),
            promises=self.accounts.register.promised(self._promised_about.get(body.id, ())),
            named_in=self._naming("body", body.id),
        )

    def _topic(self, topic: Topic) -> list[PageMaker]:
        t, fields = self._site.t, topic.fields
        crumb = Link(f"{self._where.topics}/", t("topics"))
        common = self._edition.listing(topic.url, fields.name, crumb)
        common["feed"] = self._edition.feed(topic.url, t("feed_of", name=fields.name))
        broader = self._archive.topics[fields.broader] if fields.broader else None
        return self._lists.listed(
            TopicView,
            common,
            self._questions(topic.questions),
            name=fields.name,
            other_names=", ".join(fields.other_names),
            broader=Link(broader.url, broader.fields.name) if broader else None,
            narrower=tuple(self.directories.counted_topic(name) for name in topic.narrower),
            prose=self._prose(topic),
            known=topic.path is not None,
        )

    def _response(self, person: Person) -> Response | None:
        """How long the answers of somebody took, if anything was asked of them."""
        if not person.answered:
            return None
        return response_of(self._questions(person.answered), self._edition, "times")

    def _naming(self, kind: str, name: str) -> Questions:
        """The questions whose text names a person or a body, and that are not their own."""
        return self.items.first_of(self._questions(self._named.get((kind, name), ())), NAMED)

    def _prose(self, page: Person | PublicBody | Topic) -> Markup:
        return self._edition.filler.fill(page.prose.html, page.path or "", root_of(page.url))

    def _body_link(self, name: str | None) -> Link | None:
        body = self._archive.bodies.get(name or "")
        return Link(body.url, body.fields.name) if body is not None else None

    def _when(self, start: Date | None, end: Date | None) -> str:
        first, last = self._wording.day(start), self._wording.day(end)
        if first and last:
            return self._site.t("between", first=first.text, last=last.text)
        if first:
            return self._site.t("since", first=first.text)
        return self._site.t("until", last=last.text) if last else ""
