"""New content files, with everything filled in that is known."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.codes import Language
from builder.model import SourceFile
from builder.reading.document import AnchorWords, read
from builder.reading.slugs import is_id, slugify

_QUESTION: Mapping[Language, str] = {
    "nl": """---
title: {title}
number:                # zoals gedrukt
asked:                 # jaar-maand-dag, zo precies als bekend: 2024-01-12, 2024-01, 2024
answered:
askers: []             # id's in content/people, of namen
addressees: []
topics: []             # id's in content/topics
source:
  url:
---
Aanleiding, in zoveel alinea's als nodig.

1. Eerste deelvraag?

2. Tweede deelvraag?

## Antwoord

1. Antwoord op de eerste.

2. Antwoord op de tweede.
""",
    "en": """---
title: {title}
number:                # as printed
asked:                 # year-month-day, as precise as it is known: 2024-01-12, 2024-01, 2024
answered:
askers: []             # ids in content/people, or names
addressees: []
topics: []             # ids in content/topics
source:
  url:
---
Context, in as many paragraphs as it takes.

1. First sub-question?

2. Second sub-question?

## Answer

1. Answer to the first.

2. Answer to the second.
""",
}
_PERSON: Mapping[Language, str] = {
    "nl": """---
name: {title}
roles: []              # - {{title: raadslid, body: id van een instelling, from: 2024-12}}
parties: []            # - {{name: partij, from: 2024-12}}
---
""",
    "en": """---
name: {title}
roles: []              # - {{title: councillor, body: id of a body, from: 2024-12}}
parties: []            # - {{name: party, from: 2024-12}}
---
""",
}
_TOPIC: Mapping[Language, str] = {
    "nl": """---
name: {title}
broader:               # id van een ruimer thema
---
""",
    "en": """---
name: {title}
broader:               # id of a broader topic
---
""",
}
_BODY: Mapping[Language, str] = {
    "nl": """---
name: {title}
abbreviation:          # wordt uitgelegd waar ze voorkomt
kind:                  # zoals parlement, ministerie, agentschap
parent:                # id van de instelling waar ze bij hoort
---
""",
    "en": """---
name: {title}
abbreviation:          # explained wherever it occurs
kind:                  # such as parliament, ministry, agency
parent:                # id of the body it belongs to
---
""",
}
_PAGE: Mapping[Language, str] = {
    "nl": """---
title: {title}
description:           # één zin, voor zoekmachines
menu:                  # plaats in het menu: 1, 2, 3; leeg: niet in het menu
---
Tekst, in zoveel alinea's als nodig.
""",
    "en": """---
title: {title}
description:           # one sentence, for search engines
menu:                  # place in the menu: 1, 2, 3; empty: not in the menu
---
Text, in as many paragraphs as it takes.
""",
}
FORMS: Mapping[str, tuple[str, Mapping[Language, str]]] = {
    "question": ("questions", _QUESTION),
    "person": ("people", _PERSON),
    "topic": ("topics", _TOPIC),
    "body": ("bodies", _BODY),
    "page": ("pages", _PAGE),
}
"""Folder and form of each kind of file."""


class AlreadyThere(Exception):
    """There is a file of that name; its path is the argument."""


ASKED: Mapping[str, tuple[str, ...]] = {
    "question": ("number", "asked", "answered", "askers", "addressees", "topics"),
    "person": (),
    "topic": ("broader",),
    "body": ("abbreviation", "kind", "parent"),
    "page": ("description", "menu"),
}
"""Fields of each kind of file that may be given besides its title."""

LISTS = frozenset({"askers", "addressees", "topics"})
"""Those that take several values."""


def new_file(  # noqa: PLR0913, PLR0917 - what a new file may be told
    site: Path,
    kind: str,
    title: str,
    session: str | None,
    language: Language = "nl",
    values: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Makes a new file and returns its path.

    Args:
        site: folder of the archive.
        kind: one of `FORMS`.
        title: title or name.
        session: folder of a question.
        language: of the remarks and of the words to be replaced.
        values: what else is known, by field; see `ASKED`.

    Raises:
        AlreadyThere: it exists; it is not touched.
        ValueError: no file name can be made out of the title, the session is not an id, this
            kind of file has no such field, or a value does not fit its field.
        OSError: the disk failed.
    """
    name = slugify(title)
    if not name:
        message = f"no file name can be made out of “{title}”: use letters or digits"
        raise ValueError(message)
    if session is not None and not is_id(session):
        message = f"“{session}” cannot be a session: write it like 2025-2026"
        raise ValueError(message)
    folder, form = FORMS[kind]
    base = f"content/{folder}"
    inside = f"{base}/{session}" if session else base
    text = form[language].format(title=_scalar(title))
    strange = sorted({*(values or {}), *(["session"] if session else [])} - _told(kind))
    if strange:
        message = f"a {kind} has no {', '.join(strange)}"
        raise ValueError(message)
    for field, given in (values or {}).items():
        text = _with(text, field, [value for value in given if value.strip()])
    file = SourceFile(f"{inside}/{name}.md", text.encode("utf-8", "surrogatepass"))
    for item in read(file, AnchorWords()).problems:
        if item.severity == "error":
            message = f"{item.message(language)}: {item.hint(language)}"
            raise ValueError(message)
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as opened:
            opened.write(file.data)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    return path


def _told(kind: str) -> set[str]:
    """What may be said of a file of this kind, besides its title."""
    return {*ASKED[kind], *(["session"] if kind == "question" else [])}


def _with(text: str, field: str, values: Sequence[str]) -> str:
    """A form with a field filled in, in place of the remark behind it."""
    if not values:
        return text
    written = [_scalar(value) for value in values]
    value = f"[{', '.join(written)}]" if field in LISTS else written[0]
    line = f"{field}: {value}"
    return re.sub(rf"^{field}:.*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _scalar(value: str) -> str:
    """A text as a value of front matter."""
    from builder.importing.front_matter import scalar  # noqa: PLC0415 - as in `serve`

    return scalar(value)
