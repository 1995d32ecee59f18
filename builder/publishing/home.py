"""The front page: what is new, what is late, what was promised, and numbers that lead somewhere."""

from collections.abc import Iterator

from builder.model import WAITING, Question
from builder.publishing.data import json_ld
from builder.publishing.edition import Edition
from builder.publishing.items import last_day
from builder.publishing.listings import Listings
from builder.publishing.views import HomeView, Link, Tallied

NEWEST = 8
"""Questions under what is new."""

WAITING_SHOWN = 5
"""Questions under what is late."""

PROMISES = 4
"""Promises on the front page."""

LARGEST = 12
"""Topics on the front page."""


def home(edition: Edition, lists: Listings) -> HomeView:
    """The front page of an edition."""
    archive, config, where, t = edition.archive, edition.config, edition.addresses, edition.site.t
    questions = list(archive.questions.values())
    waiting = [question for question in questions if question.status in WAITING]
    late = sorted((q for q in waiting if q.status == "late"), key=_due)
    shown = (late or waiting)[:WAITING_SHOWN]
    told = {question.id for question in shown}
    latest = sorted((q for q in questions if q.id not in told), key=last_day, reverse=True)
    promises = [
        p for state in ("due", "open") for p in lists.accounts.register.promises if p.state == state
    ]
    due = sum(promise.state == "due" for promise in promises)
    topics = [lists.directories.counted_topic(name) for name in archive.topics]
    others = len(waiting) - len(shown)
    return HomeView(
        **edition.common("", config.title, config.description),
        total=len(questions),
        counts=tuple(_counts(edition, lists, len(waiting), due)),
        newest=tuple(lists.items.latest(question) for question in latest[:NEWEST]),
        waiting=lists.items.first_of(late or waiting, WAITING_SHOWN),
        waiting_heading=t("late" if late else "waiting"),
        others_waiting=t("waiting_others", others) if others else "",
        all_waiting=where.account(where.waiting),
        all_questions=Link(f"{where.questions}/", t("all_questions")),
        promises=lists.accounts.register.promised(promises[:PROMISES]),
        promises_text=t("promises_due", due) if due else "",
        all_promises=where.account(where.promises),
        topics=tuple(sorted(topics, key=lambda topic: (-topic.count, topic.text))[:LARGEST]),
        all_topics=Link(f"{where.topics}/", t("all_topics")) if len(topics) > LARGEST else None,
        sessions=tuple(lists.directories.counted_session(name) for name in archive.sessions),
        data=json_ld(
            {
                "@type": "WebSite",
                "name": config.title,
                "description": config.description or None,
                "url": config.base_url,
                "inLanguage": config.language,
            }
        ),
    )


def _due(question: Question) -> tuple[str, str]:
    """By the last day of the term: who waits longest comes first."""
    return (question.deadline.due.first if question.deadline is not None else "", question.id)


def _counts(edition: Edition, lists: Listings, waiting: int, due: int) -> Iterator[Tallied]:
    """The numbers, each with the list it counts; what is zero is no news."""
    archive, where, t = edition.archive, edition.addresses, edition.site.t
    total = len(archive.questions)
    if not total:
        return
    yield Tallied(f"{where.questions}/", t("home_questions", total), total)
    pages = {one.name: one for one in lists.choices.chosen if one.kind == "stand"}
    if "answered" in pages:
        answered = len(pages["answered"].questions)
        yield Tallied(pages["answered"].url, t("home_answered", answered), answered)
    open_parts = len(lists.accounts.open)
    found = (
        (where.account(where.waiting), "home_waiting", waiting),
        (where.account(where.unanswered), "home_unanswered", open_parts),
        (where.account(where.promises), "home_promises", due),
    )
    for url, key, count in found:
        if count:
            yield Tallied(url, t(key, count), count, waits=True)
