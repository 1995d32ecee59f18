"""Snippets for VS Code: what the command `new` writes, for those who type."""

import json
import re

from builder.codes import Language
from builder.scaffold import FORMS

_DUTCH = {
    "question": "vraag",
    "person": "persoon",
    "topic": "thema",
    "body": "instelling",
    "page": "bladzijde",
}


def snippets(language: Language) -> str:
    """The snippets as VS Code reads them: one for each kind of file."""
    names = _DUTCH if language == "nl" else {kind: kind for kind in FORMS}
    made = {
        names[kind]: {
            "scope": "markdown",
            "prefix": names[kind],
            "body": _body(form[language]),
        }
        for kind, (_, form) in FORMS.items()
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _body(form: str) -> list[str]:
    """The lines of a form with a place to type behind each field."""
    lines = form.replace("{{", "{").replace("}}", "}").replace("{title}", "$1").split("\n")
    number = 1
    filled = []
    for line in lines:
        field = re.fullmatch(r"(\s*[a-z_]+:) *(\[\])?( +#.*)?", line)
        if field is not None and "$1" not in line and line.strip() != "source:":
            number += 1
            inside = f"[${number}]" if field[2] else f"${number}"
            filled.append(f"{field[1]} {inside}{field[3] or ''}")
        else:
            filled.append(line)
    return filled
