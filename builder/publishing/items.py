"""Questions as items of a list, and lists divided by when they were asked."""

from collections.abc import Sequence
from dataclasses import replace

from builder.linking.coverage import tally
from builder.model import WAITING, Date, Question
from builder.publishing.edition import Edition
from builder.publishing.views import Item, Questions, Site

GROUPED = 3
"""Questions of a month, on average, from which a list says its months, and of a year its years:
of fewer it is noise."""

PRECISIONS = (len("2024-05"), len("2024"))
"""Characters of a month and of a year."""


def anchor(question: Question) -> str:
    """Id of a question's element in a list that has it once."""
    return question.id.replace("/", "_")


def badges(question: Question, site: Site, *, short: bool = False) -> tuple[str, str]:
    """How many sub-questions were answered, and that an editor has a part in that; or empty."""
    counted = tally(question.outline, question.coverage)
    if counted is None:
        return "", ""
    key = "badge_short" if short else "badge"
    badge = site.t(key, counted.total, answered=site.number(counted.answered))
    return badge, site.t("badge_judged", counted.judged) if counted.judged else ""


class Items:
    """Makes the items of lists, each of which may stand in several."""

    def __init__(self, edition: Edition) -> None:
        """Prepares a place for them."""
        self._edition = edition
        self._site, self._wording = edition.site, edition.wording
        self._made: dict[tuple[str, str], Item] = {}
        self._whens: dict[tuple[int, str], str] = {}

    def item(self, question: Question, said: str = "") -> Item:
        """A question as an item of a list, without the name that the page itself has `said`."""
        item = self._made.get((question.id, ""))
        if item is None:
            item = self._made[question.id, ""] = self._item(question)
        if not said:
            return item
        named = "askers" if item.askers == said else "addressees"
        if getattr(item, named) != said:
            return item
        without = self._made.get((question.id, named))
        if without is None:
            without = self._made[question.id, named] = (
                replace(item, askers="") if named == "askers" else replace(item, addressees="")
            )
        return without

    def _item(self, question: Question) -> Item:
        other = question.language != self._edition.config.language
        badge, judged = badges(question, self._site, short=True)
        return Item(
            question.url,
            question.fields.title,
            question.fields.number or "",
            self._wording.day(question.fields.asked),
            "",
            self._wording.names([who.name for who in question.askers]),
            self._wording.names([who.name for who in question.addressees]),
            question.status,
            self._site.t(f"status_{question.status}"),
            self._due(question),
            badge,
            judged,
            question.language if other else "",
            anchor(question),
        )

    def _due(self, question: Question) -> str:
        if question.status not in WAITING or question.deadline is None:
            return ""
        # Of a vague day, the latest it may be.
        last = question.deadline.due.last
        day = self._wording.day(Date(last, last, last))
        return self._site.t("item_due", day=day.text) if day is not None else ""

    def latest(self, question: Question) -> Item:
        """The same with the last thing that happened: it was asked, or it was answered."""
        item, fields = self.item(question), question.fields
        if happened(question) == "asked" or fields.answered is None:
            return replace(item, event=self._site.t("step_asked")) if item.day else item
        day = self._wording.day(fields.answered)
        return replace(item, day=day, event=self._site.t("step_answered"))

    def first_of(self, questions: Sequence[Question], size: int) -> Questions:
        """The beginning of a list, with how many there are in all."""
        return Questions(tuple(self.item(q) for q in questions[:size]), len(questions), None)

    def grouped(
        self, questions: Sequence[Question], items: Sequence[Item]
    ) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """Questions that follow each other, by the month they were asked in, else by the year.

        Empty if both would have few questions each.

        Args:
            questions: the questions.
            items: the item of each.
        """
        for digits in PRECISIONS:
            names = [self._whens.get((digits, q.id)) or self._when(digits, q) for q in questions]
            starts = [at for at in range(len(names)) if at == 0 or names[at] != names[at - 1]]
            if len(starts) > 1 and len(questions) >= GROUPED * len(starts):
                ends = (*starts[1:], len(names))
                return tuple(
                    (names[start], tuple(items[start:end]))
                    for start, end in zip(starts, ends, strict=True)
                )
        return ()

    def _when(self, digits: int, question: Question) -> str:
        """The month or the year of a question, in words, or what else is known of when."""
        words = self._whens[digits, question.id] = self._in_words(digits, question)
        return words

    def _in_words(self, digits: int, question: Question) -> str:
        asked = question.fields.asked
        if asked is None:
            return self._site.t("undated")
        for length in PRECISIONS:
            if length <= digits and asked.first[:length] == asked.last[:length]:
                return self._wording.period(asked.first[:length])
        return asked.text


def happened(question: Question) -> str:
    """What happened last to a question: `asked` or `answered`."""
    asked, answered = question.fields.asked, question.fields.answered
    if answered is None or (asked is not None and asked.first > answered.first):
        return "asked"
    return "answered"


def last_day(question: Question) -> str:
    """The day of what happened last to a question, ISO 8601; empty if none is known."""
    days = [day for day in (question.fields.asked, question.fields.answered) if day is not None]
    return max((day.first for day in days), default="")
