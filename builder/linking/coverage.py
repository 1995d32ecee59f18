"""Which answer part covers which sub-question, and so which ones nothing covers."""

from collections.abc import Iterable, Mapping

from builder.model import (
    Body,
    Coverage,
    Judgement,
    Outcome,
    Part,
    Section,
)
from builder.reading.markers import base


def all_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with their letters, in the order of the text."""
    return tuple(part for top in parts for part in (top, *top.children))


def cover(body: Body, judgements: tuple[Outcome, ...]) -> Coverage:
    """Coverage of a question by its answers.

    A part that names a number covers its letters too, and one that names a letter covers that
    letter; a number is covered when all of its letters are. An answer without parts covers the
    question as a whole, and nothing is said about any single sub-question. Once there is another
    answer, a sub-question that only a provisional one covers is not answered.
    """
    asked = body.question.parts
    ids = {part.id for part in all_parts(asked)}
    letters = {part.id: tuple(child.id for child in part.children) for part in asked}
    covers: dict[str, tuple[str, ...]] = {}
    for answer in body.answers:
        if not answer.parts:
            covers[answer.anchor] = ("*",)
        for piece in all_parts(answer.parts):
            about = [
                name for number in piece.numbers for name in (number, *letters.get(number, ()))
            ]
            known = dict.fromkeys(name for name in about if name in ids)
            # An answer's `1a` where the question has only `1` is about that.
            covers[piece.anchor] = tuple(known) or tuple({base(piece.id)} & ids)
    whole = tuple(answer.anchor for answer in body.answers if not answer.parts)
    covered = {name: (*own, *whole) for name, own in _covered(asked, body.answers, covers).items()}
    # What was said for the time being decides nothing once there is an answer.
    deciding = [answer for answer in body.answers if answer.kind != "provisional"] or body.answers
    outcomes: dict[str, Judgement] = {}
    if deciding and all(answer.parts for answer in deciding):
        outcomes = {
            name: Judgement("answered" if anchors else "none", "rule")
            for name, anchors in _covered(asked, deciding, covers).items()
        }
    for judged in judgements:
        if judged.part in ids:
            outcomes[judged.part] = Judgement(judged.outcome, "editor", judged.note or "")
    return Coverage(covered, covers, outcomes)


def _covered(
    asked: tuple[Part, ...], answers: Iterable[Section], covers: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Each sub-question with the parts of some answers that cover it."""
    covered: dict[str, list[str]] = {part.id: [] for part in all_parts(asked)}
    for answer in answers:
        for piece in all_parts(answer.parts):
            for name in covers[piece.anchor]:
                covered[name].append(piece.anchor)
    for part in asked:
        letters = [covered[child.id] for child in part.children]
        if not covered[part.id] and letters and all(letters):
            covered[part.id] = list(dict.fromkeys(anchor for row in letters for anchor in row))
    return {name: tuple(anchors) for name, anchors in covered.items()}
