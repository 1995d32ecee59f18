"""Which of the places where a part may begin do begin one.

Of all ways to count through the places, the most likely one is meant. What is unlikely: a number
in the middle of a sentence, behind a comma, of another form than the others; in a question a part
that asks nothing, in an answer a number that begins no sentence.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from builder.importing.places import Before, Place
from builder.reading.markers import base, order

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
_IN_AN_ANSWER: dict[Before, float] = {
    "line": 3.0,
    "sentence": 3.0,
    "colon": 1.0,
    "bracket": 1.0,
    "number": 0.0,
    "clause": -0.5,
    "word": -0.5,
    "comma": -3.0,
}
_ASKS = 1.5
_OTHER_STYLE = -2.0
_GAP = -2.5
_AGAIN = -5.0
_SKIPPED = -0.4
_NOT_FROM_THE_FIRST = -1.0
_LOST_LINE_BREAK = 1.5
_NEAR = 300
"""Characters before a place that are looked at."""
MOST_PLACES = 800
"""Places that are counted through; a text with more is no question."""
MOST_BETWEEN = 150
"""Places that may lie between two parts that follow each other; the longest list seen has 137."""
_OPENING = 120
"""Characters within which an answer that begins with an introduction comes to its point."""
_SPEAKS = re.compile(
    r"\b(?:(?:deel)?vra(?:ag|gen)|antwoord\w*|meld\w*|mee\s?delen|meegedeeld|mededelen|betreft"
    r"|geachte|questions?|réponses?|répondre|communiquer|honorable|answers?|reply)\b",
    re.IGNORECASE,
)

Step = Callable[[Place, Place], float | None]


def question_numbers(text: str, places: Sequence[Place]) -> list[Place]:
    """The places at which the sub-questions begin, counted from 1."""
    single = [place for place in places if len(place.marker.numbers) == 1]
    asks = _asking(text)

    def step(before: Place, place: Place) -> float | None:
        first, second = (int(base(each.marker.numbers[0])) for each in (before, place))
        if second - first not in {1, 2}:
            return None
        return (0.0 if second - first == 1 else _GAP) + asks(before.end, place.start)

    chain = _best(
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
        gap = (_AGAIN if again else 0.0) + (_GAP if passed > 1 else 0.0)
        return asks(before.end, place.start) + gap

    chain = _best(
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
    value = _IN_A_QUESTION[place.before] + _shape(place)
    # `To ask (1) how many` on a line of its own.
    listed = place.before == "line" and place.style == ")" and not place.capital
    return value + (3.0 if listed else 0.0)


def _letter_worth(place: Place) -> float:
    """A letter with a bracket is hardly anything else, wherever it stands."""
    own = max(_IN_A_QUESTION[place.before], 0.5 if place.style == ")" else -1.0)
    return own + (0.5 if place.capital else 0.0)


def _shape(place: Place) -> float:
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


# --- answers ------------------------------------------------------------------------------------


def answer_numbers(text: str, places: Sequence[Place], known: Collection[str]) -> list[Place]:
    """The places at which the answers to the sub-questions begin.

    Args:
        text: the answer.
        places: where a number stands in it.
        known: ids of the sub-questions.
    """
    bases = {base(name) for name in known}
    asked = [
        place if all(name in known for name in place.about) else place.plain
        for place in places
        if all(base(number) in bases for number in place.marker.numbers)
    ]
    whole = _answer_chain(text, asked, places, bases)
    found: list[Place] = []
    again = 0
    heads = [head.start for head in _heads(text, asked)]
    if not heads:
        return whole
    for start, end in pairwise([0, *heads, len(text)]):
        inside, near = (within(some, start, end) for some in (asked, places))
        chain = _answer_chain(text, inside, near, bases, head=start)
        if start and not chain:
            return whole
        again += bool(start)
        found += chain
    complete = bases <= {base(number) for place in whole for number in place.marker.numbers}
    return found if again > 1 or complete else whole


def within(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """Those of some places, in order, that lie between two positions."""
    first, last = (bisect_left(places, at, key=lambda place: place.start) for at in (start, end))
    return places[first:last]


def _answer_chain(
    text: str,
    asked: Sequence[Place],
    places: Sequence[Place],
    bases: Collection[str],
    head: int = 0,
) -> list[Place]:
    def begin(place: Place) -> float | None:
        if head:
            return 0.0 if place.start == head else None
        return 0.0 if place.marker.numbers[0] in {"1", "1a"} else _NOT_FROM_THE_FIRST

    worth = [(place, _answer_worth(place)) for place in asked]
    chain = _best(worth, begin, _answer_step, lambda _: 0.0)
    return [] if _enumerates(text, chain, places, bases) else chain


def _heads(text: str, places: Sequence[Place]) -> list[Place]:
    """Where the numbering begins again, under the name of the next service that answers.

    A name has no point behind it, and the number is glued to it. `Wat Defensie betreft:` heads a
    numbering where others are headed by words that end in the same way.
    """
    firsts = [place for place in places if place.marker.numbers[0] == "1" and place.capital]
    names = [place for place in firsts if place.glued and place.before in {"word", "bracket"}]
    if names:
        return names
    colons = [place for place in firsts if place.before == "colon"]
    ends = Counter(_last_word(text, place) for place in colons)
    return [place for place in colons if ends[_last_word(text, place)] > 1]


def _last_word(text: str, place: Place) -> str:
    return text[max(0, place.start - _NEAR) : place.start].rstrip(" :").rpartition(" ")[2]


def _answer_worth(place: Place) -> float:
    value = _IN_AN_ANSWER[place.before] + _shape(place)
    if not place.capital and place.marker.form == "bare" and len(place.marker.numbers) == 1:
        value -= 1.0
    # `2 en 3.` is hardly ever anything else.
    return value + (1.0 if len(place.marker.numbers) > 1 else 0.0)


def _answer_step(before: Place, place: Place) -> float | None:
    own, after = before.about, place.about
    new = not set(after) <= set(own)
    combined = len(place.marker.numbers) > 1
    if set(own) & set(after):
        # `1. en 2.` may be followed by more about `2.` alone.
        alone = len(own) > 1 and after[0] in own[1:] and place.before in {"line", "sentence"}
        if alone and place.capital and not combined:
            return _SKIPPED
        return _GAP if new and combined and order(after[0]) >= order(own[0]) else None
    if order(after[0]) <= order(own[0]) or base(after[0]) in own:
        return None
    first, second = int(base(own[-1])), int(base(after[0]))
    if second <= first:
        return _SKIPPED
    return _SKIPPED * (second - first - 1)


def _enumerates(
    text: str, chain: Sequence[Place], places: Sequence[Place], bases: Collection[str]
) -> bool:
    """Whether an answer only enumerates something: `twee sporen: 1. het eerste;2. het tweede`."""
    if not chain:
        return False
    first, rest = chain[0], chain[1:]
    inside = sum(place.before in {"clause", "comma"} for place in rest)
    named = {base(number) for place in chain for number in place.marker.numbers}
    if rest and 2 * inside >= len(rest):
        return first.before not in {"line", "sentence"} or named != set(bases)
    if first.before == "colon":
        return not _introduces(text, first.start) or _goes_on(chain, places, bases)
    return len(chain) == 1 and first.before not in {"line", "sentence"}


def _introduces(text: str, start: int) -> bool:
    """Whether the words before a colon say that the answers follow."""
    if start <= _OPENING:
        return True
    return _SPEAKS.search(re.split(r"[.?!]", text[max(0, start - _NEAR) : start])[-1]) is not None


def _goes_on(chain: Sequence[Place], places: Sequence[Place], bases: Collection[str]) -> bool:
    """Whether a list goes on beyond what was asked."""
    beyond = str(max(map(int, bases)) + 1)
    return any(
        place.marker.numbers[0] == beyond
        and place.start > chain[-1].start
        and place.before in {"line", "sentence", "clause"}
        for place in places
    )


def answer_letters(places: Sequence[Place], known: Collection[str], start: int) -> list[Place]:
    """The places at which the answers to lettered parts begin.

    Args:
        places: where letters stand, inside one part.
        known: the letters that were asked.
        start: where the text of the part begins: a letter there is its first.
    """
    sure = [
        place
        for place in places
        if place.start == start
        or place.before not in {"comma", "word", "number"}
        or (place.glued and place.before == "word")
    ]
    asked = [place for place in sure if all(name in known for name in place.marker.numbers)]
    chain = _best(
        [(place, 1.0 + (0.5 if place.capital else 0.0)) for place in asked],
        lambda _: 0.0,
        _answer_letter_step,
        lambda _: 0.0,
    )
    if not chain:
        return []
    # A list that goes on beyond what was asked is a list of its own.
    beyond = chr(ord(chain[-1].marker.numbers[-1]) + 1)
    longer = any(
        beyond == place.marker.numbers[0] and beyond not in known and place.start > chain[-1].start
        for place in sure
    )
    return [] if longer else chain


def _answer_letter_step(before: Place, place: Place) -> float | None:
    own, after = before.marker.numbers, place.marker.numbers
    if after[0] <= own[0] or set(after) <= set(own):
        return None
    return _SKIPPED * max(0, ord(after[0]) - ord(own[-1]) - 1)


# --- the most likely way to count ---------------------------------------------------------------


def _best(
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
