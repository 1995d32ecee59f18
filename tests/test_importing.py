"""Importing tables: what becomes of every row, and that nothing is lost on the way."""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping as Fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing import Report, known_mappings, run
from builder.importing.directory import numbered
from builder.importing.escape import clean, escape_markdown
from builder.importing.front_matter import Value, front_matter
from builder.importing.mapping_file import load_mapping, read_mapping
from builder.importing.matching import name_key
from builder.model import Body, Document, QuestionFields, SourceFile
from builder.problems import Problem
from builder.reading.document import AnchorWords, read
from builder.reading.frontmatter import Mapping, Node, Scalar, Sequence, read_yaml
from builder.reading.markup import parse
from builder.reading.slugs import is_id
from builder.reading.source import split
from builder.reading.writer import units

SHARED = Path(__file__).parents[2] / "shared" / "corpora" / "be-chamber-2017.jsonl"

MAPPING = """\
title: Title
question: Text
answer: Reply
number: Nr
language: {column: Lang, words: {dutch: nl, french: fr}}
session: {opens: {month: 10, weekday: tuesday, nth: 2}}
asked: {column: Asked, format: DD/MM/YYYY}
askers: {column: Who, order: last-first, separator: ";", party: Party}
addressees: {column: Office, role: Office, body: Body}
topics: {column: Topics, separator: ",", case: sentence, spelling: [BTW, België]}
source: {url: "https://example.org/{Nr}"}
empty: [None]
"""

ROW: dict[str, Any] = {
    "Title": "Treinen en bussen",
    "Text": "Een inleiding.\n\n1. Hoeveel?\n2. Waarom?",
    "Reply": "1. Tien.\n2. Daarom.",
    "Nr": "12",
    "Lang": "dutch",
    "Asked": "03/11/2020",
    "Who": "Peeters, An",
    "Party": "Partij",
    "Office": "Minister van Vervoer",
    "Body": "Vervoer",
    "Topics": "SPOOR,BTW IN BELGIE",
}


class Archive:
    """An archive to import into."""

    def __init__(self, folder: Path) -> None:
        """Makes an empty one, and a mapping beside it."""
        self.site = folder / "site"
        self.site.mkdir()
        (self.site / "site.yaml").write_text("title: X\n", encoding="utf-8")
        self.folder = folder
        self.mapping = folder / "mapping.yaml"
        self.mapping.write_text(MAPPING, encoding="utf-8")

    def table(self, *rows: Fields[str, Any] | str, name: str = "table.jsonl") -> Path:
        """A file of JSON Lines; a string is a line as it is."""
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        file = self.folder / name
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def rows(self, *rows: Fields[str, Any] | str, **options: Any) -> Report:  # noqa: ANN401
        """Imports rows."""
        return run([self.table(*rows)], self.mapping, self.site, **options)

    def read(self, path: str) -> Document:
        """A file of the archive, without a fault."""
        reading = read(SourceFile(path, (self.site / path).read_bytes()), AnchorWords())
        assert reading.document is not None
        assert reading.problems == ()
        return reading.document

    def files(self) -> dict[str, bytes]:
        """Everything below `content/`."""
        found = (file for file in self.site.rglob("*.md"))
        return {file.relative_to(self.site).as_posix(): file.read_bytes() for file in found}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def plain_source(data: bytes) -> bytes:
    """A file without what it says of the table it came from."""
    return re.sub(rb"(?m)^  (name|sha256): .*\n", b"", data)


def told(report: Report) -> list[tuple[str, int]]:
    return [(item.code, item.location.line) for item in report.problems]


def question(archive: Archive, report: Report) -> tuple[QuestionFields, Body]:
    (path,) = (path for path in report.created if path.startswith("content/questions/"))
    document = archive.read(path)
    assert isinstance(document.fields, QuestionFields)
    assert isinstance(document.body, Body)
    return document.fields, document.body


# --- a row becomes files ------------------------------------------------------------------------


