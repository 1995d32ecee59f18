"""Citations on the pages: how each is shown in its paragraph, and what is said of it below."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from builder.linking.addresses import Addresses
from builder.linking.coverage import all_parts
from builder.model import Archive, Body, Cited, Part, Question, Section
from builder.publishing.edition import Edition
from builder.publishing.filling import Mark
from builder.publishing.views import Link, Site, Unsure

WANTED_PAGE = 50
"""Wanted questions on one page of their list."""


def marks(archive: Archive, where: Addresses, site: Site) -> dict[tuple[str, int], Mark]:
    """How each citation is shown, by path of its file and its index in it."""
    places = wanted_places(archive, where)
    found: dict[tuple[str, int], Mark] = {}
    for question in (*archive.questions.values(), *archive.translations.values()):
        for cited in question.references:
            mark = _mark(cited, question, archive, places, site)
            if mark is not None and cited.index is not None:
                found[question.path, cited.index] = mark
    return found


def _mark(
    cited: Cited, here: Question, archive: Archive, places: Mapping[str, str], site: Site
) -> Mark | None:
    at = f"#{cited.at}" if cited.at else ""
    if cited.state == "resolved" and cited.target is not None:
        there = archive.questions[cited.target]
        return Mark(there.url + at if there is not here else at, "cited", there.fields.title)
    if cited.state == "external":
        return Mark(cited.address, "cited")
    if cited.state == "internal":
        return Mark(at, "cited") if at else None
    if cited.state == "ambiguous":
        return Mark(f"#{unsure_id(cited)}", "cited unsure", site.t("cited_unsure"))
    return Mark(places[cited.wanted], "cited missing", site.t("cited_missing"))


def wanted_places(archive: Archive, where: Addresses) -> dict[str, str]:
    """Id of each wanted question to the place of its entry."""
    places = {}
    for number, name in enumerate(archive.wanted):
        page = where.numbered(f"{where.wanted}/", number // WANTED_PAGE + 1)
        places[name] = f"{page}#{name}"
    return places


def unsure_id(cited: Cited) -> str:
    """Id of what is said below of a citation that may mean several questions."""
    return f"ref-{cited.index}"


def unsure(question: Question, archive: Archive, site: Site) -> Iterator[Unsure]:
    """The citations of a question that are not decided, with what they may mean."""
    for cited in question.references:
        if cited.state == "ambiguous":
            found = [archive.questions[name] for name in cited.candidates]
            links = tuple(Link(q.url, described(q, site)) for q in found)
            yield Unsure(unsure_id(cited), cited.text, f"#{cited.anchor}", links)


def described(question: Question, site: Site) -> str:
    """A question in one line: title, number, date, addressees."""
    fields = question.fields
    number = site.t("number", number=fields.number) if fields.number else ""
    day = fields.asked.text if fields.asked else ""
    who = ", ".join(who.name for who in question.addressees)
    detail = ", ".join(part for part in (number, day, who) if part)
    return f"{fields.title} ({detail})" if detail else fields.title


def holder(question: Question, anchor: str) -> str:
    """The id of the part or section that holds a paragraph, or is it; empty if there is none."""
    if not anchor:
        return ""
    if any(own.anchor == anchor for own in _sections_and_parts(question.outline)):
        # Nearly always; so the text need not be taken up.
        return anchor
    written = f' id="{anchor}"'
    for own in _sections_and_parts(question.body):
        if any(written in piece for piece in own.html.pieces):
            return own.anchor
    return ""


def _sections_and_parts(body: Body) -> Iterator[Section | Part]:
    for section in (body.question, *body.answers):
        yield section
        yield from all_parts(section.parts)


def backlinks(question: Question, edition: Edition) -> dict[str, tuple[Link, ...]]:
    """Who cites a question, by the part that is cited; under an empty name, who cites the whole.

    A part is cited if the link leads to it or to a paragraph in it.
    """
    if not question.cited_by:
        return {"": ()}
    parts = {
        part.anchor
        for section in (question.outline.question, *question.outline.answers)
        for part in all_parts(section.parts)
    }
    found: dict[str, dict[str, Link]] = {"": {}}
    for back in question.cited_by:
        citing = edition.archive.questions[back.question]
        label = _label(citing, holder(citing, back.anchor), edition)
        text = f"{back.title} ({label})" if label else back.title
        at = holder(question, back.at)
        found.setdefault(at if at in parts else "", {}).setdefault(back.url, Link(back.url, text))
    return {anchor: tuple(links.values()) for anchor, links in found.items()}


def labels_of(question: Question, edition: Edition) -> dict[str, str]:
    """Id of each part and answer to what it is called."""
    return {anchor: words() for anchor, words in _labels(question, edition)}


def _label(question: Question, anchor: str, edition: Edition) -> str:
    """What a part or an answer is called; empty if it is neither."""
    return next((words() for name, words in _labels(question, edition) if name == anchor), "")


def _labels(question: Question, edition: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    """Id of each part and answer, and what gives the words for it."""
    t = edition.site.t
    for part in all_parts(question.outline.question.parts):
        yield part.anchor, partial(t, "part_label", part=part.id)
    for number, answer in enumerate(question.outline.answers):
        yield answer.anchor, partial(_heading, question, number, edition)
        for part in all_parts(answer.parts):
            yield part.anchor, partial(edition.about, "answer_label", part.numbers)


def _heading(question: Question, number: int, edition: Edition) -> str:
    """The heading of an answer: as written, else what kind of answer it is."""
    answer = question.body.answers[number]
    return answer.heading or edition.site.t(f"answer_{answer.kind}")
