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
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from builder.publishing.search import names
from builder.publishing.search.blocks import block, least, packed
from builder.publishing.search.columns import Columns
from builder.publishing.search.digesting import Digested
from builder.publishing.search.groups import COMMON, Group, groups
from builder.publishing.search.inflection import IRREGULAR, PARTICIPLE, RULES
from builder.publishing.search.naming import (
    HUNDRED,
    digits,
    facets_file,
    named,
    near_file,
    size,
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
from builder.publishing.search.records import SearchRecord
from builder.publishing.search.vocabulary import FUNCTION_WORDS, MONTHS, NUMBER_WORDS
from builder.publishing.search.words import fold

LEAST, MOST = 700, 2000
"""Bytes of a file of groups before it is compressed, but for a group that has more."""

ENDING = 4
"""One in so many keys can begin a file."""

SAMPLE = 8000
"""Letters of the oldest questions of a language, by which the others are compressed."""


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
    _sizes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: SearchRecord, own: Digested) -> tuple[str, bytes]:
        """Takes in the next question, and what it comes to; the file for its results."""
        number = self._count
        self._count += 1
        self._languages[record.language] += 1
        forms = self._forms[record.language]
        for word, impact in own.impacts:
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
        self._hyphened.update(own.hyphened)
        for short, words in own.names:
            self._names[short][words] += 1
        for short, name in record.bodies:
            self._names[fold(short)][names.important(name)] += 1000
        data = self._like_its_language(in_json(_shown(record)), record.language)
        if number % HUNDRED == 0:
            self._texts.append(hashlib.sha256())
        self._texts[-1].update(data)
        self._sizes["text"].append(size(data))
        return text_file(number), data

    def _like_its_language(self, data: bytes, language: str) -> bytes:
        """The texts of a question, compressed; by its first byte after which sample."""
        sample = self._samples.get(language, "")
        if len(sample) < SAMPLE:
            self._samples[language] = (sample + data.decode())[:SAMPLE]
            return b"\0" + like(data, b"")
        return bytes([[*self._samples].index(language) + 1]) + like(data, sample.encode())

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file but those of `add`."""
        chosen = {
            short: max(sorted(some), key=some.__getitem__) for short, some in self._names.items()
        }
        found = groups(self._forms, self._hyphened, chosen, self._count)
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
            self._sizes["words"].append(size(data))
            yield words_file(name), data
        others: dict[str, str] = {}
        for name, words in near(found):
            data = squeezed(words)
            self._sizes["near"].append(size(data))
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
            "sizes": {kind: "".join(self._sizes[kind]) for kind in ("words", "near", "text")},
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


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before: small, for they are in order."""
    return [each - before for before, each in zip([0, *numbers], numbers, strict=False)]
