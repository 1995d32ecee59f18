"""Lists that look like parts, and parts that look like a list: what an editor should look at.

A program cannot know what a number in front of a line means; these are its doubts.
"""

import re
from collections.abc import Iterable, Iterator

from builder.model import Body, Section
from builder.problems import Location, Problem, problem
from builder.reading.markup import Block

# A number that is no marker to us: `1/`, `1 -`, `1: `, `(1`, `I.`, `Eerste vraag:`.
_NUMBER = re.compile(
    r"(?:\d{1,2}\s*[/:]\s|\d{1,2}\s+[-–—]\s|[IVX]{1,4}[.)]\s"
    r"|(?:eerste|tweede|derde|vierde|vijfde|première?|deuxième|troisième|first|second|third"
    r"|erste|zweite|dritte)\s+(?:deel)?(?:vraag|question|frage)\b)",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*\d{1,2}[.)]\s")
_FEW = 2
"""From so many on it is a list."""


def doubtful_lists(blocks: Iterable[Block], body: Body, path: str) -> Iterator[Problem]:
    """Places in which what is a part and what is a list may be the other way round.

    Args:
        blocks: of the whole body, as they were parsed.
        body: the same in parts.
        path: of the file.
    """
    answers = [answer.line for answer in body.answers]
    asked = body.question
    if not asked.parts:
        yield from _like_parts(blocks, 0, min(answers, default=None), path, asks=True)
    else:
        first = asked.parts[0]
        silent = not any("?" in part.text for top in asked.parts for part in (top, *top.children))
        if silent and "?" in asked.text:
            yield problem("looks-like-list", Location(path, first.line), marker=first.marker)
    for number, answer in enumerate(body.answers):
        end = answers[number + 1] if number + 1 < len(answers) else None
        if not answer.parts and len(asked.parts) >= _FEW:
            yield from _like_parts(blocks, answer.line, end, path, asks=False)
        elif answer.parts and _enumerates(answer) and len(answer.parts) < len(asked.parts):
            first = answer.parts[0]
            yield problem("looks-like-list", Location(path, first.line), marker=first.marker)


def _enumerates(answer: Section) -> bool:
    """Whether the text before the first part announces a list."""
    return answer.text.rstrip().endswith(":")


def _like_parts(
    blocks: Iterable[Block], start: int, end: int | None, path: str, *, asks: bool
) -> Iterator[Problem]:
    """One problem if some lines between two lines of the file begin like parts.

    Args:
        blocks: of the whole body.
        start: line of the file.
        end: the first line that counts no more; `None` for the end.
        path: of the file.
        asks: whether they must also end with a question mark.
    """
    found = []
    for block in blocks:
        if block.line < start or (end is not None and block.line >= end):
            continue
        for line in block.lines:
            asking = line.text.rstrip().endswith("?")
            if _NUMBER.match(line.text) and (asking or not asks):
                found.append((line.number, line.text))
        if block.kind == "other" and block.tag == "pre" and asks:
            # Four spaces in front, as Word leaves them, make a text code.
            lines = block.text.split("\n")
            if any(_MARKER.match(text) and text.rstrip().endswith("?") for text in lines):
                found += [(block.line, text) for text in lines if text.strip()] * _FEW
        if block.kind == "other" and block.tag == "ul" and asks:
            items = [text for text in block.text.split("\n") if text.strip()]
            if all(text.rstrip().endswith("?") for text in items):
                found += [(block.line, text) for text in items]
    if len(found) >= _FEW:
        number, text = found[0]
        yield problem("looks-like-parts", Location(path, number), value=text[:60])
