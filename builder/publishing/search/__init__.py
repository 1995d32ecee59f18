"""The search index: what a browser needs to find any question, in small files."""

from builder.publishing.search.indexing import (
    Indexing,
    SearchFailed,
    addresses,
    verify,
    write,
)
from builder.publishing.search.records import Place, SearchRecord, digest, records

FOLDER = "search-index"
"""Folder of the index in the site."""

__all__ = [
    "FOLDER",
    "Indexing",
    "Place",
    "SearchFailed",
    "SearchRecord",
    "addresses",
    "digest",
    "records",
    "verify",
    "write",
]
