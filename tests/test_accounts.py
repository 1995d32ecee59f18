"""Promises, events, names in the text, offices, response times, and what is not known."""

import json

import pytest

from builder import pipeline
from tests.driver import Archive, Site

ANSWER = """Volgens An Peeters beheert het BVW de sluis. Het BVW zwijgt, zegt An Peeters.

1. Wanneer is de sluis hersteld?

2. Wie betaalt dat?

3. Hoeveel schepen wachten er?

## Antwoord

1. De sluis is hersteld op 3 mei 2023. Ik bezorg het
   *volledige* verslag voor het einde van 2024.

2. Het “BVW” betaalt dat – zoals altijd.
"""

SITE = """title: X
today: 2025-02-01
deadlines: [{name: R, amount: 30}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    archive = Archive(tmp_path_factory.mktemp("accounts"), SITE)
    archive.person("an-peeters", roles="[{title: minister, body: bvw, from: 2020}]")
    archive.person("bo-claes", other_names="[Van Dam]")
    archive.file("bodies", "bvw", "", {"name": "Bureau voor Water", "abbreviation": "BVW"})
    archive.question(
        "s/sluis",
        ANSWER,
        asked="2024-01-10",
        answered="2024-02-20",
        askers="[bo-claes]",
        addressees="[an-peeters]",
        topics="[water]",
        commitments="""
  - {quote: Ik bezorg het volledige verslag, due: 2024-12-31}
  - {quote: "het 'BVW' betaalt dat - zoals", state: kept, evidence: s/brug, note: Gezien.}
""".replace("het '", 'Het \\"').replace("BVW'", 'BVW\\"'),
        events="""
  - {title: Herstel, date: 2023-05-03, bodies: [bvw], quote: hersteld op 3 mei 2023}
  - {title: Plan, bodies: [bvw]}
