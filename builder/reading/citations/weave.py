"""Puts the citations of a paragraph into its HTML, as gaps in which a link may come.

The text is looked at with its lines joined; a map of offsets leads back to the HTML. Links, code
and footnotes are left alone: what stands in them is no citation of ours.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import accumulate

from builder.model import Citation, Reference
from builder.reading.citations.scan import Found, recognise

Woven = str | Reference | Citation

_INLINE = re.compile(r"</?(?:em|strong|s)>|<br>")
_OPENS = re.compile(r"<(?:a|code|pre)\b")
_CLOSES = re.compile(r"</(?:a|code|pre)>")
_ENDS_HANGING = re.compile(r"(?i:vragen|questions|fragen)[^.?!:\n\d]{0,60}:[ ]{0,3}$")
_CLOSED = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text in the HTML: which item it is, where it begins, and on which line."""

    item: int
    start: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Printed:
    """A citation as it is printed: as text, on which line, and as HTML."""

    text: str
    line: int
    html: str


class Weaver:
    """Finds the citations of one document, in the order of its text."""

    def __init__(self, lines: Sequence[str], first_line: int, overrides: Sequence[str]) -> None:
        """Begins a document.

        Args:
            lines: of its body, to find columns.
            first_line: line of the file on which the body begins.
            overrides: words of which an editor says what they mean.
        """
        self._lines, self._first = lines, first_line
        self._overrides = [(words, _pattern(words)) for words in overrides]
        self._count = 0
        self._hangs = False
        self._answer = False
        self._columns: dict[int, int] = {}

    def weave(
        self, items: Sequence[tuple[Woven, int]], anchor: str, *, answer: bool
    ) -> list[Woven]:
        """The items of a block, with its citations as items of their own.

        Args:
            items: HTML (one tag, or text without any) and links, each with its line.
            anchor: id of the block.
            answer: whether an answer speaks.
        """
        self._answer = answer
        said = _said(items)
        whole = "".join(said)
        found = recognise(whole, answer=answer, hangs=self._hangs)
        end = whole[-120:]
        self._hangs = ":" in end[-5:] and _ENDS_HANGING.search(end) is not None
        placed = list(self._overridden(whole, found))
        if not placed:
            return [item for item, _ in items]
        return self._placed(items, _texts(items, said), placed, anchor)

    def _overridden(self, whole: str, found: list[Found]) -> Iterator[tuple[Found, str]]:
        """The citations with the editor's words that are about them, and words that are none."""
        given: dict[int, str] = {}
        added: list[tuple[Found, str]] = []
        for words, pattern in self._overrides:
            for match in pattern.finditer(whole):
                about = [
                    number
                    for number, item in enumerate(found)
                    if item.start < match.end() and match.start() < item.end
                ]
                for number in about:
                    given.setdefault(number, words)
                taken = any(
                    other.start < match.end() and match.start() < other.end for other, _ in added
                )
                if not about and not taken:
                    new = Found(match.start(), match.end(), "editor", ())
                    added.append((new, words))
        every = [(item, given.get(number, "")) for number, item in enumerate(found)]
        yield from sorted([*every, *added], key=lambda pair: pair[0].start)

    def _placed(
        self,
        items: Sequence[tuple[Woven, int]],
        texts: Sequence[_Text],
        placed: Sequence[tuple[Found, str]],
        anchor: str,
    ) -> list[Woven]:
        starts = [piece.start for piece in texts]
        woven: list[Woven] = []
        at = (0, 0)
        """The next item to be written, and how many of its characters have been."""
        span = (-1, -1)
        for item, override in placed:
            if (item.start, item.end) == span:
                last = next(one for one in reversed(woven) if isinstance(one, Citation))
                again = _Printed(last.text, last.line, "")
                woven.append(self._citation(item, override, anchor, again))
                continue
            span = (item.start, item.end)
            first = texts[bisect_right(starts, item.start) - 1]
            last_text = texts[bisect_right(starts, item.end - 1) - 1]
            begin = (first.item, item.start - first.start)
            end = (last_text.item, item.end - last_text.start)
            begin, end = _balanced(items, at, begin, end)
            inside = list(_between(items, begin, end))
            if not _whole(inside):
                # Emphasis begins or ends in the middle: the link is as long as it can be.
                begin = (first.item, item.start - first.start)
                end = (first.item, min(len(first.text), item.end - first.start))
                inside = list(_between(items, begin, end))
            woven.extend(_between(items, at, begin))
            html = "".join(part for part in inside if isinstance(part, str))
            text = " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
            printed = _Printed(text, first.line, html)
            woven.append(self._citation(item, override, anchor, printed))
            at = end
        woven.extend(_between(items, at, (len(items), 0)))
        return woven

    def _citation(self, found: Found, override: str, anchor: str, printed: _Printed) -> Citation:
        line, column = printed.line, self._columns.get(printed.line - self._first, 1)
        if printed.html:
            line, column = self._place(printed.text, printed.line)
        known = found.details
        index = self._count
        self._count += 1
        return Citation(
            printed.text,
            found.scheme,
            found.numbers,
            found.kind,
            known.date,
            known.session,
            known.addressee,
            known.asker,
            known.own,
            known.same_addressee,
            found.bare,
            self._answer,
            override,
            index,
            anchor,
            line,
            column,
            printed.html,
        )

    def _place(self, text: str, line: int) -> tuple[int, int]:
        """Where a citation begins in the source: the line is right, or it is below."""
        words = text.split(" ")
        for length in range(min(len(words), 5), 0, -1):
            wanted = " ".join(words[:length])
            for number in range(line - self._first, min(line - self._first + 40, len(self._lines))):
                source = self._lines[number].replace("\u00a0", " ")
                after = self._columns.get(number, 0)
                column = source.find(wanted, after)
                if column >= 0:
                    self._columns[number] = column + 1
                    return self._first + number, column + 1
                if length > 1:
                    break
        return line, 1


