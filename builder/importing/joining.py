"""Joins the lines of a paragraph: a word that was divided at the end of a line is one again.

A hyphen goes only where that is sure. Where it may be one of the word's own it stays; it is no
letter, so that nothing is lost either way.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.importing.lines import Line

NOTE = "\ue000{}\ue001"
"""The sign of a footnote in a joined text, until it becomes Markdown."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART_BEFORE = re.compile(r"(?:^|[^\w-])((?:\w+-)*[^\W_]+)-$")
_PART_AFTER = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?:/|www\.|\w+\.(?:nl|be|eu|com|org)/)\S*$")
# Words before which a hyphen stands for a part that is left out: `wet- en regelgeving`.
_AND = re.compile(
    r"(?:en|of|dan|tot|noch|respectievelijk|resp\.|c\.q\.|als|et|ou|und|oder|and|or)\b"
)
# Vowels that would be read as one: Dutch puts a hyphen, or a diaeresis, between them.
_CLASH = re.compile(r"(?:aa|ae|ai|au|ee|ei|eu|ie|ii|ij|oe|oi|oo|ou|ui|uu)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand undivided in a document, in small letters."""

    known: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Words":
        """The words inside the lines; what a line begins or ends with may be a part of one."""
        known: set[str] = set()
        for line in lines:
            text = line.text
            ends = len(text) - 1 if text.endswith("-") else len(text)
            for match in _WORD.finditer(text):
                if match.start() > 0 and match.end() < ends:
                    known.add(match.group().lower())
        return cls(frozenset(known))


Signs = Mapping[tuple[int, str], str]
"""Page and number of a sign in the text to the label of the footnote that is meant."""


def join(lines: Sequence[Line], words: Words, signs: Signs | None = None) -> str:
    """The text of a paragraph on one line.

    Args:
        lines: its lines.
        words: what stands undivided elsewhere.
        signs: the footnotes; a raised number that is the sign of one becomes that.
    """
    text = ""
    for line in lines:
        after = _marked(line, signs or {})
        text = _joined(text, after, words) if text else after
    return " ".join(text.split())


def _marked(line: Line, signs: Signs) -> str:
    said = ""
    for run in line.runs:
        printed = run.text.replace(",", " ").split() if run.raised else []
        labels = [signs.get((line.page, sign)) for sign in printed]
        if labels and None not in labels:
            # The space before a sign is the printer's, the one behind it belongs to the text.
            said = said.rstrip() + "".join(NOTE.format(label) for label in labels)
            said += " " if run.text.endswith(" ") else ""
        else:
            said += run.text
    return said


def _joined(before: str, after: str, words: Words) -> str:
    if before.endswith("\N{SOFT HYPHEN}"):
        return before[:-1] + after
    address = _ADDRESS.search(before)
    if address is not None and (before[-1] in "/-_=&?%." or after[0] in "/%_=&?"):
        return before + after
    if not before.endswith("-"):
        return f"{before} {after}"
    if _AND.match(after) or before.endswith(" -"):
        return f"{before} {after}"
    first, second = _PART_BEFORE.search(before), _PART_AFTER.match(after)
    if first is None or second is None:
        return before + after
    return before[:-1] + after if _divided(first[1], second.group(), words) else before + after


def _divided(first: str, second: str, words: Words) -> bool:
    """Whether the hyphen between two parts of a word is only the printer's."""
    whole, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if whole in words.known:
        return True
    if hyphened in words.known or not second[0].islower():
        return False
    last = first.rpartition("-")[2]
    # `WIA-uitkering`, `A4-formaat`: no word is divided after capitals or digits, and none so
    # that a letter stands alone: `e-mail`.
    if not last[-1].islower() or min(len(last), len(second)) == 1:
        return False
    return _CLASH.fullmatch(last[-1] + second[0]) is None
