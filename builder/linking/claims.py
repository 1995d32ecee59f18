"""When it may be said that nothing in an answer covers a sub-question.

That no part has a number does not show that the text says nothing about it. Answers are numbered
carelessly: they begin again after a table, leave a number glued to another one, answer two
sub-questions under one number, or slip by one. Whatever gives reason to doubt keeps the archive
silent: to miss a gap is a pity, to see one where there is none is an injustice.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.linking.traces import named, traces
from builder.model import Part, Section
from builder.reading.markers import base, order

PROSE = 120
"""Characters beside the parts of an answer from which on they may answer anything."""

SHORT = 60
"""Characters up to which an answer, such as `Ja.`, need not use the words of what was asked."""

ROUGHLY = 1 / 3
"""Share of the words of a sub-question which, if an answer uses them, may mean it is answered."""

# A number that stands where a marker would.
_RESTART = re.compile(r"(?<![^\s.?!:;)\]])(?<!\d\.)(\d{1,2})\s?[.)°](?=\s|[A-ZÀ-Þ]|$)")
# Questions in the plural may be any of them; `58 vragen` and `vragen nr. 40` are others.
_SEVERAL = re.compile(
    r"(?<!\d )(?<!\d)\b(?:(?:deel|sub)?vragen|(?:sous-|sub-)?questions|(?:teil)?fragen)\b"
    r"(?!\s+n(?:rs?|°|o)\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:vorige|voorgaande|volgende|eerste|tweede|derde|vierde|vijfde|laatste|andere"
    r"|première|deuxième|troisième|dernière|précédente|suivante"
    r"|erste|zweite|dritte|letzte|vorige|nächste|first|second|third|last|previous|next)n?"
    r"\s+(?:\w+\s+)?(?:(?:deel|sub)?vraag|(?:sous-|sub-)?question|(?:teil)?frage|punt|point|punkt)\b",
    re.IGNORECASE,
)
# What was only asked in case something else is so need not be answered.
_IF = re.compile(
    r"(?:en\s+)?(?:zo\s+(?:ja|nee|neen|niet)|indien|in\s+voorkomend\s+geval|waarom\s+(?:wel|niet)"
    r"|si\s+(?:oui|non)|le\s+cas\s+échéant|dans\s+l.affirmative|wenn\s+(?:ja|nein)|falls"
    r"|if\s+(?:so|not))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\b(?:graag|gelieve|merci\s+de|veuillez|bitte|please)\b", re.IGNORECASE)
# An answer that points elsewhere, or shows a table that the text may not hold.
_ELSEWHERE = re.compile(
    r"verwij[sz]|bijlage|bijgevoegd|tabel|hieronder|onderstaand|volgend\s+overzicht|https?:|www\."
    r"|renvoi|annexe|tableau|ci-dessous|verweis|anlage|anhang|tabelle|\brefer|annex|attach|table",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:geen|neen|nee|niet|nooit|evenmin|aucune?|non|pas|nein|nicht|keine?|no|not|none)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<!\w)\(?([a-z])[.)](?!\w)")
_LONG = re.compile(r"[^\W\d_]{5,}")
_STEM = 6


def claimable(
    question: Section, answers: Sequence[Section], covers: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Ids of the sub-questions of which it may be said that nothing covers them.

    Args:
        question: with its parts.
        answers: those that decide; each has parts.
        covers: anchor of each of their parts to the ids that it covers.
    """
    covered = frozenset(name for names in covers.values() for name in names)
    open_tops = [top for top in question.parts if not _ids(top) & covered]
    open_letters = [
        top for top in question.parts if _letters(top) - covered and _letters(top) & covered
    ]
    if not (open_tops or open_letters):
        return frozenset()
    told = _Told(question, answers, covers)
    if told.doubtful:
        return frozenset()
    claims = {name for top in open_tops if told.silent_on(top) for name in _ids(top)}
    for top in open_letters:
        missing = [child for child in top.children if child.id not in covered]
        if told.goes_into(top):
            claims |= {child.id for child in missing if told.silent_on(child)}
    return frozenset(claims)


def _letters(top: Part) -> frozenset[str]:
    return frozenset(child.id for child in top.children)


def _ids(part: Part) -> frozenset[str]:
    return _letters(part) | {part.id}


@dataclass(frozen=True, slots=True)
class _Given:
    """A top-level part of an answer: its text with that of its letters, and what it covers."""

    part: Part
    text: str
    covers: frozenset[str]


