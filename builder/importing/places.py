"""Where a marker may stand in run-together text: `…?2. Hoe`, `… is dat zo. 3. en 4. Wij`.

Line breaks are lost in such text, so that nothing but what stands around it tells a marker from
the end of a sentence (`artikel 3. De`), an amount (`10. 757.137 euro`) or an enumeration inside a
sentence (`1) schoenen, 2) kleding`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from builder.reading.markers import Marker, marker_of

Before = Literal["line", "sentence", "colon", "clause", "comma", "bracket", "number", "word"]
"""What stands before a marker: the beginning of a line, the end of a sentence, a colon, a
semicolon, a comma, a closing bracket or quotation mark, a number and a point (`COVID-19.1. Is`,
but also `artikel 2.1.`), or the middle of a sentence."""

# Only what stands behind the first character is looked at here: that is what makes it fast.
_DIGITS = re.compile(r"\d{1,2}(?:[a-zA-Z]?\s?[.)°,]| ?(?=[a-zA-ZàÀ–(-]))")
_WORD = re.compile(
    r"\b(?:vra(?:ag|gen)|antwoord(?:en)?|questions?|réponses?|fragen?|antwort(?:en)?|answers?|ad)\s",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\s\d")
_WORDS = 40
"""Characters before a number in which its words are looked for: `Antwoord op de vragen nr. 4`."""
_LETTER = re.compile(
    r"\(\s?[a-z]\)|[a-z]\)|\b[a-z]\b(?:\.(?=\s|[A-ZÀ-Þ])|(?=\s?[,-]|\s(?:en|et|tot|to|and|à)\s))"
)
_NOT_BEFORE_A_NUMBER = re.compile(r"[\d/§°&#+-]$|\d,$")
_NOT_BEFORE_A_LETTER = re.compile(r"[^\W\d]['’]$|[(§/–-]$")
_LOOK = 240
"""Characters of the longest marker that is looked for."""

# The beginning of a name such as `B1`.
_CODE = re.compile(r"(?:^|[\W_])[A-Z]$")
# Glued to a short number; one of four digits is a year.
_DECIMAL = re.compile(r"(?<!\d)\d{1,3}\.$")
# What ends in a point and is no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:nrs?|n°s?|art|artt|blz|p|pp|al|cfr|bijl|tab|fig|vol|cat|max|min|ca"
    r"|par|nos?|vgl|st|dd|hfst|hoofdst|cf|approx|no|q|dhr|mevr|dr|jl)\.$",
    re.IGNORECASE,
)
_ENDINGS: tuple[tuple[Before, re.Pattern[str]], ...] = (
    ("sentence", re.compile(r"[.?!…][\"'”’»)]*$|(?:^|[.?!:;)\n]) ?[-–•]$")),
    ("colon", re.compile(r":$")),
    ("clause", re.compile(r";$")),
    ("comma", re.compile(r",$")),
    ("bracket", re.compile(r"[)\"'”’»%]$")),
)
_QUOTES = frozenset("\"'“‘«")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_SIX_DIGITS = re.compile(r"\d{3}[.,]\d")
# Words whose number belongs to them: `artikel 3.`, `bijlage 1.`, `in 2.`
_OWN_NUMBER = re.compile(
    r"\b(?:artikel\w*|article\w*|bijlagen?|annexes?|tabel\w*|tableau\w*|vra\w+|question\w*|punt\w*"
    r"|points?|nummers?|fase|phase|lijn|ligne|lid|alinea|titel|titre|hoofdstuk\w*|chapitre\w*|deel"
    r"|categorie\w*|groep|groupe|niveau|dreigingsniveau|level|klasse|zone|figuur|figure|spoor|perron"
    r"|boek|livre|paragraaf|paragraphe|kolom\w*|colonne\w*|blad\w*|pages?|schijf|stap|reactor|Doel"
    r"|Tihange|Euro|EURO|nr|n|nos?|section|table|annex|part|graad|leeftijd|jaar|op|van|tot|met|of"
    r"|en|de|het|een|aan|in|te|per|om|dan|naar|bij|voor|over|uit|à|et|ou|du|des|les|le|la|un|une"
    r"|sur|par|pour|dans|au|aux|and|or|the|to|on|at|from|than|by|with)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a part may begin.

    Attributes:
        start: position of the marker.
        marker: the marker.
        before: what stands before it.
        glued: whether nothing, not even a space, parts it from what stands before.
        capital: whether a sentence begins behind it.
        about: ids that it names, together with a letter right behind it: `("1b",)` of `1. b)`.
    """

    start: int
    marker: Marker
    before: Before
    glued: bool
    capital: bool
    about: tuple[str, ...]

    @property
    def end(self) -> int:
        """Position behind the marker."""
        return self.start + self.marker.length

    @property
    def plain(self) -> "Place":
        """The same without regard to a letter behind it."""
        return replace(self, about=self.marker.numbers)

    @property
    def style(self) -> str:
        """How the marker is delimited, if it is: the same throughout one list."""
        return self.marker.text[-1] if self.marker.text[-1] in ".)°/:" else ""


