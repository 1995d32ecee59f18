"""Fills the gaps in the HTML of a document: links to other pages, abbreviations explained."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from markupsafe import Markup

from builder.linking.addresses import on_disk
from builder.linking.mentions import stands_alone
from builder.model import Citation, Html, PublicBody, Reference, Target

_SHORTEST = 2
_BLOCK = re.compile(r'<(?!a\b|sup\b|span\b)\w+[^>]*?\sid="([^"]*)"')
_TAG = re.compile(r"(<[^>]*>)")
_ID = re.compile(r' id="[^"]*"')
# Text inside these is a name of its own, or already explained.
_CLOSED = frozenset({"a", "code", "pre", "abbr"})


@dataclass(frozen=True, slots=True)
class Mark:
    """How a citation is shown: as a link.

    Attributes:
        url: where it leads: from the root of the site, in the page, or elsewhere.
        kind: class of the link: `cited`, `cited unsure`, `cited missing`.
        title: words that explain it, or empty.
    """

    url: str
    kind: str
    title: str = ""


class Filler:
    """Turns `Html` into markup for one page after another.

    The HTML was made and escaped in `builder.reading.markup`; what is added here is escaped
    here. This is the only place that vouches for it.
    """

    def __init__(
        self,
        targets: Mapping[tuple[str, str, bool], Target],
        bodies: Mapping[str, PublicBody],
        marks: Mapping[tuple[str, int], Mark] | None = None,
        named: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]] | None = None,
        *,
        for_disk: bool = False,
    ) -> None:
        """Prepares the abbreviations; one that two bodies share explains neither.

        Args:
            targets: as `Archive.targets`.
            bodies: as `Archive.bodies`.
            marks: path of a file and index of a citation in it to how that is shown.
            named: path of a file and id of a block in it to the names there that are links, each
                with the address of its page.
            for_disk: whether the site is read from a disk.
        """
        self._targets = targets
        self._for_disk = for_disk
        self._marks = marks or {}
        self._named = named or {}
        names: dict[str, str | None] = {}
        for body in bodies.values():
            short = body.fields.abbreviation
            if short and len(short) >= _SHORTEST:
                names[short] = None if short in names else body.fields.name
        self._names = {short: name for short, name in names.items() if name is not None}
        longest_first = sorted(self._names, key=lambda short: (-len(short), short))
        pattern = "|".join(re.escape(escape(short, quote=False)) for short in longest_first)
        self._abbreviations = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if pattern else None

    def by_path(self) -> dict[str, str]:
        """Everything that it fills into one file or another, in words, by path of the file."""
        found: dict[str, list[str]] = defaultdict(list)
        for (path, *place), target in self._targets.items():
            found[path].append(f"{place!r}{target!r}")
        for (path, index), mark in self._marks.items():
            found[path].append(f"{index!r}{mark!r}")
        for path, named in self._named.items():
            found[path].append(repr(sorted(named.items())))
        return {path: "".join(sorted(told)) for path, told in found.items()}

    def fill(self, html: Html, path: str, root: str) -> Markup:
        """The markup of a piece of the file at `path`, on a page whose root is `root`."""
        named = self._named.get(path, {})
        if not html.references and self._abbreviations is None and not named:
            return Markup(html.pieces[0])  # noqa: S704 - written by builder.reading.markup
        filled: list[str] = []
        for number, piece in enumerate(html.pieces):
            filled.append(piece)
            if number < len(html.references):
                filled.append(self._link(html.references[number], path, root))
        whole = "".join(filled)
        if named:
            whole = self._linked(whole, named, root)
        return Markup(self._explained(whole))  # noqa: S704 - as above

    def _linked(
        self, html: str, named: Mapping[str, tuple[tuple[str, str], ...]], root: str
    ) -> str:
        """The HTML with a link at the first place of each name in the block that is said."""
        pieces: list[str] = []
        closed = 0
        left: list[tuple[str, str]] = []
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                block = _BLOCK.match(piece)
                if block is not None:
                    left = list(named.get(unescape(block[1]), ()))
                name = re.match(r"</?(\w+)", piece)
                if name is not None and name[1] in _CLOSED:
                    closed += -1 if piece.startswith("</") else 1
                pieces.append(piece)
            elif closed or not left:
                pieces.append(piece)
            else:
                pieces.append(self._names_in(piece, left, root))
        return "".join(pieces)

    def _names_in(self, text: str, left: list[tuple[str, str]], root: str) -> str:
        """A piece of text with its names as links; what was found is taken off the list."""
        places: list[tuple[int, int, str]] = []
        for entry in tuple(left):
            words = r"\s+".join(re.escape(escape(word, quote=False)) for word in entry[0].split())
            for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", text):
                first, last = match.span()
                free = all(last <= start or first >= end for start, end, _ in places)
                if free and stands_alone(entry[0], text, first, last):
                    places.append((first, last, entry[1]))
                    left.remove(entry)
                    break
        written: list[str] = []
        at = 0
        for start, end, url in sorted(places):
            address = root + (on_disk(url) if self._for_disk else url)
            opening = f'<a class="named" href="{escape(address)}">'
            # An abbreviation is explained inside its link as well.
            inside = self._explained(text[start:end])
            written += [text[at:start], opening, inside, "</a>"]
            at = end
        return "".join((*written, text[at:]))

    def quote(self, html: Html, path: str, root: str, url: str) -> Markup:
        """The same as a quotation on another page: without ids, its own links lead to `url`."""
        address = escape(root + (on_disk(url) if self._for_disk else url))
        filled = str(self.fill(html, path, root))
        return Markup(  # noqa: S704 - as above
            "".join(
                _ID.sub("", piece).replace('href="#', f'href="{address}#')
                if piece.startswith("<")
                else piece
                for piece in _TAG.split(filled)
            )
        )

    def _citation(self, citation: Citation, path: str, root: str) -> str:
        mark = self._marks.get((path, citation.index))
        if mark is None or not citation.html:
            return citation.html
        outside = mark.url.startswith(("https://", "http://", "#"))
        url = on_disk(mark.url) if self._for_disk and not outside else mark.url
        address = escape(url if outside else root + url)
        title = f' title="{escape(mark.title)}"' if mark.title else ""
        return f'<a class="{mark.kind}" href="{address}"{title}>{citation.html}</a>'

    def _link(self, reference: Reference | Citation, path: str, root: str) -> str:
        if isinstance(reference, Citation):
            return self._citation(reference, path, root)
        target = self._targets.get((path, reference.target, reference.wiki))
        fragment = f"#{reference.fragment}" if reference.fragment else ""
        if target is None:
            # Broken links stop a site from being published; the preview shows them as such.
            opening = '<a class="broken">'
        elif not reference.target:
            opening = f'<a href="{escape(fragment)}">'
        else:
            url = on_disk(target.url) if self._for_disk else target.url
            opening = f'<a href="{escape(root + url + fragment)}">'
        if reference.labelled:
            return opening
        words = target.title if target is not None else reference.target
        return f"{opening}{escape(words, quote=False)}</a>"

    def _explained(self, html: str) -> str:
        if self._abbreviations is None or self._abbreviations.search(html) is None:
            return html
        pieces = []
        closed = 0
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                name = re.match(r"</?(\w+)", piece)
                if name is not None and name[1] in _CLOSED:
                    closed += -1 if piece.startswith("</") else 1
                pieces.append(piece)
            else:
                pieces.append(piece if closed else self._abbreviations.sub(self._abbr, piece))
        return "".join(pieces)

    def _abbr(self, match: re.Match[str]) -> str:
        short = match.group()
        for name, meaning in self._names.items():
            if escape(name, quote=False) == short:
                return f'<abbr title="{escape(meaning)}">{short}</abbr>'
        return short
