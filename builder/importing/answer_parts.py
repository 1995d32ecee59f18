"""Which of the places where a part may begin do begin an answer to a sub-question.

Unlikely, besides what `builder.importing.numbering` says, is a number that begins no sentence; and
what only enumerates something is no answer at all.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from builder.importing.numbering import GAP, best, shape, within
from builder.importing.places import Before, Place
from builder.reading.markers import base, order

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
_SKIPPED = -0.4
_NOT_FROM_THE_FIRST = -1.0
_NEAR = 300
"""Characters before a place that are looked at."""
_OPENING = 120
"""Characters within which an answer that begins with an introduction comes to its point."""
_SPEAKS = re.compile(
    r"\b(?:(?:deel)?vra(?:ag|gen)|antwoord\w*|meld\w*|mee\s?delen|meegedeeld|mededelen|betreft"
    r"|geachte|questions?|réponses?|répondre|communiquer|honorable|answers?|reply)\b",
    re.IGNORECASE,
)


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
    chain = best(worth, begin, _answer_step, lambda _: 0.0)
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
    value = _IN_AN_ANSWER[place.before] + shape(place)
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
        return GAP if new and combined and order(after[0]) >= order(own[0]) else None
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
    chain = best(
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
