"""Which question a citation in the text means: resolved, ambiguous, missing, external, internal.

A wrong link is worse than none. A citation is resolved only if its number and enough besides fit
one question, and nothing that it says contradicts that; otherwise it lists what it may mean.
Source: `How questions cite other questions`, steps 3 to 8.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.linking.choosing import enough, fitting, narrowed
from builder.linking.coverage import all_parts
from builder.linking.numbers import Numbers
from builder.linking.suggesting import Known
from builder.linking.wanted import Wishes
from builder.model import (
    Backlink,
    Citation,
    Cited,
    Document,
    Question,
    Reference,
    Target,
    Wanted,
)
from builder.problems import Problem, problem

SHOWN = 12
"""Candidates that are listed; a citation that may mean more says too little."""


@dataclass(slots=True)
class Citations:
    """The citations of an archive.

    Attributes:
        cited: id of a question to what its citations and links mean.
        cited_by: id of a question to the places that cite it.
        wanted: questions that are cited and missing, the most cited first.
        problems: overrides that are wrong.
    """

    cited: dict[str, tuple[Cited, ...]] = field(default_factory=dict)
    cited_by: dict[str, dict[Backlink, None]] = field(default_factory=lambda: defaultdict(dict))
    wanted: dict[str, Wanted] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def cite(
    questions: Sequence[Question],
    documents: Mapping[str, Document],
    targets: Mapping[tuple[str, str, bool], Target],
    named: Mapping[str, Document],
    translations: Iterable[Question] = (),
) -> Citations:
    """Resolves every citation of every question.

    Args:
        questions: sorted by id.
        documents: by path, each with its gist.
        targets: as `Archive.targets`.
        named: documents by id and alias.
        translations: questions whose citations lead somewhere as well, but count for nothing:
            their originals cite the same.
    """
    return _Citing(questions, documents, targets, named).run(translations)


class _Citing:
    def __init__(
        self,
        questions: Sequence[Question],
        documents: Mapping[str, Document],
        targets: Mapping[tuple[str, str, bool], Target],
        named: Mapping[str, Document],
    ) -> None:
        self.questions = questions
        self.documents = documents
        self.targets = targets
        self.named = named
        self.by_id = {question.id: question for question in questions}
        self.spellings = Known(self.by_id)
        self.numbers = Numbers(questions)
        self.wishes = Wishes()
        self.made = Citations()

    def run(self, translations: Iterable[Question]) -> Citations:
        for question in self.questions:
            self.made.cited[question.id] = tuple(self._of(question))
        self.made.wanted = self.wishes.all()
        for question in translations:
            found = self._of(question)
            self.made.cited[question.id] = tuple(
                cited for cited in found if not cited.wanted or cited.wanted in self.made.wanted
            )
        return self.made

    def _of(self, here: Question) -> Iterator[Cited]:
        overrides = dict(self._overrides(here))
        gist = self.documents[here.path].gist
        citations = gist.links if gist is not None else ()
        dated = _dated(item for _, item in citations if isinstance(item, Citation))
        parts = {part.id: part.anchor for part in all_parts(here.outline.question.parts)}
        for anchor, item in citations:
            if isinstance(item, Reference):
                cited = self._link(here, anchor, item)
            elif item.override:
                cited = self._overridden(item, overrides.get(item.override))
            else:
                cited = self._resolve(here, _completed(item, dated), parts)
            # A part that names itself ("1. Vraag 1?") leads nowhere new.
            if cited is None or (cited.state == "internal" and cited.at == anchor):
                continue
            yield self._noted(here, cited)

    def _noted(self, here: Question, cited: Cited) -> Cited:
        """Tells the cited question, unless a link did so already."""
        counted = not here.translates and cited.by != "link"
        if counted and cited.state == "resolved" and cited.target is not None:
            title, url = here.fields.title, f"{here.url}#{cited.anchor}"
            back = Backlink(here.id, title, url, cited.anchor, cited.at)
            if cited.target != here.id:
                self.made.cited_by[cited.target][back] = None
        return cited

    # --- links and overrides ---

    def _link(self, here: Question, anchor: str, link: Reference) -> Cited | None:
        target = self.targets.get((here.path, link.target, link.wiki))
        if target is None or target.kind != "question" or target.id == here.id:
            return None
        text = link.label or target.title
        return Cited(text, anchor, "resolved", target.id, link.fragment, by="link")

    def _overrides(self, here: Question) -> Iterator[tuple[str, str]]:
        """The editor's word on each citation: `ignore`, an address, or the id of a question."""
        for override in here.fields.references:
            meant = override.target
            if meant != "ignore" and not meant.startswith(("https://", "http://")):
                found = self.named.get(f"questions/{meant}")
                if found is None:
                    place = self.documents[here.path].location(f"references.{override.text}.target")
                    known = self.spellings.nearest(meant)
                    self.made.problems.append(
                        problem("unknown-question", place, value=meant, suggestion=known)
                    )
                    continue
                meant = found.id
            yield override.text, meant

    def _overridden(self, item: Citation, meant: str | None) -> Cited | None:
        if meant is None or meant == "ignore":
            return None
        if meant in self.by_id:
            return Cited(item.text, item.anchor, "resolved", meant, by="editor", index=item.index)
        return Cited(
            item.text, item.anchor, "external", address=meant, by="editor", index=item.index
        )

    # --- the rules ---

    def _resolve(self, here: Question, item: Citation, parts: Mapping[str, str]) -> Cited | None:
        number = item.numbers[0]
        if item.scheme == "part" or (item.bare and number in parts):
            if number not in parts:
                return None
            at = parts[number]
            return Cited(item.text, item.anchor, "internal", here.id, at, index=item.index)
        people = _people(here, item)
        left = narrowed(fitting(here, item, self.numbers.entries(item, people)))
        if len(left) == 1 and enough(here, item, *left[0], self.numbers):
            target = left[0][0].question.id
            if target == here.id:
                return Cited(item.text, item.anchor, "internal", here.id, index=item.index)
            return Cited(item.text, item.anchor, "resolved", target, index=item.index)
        candidates = tuple(entry.question.id for entry, _ in left if entry.question.id != here.id)
        if candidates and len(candidates) <= SHOWN:
            return Cited(
                item.text, item.anchor, "ambiguous", candidates=candidates, index=item.index
            )
        wanted = self.wishes.add(here, item)
        return Cited(item.text, item.anchor, "missing", index=item.index, wanted=wanted)


