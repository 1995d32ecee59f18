"""Mistakes that people make: each is told at its place, with what to write instead."""

import json

import pytest

from builder.forms import ENTRIES
from builder.model import SourceFile
from builder.proposals import proposal
from builder.reading.document import AnchorWords, read
from tests.driver import Archive

TEXT = "1. Waarom?\n\n## Antwoord\n\n1. Daarom.\n"
ASKED = "---\ntitle: X\n---\n1. Waarom?\n\n"


def told(text: str) -> list[tuple[int, int, str, str]]:
    """Line, column, code and hint of every problem of a question file."""
    reading = read(SourceFile("content/questions/s/x.md", text.encode()), AnchorWords())
    return [
        (item.location.line, item.location.column, item.code, item.hint("en") or "")
        for item in reading.problems
    ]


FIELDS = {
    # A field as written; column, code and what to write.
    "title: 's Avonds open": (8, "yaml-syntax", 'write title: "\'s Avonds open"'),
    "title: @minister vraagt": (8, "yaml-syntax", 'write title: "@minister vraagt"'),
    "title: %5 minder": (8, "yaml-syntax", 'write title: "%5 minder"'),
    "title: [Dringend] water": (8, "yaml-syntax", 'write title: "[Dringend] water"'),
    "title: Fietspad: wanneer?": (8, "yaml-syntax", 'write title: "Fietspad: wanneer?"'),
    'title: "Het "nieuwe" plan"': (8, "yaml-syntax", "write title: 'Het \"nieuwe\" plan'"),
    "title: *dringend*": (8, "yaml-syntax", 'write title: "*dringend*"'),
    "title: Vraag #5 over water": (
        14,
        "cut-by-comment",
        'is it part of the value? write "Vraag #5 over water"',
    ),
    "title:X": (1, "not-fields", "write title: X"),
    "title = X": (1, "not-fields", "write title: X"),
    "- title: X": (1, "not-fields", "write title: X"),
    "title:\u00a0X": (1, "not-fields", "write title: X"),
    "title: X\n  asked: 2024": (8, "yaml-syntax", "check the indentation"),
    "title: X\ntopics: water, wegen": (9, "bad-id", "write [water, wegen]"),
    "title: X\nsource: https://x.example/a.pdf": (
        9,
        "not-fields",
        "write source: {url: https://x.example/a.pdf}",
    ),
    "title: X\nasked: 31/12/2023": (8, "bad-date", "write 2023-12-31"),
    "title: X\nasked: 12-31-2023": (8, "bad-date", "write 2023-12-31"),
    "title: X\nasked: 2024/1/5": (8, "bad-date", "write 2024-01-05"),
    "title: X\nasked: “2024-01-05”": (8, "bad-date", "write 2024-01-05"),
    "title: X\nasked: 31 februari 2024": (8, "bad-date", "write year-month-day"),
    "title: X\nsource: {url: www.x.example/a}": (15, "bad-url", "write https://www.x.example/a"),
    "title: X\naskers: Jan Peeters, An De Smet": (
        9,
        "looks-like-several",
        "are they several? write [Jan Peeters, An De Smet]",
    ),
    "title: X\ngesteld: 2024": (1, "unknown-field", "did you mean asked?"),
    "title: X\nthema's: [water]": (1, "unknown-field", "did you mean topics?"),
    "title: X\nfragesteller: [Jan]": (1, "unknown-field", "did you mean askers?"),
    "title: X\nkind: schriftelijk": (7, "bad-choice", "did you mean written?"),
    "title: X\nsource:\n\turl: x": (1, "yaml-syntax", "use spaces instead of a tab"),
}


@pytest.mark.parametrize("written", FIELDS)
def test_a_field_written_wrong_is_told_with_the_right_one(written: str) -> None:
    column, code, hint = FIELDS[written]
    line = 2 + written.count("\n")
    found = told(f"---\n{written}\n---\n{TEXT}")
    assert [(line, column, code)] == [item[:3] for item in found]
    assert found[0][3].startswith(hint)


@pytest.mark.parametrize(
    "name",
    [
        "Peeters, Jan",
        "Jan Peeters, minister van Werk, Economie en Innovatie",
        "Van den Heuvel, Koen",
    ],
)
def test_a_comma_in_a_name_is_not_always_two_names(name: str) -> None:
    assert not told(f"---\ntitle: X\naskers: {name}\n---\n{TEXT}")


@pytest.mark.parametrize("remark", ["title: X # as printed", "title: 'Vraag #5'", "title: C#5"])
def test_a_remark_behind_a_value_is_none_of_our_business(remark: str) -> None:
    assert not told(f"---\n{remark}\n---\n{TEXT}")


