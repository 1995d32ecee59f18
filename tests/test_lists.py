"""Lists of questions: by month where that helps, and a calendar that leads into them."""

import re

import pytest

from tests.driver import Archive


def test_a_list_says_its_months_where_a_month_has_many_questions(archive: Archive) -> None:
    for number in range(8):
        archive.question(f"s/{number}", asked=f"2024-0{1 + number % 2}-1{number}")
    page = archive.build().page("zittingen/s/")
    assert re.findall(r"<h3>(.*?)</h3>", page.main) == ["februari 2024", "januari 2024"]
    (archive.folder / "content/questions/s/0.md").unlink()
    for number in range(1, 5):
        archive.question(f"s/{number}", asked=f"2023-0{number}")
    assert "<h3>" not in archive.build().page("zittingen/s/").main


def test_what_is_not_known_to_the_month_stands_apart(archive: Archive) -> None:
    for number in range(9):
        archive.question(f"s/{number}", asked=["2024-05-01", "2024"][number % 2])
    for number in range(9, 12):
        archive.question(f"s/{number}")
    page = archive.build().page("vragen/")
    assert re.findall(r"<h3>(.*?)</h3>", page.main) == ["2024", "mei 2024", "zonder datum"]


def days(html: str) -> list[tuple[str, str, str]]:
    """Address, words and number of each day of the calendar that has questions."""
    return re.findall(r'<a class="c\d" href="([^"]*)" aria-label="([^"]*)"[^>]*>(\d+)</a>', html)


def test_a_day_of_the_calendar_leads_to_its_first_question_in_the_list(archive: Archive) -> None:
    for number in range(55):
        archive.question(f"s/{number:02}", asked="2024-03-05" if number < 53 else "2024-01-31")
    archive.question("s/vaag", asked="2024-02")
    site = archive.build()
    page = site.page("zittingen/s/")
    assert re.findall(r"<caption>(.*?)</caption>", page.main) == [
        "januari 2024",
        "februari 2024",
        "maart 2024",
    ]
    found = days(page.main)
    assert [(words, day) for _, words, day in found] == [
        ("31 januari 2024: 2 vragen", "31"),
        ("5 maart 2024: 53 vragen", "5"),
    ]
    for address, _, _ in found:
        url, _, anchor = address.removeprefix("../../").partition("#")
        assert anchor in site.page(url).ids
    assert "zittingen/s/pagina/2/" in found[0][0]
    assert not days(site.page("zittingen/s/pagina/2/").main)


@pytest.mark.parametrize(("language", "first"), [("nl", "ma"), ("en", "Mon"), ("en-US", "Sun")])
def test_a_week_begins_where_the_language_begins_it(
    archive: Archive, language: str, first: str
) -> None:
    archive.write("site.yaml", f"title: X\nlanguage: {language}\n")
    archive.question("s/x", asked="2024-03-05")
    folder = "zittingen" if language == "nl" else "sessions"
    page = archive.build().page(f"{folder}/s/")
    heads = re.findall(r'<th scope="col"><abbr title="\w+">(\w+)</abbr>', page.main)
    assert heads[0] == first
    assert len(heads) == 7


def test_of_a_session_of_centuries_only_the_months_with_questions_are_shown(
    archive: Archive,
) -> None:
    for year in (1831, 1999, 2024):
        archive.question(f"s/{year}", asked=f"{year}-05-05")
    page = archive.build().page("zittingen/s/")
    assert len(re.findall(r"<caption>", page.main)) == 3
