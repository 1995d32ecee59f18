"""Lines of text: the tokens inside a paragraph or heading as HTML and as plain text."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from builder.model import Reference
from builder.problems import Location
from builder.reading.markup.parser import SCHEME
from builder.reading.markup.tree import Line
from builder.reading.slugs import slugify

# These stand in a link as text only; a link in HTML cannot hold another one.
_LINKS = frozenset({"wiki", "footnote_ref"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


class Source:
    """The body that is read, to find things in it again.

    Attributes:
        path: of the file.
        first_line: line of the file on which the body begins.
        lines: of the body.
    """

    def __init__(self, path: str, first_line: int, lines: tuple[str, ...]) -> None:
        """Begins a body, of which nothing was sought yet."""
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self._found: dict[str, tuple[int, int]] = {}
        # An address is not always in the text as it was understood. A thousand that are not must
        # not each look through the whole body: together they may read it a few dozen times.
        self._effort = _EFFORT * (sum(map(len, lines)) + len(lines) + 1000)

    def line(self, token: Token) -> int:
        """Line of the file on which a block begins."""
        return self.first_line + (token.map[0] if token.map else 0)

    def find(self, wanted: Iterable[str], line: int) -> Location:
        """Where the first of several texts that occurs stands, from a line of the file on.

        A text that is sought again is found at its next place, if it has one.
        """
        start = max(line - self.first_line, 0)
        for text in filter(None, wanted):
            before = self._found.get(text)
            found = self._next(text, *max((start, 0), before or (0, 0))) or before
            if found is not None and found[0] >= start:
                self._found[text] = found
                shift = len(text) - len(text.lstrip("](<"))
                return Location(self.path, self.first_line + found[0], found[1] + shift)
        return Location(self.path, self.first_line + start, 1)

    def _next(self, text: str, start: int, column: int) -> tuple[int, int] | None:
        """Line and column behind the place of a text, both from 0; `None` if it is not there."""
        for number in range(start, len(self.lines)):
            if self._effort < 0:
                break
            at = self.lines[number].find(text, column)
            read = (at if at >= 0 else len(self.lines[number])) - column
            self._effort -= max(read, 0) + 1
            if at >= 0:
                return number, at + 1
            column = 0
        return None


_EFFORT = 32
"""How many times the length of a body all searches in it may read."""


class Inline:
    """Writes the lines of one body.

    Attributes:
        referred: label of each footnote to how often it was referred to.
    """

    def __init__(self, source: Source) -> None:
        """Begins a body."""
        self.source = source
        self.referred: dict[str, int] = {}

    def lines(self, inline: Token, first: int) -> Iterator[Line]:
        """The lines of a paragraph that begins on line `first` of the file.

        A line break inside emphasis or a link does not end a line.
        """
        children = inline.children or ()
        if len(children) == 1 and children[0].type == "text":
            words = children[0].content
            yield Line((escape(words, quote=False),), words, first)
        else:
            yield from self._lines(_without_pictures(children), first)

    def _lines(self, tokens: Sequence[Token], first: int) -> Iterator[Line]:
        html: list[str | Reference] = []
        text: list[str] = []
        number = start = first
        plain: int | None = None
        depth = 0
        whole = False
        for index, token in enumerate(tokens):
            depth += token.nesting
            if whole:
                whole = token.type != "link_close"
            elif token.type in _BREAKS:
                number += 1
                if token.type == "hardbreak":
                    html.append("<br>")
                if depth == 0:
                    yield Line(tuple(html), "".join(text), start, plain)
                    html, text, start, plain = [], [], number, None
                else:
                    html.append("\n")
                    text.append(" ")
            elif token.type == "link_open":
                label = _label(tokens, index + 1)
                html.append(self._link(token, label, number))
                # A link without words shows where it leads.
                whole = not label
                if whole:
                    address = str(token.attrGet("href") or "")
                    text.append(address)
                    if isinstance(html[-1], str):
                        html += [escape(address, quote=False), "</a>"]
            else:
                if plain is None and token.info == "escape":
                    plain = sum(map(len, text))
                self._write(token, html, text, number)
        yield Line(tuple(html), "".join(text), start, plain)

    def _write(self, token: Token, html: list[str | Reference], text: list[str], line: int) -> None:
        name = token.type
        if name in {"text", "text_special"}:
            html.append(escape(token.content, quote=False))
            text.append(token.content)
        elif name == "code_inline":
            html += ["<code>", escape(token.content, quote=False), "</code>"]
            text.append(token.content)
        elif name == "wiki":
            self._wiki(token, html, text, line)
        elif name == "footnote_ref":
            label = str(token.meta["label"])
            count = self.referred[label] = self.referred.get(label, 0) + 1
            own = f'id="{note_reference(label, count)}" href="#fn-{note_name(label)}"'
            # The first reference and the note share a class, by which they stand side by side.
            number = f" f{len(self.referred)}" if count == 1 else ""
            html += [f'<sup><a class="fn{number}" {own}>', escape(label, quote=False), "</a></sup>"]
            text.append(f"[{label}]")
        else:
            html.append(_TAGS[name])

    def _link(self, token: Token, label: str, line: int) -> str | Reference:
        """The opening tag of a link, or a reference if it leads to another file."""
        href, title = str(token.attrGet("href") or ""), token.attrGet("title")
        if SCHEME.match(href):
            hint = f' title="{escape(str(title))}"' if title else ""
            return f'<a href="{escape(href)}"{hint}>'
        target, _, fragment = href.partition("#")
        target, fragment = unquote(target), unquote(fragment)
        written = (href, f"{target}#{fragment}" if fragment else target)
        ways = [f"{before}{address}" for address in written for before in ("](", "](<", "")]
        place = self.source.find(ways, line)
        return Reference(
            target,
            fragment,
            wiki=False,
            label=label,
            labelled=bool(label),
            anchor="",
            line=place.line,
            column=place.column,
        )

    def _wiki(self, token: Token, html: list[str | Reference], text: list[str], line: int) -> None:
        label, target, fragment = (token.meta[key] for key in ("label", "target", "fragment"))
        place = self.source.find((f"[[{target}",), line)
        reference = Reference(
            target,
            fragment,
            wiki=True,
            label=label or "",
            labelled=label is not None,
            anchor="",
            line=place.line,
            column=place.column,
        )
        html.append(reference)
        if label is not None:
            html += [escape(label, quote=False), "</a>"]
        text.append(label or target or fragment)


def note_name(label: str) -> str:
    """A footnote's label as part of an id: any label, no two the same."""
    slug = slugify(label)
    return slug if slug == label else f"{slug}_{sha256(label.encode()).hexdigest()[:12]}"


