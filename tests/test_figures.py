"""The page of figures: charts that say the same to the eye, to a screen reader and in a file."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.publishing.charts import columns, scale, shares
from tests.driver import Archive, Page, Site

VALUES = st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**6)), max_size=60)


@given(st.integers(1, 10**9))
def test_an_axis_is_round_and_not_much_longer_than_it_must_be(highest: int) -> None:
    assert highest <= scale(highest) <= 2 * highest


@given(VALUES)
def test_bars_stand_beside_each_other_and_are_as_high_as_their_values(
    values: list[tuple[str, int]],
) -> None:
    chart = columns("x", "X", "", ("a", "b"), values)
    assert [(bar.label, bar.value) for bar in chart.bars] == values
    end = 0.0
    for bar in chart.bars:
        left, width = float(bar.x.rstrip("%")), float(bar.width.rstrip("%"))
        assert left >= end - 0.01
        end = left + width
        assert bar.y + bar.height == chart.height
        assert (bar.height > 0) == (bar.value > 0)
    assert end <= 100.01
    ordered = sorted(chart.bars, key=lambda bar: bar.value)
    assert [bar.height for bar in ordered] == sorted(bar.height for bar in ordered)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
def test_shares_make_a_whole(values: list[int]) -> None:
    pieces = shares([("k", "t", value) for value in values])
    assert [piece.value for piece in pieces] == [value for value in values if value]
    if pieces:
        total = sum(float(piece.width.rstrip("%")) for piece in pieces)
        assert abs(total - 100) < 0.01 * len(pieces)


@pytest.fixture
def site(archive: Archive) -> Site:
    asked = ["2024-01-10", "2024-01-20", "2024-03", "2024", None]
    for number, when in enumerate(asked):
        fields = {"asked": when} if when else {}
        archive.question(
            f"s/{number}",
            "1. A:\n\n   a) B?\n\n   b) C?\n\n2. D?\n\n## Antwoord\n\n1a. Ja.\n\n2. Nee.",
            addressees="[an-peeters, zoe-maes]",
            topics="[water]",
            **fields,
            **({"answered": "2024-02-09"} if number == 0 else {}),
        )
    archive.question("s/leeg", "1. E?", addressees="[an-peeters]")
    return archive.build("https://x.example/")


def rows(site: Site, name: str) -> list[list[str]]:
    text = (site.folder / f"data/figures/{name}.csv").read_text("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_months_without_questions_are_shown_and_unknown_ones_counted(site: Site) -> None:
    assert rows(site, "questions-over-time") == [
        ["Maand", "Vragen"],
        ["jan 2024", "2"],
        ["feb 2024", "0"],
        ["mrt 2024", "1"],
    ]
    assert "3 vragen, naar de maand waarin ze gesteld zijn; van 3 is de maand" in text(site)


def text(site: Site) -> str:
    return " ".join(site.page("cijfers/").text.split())


def test_response_times_say_how_many_cases_they_are_of(site: Site) -> None:
    assert rows(site, "response-times")[-1] == ["30–39", "1"]
    assert "van 1 vragen; van 4 andere beantwoorde vragen ontbreekt een datum" in text(site)


def test_letters_count_once_and_unanswered_questions_not(site: Site) -> None:
    assert rows(site, "coverage")[1:] == [
        ["An Peeters", "beantwoord", "10"],
        ["An Peeters", "niet beantwoord", "5"],
        ["Zoe Maes", "beantwoord", "10"],
        ["Zoe Maes", "niet beantwoord", "5"],
    ]


def test_coverage_says_of_how_many_questions_and_sub_questions_it_is(site: Site) -> None:
    rows = re.findall(
        r"zoe-maes/.*?<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>", site.page("cijfers/").main
    )
    assert rows == [("5 vragen", "15 deelvragen")]


def test_a_chart_says_in_its_table_what_it_draws(site: Site) -> None:
    page = site.page("cijfers/")
    drawn = sum(1 for element in page.elements if element.tag == "rect")
    assert drawn
    for value in ("jan 2024", "mrt 2024", "30–39"):
        assert page.text.count(value) >= 2  # as the title of its bar and in the table
    figures = [e for e in page.elements if e.tag == "svg" and e.attributes.get("role") == "img"]
    for figure in figures:
        for name in figure.attributes["aria-labelledby"].split():
            assert name in page.ids


def test_a_long_archive_is_told_by_the_year(archive: Archive) -> None:
    for year in (1999, 2003, 2024):
        archive.question(f"s/{year}", "1. A?", asked=f"{year}-05-05")
    site = archive.build()
    found = rows(site, "questions-over-time")
    assert found[0] == ["Jaar", "Vragen"]
    assert len(found) == 27
    assert sum(int(count) for _, count in found[1:]) == 3


def test_an_empty_archive_has_a_page_of_figures(archive: Archive) -> None:
    page: Page = archive.build().page("cijfers/")
    assert "0 vragen" in page.text
