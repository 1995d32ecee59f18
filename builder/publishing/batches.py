"""Pages in batches, for those who share the work: in this process, another one, another machine."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.publishing.feeds import FORMS
from builder.publishing.figures import Figures
from builder.publishing.files import Made
from builder.publishing.paging import SHARE, Share
from builder.publishing.press import Press, Printed, PrintedQuestion
from builder.publishing.quality import Quality
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
class AboutAll:
    """The feeds, figures and notes on quality of the whole archive.

    Attributes:
        files: path, and what became of it.
        feeds: keys of the feeds, by address.
    """

    files: list[tuple[str, Made]] = field(default_factory=list)
    feeds: dict[str, str] = field(default_factory=dict)


def write_about_all(sent: bytes | None) -> AboutAll:
    """Writes what is about the whole archive.

    Args:
        sent: as `Batch.press`.

    Raises:
        OSError: the disk failed.
        builder.publishing.writing.NotWhole: a feed is not well-formed.
    """
    press = _press(sent)
    edition, made = press.edition, AboutAll()
    for name, text in (*Figures(edition).files(), *Quality(edition).files()):
        made.files.append((name, press.put(name, text.encode())))
    for feed in () if edition.on_disk else press.feeds():
        made.feeds[feed.url] = feed.key
        if press.known_feeds.get(feed.url) == feed.key:
            made.files += [(feed.url + name, None) for name in FORMS]
            continue
        for name, text in feed.texts():
            path, data = feed.url + name, text.encode()
            if path.endswith(".xml"):
                parse(path, data)
            made.files.append((path, press.put(path, data)))
    return made