class _Told:
    """What the words of an answer show."""

    def __init__(
        self,
        question: Section,
        answers: Sequence[Section],
        covers: Mapping[str, frozenset[str]],
    ) -> None:
        self.question = question
        self.answers = answers
        self.given = [
            _Given(
                part,
                _text(part),
                frozenset().union(*(covers[own.anchor] for own in (part, *part.children))),
            )
            for answer in answers
            for part in answer.parts
        ]
        marked = (f"{given.part.marker} {given.text}" for given in self.given)
        self.whole = "\n".join([*(answer.text for answer in answers), *marked])
        self.said = _stems(self.whole)
        self.highest = max(order(part.id)[0] for part in question.parts)
        self.traces = frozenset(traces(self.whole))
        self.named = frozenset(named(self.whole))
        asked = {part.id: _stems(_text(part)) for part in question.parts}
        shared = Counter(stem for own in asked.values() for stem in own)
        self.apart = {
            name: frozenset(stem for stem in own if shared[stem] == 1)
            for name, own in asked.items()
        }
        every = [part for top in question.parts for part in (top, *top.children)]
        self.stems = {part.id: _stems(part.text) for part in every}
        self.used = Counter(stem for own in self.stems.values() for stem in own)

    @property
    def doubtful(self) -> bool:
        """Whether nothing at all may be said, whatever the sub-question."""
        return (
            _SEVERAL.search(self.whole) is not None
            or _ONE_OF.search(self.whole) is not None
            or len({self.asks(part) for part in self.question.parts}) > 1
            or any(_speaks_for_itself(answer.text) for answer in self.answers)
            or self.counts_otherwise()
        )

    def counts_otherwise(self) -> bool:
        """Whether the numbers go on where the question has ended, or begin again."""
        marked = [name for given in self.given for name in given.part.numbers]
        bases = [base(name) for name in marked]
        found = _RESTART.findall(self.whole)
        beyond = str(self.highest + 1) in found
        return beyond or any(found.count(name) > bases.count(name) for name in dict.fromkeys(bases))

    def strays(self, given: _Given) -> bool:
        """Whether a part shares no word with what it should be about: numbers may have slipped."""
        if len(given.text) <= SHORT:
            return False
        said = _stems(given.text)
        return not any(
            said & self.apart[name] or not self.apart[name]
            for name in self.apart
            if name in {base(covered) for covered in given.covers}
        )

    def silent_on(self, part: Part) -> bool:
        """Whether nothing in the answer gives reason to think that it covers a sub-question."""
        names = {part.id, base(part.id)} if part.id.isdigit() else {part.id, part.id[-1]}
        if names & self.named or (part.id.isdigit() and part.id in self.traces):
            return False
        text = _text(part)
        if _IF.match(text.lstrip()):
            return False
        own = _stems(text)
        mine = [self.stems[name] for name in _ids(part) | names if name in self.stems]
        apart = frozenset(
            stem for stem in own if self.used[stem] <= sum(stem in stems for stems in mine)
        )
        words = apart or own
        if len(words & self.said) > len(words) * ROUGHLY:
            return False
        return not any(
            self.settles(given, own) or self.strays(given) for given in self.beside(part)
        )

    def asks(self, part: Part) -> bool:
        """Whether a numbered part of the question asks something; a remark shifts the numbers."""
        return _ASKS.search(_text(part)) is not None

    def settles(self, given: _Given, asked: frozenset[str]) -> bool:
        """Whether a part sends the reader elsewhere, or denies what a sub-question builds on."""
        if _ELSEWHERE.search(given.text):
            return True
        first = re.split(r"[.!?]\s", given.text, maxsplit=1)[0]
        if not _NO.search(first):
            return False
        about = {base(name) for name in given.covers}
        before = [_stems(_text(part)) for part in self.question.parts if part.id in about]
        return any(asked & stems for stems in before)

    def beside(self, part: Part) -> Iterator[_Given]:
        """The parts of the answer before and after the place where one is missing."""
        here = order(part.id)
        before = [given for given in self.given if order(given.part.numbers[-1]) < here]
        after = [given for given in self.given if order(given.part.numbers[0]) > here]
        yield from before[-1:]
        yield from after[:1]

    def goes_into(self, top: Part) -> bool:
        """Whether an answer goes into the letters of a number, each once under its own."""
        own = [given for given in self.given if _letters(top) & given.covers]
        told = {
            name
            for given in own
            for part in (given.part, *given.part.children)
            for name in part.numbers
        }
        used = [letter for given in own for letter in _LETTER.findall(given.text)]
        missing = {name[-1] for name in _letters(top) - told}
        once = len(used) == len(set(used)) and not missing & set(used)
        return once and len(told & _letters(top)) == len(top.children) - 1


def _text(part: Part) -> str:
    """The text of a part with its letters and their markers."""
    return "\n".join([part.text, *(f"{child.marker} {child.text}" for child in part.children)])


def _speaks_for_itself(prose: str) -> bool:
    """Whether text beside the parts may answer something, or makes the parts a list of its own."""
    text = prose.strip()
    introduces = text.endswith(":") and not re.search(
        r"antwoord|réponse|antwort|answer|repl", text, re.IGNORECASE
    )
    return len(text) > PROSE or introduces


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return frozenset(word[:_STEM] for word in _LONG.findall(plain)) - _COMMON


_COMMON = frozenset(
    word[:_STEM]
    for word in (  # noqa: SIM905 - as it is read
        "aantal graag hoeveel welke wanneer waarom wordt worden werden kunnen overzicht volgens "
        "jaren jaarlijks tussen sinds heeft hebben zullen minister eventueel betreft opgesplitst "
        "verdeling voorbije laatste afgelopen combien quels quelles pourquoi comment nombre annees "
        "derniers dernieres welche wieviel warum which there please provide number years"
    ).split()
)
"""Words of questions that say nothing of what is asked."""