def test_a_row_becomes_a_question_with_everything_it_says(archive: Archive) -> None:
    report = archive.rows(ROW)
    assert report.problems == ()
    fields, body = question(archive, report)
    assert fields.title == "Treinen en bussen"
    assert fields.number == "12"
    assert fields.session == "2020-2021"
    assert fields.asked is not None
    assert fields.asked.text == "2020-11-03"
    assert [(who.person, who.party) for who in fields.askers] == [("an-peeters", "Partij")]
    (addressee,) = fields.addressees
    assert (addressee.person, addressee.role) == ("minister-van-vervoer", "Minister van Vervoer")
    assert fields.topics == ("spoor", "btw-in-belgie")
    assert fields.source is not None
    assert fields.source.url == "https://example.org/12"
    assert (fields.source.importer or "").startswith("vraagbaak ")
    assert [part.text for part in body.question.parts] == ["Hoeveel?", "Waarom?"]
    assert [part.numbers for part in body.answers[0].parts] == [("1",), ("2",)]


def test_its_people_bodies_and_topics_get_files(archive: Archive) -> None:
    report = archive.rows(ROW)
    assert report.counts == (("question", 1), ("person", 2), ("body", 1), ("topic", 2))
    office = (archive.site / "content/people/minister-van-vervoer.md").read_text(encoding="utf-8")
    assert "  - title: Minister van Vervoer\n    body: vervoer\n" in office
    topic = (archive.site / "content/topics/btw-in-belgie.md").read_text(encoding="utf-8")
    assert topic == "---\nname: BTW in België\n---\n"
    for path in report.created:
        archive.read(path)


@pytest.mark.parametrize(
    ("asked", "session"), [("12/10/2020", "2019-2020"), ("13/10/2020", "2020-2021")]
)
def test_the_session_is_known_by_the_day_on_which_it_opens(
    archive: Archive, asked: str, session: str
) -> None:
    fields, _ = question(archive, archive.rows(ROW | {"Asked": asked}))
    assert fields.session == session


def test_the_answer_stands_under_a_heading_in_the_language_of_the_question(
    archive: Archive,
) -> None:
    fields, body = question(archive, archive.rows(ROW | {"Lang": "french"}))
    assert fields.language == "fr"
    assert body.answers[0].heading == "Réponse"


@pytest.mark.parametrize("nothing", [None, "", "  ", "None"])
def test_a_question_without_an_answer_has_no_answer(archive: Archive, nothing: str | None) -> None:
    _, body = question(archive, archive.rows(ROW | {"Reply": nothing}))
    assert body.answers == ()


def test_people_of_one_row_are_told_apart(archive: Archive) -> None:
    row = ROW | {"Who": "Peeters, An; Claes, Jo", "Party": "A; B"}
    fields, _ = question(archive, archive.rows(row))
    found = [(who.person, who.party) for who in fields.askers]
    assert found == [("an-peeters", "A"), ("jo-claes", "B")]


def test_a_column_may_lie_inside_another(archive: Archive) -> None:
    archive.mapping.write_text(
        "title: head.title\nquestion: text\naskers: members.name\n"
        'id: "{head.id}"\ntopics: {column: none.of.these}\n',
        encoding="utf-8",
    )
    row = {
        "head": {"title": "T", "id": 0.10},
        "text": "X",
        "members": [{"name": "A"}, {"name": "B"}],
        "none": None,
    }
    report = archive.rows(row)
    fields, _ = question(archive, report)
    assert fields.title == "T"
    assert [who.person for who in fields.askers] == ["a", "b"]
    assert "content/questions/0-1.md" in report.created


def test_title_and_text_of_one_column_part_at_the_blank_line(archive: Archive) -> None:
    archive.mapping.write_text(
        "title: {column: t, part: before-blank-line}\n"
        'question: {column: t, part: after-blank-line}\nid: "{title}"\n',
        encoding="utf-8",
    )
    fields, body = question(archive, archive.rows({"t": "De titel. \n\n De tekst.\n\nMeer."}))
    assert fields.title == "De titel."
    assert body.question.text == "De tekst.\n\nMeer."


def test_an_undivided_text_is_kept_whole_and_told(archive: Archive) -> None:
    archive.mapping.write_text(
        "title: {column: t, part: before-blank-line}\n"
        'question: {column: t, part: after-blank-line}\nid: "{title}"\n',
        encoding="utf-8",
    )
    text = "woord " * 100
    report = archive.rows({"t": text})
    fields, body = question(archive, report)
    assert body.question.text == text.strip()
    assert len(fields.title) < 210
    assert told(report) == [("import-no-blank-line", 1)]


# --- ids ----------------------------------------------------------------------------------------


