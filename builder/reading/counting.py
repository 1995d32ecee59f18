"""Which markers count: those that continue the numbering of the sub-questions.

An ordinary list inside an answer stays a list, and so does one in the context of a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

from builder.reading.markers import Marker, base, goes_on, marker_of, order
from builder.reading.markup import Block, Line
from builder.reading.writer import Unit

EMPHASIS = frozenset(f"<{end}{tag}>" for tag in ("em", "strong", "s") for end in ("", "/"))
"""Tags that may stand around a marker."""

_PART_HEADING = 3
"""Headings of this level or deeper may carry a marker; others divide the document."""


@dataclass(frozen=True, slots=True)
class Start:
    """A marker that was found, and the unit at which it stands.

    Attributes:
        index: of the unit.
        marker: the marker.
        length: characters of the line that belong to it; none, if it is the number of a list item.
        item: whether it is the number of a list item, or begins with one.
    """

    index: int
    marker: Marker
    length: int
    item: bool


def starts(run: Sequence[Unit]) -> list[Start]:
    """Every marker in a run of units that could begin a part."""
    found = []
    item: Block | None = None
    for index, unit in enumerate(run):
        if unit.item is not None and unit.item is not item:
            start = _item_start(index, unit)
            if start is not None:
                found.append(start)
        elif unit.line is not None and _may_carry(unit.block):
            marker = marker_of(unit.line.text)
            if marker is not None and marker.length <= _plain(unit.line):
                found.append(Start(index, marker, marker.length, item=False))
        item = unit.item
    return found


def _item_start(index: int, unit: Unit) -> Start | None:
    """The number of a list item; together with what follows, if that goes on: `1. en 2.`."""
    number = unit.item.marker if unit.item is not None else ""
    marker = marker_of(number)
    if unit.line is not None and marker is not None and goes_on(unit.line.text):
        both = marker_of(f"{number} {unit.line.text}")
        length = both.length - len(number) - 1 if both is not None else 0
        if both is not None and len(both.numbers) > 1 and length <= _plain(unit.line):
            return Start(index, both, length, item=True)
    return Start(index, marker, 0, item=True) if marker is not None else None


def _may_carry(block: Block) -> bool:
    return block.kind == "paragraph" or block.level >= _PART_HEADING


def _plain(line: Line) -> int:
    """Characters before the first backslash, code, link or footnote.

    Only those can be a marker, and be taken off.
    """
    length = 0
    for item in line.html:
        if not isinstance(item, str) or (item.startswith("<") and item not in EMPHASIS):
            break
        length += 0 if item in EMPHASIS else len(unescape(item))
    return length if line.plain is None else min(length, line.plain)


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
            (next_of[after] for after in _after(name) if after in next_of),
            default=next_of.get(_after_a_gap(name)),
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


def _after_a_gap(name: str) -> str:
    """What may follow a number or a letter if the next one is missing: people skip one at times."""
    number, letter = order(name)
    if not number:
        return chr(ord(letter) + 2) if len(letter) == 1 else ""
    return str(number + 2) if not letter else ""


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
        if taken and _again(
            run,
            taken[0],
            start,
            whole={base(name) for name in known} <= {base(name) for name in covered},
        ):
            covered, skipped, last = set(), set(), (0, "")
        fresh = [number for number in numbers if number not in covered]
        sure = start.marker.form == "word" or len(numbers) > 1
        letters = _letters_behind(run, start) & known
        before = taken[-1].marker.numbers if taken else ()
        more = letters - covered and numbers[0] in map(base, before)
        # `1. en 2.` may be followed by more about `2.` alone.
        more = more or (len(before) > 1 and len(numbers) == 1 and numbers[0] in before[1:])
        if more or (fresh and (sure or order(numbers[0]) > last or numbers[0] in skipped)):
            taken.append(start)
            covered.update(numbers, letters)
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


def _letters_behind(run: Sequence[Unit], start: Start) -> set[str]:
    """The letters right behind a number: `1b` in `1. b)`, which may follow `1. a)`."""
    line = run[start.index].line
    if line is None or len(start.marker.numbers) > 1:
        return set()
    marker = marker_of(line.text[start.length :])
    if marker is None or marker.form != "letter":
        return set()
    return {f"{start.marker.numbers[0]}{letter}" for letter in marker.numbers}


_CLOSED = re.compile(r"[.?!;,]\W*$")
_LAST_WORD = re.compile(r"(\w+)\s*:$")
_LONGEST_NAME = 150
"""Characters of the words over a numbering: the name of a service, or what it is about."""


def _again(run: Sequence[Unit], first: Start, start: Start, *, whole: bool) -> bool:
    """Whether the numbering begins again: for the next service that answers the same questions.

    Then words stand over it, on a line of their own: a name, if the numbering before is `whole`
    or stands under one too; or words that end as those over the first numbering do, such as
    `Wat Defensie betreft:`.
    """
    if start.marker.numbers[0] != first.marker.numbers[0]:
        return False
    over, before = (_over(run, each) for each in (start, first))
    if over is None:
        return False
    words = _LAST_WORD.search(over)
    if words is None:
        return whole or (before is not None and not before.endswith(":"))
    earlier = _LAST_WORD.search(before) if before is not None else None
    return earlier is not None and words[1] == earlier[1]


def _over(run: Sequence[Unit], start: Start) -> str | None:
    """The words on the line before a marker, unless they are a sentence or have one too."""
    unit = run[start.index - 1] if start.index else None
    if unit is None or unit.line is None or unit.item is not None:
        return None
    text = unit.line.text.strip()
    marker = marker_of(text)
    numbered = marker is not None and marker.form != "letter"
    if not text or len(text) > _LONGEST_NAME or _CLOSED.search(text) or numbered:
        return None
    return text


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


def _text(unit: Unit) -> str:
    return unit.line.text if unit.line is not None else unit.block.text
