"""HTML of an answer to text with signs for what is more than text: links, emphasis, tables.

The signs are characters that no text holds. They stay where they are while the text is taken apart
into questions and answers, and become Markdown in the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import islice

from builder.importing.escape import escape_words
from builder.importing.signs import (
    BARE_ADDRESS,
    CLOSING,
    EMPHASIS,
    EMPHASIS_END,
    LINK,
    LINK_END,
    SIGNS,
    STRONG,
    STRONG_END,
    TABLE,
    Rich,
)

_OPENING = {"strong": STRONG, "b": STRONG, "em": EMPHASIS, "i": EMPHASIS}
_BLOCKS = frozenset(
    [
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre"),
        *("section", "article", "header", "footer", "dl", "dt", "dd", "hr", "figure", "figcaption"),
        *("address", "table", "thead", "tbody", "tfoot", "tr", "caption"),
    ]
)
_CELLS = frozenset({"td", "th"})
_SCHEMES = ("https://", "http://", "mailto:")
_MARKED = re.compile(
    f"[{STRONG}{EMPHASIS}](\\s*\\(?(?:[a-z]|[ivx]+|\\d{{1,2}})[.)]+\\s*)[{STRONG_END}{EMPHASIS_END}]"
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def rich_text(html: str) -> Rich:
    """The text of HTML. What is no HTML is text: `a < b` stays."""
    reader = _Reader()
    reader.feed(SIGNS.sub("", html))
    reader.close()
    reader.end()
    text = re.sub(r"\n{3,}", "\n\n", "".join(reader.out)).strip()
    # `<i>(a)</i>` is the marker of a part, and no emphasis.
    text = _MARKED.sub(r"\1", text)
    return Rich(text, "".join(reader.said), reader.links, reader.tables)


class _Reader(HTMLParser):
    """Reads HTML, and never mind how well it is formed."""

    def __init__(self) -> None:
        """Begins."""
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.said: list[str] = []
        self.links: list[str] = []
        self.tables: list[str] = []
        self.lists: list[tuple[str, int]] = []
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.table: _Table | None = None
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where something begins."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in _CELLS:
            self.end_links()
        if tag == "table":
            self.depth += 1
            self.table = self.table or _Table()
        elif self.table is not None and tag in {"tr", "td", "th"}:
            self.table.open(tag, given)
        elif tag in {"ul", "ol"}:
            start = given.get("start", "1")
            number = int(start) if start.isascii() and start.isdigit() else 1
            kind = given.get("type", "1") if tag == "ol" else ""
            self.lists.append((kind, number))
            self.write("\n\n")
        elif tag == "li":
            self.item()
        elif tag == "br":
            self.write(" " if self.addresses else "\n")
        elif tag in _BLOCKS:
            self.write("\n\n" if not self.lists else "")
        elif tag in _OPENING:
            self.write(_OPENING[tag])
        elif tag == "a":
            self.end_links()
            href = "".join(given.get("href", "").split())
            self.addresses.append(href if href.lower().startswith(_SCHEMES) else "")
            self.words = []
            self.write(LINK if self.addresses[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        """Notes where something ends."""
        if tag in _BLOCKS or tag in _CELLS:
            self.end_links()
        if tag == "table" and self.table is not None:
            self.depth -= 1
            if self.depth == 0:
                self.end_table(self.table)
        elif tag in {"ul", "ol"}:
            if self.lists:
                self.lists.pop()
            self.write("\n\n")
        elif tag in _BLOCKS and tag != "li":
            self.write("\n\n" if not self.lists else "")
        elif tag in _OPENING:
            self.write(CLOSING[_OPENING[tag]])
        elif tag == "a" and self.addresses:
            self.end_link(self.addresses.pop())

    def handle_data(self, data: str) -> None:
        """Takes text."""
        self.said.append(data)
        self.words.append(data)
        text = re.sub(r"\s+", " ", data)
        if self.table is None and self.out and self.out[-1].endswith("\n"):
            text = text.lstrip()
        self.write(text)

    def end_links(self) -> None:
        """Ends a link that was left open; none goes on beyond its paragraph or cell."""
        while self.addresses:
            self.end_link(self.addresses.pop())

    def end(self) -> None:
        """Ends what was left open."""
        self.end_links()
        if self.table is not None:
            self.end_table(self.table)

    def end_table(self, table: "_Table") -> None:
        """Puts a sign where a table stands."""
        self.table, self.depth = None, 0
        self.tables.append(table.markdown())
        self.write(f"\n\n{TABLE}\n\n")

    def item(self) -> None:
        """Begins an item of a list, with its number if it has one."""
        kind, number = self.lists[-1] if self.lists else ("", 1)
        marker = "- "
        if kind:
            letter = kind in {"a", "A"} and 1 <= number <= len(_ALPHABET)
            marker = f"{_ALPHABET[number - 1]}) " if letter else f"{number}. "
            self.lists[-1] = (kind, number + 1)
            self.said.append(marker)
        self.write(f"\n{marker}")

    def end_link(self, address: str) -> None:
        """Ends a link; where it leads is said too, unless its words are just that."""
        if not address:
            return
        words = " ".join("".join(self.words).split())
        if not words:
            self.write(address)
        if words != address or not BARE_ADDRESS.fullmatch(address):
            self.said.append(address)
        if self.table is None:
            self.links.append(address)
        else:
            self.table.links.append(address)
        self.write(LINK_END)

    def write(self, text: str) -> None:
        """Writes text with signs: into the cell of a table, if there is one."""
        if self.table is not None:
            self.table.write(text)
        else:
            self.out.append(text)


@dataclass(slots=True)
class _Table:
    """A table that is being read.

    Attributes:
        rows: the text of each cell, with signs.
        links: where its links lead.
        at: column of the cell that is being read.
        held: for columns that a cell above reaches down into: how many rows further.
    """

    rows: list[list[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)
    at: int = 0

    def open(self, tag: str, given: dict[str, str]) -> None:
        """Begins a row or a cell; a cell that is wider or higher has empty ones beside it."""
        if tag == "tr" or not self.rows:
            self.rows.append([])
        if tag == "tr":
            return
        row = self.rows[-1]
        while self.held.get(len(row), 0):
            self.held[len(row)] -= 1
            row.append("")
        for _ in range(min(_span(given, "colspan"), _WIDEST)):
            self.held[len(row)] = min(_span(given, "rowspan"), _WIDEST) - 1
            row.append("")
        self.at = len(row) - min(_span(given, "colspan"), _WIDEST)

    def write(self, text: str) -> None:
        """Text of the cell; text between cells belongs to the last one."""
        if not self.rows or not self.rows[-1]:
            if not text.strip():
                return
            self.open("td", {})
        row = self.rows[-1]
        row[min(self.at, len(row) - 1)] += text

    def markdown(self) -> str:
        """The table; its first row is its head."""
        rows = [row for row in self.rows if row]
        columns = max(map(len, rows), default=0)
        if not columns:
            return ""
        links = iter(self.links)
        if columns * len(rows) > _MOST_CELLS:
            cells = (_cell(text, links) for row in rows for text in row)
            return "\n\n".join(cell for cell in cells if cell)
        lines = [
            _row([_cell(text, links) for text in (*row, *[""] * (columns - len(row)))])
            for row in rows
        ]
        return "\n".join([lines[0], _row(["---"] * columns), *lines[1:]])


_MOST_CELLS = 100_000
"""Cells of a table; what would have more is written as paragraphs."""

_WIDEST = 60
"""Columns that one cell may be wide."""


def _span(given: dict[str, str], name: str) -> int:
    value = given.get(name, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 4 else 1  # noqa: PLR2004


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str, links: Iterator[str]) -> str:
    own = list(islice(links, text.count(LINK_END)))
    return Rich("", links=own).markdown(escape_words(" ".join(text.split())))