def test_different_questions_with_one_id_are_numbered(archive: Archive) -> None:
    rows = [ROW, ROW | {"Text": "Iets anders?"}, ROW | {"Text": "Nog iets?"}]
    report = archive.rows(*rows)
    names = [path for path in report.created if path.startswith("content/questions/")]
    stem = "content/questions/2020-2021/12-treinen-en-bussen"
    assert names == [f"{stem}.md", f"{stem}-2.md", f"{stem}-3.md"]


def test_the_same_row_twice_is_one_question(archive: Archive) -> None:
    report = archive.rows(ROW, ROW)
    assert dict(report.counts)["question"] == 1
    assert told(report) == [("import-repeated", 2)]


def test_a_question_of_another_source_does_not_pass_for_one_that_is_there(
    archive: Archive,
) -> None:
    archive.mapping.write_text(f'{MAPPING}id: "{{session}}/{{title}}"\n', encoding="utf-8")
    archive.rows(ROW)
    report = archive.rows(ROW | {"Nr": "13"})
    assert report.created == ("content/questions/2020-2021/treinen-en-bussen-2.md",)


def test_a_title_without_latin_letters_still_gets_an_id(archive: Archive) -> None:
    archive.mapping.write_text(f'{MAPPING}id: "{{session}}/{{title}}"\n', encoding="utf-8")
    first = archive.rows(ROW | {"Title": "Ερώτηση"})
    assert dict(first.counts)["question"] == 1
    assert archive.rows(ROW | {"Title": "Ερώτηση"}).created == ()


@given(st.integers(1, 10**6), st.text("abc-", min_size=1, max_size=150))
def test_a_numbered_id_is_an_id(number: int, name: str) -> None:
    name = "-".join(filter(None, name.split("-")))[:100].strip("-")
    if name:
        assert is_id(numbered(f"s/{name}", number))


def test_two_long_names_that_begin_alike_are_two_people(archive: Archive) -> None:
    office = "Staatssecretaris voor " + "zeer belangrijke zaken en " * 6
    report = archive.rows(
        ROW | {"Office": f"{office} A"}, ROW | {"Office": f"{office} B", "Nr": "13"}
    )
    assert dict(report.counts)["person"] == 3


def test_into_names_the_session_of_all_rows(archive: Archive) -> None:
    report = archive.rows(ROW, into="55")
    assert "content/questions/55/12-treinen-en-bussen.md" in report.created


def test_into_must_be_an_id(archive: Archive) -> None:
    report = archive.rows(ROW, into="../55")
    assert [item.code for item in report.problems] == ["bad-id"]
    assert archive.files() == {}


# --- creates only -------------------------------------------------------------------------------


def test_a_second_import_creates_nothing_and_changes_nothing(archive: Archive) -> None:
    rows = [ROW, ROW | {"Text": "Iets anders?"}, ROW | {"Nr": "13"}]
    archive.rows(*rows)
    before = archive.files()
    report = archive.rows(*rows)
    assert report.created == ()
    assert len(report.skipped) == 3
    assert {item.code for item in report.problems} == {"import-exists"}
    assert archive.files() == before


def test_what_a_person_wrote_is_never_overwritten(archive: Archive) -> None:
    file = archive.site / "content/questions/2020-2021/12-treinen-en-bussen.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: Mijn eigen\n---\n", encoding="utf-8")
    report = archive.rows(ROW)
    assert file.read_text(encoding="utf-8") == "---\ntitle: Mijn eigen\n---\n"
    assert report.skipped == ("content/questions/2020-2021/12-treinen-en-bussen.md",)


@pytest.mark.parametrize(
    "there",
    ["name: AN PEETERS", "name: X\nother_names: [Án Peeters]", "name: X\naliases: [an-peeters]"],
)
def test_a_person_who_is_there_by_any_name_is_found(archive: Archive, there: str) -> None:
    people = archive.site / "content/people"
    people.mkdir(parents=True)
    (people / "peeters.md").write_text(f"---\n{there}\n---\n", encoding="utf-8")
    fields, _ = question(archive, archive.rows(ROW))
    assert fields.askers[0].person == "peeters"
    assert not (people / "an-peeters.md").exists()


def test_a_dry_run_says_the_same_and_writes_nothing(archive: Archive) -> None:
    rows: list[dict[str, Any] | str] = [
        ROW,
        ROW | {"Text": "Iets anders?"},
        "{",
        ROW | {"Title": ""},
    ]
    dry = archive.rows(*rows, dry_run=True)
    assert archive.files() == {}
    assert archive.rows(*rows) == dry


