"""Feeds, in Atom and as JSON Feed.

Sources: RFC 4287, The Atom Syndication Format; JSON Feed version 1.1 (jsonfeed.org).
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from xml.sax.saxutils import escape

from builder.model import WAITING, Question
from builder.publishing.citations import wanted_places
from builder.publishing.edition import Edition, root_of
from builder.publishing.wishes import WantedPages
from builder.publishing.xml import attribute

NEWEST = 50
"""Entries in a feed."""

SUMMARY = 300
"""Characters of a summary."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/vraagbaak/")
_NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        id: what it is, in words that never change: `("question", "2024-2025/x")`.
        title: its title.
        url: address of what it is about, relative to the root of the site.
        updated: last day on which something happened to it, ISO 8601; empty if none is known.
        published: day on which it came into being, ISO 8601, or empty.
        authors: names.
        tags: ids of topics.
        summary: gives its beginning, as plain text; may be empty. Asked for only if it is shown.
    """

    id: tuple[str, ...]
    title: str
    url: str
    updated: str
    published: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of what a page lists.

    Attributes:
        url: address of the page; the feed stands beside it, as `feed.xml` and `feed.json`.
        title: its title.
        entries: in any order.
    """

    url: str
    title: str
    entries: tuple[Entry, ...]


def feeds(edition: Edition, more: Iterable[Feed] = ()) -> Iterator[tuple[str, str]]:
    """Every feed in both forms, `more` included: path and text."""
    for feed in (*_feeds(edition), *more):
        newest = _newest(feed)
        yield f"{feed.url}feed.xml", atom(feed, newest, edition)
        yield f"{feed.url}feed.json", json_feed(feed, newest, edition)


def _feeds(edition: Edition) -> Iterator[Feed]:
    """Feeds of the archive, of people, bodies, topics, threads, of what waits and is wanted."""
    archive, t = edition.archive, edition.site.t
    entries = {name: entry_of(question, edition) for name, question in archive.questions.items()}
    yield Feed("", edition.config.title, tuple(entries.values()))
    for person in archive.people.values():
        own = tuple(entries[name] for name in dict.fromkeys((*person.asked, *person.answered)))
        yield Feed(person.url, t("feed_of", name=person.fields.name), own)
    for body in archive.bodies.values():
        own = tuple(entries[name] for name in body.questions)
        yield Feed(body.url, t("feed_of", name=body.fields.name), own)
    for topic in archive.topics.values():
        own = tuple(entries[name] for name in topic.questions)
        yield Feed(topic.url, t("feed_of", name=topic.fields.name), own)
    for thread in archive.threads.values():
        own = tuple(entries[name] for name in thread.questions)
        title = archive.questions[thread.id].fields.title
        yield Feed(thread.url, t("thread_title", title=title), own)
    waiting = tuple(entries[q.id] for q in archive.questions.values() if q.status in WAITING)
    where = edition.addresses
    yield Feed(where.account(where.waiting), t("waiting"), waiting)
    if archive.wanted:
        yield Feed(f"{edition.addresses.wanted}/", t("wanted"), tuple(_wanted(edition)))


def _wanted(edition: Edition) -> Iterator[Entry]:
    """The wanted questions, each as of the last question that cites it."""
    places = wanted_places(edition.archive, edition.addresses)
    pages = WantedPages(edition)
    for one in edition.archive.wanted.values():
        cited = ", ".join(dict.fromkeys(back.title for back in one.cited_by))
        yield Entry(
            ("wanted", one.id),
            one.text,
            places[one.id],
            pages.latest(one),
            authors=(edition.config.title,),
            summary=partial(edition.site.t, "wanted_by", titles=cited),
        )


def entry_of(question: Question, edition: Edition) -> Entry:
    """A question as an entry."""
    fields = question.fields
    days = [day.first for day in (fields.asked, fields.answered) if day]
    return Entry(
        ("question", question.id),
        fields.title,
        question.url,
        max(days, default=""),
        fields.asked.first if fields.asked else "",
        tuple(who.name for who in question.askers) or (edition.config.title,),
        question.topics,
        cache(partial(_beginning, question)),
    )


def _beginning(question: Question) -> str:
    asked = question.body.question
    return shortened(" ".join(asked.text.split()) or " ".join(part.text for part in asked.parts))


def shortened(text: str) -> str:
    """As many whole words of a text as a summary has room for."""
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY].rpartition(' ')[0]} …"


def _newest(feed: Feed) -> list[Entry]:
    """The entries that changed last, the last one first."""
    ordered = sorted(feed.entries, key=lambda entry: entry.id)
    ordered.sort(key=lambda entry: entry.updated, reverse=True)
    return ordered[:NEWEST]


def _root(feed: Feed, edition: Edition) -> str:
    """Before each address: without a base URL, links are relative to the feed."""
    return edition.config.base_url or root_of(feed.url)


@lru_cache(50_000)
def _urn(names: tuple[str, ...]) -> str:
    """An id that does not depend on where the site stands."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def _feed_urn(feed: Feed, edition: Edition) -> str:
    return _urn(("feed", edition.config.title, feed.url))


def atom(feed: Feed, newest: Sequence[Entry], edition: Edition) -> str:
    """A feed in Atom, with those of its entries that changed last."""
    root, title = _root(feed, edition), edition.config.title
    updated = max((entry.updated for entry in newest), default="") or _NEVER
    own = attribute(f"{root}{feed.url}feed.xml")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.config.language}">',
        f"<title>{escape(feed.title)}</title>",
        f"<id>{_feed_urn(feed, edition)}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={own}/>',
        f'<link rel="alternate" type="text/html" href={attribute(root + feed.url)}/>',
    ]
    for entry in newest:
        lines.extend(_atom_entry(entry, root))
    return "\n".join([*lines, "</feed>", ""])


def _atom_entry(entry: Entry, root: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<id>{_urn(entry.id)}</id>"
    yield f'<link rel="alternate" type="text/html" href={attribute(root + entry.url)}/>'
    yield f"<updated>{entry.updated or _NEVER}T00:00:00Z</updated>"
    if entry.published:
        yield f"<published>{entry.published}T00:00:00Z</published>"
    for name in entry.authors:
        yield f"<author><name>{escape(name)}</name></author>"
    for tag in entry.tags:
        yield f"<category term={attribute(tag)}/>"
    summary = entry.summary()
    if summary:
        yield f'<summary type="text">{escape(summary)}</summary>'
    yield "</entry>"


def json_feed(feed: Feed, newest: Sequence[Entry], edition: Edition) -> str:
    """The same as JSON Feed; its addresses are absolute, or there are none."""
    base = edition.config.base_url
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"home_page_url": base + feed.url} if base else {}),
        **({"feed_url": f"{base}{feed.url}feed.json"} if base else {}),
        "language": edition.config.language,
        "authors": [{"name": edition.config.title}],
        "items": [
            {
                "id": _urn(entry.id),
                **({"url": base + entry.url} if base else {}),
                "title": entry.title,
                # An item must have a text.
                "content_text": entry.summary() or entry.title,
                **({"date_published": _midnight(entry.published)} if entry.published else {}),
                **({"date_modified": _midnight(entry.updated)} if entry.updated else {}),
                "authors": [{"name": name} for name in entry.authors],
                "tags": list(entry.tags),
            }
            for entry in newest
        ],
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