def _pattern(words: str) -> re.Pattern[str]:
    """Words, however the spaces between them are printed."""
    return re.compile(r"\s{1,4}".join(re.escape(word) for word in words.split()) or r"(?!)")


def _said(items: Sequence[tuple[Woven, int]]) -> list[str]:
    """The text of each item of a block; empty if it has none."""
    said: list[str] = []
    closed = 0
    for item, _ in items:
        if not isinstance(item, str):
            text = _CLOSED
            closed += isinstance(item, Reference) and item.labelled
        elif item.startswith("<"):
            closed += len(_OPENS.findall(item)) - len(_CLOSES.findall(item))
            text = "" if _INLINE.fullmatch(item) or "fn" in item or closed else "\n"
        elif closed:
            text = _CLOSED
        else:
            # What is written with `&amp;` counts as the one character that it means.
            text = unescape(item).replace("\n", " ")
        said.append(text)
    return said


def _texts(items: Sequence[tuple[Woven, int]], said: Sequence[str]) -> list[_Text]:
    """Where each piece of the text of a block comes from."""
    starts = accumulate(map(len, said), initial=0)
    return [
        _Text(index, start, text, items[index][1])
        for index, (start, text) in enumerate(zip(starts, said, strict=False))
        if text
    ]


def _between(
    items: Sequence[tuple[Woven, int]], begin: tuple[int, int], end: tuple[int, int]
) -> Iterator[Woven]:
    """The items from one place to another; text is cut where needed."""
    for index in range(begin[0], min(end[0] + 1, len(items))):
        item = items[index][0]
        first = begin[1] if index == begin[0] else 0
        last = end[1] if index == end[0] else None
        if last == 0:
            return
        if (first or last is not None) and isinstance(item, str):
            cut = unescape(item)[first:last]
            if cut:
                yield escape(cut, quote=False)
        else:
            yield item


def _balanced(
    items: Sequence[tuple[Woven, int]],
    written: tuple[int, int],
    begin: tuple[int, int],
    end: tuple[int, int],
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Begin and end of a link, moved over a tag right before or behind it, if that balances it."""
    earlier = later = None
    if begin[1] == 0 and begin[0] > written[0] and _tag(items[begin[0] - 1][0]):
        earlier = (begin[0] - 1, 0)
    item = items[end[0]][0]
    if isinstance(item, str) and end[1] == len(unescape(item)) and end[0] + 1 < len(items):
        closing = items[end[0] + 1][0]
        if isinstance(closing, str) and _tag(closing):
            later = (end[0] + 1, len(closing))
    for first, last in ((begin, end), (earlier, end), (begin, later), (earlier, later)):
        if first is not None and last is not None and _whole(list(_between(items, first, last))):
            return first, last
    return begin, end


def _tag(item: Woven) -> bool:
    return isinstance(item, str) and _INLINE.fullmatch(item) is not None


def _whole(inside: Sequence[Woven]) -> bool:
    """Whether a link can be put around: what opens closes again, and nothing is a block."""
    open_tags: list[str] = []
    for item in inside:
        if not isinstance(item, str):
            return False
        if not item.startswith("<") or item == "<br>":
            continue
        if _INLINE.fullmatch(item) is None:
            return False
        if not item.startswith("</"):
            open_tags.append(item)
        elif not open_tags or open_tags.pop() != item.replace("</", "<"):
            return False
    return not open_tags
