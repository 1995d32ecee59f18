"""What the page of a question is made from: the question, and those that it has to do with.

A page is made from an archive in which nothing else is: no trace has to tell what it looked at,
and nothing can be forgotten, for what is not there cannot be shown. A digest of all of it is
there before the page is, so that most pages of a second build need not even be thought of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from builder.model import Archive, Prose, Question, Session
from builder.publishing.edition import Edition
from builder.publishing.manifest import digest

_READ = frozenset({"text", "outline", "coverage"})
"""What of a question follows from its own file alone."""

_linked = attrgetter(*(entry.name for entry in fields(Question) if entry.name not in _READ))
_NOTHING = Prose()


@dataclass(slots=True)
class Surroundings:
    """The surroundings of each question of an edition.

    Attributes:
        edition: the edition.
        sources: path of each source file to a digest of all that decides over its document.
    """

    edition: Edition
    sources: Mapping[str, str]
    _shared: Archive = field(init=False)
    _common: str = field(init=False)
    _filled: Mapping[str, str] = field(init=False)
    _sessions: dict[str, Session] = field(init=False)
    _before: dict[str, str] = field(init=False)
    _after: dict[str, str] = field(init=False)
    _threads: dict[str, str] = field(init=False)
    _own: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gathers what all pages share, and who stands beside whom."""
        edition, archive = self.edition, self.edition.archive
        people = {
            name: replace(one, prose=_NOTHING, asked=(), answered=())
            for name, one in archive.people.items()
        }
        bodies = {
            name: replace(one, prose=_NOTHING, questions=(), children=(), people=())
            for name, one in archive.bodies.items()
        }
        topics = {
            name: replace(one, prose=_NOTHING, questions=(), narrower=())
            for name, one in archive.topics.items()
        }
        self._shared = Archive({}, people, bodies, topics, {}, {}, {}, {}, archive.today)
        told = (self._shared, edition.config, edition.addresses, edition.on_disk)
        self._common = digest(repr(told).encode())
        self._filled = edition.filler.by_path()
        self._sessions, self._before, self._after = {}, {}, {}
        for session in archive.sessions.values():
            for name in session.questions:
                self._sessions[name] = session
            for newer, older in pairwise(session.questions):
                self._after[older], self._before[newer] = newer, older
        self._threads = {name: digest(repr(one).encode()) for name, one in archive.threads.items()}

    def key(self, question: Question) -> str:
        """A digest of all that the page of a question and the files beside it are made from."""
        archive, name = self.edition.archive, question.id
        around = sorted(self._around(question), key=lambda one: one.id)
        thread = self._threads.get(question.thread or "", "")
        session = self._session(question)
        kept = (archive.promises.get(name), archive.events.get(name), archive.mentions.get(name))
        told = (self._common, name, [*map(self._of, around)], thread, session, kept)
        return digest(repr(told).encode())

    def edition_of(self, question: Question) -> Edition:
        """An edition of nothing but the surroundings of a question."""
        archive, name = self.edition.archive, question.id
        around = sorted(self._around(question), key=lambda one: one.id)
        session = self._session(question)
        thread = archive.threads.get(question.thread or "")
        own = replace(
            self._shared,
            questions={one.id: one for one in around if not one.translates},
            translations={one.id: one for one in around if one.translates},
            sessions={session.id: session} if session is not None else {},
            threads={thread.id: thread} if thread is not None else {},
            promises=_only(name, archive.promises),
            events=_only(name, archive.events),
            mentions=_only(name, archive.mentions),
        )
        return replace(self.edition, archive=own)

    def _around(self, question: Question) -> list[Question]:
        """The question, and those that it has to do with: at least all that its page tells of."""
        archive = self.edition.archive
        original = archive.questions[question.translates or question.id]
        names = {original.id, *self._beside(original)}
        for one in (original, question):
            names.update(back.question for back in one.cited_by)
            names.update(quote.question for quote in one.quotes.values())
            for cited in one.references:
                names.update((cited.target or "", *cited.candidates))
        found = [archive.questions[name] for name in names if name in archive.questions]
        found += [archive.translations[name] for name in original.translations]
        return found

    def _beside(self, original: Question) -> Iterator[str]:
        """The questions before and after one in its session and in its thread."""
        for side in (self._before, self._after):
            if original.id in side:
                yield side[original.id]
        thread = self.edition.archive.threads.get(original.thread or "")
        if thread is not None:
            at = thread.questions.index(original.id)
            yield from thread.questions[max(0, at - 1) : at + 2]

    def _session(self, question: Question) -> Session | None:
        """The session of a question, with it and those beside it only."""
        original = question.translates or question.id
        whole = self._sessions.get(original)
        if whole is None:
            return None
        names = (self._after.get(original), original, self._before.get(original))
        return replace(whole, questions=tuple(name for name in names if name is not None))

    def _of(self, question: Question) -> str:
        """A digest of a question, and of what fills the gaps in its text."""
        name = question.id
        if name not in self._own:
            told = (self.sources[question.path], _linked(question))
            filled = self._filled.get(question.path, "")
            self._own[name] = digest(f"{told!r}{filled}".encode())
        return self._own[name]


_Value = TypeVar("_Value")


def _only(name: str, found: Mapping[str, _Value]) -> dict[str, _Value]:
    return {name: found[name]} if name in found else {}
