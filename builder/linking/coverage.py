"""Which answer part covers which sub-question, and so which ones nothing covers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.linking.claims import claimable
from builder.model import (
    Body,
    Coverage,
    Judgement,
    Outcome,
    Part,
    Section,
    Tally,
)
from builder.reading.markers import base


def all_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with their letters, in the order of the text."""
    return tuple(part for top in parts for part in (top, *top.children))


def cover(body: Body, judgements: tuple[Outcome, ...]) -> Coverage:
    """Coverage of a question by its answers, and by what an editor says of them."""
    return judged_by(judgements, by_rule(body), body)


def judged_by(judgements: tuple[Outcome, ...], coverage: Coverage, outline: Body) -> Coverage:
    """The coverage with what an editor says of some sub-questions in place of what a rule says.

    Args:
        judgements: of the editor.
        coverage: by rule.
        outline: of the question, or its text.
    """
    ids = {part.id for part in all_parts(outline.question.parts)}
    told = {
        judged.part: Judgement(judged.outcome, "editor", judged.note or "", judged.by or "")
        for judged in judgements
        if judged.part in ids
    }
    return replace(coverage, outcomes={**coverage.outcomes, **told}) if told else coverage


def by_rule(body: Body) -> Coverage:
    """Coverage of a question by its answers, whatever an editor says.

    A part that names a number covers its letters too, and one that names a letter covers that
    letter; a number is covered when all of its letters are. An answer without parts covers the
    question as a whole, and nothing is said about any single sub-question. Once there is another
    answer, a provisional one decides nothing. That nothing covers a sub-question is said only
    where the words of the answer leave no doubt; see `builder.linking.claims`.
    """
    asked = body.question.parts
    ids = {part.id for part in all_parts(asked)}
    letters = {part.id: tuple(child.id for child in part.children) for part in asked}
    covers: dict[str, tuple[str, ...]] = {}
    for answer in body.answers:
        if not answer.parts:
            covers[answer.anchor] = ("*",)
        for piece in all_parts(answer.parts):
            # With letters and no words of its own, a number says nothing but what they say.
            alone = bool(piece.children) and not piece.text.strip()
            about = [
                name
                for number in piece.numbers
                for name in (number, *(() if alone else letters.get(number, ())))
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
        decided = _covered(asked, deciding, covers)
        given = {
            piece.anchor: frozenset(covers[piece.anchor])
            for answer in deciding
            for piece in all_parts(answer.parts)
        }
        unanswered = claimable(body.question, deciding, given)
        outcomes = {
            name: Judgement("answered" if anchors else "none", "rule")
            for name, anchors in decided.items()
            if (anchors and all(decided[letter] for letter in letters.get(name, ())))
            or name in unanswered
        }
    return Coverage(covered, covers, outcomes)


def leaves(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that are counted: letters in place of their number."""
    return tuple(part for top in parts for part in (top.children or (top,)))


def tally(body: Body, coverage: Coverage) -> Tally | None:
    """How many sub-questions were answered; `None` unless something is known of each of them."""
    outcomes = [coverage.outcomes.get(part.id) for part in leaves(body.question.parts)]
    known = [judged for judged in outcomes if judged is not None]
    if not known or len(known) < len(outcomes):
        return None
    answered = sum(judged.outcome == "answered" for judged in known)
    return Tally(answered, len(known), sum(judged.by == "editor" for judged in known))


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
