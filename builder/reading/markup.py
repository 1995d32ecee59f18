"""Markdown to safe HTML: the only importer of markdown_it.

Markdown is parsed by markdown-it-py (`js-default`: CommonMark plus tables and strikethrough, no
raw HTML) with footnotes, definition lists and wiki links. The HTML is written here, token by
token, from an allow list: a token we do not know is a bug, not output.

Two rules of ours differ from CommonMark, so that nothing a person typed can vanish:
link-reference definitions are off (an unused one would disappear), and the numbers of ordered
lists are printed as written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from builder.model import Reference
from builder.problems import Location, Problem, problem
from builder.reading.slugs import slugify

MAX_NESTING = 40
"""Levels of nested lists and quotations that are read; deeper is an error."""

MAX_GROWTH = 20
"""How many times its source the HTML may measure, on top of 64 kB."""

_SCHEMES = ("https:", "http:", "mailto:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\")
_WIKI = re.compile(r"\[\[([^\[\]|#\n]*)(?:#([^\[\]|#\n]*))?(?:\|([^\[\]\n]+))?\]\]")

Span = tuple[str | Reference, ...]
"""HTML with references where links to other files go."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph or heading, as HTML and as plain text; `number` in the file."""

    html: Span
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown at the top of a body, or inside an item of an ordered list there.

    Attributes:
        kind: `other` is whatever is printed as it is: tables, quotations, code, bullets.
        line: line of the file on which it begins.
        lines: lines of a paragraph or heading.
        level: level of a heading, 1 to 6.
        marker: number of an item as written, with its delimiter: `2.`.
        children: blocks inside an item.
        tag: name of the outermost element of `other`.
        html: `other` from after that name.
        text: `other` as plain text.
    """

    kind: Literal["paragraph", "heading", "item", "other"]
    line: int
    lines: tuple[Line, ...] = ()
    level: int = 0
    marker: str = ""
    children: tuple["Block", ...] = ()
    tag: str = ""
    html: Span = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label as written, its blocks, and how often it is referred to."""

    label: str
    blocks: tuple[Block, ...]
    references: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A body, parsed.

    Attributes:
        blocks: top-level blocks, in order.
        notes: footnotes in the order of their definitions.
        problems: what is wrong with it.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


class _Markdown(MarkdownIt):
    """The parser, which remembers the links that it refused."""

    def __init__(self) -> None:
        super().__init__("js-default")
        self.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
        self.disable("reference")
        self.inline.ruler.before("link", "wiki", _wiki_rule)
        self.refused: list[str] = []

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        if not _SCHEME.match(url) or url.lower().startswith(_SCHEMES):
            return True
        self.refused.append(url)
        return False


def _wiki_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None or not (match[1] or match[2]):
        return False
    if not silent:
        token = state.push("wiki", "", 0)
        token.meta = {"target": match[1].strip(), "fragment": match[2] or "", "label": match[3]}
    state.pos = match.end()
    return True


@lru_cache(maxsize=1)
def _parser() -> _Markdown:
    return _Markdown()


def parse(body: str, path: str, first_line: int = 1) -> Markup:
    """The blocks of a Markdown body.

    Args:
        body: Markdown, as `builder.reading.source.split` gives it.
        path: file it came from, for locations.
        first_line: line of the file on which it begins.
    """
    parser = _parser()
    parser.refused = []
    tokens = parser.parse(body)
    walker = _Walker(body, path, first_line)
    walker.check_depth(tokens)
    if walker.problems:
        return Markup((), (), tuple(walker.problems))
    blocks = tuple(walker.blocks(tokens, deep=True))
    for url in parser.refused:
        walker.problems.append(
            problem("link-scheme", walker.find(url, 0), value=url.partition(":")[0])
        )
    walker.check_growth(blocks)
    return Markup(blocks, tuple(walker.notes()), tuple(walker.problems))


