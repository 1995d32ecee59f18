"""Line breaks: which of those that are there were meant, and where those that were lost stood.

A text that is set in lines has more of them than were meant: a line ends where the next word did
not fit; where it would have fitted, the break was meant. Run-together text has lost its own: a
sentence ends and nothing separates it from the next one, or an item of a list begins behind `;`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.importing.lines import Line
from builder.importing.places import Place

# A sign from a font of signs has no meaning in Unicode; nothing else begins a line like that.
BULLET = re.compile(r"[•◦▪▫●○■□‣·\uf000-\uf0ff\ufffd]\s*(?=\S)")
DASH = re.compile(r"[*–—-]\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.?\s?(?:[-–,]|en|tot|t/m)\s?\d{1,2}){0,9}[.)]|[a-z][.)]|\([a-z0-9]\))(?=\s|[A-Z])"
)
_ENDED = re.compile(r"[.?!:;…»”’\")\]]\s*$")
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(«“\"]")
_MUST_END = re.compile(r"[.?!:;]['’”»\")]*\s*$")
_FULL = 0.8
_LOOSE = 1.35
_SMALLER = 0.85
_ROOM = 0.1
# A word may be divided at its hyphen, but no single letter stands alone.
_FIRST_WORD = re.compile(r"[^\s-]{3,}(?=-)|\S+")
# A sentence ends and nothing separates it from the next one. Not after a capital or a single
# letter: `N.V.Bank`, `a.Dit`. Only what comes next is looked at here: that is what makes it fast.
_SENTENCE = re.compile(r"[.?!:](?=[\"“«]?[A-ZÀ-Þ][a-zà-ÿ' ])")
_ENDS = re.compile(r"[a-zà-ÿ\d%][a-zà-ÿ\d%)\"'”’»]$")
_ITEM = re.compile(r"-(?= \S)|-(?=[^\W\d])")
_LISTS = re.compile(r"[\w)\"'%][.?!:;,]$|[:;] $")
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"[.?!;\n]")
_LONGEST_ADDRESS = 300
_LONGEST_HEAD = 150
_ADDRESS = re.compile(r"://|www\.|@")


# --- breaks that are there ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    Attributes:
        left: where its lines begin.
        edge: how far to the right they go.
        leading: from the top of one line to that of the next.
        size: height of its type.
        printed: whether places are measured, as in a PDF, or counted in characters.
    """

    left: float
    edge: float
    leading: float
    size: float
    printed: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Setting":
        """The setting of the text, of which most lines are."""
        if not lines:
            return cls(0, 0, 1, 1, printed=False)
        size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
        own = [line for line in lines if abs(line.size - size) < 0.5]  # noqa: PLR2004 - points
        steps = sorted(
            after.top - before.top
            for before, after in pairwise(own)
            if before.page == after.page and after.top - before.top > _SMALLER * size
        )
        left = Counter(round(line.left) for line in own).most_common(1)[0][0]
        return cls(
            left,
            max(line.right for line in own),
            # Short paragraphs have more blank lines between them than lines that follow.
            steps[len(steps) // 10] if steps and lines[0].page else size,
            size,
            printed=lines[0].page > 0,
        )


def begins(line: Line, own: Sequence[Line], setting: Setting) -> bool:
    """Whether a paragraph begins at `line`, after the lines of another one."""
    before = own[-1]
    if len(line.cells) > 1 or len(before.cells) > 1 or BULLET.match(line.text):
        return True
    if line.page == before.page and line.top - before.top > _LOOSE * setting.leading:
        return True
    if not setting.printed:
        return _counted(line, before, setting)
    other_size = not _SMALLER < line.size / before.size < 1 / _SMALLER
    return other_size or _measured(line, own, setting)


def is_short(line: Line, setting: Setting) -> bool:
    """Whether a line of a text, where a letter has no width, ends well before the edge."""
    return line.right < _FULL * setting.edge


def _counted(line: Line, before: Line, setting: Setting) -> bool:
    """The same for lines that follow each other in a text, where a letter has no width."""
    short = is_short(before, setting)
    ended = _MUST_END.search(before.text) is not None
    listed = DASH.match(line.text) or _NUMBERED.match(line.text)
    return bool(listed and (short or ended)) or (short and ended and line.text[:1].isupper())


def _measured(line: Line, own: Sequence[Line], setting: Setting) -> bool:
    """The same for lines that follow each other on a page."""
    before = own[-1]
    said = _unmarked(before)
    if not _fits(line, before, setting):
        return bool(_NUMBERED.match(line.text)) and _MUST_END.search(said) is not None
    if DASH.match(line.text) or _NUMBERED.match(line.text) or _ENDED.search(said):
        return True
    # A sentence that goes on with a name: only where there was much room is it a new one. The
    # first line of an item is often its heading.
    heading = len(own) == 1 and _NUMBERED.match(said)
    return not _GOES_ON.match(line.text) and _fits(line, before, setting, 0 if heading else _ROOM)


def _unmarked(line: Line) -> str:
    """The text of a line without the signs of footnotes at its end."""
    runs = list(line.runs)
    while runs and (runs[-1].raised or not runs[-1].text.strip()):
        runs.pop()
    return "".join(run.text for run in runs)


def _fits(line: Line, before: Line, setting: Setting, room: float = 0.0) -> bool:
    """Whether the first word of a line would have found a place on the line before it.

    Args:
        line: the line.
        before: the line before it.
        setting: how wide lines are.
        room: share of the width that must have been left besides.
    """
    word = _FIRST_WORD.match(line.text)
    letters = len(word.group()) if word else 1
    width = (line.right - line.left) / max(1, len(line.text)) * letters
    wide = setting.edge - setting.left
    return before.right + line.space + width < setting.edge - 1 - room * wide


# --- breaks that were lost ------------------------------------------------------------------------


def sentences(text: str) -> Iterator[int]:
    """Where a sentence begins that nothing separates from the one before."""
    for match in _SENTENCE.finditer(text):
        at = match.start()
        if _ENDS.search(text, max(0, at - 2), at) and not _address(text, at):
            yield match.end()


def items(text: str) -> Iterator[int]:
    """Where the items of a list begin: `: - een;- twee`. Without a space, only behind `;`."""
    for match in _ITEM.finditer(text):
        at = match.start()
        spaced = text[at + 1] == " "
        alone = spaced and text[at - 1 : at] in {"", "\n"}
        glued = (spaced or text[at - 1] == ";") and _LISTS.search(text, max(0, at - 2), at)
        if alone or glued:
            yield at


def head(text: str, place: Place) -> int:
    """Where the line of words over a numbering begins; the numbering itself, if there are none."""
    if not place.glued or place.before not in {"word", "bracket", "colon"}:
        return place.start
    from_ = max(0, place.start - _LONGEST_HEAD)
    ends = [match.end() for match in _LINE_END.finditer(text, from_, place.start)]
    if not ends and from_:
        return place.start
    return ends[-1] if ends else 0


def _address(text: str, at: int) -> bool:
    """Whether a place lies inside an address on the web."""
    first, last = max(0, at - _LONGEST_ADDRESS), at + _LONGEST_ADDRESS
    start = max(text.rfind(" ", first, at), text.rfind("\n", first, at), first - 1) + 1
    end = text.find(" ", at, last)
    return _ADDRESS.search(text, start, end if end >= 0 else last) is not None
