"""Pages in batches, for those who share the work: in this process, another one, another machine."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.publishing.feeds import FORMS
from builder.publishing.files import Made
from builder.publishing.paging import SHARE, Share
from builder.publishing.press import Press, Printed, PrintedQuestion
from builder.publishing.verifying import parse
from builder.publishing.views import View
from builder.workers import lent, tidy

BATCH = SHARE
"""Pages that go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to print.

    Attributes:
        press: pickled, for a process to which none was lent under the name `press`.
        questions: ids of questions.
        pages: other pages: their views, or what makes them.
    """

    press: bytes | None
    questions: Sequence[str] = ()
    pages: Sequence[View | Share] = ()


def _press(sent: bytes | None) -> Press:
    press: Press = pickle.loads(sent) if sent is not None else lent("press")  # noqa: S301 - made by the process that sent it
    return press


def print_batch(batch: Batch) -> list[Printed | PrintedQuestion]:
    """Prints some pages: the questions, then the others.

    Raises:
        OSError: the disk failed.
    """
    press = _press(batch.press)
    printed: list[Printed | PrintedQuestion] = [*map(press.question, batch.questions)]
    for one in batch.pages:
        if isinstance(one, Share):
            printed += press.pages(one)
        else:
            printed.append(press.page(one))
    tidy()
    return printed


def in_batches(pages: Iterable[View | Share]) -> Iterator[list[View | Share]]:
    """Pages, so many at a time as one process makes in a while."""
    some: list[View | Share] = []
    size = 0
    for one in pages:
        some.append(one)
        size += one.pages if isinstance(one, Share) else 1
        if size >= BATCH:
            yield some
            some, size = [], 0
    if some:
        yield some


@dataclass(slots=True)
class AllFeeds:
    """Every feed.

    Attributes:
        files: path, and what became of it.
        keys: of the feeds, by address.
    """

    files: list[tuple[str, Made]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)


def write_feeds(sent: bytes | None) -> AllFeeds:
    """Writes the feeds.

    Args:
        sent: as `Batch.press`.

    Raises:
        OSError: the disk failed.
        builder.publishing.writing.NotWhole: a feed is not well-formed.
    """
    press = _press(sent)
    made = AllFeeds()
    for feed in () if press.edition.on_disk else press.feeds():
        made.keys[feed.url] = feed.key
        if press.known_feeds.get(feed.url) == feed.key:
            made.files += [(feed.url + name, None) for name in FORMS]
            continue
        for name, text in feed.texts():
            path, data = feed.url + name, text.encode()
            if path.endswith(".xml"):
                parse(path, data)
            made.files.append((path, press.put(path, data)))
    return made
