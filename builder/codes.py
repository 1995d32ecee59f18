"""The list of problem codes: how bad each is, and its words in Dutch and English.

A message says what is wrong, a hint what to write instead. Hints are tried in order; the first
one whose arguments are all known is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["nl", "en"]
"""The languages in which the program speaks to contributors and publishers."""


class Severity(StrEnum):
    """How bad a problem is. The values are also GitHub's names for annotations."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Words:
    """A code's words in one language.

    Attributes:
        message: what is wrong; `{name}` is filled in from the problem's arguments.
        hints: what to do, the most precise first.
    """

    message: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    Attributes:
        severity: only errors stop a site from being published.
        text: its words by language.
    """

    severity: Severity
    text: dict[Language, Words]


def _error(nl: Words, en: Words) -> Code:
    return Code(Severity.ERROR, {"nl": nl, "en": en})


def _warning(nl: Words, en: Words) -> Code:
    return Code(Severity.WARNING, {"nl": nl, "en": en})


def _notice(nl: Words, en: Words) -> Code:
    return Code(Severity.NOTICE, {"nl": nl, "en": en})


CODES: dict[str, Code] = {}
"""Every problem code, by name."""
