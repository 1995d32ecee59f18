"""What every page has, and what it knows of the site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.linking.addresses import on_disk
from builder.publishing.views.lists import Link

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left (CLDR, `characterOrder`)."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of the search page: name in the index, and in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the archive.

    Attributes:
        title: of the archive.
        description: one sentence.
        language: BCP 47 code of the interface.
        menu: main navigation.
        search: address of the search page.
        engine: search engine, a key of `builder.publishing.search.FOLDERS`.
        scripts: names of the assets that the engine is, in the order in which they are loaded.
        data: address of the page about open data.
        wanted: address of the wanted questions, or empty if there are none.
        threads: address of the threads, or empty if there are none.
        figures: address of the page of figures.
        offline: address of the page about reading without a network; empty on a disk.
        opensearch: address of the description of the search engine, or empty.
        repository: address of the repository, or empty.
        version: of this program.
        words: key to text of the interface; use `t`.
        plural: which form of a word goes with a number.
        number: writes a number: `1.284`.
        assets: name of each asset to its address.
    """

    title: str
    description: str
    language: str
    menu: tuple[Link, ...]
    search: str
    engine: str
    scripts: tuple[str, ...]
    data: str
    figures: str
    offline: str
    opensearch: str
    wanted: str
    threads: str
    repository: str
    version: str
    words: Mapping[str, str | Mapping[str, str]]
    plural: Callable[[int], str]
    number: Callable[[int], str]
    assets: Mapping[str, str]

    def t(self, key: str, count: int | None = None, **values: str | int) -> str:
        """The words for `key` in the language of the interface.

        Args:
            key: name in `theme/locales/<language>.yaml`.
            count: chooses the plural form, and fills `{count}`.
            values: fill the other `{names}`.

        Raises:
            KeyError: the locale has no such key: a bug in the theme.
        """
        text = self.words[key]
        if isinstance(text, str):
            # Most words have no gap to fill.
            if "{" not in text:
                return text
        else:
            text = text.get(self.plural(count or 0), text["other"])
        return text.format(count=None if count is None else self.number(count), **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has.

    Attributes:
        template: name of the file in `theme/templates/` (one class, one template).
        url: its own address.
        root: way to the root of the site from here: `./`, `../../`, or for the page that is
            shown for any wrong address, the path of the site.
        title: of the page, without the site's.
        description: one sentence; may be empty.
        language: of the page's main text.
        canonical: full address, or empty if the site does not know where it will stand.
        feed: Atom feed of what this page lists; else of the whole archive.
        crumbs: way down from the home page.
        data: JSON-LD, ready to print; or empty.
        indexed: whether search engines may list the page.
        on_disk: whether it will be opened from a disk, without a server.
        improve: where its source can be edited on the web, or empty.
        report: where a fault in it can be reported, or empty.
    """

    template: ClassVar[str]

    url: str
    root: str
    title: str
    description: str = ""
    language: str
    canonical: str = ""
    feed: Link | None = None
    crumbs: tuple[Link, ...] = ()
    data: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    indexed: bool = True
    on_disk: bool = False
    improve: str = ""
    report: str = ""

    def href(self, url: str) -> str:
        """The address of `url` as seen from this page; addresses of other sites stay."""
        if url.startswith(("https://", "http://", "#", "mailto:")):
            return url
        return self.root + (on_disk(url) if self.on_disk else url)

    @property
    def rtl(self) -> bool:
        """Whether the main text is written from right to left."""
        return self.language.partition("-")[0] in RIGHT_TO_LEFT

    def current(self, url: str) -> bool:
        """Whether this page is at `url` or below it (for `aria-current` in the menu)."""
        return self.url.startswith(url) if url else not self.url
