"""Where a text names a person or a body that has a page: exact names only, the first place of each.

A wrong link to a person is an accusation. So a name counts only if nobody else has it, if it has
two words or more, and if the words around it do not make it part of a longer one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.linking.coverage import all_parts
from builder.linking.passages import Passage, blocks, passages
from builder.model import Gist, Mention, Page, Person, PublicBody, Question, Section

SHORTEST = 2
"""Characters of an abbreviation."""

_WORD = re.compile(r"(?<![\w-])\w+")
_PARTICLES = frozenset(
    "van de der den het ter ten te von zu zum la le les du des el al da di dos del".split()  # noqa: SIM905 - as it is read
)
# What would make a name the beginning or the end of another one.
_GOES_ON = re.compile(r"[-'’]?\w|-|\s+(?:(?:van|de|der|den|von|la|le|du)\s+)*[A-ZÀ-Þ]\w")
_GOES_BEFORE = re.compile(
    r"(?:[A-ZÀ-Þ]\.|-)\s*$"
    # A word with a capital inside a sentence: another first name, unless it is a title.
    r"|[^\s.!?:]\s+(?!(?:De|Minister|Mevrouw|Mevr|Mw|Heer|Staatssecretaris|Ministre|Madame|Monsieur"
    r"|Mme|Herr|Frau|Mr|Mrs|Ms|Dr|Prof)\b)[A-ZÀ-Þ][\w'’-]*\s+$"
)
CONTEXT = 40
"""Characters on either side of a name that tell whether it stands alone."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that a text may name."""

    kind: Literal["person", "body"]
    id: str
    text: str


class Names:
    """The names of an archive, by their first word: a text is read once, however many there are."""

    def __init__(self, people: Iterable[Person], bodies: Iterable[PublicBody]) -> None:
        """Takes in the people who have a file, and the abbreviations of bodies."""
        bearers: dict[str, set[_Known]] = defaultdict(set)
        for person in people:
            if person.path is not None:
                for name in (person.fields.name, *person.fields.other_names):
                    spoken = " ".join(name.split())
                    first, _, rest = spoken.partition(" ")
                    if rest and first.lower().strip("'’.") not in _PARTICLES:
                        bearers[spoken].add(_Known("person", person.id, spoken))
        for body in bodies:
            short = body.fields.abbreviation
            if short and len(short) >= SHORTEST:
                bearers[short].add(_Known("body", body.id, short))
        self._by_first: dict[str, list[_Known]] = defaultdict(list)
        for name in sorted(bearers, key=lambda name: (-len(name), name)):
            own = {(known.kind, known.id) for known in bearers[name]}
            begins = _WORD.match(name)
            if len(own) == 1 and begins is not None:
                self._by_first[begins.group()].append(next(iter(bearers[name])))
        self._firsts = self._by_first.keys()
        # A name that begins with a small letter: then every text has to be looked at.
        self._small = any(first.islower() for first in self._firsts)

    def mentions(self, question: Question, gist: Gist) -> tuple[Mention, ...]:
        """Whom and what the text of a question names, in the order of the text."""
        if not (self._small or self._may_name(gist.names)):
            return ()
        return self._first_places(
            passage
            for section in (question.body.question, *question.body.answers)
            if self._may_name(_plain(section))
            for passage in passages(section, free=True)
        )

    def mentions_on(self, page: Page) -> tuple[Mention, ...]:
        """Whom and what a free page names, in the order of the text."""
        if not self._may_name(page.prose.text):
            return ()
        return self._first_places(blocks(page.prose.html, "", free=True))

    def _may_name(self, text: str) -> bool:
        """Whether a text may name somebody: most name nobody, and a look at their words tells."""
        return not self._firsts.isdisjoint(_WORD.findall(text))

    def _first_places(self, texts: Iterable[Passage]) -> tuple[Mention, ...]:
        found: dict[tuple[str, str], Mention] = {}
        for passage in texts:
            for known in self._named(passage):
                mention = Mention(known.kind, known.id, known.text, passage.anchor)
                found.setdefault((known.kind, known.id), mention)
        return tuple(found.values())

    def _named(self, passage: Passage) -> Iterator[_Known]:
        text, end = passage.text, 0
        for match in _WORD.finditer(text):
            if match.start() < end:
                continue
            for known in self._by_first.get(match.group(), ()):
                after = match.start() + len(known.text)
                if text.startswith(known.text, match.start()) and stands_alone(
                    known.text, text, match.start(), after
                ):
                    end = after
                    yield known
                    break


def stands_alone(name: str, text: str, start: int, end: int) -> bool:
    """Whether a name at a place in a text is not part of a longer one."""
    after = text[end : end + CONTEXT]
    if " " not in name:
        return re.match(r"[\w-]", after) is None
    before = text[max(0, start - CONTEXT) : start]
    return _GOES_ON.match(after) is None and _GOES_BEFORE.search(before) is None


def _plain(section: Section) -> str:
    """All the text of a section."""
    return "\n".join((section.text, *(part.text for part in all_parts(section.parts))))


def named_in(
    questions: Iterable[Question], mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Kind and id of what is named to the ids of the questions that do, and are not its own."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for question in questions:
        own = {("person", who.person) for who in (*question.askers, *question.addressees)}
        own |= {("body", body) for body in question.bodies}
        for mention in mentions.get(question.id, ()):
            if (mention.kind, mention.id) not in own:
                found[mention.kind, mention.id].append(question.id)
    return {key: tuple(names) for key, names in found.items()}
