"""A question and its answers in Akoma Ntoso, the XML of parliaments.

Source: OASIS, "Akoma Ntoso Version 1.0 Part 2: Specifications", 2018, document type `debate`.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from builder.linking.coverage import all_parts
from builder.model import Date, Participant, Question, Section
from builder.publishing.edition import Edition
from builder.publishing.xml import attribute

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_UNKNOWN = "unknown"
_NO_DATE = "0001-01-01"
_NO_COUNTRY = "zz"
"""Code of CLDR for a territory that is not known."""


def akoma_ntoso(question: Question, edition: Edition) -> str:
    """The document. Each `eId` is the id on the page, so `url#eId` is an address.

    Sub-questions and answer parts, letters included, stand one after another; which answer is
    about which sub-question is in `refersTo`. Texts are plain: layout is for the page.
    """
    writer = _Writer(question, edition)
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *writer.document(), ""))


class _Writer:
    """One question while it is written."""

    def __init__(self, question: Question, edition: Edition) -> None:
        self.question, self.edition = question, edition
        self.anchors = {part.id: part.anchor for part in all_parts(question.body.question.parts)}
        self.asker = _agent(question.askers)
        asker, addressee = attribute(self.asker), attribute(_agent(question.addressees))
        self.speakers = {"question": f"by={asker} to={addressee}", "answer": f"by={addressee}"}

    def document(self) -> Iterator[str]:
        fields, body = self.question.fields, self.question.body
        yield f'<akomaNtoso xmlns="{_NAMESPACE}">'
        yield f"<debate name={attribute(f'{fields.kind or _UNKNOWN} question')}>"
        yield from self.meta()
        yield "<debateBody>"
        yield '<questions eId="questions">'
        if fields.number:
            yield f"<num>{escape(fields.number)}</num>"
        yield f"<heading>{escape(fields.title)}</heading>"
        yield from self.section(body.question, "question")
        for answer in body.answers:
            yield from self.section(answer, "answer")
        if body.notes_text:
            yield f'<other eId="notes">\n{_paragraphs(body.notes_text)}\n</other>'
        yield from ("</questions>", "</debateBody>", "</debate>", "</akomaNtoso>")

    # --- about the document ---

    def meta(self) -> Iterator[str]:
        question, config = self.question, self.edition.config
        language = question.language
        work = f"/{self.country()}/question/{question.id}"
        asked, answered = question.fields.asked, question.fields.answered
        yield "<meta>"
        yield '<identification source="#archive">'
        yield "<FRBRWork>"
        yield from self.level(work, "!main", asked, "asked")
        yield f'<FRBRcountry value="{self.country()}"/>'
        if question.fields.number:
            yield f"<FRBRnumber value={attribute(question.fields.number)}/>"
        yield "</FRBRWork>"
        yield "<FRBRExpression>"
        when, what = (answered, "answered") if answered else (asked, "asked")
        yield from self.level(f"{work}/{language}@", "!main", when, what)
        yield f"<FRBRlanguage language={attribute(language)}/>"
        yield "</FRBRExpression>"
        yield "<FRBRManifestation>"
        yield from self.level(f"{work}/{language}@.xml", "!main.xml", when, what)
        yield "</FRBRManifestation>"
        yield "</identification>"
        yield '<references source="#archive">'
        place, title = attribute(config.base_url or "./"), attribute(config.title)
        yield f'<TLCOrganization eId="archive" href={place} showAs={title}/>'
        people = {who.person: who for who in (*question.askers, *question.addressees)}
        for who in people.values():
            href = attribute((config.base_url or "") + who.url)
            yield f'<TLCPerson eId="person-{who.person}" href={href} showAs={attribute(who.name)}/>'
        if not question.askers or not question.addressees:
            yield f'<TLCPerson eId="{_UNKNOWN}" href="" showAs="?"/>'
        yield from ("</references>", "</meta>")

    def level(self, uri: str, this: str, when: Date | None, what: str) -> Iterator[str]:
        """What each level of FRBR has; a date that is not known must be there all the same."""
        path = uri.removesuffix(".xml")
        day = when.first if when else _NO_DATE
        yield f"<FRBRthis value={attribute(f'{path}/{this}')}/>"
        yield f"<FRBRuri value={attribute(uri)}/>"
        yield f'<FRBRdate date="{day}" name="{what if when else _UNKNOWN}"/>'
        yield f'<FRBRauthor href="{self.asker}"/>'

    def country(self) -> str:
        return (self.edition.wording.locale.territory or _NO_COUNTRY).lower()

    # --- the texts ---

    def section(self, section: Section, tag: str) -> Iterator[str]:
        """The text before the first part, and each part."""
        covers = self.question.coverage.covers
        if section.text or not section.parts:
            whole = tag == "answer" and not section.parts
            all_of_it = [self.question.body.question.anchor] if whole else []
            yield self.element(tag, section.anchor, "", section.text, all_of_it)
        for part in all_parts(section.parts):
            names = covers.get(part.anchor, ()) if tag == "answer" else ()
            about = [self.anchors[name] for name in names]
            yield self.element(tag, part.anchor, part.marker, part.text, about)

    def element(self, tag: str, anchor: str, marker: str, text: str, about: Sequence[str]) -> str:
        refers = " ".join(f"#{name}" for name in about)
        told = f" refersTo={attribute(refers)}" if about else ""
        number = f"<num>{escape(marker)}</num>\n" if marker else ""
        opening = f"<{tag} eId={attribute(anchor)} {self.speakers[tag]}{told}>"
        return f"{opening}\n{number}{_paragraphs(text)}\n</{tag}>"


def _agent(people: Sequence[Participant]) -> str:
    """Akoma Ntoso knows one speaker for each text; all are in the references."""
    return f"#person-{people[0].person}" if people else f"#{_UNKNOWN}"


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n"))
