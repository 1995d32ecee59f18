"""Sentences of an answer that read like a promise, for editors who look for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.linking.coverage import all_parts
from builder.linking.passages import folded
from builder.model import Body, Part, Question, QuestionFields, Section
from builder.problems import Location, Problem, problem
from builder.reading.source import place

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")
_PROMISE = re.compile(
    r"\b(?:"
    # Dutch
    r"ik\s+(?:\w+\s+){0,2}(?:zal|zullen|bezorg|onderzoek|bekijk|laat|leg|zet|breng|engageer"
    r"|verbind|vraag|neem|plan|overleg|maak\s+werk)\b|zal\s+ik|zullen\s+(?:we|wij)"
    r"|(?:wij|we)\s+zullen|(?:wordt|worden|zal|zullen)\s+(?:\w+\s+){0,4}(?:bezorgd|overgemaakt"
    r"|meegedeeld|voorgelegd|gepubliceerd|opgeleverd|hersteld|uitgevoerd|aangepast|geplaatst"
    r"|ingediend|herzien|voorbereid|vernieuwd|onderzocht|afgerond)"
    r"|in\s+de\s+loop\s+van|(?:voor|tegen)\s+(?:het\s+)?(?:einde|eind|begin|zomer|najaar|voorjaar)"
    r"|zegt?\s+toe|toezegging|is\s+gepland|staat\s+gepland|ik\s+ben\s+van\s+plan"
    # French
    r"|je\s+(?:ferai|vais|proposerai|transmettrai|veillerai|demanderai|m'engage)|nous\s+allons"
    r"|ser(?:a|ont)\s+(?:\w+\s+){0,2}(?:transmis|publié|présenté|posé|adapté|réalisé)\w*"
    r"|dans\s+le\s+courant\s+d[eu]|avant\s+la\s+fin"
    # German
    r"|ich\s+werde|wir\s+werden|im\s+Laufe|bis\s+Ende|wird\s+(?:\w+\s+){0,4}(?:vorgelegt"
    r"|übermittelt|veröffentlicht)"
    # English
    r"|(?:i|we)\s+(?:will|shall|intend\s+to|plan\s+to|undertake\s+to)|will\s+be\s+(?:published"
    r"|laid|provided|completed|sent)|in\s+the\s+course\s+of|by\s+the\s+end\s+of"
    r")",
    re.IGNORECASE,
)

LONGEST = 400
"""Characters of a sentence that is still one."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A sentence that may be a promise, and the line on which its part of the answer begins."""

    sentence: str
    line: int


def likely_promises(fields: QuestionFields, body: Body) -> Iterator[Likely]:
    """Sentences of the answers that read like a promise and are in no `commitments` yet."""
    known = [folded(entry.quote) for entry in fields.commitments]
    for answer in body.answers:
        for text, line in _texts(answer):
            for paragraph in text.split("\n\n"):
                for match in _SENTENCE.finditer(paragraph):
                    sentence = " ".join(match.group().split())
                    if len(sentence) > LONGEST or not _PROMISE.search(sentence):
                        continue
                    plain = folded(sentence)
                    if not any(quote in plain or plain in quote for quote in known):
                        yield Likely(sentence, line)


def _texts(answer: Section) -> Iterator[tuple[str, int]]:
    yield answer.text, answer.line
    parts: tuple[Part, ...] = all_parts(answer.parts)
    for part in parts:
        yield part.text, part.line


def suggestions(questions: Iterable[Question], sources: Mapping[str, str]) -> Iterator[Problem]:
    """A notice for each sentence that reads like a promise, at its place.

    Args:
        questions: of the archive.
        sources: text of each source file, by path.
    """
    for question in questions:
        source = sources[question.path]
        for found in likely_promises(question.fields, question.body):
            at = _place(found, question.path, source)
            yield problem("likely-promise", at, sentence=found.sentence)


def _place(found: Likely, path: str, source: str) -> Location:
    """Where a sentence begins; the line of its part, if there is markup in it."""
    lines = source.splitlines(keepends=True)
    start = sum(len(line) for line in lines[: found.line - 1])
    words = re.compile(r"\s+".join(map(re.escape, found.sentence.split())))
    match = words.search(source, start)
    if match is None:
        return Location(path, found.line)
    return place(source, match.start(), path)
