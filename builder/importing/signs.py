"""Signs in a text for what is more than text, and the Markdown that they become.

The signs are characters that no text holds. They stay where they are while the text is taken apart
into questions and answers.
"""

import re
from dataclasses import dataclass, field

from builder.importing.escape import escape_words

# Noncharacters of Unicode: they mean nothing outside a program.
STRONG, STRONG_END, EMPHASIS, EMPHASIS_END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
LINK, LINK_END, TABLE = "\ufdd4", "\ufdd5", "\ufdd6"

SIGNS = re.compile("[\ufdd0-\ufdef]")
"""Every character that is a sign."""

CLOSING = {STRONG: STRONG_END, EMPHASIS: EMPHASIS_END}
"""The sign that ends what another begins."""

_MARKDOWN = {STRONG: "**", EMPHASIS: "*"}
BARE_ADDRESS = re.compile(r"https?://[^\s<>]+")
"""An address that Markdown can show as it is."""

_EMPHASIZED = re.compile(f"({STRONG}|{EMPHASIS})([^\ufdd0-\ufdd3]*?)({STRONG_END}|{EMPHASIS_END})")
_LINKED = re.compile(f"{LINK}([^{LINK}{LINK_END}]*){LINK_END}")
_DEEPEST = 3
"""Kinds of emphasis inside each other that are looked at."""


@dataclass(slots=True)
class Rich:
    """A text with signs, and what they stand for.

    Attributes:
        text: plain text, with signs.
        said: everything that it says, for a check: the text, and where its links lead.
        links: where each link leads, in order.
        tables: each table as Markdown, in order.
    """

    text: str
    said: str = ""
    links: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def markdown(self, written: str) -> str:
        """Markdown of the text in place of its signs, after it was taken apart."""
        links = iter(self.links)
        written = _LINKED.sub(lambda match: _link(match[1], next(links, "")), written)
        for _ in range(_DEEPEST):
            written = _EMPHASIZED.sub(_emphasis, written)
        tables = iter(self.tables)
        written = re.sub(TABLE, lambda _: next(tables, ""), written)
        return SIGNS.sub("", written)


def _link(words: str, address: str) -> str:
    shown = SIGNS.sub("", words).strip()
    if not address or not shown:
        return words
    if BARE_ADDRESS.fullmatch(address) and _plain(shown) == address:
        return f"<{address}>"
    if "\n" in words:
        # A link that was cut in two leads nowhere; its address stands behind it.
        return f"{words} {escape_words(address)}"
    target = re.sub(r"([\\<>&])", r"\\\1", address)
    return f"[{words.strip()}](<{target}>)"


def _plain(markdown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def _emphasis(match: re.Match[str]) -> str:
    """Stars, where they are sure to be read as such; else only the words."""
    words, text = match[2], match.string
    kept = words.strip()
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 1],
    )
    inside = any(char.isalnum() or char == "*" for char in before + after)
    right = CLOSING[match[1]] == match[3]
    if not kept or not right or "\n\n" in words or inside or not kept[0].isalnum():
        return words
    if not kept[-1].isalnum() and after.strip():
        return words
    stars = _MARKDOWN[match[1]]
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{stars}{kept}{stars}{words[start + len(kept) :]}"
