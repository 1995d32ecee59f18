"""What Dutch and Flemish documents have in common: dates in words, names with titles, offices."""

import re
import unicodedata

from builder.reading.dates import suggest_date

_DATE = re.compile(
    r"\d{1,2}\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)\s+\d{4}|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4}",
    re.IGNORECASE,
)
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "˜": "\u0303", "¸": "\u0327"}  # noqa: RUF001
_SPACING = re.compile(rf"([^\W\d_])([{''.join(_ACCENTS)}])")
_SMALL = frozenset(
    [
        "van",
        "von",
        "de",
        "den",
        "der",
        "het",
        "te",
        "ten",
        "ter",
        "en",
        "in",
        "voor",
        "aan",
        "op",
        "der",
        "des",
        "la",
        "le",
        "du",
        "di",
    ]
)
# `Inge vanDijk`: a space is lost where the type changes.
_GLUED = re.compile(r"\b(van|von|de|den|der|ten|ter|te)(?=[A-Z])")
_CAPITAL = {
    "vlaams": "Vlaams",
    "vlaamse": "Vlaamse",
    "brussel": "Brussel",
    "brusselse": "Brusselse",
}


def date_in(text: str) -> str:
    """The first date in a text, as front matter writes it; empty if there is none."""
    found = _DATE.search(text)
    return (suggest_date(" ".join(found.group().split())) or "") if found else ""


def accented(text: str) -> str:
    """A name in which accents stand behind their letters as signs of their own, put right."""

    def composed(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", match[1] + _ACCENTS[match[2]])

    return _SPACING.sub(composed, text)


def person(text: str) -> str:
    """A person's name as it should be: one space between words, accents on their letters."""
    return _GLUED.sub(r"\1 ", accented(" ".join(text.split())))


def in_small_letters(name: str) -> str:
    """A person's name that was printed in capitals, with capitals only where a word begins.

    The Flemish way, in which every word of a name has one: `Van den Heuvel` is printed in
    capitals like `Van Den Heuvel`, and nobody can know.
    """
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)


def office(text: str) -> str:
    """An office that was printed in capitals: `Vlaams minister van Welzijn en Gezin`."""
    text = " ".join(text.split())
    if not text.isupper():
        return text
    words = []
    portfolio = False
    for word in text.lower().split(" "):
        plain = word.strip(",;")
        if plain in _CAPITAL:
            word = word.replace(plain, _CAPITAL[plain])  # noqa: PLW2901 - the word as it is written
        elif plain in {"regering", "gewest", "gemeenschap"} or (portfolio and plain not in _SMALL):
            word = word[:1].upper() + word[1:]  # noqa: PLW2901
        if plain in {"minister", "staatssecretaris"}:
            portfolio = True
        elif plain.endswith("-president") or plain == "vlaams":
            portfolio = False
        words.append(word)
    return " ".join(words)
