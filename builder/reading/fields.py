"""What each kind of file may say in its front matter: one table per kind.

A table names the fields, their types and their meaning. `builder.reading.records` reads by it, and
the JSON Schema and the issue form are made of it.
"""

from builder import model
from builder.reading.records import Field, Keyed, Many, Schema
from builder.reading.values import LONG, Choice, Flag, Id, Pattern, Text, Url, When, Whole

LANGUAGE = Pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "nl")
"""A BCP 47 code."""
_ALIASES = Field("aliases", Many(Id()), "ids this file had before; their addresses redirect here")
_OTHER_NAMES = Field("other_names", Many(Text()), "other names and spellings")
_FROM = Field("from", When(), "first day, month or year", attribute="start")
_TO = Field("to", When(), "last day, month or year", attribute="end")

_PARTICIPATION = Schema(
    model.Participation,
    (
        Field("person", Text(), "id of a person, or a plain name", required=True),
        Field("role", Text(), "role as printed in the document"),
        Field("party", Text(), "party as printed in the document"),
    ),
    short="person",
)

_SOURCE = Schema(
    model.Source,
    (
        Field("name", Text(), "name of the source or file"),
        Field("url", Url(), "address of the original"),
        Field("sha256", Pattern(r"[0-9a-f]{64}", "64 × 0-9a-f"), "digest of the original file"),
        Field("retrieved", When(), "day on which it was fetched"),
        Field("pages", Text(), "pages in the original"),
        Field("importer", Text(), "program that made this file, with version"),
    ),
)

_OUTCOME = Schema(
    model.Outcome,
    (
        Field("part", Text(), "id of the sub-question", required=True),
        Field(
            "outcome",
            Choice(("answered", "partial", "refers", "no-data", "not-competent", "refused")),
            "how it was answered",
            required=True,
        ),
        Field("note", Text(LONG), "why"),
        Field("by", Text(), "who judges"),
    ),
    short="outcome",
)

_OVERRIDE = Schema(
    model.Override,
    (
        Field("text", Text(), "the citation as written", required=True),
        Field("target", Text(), "an id, a URL, or ignore", required=True),
    ),
    short="target",
)

_COMMITMENT = Schema(
    model.Commitment,
    (
        Field("quote", Text(LONG), "words of the answer that make the promise", required=True),
        Field("due", When(), "when it is due"),
        Field("state", Choice(("open", "kept", "withdrawn")), "how it stands"),
        Field("evidence", Text(), "an id or URL that shows it was kept"),
        Field("note", Text(LONG), "an editor's remark"),
    ),
)

_EVENT = Schema(
    model.Event,
    (
        Field("title", Text(), "what happened", required=True),
        Field("date", When(), "when"),
        Field("bodies", Many(Id()), "which bodies took part"),
        Field("quote", Text(LONG), "words of the text that tell of it"),
    ),
)

QUESTION = Schema(
    model.QuestionFields,
    (
        Field("title", Text(), "title, as printed", required=True),
        Field("number", Text(), "number, as printed"),
        Field("parliament", Id(), "id of the parliament, in an archive of several"),
        Field("session", Id(), "session, such as 2023-2024; else the folder it is in"),
        Field("kind", Choice(("written", "oral", "interpellation")), "kind of question"),
        Field("language", LANGUAGE, "language of the text, if not the archive's"),
        Field("asked", When(), "when it was asked"),
        Field("answered", When(), "when it was answered"),
        Field("askers", Many(_PARTICIPATION), "who asks: ids of people, or names"),
        Field("addressees", Many(_PARTICIPATION), "who is asked: ids of people, or names"),
        Field("topics", Many(Id()), "ids of topics"),
        Field("bodies", Many(Id()), "ids of bodies it is about"),
        Field("status", Choice(("withdrawn", "lapsed")), "only what cannot be derived"),
        Field("summary", Flag(), "true if the text is a summary in the archive's own words"),
        _ALIASES,
        Field("source", _SOURCE, "where the text came from"),
        Field("outcomes", Keyed(_OUTCOME, "part"), "an editor's judgement for each sub-question"),
        Field("references", Keyed(_OVERRIDE, "text"), "what citations in the text mean"),
        Field("commitments", Many(_COMMITMENT), "promises in the answer"),
        Field("events", Many(_EVENT), "what happened, according to the text"),
    ),
)
"""Front matter of a question."""

_IDENTIFIERS = Schema(
    lambda wikidata=None: wikidata,
    (Field("wikidata", Pattern(r"Q[1-9]\d*", "Q42"), "item in Wikidata"),),
)

PERSON = Schema(
    model.PersonFields,
    (
        Field("name", Text(), "full name, first name first", required=True),
        _OTHER_NAMES,
        Field(
            "roles",
            Many(
                Schema(
                    model.Role,
                    (
                        Field("title", Text(), "title of the office", required=True),
                        Field("body", Id(), "id of the body"),
                        _FROM,
                        _TO,
                    ),
                    short="title",
                )
            ),
            "offices held",
        ),
        Field(
            "parties",
            Many(
                Schema(
                    model.Party,
                    (Field("name", Text(), "name of the party", required=True), _FROM, _TO),
                    short="name",
                )
            ),
            "parties",
        ),
        Field("identifiers", _IDENTIFIERS, "ids elsewhere", attribute="wikidata"),
        _ALIASES,
    ),
)
"""Front matter of a person."""

BODY = Schema(
    model.BodyFields,
    (
        Field("name", Text(), "full name", required=True),
        Field("abbreviation", Text(), "abbreviation, explained wherever it occurs"),
        _OTHER_NAMES,
        Field("kind", Text(), "kind of body, such as parliament or agency"),
        Field("parent", Id(), "id of the body it belongs to"),
        _ALIASES,
    ),
)
"""Front matter of a body."""

TOPIC = Schema(
    model.TopicFields,
    (
        Field("name", Text(), "name", required=True),
        Field("broader", Id(), "id of the broader topic"),
        _OTHER_NAMES,
        _ALIASES,
    ),
)
"""Front matter of a topic."""

PAGE = Schema(
    model.PageFields,
    (
        Field("title", Text(), "title", required=True),
        Field("description", Text(), "one sentence for search engines"),
        Field("language", LANGUAGE, "language of the text, if not the archive's"),
        Field("menu", Whole(), "place in the menu; without it, the page is not in the menu"),
        _ALIASES,
    ),
)
"""Front matter of a free page."""

SCHEMAS: dict[model.Kind, Schema] = {
    "question": QUESTION,
    "person": PERSON,
    "body": BODY,
    "topic": TOPIC,
    "page": PAGE,
}
"""The table of each kind of file."""
