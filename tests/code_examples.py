"""A wrong and a right example of every problem code: what the tests try and the manual shows.

The page `content/pages/meldingen.md` is written from these and from the catalogue of codes by
`manual()`; a test keeps it in step.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.codes import CODES
from builder.importing import run
from builder.linking.ledger import LEDGER
from builder.pipeline import check
from builder.problems import Problem

QUESTION = "content/questions/2023-2024/x.md"
PERSON = "content/people/een-persoon.md"
TOPIC = "content/topics/water.md"

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Example:
    """What is wrong and how it is right.

    Attributes:
        wrong: content of the file that is shown; `None` if it is not there.
        right: the same, mended.
        path: of that file.
        renamed: its path when it is right, if that is what was wrong.
        beside: other files of the archive, by path.
        table: whether the files are a table and its mapping, which are imported.
    """

    wrong: str | bytes | None
    right: str | None
    path: str = QUESTION
    renamed: str = ""
    beside: Files = field(default_factory=dict)
    table: bool = False

    def problems(self, folder: Path, *, right: bool) -> list[Problem]:
        """Everything that is told of one of the two."""
        shown = self.right if right else self.wrong
        path = (self.renamed or self.path) if right else self.path
        files = {"site.yaml": "title: Proefarchief\n", **self.beside}
        files |= {path: shown} if shown is not None else {}
        if shown is None:
            files.pop(path, None)
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        if self.table:
            return list(run([folder / TABLE], folder / MAPPING, folder).problems)
        return list(check(folder).problems)


TABLE, MAPPING = "vragen.csv", "indeling.yaml"
_SIMPLE = "title: titel\nquestion: vraag\nid: '{titel}'\nsession: {value: 2023-2024}\n"


def _front(wrong: str, right: str, beside: Files | None = None) -> Example:
    """An example in the front matter of a question."""
    whole = "---\n{}\n---\n1. Waarom?\n"
    titled = [text if "title:" in text else f"title: X\n{text}".rstrip() for text in (wrong, right)]
    return Example(whole.format(titled[0]), whole.format(titled[1]), beside=beside or {})


def _body(wrong: str, right: str, beside: Files | None = None) -> Example:
    """An example in the text of a question."""
    return Example(
        f"---\ntitle: X\n---\n{wrong}\n", f"---\ntitle: X\n---\n{right}\n", beside=beside or {}
    )


def _promise(wrong: str, right: str) -> Example:
    """An example in the promises of an answer."""
    whole = (
        "---\ntitle: X\ncommitments:\n  - {}\n---\n1. Wanneer?\n\n## Antwoord\n\n"
        "1. Het dak is in juni hersteld.\n"
    )
    return Example(whole.format(wrong), whole.format(right))


def _table(wrong: str, right: str, mapping: str = _SIMPLE) -> Example:
    return Example(wrong, right, TABLE, beside={MAPPING: mapping}, table=True)


_ASKED = "1. Waarom?\n\n2. Hoe?\n\n## Antwoord\n\n"
_LONG = (
    "Hoeveel fietsers gebruikten in 2023 het veer over de Zilte, en hoeveel waren dat er per maand?"
)
_OTHER = f"---\ntitle: Ander\nnumber: 12\naddressees: [Bert]\n---\n1. {_LONG}\n"
_BESIDE = {"content/questions/2023-2024/a.md": _OTHER}

EXAMPLES: dict[str, Example] = {
    "bad-file-name": Example(
        "---\ntitle: X\n---\n",
        "---\ntitle: X\n---\n",
        "content/questions/2023-2024/Het Veer.md",
        "content/questions/2023-2024/het-veer.md",
    ),
    "not-read": Example(
        "---\ntitle: X\n---\n",
        "---\ntitle: X\n---\n",
        "content/questions/2023-2024/x.txt",
        QUESTION,
    ),
    "astray": Example(
        "---\ntitle: X\n---\n", "---\ntitle: X\n---\n", "content/vragen/2023-2024/x.md", QUESTION
    ),
    "not-utf8": Example("---\ntitle: Café\n---\n".encode("latin-1"), "---\ntitle: Café\n---\n"),
    "control-character": _body("1. Waar\x00om?", "1. Waarom?"),
    "bidi-character": _body("1. Waarom\u202e?", "1. Waarom?"),
    "front-matter-start": Example(
        "title: X\n---\n1. Waarom?\n", "---\ntitle: X\n---\n1. Waarom?\n"
    ),
    "front-matter-open": Example(
        "---\ntitle: X\n\n1. Waarom?\n", "---\ntitle: X\n---\n1. Waarom?\n"
    ),
    "yaml-syntax": _front("title: Water: een stand", 'title: "Water: een stand"'),
    "yaml-forbidden": _front("title: &a Water", "title: Water"),
    "yaml-depth": _front("topics: [[[[[[[[[water]]]]]]]]]", "topics: [water]"),
    "not-fields": _front("source: archief", "source: {name: archief}"),
    "cut-by-comment": _front("title: Bus #5 rijdt", 'title: "Bus #5 rijdt"'),
    "duplicate-key": _front("title: X\ntitle: Y", "title: X"),
    "unknown-field": _front("title: X\nask: 2024-01-12", "title: X\nasked: 2024-01-12"),
    "missing-field": Example("---\nnumber: 12\n---\n", "---\ntitle: X\nnumber: 12\n---\n"),
    "not-text": _front("title: [Water, Wegen]", "title: Water en wegen"),
    "empty-value": _front('title: X\nnumber: " "', "title: X\nnumber:"),
    "bad-id": _front("topics: [Water en wegen]", "topics: [water-en-wegen]"),
    "bad-choice": _front("kind: schriftelijk", "kind: written"),
    "bad-number": Example(
        "---\ntitle: X\nmenu: eerst\n---\n", "---\ntitle: X\nmenu: 1\n---\n", "content/pages/x.md"
    ),
    "bad-date": _front("asked: 12 januari 2024", "asked: 2024-01-12"),
    "bad-url": _front("source: {url: www.raad.example}", "source: {url: https://www.raad.example}"),
    "bad-form": _front("language: Frans", "language: fr"),
    "bad-today": Example("title: X\ntoday: nu\n", "title: X\ntoday: 2026-11-24\n", "site.yaml"),
    "unknown-calendar": Example(
        "title: X\ndeadlines: [{name: R, amount: 20, calendar: Narnia}]\n",
        "title: X\ndeadlines: [{name: R, amount: 20, calendar: BE}]\n",
        "site.yaml",
    ),
    "link-scheme": _body("Zie [hier](ftp://x.example).", "Zie [hier](https://x.example)."),
    "nested-too-deep": _body("> " * 50 + "Waarom?", "> Waarom?"),
    "table-row": _body(
        "| jaar |\n|---|\n| 2023 | 12 |", "| jaar | aantal |\n|---|---|\n| 2023 | 12 |"
    ),
    "duplicate-note": _body(
        "Eén[^1].\n\n[^1]: a\n\n[^1]: b", "Eén[^1], twee[^2].\n\n[^1]: a\n\n[^2]: b"
    ),
    "looks-like-answer": _body(
        "1. Waarom?\n\n#### Antwoord\n\nDaarom.", "1. Waarom?\n\n## Antwoord\n\nDaarom."
    ),
    "looks-like-several": _front("askers: Jan Peeters, An Smet", "askers: [Jan Peeters, An Smet]"),
    "looks-like-parts": _body(
        f"{_ASKED}Eerste vraag: daarom.\n\nTweede vraag: zo.", f"{_ASKED}1. Daarom.\n\n2. Zo."
    ),
    "looks-like-list": _body(
        f"{_ASKED}Er is één reden:\n\n1. het weer",
        f"{_ASKED}Er is één reden:\n\n- het weer",
    ),
    "soft-hyphen": _body("Het water\u00adpeil.", "Het waterpeil."),
    "ligature": _body("Een eﬀect.", "Een effect."),
    "html-tag": _body("<p class=MsoNormal>De brug is dicht.</p>", "De brug is dicht."),
    "broken-word": _body("Het onder-\nzoek loopt.", "Het onderzoek loopt."),
    "page-number": _body("Aan het woord\n\n- 12 -\n\nis de raad.", "Aan het woord is de raad."),
    "lost-character": _body("Het caf\ufffd.", "Het café."),
    "no-site": Example(None, "title: Mijn archief\n", "site.yaml"),
    "no-interface": Example("title: X\nlanguage: tlh\n", "title: X\nlanguage: nl\n", "site.yaml"),
    "word-gap": Example(
        'number: "vraag {nummer}"\n',
        'number: "vraag {number}"\n',
        "theme/locales/nl.yaml",
    ),
    "template-syntax": Example(
        '{% extends "built-in/page.html" %}\n{% block main %}\n<p>Vooraf</p>\n',
        '{% extends "built-in/page.html" %}\n{% block main %}\n<p>Vooraf</p>\n{% endblock %}\n',
        "theme/templates/page.html",
    ),
    "template-unknown": Example(
        '{% extends "built-in/pagina.html" %}\n',
        '{% extends "built-in/page.html" %}\n',
        "theme/templates/page.html",
    ),
    "unknown-person": _front(
        "askers: [een-persom]", "askers: [een-persoon]", beside={PERSON: "---\nname: P\n---\n"}
    ),
    "unknown-body": _front(
        "bodies: [de-rad]",
        "bodies: [de-raad]",
        beside={"content/bodies/de-raad.md": "---\nname: De Raad\n---\n"},
    ),
    "unknown-topic": _front(
        "topics: [watr]", "topics: [water]", beside={TOPIC: "---\nname: Water\n---\n"}
    ),
    "no-name": _front('askers: ["…"]', "askers: [een-persoon]"),
    "ambiguous-name": _front(
        "askers: [An Maes]",
        "askers: [an-maes-2]",
        beside={
            "content/people/an-maes.md": "---\nname: An Maes\n---\n",
            "content/people/an-maes-2.md": "---\nname: An Maes\n---\n",
        },
    ),
    "same-address": Example(
        "---\ntitle: X\n---\n",
        "---\ntitle: X\n---\n",
        "content/pages/vragen.md",
        "content/pages/over-vragen.md",
    ),
    "alias-taken": _front(
        "aliases: [2023-2024/a]", "aliases: [2023-2024/oude-naam]", beside=_BESIDE
    ),
    "circle": Example("---\nname: Water\nbroader: water\n---\n", "---\nname: Water\n---\n", TOPIC),
    "broken-link": _body("Zie [daar](aa.md).", "Zie [daar](a.md).", beside=_BESIDE),
    "broken-anchor": _body(
        "Zie [daar](a.md#vraag-9).", "Zie [daar](a.md#vraag-1).", beside=_BESIDE
    ),
    "citation-not-found": Example(
        "---\ntitle: X\nreferences: {vraag nr. 9 van 2 mei 2023: ignore}\n---\nZie vraag nr. 12.\n",
        "---\ntitle: X\nreferences: {vraag nr. 12: ignore}\n---\nZie vraag nr. 12.\n",
    ),
    "unknown-question": Example(
        "---\ntitle: X\nreferences: {vraag nr. 12: 2023-2024/b}\n---\nZie vraag nr. 12.\n",
        "---\ntitle: X\nreferences: {vraag nr. 12: 2023-2024/a}\n---\nZie vraag nr. 12.\n",
        beside=_BESIDE,
    ),
    "address-gone": Example(
        "vragen/2023-2024/a/\nvragen/2023-2024/weg/\n",
        "vragen/2023-2024/a/\nvragen/2023-2024/weg/ gone: ingetrokken\n",
        LEDGER,
        beside=_BESIDE,
    ),
    "ledger-line": Example(
        "/vragen/2023-2024/a\n", "vragen/2023-2024/a/\n", LEDGER, beside=_BESIDE
    ),
    "unknown-part": _front("outcomes: {2: refused}", "outcomes: {1: refused}"),
    "not-in-office": _front(
        "asked: 2019-03-01\naddressees: [een-persoon]",
        "asked: 2021-03-01\naddressees: [een-persoon]",
        beside={PERSON: "---\nname: Een Persoon\nroles: [{title: minister, from: 2020}]\n---\n"},
    ),
    "quote-not-found": _promise(
        "{quote: Het dak is in mei hersteld}", "{quote: Het dak is in juni hersteld}"
    ),
    "kept-without-evidence": _promise(
        "{quote: Het dak is, state: kept}",
        "{quote: Het dak is, state: kept, evidence: https://example.org/dak}",
    ),
    "unknown-evidence": _promise(
        "{quote: Het dak is, state: kept, evidence: 2023-2024/y}",
        "{quote: Het dak is, state: kept, evidence: 2023-2024/x}",
    ),
    "order-of-dates": _front(
        "asked: 2024-01-12\nanswered: 2023-02-01", "asked: 2024-01-12\nanswered: 2024-02-01"
    ),
    "odd-date": Example(
        "---\ntitle: X\nasked: 0204\n---\n",
        "---\ntitle: X\nasked: 2004\n---\n",
        "content/questions/x.md",
    ),
    "future-date": _front(
        "asked: 2042-01-12",
        "asked: 2024-01-12",
        beside={"site.yaml": "title: X\ntoday: 2026-11-24\n"},
    ),
    "date-outside-session": _front("asked: 2020-01-12", "asked: 2024-01-12"),
    "period-order": Example(
        "---\nname: P\nroles: [{title: raadslid, from: 2024, to: 2019}]\n---\n",
        "---\nname: P\nroles: [{title: raadslid, from: 2019, to: 2024}]\n---\n",
        PERSON,
    ),
    "same-number": Example(
        "---\ntitle: X\nnumber: 12\naddressees: [Bert]\n---\n",
        "---\ntitle: X\nnumber: 13\naddressees: [Bert]\n---\n",
        beside=_BESIDE,
    ),
    "duplicate-question": Example(
        f"---\ntitle: X\naddressees: [Bert]\n---\n1. {_LONG}\n",
        f"---\ntitle: X\naddressees: [Anja]\n---\n1. {_LONG}\n",
        beside=_BESIDE,
    ),
    "near-duplicate": Example(
        f"---\ntitle: X\naddressees: [Bert]\n---\n1. {_LONG[:-1]}, graag?\n",
        "---\ntitle: X\naddressees: [Bert]\n---\n1. Hoeveel fietsers gebruikten de nieuwe brug?\n",
        beside=_BESIDE,
    ),
    "unanswered-part": _body(f"{_ASKED}1. Daarom.", f"{_ASKED}1. Daarom.\n\n2. Zo."),
    "import-cells": _table("titel,vraag\nWater,Waarom?,12\n", "titel,vraag\nWater,Waarom?\n"),
    "import-column": _table("titel,tekst\nWater,Waarom?\n", "titel,vraag\nWater,Waarom?\n"),
    "import-same-column": _table(
        "titel,vraag,vraag\nWater,Waarom?,Hoe?\n", "titel,vraag,nog\nWater,Waarom?,Hoe?\n"
    ),
    "import-no-title": _table("titel,vraag\n,Waarom?\n", "titel,vraag\nWater,Waarom?\n"),
    "import-repeated": _table(
        "titel,vraag\nWater,Waarom?\nWater,Waarom?\n", "titel,vraag\nWater,Waarom?\n"
    ),
}
"""By code, in the order of the catalogue."""

WITHOUT_EXAMPLE = {
    "not-a-file": "what is wrong is on the disk, not in a text",
    "not-a-folder": "the same",
    "too-large": "an example would fill the page",
    "too-long": "an example would fill the page",
    "yaml-values": "an example would fill the page",
    "output-too-large": "an example would fill the page",
    "template-fails": "it only shows when a page is made; test_theme tries it",
    "likely-promise": "it is only told to editors who ask for it, and nothing is wrong with it",
}
"""Codes whose mistake cannot be shown in a few lines; other tests try them. So it is with what is
said of a table that is read in or of a document that is not text."""

KINDS = {"error": "fout", "warning": "waarschuwing", "notice": "opmerking"}


def shown(content: str | bytes | None) -> str:
    """What is in a file, with signs for characters that nobody would see."""
    if content is None:
        return "(het bestand ontbreekt)"
    text = content if isinstance(content, str) else content.decode("latin-1")
    return "".join(
        c if c.isprintable() or c == "\n" else f"⟨U+{ord(c):04X}⟩" for c in text
    ).rstrip()


_INTRODUCTION = """---
title: Alle meldingen
description: Wat vraagbaak check kan zeggen, met telkens een fout en een goed voorbeeld.
---
Dit zijn alle meldingen van `vraagbaak check` en van de controle van een pull request, met wat u in\
 de plaats schrijft. Een *fout* houdt de site tegen; een *waarschuwing* en een *opmerking* doen dat\
 niet. De voorbeelden worden bij elke wijziging van het programma nagekeken: ze geven echt die\
 melding, of net niet.
"""


def manual() -> str:
    """The page with every code, in Dutch."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    for code, entry in CODES.items():
        words = entry.text["nl"]
        yield from (f"## {code}", "", f"*{KINDS[entry.severity]}*: {_plain(words.message)}.", "")
        for hint in words.hints:
            yield f"- {_plain(hint)}"
        yield ""
        example = EXAMPLES.get(code)
        if example is not None:
            yield from _fence("Fout", example.path, shown(example.wrong))
            yield from _fence("Goed", example.renamed or example.path, shown(example.right))


def _plain(text: str) -> str:
    """Words of the catalogue with an ellipsis for what is filled in, safe in Markdown."""
    plain = re.sub(r"\{\w+\}", "…", text)
    return re.sub(r"([\\`*_\[\]<>#|^~])", r"\\\1", plain)


def _fence(label: str, path: str, text: str) -> Iterator[str]:
    yield from (f"{label}, in `{path}`:", "", "~~~~", text, "~~~~", "")
