"""Directories: all sessions, people, bodies or topics, each with the number of its questions."""

from collections.abc import Sequence

from builder.publishing.edition import Edition
from builder.publishing.views import Counted, DirectoryView
from builder.reading.slugs import slugify

MANY = 30
"""Entries from which a directory is divided by first letter."""


class Directories:
    """Makes the directories, and the entries that other pages show too."""

    def __init__(self, edition: Edition) -> None:
        """Takes the edition."""
        self._edition = edition
        self._archive, self._site = edition.archive, edition.site
        self._where = edition.addresses

    def sessions(self) -> DirectoryView:
        """All sessions."""
        entries = [self.counted_session(name) for name in self._archive.sessions]
        return self._directory(f"{self._where.sessions}/", "sessions", entries)

    def people(self) -> DirectoryView:
        """Everybody."""
        entries = [self.counted_person(name) for name in self._archive.people]
        return self._directory(f"{self._where.people}/", "people", entries)

    def bodies(self) -> DirectoryView:
        """All bodies."""
        entries = [self.counted_body(name) for name in self._archive.bodies]
        return self._directory(f"{self._where.bodies}/", "bodies", entries)

    def topics(self) -> DirectoryView:
        """All topics."""
        entries = [self.counted_topic(name) for name in self._archive.topics]
        return self._directory(f"{self._where.topics}/", "topics", entries)

    def counted_session(self, name: str) -> Counted:
        """A session with the number of its questions."""
        session = self._archive.sessions[name]
        return Counted(session.url, name, len(session.questions))

    def counted_topic(self, name: str) -> Counted:
        """A topic with the number of its questions."""
        topic = self._archive.topics[name]
        return Counted(topic.url, topic.fields.name, len(topic.questions))

    def counted_body(self, name: str) -> Counted:
        """A body with the number of its questions."""
        body = self._archive.bodies[name]
        short = body.fields.abbreviation or ""
        return Counted(body.url, body.fields.name, len(body.questions), short)

    def counted_person(self, name: str) -> Counted:
        """Somebody with the number of questions that they asked or were asked."""
        person = self._archive.people[name]
        latest = person.fields.roles[-1].title if person.fields.roles else ""
        party = person.fields.parties[-1].name if person.fields.parties else ""
        total = len({*person.asked, *person.answered})
        # Who is known by an office alone is not told it twice.
        detail = party if latest == person.fields.name else latest or party
        return Counted(person.url, person.fields.name, total, detail)

    def _directory(self, url: str, key: str, entries: Sequence[Counted]) -> DirectoryView:
        groups: dict[str, list[Counted]] = {}
        for entry in entries:
            letter = slugify(entry.text)[:1].upper() if len(entries) >= MANY else ""
            groups.setdefault(letter if key != "sessions" else "", []).append(entry)
        return DirectoryView(
            **self._edition.listing(url, self._site.t(key)),
            total=len(entries),
            groups=tuple((letter, tuple(own)) for letter, own in groups.items()),
        )