def test_progress_ends_at_the_number_of_bytes(archive: Archive) -> None:
    heard: list[tuple[int, int]] = []
    archive.rows(ROW, ROW, progress=lambda done, total: heard.append((done, total)))
    size = (archive.folder / "table.jsonl").stat().st_size
    assert heard[-1] == (size, size)
    assert heard == sorted(heard)


# --- rows that are wrong ------------------------------------------------------------------------


def test_a_row_that_cannot_be_read_is_told_with_its_place_and_the_others_go_on(
    archive: Archive,
) -> None:
    report = archive.rows(
        '{"Title": oops}',
        "[1]",
        '{"Title": "A", "Title": "B"}',
        ROW | {"Title": " "},
        ROW | {"Asked": "2020/11/03"},
        ROW | {"Text": {"html": "x"}},
        ROW | {"Asked": ""},
        ROW,
    )
    assert told(report) == [
        ("import-row", 1),
        ("import-row", 2),
        ("import-same-column", 3),
        ("import-no-title", 4),
        ("bad-date", 5),
        ("import-not-text", 6),
        ("import-no-session", 7),
    ]
    assert (report.rows, report.failed) == (8, 7)
    assert report.problems[0].location.column == 11
    assert report.problems[4].location.column == json.dumps(ROW).index('"Asked"') + 1
    assert dict(report.counts)["question"] == 1


def test_a_line_that_is_not_utf8_is_told_and_the_others_go_on(archive: Archive) -> None:
    file = archive.table(ROW)
    file.write_bytes(b'{"Title": "caf\xe9"}\n' + file.read_bytes())
    report = run([file], archive.mapping, archive.site)
    assert told(report) == [("not-utf8", 1)]
    assert report.problems[0].location.column == 15
    assert dict(report.counts)["question"] == 1


def test_a_file_in_utf16_is_told(archive: Archive) -> None:
    file = archive.folder / "t.csv"
    file.write_text("Title,Text", encoding="utf-16")
    assert told(run([file], archive.mapping, archive.site)) == [("not-utf8", 1)]


def test_a_text_too_large_for_the_reader_is_told_and_not_written(archive: Archive) -> None:
    report = archive.rows(ROW | {"Text": "woord " * 200_000})
    assert told(report) == [("too-large", 1)]
    assert report.failed == 1


def test_characters_that_no_file_can_hold_are_dropped_and_told(archive: Archive) -> None:
    report = archive.rows(ROW | {"Text": "a\x00b\x07c\ud800d\x85e"})
    _, body = question(archive, report)
    assert body.question.text == "abcd e"
    assert told(report) == [("import-character", 1)]
    assert dict(report.problems[0].arguments)["names"] == "U+0000, U+0007, U+D800"


# --- formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_gives_the_same_files_as_json_lines(archive: Archive, delimiter: str) -> None:
    expected = archive.rows(ROW, ROW | {"Nr": "13"})
    files = archive.files()
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROW), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(ROW)
    writer.writerow(ROW | {"Nr": "13"})
    table = archive.folder / "table.csv"
    table.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    for path in files:
        (archive.site / path).unlink()
    report = run([table], archive.mapping, archive.site)
    assert report.problems == ()
    assert report.created == expected.created
    assert set(archive.files()) == set(files)
    for path, data in archive.files().items():
        assert plain_source(data) == plain_source(files[path])


def test_a_json_array_gives_the_same_files_as_json_lines(archive: Archive) -> None:
    expected = archive.rows(ROW, ROW | {"Nr": "13"})
    for path in archive.files():
        (archive.site / path).unlink()
    table = archive.folder / "table.json"
    table.write_text(json.dumps([ROW, ROW | {"Nr": "13"}], indent=2), encoding="utf-8")
    report = run([table], archive.mapping, archive.site)
    assert report.problems == ()
    assert report.created == expected.created


def test_a_fault_in_an_array_is_told_with_its_line(archive: Archive) -> None:
    bad = ROW | {"Nr": "13", "Asked": "soon"}
    table = archive.folder / "table.json"
    table.write_text(json.dumps([ROW, bad, 3], indent=2)[:-1] + ", {oops", encoding="utf-8")
    report = run([table], archive.mapping, archive.site)
    last = table.read_text(encoding="utf-8").count("\n") + 1
    line = 5 + len(ROW) + list(ROW).index("Asked")
    assert told(report) == [("bad-date", line), ("import-row", last - 1), ("import-row", last)]
    assert report.problems[0].location.column == 5


