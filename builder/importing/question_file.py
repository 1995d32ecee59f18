"""The text of a question file: front matter, the question, and the answer under its heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.importing.front_matter import Value, front_matter
from builder.importing.lossless import Difference, difference
from builder.importing.records import Record
from builder.importing.splitting import in_parts
from builder.reading.frontmatter import Mapping, Scalar, read_yaml
from builder.reading.source import MAX_BODY, MAX_FRONT_MATTER, split

_HEADINGS = {"nl": "Antwoord", "fr": "Réponse", "de": "Antwort", "en": "Answer"}


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of everybody and everything that a question names, in the order of its record."""

    askers: Sequence[str]
    addressees: Sequence[str]
    topics: Sequence[str]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a file comes from, as far as its record does not say.

    Attributes:
        importer: program that makes it, with version.
        sha256: digest of the file that was imported.
        retrieved: date on which that was fetched, if given.
    """

    importer: str
    sha256: str = ""
    retrieved: str = ""


def question_file(record: Record, named: Named, provenance: Provenance, language: str) -> str:
    """The whole file.

    Args:
        record: what it says.
        named: ids in place of names.
        provenance: where it comes from.
        language: of the archive; a question in it need not say so.
    """
    spoken = record.language or language
    fields: dict[str, Value] = {
        "title": record.title,
        "number": record.number,
        "session": record.session,
        "kind": record.kind,
        "language": spoken if spoken != language else "",
        "asked": record.asked,
        "answered": record.answered,
        "status": record.status,
        "askers": [
            {"person": name, "party": asker.party} if asker.party else name
            for name, asker in zip(named.askers, record.askers, strict=True)
        ],
        # The office as printed: whoever turns out to have held it, this is what was written.
        "addressees": [
            {"person": name, "role": addressee.role} if addressee.role else name
            for name, addressee in zip(named.addressees, record.addressees, strict=True)
        ],
        "topics": list(dict.fromkeys(named.topics)),
        "source": {
            key: value
            for key, value in (
                ("name", record.source_name),
                ("url", record.source_url),
                ("sha256", provenance.sha256),
                ("retrieved", provenance.retrieved),
                ("pages", record.source_pages),
                ("importer", provenance.importer),
            )
            if value
        },
    }
    return f"{front_matter({k: v for k, v in fields.items() if v})}\n{_body(record, spoken)}\n"


def _body(record: Record, spoken: str) -> str:
    question, answer = record.question.strip("\n"), record.answer.strip("\n")
    if not record.markdown:
        parts = in_parts(question, answer)
        question, answer = parts.question, parts.answer
    if answer.strip():
        question = f"{question}\n\n## {_heading(record, spoken)}\n\n{answer}"
    return question.strip("\n")


def _heading(record: Record, spoken: str) -> str:
    return record.heading or _HEADINGS.get(spoken.partition("-")[0], _HEADINGS["en"])


def lost(record: Record, text: str, language: str) -> Difference | None:
    """Where a written file first says something else than its source; `None`: nowhere.

    Looks at the letters and digits of the body, markers and labels of footnotes included, and at
    nothing but the file and the texts of the source.
    """
    question, answer = record.expected or (record.question, record.answer)
    heading = _heading(record, record.language or language) if answer.strip() else ""
    return difference(f"{question}\n{heading}\n{answer}", split(text, "")[0].body)


def too_large(text: str) -> str | None:
    """What a file may not be larger than, if it is; the reader would refuse it."""
    end = text.index("\n---\n")
    if end > MAX_FRONT_MATTER:
        return f"{MAX_FRONT_MATTER // 1024} kB"
    return f"{MAX_BODY // 1024} kB" if len(text) - end > MAX_BODY else None


def source_of(data: bytes) -> dict[str, str]:
    """The strings in the field `source` of a question file that is there already."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    parts, _ = split(text, "")
    fields, _ = read_yaml(parts.front, "")
    for key, node in fields.entries:
        if key.text == "source" and isinstance(node, Mapping):
            return {k.text: v.text for k, v in node.entries if isinstance(v, Scalar)}
    return {}
