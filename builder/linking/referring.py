"""Answers that only point to another answer: what they point to, so that it can be quoted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.linking.coverage import all_parts
from builder.model import Body, Citation, Cited, Html, Question, Quote, Section, Status

LONGEST = 500
"""Characters of a text that only points elsewhere; what is longer says something itself."""

_POINTS = re.compile(
    r"(?i:\bverw[ie]{1,2}js\w*|\bverwezen\b|\bverwijz\w+|\bzie\b|\bcf\.|\bdoorverw\w+"
    r"|\brenvoi\w*|\brenvoy\w+|\br[ée]f[èée]r\w*|\bvoir\b|\bverweis\w*|\bverwiesen\b|\bsiehe\b"
    r"|\brefer\w*|\bsee\b)"
)
# An answer, and not a page or a law, is what is pointed to.
_ANSWER = re.compile(
    r"(?i:antwoord|beantwoord|r[ée]pon|antwort|answer|repl(?:y|ied)|vraag|question)"
)
_COURTESY = re.compile(
    r"(?i:(?:geacht|beste|ik dank|dank u|bedankt|monsieur|madame|je (?:vous )?remercie|merci"
    r"|sehr geehrt|vielen dank|ich danke|thank|dear|i thank)[^.!?]{0,80}[.,!]?)"
)
_SENTENCE = re.compile(r"(?<=[\w)”\"§])[.;!?]+(?:[ ]+(?=[A-ZÀ-Þ§])|$)")
# Where something was printed, and full stops that end no sentence.
_ASIDE = re.compile(r"[ ]?\([^()]*\)|(?<=\bhon)\.|(?<=\b(?:Mr|Dr|Rt|nr))\.")
_WORDS_OF_ITS_OWN = 30
"""Words of a sentence, besides the citation, with which it may still only point elsewhere."""


def may_only_point(body: Body) -> bool:
    """Whether there is an answer, or a part of one, that may only point to another answer."""
    return any(
        html.references and len(" ".join(text.split())) <= LONGEST and _POINTS.search(text)
        for section in body.answers
        for _, html, text in _texts(section)
    )


def quotes(question: Question, questions: Mapping[str, Question]) -> dict[str, Quote]:
    """Anchor of each answer, or part of one, that only points to another answer, to that answer.

    Args:
        question: the question, with its references.
        questions: all of them by id; what is quoted is not followed any further.
    """
    found = {}
    for anchor, html, text in _answers(question):
        cited = _only(question, anchor, html)
        if cited is None or not _only_points(text, cited.text):
            continue
        quote = _quoted(questions[cited.target or ""], cited)
        if quote is not None:
            found[anchor] = quote
    return found


def quoting(question: Question, questions: Mapping[str, Question]) -> Question:
    """A question with what its answers only point to; if they do nothing else, it is `referred`.

    Where an editor judged a part, the editor's word stands.
    """
    quoted = quotes(question, questions)
    if not quoted:
        return question
    judged = any(outcome.by == "editor" for outcome in question.coverage.outcomes.values())
    answered = question.status in {"answered", "answered-late"}
    status: Status = question.status
    if answered and not judged and _says_nothing_else(question, quoted):
        status = "referred"
    return replace(question, quotes=quoted, status=status)


def _says_nothing_else(question: Question, quoted: Mapping[str, Quote]) -> bool:
    """Whether every part of every answer that decides only points to another answer."""
    deciding = [section for section in question.body.answers if section.kind != "provisional"]
    return all(
        anchor in quoted
        for section in deciding
        for anchor, _, text in _texts(section)
        if text.strip()
    ) and not any(
        section.parts and section.text.strip() and not _COURTESY.fullmatch(section.text.strip())
        for section in deciding
    )


def _answers(question: Question) -> Iterator[tuple[str, Html, str]]:
    """Every part of an answer, and every answer without parts: anchor, HTML, text."""
    for section in question.body.answers:
        yield from _texts(section)


def _texts(section: Section) -> Iterator[tuple[str, Html, str]]:
    """Every part of an answer that has no letters, or an answer without parts."""
    if not section.parts:
        yield section.anchor, section.html, section.text
    for part in all_parts(section.parts):
        if not part.children:
            yield part.anchor, part.html, part.text


def _only(question: Question, anchor: str, html: Html) -> Cited | None:
    """The one question that a text cites, if it is known and has another id."""
    inside = {item.index for item in html.references if isinstance(item, Citation)}
    cited = [
        one
        for one in question.references
        if (one.index in inside if one.by != "link" else one.anchor == anchor)
        and one.state != "internal"
    ]
    if not cited or any(one.state != "resolved" for one in cited):
        return None
    targets = {one.target for one in cited}
    return cited[0] if len(targets) == 1 and question.id not in targets else None


def _only_points(text: str, citation: str) -> bool:
    """Whether every sentence of a text points elsewhere, or is a courtesy."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        return False
    bare = _ASIDE.sub("", plain.replace(" ".join(citation.split()), "§"))
    told = _ANSWER.search(citation) is not None
    points = False
    for sentence in _SENTENCE.split(bare):
        if not sentence.strip() or _COURTESY.fullmatch(sentence.strip()):
            continue
        own = len(sentence.split()) <= _WORDS_OF_ITS_OWN
        if not own or _POINTS.search(sentence) is None:
            return False
        about = told or _ANSWER.search(sentence) is not None
        points = points or (about and "§" in sentence)
    return points


def _quoted(there: Question, cited: Cited) -> Quote | None:
    """What is quoted: the part that is cited, the part that covers it, or the last answer."""
    answers = there.body.answers
    if not answers:
        return None
    given = {part.anchor for section in answers for part in all_parts(section.parts)}
    given |= {section.anchor for section in answers}
    if cited.at in given:
        return Quote(there.id, (cited.at,))
    for part in all_parts(there.body.question.parts):
        covering = there.coverage.covered_by.get(part.id, ())
        if part.anchor == cited.at and covering:
            return Quote(there.id, covering)
    return Quote(there.id, (_last(answers).anchor,))


def _last(answers: tuple[Section, ...]) -> Section:
    final = [section for section in answers if section.kind != "provisional"]
    return (final or list(answers))[-1]
