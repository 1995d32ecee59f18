"""The search index: the only room that knows Pagefind.

The binary of `pagefind-bin` is driven over its `--service` protocol: base64 of JSON messages,
separated by commas, answered one by one in order.
"""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import IO, Any

from pagefind_bin import get_executable

from builder.linking.coverage import all_parts
from builder.model import Archive, Part, Question, Section
from builder.publishing.edition import Edition

FOLDER = "pagefind"
"""Folder of the index in the site. Pagefind derives the site's root from this name."""

# Ready-made interfaces of Pagefind, which our search page does not use.
_UNUSED = re.compile(r".*-ui\..*|pagefind-highlight\.js")


class SearchFailed(Exception):
    """The search engine failed, or what it wrote is not whole."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search engine is told of a question: its address, and a small page of its own."""

    url: str
    html: str


def records(edition: Edition) -> list[SearchRecord]:
    """The records of all questions, sorted by id."""
    archive = edition.archive
    return [_record(archive.questions[name], edition) for name in sorted(archive.questions)]


def digest(all_records: Sequence[SearchRecord], language: str) -> str:
    """Changes whenever the index would: with any record, the language or the engine."""
    total = hashlib.sha256(f"{version('pagefind-bin')}\n{language}\n".encode())
    for record in all_records:
        total.update(f"{record.url}\0{record.html}\0".encode())
    return total.hexdigest()


def _record(question: Question, edition: Edition) -> SearchRecord:
    fields, t = question.fields, edition.site.t
    day = edition.wording.day(fields.asked)
    askers = [who.name for who in question.askers]
    addressees = [who.name for who in question.addressees]
    pieces = [
        '<!doctype html><html lang="',
        escape(edition.config.language),
        '"><body>',
        *_filters(question, edition.archive, t(f"status_{question.status}")),
        _tag("meta", "number", fields.number),
        _tag("meta", "date", day.text if day else None),
        _tag("meta", "asker", edition.wording.names(askers)),
        _tag("meta", "addressee", edition.wording.names(addressees)),
        _tag("meta", "status", t(f"status_{question.status}")),
        _tag("meta", "state", question.status),
        # ISO dates sort as text; a question without one sorts last and does not vanish.
        _tag("sort", "date", fields.asked.first if fields.asked else "0000-00-00"),
        f"<h1>{escape(fields.title)}</h1>",
        *_paragraphs(question.body.question.text),
    ]
    for part in all_parts(question.body.question.parts):
        pieces += _part(part, t("part_label", part=part.id))
    for answer in question.body.answers:
        pieces += _answer(answer, edition)
    pieces += [*_paragraphs(question.body.notes_text), "</body></html>"]
    return SearchRecord(f"/{question.url}", "".join(pieces))


def _filters(question: Question, archive: Archive, status: str) -> Iterator[str]:
    parties = dict.fromkeys(who.party for who in question.askers)
    yield _tag("filter", "session", question.session)
    for asker in question.askers:
        yield _tag("filter", "asker", asker.name)
    for addressee in question.addressees:
        yield _tag("filter", "addressee", addressee.name)
    for party in parties:
        yield _tag("filter", "party", party)
    for topic in question.topics:
        yield _tag("filter", "topic", archive.topics[topic].fields.name)
    yield _tag("filter", "status", status)


def _answer(answer: Section, edition: Edition) -> Iterator[str]:
    heading = answer.heading or edition.site.t(f"answer_{answer.kind}")
    yield f'<h2 id="{escape(answer.anchor)}">{escape(heading)}</h2>'
    yield from _paragraphs(answer.text)
    for part in all_parts(answer.parts):
        yield from _part(part, edition.about("answer_label", part.numbers))


def _part(part: Part, label: str) -> Iterator[str]:
    yield f'<h2 id="{escape(part.anchor)}">{escape(label)}</h2>'
    yield from _paragraphs(part.text)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield f"<p>{escape(paragraph, quote=False)}</p>"


def _tag(kind: str, name: str, value: str | None) -> str:
    if not value:
        return ""
    # The engine takes the entities in the value of a filter apart twice, in others once.
    content = escape(value.replace("&", "&amp;") if kind == "filter" else value)
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{content}">'


# --- the engine ---------------------------------------------------------------------------------


class Indexing:
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
        verify(self._folder, {record.url for record in self._records})

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
            {"type": "AddFile", "index_id": 0, "url": record.url, "file_contents": record.html}
            for record in self._records
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


def verify(folder: Path, urls: set[str]) -> None:
    """Whether an index is whole and holds exactly these addresses.

    A search engine that leaves something out says nothing of it: so nothing is believed.

    Raises:
        SearchFailed: something is missing, damaged or too much.
    """
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        count = sum(language["page_count"] for language in entry["languages"].values())
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
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
    if count != len(urls) or found != urls:
        message = f"the search index has {count} records instead of {len(urls)}"
        raise SearchFailed(message)


def _fragment(path: Path) -> dict[str, Any]:
    text = gzip.decompress(path.read_bytes())
    fragment: dict[str, Any] = json.loads(text[text.index(b"{") :])
    return fragment
