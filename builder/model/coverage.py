"""Which part of an answer covers which sub-question, and how that was judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which part of an answer covers which sub-question.

    Attributes:
        covered_by: id of each part, letters included, to the anchors of the answer parts.
        covers: anchor of each answer part to the ids of the parts it covers; `("*",)` for an
            answer without markers, which covers the question as a whole.
        outcomes: id of a part to how it was answered. Nothing is said of a part while there is
            no answer, if the answer has no markers, or if nothing covers the part but the words
            of the answer leave a doubt; unless an editor judged it.
    """

    covered_by: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, "Judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a sub-question was answered.

    Attributes:
        outcome: `answered` or `none` by rule; any of `Outcome.outcome` by an editor.
        by: `rule` or `editor`.
        note: the editor's remark, or empty.
        judge: who judged, as the editor signed; or empty.
    """

    outcome: str
    by: Literal["rule", "editor"]
    note: str = ""
    judge: str = ""
