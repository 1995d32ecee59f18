"""A question in several languages: links between them, and pages with two side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from builder.linking.coverage import all_parts
from builder.model import Html, Question, Section
from builder.publishing.edition import Edition
from builder.publishing.pairing import answer_heading
from builder.publishing.views import Link, ParallelView, Spoken, Voice

# Ids and links to them inside a tag: the two columns may have the same.
_TAG = re.compile(r"<[^<>]*>")
_INSIDE = re.compile(r'(\s(?:id="|href="#))')

_HERE = re.compile(r'(<a\s[^<>]*?href=")#([^"]*)')


def _versions(original: Question, edition: Edition) -> tuple[Question, ...]:
    translations = edition.archive.translations
    return (original, *(translations[name] for name in original.translations))


def spoken_in(original: Question, edition: Edition) -> Iterator[Spoken]:
    """Every language of a question that is there in more than one, that of the original first."""
    if original.translations:
        yield from (_spoken(version, edition) for version in _versions(original, edition))


def _spoken(version: Question, edition: Edition) -> Spoken:
    base = edition.config.base_url
    name = edition.wording.language(version.language)
    return Spoken(version.language, name, version.url, base + version.url if base else "")


def side_by_side(original: Question, edition: Edition) -> Iterator[Link]:
    """The pages on which the original stands beside each translation."""
    first, *others = _versions(original, edition)
    for other in others:
        names = (edition.wording.language(first.language), edition.wording.language(other.language))
        words = edition.site.t("parallel", first=names[0], second=names[1])
        yield Link(_address(original, other), words)


def _address(original: Question, other: Question) -> str:
    code = other.id.removeprefix(f"{original.id}/")
    return f"{original.url}{original.language.lower()}-{code}/"


class ParallelPages:
    """Makes the pages with two languages."""

    def __init__(self, edition: Edition) -> None:
        """Takes the archive of an edition."""
        self.edition = edition

    def views(self) -> Iterator[ParallelView]:
        """A page for each translation."""
        for translation in self.edition.archive.translations.values():
            original = self.edition.archive.questions[translation.translates or ""]
            yield self._view(original, translation)

    def _view(self, original: Question, other: Question) -> ParallelView:
        edition, url = self.edition, _address(original, other)
        left, right = _spoken(original, edition), _spoken(other, edition)
        t = edition.site.t
        title = f"{original.fields.title} – {other.fields.title}"
        words = t("parallel", first=left.name, second=right.name)
        common = edition.common(url, title, words)
        crumbs = (*common["crumbs"], Link(f"{edition.addresses.questions}/", t("questions")))
        common["crumbs"] = (*crumbs, Link(original.url, original.fields.title))
        titles = (original.fields.title, other.fields.title)
        rows = tuple(self._rows(original, other, common["root"]))
        return ParallelView(**common, left=left, right=right, titles=titles, rows=rows)

    def _rows(
        self, original: Question, other: Question, root: str
    ) -> Iterator[tuple[Voice | None, Voice | None]]:
        """Section by section, what both have, then what only one of them has."""
        left, right = (
            [dict(own) for own in _Column(self.edition, version, root, prefix).sections()]
            for version, prefix in ((original, ""), (other, "2-"))
        )
        for here, there in zip_longest(left, right, fillvalue=dict[str, Voice]()):
            for key in dict.fromkeys((*here, *there)):
                yield here.get(key), there.get(key)


@dataclass(frozen=True, slots=True)
class _Column:
    """One language of a page with two.

    Attributes:
        edition: what is published.
        question: in that language.
        root: way from the page to the root of the site.
        prefix: before each id in the texts, so that the other column can have the same.
    """

    edition: Edition
    question: Question
    root: str
    prefix: str

    def sections(self) -> Iterator[Iterator[tuple[str, Voice]]]:
        """Each section, and the footnotes, as pieces that have the same name in each language."""
        body = self.question.body
        for section in (body.question, *body.answers):
            yield self._pieces(section)
        if body.notes:
            notes = Markup('<ol class="literal notes">{}</ol>').format(self._told(body.notes))
            yield iter((("notes", Voice(html=notes)),))

    def _pieces(self, section: Section) -> Iterator[tuple[str, Voice]]:
        t, url = self.edition.site.t, self.question.url
        asked = section.kind == "question"
        heading = t("question") if asked else answer_heading(section, self.edition.site)
        yield "heading", Voice(heading=section.heading or heading, written=bool(section.heading))
        if section.html:
            yield "text", Voice(html=self._told(section.html))
        for part in all_parts(section.parts):
            label = t("part_label", part=part.id)
            if not asked:
                label = self.edition.about("answer_label", part.numbers)
            html = self._told(part.html)
            yield part.id, Voice("", label, f"{url}#{part.anchor}", part.marker, html, asked=asked)

    def _told(self, html: Html) -> Markup:
        filled = self.edition.filler.fill(html, self.question.path, self.root)
        told = _HERE.sub(self._link, str(filled))
        if self.prefix:
            own = rf"\g<1>{self.prefix}"
            told = _TAG.sub(lambda tag: _INSIDE.sub(own, tag[0]), told)
        return Markup(told)  # noqa: S704 - markup as it was, with other ids

    def _link(self, found: re.Match[str]) -> str:
        """A link to a part leads to the page of the question: here the parts have no ids."""
        body = self.question.body
        sections = (body.question, *body.answers)
        parts = (part.anchor for own in sections for part in all_parts(own.parts))
        away = found[2] in {*(own.anchor for own in sections), *parts}
        return f"{found[1]}{self.root}{self.question.url}#{found[2]}" if away else found[0]
