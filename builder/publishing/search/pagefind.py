"""Pagefind, for archives that choose it (`search: pagefind` in `site.yaml`).

The binary of `pagefind-bin` is driven over its `--service` protocol: base64 of JSON messages,
separated by commas, answered one by one in order. Only this module knows it.
"""

import base64
import gzip
import json
import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import IO, Any

from pagefind_bin import get_executable

from builder.publishing.search.indexing import SearchFailed
from builder.publishing.search.records import FACETS, SearchRecord
from builder.walking import files_below

FOLDER = "pagefind"
"""Folder of its index in the site. Pagefind derives the site's root from this name."""

# Ready-made interfaces of Pagefind, which our search page does not use.
_UNUSED = re.compile(r".*-ui\..*|pagefind-highlight\.js")


def engine() -> str:
    """Name and version of the engine: another one makes another index."""
    return f"pagefind {version('pagefind-bin')}"


def page_of(record: SearchRecord) -> str:
    """The small page that Pagefind reads instead of the one that is published."""
    shown = dict(record.shown)
    pieces = ["<!doctype html><html><body>"]
    for facet, values in zip(FACETS, record.facets, strict=True):
        # The engine takes the entities in the value of a filter apart twice, in others once.
        pieces += [_tag("filter", facet, value.replace("&", "&amp;")) for value in values]
    pieces += [_tag("meta", name, value) for name, value in shown.items()]
    # ISO dates sort as text; a question without one sorts last and does not vanish.
    pieces.append(_tag("sort", "date", record.asked[0] or "0000-00-00"))
    pieces.append(f"<h1>{escape(record.title)}</h1>")
    for place in record.places:
        if place.anchor:
            pieces.append(f'<h2 id="{escape(place.anchor)}">{escape(place.title)}</h2>')
        paragraphs = (some for some in place.text.split("\n\n") if some.strip())
        pieces += [f"<p>{escape(some, quote=False)}</p>" for some in paragraphs]
    return "".join([*pieces, "</body></html>"])


def _tag(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'


def addresses(folder: Path) -> list[tuple[str, int]]:
    """Every file of an index as a browser asks for it, and its size in bytes."""
    files = files_below(folder)
    return [(path.relative_to(folder).as_posix(), path.stat().st_size) for path in files]


class PagefindIndexing:
    """Builds an index in the background, so that pages can be rendered meanwhile."""

    def __init__(self, all_records: Sequence[SearchRecord], language: str, folder: Path) -> None:
        """Starts the engine; it will write into `folder`, which should be empty."""
        self._records = all_records
        self._language = language
        self._folder = folder
        self._failure: Exception | None = None
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Waits for the engine and verifies what it wrote.

        Raises:
            SearchFailed: it failed, or the index is not whole.
            OSError: it could not be started, or its files cannot be read.
        """
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        verify(self._folder, {f"/{record.url}" for record in self._records})

    def _work(self) -> None:
        try:
            self._drive()
        except (OSError, SearchFailed, ValueError) as error:
            self._failure = error

    def _drive(self) -> None:
        # One language for all: the search page can ask only one index.
        config = {"force_language": self._language.partition("-")[0], "write_playground": False}
        messages: list[dict[str, Any]] = [{"type": "NewIndex", "config": config}]
        messages += [
            {"type": "AddFile", "index_id": 0, "url": f"/{r.url}", "file_contents": page_of(r)}
            for r in self._records
        ]
        # Not `WriteFiles`: it answers before its files are on the disk (Pagefind, issue 1271).
        messages.append({"type": "GetFiles", "index_id": 0})
        with subprocess.Popen(  # noqa: S603 - the binary of a package we depend on
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            writer = Thread(target=_send, args=(process.stdin, messages), daemon=True)
            writer.start()
            # The engine ends when its input does, so that stays open until the last answer.
            answers = list(islice(_answers(process.stdout), len(messages)))
            writer.join()
        if len(answers) < len(messages):
            message = f"pagefind gave {len(answers)} answers to {len(messages)} messages"
            raise SearchFailed(message)
        for answer in answers:
            if answer["type"] == "Error":
                raise SearchFailed(str(answer.get("message")))
        for file in answers[-1]["files"]:
            if not _UNUSED.fullmatch(file["path"]):
                path = self._folder / file["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(base64.b64decode(file["content"]))


def _send(pipe: IO[bytes] | None, messages: Iterable[dict[str, Any]]) -> None:
    if pipe is None:
        return
    try:
        for number, payload in enumerate(messages):
            message = json.dumps({"message_id": number, "payload": payload})
            pipe.write(base64.b64encode(message.encode()) + b",")
        pipe.flush()
    except BrokenPipeError:
        # The engine ended early; its missing answers say so.
        return


def _answers(pipe: IO[bytes] | None) -> Iterator[dict[str, Any]]:
    pieces: list[bytes] = []  # Of one message; the last one is the whole index.
    while pipe is not None and (some := os.read(pipe.fileno(), 1 << 20)):
        *ends, rest = some.split(b",")
        for end in ends:
            message = base64.b64decode(b"".join([*pieces, end]))
            payload: dict[str, Any] = json.loads(message)["payload"]
            yield payload
            pieces.clear()
        pieces.append(rest)


def verify(folder: Path, urls: Collection[str]) -> None:
    """Whether an index is whole and holds exactly these addresses.

    A search engine that leaves something out says nothing of it: so nothing is believed.

    Raises:
        SearchFailed: something is missing, damaged or too much.
    """
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        count = sum(language["page_count"] for language in entry["languages"].values())
        files = files_below(folder)
        empty = next((path.name for path in files if not path.stat().st_size), None)
        found = {_fragment(path)["url"] for path in files if path.suffix == ".pf_fragment"}
        for path in files:
            if path.suffix in {".pf_index", ".pf_meta", ".pf_filter"}:
                gzip.decompress(path.read_bytes())
    except (EOFError, KeyError, ValueError, gzip.BadGzipFile) as error:
        message = f"the search index is damaged: {error}"
        raise SearchFailed(message) from error
    if empty is not None:
        message = f"the search index has an empty file: {empty}"
        raise SearchFailed(message)
    if count != len(urls) or found != set(urls):
        message = f"the search index has {count} records instead of {len(urls)}"
        raise SearchFailed(message)


def _fragment(path: Path) -> dict[str, Any]:
    text = gzip.decompress(path.read_bytes())
    fragment: dict[str, Any] = json.loads(text[text.index(b"{") :])
    return fragment