def number_places(text: str) -> Iterator[Place]:
    """The places of numbers, in order: `1.`, `2 en 3.`, `Vraag 4`."""
    starts = {match.start() for match in _DIGITS.finditer(text)}
    for number in _SPACED.finditer(text):
        at = number.start()
        starts.update(word.start() for word in _WORD.finditer(text, max(0, at - _WORDS), at + 1))
    yield from _places(text, sorted(starts), _NOT_BEFORE_A_NUMBER, letters=False)


def letter_places(text: str) -> Iterator[Place]:
    """The places of letters, in order: `a)`, `b) en c)`."""
    starts = (match.start() for match in _LETTER.finditer(text))
    yield from _places(text, starts, _NOT_BEFORE_A_LETTER, letters=True)


def _places(
    text: str, starts: Iterable[int], not_before: re.Pattern[str], *, letters: bool
) -> Iterator[Place]:
    end = 0
    for found in starts:
        start = found
        if not letters and start and text[start - 1] == "(":
            start -= 1
        if start < end or not_before.search(text, max(0, start - 2), start):
            continue
        marker = marker_of(text[start : start + _LOOK])
        if marker is None or (marker.form == "letter") != letters:
            continue
        place = _place(text, start, marker)
        if place is not None:
            yield place
            end = place.end


def _place(text: str, start: int, marker: Marker) -> Place | None:
    """The place of a marker, unless what stands around it says that it is none."""
    after = text[start + marker.length : start + marker.length + 12]
    before = _before(text, start, marker)
    combined = len(marker.numbers) > 1
    if before is None or after[:1] in ({",", ";", ")"} if combined else {",", ";", ")", "."}):
        return None
    if marker.form != "letter" and _amount(before, after):
        return None
    if marker.form == "word" and before not in {"line", "sentence", "bracket"}:
        return None
    glued = start > 0 and not text[start - 1].isspace()
    if glued and marker.form == "letter" and text[start - 1].isalpha() and _bracketed(text, start):
        return None
    capital = after[:1].isupper() or after[:1] in _QUOTES
    if marker.form == "letter" and marker.text[-1] == "." and not (capital or before == "line"):
        return None
    about = marker.numbers
    if marker.form != "letter" and len(about) == 1:
        letter = marker_of(text[start + marker.length : start + marker.length + _LOOK])
        if letter is not None and letter.form == "letter":
            # `1. a) Hoeveel` begins like `1. Hoeveel`.
            about = tuple(f"{about[0]}{name}" for name in letter.numbers)
            capital = True
    return Place(start, marker, before, glued, capital, about)


def _amount(before: Before, after: str) -> bool:
    """Whether a number only looks like a marker: `10. 757.137 euro`, which lost its shape."""
    if before == "line" or _THREE_DIGITS.match(after) is None:
        return False
    return before != "sentence" or _SIX_DIGITS.match(after) is not None


def _before(text: str, start: int, marker: Marker) -> Before | None:
    said = text[max(0, start - 40) : start]
    words = said.rstrip(" \t\u00a0")
    if not words or words[-1] == "\n":
        return "line"
    glued = said == words
    if words[-1] in "(/§=<>" or (glued and _CODE.search(said)):
        return None
    if words[-1] == "." and _ABBREVIATION.search(words):
        # `chaque vol.1. Ne` may well be the end of a sentence; `nr. 1.` is not.
        return "number" if glued else None
    if words[-1] == "." and glued and _DECIMAL.search(said):
        return "number"
    for name, ending in _ENDINGS:
        if ending.search(words):
            return name
    own = marker.form != "letter" and not glued and _OWN_NUMBER.search(words)
    return None if own else "word"


def _bracketed(text: str, at: int) -> bool:
    """Whether a bracket that was opened before is still open: `(leden)` has no letter `n)`."""
    said = text[max(0, at - _LOOK) : at]
    return said.rfind("(") > said.rfind(")")
