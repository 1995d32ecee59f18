"""A list of questions in pages, and the lists of what there is to choose from in it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from builder.model import Question
from builder.publishing.choosing import Choices
from builder.publishing.edition import Edition
from builder.publishing.items import Items
from builder.publishing.paging import PAGE_SIZE, PageMaker, pager
from builder.publishing.views import Choice, Link, Questions, SessionView, View


class Lists:
    """Makes the pages of lists.

    Attributes:
        items: of all lists; a question stands in several.
    """

    def __init__(self, edition: Edition) -> None:
        """Prepares a place for the items."""
        self._edition = edition
        self.items = Items(edition)

    def listed(
        self,
        make: Callable[..., View],
        common: dict[str, Any],
        questions: Sequence[Question],
        choices: Choices | None = None,
        said: str = "",
        **own: object,
    ) -> list[PageMaker]:
        """The pages of a list, and those of what there is to choose from in it."""
        choices = choices or Choices(self._edition, common["url"], questions)
        pages = self.pages(make, common, questions, choices, said=said, own=own)
        for chosen in choices.chosen:
            if chosen.url.startswith(common["url"]):
                title = self._edition.site.t(
                    "list_chosen", title=common["title"], choice=chosen.text
                )
                page = self._edition.listing(chosen.url, title)
                page["crumbs"] = (*common["crumbs"], Link(common["url"], common["title"]))
                page["feed"] = common["feed"]
                pages += self.pages(SessionView, page, chosen.questions, choices, said=said)
        return pages

    def pages(  # noqa: PLR0913 - what a list is, and what else stands above it
        self,
        make: Callable[..., View],
        common: dict[str, Any],
        questions: Sequence[Question],
        choices: Choices,
        *,
        said: str = "",
        own: Mapping[str, object] = MappingProxyType({}),
    ) -> list[PageMaker]:
        """A page for each 50 questions, and at least one; what it has `said` no item repeats."""
        last = max(1, -(-len(questions) // PAGE_SIZE))
        make = partial(make, **own)
        filters = choices.rows(common["url"])
        return [
            partial(self._page, make, common, questions, (number, last), filters=filters, said=said)
            for number in range(1, last + 1)
        ]

    def _page(  # noqa: PLR0913 - as above
        self,
        make: Callable[..., View],
        common: Mapping[str, Any],
        questions: Sequence[Question],
        place: tuple[int, int],
        *,
        filters: tuple[tuple[str, tuple[Choice, ...]], ...],
        said: str,
    ) -> View:
        """One page of a list; `place` is its number, and that of the last."""
        url, title = common["url"], common["title"]
        base = self._edition.config.base_url
        number, last = place
        some = questions[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        page = dict(common)
        if number > 1:
            here = self._edition.addresses.numbered(url, number)
            page |= self._edition.common(here, title, common["description"])
            page |= {"crumbs": (*common["crumbs"], Link(url, title)), "feed": common["feed"]}
            page["title"] = self._edition.site.t("title_page", title=title, page=number)
            page["canonical"] = base + here if base else ""
        items = tuple(self.items.item(question, said) for question in some)
        listed = Questions(
            items,
            len(questions),
            pager(self._edition.addresses, url, number, last) if last > 1 else None,
            self.items.grouped(some, items),
            filters,
        )
        return make(**page, questions=listed)
