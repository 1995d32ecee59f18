"""Synthetic archives: as many questions as wanted, of the shape and length of real ones.

Every word is invented, and the same number always gives the same words. Questions have 2 to 8
sub-questions, 0 to 3 citations, and in the median about 3 kB of text, which is what was measured
in printed bulletins of parliaments.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from builder.publishing.search.records import Place, SearchRecord

PEOPLE, MINISTERS, TOPICS, SESSIONS = 150, 20, 80, 5
"""People, those of them who answer, topics, and sessions, whatever the number of questions."""

CHAIN = 6
"""Questions about one matter, which may cite each other."""

_COMMON = (
    "de het een van en in is dat op te voor met die zijn er aan niet om als bij ook door naar uit"
    " over kan worden wordt heeft werd deze dit tot welke hoe hoeveel wat waarom per jaar geen"
)
_ONSETS = "b br d dr f g gr h k kl kr l m n p pl r s sch sl st str t tr v w z zw"
_VOWELS = "a aa e ee ei eu i ie ij o oe oo ou u ui uu"
_CODAS = ["", "", "", "f", "g", "k", "l", "m", "n", "ng", "p", "r", "rk", "s", "st", "t", "ts"]


@dataclass(frozen=True, slots=True)
class Invented:
    """A question before it is written down in the form of one generator or another.

    Attributes:
        session: id of its session.
        slug: name of its file.
        number: its number.
        title: its title.
        asked: when it was asked.
        answered: when it was answered, or `None`.
        asker: index of the person who asks.
        minister: index of the person who answers.
        topics: indices of its topics.
        body: Markdown; `{0}` and so on stand for the addresses in `cited`.
        cited: indices of the questions it links to.
    """

    session: str
    slug: str
    number: int
    title: str
    asked: date
    answered: date | None
    asker: int
    minister: int
    topics: tuple[int, ...]
    body: str
    cited: tuple[int, ...]


class Inventor:
    """Invents an archive; every question follows from its index and the size alone."""

    def __init__(self, size: int) -> None:
        """Invents the vocabulary and the names for an archive of `size` questions."""
        self.size = size
        rng = random.Random(20260101)  # noqa: S311 - the same words each time
        words = list(dict.fromkeys(_word(rng) for _ in range(14000)))
        self._words = [*_COMMON.split(), *words]
        # As in a language: few words are common, most are rare.
        weights = [1 / (rank + 4) for rank in range(len(self._words))]
        self._weights = list(accumulate(weights))
        self.people = [f"{_name(rng)} {_name(rng)}" for _ in range(PEOPLE)]
        self.topics = [f"{rng.choice(words)} {number}" for number in range(TOPICS)]

    def place(self, index: int) -> tuple[str, str]:
        """Session and file name of a question."""
        session = 2020 + index * SESSIONS // self.size
        return f"{session}-{session + 1}", f"vraag-{index:06}"

    def question(self, index: int) -> Invented:
        """One question."""
        rng = random.Random(7_000_000 + index)  # noqa: S311 - the same text each time
        session, slug = self.place(index)
        asked = date(int(session[:4]), 9, 1) + timedelta(days=rng.randrange(360))
        answered = asked + timedelta(days=rng.randint(14, 60)) if rng.random() < 0.95 else None
        # Who cites, cites what the same matter is about: a chain of a few questions.
        first = index - index % CHAIN
        others = [n for n in range(first, min(first + CHAIN, self.size)) if n != index]
        cited = tuple(rng.sample(others, min(len(others), rng.choice((0, 0, 1, 1, 2, 3)))))
        return Invented(
            session,
            slug,
            index + 1,
            self._sentence(rng, 5, 10, ""),
            asked,
            answered,
            rng.randrange(MINISTERS, PEOPLE),
            rng.randrange(MINISTERS),
            tuple(rng.sample(range(TOPICS), rng.randint(1, 3))),
            self._body(rng, len(cited), answered=answered is not None),
            cited,
        )

    def _sentence(self, rng: random.Random, least: int, most: int, end: str) -> str:
        words = rng.choices(self._words, cum_weights=self._weights, k=rng.randint(least, most))
        return " ".join(words).capitalize() + end

    def _paragraph(self, rng: random.Random, least: int, most: int, end: str = ".") -> str:
        sentences = rng.randint(least, most)
        ends = [*"." * (sentences - 1), end]
        return " ".join(self._sentence(rng, 7, 19, mark) for mark in ends)

    def _body(self, rng: random.Random, citations: int, *, answered: bool) -> str:
        paragraphs = [self._paragraph(rng, 2, 5)]
        paragraphs += [
            f"{self._sentence(rng, 4, 9, '')} [vraag nr. {number}]({{{number}}}): "
            f"{self._sentence(rng, 4, 9, '.')}"
            for number in range(citations)
        ]
        parts = rng.randint(2, 8)
        paragraphs += [
            f"{number}. {self._paragraph(rng, 1, 2, '?')}" for number in range(1, parts + 1)
        ]
        if answered:
            paragraphs.append("## Antwoord")
            number = 1
            while number <= parts:
                last = min(parts, number + (rng.random() < 0.15))
                marker = str(number) if last == number else f"{number}-{last}"
                paragraphs.append(f"{marker}. {self._paragraph(rng, 2, 5)}")
                if rng.random() < 0.2:
                    words = self._sentence(rng, 3, 6, "")
                    paragraphs.append(f"{words} **{rng.choice(_ONSETS.split())}a**.")
                number = last + 1
        return "\n\n".join(paragraphs) + "\n"


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice(_ONSETS.split()) + rng.choice(_VOWELS.split()) + rng.choice(_CODAS)
        for _ in range(rng.choice((1, 1, 2, 2, 2, 3)))
    )


def _name(rng: random.Random) -> str:
    return _word(rng).capitalize()


def slug(text: str) -> str:
    """A name as an id."""
    return text.lower().replace(" ", "-")


# --- written down for us ------------------------------------------------------------------------


def write_ours(folder: Path, size: int) -> None:
    """An archive of `size` questions in our form."""
    inventor = Inventor(size)
    _write(folder / "site.yaml", ["title: Proefarchief", "base_url: https://example.org/"])
    for number, name in enumerate(inventor.people):
        office = "minister" if number < MINISTERS else "raadslid"
        lines = ["---", f"name: {name}", f"parties: [Partij {number % 7}]"]
        _write(
            folder / f"content/people/{slug(name)}.md",
            [*lines, f"roles: [{{title: {office}}}]", "---"],
        )
    for name in inventor.topics:
        _write(folder / f"content/topics/{slug(name)}.md", ["---", f"name: {name}", "---"])
    for number in range(size):
        path = folder / _our_path(inventor, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(our_question(inventor, number), "utf-8")


def our_question(inventor: Inventor, number: int) -> str:
    """A question in our form."""
    one = inventor.question(number)
    links = [f"../{'/'.join(inventor.place(other))}.md" for other in one.cited]
    return "\n".join([*our_front(inventor, one), one.body.format(*links)])


def our_front(inventor: Inventor, one: Invented) -> Iterator[str]:
    """The front matter of a question in our form."""
    yield "---"
    yield f"title: {one.title}"
    yield f"number: {one.number}"
    yield f"session: {one.session}"
    yield f"asked: {one.asked}"
    if one.answered is not None:
        yield f"answered: {one.answered}"
    yield f"askers: [{slug(inventor.people[one.asker])}]"
    yield f"addressees: [{slug(inventor.people[one.minister])}]"
    yield f"topics: [{', '.join(slug(inventor.topics[topic]) for topic in one.topics)}]"
    yield "---"


def _our_path(inventor: Inventor, number: int) -> str:
    session, name = inventor.place(number)
    return f"content/questions/{session}/{name}.md"


def _write(path: Path, lines: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


# --- for the search index alone -----------------------------------------------------------------


def search_records(size: int) -> Iterator[SearchRecord]:
    """What the search index would be told of an archive of `size` questions."""
    inventor = Inventor(size)
    for number in range(size):
        one = inventor.question(number)
        asker, minister = inventor.people[one.asker], inventor.people[one.minister]
        party, day, session = f"Partij {one.asker % 7}", str(one.asked), one.session
        answered = str(one.answered) if one.answered else ""
        topics = tuple(inventor.topics[topic] for topic in one.topics)
        question, _, answer = one.body.format(*one.cited).partition("## Antwoord")
        texts = [("part", text) for text in question.split("\n\n") if text.strip()]
        texts += [("answer", text) for text in answer.split("\n\n") if text.strip()]
        yield SearchRecord(
            url=f"vragen/{session}/{one.slug}/",
            language="nl",
            title=one.title,
            number=str(one.number),
            session=session,
            asked=(day, day),
            answered=(answered, answered),
            people=(asker, party, "raadslid", minister, "minister"),
            facets=((session,), (asker,), (minister,), (party,), topics, ("beantwoord",)),
            shown=(("number", str(one.number)), ("date", day), ("asker", asker)),
            places=tuple(
                Place(kind, f"{kind}-{at}", f"Vraag {at}", text)
                for at, (kind, text) in enumerate(texts)
            ),
        )
