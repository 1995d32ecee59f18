"""The description of the tables: a Frictionless data package.

Source: Data Package, Tabular Data Resource and Table Schema, version 1 (specs.frictionlessdata.io).
"""

from typing import Any

from builder.config import Config
from builder.publishing.data import to_json
from builder.publishing.opendata.tables import TABLES, Column, Table
from builder.reading.slugs import slugify


def data_package(config: Config) -> str:
    """`datapackage.json`: every table with its columns, their types and their meaning."""
    package = {
        "profile": "tabular-data-package",
        "name": slugify(config.title) or "archive",
        "title": config.title,
        **({"description": config.description} if config.description else {}),
        **({"homepage": config.base_url} if config.base_url else {}),
        "resources": [_resource(table) for table in TABLES],
    }
    return to_json(package) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.about:
        question = {"resource": "questions", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [table.about], "reference": question}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
    }
    if column.required:
        field["constraints"] = {"required": True}
    return field
