"""Sub-questions and answer parts: what belongs to each, given the markers that count.

What follows a marker belongs to its part until the next marker that counts. Nothing is dropped:
text before the first marker is the section's own.
"""

from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape

from builder.model import Part, Reference
from builder.reading.counting import EMPHASIS, Start, starts
from builder.reading.markers import Marker
from builder.reading.markup import Line, Span
from builder.reading.writer import Unit, Writer


def build_parts(
    run: Sequence[Unit],
    chosen: Sequence[Start],
    writer: Writer,
    prefix: str,
    known: frozenset[str] | None = None,
) -> tuple[Part, ...]:
    """The parts of a section.

    Args:
        run: units of the section.
        chosen: the markers that count, in order.
        writer: gives HTML and ids.
        prefix: of the anchors: `vraag`, `antwoord`.
        known: of an answer, the ids of the sub-questions; `None` for the question itself.
    """
    ends = [start.index for start in chosen[1:]] + [len(run)]
    parts = []
    for start, end in zip(chosen, ends, strict=bool(chosen)):
        own = _opened(run[start.index : end], start)
        parts.append(_part(own, start.marker, writer, prefix, known))
    return tuple(parts)


def part_ids(run: Sequence[Unit], chosen: Sequence[Start]) -> tuple[tuple[str, ...], ...]:
    """For each sub-question its id and those of its letters, as `build_parts` gives them."""
    ends = [start.index for start in chosen[1:]] + [len(run)]
    found = []
    for start, end in zip(chosen, ends, strict=bool(chosen)):
        name = "-".join(start.marker.numbers)
        letters = _letters(_opened(run[start.index : end], start), start.marker, None)
        inside = ("-".join(letter.marker.numbers) for letter in letters)
        found.append((name, *(f"{name}{letter}" for letter in inside)))
    return tuple(found)


def _part(
    own: list[Unit],
    marker: Marker,
    writer: Writer,
    prefix: str,
    known: frozenset[str] | None,
) -> Part:
    name = "-".join(marker.numbers)
    anchor = writer.claim(f"{prefix}-{name}")
    letters = _letters(own, marker, known)
    line = _line(own)
    ends = [start.index for start in letters[1:]] + [len(own)]
    html, text = writer.write(own[: letters[0].index] if letters else own)
    children = []
    for start, end in zip(letters, ends, strict=bool(letters)):
        names = tuple(f"{name}{letter}" for letter in start.marker.numbers)
        letter = replace(start.marker, numbers=names)
        inside = _opened(own[start.index : end], start)
        children.append(_part(inside, letter, writer, prefix, None))
    return Part(name, marker.text, marker.numbers, anchor, html, text, line, tuple(children))


def _letters(own: list[Unit], marker: Marker, known: frozenset[str] | None) -> list[Start]:
    """Markers of the lettered parts inside a part; in an answer only those that were asked."""
    if marker.form == "letter" or len(marker.numbers) > 1 or marker.numbers[0][-1].isalpha():
        return []
    number = marker.numbers[0]
    found: list[Start] = []
    following, first = "a", ""
    covered: set[str] = set()
    for start in starts(own):
        # `1a.` inside part 1 is its letter a.
        bare = start.marker.form == "bare"
        names = [name.removeprefix(number) if bare else name for name in start.marker.numbers]
        if start.item or any(len(name) != 1 or not name.isalpha() for name in names):
            continue
        if known is None:
            # One that is missing does not end the counting, once it has begun.
            missing = found and names == [chr(ord(following) + 1)]
            counts = names == [following] or bool(missing)
        else:
            # `a) en c)` may be followed by `b) en c)`.
            counts = names[0] > first and not covered.issuperset(names)
            counts = counts and all(f"{number}{name}" in known for name in names)
        if counts:
            following, first = chr(ord(names[-1]) + 1), names[0]
            covered.update(names)
            letters = replace(start.marker, numbers=tuple(names), form="letter")
            found.append(replace(start, marker=letters))
    return found


def _opened(own: Sequence[Unit], start: Start) -> list[Unit]:
    """The units of a part without its marker, and out of the list item that held it."""
    first = own[0]
    units = [Unit(unit.block, unit.line) if unit.item is first.item else unit for unit in own]
    if start.length and first.line is not None:
        line, length = first.line, start.length
        html, rest = without(line.html, length), line.text[length:]
        plain = None if line.plain is None else line.plain - length
        units[0] = replace(units[0], line=Line(html, rest, line.number, plain))
    return units


def without(html: Span, length: int) -> Span:
    """A line of HTML without its first characters of text; tags around nothing go too."""
    kept: list[str | Reference] = []
    for item in html:
        if length and isinstance(item, str) and item not in EMPHASIS:
            text = unescape(item)
            rest = escape(text[length:], quote=False)
            kept += [rest] if rest else []
            length = max(0, length - len(text))
        elif isinstance(item, str) and kept and kept[-1] == item.replace("</", "<") != item:
            kept.pop()
        else:
            kept.append(item)
    return tuple(kept)


def _line(own: Sequence[Unit]) -> int:
    first = own[0]
    return first.line.number if first.line is not None else first.block.line
