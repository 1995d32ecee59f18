"""The most likely way to count through the places where a part may begin.

What is unlikely: a number in the middle of a sentence, behind a comma, of another form than the
others. What more is unlikely in a question and in an answer is said in
`builder.importing.sub_questions` and `builder.importing.answer_parts`.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from builder.importing.places import Place

GAP = -2.5
"""What it is worth that a number is missing."""
MOST_PLACES = 800
"""Places that are counted through; a text with more is no question."""
MOST_BETWEEN = 150
"""Places that may lie between two parts that follow each other; the longest list seen has 137."""
_OTHER_STYLE = -2.0
_LOST_LINE_BREAK = 1.5

Step = Callable[[Place, Place], float | None]


def shape(place: Place) -> float:
    """How a number looks, whatever stands before it."""
    value = 0.5 if place.capital else 0.0
    if place.before == "word" and place.glued:
        value += _LOST_LINE_BREAK
    if place.before in {"word", "number"} and not place.capital:
        value -= 3.0
    # `1° de luchthavens;2° de treinen` is how laws count; so is `(1) het toezicht, (2) de`.
    if place.style in {")", "°"} and not place.capital and len(place.marker.numbers) == 1:
        value -= 3.0
    return value


def within(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """Those of some places, in order, that lie between two positions."""
    first, last = (bisect_left(places, at, key=lambda place: place.start) for at in (start, end))
    return places[first:last]


def best(
    places: Sequence[tuple[Place, float]],
    begin: Callable[[Place], float | None],
    step: Step,
    close: Callable[[Place], float],
) -> list[Place]:
    """The chain of places that is worth most; empty if none is worth anything.

    Args:
        places: each place with what it is worth.
        begin: what a chain that begins here gains or loses; `None`: none may.
        step: the same for going on from one place to another.
        close: the same for a chain that ends here.
    """
    places = places[:MOST_PLACES]
    total: list[float | None] = []
    came: list[int | None] = []
    for at, (place, own) in enumerate(places):
        best, origin = begin(place), None
        for earlier in range(max(0, at - MOST_BETWEEN), at):
            sofar = total[earlier]
            link = step(places[earlier][0], place) if sofar is not None else None
            if sofar is None or link is None:
                continue
            # `3. a), b) en 4.` ends in either.
            alike = len(place.marker.numbers) > 1 or len(places[earlier][0].marker.numbers) > 1
            if not alike and place.style and places[earlier][0].style not in {place.style, ""}:
                link += _OTHER_STYLE
            if best is None or sofar + link > best:
                best, origin = sofar + link, earlier
        total.append(None if best is None else best + own)
        came.append(origin)
    ends = [
        (value + close(places[at][0]), -at) for at, value in enumerate(total) if value is not None
    ]
    value, negative = max(ends, default=(0.0, 0))
    chain: list[Place] = []
    step_at: int | None = -negative if value > 0 else None
    while step_at is not None:
        chain.append(places[step_at][0])
        step_at = came[step_at]
    return chain[::-1]
