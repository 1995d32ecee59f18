"""Blocks to HTML with an id for each of them, and to plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from builder.model import Citation, Html, Reference
from builder.reading.citations import Weaver, Woven
from builder.reading.markup import Block, Line, Note, note_name, note_reference
from builder.reading.slugs import slugify


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece of a body that can belong to a part: a line, or a whole other block.

    Attributes:
        block: the paragraph, heading or other block.
        line: a line of it; `None` for `other`.
        item: the item of an ordered list in which it stands, if it is shown as one.
    """

    block: Block
    line: Line | None = None
    item: Block | None = None


def units(blocks: Iterable[Block], item: Block | None = None) -> Iterator[Unit]:
    """The blocks as units, items opened."""
    for block in blocks:
        if block.kind == "item":
            if block.children:
                yield from units(block.children, block)
            else:
                yield Unit(Block("paragraph", block.line), Line((), "", block.line), block)
        elif block.lines:
            yield from (Unit(block, line, item) for line in block.lines)
        else:
            yield Unit(block, None, item)


class Writer:
    """Writes units as HTML, with an id for every block, in the order of the document.

    Attributes:
        anchors: every id that was given out.
        answer: whether an answer is being written.
    """

    def __init__(self, top_level: int, weaver: Weaver | None = None) -> None:
        """Makes a writer for a page whose headings begin at `top_level` (2 for `h2`).

        Args:
            top_level: level of the highest heading.
            weaver: finds citations; without one, nobody looks for them.
        """
        self.anchors: set[str] = set()
        self.answer = False
        self._weaver = weaver
        self._tried: dict[str, int] = {}
        self._top = top_level
        self._heading = top_level - 1
        self._paragraphs = 0

    def claim(self, wanted: str) -> str:
        """An id that is not in use: `wanted`, or with a number behind it."""
        name, number = wanted, self._tried.get(wanted, 1)
        while name in self.anchors:
            number += 1
            name = f"{wanted}-{number}"
        # A thousand equal headings must not each try a thousand numbers.
        self._tried[wanted] = number
        self.anchors.add(name)
        return name

    def write(self, run: Iterable[Unit]) -> tuple[Html, str]:
        """HTML and plain text of a run of units."""
        html: list[Woven] = []
        texts: list[str] = []
        item: Block | None = None
        group: list[Unit] = []

        def flush() -> None:
            if group:
                texts.append(self._block(group, html))
                group.clear()

        for unit in run:
            if group and (unit.block is not group[0].block or unit.item is not group[0].item):
                flush()
            if unit.item is not item:
                html.append(_item_change(item, unit.item))
                item = unit.item
                if item is not None:
                    texts.append(item.marker)
            group.append(unit)
        flush()
        html.append(_item_change(item, None))
        return _collapse(html), "\n\n".join(text for text in texts if text)

    def heading(self, lines: Iterable[Line], anchor: str) -> Html:
        """What stands in a heading whose id is `anchor`."""
        html: list[Woven] = []
        for number, line in enumerate(lines):
            html += ["\n"] if number else []
            html.extend(_anchored(line.html, anchor))
        return _collapse(html)

    def notes(self, notes: Iterable[Note]) -> tuple[Html, str]:
        """Footnotes as a list, with a way back to the text."""
        html: list[Woven] = []
        texts: list[str] = []
        for note in notes:
            name = self.claim(f"fn-{note_name(note.label)}")
            content, text = self.write(units(note.blocks))
            label = escape(note.label, quote=False)
            own = f' class="f{note.order}"' if note.order else ""
            html.append(f'<li{own} id="{name}"><span class="n">{label}</span> ')
            for number, piece in enumerate(content.pieces):
                html.append(piece)
                if number < len(content.references):
                    html.append(content.references[number])
            for number in range(1, note.references + 1):
                back = note_reference(note.label, number)
                self.anchors.add(back)
                html.append(f' <a class="back" href="#{back}">↩</a>')
            html.append("</li>")
            texts.append(f"{note.label} {text}")
        return _collapse(html), "\n\n".join(texts)

    def _block(self, group: list[Unit], html: list[Woven]) -> str:
        block = group[0].block
        lines = [unit.line for unit in group if unit.line is not None]
        if block.kind == "heading":
            text = " ".join(line.text for line in lines)
            level = min(max(block.level, self._top), self._heading + 1, 6)
            self._heading = level
            anchor = self.claim(f"h-{slugify(text)}")
            opening, closing = f'<h{level} id="{anchor}">', f"</h{level}>"
        elif block.kind == "paragraph":
            text = " ".join(line.text for line in lines)
            if not text and not any(line.html for line in lines):
                return ""
            anchor = self._paragraph()
            opening, closing = f'<p id="{anchor}">', "</p>"
        else:
            anchor = self._paragraph()
            first, *rest = block.html
            own = (f'<{block.tag} id="{anchor}"{first}', *rest)
            html.extend(self._woven([(item, block.line) for item in own], anchor))
            return block.text
        items: list[tuple[Woven, int]] = []
        for number, line in enumerate(lines):
            items += [("\n", line.number)] if number else []
            items += [(item, line.number) for item in line.html]
        html.append(opening)
        html.extend(self._woven(items, anchor))
        html.append(closing)
        return text

    def _woven(self, items: list[tuple[Woven, int]], anchor: str) -> Iterator[Woven]:
        """The items of a block; links and citations know in which block they stand."""
        if self._weaver is None:
            woven = [item for item, _ in items]
        else:
            woven = self._weaver.weave(items, anchor, answer=self.answer)
        return _anchored(woven, anchor)

    def _paragraph(self) -> str:
        self._paragraphs += 1
        return self.claim(f"p{self._paragraphs}")


def _item_change(before: Block | None, after: Block | None) -> str:
    closing = "</li>" if before is not None else ""
    if before is None and after is not None:
        closing = '<ol class="literal">'
    if after is None:
        return closing + ("</ol>" if before is not None else "")
    return f'{closing}<li><span class="n">{escape(after.marker, quote=False)}</span> '


def _anchored(items: Iterable[Woven], anchor: str) -> Iterator[Woven]:
    for item in items:
        yield replace(item, anchor=anchor) if isinstance(item, Reference) else item


def _collapse(items: Iterable[Woven]) -> Html:
    pieces: list[str] = []
    references: list[Reference | Citation] = []
    run: list[str] = []
    for item in items:
        if isinstance(item, str):
            run.append(item)
        else:
            pieces.append("".join(run))
            references.append(item)
            run = []
    pieces.append("".join(run))
    return Html(tuple(pieces), tuple(references))
