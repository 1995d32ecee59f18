"""Headings that divide a question file: the question, and each answer with its kind."""

import re
from difflib import get_close_matches
from typing import Literal

from builder.reading.markers import marker_of
from builder.reading.slugs import slugify

SectionKind = Literal["question", "final", "provisional", "supplementary", "correction"]

_ANSWER = "antwoord|antwoorden|reponse|reponses|antwort|antworten|answer|answers"
_PROVISIONAL = "voorlopig|tussentijds|provisoire|vorlaufige|provisional|interim|holding"
_SUPPLEMENTARY = "aanvullend|bijkomend|complementaire|supplementaire|erganzende|supplementary"
_CORRECTION = (
    "verbetering|verbeterd|gecorrigeerd|rectificatie|correctie|rectification|rectificative"
    "|correction|corrigee|berichtigung|berichtigte|corrected"
)
_FINAL = "definitief|definitive|endgultige|final"
_QUESTION = re.compile(r"(?:de-)?(?:vraag|vragen|deelvragen|question|questions|frage|fragen)")
_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("correction", _CORRECTION),
    ("provisional", _PROVISIONAL),
    ("supplementary", _SUPPLEMENTARY),
    ("final", _FINAL),
)
_QUALIFIERS = "|".join(words for _, words in _KINDS)
# The word for an answer comes first, or after one adjective; or it is a correction of one.
_HEADING = re.compile(
    rf"(?:(?:{_QUALIFIERS})-)?(?:{_ANSWER})(?:-.*)?"
    rf"|(?:{_CORRECTION})(?:-.*)?-(?:{_ANSWER})(?:-.*)?"
)
# Less sure: one of the first words is the one for an answer.
_PERHAPS = re.compile(rf"(?:[a-z0-9]+-){{0,3}}(?:{_ANSWER})(?:-.*)?")
_DEEPEST = 3
_LONGEST = 200
"""Characters of a heading; it is repeated beside each part, and what is longer is prose."""


def section_kind(text: str, level: int) -> SectionKind | None:
    """What a heading begins: the question, an answer of a kind, or nothing (`None`).

    `Antwoord 4 en 5` is the marker of a part, not the beginning of an answer; `Antwoord 12 maart
    2024` is one.
    """
    if level > _DEEPEST or len(text) > _LONGEST:
        return None
    slug = slugify(text)
    if _QUESTION.fullmatch(slug):
        return "question"
    if _HEADING.fullmatch(slug) is None or _numbers_a_part(text, slug):
        return None
    words = slug.split("-")
    for kind, names in _KINDS:
        if any(word in names.split("|") for word in words[:3]):
            return kind
    return "final"


def looks_like_answer(text: str) -> bool:
    """Whether a heading that begins no answer may have been meant to: also with a letter wrong."""
    slug = slugify(text)
    if _PERHAPS.fullmatch(slug) is not None:
        return True
    # Nearly the word, and no other: Antwerpen is a town.
    return bool(get_close_matches(slug.split("-")[0], _ANSWER.split("|"), n=1, cutoff=0.88))


def stands_for_answer(text: str) -> bool:
    """Whether a line alone, which is no heading, must have been meant for one: `**Antwoord:**`."""
    line = text.strip(" #*_:")
    return (
        len(line) <= _LINE
        and _ALONE.fullmatch(slugify(line)) is not None
        and not line.endswith((".", "?", "!"))
    )


_LINE = 60
"""Characters of a line that says no more than that an answer begins."""
_ALONE = re.compile(
    rf"(?:(?:{_QUALIFIERS})-)?(?:{_ANSWER})(?:-(?:van|de|du|of|von|by|from|der|des)-.*)?"
)


def _numbers_a_part(text: str, slug: str) -> bool:
    marker = marker_of(text)
    whole = marker is not None and marker.length >= len(text.rstrip())
    return whole and re.match(rf"(?:{_ANSWER})-\d", slug) is not None
