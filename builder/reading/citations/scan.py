"""Finds the citations in a paragraph of plain text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.model import Scheme
from builder.reading.citations.bare import (
    SMALL,
    answer_date,
    in_another_document,
    may_be_bare,
    of_survey,
)
from builder.reading.citations.heads import NR, NUMBER, Head, hanging, noun_heads
from builder.reading.citations.ids import appendices, ids
from builder.reading.citations.numbers import Piece, normal, pieces_of, share
from builder.reading.citations.tail import Details, after, before

# Code points that are no characters: a system of the British parliament leaves them around a UIN.
_NONE = "".join(map(chr, range(0xFDD0, 0xFDF0)))
_ODD = f"\u00a0\u2007\u2009\u200a\u202f\t\r{_NONE}"
_SPACES = dict.fromkeys(map(ord, _ODD), " ") | {0x2019: "'"}
_ODD_SPACE = re.compile(f"[{_ODD}\u2019]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        scheme: what its number counts; see `builder.model.Citation`.
        numbers: its number, and others that mean the same question.
        kind: `written`, `oral`, or empty.
        details: what else is known of it.
        bare: nothing but a word and a number: `vraag nr. 3`.
    """

    start: int
    end: int
    scheme: Scheme
    numbers: tuple[str, ...]
    kind: str = ""
    details: Details = field(default_factory=Details)
    bare: bool = False


_ITEM = re.compile(
    rf"[ \n]{{0,4}}(?:[-–•*·§o\n]|[a-z0-9]\))?[ \n]{{0,4}}(?:(?:de|het|la)[ ])?"
    rf"(?:(?:schriftelijke|mondelinge|parlementaire|question|[ée]crite|orale|vraag)[ ]){{0,4}}"
    rf"{NR}(?P<number>{NUMBER})"
)
_TO_NEXT = re.compile(r"[^\n;]{0,220}(?:[;\n]|$)")
# `ANTWOORD op vraag nr. 12 van 3 mei 2024 van An Peeters` at the top is the document itself.
_HEADER = re.compile(
    r"[ ]{0,4}(?:(?:ANTWOORD|Antwoord|R[ÉE]PONSE|R[ée]ponse|ANTWORT|Antwort)[ ](?:op|[àa]|auf)[ ]"
    r"(?:(?:de|la|die)[ ])?)?(?:(?:SCHRIFTELIJKE|MONDELINGE|PARLEMENTAIRE|Schriftelijke"
    r"|Mondelinge)[ ]){0,2}(?:VRAAG|QUESTION|Vraag|vraag|question)"
    r"(?:[ ](?:[ÉE]CRITE|[ée]crite|ORALE|orale))?[ ]$"
)
_CLEAR = re.compile(r"ANTWOORD|Antwoord[ ]op|R[ÉE]PONSE|R[ée]ponse[ ][àa]|ANTWORT|VRAAG|QUESTION")


def recognise(text: str, *, answer: bool = False, hangs: bool = False) -> list[Found]:
    """The citations in a paragraph, in order; none of them overlap.

    Args:
        text: plain text; a line break divides what stands in different items or cells.
        answer: whether an answer speaks.
        hangs: whether the words for a question stood at the end of the paragraph before.
    """
    if _DIGIT.search(text) is None:
        # There is no citation without a number, and most paragraphs have none.
        return []
    # Most texts have nothing to be made plain, and a look costs less than a copy.
    plain = text.translate(_SPACES) if _ODD_SPACE.search(text) else text
    found: list[Found] = []
    for head in appendices(plain):
        found += _numbers(plain, head, answer=answer)
    for item in ids(plain):
        dated = Details()
        end = after(plain, item.end, dated) if item.scheme == "uin" else item.end
        dated.date = dated.date or answer_date(plain, item.start)
        before(plain, item.start, dated, answer=answer)
        end = end if dated.date else item.end
        found.append(Found(item.start, end, item.scheme, (item.number,), details=dated))
    read: list[Found] = []
    for head in noun_heads(plain):
        # `vraag 1, vraag 2` is a list of which the first word has read every number already.
        while read and read[0].end <= head.start:
            read.pop(0)
        if not (read and read[0].start <= head.start):
            own = list(_numbers(plain, head, answer=answer))
            read = sorted([*read, *own], key=lambda item: item.start)
            found += own
    at_list = 0 if hangs else hanging(plain)
    if at_list is not None:
        found += _list(plain, at_list, answer=answer)
    return _together(plain, found)


