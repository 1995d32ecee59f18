"""The pages of a question: in one language, and in two side by side."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.publishing.views.accounts import Promised, Told
from builder.publishing.views.lists import Day, Link, Who
from builder.publishing.views.site import View
from builder.publishing.views.texts import (
    Answer,
    Cell,
    Entry,
    LastDay,
    Origin,
    Pinpoint,
    Spoken,
    Unsure,
    Voice,
)
from builder.publishing.views.threads import Network, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView(View):
    """A question and its answers.

    Attributes:
        context: text before the first sub-question; the whole question if it has none.
        question_heading: heading of the question as written; empty if there is none.
        question_anchor: id of the question as a whole.
        cells: sub-questions beside the answer; empty if the question has no parts.
        earlier: answers that came before the one in `cells`: in the order of the text they
            stand between the question and that one, and are seen below it.
        paired: whether there is an answer in the cells.
        answers: all other answers.
        notes: items of the list of footnotes, or empty.
        cited_by: places in other questions that link here.
        unsure: citations that may mean several questions.
        strip: what comes before and after in its thread, or `None`.
        open_text: what to say if there is no answer; else empty.
        outline: its sub-questions; empty if there are few.
        languages: every language it is there in, this one too; empty if there is only one.
        bodies: what it is about, but for those that stand with a person.
        parallel: pages with two of its languages side by side.
        source_file: address of the source file in the repository, or empty.
        badge: how many sub-questions were answered, in words; or empty.
        judged: that an editor has a part in that, in words; or empty.
        citation: how to cite this page, in words.
        citation_forms: the same for reference managers: name of the form, and text.
        pinpoints: how to cite a place in it.
        network: the questions around it; `None` if there are few.
    """

    template: ClassVar[str] = "question.html"

    number: str
    kind_text: str
    session: Link | None
    asked: Day | None
    answered: Day | None
    response: str
    deadline: LastDay | None
    status: str
    status_text: str
    badge: str
    judged: str
    askers: tuple[Who, ...]
    addressees: tuple[Who, ...]
    topics: tuple[Link, ...]
    bodies: tuple[Link, ...]
    summary: bool
    origin: Origin | None
    question_heading: str
    question_anchor: str
    context: Markup
    cells: tuple[Cell, ...]
    earlier: tuple[Answer, ...]
    paired: bool
    answers: tuple[Answer, ...]
    notes: Markup
    cited_by: tuple[Link, ...]
    unsure: tuple[Unsure, ...]
    strip: Strip | None
    open_text: str
    outline: tuple[Entry, ...]
    languages: tuple[Spoken, ...]
    parallel: tuple[Link, ...]
    record: str
    xml: str
    source_file: str
    promises: tuple[Promised, ...]
    events: tuple[Told, ...]
    citation: str
    citation_forms: tuple[tuple[str, str], ...]
    pinpoints: tuple[Pinpoint, ...]
    network: Network | None
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView(View):
    """A question in two languages, side by side.

    Attributes:
        left: language of the left column.
        right: language of the right column.
        titles: the title in each of them.
        rows: what stands beside each other; `None` where one language has nothing.
    """

    template: ClassVar[str] = "parallel.html"

    left: Spoken
    right: Spoken
    titles: tuple[str, str]
    rows: tuple[tuple[Voice | None, Voice | None], ...]
