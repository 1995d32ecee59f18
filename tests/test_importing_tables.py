"""Importing tables: rows that are wrong, formats and mappings."""

import csv
import io
import json
from pathlib import Path

import pytest

from builder.importing import known_mappings, run
from builder.importing.mapping_file import load_mapping, read_mapping
from tests.tables import MAPPING, ROW, Archive, plain_source, question, told


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


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


def test_lines_that_end_as_on_an_old_mac_are_told(archive: Archive) -> None:
    file = archive.folder / "t.csv"
    file.write_bytes(b"Title,Text\rA,B\r")
    assert told(run([file], archive.mapping, archive.site)) == [("import-row", 1)]


@pytest.mark.parametrize("behind", ["x", "]", "[{}]", '\n[{"Title": "B"}]'])
def test_what_stands_behind_the_last_row_is_told(archive: Archive, behind: str) -> None:
    file = archive.folder / "t.json"
    rows = json.dumps([ROW])
    file.write_text(f"{rows}\n {behind}", "utf-8")
    report = run([file], archive.mapping, archive.site)
    assert dict(report.counts)["question"] == 1
    assert told(report) == [("import-row", 3 if behind.startswith("\n") else 2)]


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
