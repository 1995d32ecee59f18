"""Plain text to Markdown that reads back as the same text.

Only what `builder.reading.markup` would take for markup gets a backslash, so that the files stay
pleasant to edit. Numbers at the beginning of a line (`1.`) are the markers of sub-questions, which
the reader prints as written; where they are not, a backslash says so.
"""

import re
from dataclasses import dataclass
from typing import Literal

from builder.reading.markers import Marker, marker_of

Markers = Literal["keep", "first", "none"]
"""What becomes of markers at the beginning of lines; see `escape_markdown`."""

# `_` between two letters or digits is never emphasis; `&` begins an entity only before `name;`.
_INLINE = re.compile(r"[\\`*\[\]<|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9]{1,40};)")
# What begins a heading, quotation, bullet, definition, rule, underline or table row.
_OPENERS = frozenset("#>-+=:")
_NUMBER = re.compile(r"(\d{1,9}[.)])(?:[ \t]+|$)", re.ASCII)
# What can have a backslash, so that a marker is none.
_SIGN = re.compile(r"[.()/:,;+&-]")
_LIST_IN_LIST = re.compile(r"([.)])\s+(?=[-+*])")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What a content file may not hold (see `builder.reading.source`), and halves of surrogate pairs,
# which no encoding can write.
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    r"""Text that a content file can hold.

    Attributes:
        text: the text, with `\n` line ends.
        dropped: names of the characters that were left out, such as `U+0000`, each once.
    """

    text: str
    dropped: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    r"""Makes all line ends `\n` and drops the characters that no content file can hold.

    None of those is a letter or a digit. They are not silently dropped: the caller tells.
    """
    text = _BREAK.sub("\n", text)
    if _REFUSED.search(text) is None:
        return Cleaned(text)
    dropped = sorted({f"U+{ord(char):04X}" for char in _REFUSED.findall(text)})
    return Cleaned(_REFUSED.sub("", text), tuple(dropped))


def escape_markdown(text: str, *, markers: Markers = "keep") -> str:
    """Markdown that reads back as `text`: the same characters, lines and paragraphs.

    White space at either end of a line is no text and goes; several blank lines are one.

    Args:
        text: plain text.
        markers: what becomes of what the reader would take for the marker of a part at the
            beginning of a line: all are kept, only that of the first line (`first`), or `none`.
    """
    paragraphs: list[list[str]] = [[]]
    kept = markers != "none"
    for line in text.split("\n"):
        words = line.strip()
        if words:
            paragraphs[-1].append(_line(words) if kept else _unmarked(words))
            kept = markers == "keep"
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def escape_words(text: str) -> str:
    """Markdown of words that begin no line."""
    return _INLINE.sub(_escaped, text)


def _line(line: str) -> str:
    marker = marker_of(line)
    if marker is not None and len(marker.numbers) > 1:
        return _combined(line, marker)
    number = _NUMBER.match(line)
    if number is None:
        return _start(line)
    rest = line[number.end() :]
    # A second number would open a list inside the list, in which no sub-question is looked for,
    # and a whole row of numbers would nest deeper than the reader goes.
    second = _NUMBER.match(rest)
    if second is not None:
        inside = second.end(1) - 1
        rest = f"{rest[:inside]}\\{rest[inside]}{_INLINE.sub(_escaped, rest[inside + 1 :])}"
    else:
        rest = _start(rest)
    return f"{number[1]} {rest}" if rest else number[1]


def _combined(line: str, marker: Marker) -> str:
    """A line that begins with `1. en 2.`; in `1. - 2.` a space would make a list of the rest."""
    head = _LIST_IN_LIST.sub(r"\1", " ".join(marker.text.split()))
    rest = line[len(marker.text) :].strip()
    return f"{_start(head)} {_INLINE.sub(_escaped, rest)}".rstrip()


def _unmarked(line: str) -> str:
    """A line of which the beginning is not a marker, whatever it looks like."""
    marker = marker_of(line)
    sign = _SIGN.search(line, 0, marker.length) if marker is not None else None
    if sign is None:
        return _line(line)
    before, after = (
        _INLINE.sub(_escaped, part) for part in (line[: sign.start()], line[sign.end() :])
    )
    return f"{before}\\{sign.group()}{after}"


def _start(line: str) -> str:
    escaped = _INLINE.sub(_escaped, line)
    return f"\\{escaped}" if escaped[:1] in _OPENERS else escaped


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match.group()}"
