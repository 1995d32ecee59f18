"""Every page of a site, printed by all who share the work, and what is known of the former ones."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from builder.model import Archive
from builder.publishing.batches import BATCH, Batch, in_batches, print_batch, write_feeds
from builder.publishing.feeds import FORMS
from builder.publishing.files import Output
from builder.publishing.opendata import Telling, question_data_names
from builder.publishing.pages import Presenter
from builder.publishing.places import file_of
from builder.publishing.press import Press, Printed, PrintedQuestion
from builder.publishing.verifying import Links, parse
from builder.runs import Run
from builder.workers import in_rounds, in_turn, lend

ROUND = 250
"""Batches after which those who print begin anew: what they looked at, they have a copy of."""

_Begun = TypeVar("_Begun")


def known_pages(archive: Archive, target: Output, telling: Telling) -> dict[str, str]:
    """Path of each page that need not be made anew if its key is the same, to that key.

    A page counts only if it is published and nobody changed it, or a file beside it.
    """
    known = {path: key for path, key in target.former.keys.items() if target.has(path)}
    for question in (*archive.questions.values(), *archive.translations.values()):
        told = question.translates or telling.knows(question.id)
        if not told or not all(map(target.has, question_data_names(question))):
            known.pop(file_of(question.url), None)
    return known


def known_feeds(target: Output) -> dict[str, str]:
    """Address of each feed that is published, and that nobody changed, to its key."""
    feeds: dict[str, str] = target.former.state.get("feeds", {})
    return {
        url: key for url, key in feeds.items() if all(target.has(f"{url}{name}") for name in FORMS)
    }


@dataclass(slots=True)
class Printing:
    """The pages of a site, and what was made of them so far.

    Attributes:
        target: where they go.
        links: of the pages that are new or changed.
        telling: what the files about all questions tell of each.
        keys: path of each page to what it was made from.
        urls: addresses for the sitemap.
        feeds: address of each feed to what it was made from.
    """

    target: Output
    links: Links
    telling: Telling
    keys: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    feeds: dict[str, str] = field(default_factory=dict)

    def print_all(self, press: Press, run: Run, beside: Callable[[], _Begun]) -> _Begun:
        """Prints every page, and what else can be shared out.

        Args:
            press: prints them.
            run: who shares the work.
            beside: is called when those who share it have begun.

        Returns:
            What `beside` gave.

        Raises:
            OSError: the disk failed.
            builder.publishing.writing.NotWhole: a feed is not well-formed.
        """
        sent = None
        if run.executor is not None:
            # It may share neither memory nor a disk with this process.
            press.output = None
            sent = pickle.dumps(press)
        things = {"press": press}
        lend(things)
        # What all who are forked have from this process, none of them has to make.
        batches = _batches(press, press.presenter, sent)
        if not self.target.former.keys:
            # Every page will be rendered.
            press.renderer.prepare()
        total = _pages(press.edition.archive)

        def take(all_printed: Iterable[list[Printed | PrintedQuestion]]) -> None:
            for some in all_printed:
                for printed in some:
                    self.take(printed)
                run.progress("write", len(self.keys), max(total, len(self.keys)))

        with run.workers(things) as executor:
            if executor is not None:
                # Its processes begin now, before there are threads.
                executor.submit(int).result()
            begun = beside()
            # One process writes the feeds while others print: in the end all would wait for them.
            writing = executor.submit(write_feeds, sent) if executor is not None else None
            take(in_turn(executor, print_batch, islice(batches, ROUND)))
            feeds = writing.result() if writing is not None else write_feeds(sent)
            for name, data in feeds.files:
                self.target.take(name, data)
            self.feeds.update(feeds.keys)
        rounds = in_rounds(partial(run.workers, things), print_batch, batches, ROUND)
        # Whatever happens, nobody writes any more when this is left.
        with closing(rounds):
            take(rounds)
        return begun

    def take(self, printed: Printed | PrintedQuestion) -> None:
        """Takes in a page, with what stands beside it.

        Raises:
            OSError: the disk failed.
        """
        page = printed.page if isinstance(printed, PrintedQuestion) else printed
        self.keys[page.path] = page.key
        if self.target.take(page.path, page.data):
            self.links.add(page)
        if page.indexed:
            self.urls.append(page.url)
        if isinstance(printed, PrintedQuestion) and printed.counted:
            self.telling.add(printed.id, printed.told)
        for name, data in printed.files:
            self.target.take(name, data)

    def write(self, name: str, data: bytes) -> None:
        """Takes in a file that is no page; XML that is new or changed is read once.

        Raises:
            OSError: the disk failed.
            builder.publishing.writing.NotWhole: it is not well-formed.
        """
        if self.target.add(name, data) and name.endswith(".xml"):
            parse(name, data)


def _pages(archive: Archive) -> int:
    """How many pages an archive has at least; long lists have more than one."""
    every = (archive.questions, archive.translations, archive.people, archive.bodies)
    return sum(map(len, (*every, archive.topics)))


def _batches(press: Press, presenter: Presenter, sent: bytes | None) -> Iterator[Batch]:
    """Every page in the order of the site, for those who share the work."""
    archive = press.edition.archive
    questions = iter((*archive.questions, *archive.translations))
    yield Batch(sent, pages=[presenter.home()])
    while names := list(islice(questions, BATCH)):
        yield Batch(sent, questions=names)
    for some in in_batches(presenter.others()):
        yield Batch(sent, pages=some)
