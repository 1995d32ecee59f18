"""Run-together text to Markdown in which each part begins a paragraph with its marker.

Each sub-question and each part of an answer begins a paragraph, and so does what stood on a line of
its own before the source lost its line breaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.importing.answer_parts import answer_letters, answer_numbers
from builder.importing.breaks import BLANK, head, items, sentences
from builder.importing.escape import Markers, escape_markdown
from builder.importing.numbering import within
from builder.importing.places import Place, letter_places, number_places
from builder.importing.sub_questions import question_letters, question_numbers

_DASH = re.compile(r"^- ?")


@dataclass(frozen=True, slots=True)
class InParts:
    """A question and its answer as Markdown.

    Attributes:
        question: the question.
        answer: the answer.
        asked: ids of its sub-questions, letters included.
    """

    question: str
    answer: str
    asked: frozenset[str]


def in_parts(question: str, answer: str) -> InParts:
    """Markdown of a question and of its answer, from plain text."""
    parts = question_places(question)
    asked = part_ids(parts)
    answers = answer_places(answer, asked)
    return InParts(
        _markdown(question, parts, numbered=True),
        _markdown(answer, answers, numbered=bool(asked)),
        asked,
    )


def question_places(text: str) -> list[Place]:
    """Where the sub-questions of a text begin, and their letters, in order."""
    numbers = question_numbers(text, list(number_places(text)))
    letters = list(letter_places(text))
    if not numbers:
        return question_letters(text, letters, 0, len(text))
    return sorted(_with_letters(text, numbers, letters), key=lambda place: place.start)


def _with_letters(text: str, numbers: Sequence[Place], letters: Sequence[Place]) -> Iterator[Place]:
    for number, end in _segments(text, numbers):
        yield number
        inside = within(letters, number.end, end)
        yield from question_letters(text, inside, number.end, end)


def answer_places(text: str, asked: frozenset[str]) -> list[Place]:
    """Where the parts of an answer begin.

    Args:
        text: the answer.
        asked: ids of the sub-questions, letters included.
    """
    numbers = {name for name in asked if name[0].isdigit()}
    if not asked:
        return []
    lettered = any(name[-1].isalpha() for name in asked)
    letters = list(letter_places(text)) if lettered else []
    if not numbers:
        return answer_letters(letters, asked, 0)
    places = list(number_places(text))
    found = answer_numbers(text, places, numbers)
    chosen = list(found)
    # Behind `1. a)` that is no part of this numbering, letters are not of the part before it.
    others = [*(place.start for place in places if _lettered(place)), len(text)]
    for number, end in _segments(text, found):
        if len(number.marker.numbers) == 1:
            own = number.marker.numbers[0]
            known = {name[-1] for name in numbers if name[:-1] == own}
            until = min(end, others[bisect_right(others, number.start)])
            inside = within(letters, number.end, until)
            chosen += answer_letters(inside, known, number.end) if known else []
    return sorted(chosen, key=lambda place: place.start)


def _lettered(place: Place) -> bool:
    """Whether a number that begins a sentence has a letter right behind it: `1. a)`."""
    return place.about != place.marker.numbers and place.before in {"line", "sentence", "colon"}


def _segments(text: str, places: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    """Each place with the position where what it begins ends."""
    ends = [*(place.start for place in places[1:]), len(text)]
    return zip(places, ends, strict=bool(places))


def part_ids(places: Sequence[Place]) -> frozenset[str]:
    """The ids of the sub-questions that begin at some places, letters included."""
    ids: list[str] = []
    number = ""
    for place in places:
        name = place.marker.numbers[0]
        if place.marker.form == "letter":
            ids.append(f"{number}{name}")
        else:
            number = name
            ids.append(name)
    return frozenset(ids)


# --- writing ------------------------------------------------------------------------------------


def _markdown(text: str, places: Sequence[Place], *, numbered: bool) -> str:
    """The text with a paragraph for each part and each sentence that begins a line, and lists.

    Args:
        text: plain text.
        places: where its parts begin.
        numbered: whether the reader looks for parts in it, so that other markers must be none.
    """
    marked = {place.start for place in places}
    # `1. a)` stays on one line.
    joined = {
        second.start
        for first, second in pairwise(places)
        if first.end == second.start and second.marker.form == "letter"
    }
    inside = {at for place in places for at in range(place.start + 1, place.end + 1)}
    heads = {head(text, place) for place in places if place.marker.numbers[0] == "1"}
    lines = {*sentences(text), *heads, *(match.end() for match in BLANK.finditer(text))}
    dashes = {*items(text)} - heads
    cuts = {0, len(text)} | marked - joined | ((lines | dashes) - inside)
    written = ""
    listed = False
    for start, end in pairwise(sorted(cuts)):
        piece = text[start:end].strip()
        if not piece:
            continue
        item = start in dashes and start not in marked
        markers: Markers = ("first" if start in marked else "none") if numbered else "keep"
        block = escape_markdown(_DASH.sub("", piece, count=1) if item else piece, markers=markers)
        if item:
            block = "- " + block.replace("\n", "\n  ")
        written += (("\n" if item and listed else "\n\n") if written else "") + block
        listed = item
    return written
