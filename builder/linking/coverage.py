"""Which answer part covers which sub-question, and so which ones nothing covers."""

from builder.model import Body, Coverage, Judgement, Outcome, Part, QuestionFields, Status
from builder.reading.markers import base


def all_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with their letters, in the order of the text."""
    return tuple(part for top in parts for part in (top, *top.children))


def cover(body: Body, judgements: tuple[Outcome, ...]) -> Coverage:
    """Coverage of a question by its answers.

    A part that names a number covers its letters too, and one that names a letter covers that
    letter; a number is covered when all of its letters are. An answer without parts covers the
    question as a whole, and nothing is said about any single sub-question.
    """
    asked = all_parts(body.question.parts)
    covered: dict[str, list[str]] = {part.id: [] for part in asked}
    covers: dict[str, tuple[str, ...]] = {}
    whole: list[str] = []
    for answer in body.answers:
        if not answer.parts:
            covers[answer.anchor] = ("*",)
            whole.append(answer.anchor)
            continue
        for piece in all_parts(answer.parts):
            about = tuple(
                part.id
                for part in asked
                if part.id in piece.numbers or base(part.id) in piece.numbers
            )
            # An answer's `1a` where the question has only `1` is about that.
            about = about or tuple(part.id for part in asked if part.id == base(piece.id))
            covers[piece.anchor] = about
            for name in about:
                covered[name].append(piece.anchor)
    for part in asked:
        letters = [covered[child.id] for child in part.children]
        if not covered[part.id] and letters and all(letters):
            covered[part.id] = list(dict.fromkeys(anchor for row in letters for anchor in row))
    outcomes: dict[str, Judgement] = {}
    if covers and not whole:
        outcomes = {
            name: Judgement("answered" if anchors else "none", "rule")
            for name, anchors in covered.items()
        }
    for judged in judgements:
        if judged.part in covered:
            outcomes[judged.part] = Judgement(judged.outcome, "editor", judged.note or "")
    together = {name: (*anchors, *whole) for name, anchors in covered.items()}
    return Coverage(together, covers, outcomes)


def status_of(fields: QuestionFields, body: Body, coverage: Coverage) -> Status:
    """How a question stands; see `Status`.

    A question with a date of answer but no text of it counts as answered: the archive lacks the
    text, not the minister.
    """
    if fields.status == "withdrawn":
        return "withdrawn"
    if not body.answers:
        return "answered" if fields.answered else "open"
    if all(answer.kind == "provisional" for answer in body.answers):
        return "provisional"
    if any(judged.outcome != "answered" for judged in coverage.outcomes.values()):
        return "partial"
    return "answered"
