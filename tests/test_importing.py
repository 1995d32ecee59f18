"""Importing tables: what becomes of every row."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing.directory import numbered
from builder.reading.slugs import is_id
from tests.tables import MAPPING, ROW, Archive, question, told


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


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
