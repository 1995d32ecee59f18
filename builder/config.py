"""`site.yaml`: what this archive is. Only its title must be known."""

from dataclasses import dataclass

from builder.calendars import is_calendar
from builder.model import DeadlineRule, Period, Rules
from builder.problems import Problem
from builder.reading.dates import parse_date
from builder.reading.fields import LANGUAGE
from builder.reading.frontmatter import Node, read_yaml
from builder.reading.records import Field, Many, Schema
from builder.reading.source import decode
from builder.reading.values import Choice, Context, Flag, Id, Pattern, Text, Url, When, Whole

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
        branch: of the repository, in which the content is edited.
        search: the search engine: `own`, or `pagefind`.
        today: the day on which the archive is looked at, ISO 8601; `None`: the newest day on
            which, by its own files, something happened in it.
        deadlines: rules that say until when a question has to be answered.
        recesses: periods whose days do not count for rules that pause.
        terms: periods at whose end a question without an answer lapses.
    """

    title: str
    description: str = ""
    language: str = "nl"
    base_url: str | None = None
    repository: str | None = None
    branch: str = "main"
    search: str = "own"
    today: str | None = None
    deadlines: tuple[DeadlineRule, ...] = ()
    recesses: tuple[Period, ...] = ()
    terms: tuple[Period, ...] = ()

    @property
    def rules(self) -> Rules:
        """Its dated rules."""
        return Rules(self.deadlines, self.recesses, self.terms, self.today)


@dataclass(frozen=True, slots=True)
class Today:
    """`newest`, or a date to the day."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The day as ISO 8601; `None` for `newest`, and after a problem."""
        text = Text().read(node, at, context)
        if text is None or text == "newest":
            return None
        date = parse_date(text)
        if date is None or not date.is_day:
            context.fault("bad-today", node, value=text)
            return None
        return text


@dataclass(frozen=True, slots=True)
class Calendar:
    """The name of a calendar of public holidays: a country, or a country and its subdivision."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The name."""
        text = Text().read(node, at, context)
        if text is None or is_calendar(text):
            return text
        context.fault("unknown-calendar", node, value=text)
        return None


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Where a site stands: an address to which others can be added."""

    def read(self, node: Node, at: str, context: Context) -> str | None:
        """The address."""
        text = Url().read(node, at, context)
        if text is None:
            return None
        plain = text.partition("?")[0].partition("#")[0]
        steps = {".", ".."} & set(plain.lower().replace("%2e", ".").split("/"))
        if steps or plain != text:
            meant = None if steps else plain
            context.fault("bad-url", node, field=at, value=text, suggestion=meant)
            return None
        return text


_FROM = Field("from", When(), "first day, month or year", attribute="start")
_TO = Field("to", When(), "last day, month or year", attribute="end")
_PARLIAMENT = Field("parliament", Id(), "id of the parliament, in an archive of several")

DEADLINE = Schema(
    DeadlineRule,
    (
        Field("name", Text(), "what the rule is called, such as its article", required=True),
        Field("amount", Whole(), "how many units there are to answer", required=True),
        Field("unit", Choice(("days", "working-days", "weeks", "months")), "of what"),
        Field("calendar", Calendar(), "whose public holidays are no working days: BE, DE-BY"),
        Field("pauses", Flag(), "true if the days of a recess do not count"),
        Field("kinds", Many(Choice(("written", "oral", "interpellation"))), "for which kinds"),
        _PARLIAMENT,
        _FROM,
        _TO,
        Field("url", Url(), "where the rule can be read"),
    ),
)
"""A rule that says until when a question has to be answered."""

_RECESS = Schema(
    Period,
    (
        Field("name", Text(), "what it is called", required=True),
        Field("from", When(), "first day", required=True, attribute="start"),
        Field("to", When(), "last day", required=True, attribute="end"),
        _PARLIAMENT,
    ),
)

_TERM = Schema(
    Period,
    (Field("name", Text(), "what it is called", required=True), _FROM, _TO, _PARLIAMENT),
)


SITE = Schema(
    Config,
    (
        Field("title", Text(), "name of the archive", required=True),
        Field("description", Text(), "one sentence, for search engines and feeds"),
        Field("language", LANGUAGE, "language of the interface and of most questions"),
        Field("base_url", BaseUrl(), "where the site will stand"),
        Field("repository", Url(), "address of the repository on the web"),
        Field(
            "branch", Pattern(r"[A-Za-z0-9._/-]+", "main"), "branch in which the content is edited"
        ),
        Field("search", Choice(("own", "pagefind")), "search engine"),
        Field("today", Today(), "the day it is: newest, or a date"),
        Field("deadlines", Many(DEADLINE), "until when a question has to be answered"),
        Field("recesses", Many(_RECESS), "periods whose days do not count"),
        Field("terms", Many(_TERM), "periods at whose end an open question lapses"),
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