def note_reference(label: str, count: int) -> str:
    """Id of a reference to a footnote, of which it is the `count`th, from 1."""
    return f"fnref-{note_name(label)}" + (f"_{count}" if count > 1 else "")


def _without_pictures(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with a link in place of each picture.

    Pictures of strangers are not shown: a link says what and where, and asks nothing. Where a
    link already is, around the picture or in its words, the picture's own comes behind it, and
    so does whatever else cannot stand inside a link.
    """
    kept: list[Token] = []
    behind: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "link_open":
            inside = True
        if token.type == "image":
            words = _without_pictures(token.children or ())
            address = str(token.attrGet("src") or "")
            title = token.attrGet("title") or ""
            opening = Token("link_open", "a", 1, attrs={"href": address, "title": title})
            closing = Token("link_close", "a", -1)
            linked = any(word.type in {*_LINKS, "link_open"} for word in words)
            if inside or linked:
                (behind if inside and linked else kept).extend(words)
                own = [_text(" "), opening, _text(address), closing]
                (behind if inside else kept).extend(own)
            else:
                kept += [opening, *words, closing]
        elif inside and token.type in _LINKS:
            behind.append(token)
        else:
            kept.append(token)
        if token.type == "link_close":
            inside = False
            kept += behind
            behind = []
    return kept


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _label(tokens: Sequence[Token], start: int) -> str:
    """The plain text of a link, whose words begin at `start`: everything up to where it closes."""
    words = []
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.type == "link_close":
            break
        words.append(" " if token.type in _BREAKS else token.content)
    return "".join(words).strip()


_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "link_close": "</a>",
}
