"""What a PDF or Word leaves in a text that was copied: hyphens, page numbers, odd signs, tags.

Nothing is taken away here: the text stays as it was written. The places are told, so that an
editor who has the document can mend them.
"""

import re
from collections.abc import Iterator

from builder.problems import Location, Problem, problem

SOFT_HYPHEN = "\u00ad"
"""Says where a word may be broken; in a text that was copied it is a mark that nobody sees."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Two or three letters that a font draws as one; whoever searches for them finds nothing."""

# Private characters are drawn by one font only; U+FFFD stands where a letter could not be read.
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_ODD = re.compile(f"[{SOFT_HYPHEN}{''.join(LIGATURES)}]")
_STRANGE = re.compile(f"{_LOST.pattern}|{_ODD.pattern}")
_PAGE = re.compile(
    r"[-–—\s]*(?:(?:blz|bladzijde|pagina|page|seite|p)\.?\s*)?\d{1,4}"
    r"(?:\s*(?:/|van|de|of|von|sur)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)
# What Word and web pages leave; a stranger's `<script>` is shown as text and no leftover.
_TAG = re.compile(
    r"</?(?:p|span|div|br|font|o:p|b|i|u|strong|em|table|t[rdh]|tbody|[uo]l|li|h[1-6]|sup|sub)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CODE = ("    ", "\t")
_HYPHENS = ("-", "‐")  # noqa: RUF001 - as below
_BROKEN = re.compile(r"[^\W\d_]{2,}[-‐]\s*$")  # noqa: RUF001 - the hyphen of typographers
# In `in-` and `en uitvoer` the hyphen stands for a part of a word that follows.
_SHARED = re.compile(r"\s*(?:en|of|noch|tot|et|ou|und|oder|bis|and|or|to)\b")


def odd_characters(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """A problem for each odd character of a front matter; arguments as in `leftovers`."""
    if _LOST.search(text) is not None or _ODD.search(text) is not None:
        for number, line in enumerate(text.split("\n"), start=first_line):
            yield from _characters(line, Location(path, number))


def leftovers(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """A problem for each line of a body in which a PDF seems to have left something.

    Args:
        body: Markdown.
        path: file it came from, for locations.
        first_line: line of the file on which it begins.
    """
    lines = body.split("\n")
    odd = not body.isascii() and _STRANGE.search(body) is not None
    fenced = False
    tagged = _TAG.search(body) is not None
    for index, line in enumerate(lines):
        text = line.strip()
        if text.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or not text:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        number = first_line + index
        if odd:
            yield from _characters(line, Location(path, number))
        if (
            text.endswith(_HYPHENS)
            and _BROKEN.search(line)
            and following[:1].islower()
            and not _SHARED.match(following)
        ):
            column = len(line.rstrip())
            word = line.rstrip().rpartition(" ")[2] + following.split(" ", 1)[0]
            yield problem("broken-word", Location(path, number, column), value=word)
        tag = _TAG.search(line) if tagged and not line.startswith(_CODE) else None
        if tag is not None:
            # A text that was pasted with its markup has it everywhere: it is told once.
            tagged = False
            place = Location(path, number, tag.start() + 1)
            yield problem("html-tag", place, value=tag.group()[:40])
        alone = not (index and lines[index - 1].strip()) and not following.strip()
        if alone and _PAGE.fullmatch(line):
            yield problem("page-number", Location(path, number), value=text)


def _characters(line: str, place: Location) -> Iterator[Problem]:
    lost = _LOST.search(line)
    if lost is not None:
        name = f"U+{ord(lost.group()):04X}"
        yield problem("lost-character", _at(place, lost.start() + 1), name=name)
    for odd in _ODD.finditer(line):
        if odd.group() == SOFT_HYPHEN:
            yield problem("soft-hyphen", _at(place, odd.start() + 1))
        else:
            letters = LIGATURES[odd.group()]
            there = _at(place, odd.start() + 1)
            yield problem("ligature", there, value=odd.group(), suggestion=letters)


def _at(place: Location, column: int) -> Location:
    return Location(place.path, place.line, column)
