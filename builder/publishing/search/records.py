"""What the search index is told of each question."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

from builder.publishing.search.inflection import RULES
from builder.publishing.search.packing import in_json
from builder.publishing.search.vocabulary import FUNCTION_WORDS

FACETS = ("session", "asker", "addressee", "party", "topic", "status")
"""By what results can be narrowed, in the order of the search page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a question's page that can be linked to.

    Attributes:
        kind: `context`, `part` (a sub-question) or `answer`.
        anchor: id in the page; empty for the page itself.
        title: what a link to it is called.
        text: plain text.
    """

    kind: str
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search index is told of a question.

    Attributes:
        url: address, as in `Question.url`.
        language: of its text.
        title: of the question.
        number: as printed, or empty.
        session: id, or empty.
        asked: first and last possible day, or two empty texts.
        answered: the same.
        people: who asked and who answered, with party and role.
        facets: values for each of `FACETS`.
        shown: what a result says besides its title, by name.
        places: the text, piece by piece, in order.
        bodies: abbreviation and name of each body that the archive has a file of; only with the
            first record.
        translates: whether it is the question before it in another language: found by its own
            words, but one question with that in lists and counts.
    """

    url: str
    language: str
    title: str
    number: str = ""
    session: str = ""
    asked: tuple[str, str] = ("", "")
    answered: tuple[str, str] = ("", "")
    people: tuple[str, ...] = ()
    facets: tuple[tuple[str, ...], ...] = ((),) * len(FACETS)
    shown: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    translates: bool = False


Kept = Path | bytes
"""Where records wait for the index: in a file, or, if they are few, here."""


class Records:
    """The records of an archive, in order, compressed: of many, only the addresses are in memory.

    Attributes:
        urls: their addresses.
        kept: where they are.
        digest: of all of them.
    """

    def __init__(self, some: Iterable[SearchRecord], file: Path | None = None) -> None:
        """Packs these records.

        Args:
            some: the records; each is made when it is its turn.
            file: where they are kept, if they are many; who asks for it removes it.

        Raises:
            OSError: the disk failed.
        """
        self.urls: list[str] = []
        total = hashlib.sha256()
        few = BytesIO()
        with few if file is None else file.open("wb") as target:
            for record in some:
                line = as_json(record)
                total.update(line)
                packed = zlib.compress(line, 1)
                target.write(len(packed).to_bytes(_LENGTH, "big") + packed)
                self.urls.append(record.url)
            self.kept: Kept = file or few.getvalue()
        self.digest = total.hexdigest()

    def __len__(self) -> int:
        """How many there are."""
        return len(self.urls)

    def __iter__(self) -> Iterator[SearchRecord]:
        """Each of them, made anew."""
        return (from_json(json.loads(line)) for line in lines(self.kept))


def lines(kept: Kept) -> Iterator[bytes]:
    """Each record as `as_json` writes it.

    Raises:
        OSError: the disk failed.
    """
    with BytesIO(kept) if isinstance(kept, bytes) else kept.open("rb") as source:
        while length := source.read(_LENGTH):
            yield zlib.decompress(source.read(int.from_bytes(length, "big")))


_LENGTH = 4
"""Bytes in which the length of a record is written."""


def digest(all_records: Records, program: str) -> str:
    """Changes whenever the index would: with any record, or with the program."""
    total = hashlib.sha256(f"{program}\n{RULES}\n".encode())
    for words in FUNCTION_WORDS.values():
        total.update("\n".join(sorted(words)).encode())
    total.update(all_records.digest.encode())
    return total.hexdigest()


_NAMES = tuple(each.name for each in fields(SearchRecord))


def as_json(record: SearchRecord) -> bytes:
    """A record as JSON, on one line."""
    data = {name: getattr(record, name) for name in _NAMES}
    data["places"] = [
        {"kind": place.kind, "anchor": place.anchor, "title": place.title, "text": place.text}
        for place in record.places
    ]
    return in_json(data)


def from_json(data: Any) -> SearchRecord:  # noqa: ANN401 - JSON
    """A record out of its JSON, which `as_json` made."""
    places = tuple(Place(**place) for place in data.pop("places"))
    facets = tuple(tuple(values) for values in data.pop("facets"))
    shown = tuple((name, text) for name, text in data.pop("shown"))
    bodies = tuple((short, name) for short, name in data.pop("bodies"))
    asked, answered = tuple(data.pop("asked")), tuple(data.pop("answered"))
    people = tuple(data.pop("people"))
    return SearchRecord(
        **data,
        people=people,
        places=places,
        facets=facets,
        shown=shown,
        bodies=bodies,
        asked=asked,
        answered=answered,
    )
