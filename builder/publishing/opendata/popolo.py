"""People, bodies and parties in Popolo, the form that civic projects share.

Source: Popolo Project, "The Popolo open government data specification", 2013 (popoloproject.com).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.model import Archive, Date, Person, PublicBody
from builder.publishing.data import to_json
from builder.reading.slugs import slugify

_DAY = 10
"""Characters of a date to the day; Popolo has no sign of doubt and no range in one field."""


def popolo(archive: Archive) -> str:
    """Everybody, every body and party, and who belonged to which, when.

    Ids are those of the archive, with the kind before them: `person/an-peeters`,
    `body/raad`, `party/groen`.
    """
    parties: dict[str, str] = {}
    memberships: list[dict[str, Any]] = []
    for name in sorted(archive.people):
        person = archive.people[name]
        memberships += _memberships(person)
        for party in person.fields.parties:
            parties.setdefault(_party(party.name), party.name)
    bodies = [_body(archive.bodies[name]) for name in sorted(archive.bodies)]
    groups = [
        {"id": key, "name": parties[key], "classification": "party"} for key in sorted(parties)
    ]
    people = [_person(archive.people[name]) for name in sorted(archive.people)]
    whole = {"persons": people, "organizations": bodies + groups, "memberships": memberships}
    return to_json(whole) + "\n"


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _person(person: Person) -> dict[str, Any]:
    wikidata = person.fields.wikidata
    return _known(
        {
            "id": f"person/{person.id}",
            "name": person.fields.name,
            "other_names": [{"name": name} for name in person.fields.other_names],
            "identifiers": [{"scheme": "wikidata", "identifier": wikidata}] if wikidata else None,
        }
    )


def _body(body: PublicBody) -> dict[str, Any]:
    fields = body.fields
    others = (*((fields.abbreviation,) if fields.abbreviation else ()), *fields.other_names)
    return _known(
        {
            "id": f"body/{body.id}",
            "name": fields.name,
            "other_names": [{"name": name} for name in others],
            "classification": fields.kind,
            "parent_id": f"body/{fields.parent}" if fields.parent else None,
        }
    )


def _memberships(person: Person) -> Iterator[dict[str, Any]]:
    own = {"person_id": f"person/{person.id}"}
    for role in person.fields.roles:
        body = {"organization_id": f"body/{role.body}" if role.body else None}
        yield _known({**own, **body, "role": role.title, **_period(role.start, role.end)})
    for party in person.fields.parties:
        group = {"organization_id": _party(party.name)}
        yield _known({**own, **group, **_period(party.start, party.end)})


def _party(name: str) -> str:
    return f"party/{slugify(name) or name}"


def _period(start: Date | None, end: Date | None) -> dict[str, str | None]:
    return {"start_date": _date(start), "end_date": _date(end)}


def _date(when: Date | None) -> str | None:
    """A date of Popolo, `2024`, `2024-03` or `2024-03-10`: without doubt, the first of a range."""
    if when is None:
        return None
    return when.text.partition("/")[0].rstrip("?~%")[:_DAY]