def _numbers(text: str, head: Head, *, answer: bool) -> Iterator[Found]:
    """The citations of one word for a question: one for each number."""
    common = Details(head.date, session=head.session)
    before(text, head.start, common, answer=answer)
    pieces = pieces_of(text, head)
    if not pieces or (head.start < SMALL and _is_header(text, head)):
        return
    last = pieces[-1]
    number, dated = pieces[0].numbers[0], last.details.date is not None
    if head.inner or (
        not head.numbered and not may_be_bare(text, head, number, last.end, dated=dated)
    ):
        yield from _internal(text, pieces, head, answer=answer)
        return
    if of_survey(text, last.end):
        return
    share(pieces)
    british = answer_date(text, head.start)
    # `pursuant to the Answer of 23 July 2024 to question 52`, with a small letter.
    scheme: Scheme = "uin" if british is not None else head.scheme
    for piece in pieces:
        own = piece.details
        details = Details(
            own.date or common.date or british,
            own.session or common.session,
            own.asker,
            own.addressee or common.addressee,
            common.own,
            common.same_addressee,
        )
        bare = not (head.kind or head.sure) and details == Details()
        for number in piece.numbers:
            yield Found(piece.start, piece.end, scheme, (number,), head.kind, details, bare=bare)


def _is_header(text: str, head: Head) -> bool:
    """Whether a paragraph begins with this citation as the header of a document does."""
    start, at = head.start, head.at
    words = text[:at]
    noun = re.match(r"[^\d]{0,80}", words)
    opening = noun.group() if noun else ""
    opening = re.sub(rf"[ ]{{0,3}}{NR}$", " ", opening)
    return (
        _HEADER.fullmatch(opening) is not None
        and _CLEAR.search(opening[:at]) is not None
        and (opening.isupper() or start > 0 or opening.split(" ")[0].isupper())
    )


def _internal(text: str, pieces: Sequence[Piece], head: Head, *, answer: bool) -> Iterator[Found]:
    """`vraag 3`, `questions 1 et 2`: sub-questions of the document itself."""
    if in_another_document(text, head, pieces[-1].end, answer=answer):
        return
    for piece in pieces:
        if all(number.isdigit() and int(number) <= SMALL for number in piece.numbers):
            end = min(piece.end, piece.start + len(text))
            match = re.compile(r"[^\d]{0,40}\d{1,2}").match(text, piece.start)
            end = match.end() if match else end
            for number in piece.numbers:
                yield Found(piece.start, end, "part", (number,), bare=True)


def _list(text: str, at: int, *, answer: bool) -> Iterator[Found]:
    """Items under `… vragen:`, each with `nr.` in front."""
    while (item := _ITEM.match(text, at)) is not None:
        details = Details()
        before(text, item.start("number"), details, answer=answer)
        start = item.start() + len(item.group()) - len(item.group().lstrip(" \n-–•*·§"))
        end = after(text, item.end(), details)
        numbers = (normal(item["number"]),)
        yield Found(start, end, "question", numbers, details=details)
        rest = _TO_NEXT.match(text, end)
        if rest is None or rest.end() <= at:
            return
        at = rest.end()


def _together(text: str, found: list[Found]) -> list[Found]:
    """In order, without overlaps; a German inquiry takes in the papers it was printed as."""
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[Found] = []
    for item in found:
        last = kept[-1] if kept else None
        same = last is not None and (item.start, item.end) == (last.start, last.end)
        if last is not None and item.start < last.end:
            # All numbers of a range stand in one place.
            if same and item.scheme == last.scheme and item.numbers != last.numbers:
                kept.append(item)
            continue
        if last is not None and item.scheme == "printed-paper":
            between = text[last.end : item.start]
            inquiry = last.scheme in {"question", "printed-paper"}
            joined = re.fullmatch(r"[ ]{0,2}[(,][ ]?|[ ]?(?:und|,|sowie)[ ]", between)
            opens = "(" in text[kept[-1].start : item.start]
            if inquiry and joined and opens and last.numbers[0].isdigit():
                closes = text[item.end : item.end + 1] == ")"
                numbers = (*last.numbers, *item.numbers)
                kept[-1] = replace(last, end=item.end + closes, numbers=numbers, bare=False)
                continue
        kept.append(item)
    return kept
