"""`site.yaml`: what this archive is. Only its title must be known."""

from dataclasses import dataclass

from builder.problems import Problem
from builder.reading.fields import LANGUAGE, Context, Field, Schema, Text, Url
from builder.reading.frontmatter import read_yaml
from builder.reading.source import decode

SITE_FILE = "site.yaml"
"""Name of the file; a folder that has one is an archive."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of an archive.

    Attributes:
        title: name of the archive.
        description: one sentence, for search engines and feeds.
        language: BCP 47 code: of the interface, the addresses, and questions that do not say.
        base_url: where the site will stand, with a slash at the end; `None` if not known: then
            there is no sitemap, and feeds have relative links.
        repository: address of the repository on the web, for links to source files.
    """

    title: str
    description: str = ""
    language: str = "nl"
    base_url: str | None = None
    repository: str | None = None


SITE = Schema(
    Config,
    (
        Field("title", Text(), "name of the archive", required=True),
        Field("description", Text(), "one sentence, for search engines and feeds"),
        Field("language", LANGUAGE, "language of the interface and of most questions"),
        Field("base_url", Url(), "where the site will stand"),
        Field("repository", Url(), "address of the repository on the web"),
    ),
)
"""Fields of `site.yaml`."""


def read_config(data: bytes) -> tuple[Config | None, list[Problem]]:
    """The settings in the bytes of a `site.yaml`; `None` if there is no title."""
    text, problems = decode(data, SITE_FILE)
    if problems and not text:
        return None, problems
    mapping, faults = read_yaml(text, SITE_FILE)
    if faults and not mapping.entries:
        return None, problems + faults
    context = Context(SITE_FILE)
    config = SITE.read(mapping, "", context)
    return config, problems + faults + context.problems
