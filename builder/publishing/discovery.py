"""For search engines and browsers: the sitemap, robots.txt, and OpenSearch.

Sources: sitemaps.org, protocol 0.9; OpenSearch 1.1.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from builder.publishing.edition import Edition
from builder.publishing.xml import attribute

MOST_ADDRESSES = 50_000
"""Addresses that one sitemap may have (sitemaps.org)."""


def sitemaps(urls: Sequence[str], base_url: str) -> Iterator[tuple[str, str]]:
    """The sitemap of the pages at `urls`: path and text; of many pages, several and a list."""
    parts = range(0, len(urls), MOST_ADDRESSES)
    if len(parts) <= 1:
        yield "sitemap.xml", _sitemap("url", urls, base_url)
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
    for name, start in zip(names, parts, strict=True):
        yield name, _sitemap("url", urls[start : start + MOST_ADDRESSES], base_url)
    yield "sitemap.xml", _sitemap("sitemap", names, base_url)


def _sitemap(kind: str, urls: Iterable[str], base_url: str) -> str:
    whole = "urlset" if kind == "url" else "sitemapindex"
    lines = [f"<{kind}><loc>{escape(base_url + url)}</loc></{kind}>" for url in urls]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            f"</{whole}>",
            "",
        ]
    )


_SHORT_NAME, _LONG_NAME, _LONGEST = 16, 48, 1024
"""Characters in the names and the description of a search engine (OpenSearch 1.1)."""


def opensearch(edition: Edition, base_url: str) -> str:
    """The description by which a browser can search the archive from its address bar."""
    title, site = edition.config.title, edition.site
    # As many whole words as there is room for.
    short = title[: _SHORT_NAME + 1]
    short = title if short == title[:_SHORT_NAME] else short.rpartition(" ")[0] or short[:-1]
    description = (edition.config.description or site.t("search_label"))[:_LONGEST]
    address = attribute(f"{base_url}{site.search}?q={{searchTerms}}")
    own = attribute(base_url + site.opensearch)
    kind = "application/opensearchdescription+xml"
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            f"<ShortName>{escape(short)}</ShortName>",
            f"<LongName>{escape(title[:_LONG_NAME])}</LongName>",
            f"<Description>{escape(description)}</Description>",
            f"<Language>{edition.config.language}</Language>",
            "<InputEncoding>UTF-8</InputEncoding>",
            f'<Image type="image/svg+xml">{escape(base_url + site.assets["icon.svg"])}</Image>',
            f'<Url type="text/html" method="get" template={address}/>',
            f'<Url type="{kind}" rel="self" template={own}/>',
            "</OpenSearchDescription>",
            "",
        ]
    )


def robots(base_url: str | None) -> str:
    """Everything may be read; the sitemap, if the site knows where it stands."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base_url}sitemap.xml\n" if base_url else "")
