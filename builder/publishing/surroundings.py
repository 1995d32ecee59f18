"""What the page of a question or a thread is made from: the questions that it has to do with.

A page is made from an archive in which nothing else is, and a digest of all of it is there before
the page is: so most pages of a second build need not even be thought of. Who looks at anything
else gets it as well, but then the digest does not tell all: that is noted, and such a page is
thought of anew each time. So a page that shows more than before is right at once, and quick when
`Surroundings` knows what it has to do with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from builder.model import Archive, Person, PublicBody, Question, Thread, Topic
from builder.publishing.edition import Edition
from builder.publishing.manifest import digest

_READ = frozenset({"text", "outline", "coverage"})
"""What of a question follows from its own file alone."""

_linked = attrgetter(*(entry.name for entry in fields(Question) if entry.name not in _READ))

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Entry = TypeVar("_Entry", Person, PublicBody, Topic)
_SHOWN = ("id", "url", "path", "fields")
"""What the page of a question may show of an entry of a register."""


@dataclass(slots=True)
class Notice:
    """Whether somebody looked at what the surroundings do not hold."""

    beyond: bool = False


class Near(Mapping[_Key, _Value]):
    """A part of a mapping; a look at the rest of it is noted."""

    def __init__(
        self, near: Mapping[_Key, _Value | None], whole: Mapping[_Key, _Value], notice: Notice
    ) -> None:
        """Takes the part, the whole, and where to note a look at the rest.

        Of what is `None` in the part, it is known that it is not in the whole.
        """
        self._near, self._whole, self._notice = near, whole, notice

    def __getitem__(self, key: _Key) -> _Value:
        """One of the part, else of the whole; nothing has an empty name."""
        if key in self._near:
            value = self._near[key]
            if value is None:
                raise KeyError(key)
            return value
        if key:
            self._notice.beyond = True
        return self._whole[key]

    def __iter__(self) -> Iterator[_Key]:
        """All of the whole."""
        self._notice.beyond = True
        return iter(self._whole)

    def __len__(self) -> int:
        """Of the whole."""
        self._notice.beyond = True
        return len(self._whole)


class Veiled:
    """Stands for a value that no page of a question shows; a look at it is noted."""

    def __init__(self, value: Any, notice: Notice) -> None:  # noqa: ANN401 - of any kind
        """Takes the value, and where to note a look at it."""
        self._value, self._notice = value, notice

    def __reduce__(self) -> tuple[type["Veiled"], tuple[Any, Notice]]:
        """How it is sent to another process: to ask the value would be a look at it."""
        return Veiled, (self._value, self._notice)

    def _seen(self) -> Any:  # noqa: ANN401 - as above
        self._notice.beyond = True
        return self._value

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        """What the value has."""
        return getattr(self._seen(), name)

    def __iter__(self) -> Iterator[Any]:
        """What is in the value."""
        return iter(self._seen())

    def __len__(self) -> int:
        """How much is in the value."""
        return len(self._seen())


@dataclass(slots=True)
class Surroundings:
    """The surroundings of each question and each thread of an edition.

    Attributes:
        edition: the edition.
        sources: path of each source file to a digest of all that decides over its document.
        notice: whether what was made from the last edition that was given saw more than that.
    """

    edition: Edition
    sources: Mapping[str, str]
    notice: Notice = field(default_factory=Notice)
    _common: str = field(init=False)
    _registers: dict[str, Mapping[str, Any]] = field(init=False)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _own: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gathers what all pages share."""
        edition, archive = self.edition, self.edition.archive
        told = (edition.config, edition.addresses, edition.on_disk, archive.today)
        self._common = digest(repr((told, edition.filler.abbreviations)).encode())
        self._registers = {
            "people": self._veiled(archive.people),
            "bodies": self._veiled(archive.bodies),
            "topics": self._veiled(archive.topics),
        }
        for kind, register in self._registers.items():
            for name, one in register.items():
                told = tuple(getattr(one, key) for key in _SHOWN)
                self._keys[kind, name] = digest(repr(told).encode())
        for name, thread in archive.threads.items():
            self._keys["threads", name] = digest(repr(thread).encode())

    def _veiled(self, register: Mapping[str, _Entry]) -> dict[str, _Entry]:
        """A register without its texts and lists: they are not for the pages of questions."""
        veiled = {}
        for name, one in register.items():
            rest = [entry.name for entry in fields(one) if entry.name not in _SHOWN]
            hidden: dict[str, Any] = {key: Veiled(getattr(one, key), self.notice) for key in rest}
            veiled[name] = replace(one, **hidden)
        return veiled

    def key(self, question: Question) -> str:
        """A digest of all that the page of a question and the files beside it are made from."""
        archive, name = self.edition.archive, question.id
        around = self._around(question)
        thread = self._keys.get(("threads", question.thread or ""), "")
        kept = (archive.promises.get(name), archive.events.get(name), archive.mentions.get(name))
        entries = [self._keys.get(entry, "") for entry in self._promised(question)]
        told = (self._common, name, [*map(self._of, around)], thread, kept, entries)
        return digest(repr(told).encode())

    def thread_key(self, thread: Thread) -> str:
        """A digest of all that the page of a thread is made from."""
        own = [self._of(question) for question in self._members(thread)]
        told = (self._common, self._keys["threads", thread.id], own)
        return digest(repr(told).encode())

    def _members(self, thread: Thread) -> list[Question]:
        return [self.edition.archive.questions[name] for name in thread.questions]

    def edition_of_thread(self, thread: Thread) -> Edition:
        """An edition of nothing but the questions of a thread."""
        return self._edition({"threads": {thread.id: thread}}, self._members(thread), ())

    def edition_of(self, question: Question) -> Edition:
        """An edition of nothing but the surroundings of a question."""
        archive, name = self.edition.archive, question.id
        around = self._around(question)
        near: dict[str, dict[Any, Any]] = {
            "threads": _only(question.thread, archive.threads),
            "sessions": _only(question.session, archive.sessions),
            "promises": _only(name, archive.promises),
            "events": _only(name, archive.events),
            "mentions": _only(name, archive.mentions),
        }
        for session in near["sessions"].values():
            veiled: Any = Veiled(session.questions, self.notice)
            near["sessions"] = {session.id: replace(session, questions=veiled)}
        return self._edition(near, around, self._promised(question))

    def _edition(
        self,
        near: Mapping[str, Mapping[Any, Any]],
        around: Sequence[Question],
        named: Iterable[tuple[str, str]],
    ) -> Edition:
        """An edition of some questions, of what they name, and of what else is `near` or `named`.

        Args:
            near: name of a field of the archive to a part of it.
            around: the questions.
            named: kind and id of entries of registers.
        """
        archive = self.edition.archive
        registers: dict[str, dict[str, Any]] = {kind: {} for kind in self._registers}
        for kind, entry in chain(named, *map(_entries, around)):
            registers[kind][entry] = self._registers[kind].get(entry)
        near = {
            "questions": {one.id: one for one in around if not one.translates},
            "translations": {one.id: one for one in around if one.translates},
            **registers,
            **near,
        }
        parts: dict[str, Any] = {
            entry.name: Near(near.get(entry.name, {}), whole, self.notice)
            for entry in fields(Archive)
            if isinstance(whole := getattr(archive, entry.name), Mapping)
        }
        gaps = self.edition.filler.gaps
        own = {one.path: gaps.get(one.path) for one in around}
        filler = self.edition.filler.of(Near(own, gaps, self.notice))
        self.notice.beyond = False
        return replace(self.edition, archive=replace(archive, **parts), filler=filler)

    def _around(self, question: Question) -> list[Question]:
        """The question, and those that it has to do with, sorted by id."""
        archive = self.edition.archive
        original = archive.questions[question.translates or question.id]
        names = {original.id, original.newer, original.older, *original.translations}
        thread = archive.threads.get(original.thread or "")
        if thread is not None:
            at = thread.questions.index(original.id)
            names.update(thread.questions[max(0, at - 1) : at + 2])
        for one in (original, question):
            names.update(back.question for back in one.cited_by)
            names.update(quote.question for quote in one.quotes.values())
            for cited in one.references:
                names.update((cited.target, *cited.candidates))
        whole, translated = archive.questions, archive.translations
        found = (whole.get(name) or translated.get(name) for name in names if name)
        return sorted((one for one in found if one is not None), key=lambda one: one.id)

    def _promised(self, question: Question) -> list[tuple[str, str]]:
        """Kind and id of each entry of a register that a promise or an event of it names."""
        archive = self.edition.archive
        found = []
        for promise in archive.promises.get(question.id, ()):
            found += [("people", name) for name in promise.people]
            found += [("bodies", name) for name in promise.bodies]
        for event in archive.events.get(question.id, ()):
            found += [("bodies", name) for name in event.bodies]
        return found

    def _of(self, question: Question) -> str:
        """A digest of a question, of what it names, and of what fills the gaps in its text."""
        name = question.id
        if name not in self._own:
            entries = [self._keys.get(entry, "") for entry in _entries(question)]
            gaps = self.edition.filler.gaps.get(question.path)
            told = (self.sources[question.path], _linked(question), entries, gaps)
            self._own[name] = digest(repr(told).encode())
        return self._own[name]


def _entries(question: Question) -> Iterator[tuple[str, str]]:
    """Kind and id of each entry of a register that a question names."""
    for who in (*question.askers, *question.addressees):
        yield "people", who.person
        if who.body:
            yield "bodies", who.body
    for name in (*question.bodies, question.fields.parliament):
        if name:
            yield "bodies", name
    for name in question.topics:
        yield "topics", name


def _only(name: str | None, found: Mapping[str, _Value]) -> dict[str, _Value | None]:
    return {name: found.get(name)} if name else {}
