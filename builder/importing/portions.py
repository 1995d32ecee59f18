"""Which numbers a marker names, and how what stands below `Vraag 3, 4 en 5` is divided."""

import re
from collections.abc import Sequence

from builder.importing.paragraphs import Paragraph

MAX_RANGE = 60
"""Numbers that one marker may stand for."""

_SPLIT = re.compile(r"(\d{1,3})|(t/m|tot en met|–|-)")
_ASKS = re.compile(r"\?[»”\"')\]]*\s*$")
_GOES_ON = re.compile(r"(?:Zo (?:ja|nee|niet)|Indien (?:ja|nee|zo|niet)|Waarom (?:wel|niet))\b")


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers in `3, 4 en 5`, `9 10 en 11` or `3 t/m 6`."""
    found: list[int] = []
    ranged = False
    for match in _SPLIT.finditer(text):
        if match[1]:
            number = int(match[1])
            if ranged and found and number - found[-1] <= MAX_RANGE:
                found.extend(range(found[-1] + 1, number))
            found.append(number)
        ranged = not match[1]
    return tuple(str(number) for number in sorted(set(found)))


def divided(
    numbers: Sequence[str], paragraphs: Sequence[Paragraph]
) -> tuple[list[list[Paragraph]], bool]:
    """The paragraphs of each number, and whether that is sure.

    Each question ends with a question mark. If there are as many as there are numbers, each has
    its own; if not, what cannot be divided stays with the first of the numbers left, so that
    nothing is lost and every number exists.
    """
    wanted = len(numbers)
    if wanted == 1:
        return [list(paragraphs)], True
    if len(paragraphs) == wanted:
        return [[paragraph] for paragraph in paragraphs], True
    groups = _groups(paragraphs)
    if len(groups) > wanted:
        groups = _continued(groups)
    if len(groups) == wanted:
        return groups, True
    if len(groups) < wanted:
        for sure in (True, False):
            finer = _finer(paragraphs, apart=not sure)
            if len(finer) == wanted:
                return [[paragraph] for paragraph in finer], sure
        return [*groups, *([] for _ in range(wanted - len(groups)))], False
    last = [paragraph for group in groups[wanted - 1 :] for paragraph in group]
    return [*groups[: wanted - 1], last], False


def _groups(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs up to each that ends with a question mark."""
    groups: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        groups[-1].append(paragraph)
        if _ASKS.search(_said(paragraph)):
            groups.append([])
    if not groups[-1]:
        groups.pop()
    elif len(groups) > 1:
        rest = groups.pop()
        groups[-1] += rest
    return groups


def _continued(groups: Sequence[list[Paragraph]]) -> list[list[Paragraph]]:
    """The same, `Zo nee, waarom niet?` with the question before it."""
    joined: list[list[Paragraph]] = []
    for group in groups:
        if joined and _GOES_ON.match(group[0].text):
            joined[-1] += group
        else:
            joined.append(list(group))
    return joined


def _finer(paragraphs: Sequence[Paragraph], *, apart: bool) -> list[Paragraph]:
    """Paragraphs divided wherever a line ends with a question mark and the next begins anew.

    With `apart`, `Zo ja, …` may be a question of its own.
    """
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        own = [paragraph.lines[0]]
        for line in paragraph.lines[1:]:
            anew = line.text[:1].isupper() and (apart or not _GOES_ON.match(line.text))
            if anew and _ASKS.search(_said(Paragraph((own[-1],)))):
                found.append(Paragraph(tuple(own)))
                own = [line]
            else:
                own.append(line)
        found.append(Paragraph(tuple(own)))
    return found


def _said(paragraph: Paragraph) -> str:
    """A paragraph's text without the signs of footnotes at its end."""
    last = paragraph.lines[-1]
    runs = [run.text for run in last.runs if not run.raised]
    return "".join(runs).rstrip()
