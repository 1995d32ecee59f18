"""An archive to the views of all its pages, one after another."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from builder.model import Target
from builder.publishing.chains import Chains
from builder.publishing.data import script_json
from builder.publishing.edition import Edition, base_path
from builder.publishing.figures import Figures
from builder.publishing.home import home
from builder.publishing.listings import Listings
from builder.publishing.opendata import EXAMPLES, TABLES
from builder.publishing.paging import PageMaker, Share
from builder.publishing.parallel import ParallelPages
from builder.publishing.quality import Quality
from builder.publishing.question import QuestionPages
from builder.publishing.times import times_view
from builder.publishing.views import (
    Counted,
    Facet,
    FiguresView,
    GoneView,
    HomeView,
    Link,
    NotFoundView,
    OfflineView,
    OpenDataView,
    PageView,
    RedirectView,
    SearchView,
    View,
)
from builder.publishing.wishes import WantedPages

FACETS = ("session", "asker", "addressee", "party", "topic", "status")
"""Facets of the search page, in order; also the names of the filters in the index."""


class Presenter:
    """Makes the views of a whole site."""

    def __init__(self, edition: Edition) -> None:
        """Prepares what the pages of each kind share."""
        self.edition = edition
        self.archive, self.config, self.site = edition.archive, edition.config, edition.site
        self.addresses = edition.addresses
        self.listings = Listings(edition)
        self.accounts = self.listings.accounts
        self.chains = Chains(edition)
        self.questions = QuestionPages(edition)
        self._figures, self._quality = Figures(edition), Quality(edition)
        self._of_all: dict[str, PageMaker] = {
            "threads": self.chains.list,
            "figures": self.figures,
            "times": partial(times_view, edition),
            "quality": self._quality.view,
        }

    def pages(self) -> Iterator[View]:
        """Every page, in a fixed order."""
        yield self.home()
        for question in self.archive.questions.values():
            yield self.questions.view(question)
        for one in self.others():
            yield from self.made(one) if isinstance(one, Share) else (one,)

    def made(self, share: Share) -> Iterator[View]:
        """The pages of a share."""
        if share.kind == "thread":
            yield self.chains.page(share.name)
            return
        if share.kind in self._of_all:
            yield self._of_all[share.kind]()
            return
        for make in share.of(self.listings.pages(share.kind, share.name)):
            yield make()

    def files(self, share: Share) -> Iterator[tuple[str, str]]:
        """What stands beside the pages of a share, for programs: path and text."""
        if share.kind == "figures":
            yield from self._figures.files()
        if share.kind == "quality":
            yield from self._quality.files()

    def others(self) -> Iterator[View | Share]:
        """Every page but the first one and those of questions; most of them in shares."""
        yield from self.listings.every()
        yield from WantedPages(self.edition).views()
        yield from self.chains.every()
        yield from ParallelPages(self.edition).views()
        yield from self.free_pages()
        yield self.search()
        yield Share("figures", "")
        yield from self.accounts.views()
        yield Share("times", "")
        yield Share("quality", "")
        yield self.open_data()
        if not self.edition.on_disk:
            yield self.offline()
            yield self.not_found()
        for old, new in self.archive.redirects.items():
            yield self.redirect(old, new)
        for url, reason in sorted(self.archive.gone.items()):
            yield self.gone(url, reason)

    def home(self) -> HomeView:
        """The front page."""
        return home(self.edition, self.listings)

    def free_pages(self) -> Iterator[PageView]:
        """The pages of `content/pages/`."""
        for page in self.archive.pages.values():
            common = self.edition.common(page.url, page.fields.title, page.fields.description or "")
            common["language"] = page.language
            prose = self.edition.filler.fill(page.prose.html, page.path, common["root"])
            yield PageView(**common, prose=prose)

    def search(self) -> SearchView:
        """The search page."""
        t, where = self.site.t, self.addresses
        names = [f"{where.sessions}/", f"{where.people}/", f"{where.topics}/", f"{where.bodies}/"]
        places = (
            Counted(names[0], t("sessions"), len(self.archive.sessions)),
            Counted(names[1], t("people"), len(self.archive.people)),
            Counted(names[2], t("topics"), len(self.archive.topics)),
            Counted(names[3], t("bodies"), len(self.archive.bodies)),
        )
        return SearchView(
            **self.edition.common(f"{where.search}/", t("search"), t("search_label")),
            facets=tuple(Facet(name, t(f"facet_{name}")) for name in FACETS),
            words=self.words("search_", "facet_", "pager_"),
            all_questions=Link(f"{where.questions}/", t("all_questions")),
            places=places,
        )

    def figures(self) -> FiguresView:
        """The page of figures."""
        t, figures = self.site.t, self._figures
        charts = (figures.over_time(), figures.response_times())
        return FiguresView(
            **self.edition.common(f"{self.addresses.figures}/", t("figures"), t("figures_lead")),
            charts=tuple(chart for chart in charts if chart is not None),
            coverage=figures.coverage,
            topics=figures.topics,
        )

    def words(self, *prefixes: str) -> Markup:
        """The texts that a script needs, as JSON: those whose keys have one of the prefixes.

        The script gets them without the first of these.
        """
        found = {
            key.removeprefix(prefixes[0]): text
            for key, text in self.site.words.items()
            if key.startswith(prefixes)
        }
        return script_json(found)

    def offline(self) -> OfflineView:
        """The page about reading without a network."""
        t = self.site.t
        url = f"{self.addresses.offline}/"
        common = self.edition.common(url, t("offline"), t("offline_lead"))
        return OfflineView(**common, words=self.words("offline_"))

    def open_data(self) -> OpenDataView:
        """The page about what programs can have."""
        t = self.site.t
        return OpenDataView(
            **self.edition.common(f"{self.addresses.data}/", t("open_data"), t("open_data_lead")),
            tables=tuple(
                (
                    Link(f"data/{table.name}.csv", f"{table.name}.csv"),
                    t(f"table_{table.name}"),
                    tuple((column.name, column.meaning) for column in table.columns),
                )
                for table in TABLES
            ),
            files=tuple(
                (Link(f"data/{name}", name), t(key))
                for name, key in (
                    ("questions.jsonl", "data_records"),
                    ("datapackage.json", "data_package"),
                    ("popolo.json", "data_popolo"),
                )
            ),
            examples=tuple((t(key), text) for key, text in EXAMPLES),
        )

    def not_found(self) -> NotFoundView:
        """The page for wrong addresses: it is shown at any depth, so its links are absolute."""
        common = self.edition.common("404.html", self.site.t("not_found_title"), "")
        common.update(root=base_path(self.config), canonical="", indexed=False)
        return NotFoundView(**common)

    def gone(self, url: str, reason: str) -> GoneView:
        """A page for what is gone for good."""
        common = self.edition.common(url, self.site.t("gone_title"), "")
        common.update(canonical="", indexed=False)
        return GoneView(**common, reason=reason)

    def redirect(self, old: str, new: Target) -> RedirectView:
        """A page at an old address."""
        title = self.site.t("redirect_title")
        common = self.edition.common(old, title, "")
        base = self.config.base_url
        common.update(canonical=base + new.url if base else "", indexed=False)
        return RedirectView(**common, target=Link(new.url, new.title))
