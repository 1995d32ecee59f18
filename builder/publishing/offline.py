"""What a browser keeps of the site for when there is no network.

The theme has the service worker (`service-worker.js`); here it is told the version of the site and
what it keeps from the beginning. The version follows from the content alone: a build that changes
nothing changes no byte of the worker, and one that does is noticed by every browser.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.publishing.data import to_json
from builder.publishing.edition import Edition
from builder.publishing.manifest import Entry, digest
from builder.publishing.search import FOLDERS, addresses

WORKER = "service-worker.js"
"""Name of the worker in the theme."""

ADDRESS = "sw.js"
"""Where it stands in the site: at the root, because it serves only what is below it."""

LIST = "data/files.json"
"""The list of all pages and assets, with their sizes: what `keep.js` fetches."""

INDEX_LIST = "files.json"
"""The same of the search index, in its own folder."""

ONLY_ON_DISK = frozenset({WORKER, "disk.js"})
"""Files of the theme that are no assets of a site on the web."""

NOT_ON_DISK = frozenset({WORKER, "keep.js"})
"""Files of the theme that are no assets of a site for a disk."""

SMALL = 300
"""Questions up to which the search index is kept without being asked for: it is then some 1 MB."""


def files(
    edition: Edition, source: bytes, told: Mapping[str, Entry], index: str
) -> Iterator[tuple[str, bytes]]:
    """The worker, and the list of all that can be kept: path and bytes.

    Args:
        edition: what is published.
        source: the theme's worker.
        told: every other file of the site.
        index: digest of the records in the search index.
    """
    site = edition.site
    folder = f"{FOLDERS[site.engine]}/"
    known = {path: entry for path, entry in told.items() if not path.startswith(folder)}
    yield LIST, file_list(known, site.assets)
    every = [(path, entry.digest) for path, entry in sorted(known.items())]
    begin = {
        "version": digest(to_json([index, every]).encode())[:16],
        "begin": [site.search, site.offline, *site.assets.values()],
        "offline": site.offline,
        "index": folder,
        "small": len(edition.archive.questions) <= SMALL,
    }
    yield ADDRESS, f"const SITE = {to_json(begin)};\n".encode() + source


def file_list(told: Mapping[str, Entry], assets: Mapping[str, str]) -> bytes:
    """Every page and asset: address, digest and size in bytes.

    Args:
        told: every file.
        assets: name of each asset to its address.
    """
    listed = []
    for path, entry in sorted(told.items()):
        if path.endswith("/index.html") or path == "index.html":
            listed.append((path.removesuffix("index.html"), entry.digest[:16], entry.size))
        elif path.startswith("assets/"):
            address = assets[path.removeprefix("assets/")]
            listed.append((address, entry.digest[:16], entry.size))
    return to_json({"files": listed}).encode() + b"\n"


def write_index_list(folder: Path) -> None:
    """Writes the list of the files of the search index into its folder.

    Raises:
        OSError: the disk failed.
    """
    (folder / INDEX_LIST).write_bytes(to_json(addresses(folder)).encode() + b"\n")
