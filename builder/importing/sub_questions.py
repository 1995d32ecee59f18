"""Which of the places where a part may begin do begin a sub-question, or a lettered part of one.

Unlikely, besides what `builder.importing.numbering` says, is a part that asks nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from builder.importing.numbering import GAP, best, shape, within
from builder.importing.places import Before, Place
from builder.reading.markers import base

_IN_A_QUESTION: dict[Before, float] = {
    "line": 3.0,
    "sentence": 3.0,
    "colon": 1.5,
    "clause": 1.0,
    "bracket": 1.0,
    "number": 0.0,
    "word": -0.5,
    "comma": -3.0,
}
_ASKS = 1.5
_AGAIN = -5.0


def question_numbers(text: str, places: Sequence[Place]) -> list[Place]:
    """The places at which the sub-questions begin, counted from 1."""
    single = [place for place in places if len(place.marker.numbers) == 1]
    asks = _asking(text)

    def step(before: Place, place: Place) -> float | None:
        first, second = (int(base(each.marker.numbers[0])) for each in (before, place))
        if second - first not in {1, 2}:
            return None
        return (0.0 if second - first == 1 else GAP) + asks(before.end, place.start)

    chain = best(
        [(place, _question_worth(place)) for place in single],
        lambda place: 0.0 if place.marker.numbers[0] in {"1", "1a"} else None,
        step,
        lambda place: asks(place.end, len(text)),
    )
    if len(chain) == 1 and not (chain[0].capital or chain[0].before in {"line", "colon"}):
        return []
    return [] if _told(text, chain) else chain


def question_letters(text: str, places: Sequence[Place], start: int, end: int) -> list[Place]:
    """The places at which lettered parts begin between two positions, counted from a."""
    single = [place for place in places if len(place.marker.numbers) == 1]
    firsts = [place.start for place in single if place.marker.numbers[0] == "a"]
    if len(firsts) > 1 and "?" not in text[start:end]:
        # `how many (a) big and (b) small boats had (a) sails`: the first letters are meant.
        series = question_letters(text, within(places, start, firsts[1]), start, firsts[1])
        if len(series) > 1:
            return series
    asks = _asking(text)

    def step(before: Place, place: Place) -> float | None:
        passed = ord(place.marker.numbers[0]) - ord(before.marker.numbers[0])
        if passed not in {1, 2}:
            return None
        # What comes after another `a)` belongs to that.
        again = _between(firsts, before.start + 1, place.start)
        gap = (_AGAIN if again else 0.0) + (GAP if passed > 1 else 0.0)
        return asks(before.end, place.start) + gap

    chain = best(
        [(place, _letter_worth(place)) for place in single],
        lambda place: 0.0 if place.marker.numbers[0] == "a" else None,
        step,
        lambda place: asks(place.end, end),
    )
    return chain if len(chain) > 1 or (chain and chain[0].start == start) else []


def _told(text: str, chain: Sequence[Place]) -> bool:
    """Whether a list only tells something, before what is asked is asked without a number."""
    if len(chain) < 2 or "?" not in text or any(place.capital for place in chain):  # noqa: PLR2004
        return False
    if "?" in text[chain[0].end : chain[-1].start]:
        return False
    last = text[chain[-1].end :]
    first_sentence = re.search(r"[.?!]", last)
    return first_sentence is not None and first_sentence.group() != "?" and "?" in last


def _asking(text: str) -> Callable[[int, int], float]:
    """What it is worth that a part between two positions asks something."""
    marks = [match.start() for match in re.finditer(r"\?", text)]
    return lambda start, end: _ASKS if _between(marks, start, end) else 0.0


def _between(positions: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some positions, in order, lies between two others."""
    return bisect_left(positions, start) < bisect_left(positions, end)


def _question_worth(place: Place) -> float:
    value = _IN_A_QUESTION[place.before] + shape(place)
    # `To ask (1) how many` on a line of its own.
    listed = place.before == "line" and place.style == ")" and not place.capital
    return value + (3.0 if listed else 0.0)


def _letter_worth(place: Place) -> float:
    """A letter with a bracket is hardly anything else, wherever it stands."""
    own = max(_IN_A_QUESTION[place.before], 0.5 if place.style == ")" else -1.0)
    return own + (0.5 if place.capital else 0.0)