def _dated(citations: Iterable[Citation]) -> Mapping[str, Citation | None]:
    """Numbers that a document cites with one date: what it says later without is the same."""
    dated: dict[str, Citation | None] = {}
    for item in citations:
        if item.date is None or item.override:
            continue
        for number in item.numbers:
            other = dated.get(number, item)
            dated[number] = item if other is not None and other.date == item.date else None
    return dated


def _completed(item: Citation, dated: Mapping[str, Citation | None]) -> Citation:
    """A citation with what the document says elsewhere of the same number."""
    known = dated.get(item.numbers[0]) if item.numbers else None
    if item.date is not None or known is None or item.scheme != known.scheme or item.session:
        return item
    if item.kind and known.kind and item.kind != known.kind:
        return item
    if item.asker and known.asker and item.asker != known.asker:
        return item
    return replace(
        item,
        date=known.date,
        asker=item.asker or known.asker,
        addressee=item.addressee or known.addressee,
        own=item.own or (known.own and known.answer == item.answer),
    )


def _people(here: Question, item: Citation) -> list[str]:
    """Ids of the people whom a citation names by way of the question it stands in."""
    askers = [who.person for who in here.askers] if item.own else []
    asked = [who.person for who in here.addressees] if item.same_addressee else []
    return [*askers, *asked]
