"""Lists of questions, and the pages of people, bodies, topics and sessions that hold them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup

from builder.linking.mentions import named_in
from builder.model import WAITING, Date, Person, PublicBody, Question, Topic
from builder.publishing.accounts import Accounts
from builder.publishing.calendars import calendar_of, weekdays
from builder.publishing.choosing import Choices
from builder.publishing.data import json_ld
from builder.publishing.directories import Directories
from builder.publishing.edition import Edition, root_of
from builder.publishing.items import Items, anchor
from builder.publishing.paging import PAGE_SIZE, pager
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

_ViewT = TypeVar("_ViewT", bound=View)


class Listings:
    """Makes every page that lists questions, and the directories of those pages."""

    def __init__(self, edition: Edition) -> None:
        """Prepares a place for the items, each of which stands in several lists."""
        self._edition = edition
        self._archive, self._site = edition.archive, edition.site
        self._where, self._wording = edition.addresses, edition.wording
        self.items = Items(edition)
        self.directories = Directories(edition)
        everything = list(edition.archive.questions.values())
        self.choices = Choices(edition, f"{edition.addresses.questions}/", everything, whole=True)
        self.accounts = Accounts(edition)
        self._promised_by = self.accounts.register.promised_by
        self._promised_about = self.accounts.register.promised_about
        self._named = named_in(edition.archive.questions.values(), edition.archive.mentions)

    def views(self) -> Iterator[View]:
        """All of them, in a fixed order."""
        t, where = self._site.t, self._where
        everything = list(self._archive.questions.values())
        url = f"{where.questions}/"
        yield from self._listed(
            SessionView, self._edition.listing(url, t("all_questions")), everything, self.choices
        )
        waiting = [question for question in everything if question.status in WAITING]
        url = where.account(where.waiting)
        common = self._edition.listing(url, t("waiting"), Link(where.account(), t("accounts")))
        common["feed"] = self._edition.feed(url, t("waiting"))
        yield from self._pages(SessionView, common, waiting, self.choices)
        yield self.directories.sessions()
        for session in self._archive.sessions.values():
            title = t("session_title", session=session.id)
            crumb = Link(f"{where.sessions}/", t("sessions"))
            common = self._edition.listing(session.url, title, crumb)
            own = self._questions(session.questions)
            pages = self._listed(SessionView, common, own)
            first = next(pages)
            months = calendar_of(own, self._edition, partial(self._place, session.url, own))
            yield replace(first, calendar=months, weekdays=weekdays(self._edition))
            yield from pages
        yield self.directories.people()
        for person in self._archive.people.values():
            yield from self._person(person)
        yield self.directories.bodies()
        for body in self._archive.bodies.values():
            yield from self._body(body)
        yield self.directories.topics()
        for topic in self._archive.topics.values():
            yield from self._topic(topic)

    # --- questions in lists ---

    def _questions(self, names: Iterable[str]) -> list[Question]:
        return [self._archive.questions[name] for name in names]

    def _listed(
        self,
        make: Callable[..., _ViewT],
        common: dict[str, Any],
        questions: Sequence[Question],
        choices: Choices | None = None,
        said: str = "",
        **own: object,
    ) -> Iterator[_ViewT | SessionView]:
        """The pages of a list, and those of what there is to choose from in it."""
        choices = choices or Choices(self._edition, common["url"], questions)
        yield from self._pages(make, common, questions, choices, said, **own)
        for chosen in choices.chosen:
            if chosen.url.startswith(common["url"]):
                title = self._site.t("list_chosen", title=common["title"], choice=chosen.text)
                page = self._edition.listing(chosen.url, title)
                page["crumbs"] = (*common["crumbs"], Link(common["url"], common["title"]))
                page["feed"] = common["feed"]
                yield from self._pages(SessionView, page, chosen.questions, choices, said)

    def _pages(
        self,
        make: Callable[..., _ViewT],
        common: dict[str, Any],
        questions: Sequence[Question],
        choices: Choices,
        said: str = "",
        **own: object,
    ) -> Iterator[_ViewT]:
        """A page for each 50 questions, and at least one; what it has `said` no item repeats."""
        url, title = common["url"], common["title"]
        base = self._edition.config.base_url
        last = max(1, -(-len(questions) // PAGE_SIZE))
        filters = choices.rows(url)
        for number in range(1, last + 1):
            some = questions[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            here = self._where.numbered(url, number)
            page = dict(common)
            if number > 1:
                page |= self._edition.common(here, title, common["description"])
                page |= {"crumbs": (*common["crumbs"], Link(url, title)), "feed": common["feed"]}
                page["title"] = self._site.t("title_page", title=title, page=number)
                page["canonical"] = base + here if base else ""
            items = tuple(self.items.item(question, said) for question in some)
            listed = Questions(
                items,
                len(questions),
                pager(self._where, url, number, last) if last > 1 else None,
                self.items.grouped(some, items),
                filters,
            )
            yield make(**page, **own, questions=listed)

    def _place(self, url: str, questions: Sequence[Question], number: int) -> str:
        """Address of the question with this number in the list at `url`."""
        page = self._where.numbered(url, number // PAGE_SIZE + 1)
        return f"{page}#{anchor(questions[number])}"

    # --- people, bodies, topics ---

    def _person(self, person: Person) -> Iterator[View]:
        t, fields = self._site.t, person.fields
        crumb = Link(f"{self._where.people}/", t("people"))
        common = self._edition.listing(person.url, fields.name, crumb)
        common["feed"] = self._edition.feed(person.url, t("feed_of", name=fields.name))
        wikidata = f"https://www.wikidata.org/wiki/{fields.wikidata}" if fields.wikidata else ""
        common["data"] = json_ld(
            {"@type": "Person", "name": fields.name, "sameAs": wikidata or None}
        )
        involved = dict.fromkeys((*person.asked, *person.answered))
        questions = [q for name, q in self._archive.questions.items() if name in involved]
        # Who only asked, or was only asked, stands above the list and not in each item.
        both = person.asked and person.answered
        yield from self._listed(
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

    def _body(self, body: PublicBody) -> Iterator[View]:
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
        yield from self._listed(
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

    def _topic(self, topic: Topic) -> Iterator[View]:
        t, fields = self._site.t, topic.fields
        crumb = Link(f"{self._where.topics}/", t("topics"))
        common = self._edition.listing(topic.url, fields.name, crumb)
        common["feed"] = self._edition.feed(topic.url, t("feed_of", name=fields.name))
        broader = self._archive.topics[fields.broader] if fields.broader else None
        yield from self._listed(
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
