"""What a record comes to in the index: its words, each with its impact, and what it teaches.

That is three quarters of the work of an index, and it follows from the record alone. So it is kept
in the workshop from one build to the next, under a digest of the record and of the program; only
records that changed are taken apart again. What all records come to together is made anew, so a
build after an edit has the same bytes as a clean one.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from builder.publishing.search import names
from builder.publishing.search.packing import in_json
from builder.publishing.search.records import FACETS, SearchRecord
from builder.publishing.search.vocabulary import FUNCTION_WORDS
from builder.publishing.search.words import apart, counted, date_words, fold, hyphened
from builder.walking import is_folder

WEIGHTS = {"part": 1.7, "answer": 1.2, "context": 1.0}
"""What one occurrence counts for, by where it is."""

TOPIC = 1
"""What words come to that only topics have: they say less than any text."""

TEXT = 10
"""The most that words of the text come to. Names and titles come before."""

TITLE = 12
"""The least that words of a title and names come to."""

BRIEF = 5
"""Words of a title that says it with few."""

SATURATION, LENGTH, USUAL = 1.2, 0.6, 500.0
"""As in BM25: how soon more of the same adds nothing, how much long texts lose, and what is
long. The last is no average, which would change every file with each question that is added."""

_SMALL = frozenset().union(*FUNCTION_WORDS.values())
_HYPHENED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_SUM = 16


@dataclass(frozen=True, slots=True)
class Digested:
    """What a record comes to.

    Attributes:
        impacts: each word of the question with its impact, from 1 to 15.
        hyphened: words that are written with hyphens, without them, with their parts.
        names: abbreviations that the text explains, with the words of their names.
    """

    impacts: tuple[tuple[str, int], ...]
    hyphened: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]


def digested(record: SearchRecord) -> Digested:
    """What a record comes to."""
    texts = [*(place.text for place in record.places), record.title]
    return Digested(
        tuple(_impacts(record).items()),
        tuple(each for text in texts for each in _with_hyphens(text)),
        tuple(each for text in texts for each in names.defined(text)),
    )


def _impacts(record: SearchRecord) -> dict[str, int]:
    total: dict[str, float] = defaultdict(float)
    length = 0
    for place in record.places:
        found = counted(place.text)
        weight = WEIGHTS[place.kind]
        for word, count in found.items():
            total[word] += count * weight
        length += found.total()
    least = SATURATION * (1 - LENGTH + LENGTH * min(length, 4 * USUAL) / USUAL)
    topics = record.facets[FACETS.index("topic")]
    impacts = {word: TOPIC for text in topics for word in counted(text)}
    for word, often in total.items():
        impacts[word] = max(TOPIC + 1, round(TEXT * often / (often + least)))
    title = counted(record.title)
    brief = sum(word not in _SMALL for word in title) <= BRIEF
    for word in title:
        impacts[word] = TITLE + brief + (word in total)
    for text in record.people:
        impacts.update(dict.fromkeys(counted(text), TITLE))
    impacts.update(_own(record))
    return impacts


def _with_hyphens(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if "-" in text:
        for word in _HYPHENED.findall(fold(text)):
            whole = apart(word)[0]
            if whole.isalnum() and not whole.isdigit():
                yield whole, hyphened(word)


def _own(record: SearchRecord) -> Iterator[tuple[str, int]]:
    """What a question itself is called by: its number, its session, its dates."""
    for (first, last), most in ((record.answered, 12), (record.asked, 15)):
        if not first or first[:4] != last[:4]:
            continue
        year, month, day = first.split("-")
        known_day = day if first == last else ""
        known_month = month if first[:7] == last[:7] else ""
        for less, word in enumerate(reversed([*date_words(year, known_month, known_day)])):
            yield word, most - (0 if word.count("-") else 2) - (less == 1)
    if record.session:
        yield fold(record.session), 12
    if record.number:
        yield f"#{fold(record.number).lstrip('0')}", 15


# --- what is kept ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where what records came to is kept.

    Attributes:
        folder: holds only that.
        program: digest of the program that took them apart.
    """

    folder: Path
    program: str


@dataclass(slots=True)
class Shelves:
    """What records came to in earlier builds: a file for each month, as records come by date.

    Only one month is held in memory at a time. A damaged file is as good as none.
    """

    workshop: Workshop | None
    _month: str | None = None
    _seen: set[str] = field(default_factory=set)
    _words: list[str] = field(default_factory=list)
    _known: dict[str, Any] = field(default_factory=dict)
    _used: dict[str, Digested] = field(default_factory=dict)

    def take(self, record: SearchRecord, data: bytes) -> Digested:
        """What a record comes to; `data` is the record as JSON."""
        if self.workshop is None:
            return digested(record)
        # A translation stands beside its original, whatever its own date.
        if not record.translates or self._month is None:
            month = record.asked[0][:7] or "undated"
            if month != self._month:
                self._keep(self.workshop.folder)
                self._begin(self.workshop.folder, month)
        key = blake2b(self.workshop.program.encode() + data, digest_size=16).hexdigest()
        kept = self._known.get(key)
        own = digested(record) if kept is None else self._unpacked(*kept)
        self._used[key] = own
        return own

    def close(self) -> None:
        """Writes what is left, and throws away what belongs to no record any more."""
        if self.workshop is None:
            return
        self._keep(self.workshop.folder)
        if is_folder(self.workshop.folder):
            for path in self.workshop.folder.iterdir():
                if path.name not in self._seen:
                    path.unlink()

    def _begin(self, folder: Path, month: str) -> None:
        self._month, self._used, self._words, self._known = month, {}, [], {}
        # What comes back to a month that was left finds nothing: that only costs time.
        if month in self._seen:
            return
        self._seen.add(month)
        try:
            data = (folder / month).read_bytes()
        except FileNotFoundError:
            return
        if blake2b(data[_SUM:], digest_size=_SUM).digest() == data[:_SUM]:
            self._words, self._known = json.loads(data[_SUM:])

    def _unpacked(self, numbers: list[int], impacts: str, *taught: Any) -> Digested:  # noqa: ANN401
        hyphens, explained = (
            tuple((word, tuple(others)) for word, others in each) for each in taught
        )
        words = self._words
        pairs = zip([words[number] for number in numbers], bytes.fromhex(impacts), strict=True)
        return Digested(tuple(pairs), hyphens, explained)

    def _keep(self, folder: Path) -> None:
        if self._month is None or self._used.keys() == self._known.keys():
            return
        numbers: dict[str, int] = {}
        known = {
            key: (
                [numbers.setdefault(word, len(numbers)) for word, _ in own.impacts],
                bytes(impact for _, impact in own.impacts).hex(),
                own.hyphened,
                own.names,
            )
            for key, own in self._used.items()
        }
        data = in_json(([*numbers], known))
        folder.mkdir(parents=True, exist_ok=True)
        staged = folder / f"{self._month}.new"
        staged.write_bytes(blake2b(data, digest_size=_SUM).digest() + data)
        staged.replace(folder / self._month)
