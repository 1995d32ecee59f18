"""Who asked and who answered: names to people, and their role and party on a date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from builder.linking.addresses import Addresses
from builder.linking.suggesting import Known, is_slip
from builder.model import (
    Date,
    Document,
    Participant,
    Participation,
    Party,
    PersonFields,
    Prose,
    Role,
)
from builder.problems import Problem, problem
from builder.reading.slugs import is_id, slugify

_Held = TypeVar("_Held", Role, Party)


class Directory:
    """Finds people by id, by alias or by name; remembers those who have no file.

    Attributes:
        fields: what is known of each person, by id; grows while names are looked up.
        problems: ids without a file, and names of more than one person.
    """

    def __init__(self, addresses: Addresses, documents: Sequence[Document]) -> None:
        """Takes in the people who have a file.

        Args:
            addresses: of the site.
            documents: all documents of the archive.
        """
        self._addresses = addresses
        self._files = {document.id: document for document in documents if document.kind == "person"}
        self._spellings = Known(self._files)
        self._offices: dict[str, list[str]] | None = None
        self.fields: dict[str, PersonFields] = {}
        self.problems: list[Problem] = []
        self._named: dict[str, list[str]] = defaultdict(list)
        self._aliases: dict[str, str] = {}
        for name, document in self._files.items():
            person = document.fields
            if isinstance(person, PersonFields):
                self.fields[name] = person
                for known in dict.fromkeys((person.name, *person.other_names)):
                    self._named[slugify(known)].append(name)
                self._aliases.update(dict.fromkeys(person.aliases, name))
        self._names = Known(self._named)
        self._slips: dict[str, str | None] = {}

    def text(self, name: str) -> tuple[str | None, Prose]:
        """Path and text of a person's file; `None` and nothing, if there is none."""
        document = self._files.get(name)
        if document is None or not isinstance(document.body, Prose):
            return None, Prose()
        return document.path, document.body

    def take_part(
        self, document: Document, at: str, entry: Participation, date: Date | None
    ) -> Participant | None:
        """The person behind an entry of a question's front matter, as of a date.

        Args:
            document: the question.
            at: path of the entry in its front matter, for problems.
            entry: an id or a name, with role and party if printed.
            date: of the question.
        """
        name = self._find(document, at, entry.person)
        if name is None:
            return None
        person = self.fields[name]
        held = role_on(person.roles, date)
        if entry.role is not None:
            same = [role for role in person.roles if role.title == entry.role]
            held = role_on(same, date) or held
        party = party_on(person.parties, date)
        return Participant(
            name,
            person.name,
            entry.role or (held.title if held else None),
            entry.party or (party.name if party else None),
            held.body if held else None,
            self._addresses.of("person", name),
        )

    def check_office(
        self, document: Document, field: str, people: Sequence[Participant], date: Date
    ) -> None:
        """A problem for each who held offices, and none on the day a question was put.

        Args:
            document: the question.
            field: `askers` or `addressees`.
            people: those in that field.
            date: of the question.
        """
        for index, who in enumerate(people):
            roles = self.fields[who.person].roles
            if who.person in self._files and roles and not role_on(roles, date):
                self._not_in_office(document, f"{field}.{index}", who, date)

    def _not_in_office(self, document: Document, at: str, who: Participant, date: Date) -> None:
        person, field = self.fields[who.person], at.partition(".")[0]
        titles = {role.title for role in person.roles} | {who.role}
        held_once = {name for title in titles if title for name in self._holders(title)}
        # Who answers is one of few; of those who ask there are too many to name.
        successors = [
            f"{self.fields[name].name} ({name})"
            for name in sorted(held_once if field == "addressees" else ())
            if (held := role_on(self.fields[name].roles, date)) is not None and held.title in titles
        ]
        known = "; ".join(
            f"{role.title} {role.start.text if role.start else ''}–"
            f"{role.end.text if role.end else ''}"
            for role in person.roles
        )
        fault = problem(
            "not-in-office",
            document.location(at),
            name=person.name,
            day=date.text,
            field=field,
            known=known,
            suggestion=", ".join(successors) or None,
            path=self._files[who.person].path,
        )
        self.problems.append(fault)

    def _holders(self, title: str) -> Sequence[str]:
        """Ids of those who held an office at one time or another."""
        if self._offices is None:
            self._offices = defaultdict(list)
            for name, person in self.fields.items():
                for office in dict.fromkeys(role.title for role in person.roles):
                    self._offices[office].append(name)
        return self._offices.get(title, ())

    def _find(self, document: Document, at: str, written: str) -> str | None:
        if written in self.fields:
            name = written
        elif written in self._aliases:
            return self._aliases[written]
        else:
            name = slugify(written)
            if name in self._aliases:
                return self._aliases[name]
            candidates = self._named.get(name, [])
            if len(candidates) > 1:
                known = ", ".join(sorted(candidates))
                place = document.location(at)
                self.problems.append(problem("ambiguous-name", place, value=written, known=known))
            if candidates:
                return min(candidates)
        if not name:
            self.problems.append(problem("no-name", document.location(at), value=written))
            return None
        if name not in self.fields:
            spoken = name.replace("-", " ").title() if is_id(written) else written
            self.fields[name] = PersonFields(spoken)
        if name not in self._files:
            suggestion = self._spellings.nearest(written) if is_id(written) else self._slip(name)
            # A name needs no file; but one that is nearly that of somebody else is told.
            if is_id(written) or suggestion is not None:
                place = document.location(at)
                fault = problem("unknown-person", place, value=written, suggestion=suggestion)
                self.problems.append(fault)
        return name

    def _slip(self, name: str) -> str | None:
        """Who may be meant by a name that nobody bears: the id of one whose name is nearly it."""
        if name not in self._slips:
            near = (own for own in self._names.near(name) if is_slip(name, own))
            meant = next(near, None)
            self._slips[name] = min(self._named[meant]) if meant is not None else None
        return self._slips[name]


def role_on(roles: Iterable[Role], date: Date | None) -> Role | None:
    """The office held on a date: of several the one that began last; see `_held`."""
    return _held(list(roles), date)


def party_on(parties: Iterable[Party], date: Date | None) -> Party | None:
    """The party on a date; see `_held`."""
    return _held(list(parties), date)


def _held(entries: list[_Held], date: Date | None) -> _Held | None:
    """The entry whose period holds the date.

    An imprecise date counts where it may be inside. Without a date nothing is said, unless
    there is only one entry and it has no end on either side.
    """
    if date is None:
        only = entries[0] if len(entries) == 1 else None
        return only if only and not only.start and not only.end else None
    holding = [
        entry
        for entry in entries
        if (entry.start is None or entry.start.first <= date.last)
        and (entry.end is None or date.first <= entry.end.last)
    ]
    return max(holding, key=lambda entry: entry.start.first if entry.start else "", default=None)