def test_a_csv_row_with_a_wrong_number_of_cells_is_told(archive: Archive) -> None:
    archive.mapping.write_text("title: a\nquestion: b\nid: '{a}'\n", encoding="utf-8")
    table = archive.folder / "t.csv"
    table.write_text('a,b\n"x\ny",z\nonly\n\nq,"r"s\nu,v\n', encoding="utf-8")
    report = run([table], archive.mapping, archive.site)
    assert told(report) == [("import-cells", 4), ("import-row", 6)]
    made = [path for path in report.created if "questions" in path]
    assert made == ["content/questions/x-y.md", "content/questions/u.md"]


# --- mappings -----------------------------------------------------------------------------------


def test_the_mappings_that_come_with_the_program_are_known_and_right() -> None:
    assert "be-chamber" in known_mappings()
    for name in known_mappings():
        loaded, problems = load_mapping(name)
        assert loaded is not None
        assert problems == []


def test_an_unknown_mapping_is_told_with_what_was_meant(archive: Archive) -> None:
    report = run([archive.table(ROW)], "be-chambre", archive.site)
    (fault,) = report.problems
    assert fault.code == "import-no-mapping"
    assert dict(fault.arguments)["suggestion"] == "be-chamber"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title: a\nquestion: b\naskrs: c\n", "unknown-field", 3, 1),
        ("title: a\n", "missing-field", 1, 1),
        ("title: a\nquestion: {column: b, part: last}\n", "bad-choice", 2, 29),
        ("title: a\nquestion: b\nasked: {column: c, format: DMY}\n", "bad-form", 3, 28),
        ("title: a\nquestion: b\nid: '{a'\n", "bad-form", 3, 5),
        ("title: a\nquestion: b\nid: [\n", "yaml-syntax", 4, 1),
    ],
)
def test_a_fault_in_a_mapping_is_told_with_line_and_column(
    text: str, code: str, line: int, column: int
) -> None:
    loaded, problems = read_mapping(text.encode(), "m.yaml")
    assert loaded is None
    found = [(item.code, item.location.line, item.location.column) for item in problems]
    assert found == [(code, line, column)]


def test_a_column_that_does_not_exist_stops_the_file_before_anything_is_written(
    archive: Archive,
) -> None:
    archive.mapping.write_text(MAPPING.replace("Topics", "Topcis"), encoding="utf-8")
    report = archive.rows(ROW)
    (fault,) = report.problems
    assert (fault.code, fault.location.line) == ("import-column", 10)
    assert fault.location.path.endswith("mapping.yaml")
    assert dict(fault.arguments)["suggestion"] == "Topics"
    assert archive.files() == {}


def test_a_column_that_no_row_of_json_has_is_only_a_warning(archive: Archive) -> None:
    report = archive.rows({name: value for name, value in ROW.items() if name != "Reply"})
    assert told(report) == [("import-no-column", 3)]
    assert dict(report.counts)["question"] == 1


def test_a_value_in_a_template_is_not_a_template(archive: Archive) -> None:
    fields, _ = question(archive, archive.rows(ROW | {"Nr": "{Title} 1&2"}))
    assert fields.source is not None
    # Braces have no place in an address.
    assert fields.source.url == "https://example.org/%7BTitle%7D%201&2"


# --- nothing is lost ----------------------------------------------------------------------------

_SIGNS = (
    "* ** _ __ ` ~~ # ## > - + = == --- === : ~ | [ ] [^1] [^1]: [[x]] ![a](b) <b> "
    "<http://a.b> &amp; &#65; &copy \\ \\\\ 1. 2) 10. 2017. a) $x$ x_y _x_ :-- |-|- ``` ~~~"
)
_MARKUP = st.sampled_from(_SIGNS.split(" "))
_TEXT = st.lists(
    st.one_of(_MARKUP, st.sampled_from(["\n", "\n\n", " ", "    ", "\t", "x"]), st.text(max_size=8))
).map("".join)


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


def plain(body: str) -> str:
    """The text of a body as the reader finds it, markers of list items included."""
    markup = parse(body, "x.md")
    assert markup.problems == ()
    assert markup.notes == ()
    said: list[str] = []
    item = None
    for unit in units(markup.blocks):
        if unit.item is not None and unit.item is not item:
            said.append(unit.item.marker)
        item = unit.item
        said.append(unit.line.text if unit.line is not None else unit.block.text)
    return "\n".join(said)


