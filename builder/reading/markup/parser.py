"""The parser: markdown-it-py with footnotes, definition lists and wiki links.

Its preset `js-default` is CommonMark plus tables and strikethrough, without raw HTML. Two rules of
ours differ from it, so that nothing a person typed can vanish: link-reference definitions are off
(an unused one would disappear), and table rows remember how many cells they were written with.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, paragraph, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\")
"""How an address begins that does not lead to another file."""

MAX_NESTING = 40
"""Levels of nested lists and quotations, and of brackets in each other; deeper is an error."""

_SCHEMES = ("https:", "http:", "mailto:")
_EMPTY_CELLS = 4096
_BRACKET = re.compile(r"[\[\]]")
_WIKI = re.compile(r"\[\[([^\[\]|#\n]*)(?:#([^\[\]|#\n]*))?(?:\|([^\[\]\n]+))?\]\]")


# Without any of these a paragraph of one line is its own text: most of what people type.
_MARKED = re.compile(r"[\n\\`*_\[\]<>&!~^]")


class _Inline(ParserInline):
    """The parser of what stands inside a paragraph, which sees at once that nothing does."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Appends the tokens of a text; what is too deep is not looked into."""
        if not src or (_MARKED.search(src) and not too_deep(src)):
            return super().parse(src, md, env, tokens)
        tokens.append(Token("text", "", 0, content=src))
        return tokens


class Markdown(MarkdownIt):
    """The parser.

    Attributes:
        refused: addresses whose scheme is not allowed, in order.
        sparse: lines, from 0, of tables that would be mostly cells that nobody wrote.
        cells: how many of those cells may still be made; a thousand short rows under a wide head
            are a thousand times as much HTML as text.
    """

    def __init__(self) -> None:
        """Sets up the rules."""
        super().__init__("js-default")
        self.inline = _Inline()
        self.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
        # Without raw HTML the rules for it never find any.
        self.disable(["reference", "html_block", "html_inline"])
        # What has a backslash stays a token of its own: `1\\.` is no marker.
        self.disable("text_join")
        self.inline.ruler.before("link", "wiki", _wiki_rule)
        self.block.ruler.at("table", _table_rule, {"alt": ["paragraph"]})
        self.block.ruler.before("table", "alone", _alone_rule)
        self.begin("")

    def begin(self, body: str) -> None:
        """Forgets the body before this one."""
        self.refused: list[str] = []
        self.sparse: list[int] = []
        self.cells = _EMPTY_CELLS + len(body) // 2

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Whether a link may lead to an address."""
        if not SCHEME.match(url) or url.lower().startswith(_SCHEMES):
            return True
        self.refused.append(url)
        return False


def too_deep(text: str) -> bool:
    """Whether more brackets are open at once than are read.

    The library looks, for each that opens, through the hundred levels that follow.
    """
    if text.count("[") <= MAX_NESTING:
        return False
    depth = 0
    for sign in _BRACKET.findall(text):
        depth = depth + 1 if sign == "[" else max(0, depth - 1)
        if depth > MAX_NESTING:
            return True
    return False


@lru_cache(maxsize=1)
def parser() -> Markdown:
    """The parser of this process: it is slow to make."""
    return Markdown()


def _wiki_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None or not (match[1] or match[2]) or state.linkLevel:
        return False
    if not silent:
        token = state.push("wiki", "", 0)
        token.meta = {"target": match[1].strip(), "fragment": match[2] or "", "label": match[3]}
    state.pos = match.end()
    return True


def _alone_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A line that begins with a letter and stands alone, as most do, is a paragraph at once.

    Every other rule asks for another first sign, or for a second line.
    """
    start, following = state.bMarks[first] + state.tShift[first], first + 1
    if not state.src[start].isalpha() or state.is_code_block(first):
        return False
    if following < state.lineMax and not state.isEmpty(following):
        return False
    if following + 1 < last:
        # What a term means may stand below an empty line.
        meaning = state.bMarks[following + 1] + state.tShift[following + 1]
        if state.src[meaning : meaning + 1] in {":", "~"}:
            return False
    return paragraph(state, first, last, silent)


def _unwritten(state: StateBlock, first: int, last: int) -> int:
    """About how many cells a table has that are not in its text."""
    bars = [0]
    for row in range(first, last):
        line = state.src[state.bMarks[row] : state.eMarks[row]]
        if not line.strip():
            break
        bars.append(line.count("|"))
    return sum(max(0, bars[1] - own - 1) for own in bars[3:])


def _table_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    if silent or not table(state, first, last, True):  # noqa: FBT003 - the library's signature
        return silent and table(state, first, last, silent)
    if isinstance(state.md, Markdown):
        state.md.cells -= _unwritten(state, first, last)
        if state.md.cells < 0:
            state.md.sparse.append(first)
            return False
    before = len(state.tokens)
    table(state, first, last, silent)
    columns = 0
    for token in state.tokens[before:]:
        columns += token.type == "th_open"
        if token.type == "tr_open" and token.map:
            row = token.map[0]
            # Only here is it known where the line begins inside quotations and lists.
            line = state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]].strip()
            cells = escapedSplit(line)
            written = len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
            token.meta = {"written": written, "columns": columns or written}
    return True
