"""The whole site: every page printed, search fed meanwhile, all of it verified, then published."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from builder.compiling import program_digest
from builder.editions import edition_of
from builder.linking.archive import Linked
from builder.model import Archive
from builder.problems import Location, Problem
from builder.publishing import disk, offline, search
from builder.publishing.data import to_json
from builder.publishing.discovery import opensearch, robots, sitemaps
from builder.publishing.edition import Edition, base_path
from builder.publishing.files import Output
from builder.publishing.opendata import TOLD_IN, Telling, open_data, question_data_names
from builder.publishing.pages import Presenter
from builder.publishing.press import (
    BATCH,
    Batch,
    Press,
    Printed,
    PrintedQuestion,
    file_of,
    print_batch,
    write_about_all,
)
from builder.publishing.verifying import Links, parse
from builder.publishing.views import View
from builder.publishing.wishes import WantedPages
from builder.runs import Run
from builder.schemas import json_schemas
from builder.workers import in_rounds, in_turn, lend

WAITING = "records"
"""File of the workshop in which search records wait; it is removed when the build ends."""


def issue(  # noqa: PLR0913 - what is published, and what of it is noted
    linked: Linked,
    run: Run,
    target: Output,
    key: str,
    problems: Sequence[Problem],
    *,
    sources: Mapping[str, str],
) -> int:
    """Puts the site together, verifies it and publishes it; the number of its pages.

    What a file of the site is made from must be in the view of its page, in the archive or in
    the settings: then the same input gives the same bytes, in whichever process.

    Args:
        linked: the archive.
        run: what is built, and how.
        target: where it goes.
        key: digest of all input.
        problems: what is wrong with it.
        sources: path of each source file to a digest of all that decides over its document.
    """
    edition = edition_of(linked.archive, run.inputs, run.config, on_disk=run.on_disk)
    press = Press(edition, run.inputs.theme, program_digest(), sources)
    before = target.former.state.get("told", {}) if all(map(target.has, TOLD_IN)) else {}
    telling = Telling(run.workshop, target.folder, before)
    made = _Made(Links(base_path(run.config)), telling, _pages(linked.archive))
    try:
        index = _print_all(press, run, target, made)
        for name, pieces in open_data(edition, made.telling):
            target.add_long(name, pieces)
    finally:
        made.telling.close()
    for name, text in _about_all(edition, made):
        made.write(name, [text.encode()], target)
    assets = run.inputs.theme.assets()
    for name in edition.site.assets:
        target.add(f"assets/{name}", assets[name])
    if not run.on_disk:
        for name, data in offline.files(edition, assets[offline.WORKER], target.told, index.digest):
            target.add(name, data)
    searched = _finish_search(index, run, target)
    if run.on_disk:
        disk.check_size(entry.size for entry in target.told.values())
    state = {
        "inputs": key,
        "search": searched,
        "questions": len(linked.archive.questions),
        "pages": len(made.keys),
        "told": dict(sorted(telling.lengths.items())),
        "problems": [
            (item.code, _place(item.location), item.arguments, [*map(_place, item.related)])
            for item in problems
        ],
    }
    staged = target.assemble(made.keys, state, tuple(search.FOLDERS.values()))
    if staged is not None:
        files = target.told
        gone = target.former.files.keys() - files
        made.links.verify(staged, files.keys(), gone, target.folder)
        target.publish()
    return len(made.keys)


ROUND = 250
"""Batches after which those who print begin anew: what they looked at, they have a copy of."""


def _print_all(press: Press, run: Run, target: Output, made: "_Made") -> "_Index":
    """Prints every page, and what else can be shared out; the search engine works meanwhile."""
    # An executor that somebody gave us may not share memory with this process.
    sent = pickle.dumps(press) if run.executor is not None else None
    things = {"press": press}
    lend(things)
    if not target.former.keys:
        # Every page will be rendered: the templates are compiled once, for all processes.
        press.renderer.prepare()
    batches = _batches(press, sent, target, made.telling)

    def take(all_printed: Iterable[list[Printed | PrintedQuestion]]) -> None:
        for some in all_printed:
            for printed in some:
                made.take(printed, target)
            done = len(made.keys)
            run.progress("write", done, max(made.total, done))

    with run.workers(things) as executor:
        if executor is not None:
            # Its processes begin now, before there are threads.
            executor.submit(int).result()
        index = _begin_search(press.edition, run, target)
        # One process writes the feeds while others print: in the end all would wait for them.
        beside = executor.submit(write_about_all, sent) if executor is not None else None
        take(in_turn(executor, print_batch, islice(batches, ROUND)))
        for name, data in beside.result() if beside is not None else write_about_all(sent):
            made.write(name, [data], target)
    take(in_rounds(partial(run.workers, things), print_batch, batches, ROUND))
    return index


@dataclass(slots=True)
class _Made:
    """What was made of the pages of a site so far.

    Attributes:
        links: of the pages that are new or changed.
        telling: what the files about all questions tell of each.
        total: how many pages there will be at least.
        keys: path of each page to what it was made from.
        urls: addresses for the sitemap.
    """

    links: Links
    telling: Telling
    total: int
    keys: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)

    def take(self, printed: Printed | PrintedQuestion, target: Output) -> None:
        """Takes in a page, with what stands beside it."""
        page = printed.page if isinstance(printed, PrintedQuestion) else printed
        self.keys[page.path] = page.key
        if page.data is None:
            target.keep(page.path)
        else:
            target.add(page.path, page.data)
            self.links.add(page)
        if page.indexed:
            self.urls.append(page.url)
        if isinstance(printed, PrintedQuestion):
            if printed.counted:
                self.telling.add(printed.id, printed.told)
            for name, data in printed.files:
                if data is None:
                    target.keep(name)
                else:
                    target.add(name, data)

    def write(self, name: str, pieces: Sequence[bytes], target: Output) -> None:
        """Takes in a file that is no page; XML that is new or changed is read once."""
        if target.add(name, *pieces) and name.endswith(".xml"):
            parse(name, b"".join(pieces))


def _about_all(edition: Edition, made: _Made) -> Iterator[tuple[str, str]]:
    """The files about more than one question that are made last, or are next to nothing."""
    config = edition.config
    yield from json_schemas()
    if edition.archive.wanted:
        yield "data/wanted.json", to_json(WantedPages(edition).data()) + "\n"
    if edition.on_disk:
        return
    if config.base_url:
        yield from sitemaps(made.urls, config.base_url)
        yield edition.site.opensearch, opensearch(edition, config.base_url)
    yield "robots.txt", robots(config.base_url)
    # GitHub Pages would otherwise hide files whose names begin with an underscore.
    yield ".nojekyll", ""


def _pages(archive: Archive) -> int:
    """How many pages an archive has at least; long lists have more than one."""
    every = (archive.questions, archive.translations, archive.people, archive.bodies)
    return sum(map(len, (*every, archive.topics)))


def _place(location: Location) -> tuple[str, int, int]:
    return location.path, location.line, location.column


def _batches(press: Press, sent: bytes | None, target: Output, telling: Telling) -> Iterator[Batch]:
    """Every page in the order of the site, for those who share the work."""
    presenter = Presenter(press.edition)
    archive = press.edition.archive
    questions = {**archive.questions, **archive.translations}
    # A page counts as known only if it is published and nobody changed it, or a file beside it.
    known = {path: key for path, key in target.former.keys.items() if target.has(path)}
    for question in questions.values():
        told = question.translates or telling.knows(question.id)
        if not told or not all(map(target.has, question_data_names(question))):
            known.pop(file_of(question.url), None)

    def batch(names: Sequence[str], views: Sequence[View]) -> Batch:
        paths = [file_of(questions[name].url) for name in names]
        paths += [file_of(view.url) for view in views]
        return Batch(sent, names, views, {path: known[path] for path in paths if path in known})

    yield batch([], [presenter.home()])
    for names in _in_batches(questions):
        yield batch(names, [])
    for views in _in_batches(presenter.others()):
        yield batch([], views)


_T = TypeVar("_T")


def _in_batches(things: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(things)
    while some := list(islice(rest, BATCH)):
        yield some


@dataclass(frozen=True, slots=True)
class _Index:
    """The search index of a site: digest of its records, and the engine if it has to work."""

    digest: str
    indexing: search.Indexing | search.PagefindIndexing | None = None


def _begin_search(edition: Edition, run: Run, target: Output) -> _Index:
    """Starts the search engine if a record changed; it works while pages are printed."""
    if run.search_index == "never":
        return _Index("")
    records = search.records(edition, run.workshop and run.workshop / WAITING)
    engine = search.engine_of(run.config, on_disk=run.on_disk)
    folder = search.FOLDERS[engine]
    wanted = search.digest(records, f"{program_digest()}\n{engine}\n{run.on_disk}")
    there = str(target.former.state.get("search", ""))
    if there == wanted and (target.keep_folder(folder) or not records):
        return _Index(wanted)
    if run.search_index == "later" and there and target.keep_folder(folder):
        return _Index(there)
    if run.search_index == "later" or not records:
        return _Index("" if records else wanted)
    language = run.config.language
    workshop = None
    if run.workshop is not None:
        workshop = search.Workshop(run.workshop / "search", program_digest())
    emptied = target.emptied(folder)
    return _Index(wanted, search.begin(records, engine, language, emptied, workshop))


def _finish_search(index: _Index, run: Run, target: Output) -> str:
    """Waits for the search engine; the digest of the records in the index."""
    if index.indexing is not None:
        folder = search.FOLDERS[search.engine_of(run.config, on_disk=run.on_disk)]
        run.progress("search", 0, 1)
        index.indexing.finish()
        if run.on_disk:
            disk.embed(target.staging, folder)
        else:
            offline.write_index_list(target.staging / folder)
        target.made(folder)
        run.progress("search", 1, 1)
    return index.digest
