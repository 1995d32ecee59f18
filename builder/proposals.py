"""A question that somebody pasted into an issue becomes a file of the archive.

The words of a stranger are read from the file of the event, never from a command line, and are
only ever the content of a new file whose name is made here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.codes import Language
from builder.content import CONTENT
from builder.forms import ENTRIES, TEXTS, filled_in, is_list
from builder.importing.front_matter import Value, front_matter
from builder.model import SourceFile
from builder.problems import Problem
from builder.reading.document import AnchorWords, read
from builder.reading.slugs import is_id, slugify
from builder.reading.source import FORBIDDEN

_ANSWER: Mapping[Language, str] = {"nl": "## Antwoord", "en": "## Answer"}


class NoProposal(Exception):
    """The event is not an issue with the fields of the form; the argument says why."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question file to be.

    Attributes:
        path: in the archive.
        text: its content.
        problems: what is wrong with it.
    """

    path: str
    text: str
    problems: tuple[Problem, ...]


def proposal(event: bytes, language: Language) -> Proposal:
    """The file that the issue in an event asks for.

    Args:
        event: JSON of the event, as GitHub gives it to a workflow.
        language: of the heading of the answer.

    Raises:
        NoProposal: there is no issue in it, or not one with a title and a question.
    """
    number, body = _issue(event)
    values = {name: FORBIDDEN.sub("", text) for name, text in filled_in(body).items()}
    title = " ".join(values.get("title", "").split())
    if not title or "question" not in values:
        message = "the issue has no title or no question: it was not made with the form"
        raise NoProposal(message)
    session = _YEARS.sub(r"\1-\2", values.get("session", "").strip())
    fields: dict[str, Value] = {"title": title}
    for entry in ENTRIES:
        text = " ".join(values.get(entry.id, "").split())
        if not text or entry.id in {*TEXTS, "title"}:
            continue
        if entry.id == "session" and is_id(session) and "/" not in session:
            continue
        if is_list(entry):
            items = _apart(text)
            topics = entry.id == "topics"
            fields[entry.id] = [slugify(item) or item if topics else item for item in items]
        else:
            fields[entry.id] = {"url": text} if entry.id == "source" else text
    folder = f"{session}/" if is_id(session) and "/" not in session else ""
    # The number of the issue keeps two of one title apart; nothing is ever overwritten.
    slug = f"{slugify(title)[:80].strip('-')}-{number}".strip("-")
    path = f"{CONTENT}/questions/{folder}{slug}.md"
    text = front_matter(fields) + values["question"].strip() + "\n"
    if "answer" in values:
        text += f"\n{_ANSWER[language]}\n\n{values['answer'].strip()}\n"
    reading = read(SourceFile(path, text.encode()), AnchorWords())
    return Proposal(path, text, reading.problems)


def _apart(text: str) -> list[str]:
    """The names in a field: between `;`, or between commas if each is more than one word.

    `Peeters, Jan` is one person; `Jan Peeters, An Smet` are two.
    """
    items = [item.strip() for item in text.split(";") if item.strip()]
    if len(items) == 1:
        names = [name.strip() for name in items[0].split(",")]
        if all(" " in name for name in names):
            return names
    return items


_YEARS = re.compile(r"(\d{4})\s*[/–—-]\s*(\d{2,4})")
"""A session as it is printed: `2025/2026`, `2025 - 2026`."""


def _issue(event: bytes) -> tuple[int, str]:
    """Number and text of the issue in an event."""
    try:
        issue: Any = json.loads(event)["issue"]
        number, body = issue["number"], issue["body"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = "the file is not the event of an issue"
        raise NoProposal(message) from error
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(body, str):
        message = "the issue has no number or no text"
        raise NoProposal(message)
    return number, body.encode("utf-8", "replace").decode()


def write(found: Proposal, archive: Path) -> Path:
    """Makes the file of a proposal.

    Raises:
        FileExistsError: there is one of that name; it is not touched.
        OSError: the disk failed.
    """
    path = archive / found.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(found.text)
    return path
