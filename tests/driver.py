"""A test driver: makes a small archive in a folder, builds it, and looks at what came out.

archive = Archive(tmp_path)
archive.question("2023-2024/x", "1. Waarom?")
site = archive.build()
assert "Waarom?" in site.page("vragen/2023-2024/x/").text
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from builder import pipeline
from builder.problems import Problem

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


class Archive:
    """An archive in a folder."""

    def __init__(self, folder: Path, site: str = "title: Proefarchief\n") -> None:
        """Makes the folder an archive."""
        self.folder = folder
        self.output = folder / "_site"
        self.write("site.yaml", site)

    def write(self, path: str, text: str) -> Path:
        """A file, with its folders."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        return target

    def question(self, name: str, /, body: str = "", **fields: str) -> Path:
        """A question file; `fields` are lines of YAML."""
        return self.file("questions", name, body, {"title": f"Vraag {name}", **fields})

    def person(self, name: str, /, body: str = "", **fields: str) -> Path:
        """A person's file."""
        spoken = {"name": name.replace("-", " ").title()}
        return self.file("people", name, body, {**spoken, **fields})

    def file(self, folder: str, name: str, body: str, fields: Mapping[str, str]) -> Path:
        """A content file."""
        front = "".join(f"{key}: {value}\n" for key, value in fields.items())
        return self.write(f"content/{folder}/{name}.md", f"---\n{front}---\n{body}")

    def check(self) -> list[Problem]:
        """Everything that is wrong with it."""
        return list(pipeline.check(self.folder).problems)

    def codes(self) -> list[str]:
        """The codes of everything that is wrong with it."""
        return [item.code for item in self.check()]

    def build(self, base_url: str | None = None) -> "Site":
        """The site; fails if there is an error in the content."""
        outcome = pipeline.build(self.folder, self.output, base_url)
        assert outcome.published, [f"{p.location}: {p.message('en')}" for p in outcome.problems]
        return Site(self.output, outcome.written)


@dataclass(frozen=True)
class Site:
    """A built site; `written` is the number of files that the build changed."""

    folder: Path
    written: int

    def page(self, url: str) -> "Page":
        """The page at an address."""
        return Page((self.folder / url / "index.html").read_text("utf-8"))

    def record(self, question: str) -> dict[str, Any]:
        """The record of a question."""
        text = (self.folder / "vragen" / question / "index.json").read_text("utf-8")
        record: dict[str, Any] = json.loads(text)
        return record

    def files(self) -> dict[str, bytes]:
        """Every file."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def pages(self) -> dict[str, "Page"]:
        """Every page by its path."""
        return {
            name: Page(data.decode())
            for name, data in self.files().items()
            if name.endswith(".html")
        }


@dataclass(frozen=True)
class Element:
    """An opening tag."""

    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """A page, taken apart.

    Attributes:
        html: as it is.
        elements: every opening tag, in order.
        text: the text of `<main>`.
    """

    def __init__(self, html: str) -> None:
        """Takes the page apart."""
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self.text = ""
        self._inside = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag == "main":
            self._inside += 1

    def handle_endtag(self, tag: str) -> None:
        """Notes the end of `<main>`."""
        if tag == "main":
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        """Collects text."""
        if self._inside:
            self.text += data

    @property
    def main(self) -> str:
        """The HTML of `<main>`."""
        found = re.search(r"<main.*</main>", self.html, re.DOTALL)
        assert found is not None
        return found.group()

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        """Every address that is linked to."""
        return [
            e.attributes["href"] for e in self.elements if e.tag == "a" and "href" in e.attributes
        ]


def letters(text: str) -> str:
    """Only the letters and digits of a text: what must never be lost."""
    return "".join(char for char in text if char.isalnum())


def contains_in_order(whole: str, wanted: str) -> bool:
    """Whether every character of `wanted` is in `whole`, in that order."""
    characters = iter(whole)
    return all(char in characters for char in wanted)
