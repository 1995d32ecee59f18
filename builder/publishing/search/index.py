"""The index itself: which question has which word, and how much of it.

Files below `search-index/`, all compressed:

    head.bin       JSON: rules, and where which word is
    words/….bin    some groups (see `groups`), in order of their keys; named for what is in them
    near/….bin     words of the archive (see `near`)
    facets/….bin   what results are narrowed by (see `columns`)
    text/N/N.bin   JSON: one question, for the results; compressed as what goes on after one of the
                   samples in the head, which the first byte names

One question more, or other words in one, change the head and the files that have its words: of the
others a reader keeps what was fetched. So files of groups end where a key says so, not where they
are full, and each file's version follows from its own bytes.
"""

import hashlib
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from builder.publishing.search import names
from builder.publishing.search.blocks import block, least, packed
from builder.publishing.search.columns import Columns
from builder.publishing.search.groups import Group, groups
from builder.publishing.search.inflection import IRREGULAR, PARTICIPLE, RULES
from builder.publishing.search.naming import (
    HUNDRED,
    digits,
    facets_file,
    named,
    near_file,
    text_file,
    words_file,
)
from builder.publishing.search.near import near
from builder.publishing.search.packing import (
    Postings,
    in_json,
    like,
    pieces,
    squeezed,
)
from builder.publishing.search.records import FACETS, SearchRecord
from builder.publishing.search.vocabulary import FUNCTION_WORDS, MONTHS, NUMBER_WORDS
from builder.publishing.search.words import apart, counted, date_words, fold, hyphened

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

LEAST, MOST = 700, 2000
"""Bytes of a file of groups before it is compressed, but for a group that has more."""

ENDING = 4
"""One in so many keys can begin a file."""

COMMON = 0.06
"""Share of all questions that have a common word."""

SAMPLE = 8000
"""Letters of the oldest questions of a language, by which the others are compressed."""

_SMALL = frozenset().union(*FUNCTION_WORDS.values())
_HYPHENED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")


