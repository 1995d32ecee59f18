"""Tables to import, and what became of their rows."""

import json
import re
from collections.abc import Mapping as Fields
from pathlib import Path
from typing import Any

from builder.importing import Report, run
from builder.model import Body, Document, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read

MAPPING = """\
title: Title
question: Text
answer: Reply
number: Nr
language: {column: Lang, words: {dutch: nl, french: fr}}
session: {opens: {month: 10, weekday: tuesday, nth: 2}}
asked: {column: Asked, format: DD/MM/YYYY}
askers: {column: Who, order: last-first, separator: ";", party: Party}
addressees: {column: Office, role: Office, body: Body}
topics: {column: Topics, separator: ",", case: sentence, spelling: [BTW, België]}
source: {url: "https://example.org/{Nr}"}
empty: [None]
"""

ROW: dict[str, Any] = {
    "Title": "Treinen en bussen",
    "Text": "Een inleiding.\n\n1. Hoeveel?\n2. Waarom?",
    "Reply": "1. Tien.\n2. Daarom.",
    "Nr": "12",
    "Lang": "dutch",
    "Asked": "03/11/2020",
    "Who": "Peeters, An",
    "Party": "Partij",
    "Office": "Minister van Vervoer",
    "Body": "Vervoer",
    "Topics": "SPOOR,BTW IN BELGIE",
}


class Archive:
    """An archive to import into."""

    def __init__(self, folder: Path) -> None:
        """Makes an empty one, and a mapping beside it."""
        self.site = folder / "site"
        self.site.mkdir()
        (self.site / "site.yaml").write_text("title: X\n", encoding="utf-8")
        self.folder = folder
        self.mapping = folder / "mapping.yaml"
        self.mapping.write_text(MAPPING, encoding="utf-8")

    def table(self, *rows: Fields[str, Any] | str, name: str = "table.jsonl") -> Path:
        """A file of JSON Lines; a string is a line as it is."""
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        file = self.folder / name
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def rows(self, *rows: Fields[str, Any] | str, **options: Any) -> Report:  # noqa: ANN401
        """Imports rows."""
        return run([self.table(*rows)], self.mapping, self.site, **options)

    def read(self, path: str) -> Document:
        """A file of the archive, without a fault."""
        reading = read(SourceFile(path, (self.site / path).read_bytes()), AnchorWords())
        assert reading.document is not None
        assert reading.problems == ()
        return reading.document

    def files(self) -> dict[str, bytes]:
        """Everything below `content/`."""
        found = (file for file in self.site.rglob("*.md"))
        return {file.relative_to(self.site).as_posix(): file.read_bytes() for file in found}


def plain_source(data: bytes) -> bytes:
    """A file without what it says of the table it came from."""
    return re.sub(rb"(?m)^  (name|sha256): .*\n", b"", data)


def told(report: Report) -> list[tuple[str, int]]:
    return [(item.code, item.location.line) for item in report.problems]


def question(archive: Archive, report: Report) -> tuple[QuestionFields, Body]:
    (path,) = (path for path in report.created if path.startswith("content/questions/"))
    document = archive.read(path)
    assert isinstance(document.fields, QuestionFields)
    assert isinstance(document.body, Body)
    return document.fields, document.body