@given(_TEXT)
def test_escaped_text_reads_back_with_every_character_in_order(text: str) -> None:
    cleaned = clean(text).text
    body = escape_markdown(cleaned)
    assert all(unit.block.kind == "paragraph" for unit in units(parse(body, "x.md").blocks))
    assert "".join(plain(body).split()) == "".join(cleaned.split())
    assert letters(cleaned) == letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Antwoord\n\nNiet hier.",
        "Antwoord\n---",
        "a | b\n:--",
        "a \\| b\n---|---",
        "term\n: definition",
        "1. # x",
        "1. - x",
        "1.      x",
        "1. 2. 3. 4. " * 30,
        "> x",
        "[^1]\n\n[^1]: x",
        "[x]: https://a.b",
        "\tx",
        "x\\\ny",
        "&amp; &#x41; &nbsp;",
        "2017. Een jaar",
    ],
)
def test_what_looks_like_markup_is_text(text: str) -> None:
    assert "".join(plain(escape_markdown(text)).split()) == "".join(text.split())


def test_markers_of_sub_questions_and_ordinary_text_are_not_escaped() -> None:
    text = "Zie R&D, 5% (a_b).\n\n1. Waarom?\n2) Hoe?\na) Zo?\n(b) Of zo?"
    assert escape_markdown(text) == text


def test_paragraphs_and_lines_are_kept() -> None:
    assert escape_markdown("a  \n  b\n\n\n c\r\n".replace("\r", "")) == "a\nb\n\nc"


# --- front matter -------------------------------------------------------------------------------

_STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["no", "null", "~", "0123", "a: b", "a #b", "- x", "2024-01-02", "---", "'", '"', "&x", "*x"]
)
_VALUES = st.recursive(
    _STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_STRINGS, inner, max_size=3),
    max_leaves=8,
)


def as_value(node: Node) -> Value:
    if isinstance(node, Scalar):
        assert not node.blank
        return node.text
    if isinstance(node, Sequence):
        return [as_value(item) for item in node.items]
    return {key.text: as_value(value) for key, value in node.entries}


def depth(value: Value) -> int:
    if isinstance(value, str):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((depth(item) for item in inner), default=0)


@given(st.dictionaries(_STRINGS, _VALUES, min_size=1, max_size=4))
def test_front_matter_reads_back_as_the_same_strings(fields: dict[str, Value]) -> None:
    if depth(fields) > 7:
        return
    written = f"{front_matter(fields)}body"
    parts, faults = split(written, "x.md")
    mapping, more = read_yaml(parts.front, "x.md")
    assert (faults, more) == ([], [])
    assert isinstance(mapping, Mapping)
    assert as_value(mapping) == fields
    assert parts.body == "body"


def test_one_name_in_two_spellings_has_one_key() -> None:
    assert name_key("José  Müller") == name_key("JOSE MULLER") != name_key("Jos Muller")
    assert name_key("Γ") != name_key("Δ")


# --- real rows ----------------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_file(), reason="the shared corpora are not beside the repository")
def test_real_questions_of_the_chamber_lose_no_letter_and_no_digit(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    table = tmp_path / "rows.jsonl"
    with SHARED.open(encoding="utf-8") as rows:
        lines = [next(rows) for _ in range(300)]
    table.write_text("".join(lines), encoding="utf-8")
    report = run([table], "be-chamber", site)
    assert report.problems == ()
    assert dict(report.counts)["question"] == 300
    written = Counter[str]()
    for path in report.created:
        data = (site / path).read_bytes()
        reading = read(SourceFile(path, data), AnchorWords())
        assert reading.document is not None
        assert no_errors(reading.problems)
        if path.startswith("content/questions/"):
            text = split(data.decode(), path)[0].body.replace("\n## Antwoord\n", "\n")
            assert isinstance(reading.document.fields, QuestionFields)
            written[letters(reading.document.fields.title + plain(text))] += 1
    wanted = Counter(
        letters(row["question"] + (row["answer"] or "")) for row in map(json.loads, lines)
    )
    assert written == wanted


def no_errors(problems: tuple[Problem, ...]) -> bool:
    return all(item.severity != "error" for item in problems)