STARTS = ["—", "----", "+++", "```", "\u200b---", "\n---", "title: Y\n---"]


@pytest.mark.parametrize("start", STARTS)
def test_front_matter_that_does_not_begin_with_three_hyphens_is_told(start: str) -> None:
    found = told(f"{start}\ntitle: X\n---\n{TEXT}")
    assert [item[2] for item in found] == ["front-matter-start"]
    assert "three hyphens" in found[0][3]


def test_a_text_without_front_matter_is_told_all_three_lines() -> None:
    ((line, column, code, hint),) = told(TEXT)
    assert (line, column, code) == (1, 1, "missing-field")
    assert hint == "put three lines above the text: ---, then title: …, then --- again"


MEANT = ["Antwoord:", "**Antwoord**", "##Antwoord", "ANTWOORD", "## Antwoordt", "Réponse :"]


@pytest.mark.parametrize("heading", MEANT)
def test_what_was_meant_as_the_heading_of_an_answer_is_told(heading: str) -> None:
    assert [item[:3] for item in told(f"{ASKED}{heading}\n\n1. Daarom.\n")] == [
        (6, 1, "looks-like-answer")
    ]


@pytest.mark.parametrize("words", ["## Antwerpen", "Antwoord kwam er nooit.", "Vraag 1", "**Wie**"])
def test_what_only_resembles_the_heading_of_an_answer_is_not(words: str) -> None:
    assert not told(f"{ASKED}{words}\n")


def test_what_word_leaves_is_told_once() -> None:
    pasted = "<p class=MsoNormal>De brug<o:p></o:p></p>\n\n<p class=MsoNormal>is dicht.</p>\n"
    assert [item[:3] for item in told(f"---\ntitle: X\n---\n{pasted}")] == [(4, 1, "html-tag")]
    code = "Een voorbeeld:\n\n```\n<p>x</p>\n```\n\n    <p>y</p>\n\na < b en c > d\n"
    assert not told(f"---\ntitle: X\n---\n{code}")


def test_a_question_that_became_code_by_its_indentation_is_told() -> None:
    found = told("---\ntitle: X\n---\n    1. Waarom?\n\n## Antwoord\n\nDaarom.\n")
    assert [item[:3] for item in found] == [(4, 1, "looks-like-parts")]


def test_what_stands_in_no_folder_of_ours_is_told_with_the_folder(archive: Archive) -> None:
    for name in ("vragen/s/x", "vragen/s/y", "Questions/x", "x", "questions/s/goed"):
        archive.write(f"content/{name}.md", "---\ntitle: X\n---\n")
    archive.write("content/addresses.txt", "")
    archive.write("content/scans/notes.txt", "x")
    found = [(i.location.path, i.code, i.hint("en")) for i in archive.check()]
    into = "put it into one of the folders questions, people, bodies, topics, pages"
    assert found == [
        ("content/Questions/x.md", "astray", "rename the folder to questions"),
        ("content/vragen/s/x.md", "astray", "rename the folder to questions"),
        ("content/x.md", "astray", into),
    ]


NAMES = {
    "x.txt": "rename it to x.md,",
    "x.md.txt": "rename it to x.md,",
    "X.MD": "rename it to x.md,",
    "x.docx": "put its text into a file that ends in .md",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_another_ending_is_told_what_to_do_with_it(archive: Archive, name: str) -> None:
    archive.write(f"content/questions/s/{name}", "---\ntitle: X\n---\n")
    (item,) = archive.check()
    assert item.code == "not-read"
    assert (item.hint("en") or "").startswith(NAMES[name])


def test_names_and_sessions_in_the_form_are_read_as_people_write_them() -> None:
    asked = {
        "session": "2025 / 2026",
        "askers": "Jan Peeters, An Smet",
        "addressees": "Wouters, Piet",
        "topics": "water; wegen, straten",
    }
    texts = {"title": "Brug", "question": "1. Waarom?", **asked}
    labels = {entry.id: entry.label["nl"] for entry in ENTRIES}
    body = "".join(f"### {labels[name]}\n\n{text}\n\n" for name, text in texts.items())
    found = proposal(json.dumps({"issue": {"number": 1, "body": body}}).encode(), "nl")
    assert found.path == "content/questions/2025-2026/brug-1.md"
    assert "askers:\n  - Jan Peeters\n  - An Smet\n" in found.text
    assert "addressees:\n  - Wouters, Piet\n" in found.text
    assert not found.problems
