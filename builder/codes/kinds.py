"""What a problem code is: how bad it is, and its words in Dutch and English."""

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


def error(nl: Words, en: Words) -> Code:
    """A code that stops publishing."""
    return Code(Severity.ERROR, {"nl": nl, "en": en})


def warning(nl: Words, en: Words) -> Code:
    """A code that somebody should look at."""
    return Code(Severity.WARNING, {"nl": nl, "en": en})


def notice(nl: Words, en: Words) -> Code:
    """A code that is good to know."""
    return Code(Severity.NOTICE, {"nl": nl, "en": en})
