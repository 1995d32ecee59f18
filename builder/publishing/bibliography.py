"""How to cite a question: in words, and in the forms of reference managers.

Sources: for words, the Belgian guide to legal citation ("Juridische verwijzingen en afkortingen",
part on parliamentary questions); BibTeX's entry type `misc`; RIS (Research Information Systems,
type GOVDOC); CSL-JSON, schema of the Citation Style Language 1.0.2.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.model import Date, Question
from builder.publishing.edition import Edition

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_{}"},
    }
)


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to say of a question when one cites it; empty is unknown.

    Attributes:
        id: of the question.
        title: its title.
        askers: names of those who asked.
        number: as printed.
        parliament: name of the parliament, else of the archive.
        session: of the parliament.
        asked: when.
        day: the same in words.
        url: address of its page; empty if the site does not know where it will stand.
        language: BCP 47 code.
    """

    id: str
    title: str
    askers: tuple[str, ...]
    number: str
    parliament: str
    session: str
    asked: Date | None
    day: str
    url: str
    language: str


def work_of(question: Question, edition: Edition) -> Work:
    """What there is to say of a question."""
    fields, config = question.fields, edition.config
    body = edition.archive.bodies.get(fields.parliament or "")
    day = edition.wording.day(fields.asked)
    return Work(
        question.id,
        fields.title,
        tuple(who.name for who in question.askers),
        fields.number or "",
        body.fields.name if body is not None else config.title,
        question.session or "",
        fields.asked,
        day.text if day else "",
        config.base_url + question.url if config.base_url else "",
        question.language,
    )


def _line(text: str) -> str:
    """On one line: in RIS a new line begins another field."""
    return " ".join(text.split())


def in_words(work: Work, edition: Edition) -> str:
    """`Vr. en Antw. Raad 2024-2025, 20 januari 2025, nr. 26 (Vr. A. Peeters), “Titel”`.

    In full where the guide shortens: an archive does not know which part of a name is the first.
    """
    t = edition.site.t
    number = t("number", number=work.number) if work.number else ""
    askers = edition.wording.names(work.askers)
    asked = f"({t('cite_asker', askers=askers)})" if askers else ""
    pieces = (
        " ".join(filter(None, (t("cite_series"), work.parliament, work.session))),
        work.day,
        " ".join(filter(None, (number, asked))),
        f"“{work.title}”",
    )
    return ", ".join(filter(None, pieces))


def at(said: str, work: Work, place: str = "", anchor: str = "") -> str:
    """The same with the address of the question, or of a place in it.

    Args:
        said: the question in words.
        work: the question.
        place: a part or a paragraph of it, in words.
        anchor: id of that on the page.
    """
    url = f"{work.url}#{anchor}" if work.url and anchor else work.url
    return ", ".join(filter(None, (said, place, url)))


def bibtex(work: Work) -> str:
    """An entry for BibTeX; names are kept whole, since which word is the surname is unknown."""

    def told() -> Iterator[tuple[str, str]]:
        yield "title", f"{{{_tex(work.title)}}}"
        yield "author", " and ".join(f"{{{_tex(name)}}}" for name in work.askers)
        if work.asked is not None:
            yield "year", work.asked.first[:4]
        yield "number", _tex(work.number)
        yield "howpublished", _tex(" ".join(filter(None, (work.parliament, work.session))))
        yield "url", work.url
        yield "language", work.language

    lines = [f"  {name} = {{{value}}}," for name, value in told() if value]
    return "\n".join([f"@misc{{{work.id.replace('/', ':')},", *lines, "}"])


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def ris(work: Work) -> str:
    """A reference in RIS."""
    lines = ["TY  - GOVDOC", f"TI  - {_line(work.title)}"]
    lines += [f"AU  - {_line(name)}" for name in work.askers]
    if work.asked is not None:
        lines.append(f"PY  - {work.asked.first[:4]}")
        if work.asked.is_day:
            lines.append(f"DA  - {work.asked.first.replace('-', '/')}")
    told = (
        ("SN", work.number),
        ("PB", work.parliament),
        ("SE", work.session),
        ("UR", work.url),
        ("LA", work.language),
    )
    lines += [f"{tag}  - {_line(value)}" for tag, value in told if value]
    return "\n".join([*lines, "ER  - "])


def csl_json(work: Work) -> str:
    """An item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": work.id,
        "type": "document",
        "title": work.title,
        "author": [{"literal": name} for name in work.askers],
        "number": work.number,
        "publisher": work.parliament,
        "collection-title": work.session,
        "URL": work.url,
        "language": work.language,
    }
    if work.asked is not None:
        plain = work.asked.text.partition("/")[0].rstrip("?~%")
        parts = [int(part) for part in plain.split("-")]
        item["issued"] = {"date-parts": [parts]}
        if work.asked.text != plain:
            item["issued"]["circa"] = True
    known = {name: value for name, value in item.items() if value}
    return _laid_out([known], "\n")


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _laid_out(value: object, newline: str) -> str:
    """JSON as `json.dumps(value, indent=1)` lays it out, which takes five times as long."""
    deeper = f"{newline} "
    if isinstance(value, dict):
        inside = (f"{_encode(name)}: {_laid_out(one, deeper)}" for name, one in value.items())
        return f"{{{deeper}{f',{deeper}'.join(inside)}{newline}}}"
    if isinstance(value, list):
        return f"[{deeper}{f',{deeper}'.join(_laid_out(one, deeper) for one in value)}{newline}]"
    return _encode(value)


FORMS = (("BibTeX", bibtex), ("RIS", ris), ("CSL-JSON", csl_json))
"""Forms of reference managers: what they are called, and what writes one."""
