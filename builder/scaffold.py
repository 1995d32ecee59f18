"""New content files, with everything filled in that can be."""

import json
from collections.abc import Mapping
from pathlib import Path

from builder.codes import Language
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
_FORMS: Mapping[str, tuple[str, Mapping[Language, str]]] = {
    "question": ("questions", _QUESTION),
    "person": ("people", _PERSON),
    "topic": ("topics", _TOPIC),
}


class AlreadyThere(Exception):
    """There is a file of that name; its path is the argument."""


def new_file(
    site: Path, kind: str, title: str, session: str | None, language: Language = "nl"
) -> Path:
    """Makes a new file and returns its path.

    Args:
        site: folder of the archive.
        kind: `question`, `person` or `topic`.
        title: title or name.
        session: folder of a question.
        language: of the remarks and of the words to be replaced.

    Raises:
        AlreadyThere: it exists; it is not touched.
        ValueError: no file name can be made out of the title, or the session is not an id.
        OSError: the disk failed.
    """
    name = slugify(title)
    if not name:
        message = f"no file name can be made out of “{title}”: use letters or digits"
        raise ValueError(message)
    if session is not None and not is_id(session):
        message = f"“{session}” cannot be a session: write it like 2025-2026"
        raise ValueError(message)
    folder, form = _FORMS[kind]
    base = site / "content" / folder
    path = (base / session if session and kind == "question" else base) / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    # A JSON string is a YAML string: safe for any title.
    quoted = json.dumps(title, ensure_ascii=False)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(form[language].format(title=quoted))
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    return path
