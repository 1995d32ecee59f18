"""Atom feeds, the sitemap and robots.txt."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from builder.model import Question
from builder.publishing.edition import Edition, root_of

NEWEST = 50
"""Entries in a feed."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/vraagbaak/")
_NEVER = "1970-01-01"


def feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """The feed of the whole archive, of each topic and of each person: path and text."""
    archive, t = edition.archive, edition.site.t
    questions = archive.questions
    yield "feed.xml", _feed(edition, "", edition.config.title, list(questions.values()))
    for person in archive.people.values():
        involved = {*person.asked, *person.answered}
        own = [question for name, question in questions.items() if name in involved]
        title = t("feed_of", name=person.fields.name)
        yield f"{person.url}feed.xml", _feed(edition, person.url, title, own)
    for topic in archive.topics.values():
        own = [questions[name] for name in topic.questions]
        title = t("feed_of", name=topic.fields.name)
        yield f"{topic.url}feed.xml", _feed(edition, topic.url, title, own)


def _feed(edition: Edition, url: str, title: str, questions: Sequence[Question]) -> str:
    """An Atom feed (RFC 4287) of what a page lists, the last changed first.

    Without a base URL its links are relative to the feed. The ids never depend on where the
    site stands.
    """
    base = edition.config.base_url
    root = base or root_of(url)
    newest = sorted(questions, key=lambda q: q.id)
    newest.sort(key=_updated, reverse=True)
    newest = newest[:NEWEST]
    updated = max((_updated(question) for question in newest), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.config.language}">',
        f"<title>{escape(title)}</title>",
        f"<id>{_urn('feed', edition.config.title, url)}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(edition.config.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{root}{url}feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(root + url)}/>',
    ]
    for question in newest:
        lines.extend(_entry(edition, question, root))
    return "\n".join([*lines, "</feed>", ""])


def _entry(edition: Edition, question: Question, root: str) -> Iterator[str]:
    people = [who.name for who in question.askers] or [edition.config.title]
    text = " ".join(question.body.question.text.split())
    text = text or " ".join(part.text for part in question.body.question.parts)
    summary = text if len(text) <= _SUMMARY else f"{text[:_SUMMARY].rpartition(' ')[0]} …"
    yield "<entry>"
    yield f"<title>{escape(question.fields.title)}</title>"
    yield f"<id>{_urn('question', question.id)}</id>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(root + question.url)}/>'
    yield f"<updated>{_updated(question)}T00:00:00Z</updated>"
    if question.fields.asked is not None:
        yield f"<published>{question.fields.asked.first}T00:00:00Z</published>"
    for name in people:
        yield f"<author><name>{escape(name)}</name></author>"
    for topic in question.topics:
        yield f"<category term={quoteattr(topic)}/>"
    if summary:
        yield f'<summary type="text">{escape(summary)}</summary>'
    yield "</entry>"


_SUMMARY = 300


def _updated(question: Question) -> str:
    """The last day on which, by its own dates, something happened to a question."""
    fields = question.fields
    return max((day.first for day in (fields.asked, fields.answered) if day), default=_NEVER)


def _urn(*names: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def sitemap(urls: Iterable[str], base_url: str) -> str:
    """The sitemap (sitemaps.org) of the pages at `urls`."""
    lines = [f"<url><loc>{escape(base_url + url)}</loc></url>" for url in urls]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )


def robots(base_url: str | None) -> str:
    """Everything may be read; the sitemap, if the site knows where it stands."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base_url}sitemap.xml\n" if base_url else "")
