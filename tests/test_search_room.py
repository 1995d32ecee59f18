"""A search whose results are long: it shows those it has room for, and the others when wanted."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.publishing.theme import BUILT_IN, lighter_script
from tests.browsing import served
from tests.driver import Archive

LONG = 5000
"""Letters of a question that no compression makes much smaller."""


def invented(seed: int) -> str:
    rng = random.Random(seed)  # noqa: S311 - the same letters each time
    letters = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=LONG))
    return " ".join(letters[start : start + 9] for start in range(0, LONG, 9))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = Archive(tmp_path_factory.mktemp("long"))
    for number in range(12):
        pair = "oude sluis" if number == 0 else "sluis oude"
        archive.question(
            f"s/{number:02}", f"Over een {pair}. {invented(number)}", title=f"Peil {number:02}"
        )
    with served(archive.build().folder) as root:
        yield f"{root}zoeken/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # So high that nothing scrolls.
    context = browser.new_context(viewport={"width": 1280, "height": 4000})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_other_results_of_a_page_come_when_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}?q=sluis")
    results = page.locator("#results > li")
    button = page.locator("#rest button")
    expect(button).to_be_visible()
    shown = results.count()
    assert 1 < shown < 10
    expect(button).to_have_text(f"Toon de andere {10 - shown} vragen van deze bladzijde")
    button.focus()
    page.keyboard.press("Enter")
    expect(results).to_have_count(10)
    expect(button).to_be_hidden()
    expect(results.nth(shown).locator("a.title")).to_be_focused()


@pytest.mark.browser
def test_the_other_results_of_a_page_come_to_who_gets_there(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{address}?q=sluis")
    expect(page.locator("#rest button")).to_be_visible()
    page.locator("#pager").scroll_into_view_if_needed()
    expect(page.locator("#results > li")).to_have_count(10)
    # The second page has room of its own, and who comes back finds the first as long as it was.
    page.locator("#pager a", has_text="2").first.click()
    expect(page.locator("#results > li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(10)


@pytest.mark.browser
def test_arrows_lead_to_what_there_was_no_room_for(page: Page, address: str) -> None:
    page.goto(f"{address}?q=sluis")
    button = page.locator("#rest button")
    expect(button).to_be_visible()
    page.locator("#results a").last.focus()
    page.keyboard.press("ArrowDown")
    expect(button).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#results a").last).to_be_focused()


@pytest.mark.browser
def test_a_phrase_is_looked_for_in_as_many_questions_as_wanted(page: Page, address: str) -> None:
    """All twelve have both words; the question that has them in this order is read last."""
    page.goto(f'{address}?q="oude sluis"')
    button = page.locator("#rest button")
    expect(button).to_have_text("Kijk ook in nog 5 vragen met deze woorden")
    expect(page.locator("#count")).to_contain_text("Niets gevonden")
    button.click()
    expect(page.locator("#results .title")).to_have_text(["Peil 00"])
    expect(button).to_be_hidden()


def test_scripts_are_served_without_what_only_their_authors_read(archive: Archive) -> None:
    archive.question("s/x", "1. Waarom?")
    folder = archive.build().folder
    assert "\n  " not in (folder / "assets/search-engine.js").read_text("utf-8")
    own = "// mine\n  start();\n"
    archive.write("theme/assets/site.js", own)
    assert (archive.build().folder / "assets/site.js").read_text("utf-8") == own


def test_what_is_left_out_of_a_script_is_comment() -> None:
    source = b'/* one\n  two */\n// three\nlet a = "// no"; // four\n\n  b();\n/** five */\nc();\n'
    assert lighter_script(source) == b'let a = "// no"; // four\nb();\nc();\n'


def test_no_script_has_a_text_of_several_lines() -> None:
    """Its indents would be lost."""
    scripts: list[Path] = sorted((BUILT_IN / "assets").glob("*.js"))
    assert scripts
    for script in scripts:
        for line in script.read_text("utf-8").splitlines():
            assert line.count("`") % 2 == 0, (script.name, line)
