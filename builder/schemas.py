"""JSON Schema of what each kind of file may say, out of the same tables that check it.

Editors complete and check with it while somebody types. It can say less than the program: a date
is a string of a form, not a day that exists.

Source: JSON Schema, draft 2020-12.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.config import SITE
from builder.publishing.data import to_json
from builder.reading import records, values
from builder.reading.fields import SCHEMAS

FOLDER = "schemas"
"""Folder of the site in which they are published."""

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?[?~%]?(/\d{4}(-\d{2}(-\d{2})?)?[?~%]?)?$"
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"


def json_schemas() -> Iterator[tuple[str, str]]:
    """The schema of each kind of front matter, and that of `site.yaml`: path in a site and text."""
    for kind, table in sorted(SCHEMAS.items()):
        yield f"{FOLDER}/{kind}.json", to_json(json_schema(kind, table)) + "\n"
    yield f"{FOLDER}/site.json", to_json(json_schema("site", SITE)) + "\n"


def json_schema(name: str, table: records.Schema) -> dict[str, Any]:
    """The schema of one table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"vraagbaak: {name}",
        **_record(table),
    }


def _record(table: records.Schema) -> dict[str, Any]:
    required = [field.name for field in table.fields if field.required]
    return {
        "type": "object",
        "properties": {
            # A field may stand there without a value: it is not known.
            field.name: {
                "description": field.meaning,
                "anyOf": [_type(field.type), {"type": "null"}],
            }
            for field in table.fields
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _type(kind: values.Type) -> dict[str, Any]:
    if isinstance(kind, records.Many):
        item = _type(kind.item)
        return {"anyOf": [{"type": "array", "items": item}, item]}
    if isinstance(kind, records.Keyed):
        record = _keyed(kind)
        return {"type": "object", "additionalProperties": record}
    if isinstance(kind, records.Schema):
        record = _record(kind)
        short = next((own.type for own in kind.fields if own.name == kind.short), None)
        return {"anyOf": [_type(short), record]} if short is not None else record
    return _plain(kind)


def _keyed(kind: records.Keyed) -> dict[str, Any]:
    """A record whose key stands outside it."""
    inner = [field for field in kind.record.fields if field.name != kind.key]
    return _type(records.Schema(kind.record.make, tuple(inner), kind.record.short))


def _plain(kind: values.Type) -> dict[str, Any]:
    """A single value. Numbers and dates are strings to us, however YAML takes them elsewhere."""
    if isinstance(kind, values.Choice):
        return {"enum": list(kind.words)}
    if isinstance(kind, values.Flag):
        return {"type": "boolean"}
    if isinstance(kind, values.Whole):
        return {"type": "integer", "minimum": 0, "maximum": 9999}
    if isinstance(kind, values.Pattern):
        return {"type": "string", "pattern": f"^(?:{kind.form})$", "examples": [kind.example]}
    found = _FORMS.get(type(kind), {"type": ["string", "number", "boolean"]})
    return dict(found)


_FORMS: Mapping[type, Mapping[str, Any]] = {
    values.When: {
        "anyOf": [
            {"type": "string", "pattern": _DATE, "examples": ["2024-01-12", "2024-01", "2024?"]},
            {"type": "integer", "minimum": 1000, "maximum": 9999},
        ]
    },
    values.Id: {"type": ["string", "integer"], "pattern": _ID, "examples": ["een-id"]},
    values.Url: {"type": "string", "pattern": "^https?://"},
}
