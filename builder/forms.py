"""A form in which somebody without Git pastes a question, and what comes back of it.

The form is one of GitHub's issue forms, written from the same table that checks a question file,
so that the two cannot drift. What somebody sends comes back as Markdown with a heading for each
field.

Source: GitHub Docs, "Syntax for GitHub's form schema".
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.codes import Language
from builder.reading.fields import QUESTION
from builder.reading.records import Field, Many

ASK = "vraag.yml"
"""Name of the form for a question, in `.github/ISSUE_TEMPLATE/`."""

REPORT = "fout.yml"
"""Name of the form for a fault on a page."""

LABEL = "propose"
"""The label that makes a pull request out of an issue."""

NOTHING = "_No response_"
"""What GitHub writes where nothing was filled in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the form.

    Attributes:
        id: name of the field in a question file, or `question`, `answer`: the texts.
        label: heading of the field, by language.
        example: what is shown until something is typed.
        long: whether it is a text of several lines.
    """

    id: str
    label: Mapping[Language, str]
    example: str = ""
    long: bool = False


ENTRIES = (
    Entry("title", {"nl": "Titel", "en": "Title"}, "Veerdienst op de Zilte in de winter"),
    Entry("number", {"nl": "Nummer", "en": "Number"}, "33"),
    Entry("session", {"nl": "Zitting", "en": "Session"}, "2025-2026"),
    Entry("asked", {"nl": "Gesteld op", "en": "Asked on"}, "2026-04-20"),
    Entry("answered", {"nl": "Beantwoord op", "en": "Answered on"}, "2026-05"),
    Entry("askers", {"nl": "Vraag van", "en": "Asked by"}, "Imke Vlasschuur; Kobe Zevenster"),
    Entry("addressees", {"nl": "Aan", "en": "Put to"}, "Bert Kapelvoorde"),
    Entry("topics", {"nl": "Thema’s", "en": "Topics"}, "mobiliteit; water"),
    Entry("source", {"nl": "Adres van het document", "en": "Address of the document"}, "https://…"),
    Entry("question", {"nl": "Tekst van de vraag", "en": "Text of the question"}, "", long=True),
    Entry("answer", {"nl": "Tekst van het antwoord", "en": "Text of the answer"}, "", long=True),
)
"""The fields, in order."""

TEXTS = ("question", "answer")
"""The fields that are no field of a question file, but its text."""

_FIELDS: Mapping[str, Field] = {field.name: field for field in QUESTION.fields}

_TAKEN = {"title": "question-title"}
"""Names that GitHub keeps for the issue itself, in an address that fills a form in."""


def key_of(field: str) -> str:
    """The id that a field of `ENTRIES` has in the form, and in an address that fills it in."""
    return _TAKEN.get(field, field)


_WORDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "name": "Een vraag toevoegen",
        "about": "Plak een vraag en het antwoord; u hebt er geen Git voor nodig.",
        "intro": (
            "Neem de tekst over zoals hij er staat. Nummer de deelvragen 1., 2., 3. en de delen"
            " van het antwoord ook. Wat u niet weet, laat u leeg. Iemand van het archief kijkt"
            " het na."
        ),
        "several": "Zet ; tussen verschillende.",
        "date": "Jaar-maand-dag, zo precies als bekend: 2026-04-20, 2026-04 of 2026.",
        "report_name": "Een fout melden",
        "report_about": "Er staat iets anders dan in het document, of er ontbreekt iets.",
        "page": "Pagina",
        "what": "Wat is er fout, en hoe moet het zijn?",
    },
    "en": {
        "name": "Add a question",
        "about": "Paste a question and its answer; you do not need Git for it.",
        "intro": (
            "Copy the text as it stands. Number the sub-questions 1., 2., 3. and the parts of the"
            " answer too. What you do not know, leave empty. Somebody of the archive will look at"
            " it."
        ),
        "several": "Put ; between several.",
        "date": "Year-month-day, as precise as it is known: 2026-04-20, 2026-04 or 2026.",
        "report_name": "Report a fault",
        "report_about": "Something is not as in the document, or something is missing.",
        "page": "Page",
        "what": "What is wrong, and how should it be?",
    },
}


def is_list(entry: Entry) -> bool:
    """Whether a field takes several values."""
    return entry.id in _FIELDS and isinstance(_FIELDS[entry.id].type, Many)


def ask_form(language: Language) -> str:
    """The form for a question."""
    words = _WORDS[language]
    return "\n".join(
        [
            *_head(words["name"], words["about"], title=""),
            "  - type: markdown",
            "    attributes:",
            f"      value: {_quoted(words['intro'])}",
            *(line for entry in ENTRIES for line in _field(entry, language)),
            "",
        ]
    )


def report_form(language: Language) -> str:
    """The form for a fault."""
    words = _WORDS[language]
    return "\n".join(
        [
            *_head(words["report_name"], words["report_about"], title=""),
            *_lines("input", "page", words["page"], "", required=True),
            *_lines("textarea", "what", words["what"], "", required=True),
            "",
        ]
    )


def _head(name: str, about: str, title: str) -> Iterator[str]:
    yield f"name: {_quoted(name)}"
    yield f"description: {_quoted(about)}"
    if title:
        yield f"title: {_quoted(title)}"
    yield "body:"


def _field(entry: Entry, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    own = _FIELDS.get(entry.id)
    about = words["several"] if is_list(entry) else ""
    if entry.id in {"asked", "answered"}:
        about = words["date"]
    kind = "textarea" if entry.long else "input"
    required = entry.id == "question" or (own is not None and own.required)
    yield from _lines(
        kind, key_of(entry.id), entry.label[language], about, entry.example, required=required
    )


def _lines(  # noqa: PLR0913 - one for each line of the form
    kind: str, name: str, label: str, about: str, example: str = "", *, required: bool
) -> Iterator[str]:
    yield f"  - type: {kind}"
    yield f"    id: {name}"
    yield "    attributes:"
    yield f"      label: {_quoted(label)}"
    if about:
        yield f"      description: {_quoted(about)}"
    if example:
        yield f"      placeholder: {_quoted(example)}"
    if required:
        yield "    validations:"
        yield "      required: true"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


# --- what comes back ----------------------------------------------------------------------------


def filled_in(body: str) -> dict[str, str]:
    """What was filled in, by the id of the field; what was left empty is not there.

    A heading counts only if it is the label of a field that was not seen before: the texts of a
    question have headings too.
    """
    labels = {label: entry.id for entry in ENTRIES for label in entry.label.values()}
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = re.fullmatch(r"###\s+(.+?)\s*", line)
        name = labels.get(heading[1]) if heading is not None else None
        if name is not None and name not in values:
            current = values[name] = []
        elif current is not None:
            current.append(line)
    texts = {name: "\n".join(lines).strip("\n") for name, lines in values.items()}
    return {name: text for name, text in texts.items() if text.strip() and text.strip() != NOTHING}
