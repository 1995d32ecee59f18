"""Fills the gaps in the HTML of a document: links to other pages, abbreviations explained."""

import re
from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Gaps:
    """What fills the gaps in one file.

    Attributes:
        targets: what each link leads to, as in `Archive.targets`.
        marks: index of a citation to how that is shown.
        named: id of a block to the names in it that are links, each with the address of its page.
    """

    targets: dict[tuple[str, bool], Target] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    named: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


_NONE = Gaps()


def gaps_of(
    targets: Mapping[tuple[str, str, bool], Target],
    marks: Mapping[tuple[str, int], Mark],
    named: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]],
) -> dict[str, Gaps]:
    """What fills the gaps in each file that has some, by its path.

    Args:
        targets: as `Archive.targets`.
        marks: path of a file and index of a citation in it to how that is shown.
        named: path of a file to `Gaps.named`.
    """
    found: defaultdict[str, Gaps] = defaultdict(Gaps)
    for (path, target, wiki), there in targets.items():
        found[path].targets[target, wiki] = there
    for (path, index), mark in marks.items():
        found[path].marks[index] = mark
    for path, blocks in named.items():
        found[path].named = blocks
    return dict(found)


def abbreviations_of(bodies: Mapping[str, PublicBody]) -> dict[str, str]:
    """The abbreviations of bodies, with their names; one that two share explains neither."""
    names: dict[str, str | None] = {}
    for body in bodies.values():
        short = body.fields.abbreviation
        if short and len(short) >= _SHORTEST:
            names[short] = None if short in names else body.fields.name
    return {short: name for short, name in names.items() if name is not None}


class Filler:
    """Turns `Html` into markup for one page after another.

    The HTML was made and escaped in `builder.reading.markup`; what is added here is escaped
    here. This is the only place that vouches for it.
    """

    def __init__(
        self,
        gaps: Mapping[str, Gaps],
        abbreviations: Mapping[str, str],
        *,
        for_disk: bool = False,
    ) -> None:
        """Prepares the abbreviations.

        Args:
            gaps: path of a file to what fills the gaps in it.
            abbreviations: each with the name that it stands for.
            for_disk: whether the site is read from a disk.
        """
        self.gaps, self.abbreviations = gaps, abbreviations
        self._for_disk = for_disk
        longest_first = sorted(abbreviations, key=lambda short: (-len(short), short))
        pattern = "|".join(re.escape(escape(short, quote=False)) for short in longest_first)
        self._abbreviations = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if pattern else None

    def of(self, gaps: Mapping[str, Gaps]) -> "Filler":
        """The same for some of the files."""
        other = copy(self)
        other.gaps = gaps
        return other

    def fill(self, html: Html, path: str, root: str) -> Markup:
        """The markup of a piece of the file at `path`, on a page whose root is `root`."""
        gaps = self.gaps.get(path, _NONE)
        named = gaps.named
        if not html.references and self._abbreviations is None and not named:
            return Markup(html.pieces[0])  # noqa: S704 - written by builder.reading.markup
        filled: list[str] = []
        for number, piece in enumerate(html.pieces):
            filled.append(piece)
            if number < len(html.references):
                filled.append(self._link(html.references[number], gaps, root))
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

    def _citation(self, citation: Citation, gaps: Gaps, root: str) -> str:
        mark = gaps.marks.get(citation.index)
        if mark is None or not citation.html:
            return citation.html
        outside = mark.url.startswith(("https://", "http://", "#"))
        url = on_disk(mark.url) if self._for_disk and not outside else mark.url
        address = escape(url if outside else root + url)
        title = f' title="{escape(mark.title)}"' if mark.title else ""
        return f'<a class="{mark.kind}" href="{address}"{title}>{citation.html}</a>'

    def _link(self, reference: Reference | Citation, gaps: Gaps, root: str) -> str:
        if isinstance(reference, Citation):
            return self._citation(reference, gaps, root)
        target = gaps.targets.get((reference.target, reference.wiki))
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
        for name, meaning in self.abbreviations.items():
            if escape(name, quote=False) == short:
                return f'<abbr title="{escape(meaning)}">{short}</abbr>'
        return short
