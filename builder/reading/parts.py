"""Sub-questions and answer parts: which markers count, and what belongs to each part.

A marker counts only if it continues the numbering, so that an ordinary list inside an answer
stays a list. What follows a marker belongs to its part until the next marker that counts.
Nothing is dropped: text before the first marker is the section's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import accumulate

from builder.model import Part, Reference
from builder.reading.markers import Marker, base, marker_of, order
from builder.reading.markup import Block, Line, Span
from builder.reading.writer import Unit, Writer

_EMPHASIS = frozenset(f"<{end}{tag}>" for tag in ("em", "strong", "s") for end in ("", "/"))

_PART_HEADING = 3
"""Headings of this level or deeper may carry a marker; others divide the document."""


@dataclass(frozen=True, slots=True)
class Start:
    """A marker that was found, and the unit at which it stands.

    Attributes:
        index: of the unit.
        marker: the marker.
        item: whether it is the number of a list item, not part of the line's text.
    """

    index: int
    marker: Marker
    item: bool


def starts(run: Sequence[Unit]) -> list[Start]:
    """Every marker in a run of units that could begin a part."""
    found = []
    item: Block | None = None
    for index, unit in enumerate(run):
        if unit.item is not None and unit.item is not item:
            marker = marker_of(unit.item.marker)
            if marker is not None:
                found.append(Start(index, marker, item=True))
        elif unit.line is not None and _may_carry(unit.block):
            marker = marker_of(unit.line.text)
            if marker is not None and marker.length <= _plain(unit.line.html):
                found.append(Start(index, marker, item=False))
        item = unit.item
    return found


def _may_carry(block: Block) -> bool:
    return block.kind == "paragraph" or block.level >= _PART_HEADING


def _plain(html: Span) -> int:
    """Characters before the first code, link or footnote: only there can a marker be taken off."""
    length = 0
    for item in html:
        if not isinstance(item, str) or (item.startswith("<") and item not in _EMPHASIS):
            break
        length += 0 if item in _EMPHASIS else len(unescape(item))
    return length


# --- the question -------------------------------------------------------------------------------


def question_starts(run: Sequence[Unit]) -> list[Start]:
    """The markers of the sub-questions.

    Of several lists that begin with 1, the one that asks most (by its question marks) is meant;
    a list in the context of a question is common. Letters count where there are no numbers.
    """
    found = [start for start in starts(run) if len(start.marker.numbers) == 1]
    numbered = [start for start in found if start.marker.form != "letter"]
    lettered = [start for start in found if start.marker.form == "letter"]
    return _most_asking(run, numbered, {"1", "1a"}) or _most_asking(run, lettered, {"a"})


def _most_asking(run: Sequence[Unit], found: Sequence[Start], first: set[str]) -> list[Start]:
    """Of all numberings the one that asks most; of equals the longest, then the earliest.

    Each begins at a first number and takes what continues it. All those that come to the same
    number go on alike, so they are put together from their end.
    """
    marks = [0, *accumulate("?" in _text(unit) for unit in run)]
    next_of: dict[str, int] = {}
    going_on: list[int | None] = [None] * len(found)
    worth = [(0, 0)] * len(found)
    for at in range(len(found) - 1, -1, -1):
        name = found[at].marker.numbers[0]
        following = min(
            (next_of[after] for after in _after(name) if after in next_of), default=None
        )
        end = len(run) if following is None else found[following].index
        asks, length = (0, 0) if following is None else worth[following]
        worth[at] = (asks + (marks[end] > marks[found[at].index]), length + 1)
        going_on[at] = following
        next_of[name] = at
    begins = [at for at, start in enumerate(found) if start.marker.numbers[0] in first]
    step = max(begins, key=lambda at: (*worth[at], -at), default=None)
    chosen = []
    while step is not None:
        chosen.append(found[step])
        step = going_on[step]
    return chosen


def _after(name: str) -> tuple[str, ...]:
    """What may follow a number: 2 or 2a after 1; 1b, 2 or 2a after 1a; b after a."""
    number, letter = order(name)
    next_letter = chr(ord(letter) + 1) if letter else ""
    if not number:
        return (next_letter,)
    lettered = (f"{number}{next_letter}",) if letter else ()
    return (*lettered, str(number + 1), f"{number + 1}a")


# --- an answer ----------------------------------------------------------------------------------


def answer_starts(run: Sequence[Unit], known: frozenset[str]) -> list[Start]:
    """The markers of the parts of an answer.

    Args:
        run: units of the answer.
        known: ids of the sub-questions, letters included; without any, an answer has no parts.
    """
    bases = known | {base(part) for part in known}
    lettered = all(not part[0].isdigit() for part in known)
    candidates = [
        start
        for start in starts(run)
        if (start.marker.form == "letter") == lettered
        and all(number in bases or base(number) in known for number in start.marker.numbers)
    ]
    highest = _highest(candidates)
    taken: list[Start] = []
    covered: set[str] = set()
    skipped: set[str] = set()
    last = (0, "")
    at = 0
    while at < len(candidates):
        start = candidates[at]
        numbers = start.marker.numbers
        fresh = not covered.intersection(numbers)
        sure = start.marker.form == "word" or len(numbers) > 1
        if fresh and (sure or order(numbers[0]) > last or numbers[0] in skipped):
            taken.append(start)
            covered.update(numbers)
            last = max(last, *map(order, numbers))
            if len(numbers) > 1:
                # After `2, 3 en 5.` comes `4.`
                skipped.update(
                    name for name in bases if order(numbers[0]) < order(name) < order(numbers[-1])
                )
            at += 1
        else:
            at += _embedded(candidates, at, last, highest)
    return taken


def _highest(candidates: Sequence[Start]) -> list[tuple[int, str]]:
    """For each candidate, and for the end, the highest number from there on."""
    highest = [(0, "")]
    for start in reversed(candidates):
        highest.append(max(highest[-1], order(start.marker.numbers[0])))
    return highest[::-1]


def _embedded(
    candidates: Sequence[Start],
    at: int,
    last: tuple[int, str],
    highest: Sequence[tuple[int, str]],
) -> int:
    """How many candidates belong to a list of its own that begins with the one at `at`.

    Such a list starts again at 1 in the middle of a part. If nothing that could continue the
    answer comes after it, its end is where the answer goes on: `1 2 (1 2) 3`.
    """
    end = at + 1
    while end < len(candidates) and candidates[end].marker.numbers[0] in _after(
        candidates[end - 1].marker.numbers[0]
    ):
        end += 1
    if highest[end] > last or last[0] <= 1:
        return end - at
    inside = [order(start.marker.numbers[0]) <= last for start in candidates[at:end]]
    return max(1, sum(inside))


# --- building -----------------------------------------------------------------------------------


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
        letter = replace(start.marker, numbers=(f"{name}{start.marker.numbers[0]}",))
        inside = _opened(own[start.index : end], start)
        children.append(_part(inside, letter, writer, prefix, None))
    return Part(name, marker.text, marker.numbers, anchor, html, text, line, tuple(children))


def _letters(own: list[Unit], marker: Marker, known: frozenset[str] | None) -> list[Start]:
    """Markers of the lettered parts inside a part; in an answer only those that were asked."""
    if marker.form == "letter" or len(marker.numbers) > 1 or marker.numbers[0][-1].isalpha():
        return []
    number = marker.numbers[0]
    found: list[Start] = []
    for start in starts(own):
        names = start.marker.numbers
        if start.item or len(names) > 1:
            continue
        # `1a.` inside part 1 is its letter a.
        letter = names[0].removeprefix(number) if start.marker.form == "bare" else names[0]
        if len(letter) != 1 or ord(letter) != ord("a") + len(found):
            continue
        if known is not None and f"{number}{letter}" not in known:
            continue
        found.append(replace(start, marker=replace(start.marker, numbers=(letter,), form="letter")))
    return found


def _opened(own: Sequence[Unit], start: Start) -> list[Unit]:
    """The units of a part without its marker, and out of the list item that held it."""
    first = own[0]
    units = [replace(unit, item=None) if unit.item is first.item else unit for unit in own]
    if not start.item and first.line is not None:
        line = first.line
        rest = line.text[start.marker.length :]
        units[0] = replace(
            units[0], line=Line(without(line.html, start.marker.length), rest, line.number)
        )
    return units


def without(html: Span, length: int) -> Span:
    """A line of HTML without its first characters of text; tags around nothing go too."""
    kept: list[str | Reference] = []
    for item in html:
        if length and isinstance(item, str) and item not in _EMPHASIS:
            text = unescape(item)
            rest = escape(text[length:], quote=False)
            kept += [rest] if rest else []
            length = max(0, length - len(text))
        elif isinstance(item, str) and kept and kept[-1] == item.replace("</", "<") != item:
            kept.pop()
        else:
            kept.append(item)
    return tuple(kept)


def _text(unit: Unit) -> str:
    return unit.line.text if unit.line is not None else unit.block.text


def _line(own: Sequence[Unit]) -> int:
    first = own[0]
    return first.line.number if first.line is not None else first.block.line
