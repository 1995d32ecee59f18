"""Blocks: the tokens of a body as paragraphs, headings, items and whatever is printed as it is."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from markdown_it.token import Token

from builder.model import Reference
from builder.problems import Location, Problem, problem
from builder.reading.markup.inline import Inline, Source
from builder.reading.markup.parser import MAX_NESTING, parser, too_deep
from builder.reading.markup.tree import Block, Markup, Note

MAX_GROWTH = 20
"""How many times its source the HTML may measure, on top of 64 kB."""

_FILLED = 600
"""Characters that a link without words counts for: it will show the title of where it leads."""


def parse(body: str, path: str, first_line: int = 1) -> Markup:
    """The blocks of a Markdown body.

    Args:
        body: Markdown, as `builder.reading.source.split` gives it.
        path: file it came from, for locations.
        first_line: line of the file on which it begins.
    """
    markdown = parser()
    markdown.begin(body)
    tokens = markdown.parse(body)
    walker = _Walker(Source(path, first_line, tuple(body.split("\n"))))
    walker.check_depth(tokens)
    if walker.problems:
        return Markup((), (), tuple(walker.problems))
    blocks = tuple(walker.blocks(tokens, deep=True))
    for url in markdown.refused:
        place = walker.source.find((f"]({url}", f"<{url}", url), first_line)
        walker.problems.append(problem("link-scheme", place, value=url.partition(":")[0]))
    for row in markdown.sparse:
        place = Location(path, first_line + row, 1)
        walker.problems.append(problem("output-too-large", place, limit=str(MAX_GROWTH)))
    notes = tuple(walker.notes())
    walker.check_growth((*blocks, *(block for note in notes for block in note.blocks)))
    return Markup(blocks, notes, tuple(walker.problems))


class _Walker:
    """Turns the flat list of tokens of one body into blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.inline = Inline(source)
        self.problems: list[Problem] = []
        self.definitions: dict[str, list[Block]] = {}

    def blocks(self, tokens: list[Token], *, deep: bool) -> Iterator[Block]:
        """The blocks of a run of tokens; items of ordered lists are opened if `deep`."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _close(tokens, index)
            inside = tokens[index + 1 : end]
            line = self.source.line(token)
            if token.type == "paragraph_open":
                yield Block("paragraph", line, lines=tuple(self.inline.lines(inside[0], line)))
            elif token.type == "heading_open":
                lines = tuple(self.inline.lines(inside[0], line))
                yield Block("heading", line, lines=lines, level=int(token.tag[1]))
            elif token.type == "ordered_list_open" and deep:
                yield from self.items(inside)
            elif token.type == "footnote_reference_open":
                self.define(token, inside)
            else:
                yield self.other(tokens[index : end + 1], line)
            index = end + 1

    def items(self, tokens: list[Token]) -> Iterator[Block]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _close(tokens, index)
            children = tuple(self.blocks(tokens[index + 1 : end], deep=False))
            marker = token.info + token.markup
            yield Block("item", self.source.line(token), marker=marker, children=children)
            index = end + 1

    def other(self, tokens: list[Token], line: int) -> Block:
        html: list[str | Reference] = []
        text: list[str] = []
        index = 0
        while index < len(tokens):
            if tokens[index].type == "footnote_reference_open":
                # Also inside a quotation or a list it is a footnote of the page.
                end = _close(tokens, index)
                self.define(tokens[index], tokens[index + 1 : end])
                index = end
            else:
                self.block_token(tokens[index], html, text)
            index += 1
        first = html[0]
        if not isinstance(first, str) or not first.startswith("<"):
            message = f"{self.source.path}:{line}: a block that does not begin with a tag"
            raise AssertionError(message)
        tag = re.split(r"[ >]", first[1:], maxsplit=1)[0]
        html[0] = first[1 + len(tag) :]
        return Block("other", line, tag=tag, html=tuple(html), text="".join(text).strip("\n"))

    def block_token(self, token: Token, html: list[str | Reference], text: list[str]) -> None:
        """Writes one token of a block that is printed as it is."""
        name = token.type
        if name == "inline":
            lines = list(self.inline.lines(token, self.source.line(token)))
            for number, line in enumerate(lines):
                html.extend((*(("\n",) if number else ()), *line.html))
            text.append(" ".join(line.text for line in lines))
        elif name in {"fence", "code_block"}:
            # The word after the fence is text that somebody typed.
            code = f"{token.info.strip()}\n{token.content}".removeprefix("\n")
            html += ["<pre><code>", escape(code, quote=False), "</code></pre>"]
            text.append(code)
        else:
            tag, words = self.tag(token)
            html.append(tag)
            text.append(words)

    def tag(self, token: Token) -> tuple[str, str]:
        """The tag for a token without text of its own, and what it is in plain text."""
        name, closing = token.type, token.nesting < 0
        if name.startswith("paragraph"):
            shown = "</p>" if closing else "<p>"
            return "" if token.hidden else shown, "\n" if closing else ""
        if name.startswith("heading"):
            # Inside a quotation or a list a heading is only emphasis: it heads no section.
            return ("</strong></p>", "\n") if closing else ("<p><strong>", "")
        if name == "list_item_open" and token.info:
            marker = escape(token.info + token.markup, quote=False)
            return f'<li><span class="n">{marker}</span> ', f"{marker} "
        if name in {"th_open", "td_open"}:
            return f"<{token.tag}{_ALIGN.get(str(token.attrGet('style')), '')}>", ""
        if name == "tr_open":
            self.check_row(token)
        return _TAGS[name], _BREAKS.get(name, "")

    def define(self, token: Token, inside: list[Token]) -> None:
        """A footnote. Of two with one label nobody knows which one the text means."""
        label = str(token.meta["label"])
        if label in self.definitions:
            place = self.source.find((f"[^{label}]:",), self.source.line(token))
            self.problems.append(problem("duplicate-note", place, label=label))
        # What is inside is read first: a footnote in a footnote stands before it.
        own = list(self.blocks(inside, deep=False))
        self.definitions.setdefault(label, []).extend(own)

    def notes(self) -> Iterator[Note]:
        """The footnotes, once everything was read."""
        referred = self.inline.referred
        order = {label: number for number, label in enumerate(referred, start=1)}
        for label, blocks in self.definitions.items():
            yield Note(label, tuple(blocks), referred.get(label, 0), order.get(label, 0))

    # --- checks ---

    def check_depth(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.level > MAX_NESTING or (token.type == "inline" and too_deep(token.content)):
                place = Location(self.source.path, self.source.line(token), 1)
                self.problems.append(problem("nested-too-deep", place, limit=str(MAX_NESTING)))
                return

    def check_row(self, token: Token) -> None:
        """A table row with more cells than the header has would lose the last ones."""
        columns, written = token.meta["columns"], token.meta["written"]
        if written > columns:
            place = Location(self.source.path, self.source.line(token), 1)
            counts = {"columns": str(columns), "found": str(written)}
            self.problems.append(problem("table-row", place, **counts))

    def check_growth(self, blocks: Iterable[Block]) -> None:
        """What is written a thousand times as long as it was typed is not meant for readers."""
        source = sum(map(len, self.source.lines)) + len(self.source.lines)
        made = sum(_size(block) for block in blocks)
        if made > MAX_GROWTH * source + 65536:
            place = Location(self.source.path, self.source.first_line, 1)
            self.problems.append(problem("output-too-large", place, limit=str(MAX_GROWTH)))


def _size(block: Block) -> int:
    spans = (block.html, *(line.html for line in block.lines))
    own = sum(len(i) if isinstance(i, str) else _FILLED for span in spans for i in span)
    return own + sum(_size(child) for child in block.children)


def _close(tokens: list[Token], index: int) -> int:
    """Index of the token that closes the one at `index`; the same if it opens nothing."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth <= 0:
            return position
    return len(tokens) - 1


_TAGS = {
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": '<ol class="literal">',
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "table_open": '<div class="table" tabindex="0"><table>',
    "table_close": "</table></div>",
    "thead_open": "<thead>",
    "thead_close": "</thead>",
    "tbody_open": "<tbody>",
    "tbody_close": "</tbody>",
    "tr_open": "<tr>",
    "tr_close": "</tr>",
    "hr": "<hr>",
    "th_close": "</th>",
    "td_close": "</td>",
    "dl_open": "<dl>",
    "dl_close": "</dl>",
    "dt_open": "<dt>",
    "dt_close": "</dt>",
    "dd_open": "<dd>",
    "dd_close": "</dd>",
}
_BREAKS = dict.fromkeys(
    ("list_item_close", "tr_close", "blockquote_close", "dt_close", "dd_close"), "\n"
) | dict.fromkeys(("th_close", "td_close"), "\t")
_ALIGN = {f"text-align:{side}": f' class="{side}"' for side in ("left", "center", "right")}
