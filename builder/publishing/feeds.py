"""Feeds, in Atom and as JSON Feed.

Sources: RFC 4287, The Atom Syndication Format; JSON Feed version 1.1 (jsonfeed.org).
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache, partial
from operator import attrgetter
from xml.sax.saxutils import escape

from builder.config import Config
from builder.model import WAITING, Question
from builder.publishing.citations import wanted_places
from builder.publishing.edition import Edition, root_of
from builder.publishing.entries import Entry, Feed, Later, shortened
from builder.publishing.manifest import digest
from builder.publishing.wishes import WantedPages
from builder.publishing.xml import attribute

NEWEST = 50
"""Entries in a feed."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/vraagbaak/")
_NEVER = "1970-01-01"


_told = attrgetter(*(entry.name for entry in fields(Entry) if entry.name != "summary"))


@dataclass(frozen=True, slots=True)
class Written:
    """A feed in both its forms.

    Attributes:
        url: as in `Feed`.
        key: digest of all that it is made from.
        texts: gives the text of each file by its name beside the page.
    """

    url: str
    key: str
    texts: Callable[[], Iterator[tuple[str, str]]]


FORMS = ("feed.xml", "feed.json")
"""Names of the files of a feed."""


def feeds(
    edition: Edition, more: Iterable[Feed], site: str, sources: Mapping[str, str]
) -> Iterator[Written]:
    """Every feed, `more` included.

    Args:
        edition: what is published.
        more: feeds of other things than questions.
        site: digest of the program, and of all that is said of the site.
        sources: path of each source file to a digest of all that decides over its document.
    """
    common = digest(f"{site}{edition.config!r}".encode())
    for feed in (*_feeds(edition), *more):
        newest = _newest(feed.entries)
        told = [(*_told(entry), _summary_key(entry, sources)) for entry in newest]
        key = digest(repr((common, feed.url, feed.title, told)).encode())
        yield Written(feed.url, key, partial(_texts, feed, newest, edition.config))


def _summary_key(entry: Entry, sources: Mapping[str, str]) -> tuple[str, str]:
    summary = entry.summary
    return ("of", sources[summary.path]) if isinstance(summary, Later) else ("is", summary)


def _texts(feed: Feed, newest: Sequence[Entry], config: Config) -> Iterator[tuple[str, str]]:
    as_xml, as_json = FORMS
    yield as_xml, atom(feed, newest, config)
    yield as_json, json_feed(feed, newest, config)


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
            summary=edition.site.t("wanted_by", titles=cited),
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
        Later(question.path, cache(partial(_beginning, question))),
    )


def _beginning(question: Question) -> str:
    asked = question.body.question
    return shortened(" ".join(asked.text.split()) or " ".join(part.text for part in asked.parts))


def _newest(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that changed last, the last one first."""
    if len(entries) > NEWEST:
        # Only who is among them by the day has to be put in order.
        days = sorted((entry.updated for entry in entries), reverse=True)
        entries = [entry for entry in entries if entry.updated >= days[NEWEST - 1]]
    ordered = sorted(entries, key=lambda entry: entry.id)
    ordered.sort(key=lambda entry: entry.updated, reverse=True)
    return ordered[:NEWEST]


def _root(feed: Feed, config: Config) -> str:
    """Before each address: without a base URL, links are relative to the feed."""
    return config.base_url or root_of(feed.url)


@lru_cache(50_000)
def _urn(names: tuple[str, ...]) -> str:
    """An id that does not depend on where the site stands."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def _feed_urn(feed: Feed, config: Config) -> str:
    return _urn(("feed", config.title, feed.url))


def atom(feed: Feed, newest: Sequence[Entry], config: Config) -> str:
    """A feed in Atom, with those of its entries that changed last."""
    root, title = _root(feed, config), config.title
    updated = max((entry.updated for entry in newest), default="") or _NEVER
    own = attribute(f"{root}{feed.url}feed.xml")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{config.language}">',
        f"<title>{escape(feed.title)}</title>",
        f"<id>{_feed_urn(feed, config)}</id>",
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
    summary = entry.shown()
    if summary:
        yield f'<summary type="text">{escape(summary)}</summary>'
    yield "</entry>"


def json_feed(feed: Feed, newest: Sequence[Entry], config: Config) -> str:
    """The same as JSON Feed; its addresses are absolute, or there are none."""
    base = config.base_url
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"home_page_url": base + feed.url} if base else {}),
        **({"feed_url": f"{base}{feed.url}feed.json"} if base else {}),
        "language": config.language,
        "authors": [{"name": config.title}],
        "items": [
            {
                "id": _urn(entry.id),
                **({"url": base + entry.url} if base else {}),
                "title": entry.title,
                # An item must have a text.
                "content_text": entry.shown() or entry.title,
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
