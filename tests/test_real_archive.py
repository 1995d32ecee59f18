"""3,049 real questions of a real parliament: imported, built, searched, nothing lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from builder import pipeline
from builder.importing import run
from tests.browsing import launch, served
from tests.driver import SHARED, Archive, Page, Site, letters

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    table = SHARED / "corpora" / "be-chamber-2017.jsonl"
    return [json.loads(line) for line in table.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def real(rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Site:
    archive = Archive(tmp_path_factory.mktemp("real"), "title: Kamervragen 2017\n")
    report = run([SHARED / "corpora" / "be-chamber-2017.jsonl"], "be-chamber", archive.folder)
    assert len(rows) == 3049
    assert not [item for item in report.problems if item.severity == "error"]
    return archive.build("https://x.example/kamer/")


@pytest.fixture(scope="module")
def records(real: Site) -> dict[str, dict[str, Any]]:
    """The records by the number of the document, which the id begins with."""
    lines = (real.folder / "data/questions.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return {record["id"].split("/")[1].partition("-")[0]: record for record in found}


def test_every_question_has_a_record(records: dict[str, Any]) -> None:
    assert len(records) == 3049


def told(record: dict[str, Any]) -> tuple[str, str]:
    """All of the question, and all of the answers, as a record tells them."""
    question = [record["title"], record["context"]]
    for part in record["parts"]:
        question += [part["marker"], part["text"]]
    answer = []
    for section in record["answers"]:
        answer.append(section["context"])
        for part in section["parts"]:
            answer += [part["marker"] or "", part["text"]]
    return "".join(question), "".join(answer)


def test_no_letter_or_digit_is_lost_in_the_data(
    rows: list[dict[str, Any]], records: dict[str, Any]
) -> None:
    for row in rows:
        question, answer = told(records[str(row["doc_id"])])
        assert letters(question) == letters(row["question"])
        assert letters(answer) == letters(row["answer"] or "")


def test_no_letter_or_digit_is_lost_on_the_pages(
    rows: list[dict[str, Any]], records: dict[str, Any], real: Site
) -> None:
    """The text of a page holds that of the document as a subsequence: labels stand between."""
    for row in rows:
        url = records[str(row["doc_id"])]["url"].removeprefix("https://x.example/kamer/")
        shown = iter(letters(Page((real.folder / url / "index.html").read_text("utf-8")).text))
        wanted = letters(row["question"]) + letters(row["answer"] or "")
        assert all(char in shown for char in wanted), url


def test_a_second_build_of_it_writes_nothing(real: Site) -> None:
    outcome = pipeline.build(real.folder.parent, real.folder, "https://x.example/kamer/")
    assert outcome.written == 0


@pytest.mark.browser
def test_search_finds_them_in_a_browser(records: dict[str, Any], real: Site) -> None:
    wanted = max(records.values(), key=lambda record: len(record["title"]))
    longest = sorted(wanted["title"].split(), key=len)[-3:]
    with sync_playwright() as playwright, served(real.folder, "/kamer/") as url:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(f"{url}zoeken/?q={'+'.join(longest)}")
        expect(page.locator("#results").get_by_text(wanted["title"]).first).to_be_visible()
        page.goto(f"{url}zoeken/")
        expect(page.locator("#count")).to_contain_text("3.049")
        browser.close()


def test_the_seed_by_hand_has_its_shape(shared: Path, archive: Archive) -> None:
    """The document it all began with, given the Markdown shape and nothing else."""
    text = (shared / "seed" / "vlaamse-schriftelijke-vraag.txt").read_text("utf-8")
    title, rest = text.split("\n", 1)
    # The numbering restarts where the answer begins.
    question, answer = rest.split("\n 1. Op 7 juli", 1)
    body = f"{question}\n\n## Antwoord\n\n1. Op 7 juli{answer}"
    archive.question("2023-2024/seed", body, title=json.dumps(title.strip()))
    record = archive.build().record("2023-2024/seed")
    assert [part["id"] for part in record["parts"]] == ["1", "2", "3", "4"]
    covers = [part["covers"] for part in record["answers"][0]["parts"]]
    assert covers == [["1"], ["2", "3"], ["4"]]
    told_question, told_answer = told(record)
    assert letters(told_question + told_answer) == letters(text)


def seed(archive: Archive, shared: Path) -> dict[str, Any]:
    """The citations of the document it all began with, given the Markdown shape."""
    text = (shared / "seed" / "vlaamse-schriftelijke-vraag.txt").read_text("utf-8")
    title, rest = text.split("\n", 1)
    question, answer = rest.split("\n 1. Op 7 juli", 1)
    body = f"{question}\n\n## Antwoord\n\n1. Op 7 juli{answer}"
    archive.question("2023-2024/seed", body, title=json.dumps(title.strip()))
    found: list[dict[str, Any]] = archive.build().record("2023-2024/seed")["references"]
    (only,) = found
    assert only["text"] == "schriftelijke vraag nr. 230 van 10 maart 2023"
    return only


CITED = {"number": "230", "session": "2022-2023", "asked": "2023-03-10"}


def test_the_seeds_citation_is_wanted(shared: Path, archive: Archive) -> None:
    assert seed(archive, shared)["state"] == "missing"
    page = archive.build().page("gezocht/")
    assert "nr. 230 van 10 maart 2023" in page.text
    assert "Somers" in page.text


@pytest.mark.parametrize("addressee", ["bart-somers", None, "minister-van-integratie"])
def test_the_seeds_citation_resolves(shared: Path, archive: Archive, addressee: str | None) -> None:
    given = {"addressees": f"[{addressee}]"} if addressee else {}
    archive.question("2022-2023/imc", "1. Q?", **CITED, **given)
    assert seed(archive, shared)["target"] == "2022-2023/imc"


@pytest.mark.parametrize(
    ("first", "target"), [("jan-jansen", None), ("bart-somers", "2022-2023/a")]
)
def test_the_former_minister_decides_between_two(
    shared: Path, archive: Archive, first: str, target: str | None
) -> None:
    archive.question("2022-2023/a", "1. Q?", **CITED, addressees=f"[{first}]")
    archive.question("2022-2023/b", "1. Q?", **CITED, addressees="[piet-pietersen]")
    found = seed(archive, shared)
    assert found["target"] == target
    assert found["state"] == ("resolved" if target else "ambiguous")


TOLD = {("186993", "186304"), ("189321", "187461")}
"""Documents that cite one of the others, read by a person: an oral question whose number stands in
the title of the other ("MV …"), by the same asker, before."""


def test_citations_of_the_corpus_are_found_and_none_is_made_up(
    rows: list[dict[str, Any]], records: dict[str, Any]
) -> None:
    """The rows carry no numbers of their own, so that next to nothing can be linked."""
    found = [(number, one) for number, record in records.items() for one in record["references"]]
    states = [one["state"] for _, one in found]
    assert states.count("missing") > 750
    assert "ambiguous" not in states
    resolved = {
        (number, one["target"].split("/")[1].partition("-")[0])
        for number, one in found
        if one["state"] == "resolved"
    }
    assert resolved == TOLD
    assert len(rows) == len(records)


JUDGED = Path(__file__).parent / "labels" / "gaps.json"
"""Every number of a sub-question that no part of an answer has, read by a person: `open` (nothing
in the text answers it), `within` another part, `beside` the parts, `elsewhere` (another minister),
`slipped` (the numbers are one off), `lapsed` (asked only in case), `annexed` (answered, if at all,
in an annex that the text does not hold), `doubtful`."""


def test_what_is_called_unanswered_was_read_and_is(records: dict[str, dict[str, Any]]) -> None:
    """Of 90 numbers without a part 3 are open beyond doubt. Those are told, and no other one."""
    judged: dict[str, dict[str, str]] = json.loads(JUDGED.read_text("utf-8"))
    told = {
        (number, part["id"])
        for number, record in records.items()
        for part in record["parts"]
        if part["outcome"] == "none" and part["outcome_by"] == "rule"
    }
    assert told == {
        (number, part)
        for number, parts in judged.items()
        for part, verdict in parts.items()
        if verdict == "open"
    }