@dataclass(slots=True)
class Index:
    """An index while it grows."""

    _forms: dict[str, dict[str, Postings]] = field(default_factory=lambda: defaultdict(dict))
    _languages: Counter[str] = field(default_factory=Counter)
    _hyphened: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _names: dict[str, Counter[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    _columns: Columns = field(default_factory=Columns)
    _period: tuple[str, str] | None = None
    _translations: list[int] = field(default_factory=list)
    _count: int = 0
    _texts: list["hashlib._Hash"] = field(default_factory=list)
    _samples: dict[str, str] = field(default_factory=dict)

    def add(self, record: SearchRecord) -> tuple[str, bytes]:
        """Takes in the next question; the file for its results."""
        number = self._count
        self._count += 1
        self._languages[record.language] += 1
        forms = self._forms[record.language]
        for word, impact in self._impacts(record):
            some = forms.get(word)
            if some is None:
                forms[word] = some = array("I")
            some.append(number << 4 | impact)  # type: ignore[attr-defined]
        self._columns.add(record)
        if record.asked[0]:
            first, last = self._period or record.asked
            self._period = min(first, record.asked[0]), max(last, record.asked[1])
        if record.translates:
            self._translations.append(number)
        for short, name in record.bodies:
            self._names[fold(short)][names.important(name)] += 1000
        data = self._like_its_language(in_json(_shown(record)), record.language)
        if number % HUNDRED == 0:
            self._texts.append(hashlib.sha256())
        self._texts[-1].update(data)
        return text_file(number), data

    def _like_its_language(self, data: bytes, language: str) -> bytes:
        """The texts of a question, compressed; by its first byte after which sample."""
        sample = self._samples.get(language, "")
        if len(sample) < SAMPLE:
            self._samples[language] = (sample + data.decode())[:SAMPLE]
            return b"\0" + like(data, b"")
        return bytes([[*self._samples].index(language) + 1]) + like(data, sample.encode())

    def _impacts(self, record: SearchRecord) -> Iterator[tuple[str, int]]:
        """Each word of a question with its impact, from 1 to 15."""
        total: dict[str, float] = defaultdict(float)
        length = 0
        for place in record.places:
            found = counted(place.text)
            for word, count in found.items():
                total[word] += count * WEIGHTS[place.kind]
            length += found.total()
            self._learn(place.text)
        least = SATURATION * (1 - LENGTH + LENGTH * min(length, 4 * USUAL) / USUAL)
        topics = record.facets[FACETS.index("topic")]
        impacts = {word: TOPIC for text in topics for word in counted(text)}
        for word, often in total.items():
            impacts[word] = max(TOPIC + 1, round(TEXT * often / (often + least)))
        self._learn(record.title)
        title = counted(record.title)
        brief = sum(word not in _SMALL for word in title) <= BRIEF
        for word in title:
            impacts[word] = TITLE + brief + (word in total)
        for text in record.people:
            impacts.update(dict.fromkeys(counted(text), TITLE))
        impacts.update(_own(record))
        yield from impacts.items()

    def _learn(self, text: str) -> None:
        """Takes notice of words with hyphens, and of abbreviations that a text explains."""
        if "-" in text:
            for word in _HYPHENED.findall(fold(text)):
                whole = apart(word)[0]
                if whole.isalnum() and not whole.isdigit():
                    self._hyphened[whole] = hyphened(word)
        for short, name in names.defined(text):
            self._names[short][name] += 1

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file but those of `add`."""
        chosen = {
            short: max(sorted(some), key=some.__getitem__) for short, some in self._names.items()
        }
        found = groups(self._forms, self._hyphened, chosen)
        ready = [packed(group) for group in found]
        begins = [
            crc32(group.key.encode("utf-8", "surrogatepass")) % ENDING == 0 for group in found
        ]
        firsts: list[str] = []
        taken: dict[str, None] = {}
        for row in pieces(map(len, ready), begins, LEAST, MOST):
            before = found[row.start - 1].key if row.start else ""
            firsts.append(least(before, found[row.start].key))
            name, data = named(block(found[row], ready[row]), taken)
            taken[name] = None
            yield words_file(name), data
        others: dict[str, str] = {}
        for name, words in near(found):
            data = squeezed(words)
            others[name] = digits(hashlib.sha256(data))
            yield near_file(name), data
        columns = [*self._columns.files()]
        for name, data in columns:
            yield facets_file(name), data
        head = self._head(firsts, [*taken], others, _common(found, self._count))
        yield "head.bin", squeezed(in_json(head | self._columns.head(columns)))

    def _head(
        self,
        firsts: Sequence[str],
        named: Sequence[str],
        others: Mapping[str, str],
        common: Sequence[str],
    ) -> dict[str, Any]:
        languages = [
            name for name, _ in sorted(self._languages.items(), key=lambda e: (-e[1], e[0]))
        ]
        return {
            "count": self._count,
            "languages": languages,
            "rules": {name: RULES[name] for name in languages if name in RULES},
            "participles": {name: PARTICIPLE[name] for name in languages if name in PARTICIPLE},
            "irregular": {name: IRREGULAR[name] for name in languages if name in IRREGULAR},
            "function": {name: sorted(FUNCTION_WORDS.get(name, ())) for name in languages},
            "months": MONTHS,
            "numberWords": NUMBER_WORDS,
            "period": self._period,
            # Each is one question with the last one before it that is none.
            "translations": _steps(self._translations),
            "common": common,
            "samples": [*self._samples.values()],
            "words": firsts,
            "named": "".join(named),
            "near": [*others],
            "versions": {
                "near": "".join(others.values()),
                "text": "".join(map(digits, self._texts)),
            },
        }


def _common(found: Sequence[Group], count: int) -> list[str]:
    """Words that so many questions have that they say little, the commonest last."""
    often = {
        form: len(some)
        for group in found
        for form, some in group.forms.items()
        if len(some) > COMMON * count and count > HUNDRED
    }
    return sorted(often, key=lambda form: (often[form], form))


def _shown(record: SearchRecord) -> dict[str, Any]:
    return {
        "url": record.url,
        "language": record.language,
        "meta": {"title": record.title, **dict(record.shown)},
        "places": [[place.kind, place.anchor, place.title, place.text] for place in record.places],
    }


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


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before: small, for they are in order."""
    return [each - before for before, each in zip([0, *numbers], numbers, strict=False)]
