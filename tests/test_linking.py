"""How files fit together: people at a date, links both ways, addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publishing.grid import lay_out
from tests.driver import Archive

ROLES = """
  - {title: raadslid, from: 2019, to: 2023-12-31}
  - {title: minister van Water, body: ministerie-van-water, from: 2024-01-01}"""
PARTIES = """
  - {name: Blauw, to: 2023-06}
  - {name: Groen, from: 2023-07}"""


@pytest.mark.parametrize(
    ("asked", "role", "party"),
    [
        ("2023-03-01", "raadslid", "Blauw"),
        ("2023-07-15", "raadslid", "Groen"),
        ("2024-01-01", "minister van Water", "Groen"),
        ("2024", "minister van Water", "Groen"),
        ("2018-05", None, "Blauw"),
    ],
)
def test_role_and_party_are_those_of_the_date(
    archive: Archive, asked: str, role: str | None, party: str
) -> None:
    archive.person("an-peeters", roles=ROLES, parties=PARTIES)
    archive.question("s/x", "1. Q?", askers="[an-peeters]", asked=asked)
    asker = archive.build().record("s/x")["askers"][0]
    assert asker == {"id": "an-peeters", "name": "An Peeters", "role": role, "party": party}


def test_without_a_date_no_role_is_guessed(archive: Archive) -> None:
    archive.person("an-peeters", roles=ROLES)
    archive.question("s/x", askers="[an-peeters]")
    assert archive.build().record("s/x")["askers"][0]["role"] is None


def test_the_printed_role_stays(archive: Archive) -> None:
    archive.person("an-peeters", roles=ROLES)
    archive.question(
        "s/x", addressees="[{person: an-peeters, role: viceminister}]", asked="2024-02-02"
    )
    assert archive.build().record("s/x")["addressees"][0]["role"] == "viceminister"


def test_a_person_is_found_by_name_other_name_and_alias(archive: Archive) -> None:
    archive.person("an-peeters", other_names="[A. Peeters-Maes]", aliases="[peeters-an]")
    for number, name in enumerate(["An Peeters", "A. Peeters-Maes", "peeters-an", "an-peeters"]):
        archive.question(f"s/x{number}", askers=f'["{name}"]')
    site = archive.build()
    found = {site.record(f"s/x{number}")["askers"][0]["id"] for number in range(4)}
    assert found == {"an-peeters"}
    assert archive.codes() == []


def test_a_name_of_two_people_is_not_chosen_silently(archive: Archive) -> None:
    archive.person("an-1", name="An Peeters")
    archive.person("an-2", name="An Peeters")
    archive.question("s/x", askers='["An Peeters"]')
    found = archive.check()
    assert [item.code for item in found] == ["ambiguous-name"]
    assert "an-1, an-2" in found[0].hint("nl")


def test_an_id_without_a_file_gets_a_page_and_a_notice(archive: Archive) -> None:
    archive.person("an-peeters")
    archive.question("s/x", askers="[an-peters]", topics="[water]", bodies="[het-bureau]")
    found = {item.code: item for item in archive.check()}
    assert {item.severity for item in found.values()} == {"notice"}
    assert found["unknown-person"].hint("nl") == "bedoelt u an-peeters?"
    site = archive.build()
    assert "An Peters" in site.page("personen/an-peters/").text
    assert "Water" in site.page("themas/water/").text
    assert "Het bureau" in site.page("instellingen/het-bureau/").text


@pytest.mark.parametrize("many", [0, 300])
def test_a_slip_in_the_name_of_a_person_a_topic_or_a_body_is_told_with_the_right_one(
    archive: Archive, many: int
) -> None:
    """Also among so many that not each of them is compared."""
    archive.person("an-peeters")
    archive.file("topics", "mobiliteit", "", {"name": "Mobiliteit"})
    archive.file("bodies", "de-lijn", "", {"name": "De Lijn"})
    for number in range(many):
        archive.file("topics", f"thema-{number}", "", {"name": f"Thema {number}"})
    archive.question("s/x", topics="[mobilteit]", bodies="[de-ljin]", askers="[An Peters, bo]")
    told = [(i.code, i.location.line, i.location.column, i.hint("nl")) for i in archive.check()]
    assert told == [
        ("unknown-topic", 3, 10, "bedoelt u mobiliteit?"),
        ("unknown-body", 4, 10, "bedoelt u de-lijn?"),
        ("unknown-person", 5, 10, "bedoelt u an-peeters?"),
        ("unknown-person", 5, 21, "maak content/people/bo.md; de pagina komt er al"),
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        *(("An Peters", True), ("An Peeterss", True), ("An Peetres", True), ("An Peetersz", True)),
        *(("AN PEETERS", False), ("Jan Peeters", False), ("An Pieters", True), ("Ann Maes", False)),
        *(("An Maas", False), ("An Peters-Maes", False), ("Peters", False), ("An Pteers", False)),
    ],
)
def test_a_name_that_is_nearly_that_of_somebody_is_told_and_another_name_is_not(
    archive: Archive, written: str, *, told: bool
) -> None:
    archive.person("an-peeters")
    archive.person("an-maes")
    archive.question("s/x", askers=f"[{written}]")
    assert [item.hint("nl") for item in archive.check()] == ["bedoelt u an-peeters?"] * told


def test_links_between_questions_work_both_ways(archive: Archive) -> None:
    archive.question("s/a", "Zie [de vorige](b.md#vraag-1).\n\n1. En [[s/b]]?")
    archive.question("s/b", "1. Waarom?\n\n## Antwoord\n\n1. Zie [[s/a|vraag a]].")
    site = archive.build()
    assert "../../../vragen/s/b/#vraag-1" in site.page("vragen/s/a/").links
    assert "Vraag s/b" in site.page("vragen/s/a/").text
    assert site.record("s/b")["cited_by"] == [
        {"id": "s/a", "anchor": "vraag"},
        {"id": "s/a", "anchor": "vraag-1"},
    ]
    assert "../../../vragen/s/a/#vraag-1" in site.page("vragen/s/b/").links
    assert site.record("s/a")["references"][0] == {
        "text": "de vorige",
        "anchor": "vraag",
        "state": "resolved",
        "target": "s/b",
        "candidates": [],
    }


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("Zie [x](bb.md).", "broken-link", 9, "b.md"),
        ("Zie [[s/bb]].", "broken-link", 5, "s/b"),
        ("Zie [x](b.md#vraag-9).", "broken-anchor", 9, "#vraag-1"),
        ("Zie [x](#nergens).", "broken-anchor", 9, "#vraag-1"),
        ("Zie [x](../../../README.md).", "broken-link", 9, "[[id]]"),
        ("Zie [x]().", "broken-link", 9, "[[id]]"),
    ],
)
def test_a_broken_link_is_an_error(
    archive: Archive, text: str, code: str, column: int, hint: str
) -> None:
    archive.question("s/b", "1. Waarom?")
    archive.question("s/a", text)
    (found,) = archive.check()
    assert found.code == code
    assert found.severity == "error"
    assert (found.location.line, found.location.column) == (4, column)
    assert hint in found.hint("en")


def test_a_link_to_an_unreadable_file_is_not_a_second_fault(archive: Archive) -> None:
    archive.write("content/questions/s/b.md", "geen titel")
    archive.question("s/a", "[x](b.md), [[s/b]] en [y](c.md)")
    assert archive.codes() == ["broken-link", "missing-field"]


def test_an_alias_redirects_and_is_found_by_links(archive: Archive) -> None:
    archive.question("s/nieuw", "1. Q?", aliases="[s/oud]")
    archive.question("s/a", "[x](oud.md) en [[s/oud]]")
    site = archive.build(base_url="https://x.example/raad/")
    page = site.page("vragen/s/oud/")
    assert 'content="0; url=../../../vragen/s/nieuw/"' in page.html
    assert '<link rel="canonical" href="https://x.example/raad/vragen/s/nieuw/">' in page.html
    assert site.page("vragen/s/a/").main.count('href="../../../vragen/s/nieuw/"') >= 2


def test_two_files_cannot_have_one_address(archive: Archive) -> None:
    archive.question("s/a", aliases="[s/b]")
    archive.question("s/b")
    archive.file("pages", "vragen", "", {"title": "Vragen"})
    archive.file("pages", "assets", "", {"title": "Assets"})
    archive.question("s/pagina/2")
    assert sorted(archive.codes()) == ["alias-taken", *["same-address"] * 3]


def test_no_file_takes_the_address_of_a_page_that_the_archive_makes_itself(
    archive: Archive,
) -> None:
    archive.question("s/a", topics="[water]", askers="[an-peeters]")
    archive.question("s/b", aliases="[pagina]")
    archive.file("topics", "zee", "", {"name": "Zee", "aliases": "[water]"})
    archive.file("pages", "zittingen/s", "", {"title": "S"})
    archive.file("pages", "personen/an-peeters", "", {"title": "An"})
    archive.file("pages", "vragen/uitleg", "", {"title": "Uitleg"})
    found = [item.code for item in archive.check() if item.severity == "error"]
    assert sorted(found) == ["alias-taken", "same-address", "same-address"]


def test_registers_find_each_other_by_alias(archive: Archive) -> None:
    archive.file("bodies", "ministerie", "", {"name": "M", "aliases": "[departement]"})
    archive.file("bodies", "dienst", "", {"name": "D", "parent": "departement"})
    archive.person("an-peeters", roles="[{title: chef, body: departement}]")
    archive.file("topics", "water", "", {"name": "Water", "aliases": "[waters]"})
    archive.file("topics", "zee", "", {"name": "Zee", "broader": "waters"})
    page = archive.build().page("instellingen/ministerie/")
    assert "../../personen/an-peeters/" in page.links
    assert "../../instellingen/dienst/" in page.links
    assert "../../themas/zee/" in archive.build().page("themas/water/").links


def test_a_circle_of_topics_is_an_error(archive: Archive) -> None:
    archive.file("topics", "a", "", {"name": "A", "broader": "b"})
    archive.file("topics", "b", "", {"name": "B", "broader": "a"})
    assert archive.codes() == ["circle", "circle"]


def test_an_abbreviation_explains_itself_wherever_it_occurs(archive: Archive) -> None:
    archive.file("bodies", "bvw", "", {"name": "Bureau voor Water", "abbreviation": "BVW"})
    archive.question("s/x", "Het BVW, `BVW` en [BVW](#vraag-1). BVWX niet.\n\n1. En het BVW?")
    html = archive.build().page("vragen/s/x/").main
    assert html.count('<abbr title="Bureau voor Water">BVW</abbr>') == 2


@pytest.mark.parametrize(
    ("body", "fields", "status"),
    [
        ("1. Q?", {}, "open"),
        ("1. Q?", {"status": "withdrawn"}, "withdrawn"),
        ("1. Q?", {"answered": "2024"}, "answered"),
        ("1. Q?\n\n## Voorlopig antwoord\n\n1. Later.", {}, "provisional"),
        ("1. Q?\n\n2. Q?\n\n## Antwoord\n\n1. Ja.", {}, "partial"),
        ("1. Q?\n\n2. Q?\n\n## Antwoord\n\nJa.", {}, "answered"),
        ("1. Q?\n\n2. Q?\n\n## Antwoord\n\n1-2. Ja.", {}, "answered"),
        ("1. Q?\n\n2. Q?\n\n## Antwoord\n\n1. Ja.", {"outcomes": "{2: answered}"}, "answered"),
    ],
)
def test_the_status_is_derived(
    archive: Archive, body: str, fields: dict[str, str], status: str
) -> None:
    archive.question("s/x", body, **fields)
    assert archive.build().record("s/x")["status"] == status


def test_coverage_says_which_part_of_the_answer_is_about_what(archive: Archive) -> None:
    archive.question(
        "s/x",
        "1. A:\n\n   a) x?\n\n   b) y?\n\n2. B?\n\n3. C?\n\n4. D?\n\n"
        "## Antwoord\n\n1a. Ja.\n\n2-3.Samen.\n",
    )
    record = archive.build().record("s/x")
    assert {part["id"]: (part["covered_by"], part["outcome"]) for part in record["parts"]} == {
        # Of a number whose letters are not all open, nothing is said.
        "1": ([], None),
        "1a": (["antwoord-1a"], "answered"),
        "1b": ([], "none"),
        "2": (["antwoord-2-3"], "answered"),
        "3": (["antwoord-2-3"], "answered"),
        "4": ([], "none"),
    }
    assert [part["covers"] for part in record["answers"][0]["parts"]] == [["1a"], ["2", "3"]]


def test_an_answer_without_markers_covers_the_question_as_a_whole(archive: Archive) -> None:
    archive.question("s/x", "1. A?\n\n2. B?\n\n## Antwoord\n\nJa.")
    record = archive.build().record("s/x")
    assert record["answers"][0]["parts"][0]["covers"] == "*"
    assert [part["outcome"] for part in record["parts"]] == [None, None]


def test_a_provisional_answer_decides_only_while_it_is_the_only_one(archive: Archive) -> None:
    question = "1. A?\n\n2. B?\n\n## Voorlopig antwoord\n\n1-2. Later."
    archive.question("s/x", question)
    archive.question("s/y", f"{question}\n\n## Antwoord\n\n2. Ja.")
    site = archive.build()
    assert [part["outcome"] for part in site.record("s/x")["parts"]] == ["answered", "answered"]
    record = site.record("s/y")
    assert [part["outcome"] for part in record["parts"]] == ["none", "answered"]
    assert record["parts"][0]["covered_by"] == ["antwoord-1-2"]
    assert record["status"] == "partial"


def test_an_editor_judges_a_part(archive: Archive) -> None:
    archive.question(
        "s/x",
        "1. A?\n\n2. B?\n\n## Antwoord\n\n1. Ja.\n\n2. Vraag het elders.",
        outcomes="{2: {outcome: refers, note: Zonder te zeggen waar.}}",
    )
    site = archive.build()
    part = site.record("s/x")["parts"][1]
    assert (part["outcome"], part["outcome_by"]) == ("refers", "editor")
    assert "Zonder te zeggen waar." in site.page("vragen/s/x/").text
    archive.question("s/x", "1. A?", outcomes="{9: refers}")
    assert archive.codes() == ["unknown-part"]


# --- the grid -----------------------------------------------------------------------------------


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.lists(st.frozensets(st.integers(0, count - 1), max_size=count), max_size=6),
        )
    )
)
def test_nothing_in_the_grid_lies_on_something_else(
    case: tuple[int, list[frozenset[int]]],
) -> None:
    count, pieces = case
    layout = lay_out(count, pieces, set(range(count)))
    rows = [row for place in layout.places for row in range(place.row, place.row + place.span)]
    assert len(rows) == len(set(rows))
    answers = [place.index for place in layout.places if place.kind == "answer"]
    assert answers == sorted(answers)
    assert sorted(answers) == list(range(len(pieces)))
    for place in layout.places:
        if place.kind == "answer" and pieces[place.index]:
            first, _ = layout.parts[min(pieces[place.index])]
            assert place.row >= first
    told = {place.part for place in layout.places if place.kind == "gap"}
    assert told == set(range(count)) - frozenset().union(*pieces) - {
        place.part for place in layout.places if place.kind == "answer"
    }


def test_a_letter_stands_beside_the_answer_to_that_letter(archive: Archive) -> None:
    archive.question(
        "s/x",
        "1. Van de brug:\n\n   a) hoe oud?\n\n   b) hoe lang?\n\n   c) hoe duur?\n\n"
        "2. En de weg?\n\n"
        "## Antwoord\n\n1. a) Oud.\n\n   b) Lang.\n\n2. Nieuw.",
    )
    page = archive.build().page("vragen/s/x/")
    rows = {
        e.attributes["id"]: [w for w in e.attributes["class"].split() if w.startswith("r")]
        for e in page.elements
        if "cell" in e.attributes.get("class", "").split() and "id" in e.attributes
    }
    for part in ("1", "1a", "1b", "2"):
        assert rows[f"vraag-{part}"] == rows[f"antwoord-{part}"]
    assert len(set(map(tuple, rows.values()))) == 5