class _Walker:
    """Turns the flat list of tokens of one body into blocks."""

    def __init__(self, body: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.source = body.split("\n")
        self.problems: list[Problem] = []
        self.definitions: list[tuple[str, tuple[Block, ...]]] = []
        self.referred: dict[str, int] = {}

    # --- blocks ---

    def blocks(self, tokens: list[Token], *, deep: bool) -> Iterator[Block]:
        """The blocks of a run of tokens; items of ordered lists are opened if `deep`."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _close(tokens, index)
            inside = tokens[index + 1 : end]
            line = self.line(token)
            if token.type == "paragraph_open":
                yield Block("paragraph", line, lines=tuple(self.lines(inside[0], line)))
            elif token.type == "heading_open":
                lines = tuple(self.lines(inside[0], line))
                yield Block("heading", line, lines=lines, level=int(token.tag[1]))
            elif token.type == "ordered_list_open" and deep:
                yield from self.items(inside)
            elif token.type == "footnote_reference_open":
                note = tuple(self.blocks(inside, deep=False))
                self.definitions.append((str(token.meta["label"]), note))
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
            yield Block("item", self.line(token), marker=marker, children=children)
            index = end + 1

    def other(self, tokens: list[Token], line: int) -> Block:
        html: list[str | Reference] = []
        text: list[str] = []
        for token in tokens:
            self.block_token(token, html, text)
        first = html[0]
        if not isinstance(first, str) or not first.startswith("<"):
            message = f"{self.path}:{line}: a block that does not begin with a tag"
            raise AssertionError(message)
        tag = re.split(r"[ >]", first[1:], maxsplit=1)[0]
        html[0] = first[1 + len(tag) :]
        return Block("other", line, tag=tag, html=tuple(html), text="".join(text).strip("\n"))

    def block_token(self, token: Token, html: list[str | Reference], text: list[str]) -> None:
        """Writes one token of a block that is printed as it is."""
        name = token.type
        if name == "inline":
            lines = list(self.lines(token, self.line(token)))
            for number, line in enumerate(lines):
                html.extend((*(("\n",) if number else ()), *line.html))
            text.append(" ".join(line.text for line in lines))
        elif name in {"fence", "code_block"}:
            # The word after the fence is text that somebody typed.
            code = f"{token.info.strip()}\n{token.content}".removeprefix("\n")
            html.append(f"<pre><code>{escape(code, quote=False)}</code></pre>")
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
        if name == "footnote_reference_open":
            # A definition inside a quotation or a list: printed where it stands.
            label = str(token.meta["label"])
            return f'<p class="note">{escape(label)}</p>', f"{label}\n"
        if name in {"th_open", "td_open"}:
            return f"<{token.tag}{_ALIGN.get(str(token.attrGet('style')), '')}>", ""
        if name == "tr_open":
            self.check_row(token)
        return _TAGS[name], _BREAKS.get(name, "")

    # --- lines ---

    def lines(self, inline: Token, first: int) -> Iterator[Line]:
        """The lines of a paragraph. A line break inside emphasis or a link does not end one."""
        html: list[str | Reference] = []
        text: list[str] = []
        number = start = first
        depth = 0
        tokens = inline.children or []
        for index, token in enumerate(tokens):
            depth += token.nesting
            if token.type in {"softbreak", "hardbreak"}:
                number += 1
                if token.type == "hardbreak":
                    html.append("<br>")
                if depth == 0:
                    yield Line(tuple(html), "".join(text), start)
                    html, text, start = [], [], number
                else:
                    html.append("\n")
                    text.append(" ")
            elif token.type == "link_open":
                label = _label(tokens[index + 1 :])
                href, title = str(token.attrGet("href") or ""), token.attrGet("title")
                html.append(self.link(href, title, label, number))
            else:
                self.inline_token(token, html, text, number)
        yield Line(tuple(html), "".join(text), start)

    def inline_token(
        self, token: Token, html: list[str | Reference], text: list[str], line: int
    ) -> None:
        name = token.type
        if name in {"text", "text_special"}:
            html.append(escape(token.content, quote=False))
            text.append(token.content)
        elif name == "code_inline":
            html.append(f"<code>{escape(token.content, quote=False)}</code>")
            text.append(token.content)
        elif name == "image":
            # Pictures of strangers are not shown: a link says what and where, and asks nothing.
            label = _label(token.children or [])
            href, title = str(token.attrGet("src") or ""), token.attrGet("title")
            html.append(self.link(href, title, label, line))
            for child in token.children or ():
                self.inline_token(child, html, text, line)
            html.append("</a>")
        elif name == "wiki":
            self.wiki(token, html, text, line)
        elif name == "footnote_ref":
            label = str(token.meta["label"])
            count = self.referred[label] = self.referred.get(label, 0) + 1
            name = note_name(label)
            again = f"-{count}" if count > 1 else ""
            html.append(
                f'<sup><a class="fn" id="fnref-{name}{again}" href="#fn-{name}">'
                f"{escape(label, quote=False)}</a></sup>"
            )
            text.append(f"[{label}]")
        elif name in {"softbreak", "hardbreak"}:
            html.append("\n" if name == "softbreak" else "<br>\n")
            text.append(" ")
        else:
            html.append(_TAGS[name])

    def link(self, href: str, title: str | float | None, label: str, line: int) -> str | Reference:
        """The opening tag of a link, or a reference if it leads to another file."""
        if _SCHEME.match(href):
            hint = f' title="{escape(str(title))}"' if title else ""
            return f'<a href="{escape(href)}"{hint}>'
        target, _, fragment = href.partition("#")
        target = unquote(target)
        place = self.find(target or fragment, line - self.first_line)
        return Reference(
            target,
            unquote(fragment),
            wiki=False,
            label=label,
            labelled=True,
            anchor="",
            line=place.line,
            column=place.column,
        )

    def wiki(self, token: Token, html: list[str | Reference], text: list[str], line: int) -> None:
        label = token.meta["label"]
        target, fragment = token.meta["target"], token.meta["fragment"]
        place = self.find(f"[[{target}", line - self.first_line)
        html.append(
            Reference(
                target,
                fragment,
                wiki=True,
                label=label or "",
                labelled=label is not None,
                anchor="",
                line=place.line,
                column=place.column,
            )
        )
        if label is None:
            text.append(target or fragment)
        else:
            html.append(f"{escape(label, quote=False)}</a>")
            text.append(label)

    # --- notes and checks ---

    def notes(self) -> Iterator[Note]:
        for label, blocks in self.definitions:
            # Of two definitions with one label, references mean the last, as in the parser.
            yield Note(label, blocks, self.referred.get(label, 0))

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def find(self, text: str, start: int) -> Location:
        """Where `text` stands in the source, at or after a line counted from 0."""
        for number in range(max(start, 0), len(self.source)):
            column = self.source[number].find(text)
            if column >= 0:
                return Location(self.path, self.first_line + number, column + 1)
        return Location(self.path, self.first_line + max(start, 0), 1)

    def check_depth(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.level > MAX_NESTING:
                place = Location(self.path, self.line(token), 1)
                self.problems.append(problem("nested-too-deep", place, limit=str(MAX_NESTING)))
                return

    def check_row(self, token: Token) -> None:
        """A table row with more cells than the header has would lose the last ones."""
        number, _ = token.map or [0, 0]
        cells = escapedSplit(self.source[number].strip())
        if cells and not cells[0]:
            cells.pop(0)
        if cells and not cells[-1]:
            cells.pop()
        header = number
        while header > 0 and "|" in self.source[header - 1]:
            header -= 1
        wanted = escapedSplit(self.source[header].strip().strip("|"))
        if len(cells) > len(wanted):
            place = Location(self.path, self.first_line + number, 1)
            columns, found = str(len(wanted)), str(len(cells))
            self.problems.append(problem("table-row", place, columns=columns, found=found))

    def check_growth(self, blocks: Iterable[Block]) -> None:
        source = sum(len(line) + 1 for line in self.source)
        made = sum(_size(block) for block in blocks)
        if made > MAX_GROWTH * source + 65536:
            place = Location(self.path, self.first_line, 1)
            self.problems.append(problem("output-too-large", place, limit=str(MAX_GROWTH)))


def _size(block: Block) -> int:
    spans = (block.html, *(line.html for line in block.lines))
    own = sum(len(item) for span in spans for item in span if isinstance(item, str))
    return own + sum(_size(child) for child in block.children)


def _close(tokens: list[Token], index: int) -> int:
    """Index of the token that closes the one at `index`; the same if it opens nothing."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth <= 0:
            return position
    return len(tokens) - 1


def _label(tokens: Iterable[Token]) -> str:
    """The plain text of a link: everything up to where it closes."""
    words = []
    for token in tokens:
        if token.type == "link_close":
            break
        words.append(" " if token.type in {"softbreak", "hardbreak"} else token.content)
    return "".join(words)


def note_name(label: str) -> str:
    """A footnote's label as part of an id: any label, no two the same."""
    slug = slugify(label)
    if slug == label:
        return slug
    return f"{slug}_{label.encode().hex()[:40]}" if slug else f"_{label.encode().hex()[:40]}"


_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "link_close": "</a>",
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
    "footnote_reference_close": "",
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
