"""Which question a citation means: from the text to the page, the data and back."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from builder.forms import ENTRIES, key_of
from tests.driver import Archive

CITED = "In mijn schriftelijke vraag nr. 230 van 10 maart 2023 stond het.\n\n1. En nu?"


def references(archive: Archive, question: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = archive.build().record(question)["references"]
    return found


def cites(archive: Archive, text: str, **fields: str) -> dict[str, Any]:
    """The one citation of a text asked on 12 January 2024 in session 2023-2024."""
    archive.question("2023-2024/nu", text, **{"asked": "2024-01-12", **fields})
    (found,) = references(archive, "2023-2024/nu")
    return found


def cited(archive: Archive, name: str = "2022-2023/x", **fields: str) -> None:
    """The question 230 of 10 March 2023."""
    archive.question(name, "1. Q?", **{"number": "230", "asked": "2023-03-10", **fields})


def test_number_and_date_make_a_link_both_ways(archive: Archive) -> None:
    cited(archive, title="Waarom?")
    found = cites(archive, CITED)
    assert (found["state"], found["target"]) == ("resolved", "2022-2023/x")
    assert found["text"] == "schriftelijke vraag nr. 230 van 10 maart 2023"
    site = archive.build()
    assert (
        '<a class="cited" href="../../../vragen/2022-2023/x/" title="Waarom?">'
        "schriftelijke vraag nr. 230 van 10 maart 2023</a>"
    ) in site.page("vragen/2023-2024/nu/").main
    assert site.record("2022-2023/x")["cited_by"] == [{"id": "2023-2024/nu", "anchor": "p1"}]
    assert "../../../vragen/2023-2024/nu/#p1" in site.page("vragen/2022-2023/x/").links


def test_what_is_not_there_is_wanted(archive: Archive) -> None:
    archive.question("2023-2024/ook", CITED, asked="2024-02-01")
    found = cites(archive, CITED, askers="[An Peeters]")
    assert (found["state"], found["target"]) == ("missing", None)
    site = archive.build()
    page = site.page("gezocht/")
    assert "../../../gezocht/#w-230-2023-03-10" in site.page("vragen/2023-2024/nu/").links
    assert "w-230-2023-03-10" in page.ids
    assert "asked: 2023-03-10" in page.text
    assert "session: 2022-2023" in page.text
    (wanted,) = json.loads((site.folder / "data/wanted.json").read_text("utf-8"))
    assert wanted["questions"] == 2
    assert wanted["askers"] == ["An Peeters"]
    assert "schriftelijke vraag nr. 230" in (site.folder / "gezocht/feed.xml").read_text("utf-8")


def test_a_wanted_question_begins_as_a_new_file_in_the_repository(archive: Archive) -> None:
    archive.write("site.yaml", "title: X\nrepository: https://github.com/x/y\n")
    archive.question("2023-2024/nu", CITED)
    links = archive.build().page("gezocht/").links
    (link,) = (link for link in links if "/new/" in link)
    assert link.startswith("https://github.com/x/y/new/main?filename=content%2Fquestions%2F2022-")
    assert "asked%3A+2023-03-10" in link


def test_a_wanted_question_can_be_pasted_into_a_form_with_what_is_known(archive: Archive) -> None:
    archive.write("site.yaml", "title: X\nrepository: https://github.com/x/y\n")
    text = f"Uit het antwoord van voormalig minister Somers op {CITED[3:]}"
    archive.question("2023-2024/nu", text, askers='["An Peeters"]')
    links = archive.build().page("gezocht/").links
    (form,) = (link for link in links if "template=vraag.yml" in link)
    filled = parse_qs(urlsplit(form).query)
    known = {"number": ["230"], "session": ["2022-2023"], "asked": ["2023-03-10"]}
    known |= {"askers": ["An Peeters"], "addressees": ["Somers"]}
    assert known.items() <= filled.items()
    assert filled.keys() - known.keys() == {"template", "title", "question-title"}
    # The form has a field for each.
    assert filled.keys() - {"template", "title"} <= {key_of(entry.id) for entry in ENTRIES}


def test_questions_with_one_title_that_cite_a_wanted_one_are_told_apart(archive: Archive) -> None:
    for who in ("an-peeters", "bo-claes"):
        archive.question(f"s/{who}", CITED, title="Brug", addressees=f"[{who}]")
    text = archive.build().page("gezocht/").text
    assert "Brug (An Peeters)" in text
    assert "Brug (Bo Claes)" in text


def test_two_that_fit_are_listed_and_not_chosen(archive: Archive) -> None:
    cited(archive, "2022-2023/a", addressees="[an-peeters]")
    cited(archive, "2022-2023/b", addressees="[bo-claes]")
    found = cites(archive, CITED)
    assert found["state"] == "ambiguous"
    assert found["candidates"] == ["2022-2023/a", "2022-2023/b"]
    page = archive.build().page("vragen/2023-2024/nu/")
    assert "#ref-0" in page.links
    assert "../../../vragen/2022-2023/a/" in page.links
    assert "ref-0" in page.ids


@pytest.mark.parametrize(
    ("minister", "target"),
    [("Claes", "2022-2023/b"), ("An Peeters", "2022-2023/a"), ("Somers", None)],
)
def test_the_former_minister_decides_if_the_name_fits(
    archive: Archive, minister: str, target: str | None
) -> None:
    cited(archive, "2022-2023/a", addressees="[an-peeters]")
    cited(archive, "2022-2023/b", addressees="[bo-claes]")
    text = f"Uit het antwoord van voormalig minister {minister} op {CITED[3:]}"
    assert cites(archive, text)["target"] == target


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"asked": "2023-03-13"}, "ambiguous"),
        ({"asked": "2023-02-10", "answered": "2023-03-10"}, "ambiguous"),
        ({"asked": "2023-05-10"}, "missing"),
        ({"asked": "2023-03"}, "ambiguous"),
        ({"kind": "oral"}, "missing"),
        ({"number": "231"}, "missing"),
        ({"addressees": "[jan-jambon]"}, "resolved"),
    ],
)
def test_a_date_or_kind_that_is_off_is_never_silently_accepted(
    archive: Archive, fields: dict[str, str], state: str
) -> None:
    cited(archive, **fields)
    assert cites(archive, CITED)["state"] == state


def test_another_minister_than_the_text_names_is_not_linked(archive: Archive) -> None:
    cited(archive, addressees="[jan-jambon]")
    text = f"Uit het antwoord van minister Somers op {CITED[3:]}"
    assert cites(archive, text)["state"] == "ambiguous"


def test_somebody_elses_question_is_not_mine(archive: Archive) -> None:
    cited(archive, askers="[bo-claes]")
    assert cites(archive, CITED, askers="[an-peeters]")["state"] == "ambiguous"


def test_session_and_addressee_will_do_without_a_date(archive: Archive) -> None:
    cited(archive, addressees="[caroline-gennez]", number="379", session="2022-2023", asked="2023")
    text = "Zie SV nr. 379 (2022-2023), Mertens -> min. Gennez."
    assert cites(archive, text)["target"] == "2022-2023/x"


def test_a_number_alone_is_not_enough(archive: Archive) -> None:
    cited(archive)
    found = cites(archive, "Zie vraag nr. 230.")
    assert (found["state"], found["candidates"]) == ("ambiguous", ["2022-2023/x"])


def test_a_question_cites_only_older_ones_an_answer_what_came_before_it(archive: Archive) -> None:
    cited(archive, "2023-2024/later", asked="2024-01-20")
    text = "Zie vraag nr. 230 van 20 januari 2024."
    archive.question("2023-2024/a", text, asked="2024-01-12")
    answer = f"1. Waarom?\n\n## Antwoord\n\n1. {text}"
    archive.question("2023-2024/b", answer, asked="2024-01-12", answered="2024-02-12")
    assert references(archive, "2023-2024/a")[0]["state"] == "missing"
    assert references(archive, "2023-2024/b")[0]["target"] == "2023-2024/later"


def test_the_number_it_had_as_an_oral_question_is_its_own(archive: Archive) -> None:
    archive.question("2022-2023/x", "1. Q?", title="Brug (MV 15427)", number="12", kind="written")
    assert cites(archive, "Zie mondelinge vraag nr. 15427.")["target"] == "2022-2023/x"


def test_sub_questions_of_the_document_itself_are_internal(archive: Archive) -> None:
    text = "1. Waarom?\n\n2. Hoe?\n\n## Antwoord\n\n1. Ja.\n\n2. Zie het antwoord op vraag 1."
    found = cites(archive, text)
    assert (found["state"], found["target"]) == ("internal", "2023-2024/nu")
    assert 'href="#vraag-1">vraag 1</a>' in archive.build().page("vragen/2023-2024/nu/").main


def test_a_part_that_names_itself_is_no_citation(archive: Archive) -> None:
    archive.question("s/x", "1. Deelvraag 1 gaat over water.\n\n2. En naast deelvraag 1?")
    found = references(archive, "s/x")
    assert [(one["text"], one["anchor"]) for one in found] == [("deelvraag 1", "p2")]


def test_the_editor_decides(archive: Archive) -> None:
    cited(archive, number="1")
    words = '"nr. 230 van 10 maart 2023"'
    found = cites(archive, CITED, references=f"{{{words}: 2022-2023/x}}")
    assert (found["state"], found["target"]) == ("resolved", "2022-2023/x")
    found = cites(archive, CITED, references=f'{{{words}: "https://x.example/"}}')
    assert (found["state"], found["target"]) == ("external", "https://x.example/")
    archive.question("2023-2024/nu", CITED, references=f"{{{words}: ignore}}")
    assert references(archive, "2023-2024/nu") == []


def test_the_editor_may_point_at_words_that_no_rule_sees(archive: Archive) -> None:
    cited(archive)
    found = cites(
        archive, "In diezelfde *vraag* stond het.", references="{diezelfde vraag: 2022-2023/x}"
    )
    assert (found["text"], found["target"]) == ("diezelfde", "2022-2023/x") or (
        found["text"],
        found["target"],
    ) == ("diezelfde vraag", "2022-2023/x")


@pytest.mark.parametrize(
    ("override", "code", "column", "hint"),
    [
        ('"nr. 231 van 10 maart 2023": 2022-2023/x', "citation-not-found", 14, "copy"),
        ('"nr. 230 van 10 maart 2023": 2022-2023/y', "unknown-question", 43, "2022-2023/x"),
    ],
)
def test_a_wrong_override_is_an_error_at_its_place(
    archive: Archive, override: str, code: str, column: int, hint: str
) -> None:
    cited(archive)
    archive.question("2023-2024/nu", CITED, references=f"{{{override}}}")
    (found,) = archive.check()
    assert (found.code, found.severity) == (code, "error")
    assert (found.location.line, found.location.column) == (3, column)
    assert hint in found.hint("en")


def test_links_code_and_headings_of_the_document_are_no_citations(archive: Archive) -> None:
    archive.question(
        "2023-2024/nu",
        "ANTWOORD op vraag nr. 12 van 3 mei 2024 van An Peeters\n\n"
        "[vraag nr. 3 van 3 mei 2023](https://x.example) en `vraag nr. 4 van 3 mei 2023`.",
    )
    assert references(archive, "2023-2024/nu") == []


def test_a_citation_over_lines_and_in_emphasis_is_one_link(archive: Archive) -> None:
    cited(archive)
    text = "Mijn **schriftelijke vraag nr. 230** van 10\nmaart 2023 & meer."
    assert cites(archive, text)["state"] == "resolved"
    main = archive.build().page("vragen/2023-2024/nu/").main
    assert "<strong>schriftelijke vraag nr. 230</strong> van 10\nmaart 2023</a> &amp; meer." in main


def test_a_citation_in_a_list_table_or_quotation_is_found(archive: Archive) -> None:
    cited(archive)
    one = "vraag nr. 230 van 10 maart 2023"
    text = f"- a\n- {one}\n\n> {one}\n\n| a | b |\n| - | - |\n| 1 | {one} |\n"
    archive.question("2023-2024/nu", text, asked="2024-01-12")
    found = references(archive, "2023-2024/nu")
    assert [item["target"] for item in found] == ["2022-2023/x"] * 3


def test_questions_that_cite_each_other_are_a_thread(archive: Archive) -> None:
    archive.question("s/a", "Zie [[s/c]] en [[s/a]].", asked="2020", title="A")
    archive.question("s/b", "Zie [[s/a]].", asked="2021", title="B")
    archive.question("s/c", "Zie [[s/b]].", asked="2022", answered="2023", title="C")
    archive.question("s/d", "Alleen.", asked="2023")
    site = archive.build()
    assert [site.record(f"s/{name}")["thread"] for name in "abcd"] == ["s/a"] * 3 + [None]
    page = site.page("draden/s/a/")
    assert page.text.index("2023") < page.text.index("2021")
    steps = [link for link in page.links if link.startswith("../../../vragen/s/")]
    assert steps[0] == "../../../vragen/s/c/"
    middle = site.page("vragen/s/b/")
    assert "Eerder A (2020)" in " ".join(middle.text.split())
    assert "Later C (2022)" in " ".join(middle.text.split())
    assert "<svg" in page.main
    assert "<title>A</title>" in (site.folder / "draden/s/a/feed.xml").read_text("utf-8")


def test_the_cited_part_says_who_cites_it(archive: Archive) -> None:
    archive.question("s/a", "1. Q?\n\n## Antwoord\n\n1. Ja.", title="A")
    archive.question("s/b", "Zie [dat](a.md#antwoord-1).", title="B")
    main = archive.build().page("vragen/s/a/").main
    cell = main[main.index('id="antwoord-1"') :]
    assert "../../../vragen/s/b/#vraag" in cell[: cell.index("colophon")]