""",
    )
    archive.question(
        "s/brug",
        "De brug van An Peeters-Maes en Jan An Peeters en An Peeters Maes, en de `BVW`-map.",
        asked="2025-01-20",
        addressees="[an-peeters]",
        events="[{title: Herstel, date: 2023-05-03, bodies: [bvw]}]",
    )
    archive.question("s/kade", "Wat zei An Peeters over Van Dam?", asked="2024-12")
    return archive.build("https://x.example/")


# --- promises -----------------------------------------------------------------------------------


def test_a_promise_is_anchored_to_its_paragraph_and_stands_as_its_date_and_editor_say(
    site: Site,
) -> None:
    first, second = site.record("s/sluis")["commitments"]
    page = site.page("vragen/s/sluis/")
    assert first["anchor"] in page.ids
    assert first["anchor"] != second["anchor"]
    assert (first["state"], first["state_by"], first["people"]) == ("due", "rule", ["an-peeters"])
    assert (second["state"], second["state_by"], second["evidence"]) == ("kept", "editor", "s/brug")
    assert f"../../../vragen/s/sluis/#{first['anchor']}" in page.links


def test_the_register_of_promises_is_there_for_all_and_by_person_and_body(site: Site) -> None:
    for url in ("", "personen/an-peeters/", "instellingen/bvw/"):
        text = site.page(f"verantwoording/toezeggingen/{url}").text
        assert "Ik bezorg het volledige verslag" in text
        assert "termijn verstreken" in text
        assert "nagekomen" in text
        feed = (site.folder / f"verantwoording/toezeggingen/{url}feed.xml").read_text("utf-8")
        assert feed.count("<entry>") == 2
        assert "<updated>2024-12-31T00:00:00Z</updated>" in feed
    assert "Toezeggingen" in site.page("personen/an-peeters/").text
    assert "Toezeggingen" in site.page("instellingen/bvw/").text


@pytest.mark.parametrize(
    ("line", "code", "value", "hint"),
    [
        ("commitments: [{quote: Het duurt}]", "quote-not-found", "Het duurt", "letterlijk"),
        ("commitments: [{quote: Daarom gaan wij}]", "quote-not-found", "Daarom", "“Daarom gaan”"),
        ("commitments: [{quote: Waarom}]", "quote-not-found", "Waarom", "letterlijk"),
        ("events: [{title: T, quote: Nergens}]", "quote-not-found", "Nergens", "letterlijk"),
        (
            "commitments: [{quote: Daarom, state: kept}]",
            "kept-without-evidence",
            "kept",
            "evidence",
        ),
        ("commitments: [{quote: Daarom, evidence: s/xx}]", "unknown-evidence", "s/xx", "s/x"),
    ],
)
def test_a_promise_or_event_that_does_not_fit_the_text_is_an_error_at_its_place(
    archive: Archive, line: str, code: str, value: str, hint: str
) -> None:
    field, _, text = line.partition(": ")
    archive.question("s/x", "1. Waarom?\n\n## Antwoord\n\n1. Daarom gaan we.", **{field: text})
    (found,) = archive.check()
    assert (found.code, found.severity) == (code, "error")
    assert (found.location.line, found.location.column) == (3, line.index(value) + 1)
    assert hint in found.hint("nl")


def test_check_points_at_sentences_that_read_like_promises_if_it_is_asked_to(
    archive: Archive,
) -> None:
    answer = "1. Het regent. Ik zal\n   het dak herstellen. Zo is het.\n\n2. In de loop van mei."
    archive.question(
        "s/x",
        f"1. Zal ik nat worden?\n\n2. Komt er meer?\n\n## Antwoord\n\n{answer}",
        commitments="[{quote: In de loop van mei}]",
    )
    assert archive.codes() == []
    (found,) = pipeline.check(archive.folder, suggest=True).problems
    assert (found.code, found.severity) == ("likely-promise", "notice")
    assert (found.location.line, found.location.column) == (11, 16)
    assert "“Ik zal het dak herstellen.”" in found.message("nl")


# --- events -------------------------------------------------------------------------------------


def test_the_events_of_a_body_make_its_timeline_each_with_who_tells_of_it(site: Site) -> None:
    page = site.page("instellingen/bvw/")
    timeline = page.main.partition('<ol class="timeline">')[2].partition("</ol>")[0]
    assert timeline.index("3 mei 2023") < timeline.index("Plan")
    assert timeline.count("Herstel") == 1
    assert timeline.count("vragen/s/sluis/#p") == 1
    assert "vragen/s/brug/" in timeline
    (event, _) = site.record("s/sluis")["events"]
    assert event["anchor"] in site.page("vragen/s/sluis/").ids


# --- names --------------------------------------------------------------------------------------


def test_the_first_place_of_a_name_is_a_link_and_there_is_a_way_back(site: Site) -> None:
    page = site.page("vragen/s/sluis/")
    named = [e.attributes["href"] for e in page.elements if e.attributes.get("class") == "named"]
    assert sorted(named) == ["../../../instellingen/bvw/", "../../../personen/an-peeters/"]
    assert '<abbr title="Bureau voor Water">BVW</abbr></a>' in page.html
    mentions = site.record("s/sluis")["mentions"]
    assert [(own["kind"], own["id"]) for own in mentions] == [
        ("person", "an-peeters"),
        ("body", "bvw"),
    ]
    assert {own["anchor"] for own in mentions} == {"p1"}
    # Those whom a question is put to are not named in it: it is theirs.
    person = site.page("personen/an-peeters/").text
    assert "Genoemd in 1 vraag" in " ".join(person.split())


def test_names_are_links_in_translations_and_free_pages_as_well(archive: Archive) -> None:
    archive.person("an-peeters")
    archive.question("s/x", "An Peeters kwam.")
    archive.question("s/x.fr", "An Peeters est venue.")
    archive.file("pages", "uitleg", "Vraag het An Peeters.", {"title": "Uitleg"})
    site = archive.build()
    assert (
        'class="named" href="../../../../personen/an-peeters/"' in site.page("vragen/s/x/fr/").main
    )
    assert 'class="named" href="../personen/an-peeters/"' in site.page("uitleg/").main
    # The question is one, in whatever language.
    assert "Genoemd in 1 vraag" in " ".join(site.page("personen/an-peeters/").text.split())


def test_only_exact_names_of_two_words_that_stand_alone_are_links(site: Site) -> None:
    """Not in a longer name, in code, or by a surname alone."""
    assert site.record("s/brug")["mentions"] == []
    assert [own["text"] for own in site.record("s/kade")["mentions"]] == ["An Peeters"]


def test_a_name_that_two_people_bear_is_nobody_s_link(archive: Archive) -> None:
    archive.person("an-1", name="An Peeters")
    archive.person("an-2", name="An Peeters")
    archive.question("s/x", "Wat zei An Peeters?")
    assert archive.build().record("s/x")["mentions"] == []


# --- offices ------------------------------------------------------------------------------------


def test_who_held_no_office_on_the_day_is_a_problem_that_says_who_did(archive: Archive) -> None:
    archive.person("an-peeters", roles="[{title: minister, from: 2020, to: 2023-12-31}]")
    archive.person("bo-claes", roles="[{title: minister, from: 2024-01-01}]")
    archive.question("s/x", asked="2024-03-01", addressees="[an-peeters]")
    archive.question("s/y", asked="2019", addressees="[bo-claes]")
    archive.question("s/z", asked="2023", addressees="[an-peeters, Iemand Zonder Bestand]")
    first, second = archive.check()
    assert (first.code, first.severity) == ("not-in-office", "warning")
    assert (first.location.line, first.location.column) == (4, 14)
    assert "Bo Claes (bo-claes)" in first.hint("nl")
    assert "minister 2024-01-01" in second.hint("en")


def test_an_asker_who_was_no_member_on_the_day_is_told(archive: Archive) -> None:
    archive.person("an-peeters", roles="[{title: raadslid, from: 2020, to: 2023-12-31}]")
    archive.person("bo-claes", roles="[{title: raadslid, from: 2024-01-01}]")
    archive.person("cas-maes")
    archive.question("s/x", asked="2024-03-01", askers="[bo-claes, an-peeters, cas-maes]")
    archive.question("s/y", asked="2023-12", askers="[an-peeters]")
    archive.question("s/z", askers="[an-peeters]")
    (item,) = archive.check()
    assert item.code == "not-in-office"
    assert (item.location.path, item.location.line) == ("content/questions/s/x.md", 4)
    assert item.location.column == 20
    # Who else was a member says nothing; when this one was does.
    assert "raadslid 2020–2023-12-31; kijk askers en asked na" in item.hint("nl")
    assert "content/people/an-peeters.md" in item.hint("en")


# --- response times -----------------------------------------------------------------------------


def test_response_times_say_how_many_cases_they_rest_on_and_what_is_missing(
    archive: Archive,
) -> None:
    archive.write("site.yaml", SITE)
    given = "Q?\n\n## Antwoord\n\nJa."
    for number, answered in enumerate(("2024-01-11", "2024-01-21", "2024-02-20", "2024-03")):
        archive.question(
            f"s/{number}", given, asked="2024-01-01", answered=answered, addressees="[An Peeters]"
        )
    archive.question("s/w", "Q?", asked="2024-01-01", addressees="[An Peeters]")
    archive.question("s/old", given, asked="2023-01-01", addressees="[An Peeters]")
    page = archive.build().page("personen/an-peeters/")
    rows = page.main.partition('class="table times"')[2].partition("</table>")[0]
    cells = [
        [cell.partition("<")[0] for cell in row.split('">')[1:]] for row in rows.split("<tr>")[2:]
    ]
    assert cells[0] == ["2024", "5", "3", "20", "15–35", "2 van 3", "1", "1"]
    assert cells[1] == ["2023", "1", "0", "–", "–", "–", "0", "1"]
    assert cells[2][:3] == ["samen", "6", "3"]
    svg = next(e for e in page.elements if e.tag == "svg" and e.attributes.get("role") == "img")
    assert all(name in page.ids for name in svg.attributes["aria-labelledby"].split())


# --- sub-questions and quality ------------------------------------------------------------------


def test_unanswered_sub_questions_are_listed_for_all_and_by_addressee_and_topic(
    site: Site,
) -> None:
    for url in ("", "personen/an-peeters/", "themas/water/"):
        page = site.page(f"verantwoording/deelvragen/{url}")
        assert "Hoeveel schepen wachten er?" in page.text
        assert any(link.endswith("vragen/s/sluis/#vraag-3") for link in page.links)
        feed = (site.folder / f"verantwoording/deelvragen/{url}feed.json").read_text("utf-8")
        (item,) = json.loads(feed)["items"]
        assert item["url"] == "https://x.example/vragen/s/sluis/#vraag-3"


def test_what_is_not_known_is_counted_on_a_page_and_as_json(site: Site) -> None:
    data = json.loads((site.folder / "data" / "quality.json").read_text("utf-8"))
    assert (data["today"], data["questions"]) == ("2025-02-01", 3)
    found = data["findings"]
    assert found["vague"] == {"count": 1, "total": 3, "ids": ["s/kade"]}
    assert found["no_asker"]["ids"] == ["s/brug", "s/kade"]
    assert found["topic_no_file"]["ids"] == ["water"]
    assert found["citation_missing"]["count"] == 0
    page = site.page("verantwoording/gegevens/")
    assert page.main.count("<details>") == sum(1 for own in found.values() if own["count"])
    assert "Vragen zonder nummer 3 / 3" in " ".join(page.text.split())


def test_the_overview_leads_to_all_of_it_and_says_the_rules_and_the_day(site: Site) -> None:
    page = site.page("verantwoording/")
    for name in ("deelvragen", "wachtend", "toezeggingen", "termijnen", "gegevens"):
        assert f"../verantwoording/{name}/" in page.links
    assert "R: 30 dagen" in page.text
    assert "Stand op 1 februari 2025." in page.text
