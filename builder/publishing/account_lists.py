"""What the lists that hold to account have in common: addresses, pages, groups."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from builder.model import Question
from builder.publishing.edition import Edition
from builder.publishing.paging import PAGE_SIZE, pager
from builder.publishing.views import Counted, Link, Pager

_Item = TypeVar("_Item")


class AccountLists:
    """Lists of an archive, each below the page that leads to all of them."""

    def __init__(self, edition: Edition) -> None:
        """Takes the edition that they are part of."""
        self.edition = edition
        self.archive, self.site, self.where = edition.archive, edition.site, edition.addresses

    def common(self, url: str, title: str, description: str) -> dict[str, Any]:
        """What every view has, with the way back to the page that leads to the lists."""
        common = self.edition.common(url, title, description)
        hub = Link(self.where.account(), self.site.t("accounts"))
        common["crumbs"] = (*common["crumbs"], hub)
        return common

    def below(self, base: str, kind: str, name: str) -> str:
        """Address of the list of one person, topic or body below a list of all."""
        return f"{base}{_word(self.site.words['url_by_' + kind])}/{name}/"

    def language(self, question: Question) -> str:
        """Language of a question where it is another one than the site's; else empty."""
        own = question.language
        return own if own != self.edition.config.language else ""

    def counted(
        self, base: str, kind: str, groups: Mapping[str, Sequence[object]]
    ) -> tuple[Counted, ...]:
        """The ways to the lists of a kind, with how much there is in each."""
        pages: Mapping[str, Any] = {
            "person": self.archive.people,
            "topic": self.archive.topics,
            "body": self.archive.bodies,
        }[kind]
        return tuple(
            Counted(self.below(base, kind, name), pages[name].fields.name, len(found))
            for name, found in groups.items()
        )

    def paged(
        self, url: str, title: str, items: Sequence[_Item], description: str
    ) -> Iterator[tuple[Sequence[_Item], Pager | None, dict[str, Any]]]:
        """A page for each 50 items, and at least one; with what its view has in common."""
        last = max(1, -(-len(items) // PAGE_SIZE))
        for number in range(1, last + 1):
            here = self.where.numbered(url, number)
            named = title if number == 1 else self.site.t("title_page", title=title, page=number)
            common = self.common(here, named, description)
            common["feed"] = self.edition.feed(url, title)
            some = items[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            yield some, pager(self.where, url, number, last) if last > 1 else None, common


def _word(text: str | Mapping[str, str]) -> str:
    return text if isinstance(text, str) else text["other"]


def day_of(question: Question) -> str:
    """The last day on which something happened to a question; empty if nothing is dated."""
    days = (question.fields.asked, question.fields.answered)
    return max((day.first for day in days if day), default="")


def grouped(
    entries: Iterable[tuple[_Item, Iterable[str]]], order: Iterable[str]
) -> dict[str, list[_Item]]:
    """Items by each of their names, the names in a given order."""
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item, names in entries:
        for name in dict.fromkeys(names):
            groups[name].append(item)
    return {name: groups[name] for name in order if name in groups}
