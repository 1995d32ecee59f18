"""The numbers behind one word for a question: `nrs. 12, 13 van 3 mei 2024 en 15 tot 18`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.reading.citations.bare import YEARS
from builder.reading.citations.heads import NR, NUMBER, RANGE, Head
from builder.reading.citations.tail import Details, after

MAX_NUMBERS = 60
"""Numbers that one citation such as `nrs. 1899 tot 1910` may stand for."""

_FIRST = re.compile(rf"(?P<number>{NUMBER})|(?P<range>{RANGE})")
_NEXT = re.compile(
    rf"[ ]{{0,3}}(?:(?P<range>t/m|tot[ ]en[ ]met|tot|tem|jusqu'(?:au|à)|au|à|bis|to)"
    rf"|,?[ ]?(?:en|et|und|and|evenals|alsook|sowie)|[,;&+]|/(?=\d)|,[ ](?:en|et|und|and))"
    r"[ ]{0,3}"
    rf"(?P<word>(?:(?:op|à|van|la|de|ook)[ ]){{0,2}}(?:vraag|question|Frage|PQ|Question)[ ])?"
    rf"(?P<nr>{NR})?(?P<number>{NUMBER})"
)
_BRACKET = re.compile(r"[ ]{0,3}\([^()\n]{1,160}\)")
_DAY = re.compile(
    r"[ ]{0,3}(?:\.[ ]?)?(?i:jan|feb|f[ée]v|m[aä]|mrt|a[pv]r|mei|jun|jui|jul|aug|ao|sep|o[ck]t|nov"
    r"|de[czs]|d[ée]c)"
)


@dataclass(slots=True)
class Piece:
    """One number of a list: where it stands, and whether `nr.` stands before it."""

    start: int
    end: int
    numbers: tuple[str, ...]
    details: Details


def pieces_of(text: str, head: Head) -> list[Piece]:
    """The numbers, each with what is said of it."""
    first = _FIRST.match(text, head.at)
    if first is None:
        return []
    numbers = _expand(first["range"]) if first["range"] else (normal(first["number"]),)
    if not numbers or (first["range"] and not head.numbered):
        return []
    pieces = [_piece(text, head.start, first.end(), numbers)]
    while len(pieces) < MAX_NUMBERS:
        last = pieces[-1]
        end = last.end
        more = _NEXT.match(text, end)
        if more is None and (bracket := _BRACKET.match(text, end)) is not None:
            # `nr. 885 (…, nr. 119) en nr. 1421`
            more = _NEXT.match(text, bracket.end())
            more = more if more and more["nr"] else None
        if more is None or _DAY.match(text, more.end()):
            break
        marked = more["nr"] is not None
        known = last.details.date is not None or last.details.asker or last.details.session
        if not marked and (known or not (head.plural or _dated_after(text, more.end()))):
            break
        if more["word"] and not marked and not head.sure:
            break
        number = normal(more["number"])
        if more["range"]:
            between = _expand(f"{last.numbers[-1]}-{number}")
            if not between or not head.plural:
                break
            number_tuple: tuple[str, ...] = between[1:]
        else:
            number_tuple = (number,)
        begin = more.start("word") if more["word"] else more.start("nr" if marked else "number")
        pieces.append(_piece(text, begin, more.end("number"), number_tuple))
    return pieces


def _piece(text: str, start: int, at: int, numbers: tuple[str, ...]) -> Piece:
    details = Details()
    end = after(text, at, details)
    return Piece(start, end, numbers, details)


def _dated_after(text: str, at: int) -> bool:
    details = Details()
    after(text, at, details)
    return details.date is not None


def share(pieces: Sequence[Piece]) -> None:
    """A date, session or name behind the last number is that of the numbers before it as well."""
    later = Details()
    for piece in reversed(pieces):
        own = piece.details
        if own.date is not None:
            later = own
        own.date = own.date or later.date
        own.session = own.session or later.session
        own.asker = own.asker or later.asker
        own.addressee = own.addressee or later.addressee
        later = own


def _expand(text: str) -> tuple[str, ...]:
    """`12-14` as its numbers; none if it makes no sense, or is a session."""
    first, last = (int(part) for part in re.split(r"[ ]?[-–][ ]?", text))
    if not first < last <= first + MAX_NUMBERS or (first in YEARS and last == first + 1):
        return ()
    return tuple(str(number) for number in range(first, last + 1))


def normal(number: str) -> str:
    """A number without leading zeros, and without the term of the Belgian Chamber in it."""
    term = re.fullmatch(r"5[0-9]0*(\d{1,6}[CP])", number)
    if term is not None and len(number) > len("55000C"):
        return term[1]
    return number.lstrip("0") or "0"
