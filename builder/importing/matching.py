"""When two names are of the same person, body or topic: surely, or perhaps."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from builder.reading.slugs import slugify

CLOSE = 0.88
"""How alike two names must be to be perhaps the same; 1 is equal."""

_TITLES = re.compile(
    r"(?:de\s+heer|mevrouw|mevr\.?|mw\.?|dhr\.?|de\s+hr\.?|het\s+lid|lid|collega|prof\.?|dr\.?|ir\.?"
    r"|mr\.?|drs\.?|ing\.?|m\.|mme|madame|monsieur|herr|frau|mrs\.?|ms\.?|sir|dame|lord|lady"
    # A minister is named after it, or the office goes on: `Minister van Vervoer`.
    r"|(?:voormalig\s+|toenmalig\s+)?(?:minister|staatssecretaris)"
    r"(?=\s+(?!van\s+de\b|van\b|voor\b|belast\b|of\b|for\b|de\s+la\b|des\b|du\b)))\s+",
    re.IGNORECASE,
)

_OFFICE = re.compile(
    r"minist|secretar|president|voorzitter|schepen|regering|department|departement|office",
    re.IGNORECASE,
)
_FIRST_NAMES = 3


def without_title(name: str) -> str:
    """A person's name without `de heer`, `mevrouw`, `dr.` before it."""
    bare = name.strip()
    while (match := _TITLES.match(bare)) is not None and match.end() < len(bare):
        bare = bare[match.end() :]
    return bare


def in_order(name: str) -> str:
    """A person's name with the first name first: `Peeters, An` is An Peeters.

    An office may have a comma as well: `Minister van Volksgezondheid, Welzijn en Sport`.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or not first or "," in first or _OFFICE.search(name):
        return name
    return name if len(first.split()) > _FIRST_NAMES else f"{first} {last}"


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What two spellings of one name have in common; unlike a slug never cut short."""
    words = "-".join(filter(None, map(slugify, name.split())))
    return words or " ".join(name.casefold().split())


def loose_keys(name: str) -> tuple[str, ...]:
    """Keys under which the same name may be written: words in another order, or run together."""
    key = name_key(name)
    words = sorted(key.split("-"))
    return (f"={key.replace('-', '')}", f"~{'-'.join(words)}")


@lru_cache(maxsize=20_000)
def perhaps(printed: str, known: str) -> bool:
    """Whether two keys may be of one person: a last name, an initial, or a letter or two apart."""
    if printed == known:
        return True
    some, other = printed.split("-"), known.split("-")
    short, long = sorted((some, other), key=len)
    if len(short) < len(long) and long[-len(short) :] == short:
        return True
    if len(some) == len(other) > 1 and some[1:] == other[1:]:
        first, second = sorted((some[0], other[0]), key=len)
        if len(first) == 1 and second.startswith(first):
            return True
    return close(printed, known)


def close(one: str, other: str) -> bool:
    """Whether two keys are nearly the same."""
    if abs(len(one) - len(other)) > max(len(one), len(other)) * 2 * (1 - CLOSE):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE


def candidates(name: str, known: Iterable[tuple[str, str]], *, people: bool) -> tuple[str, ...]:
    """The ids whose names may be meant, sorted.

    Args:
        name: the name.
        known: key and id of every name in the archive.
        people: whether they are names of people, of which a part may be printed. An office in
            place of a person is that office or another, never perhaps one.
    """
    if people and _OFFICE.search(name):
        return ()
    test, printed = perhaps if people else close, name_key(name)
    return tuple(
        sorted(
            {
                own
                for key, own in known
                if not (people and _OFFICE.search(key)) and test(printed, key)
            }
        )
    )
