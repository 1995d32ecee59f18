"""The search index: what a browser needs to find any question.

An archive has our own index, or that of Pagefind if it says so; `begin` makes either.
"""

from pathlib import Path

from builder.config import Config
from builder.publishing.search import indexing, pagefind
from builder.publishing.search.digesting import Workshop
from builder.publishing.search.gathering import records
from builder.publishing.search.indexing import Indexing, SearchFailed, verify, write
from builder.publishing.search.pagefind import PagefindIndexing
from builder.publishing.search.records import Place, Records, SearchRecord, digest

FOLDERS = {"own": "search-index", "pagefind": pagefind.FOLDER}
"""Engine, as `site.yaml` names it, to the folder of its index in the site."""


SCRIPTS = {
    "own": tuple(
        f"search-{name}.js"
        for name in (
            "reading",
            "words",
            "inflection",
            "vocabulary",
            "room",
            "query",
            "meaning",
            "ranking",
            "excerpts",
            "counting",
            "engine",
        )
    ),
    "pagefind": ("search-pagefind.js",),
}
"""Engine to the files of the theme that it is, in the order in which they are loaded."""


def engine_of(config: Config, *, on_disk: bool) -> str:
    """The engine of a site: on a disk nothing but our own works."""
    return "own" if on_disk else config.search


def begin(
    all_records: Records,
    engine: str,
    language: str,
    folder: Path,
    workshop: Workshop | None,
) -> Indexing | PagefindIndexing:
    """Starts to make an index in the background; `finish` waits for it and verifies it.

    In `workshop` what was made of single records is kept for the next time.
    """
    if engine == "pagefind":
        # It counts pages, not questions: a translation would be counted as one more.
        originals = [record for record in all_records if not record.translates]
        return PagefindIndexing(originals, language, folder)
    return Indexing(all_records, folder, workshop)


def addresses(folder: Path) -> list[tuple[str, int]]:
    """Every file of an index as a browser asks for it, and its size in bytes."""
    own = folder.name == pagefind.FOLDER
    return pagefind.addresses(folder) if own else indexing.addresses(folder)


__all__ = [
    "FOLDERS",
    "SCRIPTS",
    "Indexing",
    "PagefindIndexing",
    "Place",
    "Records",
    "SearchFailed",
    "SearchRecord",
    "Workshop",
    "addresses",
    "begin",
    "digest",
    "engine_of",
    "records",
    "verify",
    "write",
]
