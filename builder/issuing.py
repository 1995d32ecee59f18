"""The whole site: every page printed, search fed meanwhile, all of it verified, then published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.compiling import program_digest
from builder.editions import edition_of
from builder.linking.archive import Linked
from builder.printing import Printing, known_feeds, known_pages
from builder.problems import Location, Problem
from builder.publishing import disk, offline, search
from builder.publishing.data import to_json
from builder.publishing.discovery import opensearch, robots, sitemaps
from builder.publishing.edition import Edition, base_path
from builder.publishing.files import Output
from builder.publishing.opendata import TOLD_IN, Telling, open_data
from builder.publishing.press import Press
from builder.publishing.verifying import Links
from builder.publishing.wishes import WantedPages
from builder.runs import Run
from builder.schemas import json_schemas

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
    before = target.former.state.get("told", {}) if all(map(target.has, TOLD_IN)) else {}
    telling = Telling(run.workshop, target.folder, before)
    made = Printing(target, Links(base_path(run.config)), telling)
    press = Press(
        edition,
        run.inputs.theme,
        program_digest(),
        sources,
        known=known_pages(linked.archive, target, telling),
        known_feeds=known_feeds(target),
        output=target,
    )
    try:
        index = made.print_all(press, run, partial(_begin_search, edition, run, target))
        for name, pieces in open_data(edition, made.telling):
            target.add_long(name, pieces)
    finally:
        made.telling.close()
    for name, text in _about_all(edition, made):
        made.write(name, text.encode())
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
        "feeds": made.feeds,
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


def _about_all(edition: Edition, made: Printing) -> Iterator[tuple[str, str]]:
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


def _place(location: Location) -> tuple[str, int, int]:
    return location.path, location.line, location.column


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
