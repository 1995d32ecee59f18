"""What narrows results is counted after they are shown, from pieces of the index, in Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.publishing.search import columns
from tests.bench.synthetic import search_records
from tests.browsing import served
from tests.driver import Archive, Site

pytestmark = pytest.mark.browser

YEARS = range(2001, 2025)


def build(folder: Path) -> Site:
    archive = Archive(folder)
    for year in YEARS:
        archive.question(
            f"{year}/een",
            f"1. Waarom lekt de sluis in {year}?\n",
            title=f"Sluizen in {year}",
            asked=f"{year}-03-15" if year % 4 else f"{year}",
            askers=f"[{'An' if year % 2 else 'Bert'} Peeters]",
            topics="[water, dijken]" if year % 3 else "[water]",
        )
    archive.question("s/vroeg", "1. Waarom lekt de sluis?", asked="1965-05-05", title="Vroeger")
    archive.question("s/nooit", "1. Waarom lekt de sluis?", title="Zonder datum")
    return archive.build()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "PIECE", 4)
        return build(tmp_path_factory.mktemp("pieces"))


@pytest.fixture(scope="module")
def root(built: Site) -> Iterator[str]:
    with served(built.folder) as url:
        yield url


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same archive, in one piece."""
    with served(build(tmp_path_factory.mktemp("whole")).folder) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert not faults


def answers(page: Page, root: str, asked: list[tuple[str, dict[str, Any]]]) -> Any:  # noqa: ANN401
    """Of each search how much is found and how it is counted; then what the archive has."""
    page.goto(f"{root}zoeken/")
    expect(page.locator("#results > li")).to_have_count(10)
    return page.evaluate(
        """async ([root, asked]) => {
          const engine = await Vraagbaak.openEngine({ root });
          const answers = [];
          for (const [query, options] of asked) {
            const { total, counted } = await engine.search(query, options);
            answers.push([total, await counted()]);
          }
          return [...answers, await engine.filters()];
        }""",
        [root, asked],
    )


def test_in_pieces_it_is_counted_as_in_one(page: Page, root: str, whole: str) -> None:
    asked: list[dict[str, Any]] = [
        {},
        {"filters": {"asker": ["An Peeters"]}},
        {"filters": {"asker": ["An Peeters", "Bert Peeters"], "topic": ["Dijken"]}},
        {"from": "2010-01-01"},
        {"to": "2004-06-01"},
        {"from": "2004-06-01", "to": "2008-03-15", "filters": {"topic": ["Water"]}},
        {"from": "1950-01-01", "to": "1970-01-01"},
        {"from": "2030-01-01"},
        {"filters": {"asker": ["Niemand"]}},
    ]
    searches = [(query, each) for query in ("", "sluis", "2010", "xyzzy") for each in asked]
    pieces, one = (answers(page, address, searches) for address in (root, whole))
    for search, mine, other in zip(searches, pieces, one, strict=False):
        assert mine == other, search
    assert pieces[-1] == one[-1]
    assert one[-1]["asker"] == {"An Peeters": 12, "Bert Peeters": 12}
    assert one[2][0] == 16
    early = one[asked.index({"from": "1950-01-01", "to": "1970-01-01"})]
    assert (early[0], early[1]["session"]) == (1, {"s": 1})


def test_results_wait_for_no_facet(page: Page, root: str) -> None:
    """Their files are held back; the results are there, and when they come, the counts too."""
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    page.route("**/facets/**", hold)
    page.goto(f"{root}zoeken/?q=sluis")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#filters")).to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-facet=topic]")).to_be_hidden()
    waiting, held = held, None
    assert waiting
    for route in waiting:
        route.continue_()
    expect(page.locator("[data-facet=topic] label", has_text="water")).to_contain_text("24")
    expect(page.locator("#filters")).to_have_attribute("aria-busy", "false")


def test_only_pieces_with_results_are_fetched(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{root}zoeken/?q=sluizen+in+2003")
    expect(page.locator("[data-facet=asker] label")).to_have_count(2)
    expect(page.locator("[data-facet=asker] label").first).to_be_visible()
    pieces = {url.rsplit("/", 1)[1].split("?")[0] for url in fetched if "/facets/" in url}
    assert "all.bin" in pieces
    # Three of the newest go with it; there are seven.
    assert len(pieces) - 1 < 7


def test_where_nobody_sees_facets_none_is_fetched(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{root}zoeken/?q=sluis")
    expect(page.locator("#results > li")).to_have_count(10)
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/facets/" in url]
    page.locator("#filters > summary").click()
    label = page.locator("[data-facet=topic] label", has_text="dijken")
    expect(label).to_contain_text("16")
    label.click()
    expect(page.locator("#count")).to_contain_text("16")


def test_a_facet_of_the_address_is_waited_for(page: Page, root: str) -> None:
    page.goto(f"{root}zoeken/?q=sluis&asker=An+Peeters&topic=Dijken")
    expect(page.locator("#count")).to_contain_text("8")
    expect(page.locator("[data-facet=asker] label", has_text="Bert")).to_contain_text("8")
    box = page.locator("[data-facet=asker] label", has_text="An Peeters").locator("input")
    expect(box).to_be_checked()
    expect(page.locator("[data-facet=asker] label", has_text="An Peeters")).to_have_count(1)


def test_results_stand_when_facets_cannot_be_had(page: Page, root: str) -> None:
    page.route("**/facets/**", lambda route: route.abort())
    page.goto(f"{root}zoeken/?q=sluis")
    expect(page.locator("#results > li")).to_have_count(10)
    expect(page.locator("#filters")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#broken")).to_be_hidden()


def test_one_question_more_leaves_the_older_pieces() -> None:
    records = list(search_records(12))
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "PIECE", 4)
        for some in (records[:-1], records):
            made = columns.Columns()
            for record in some:
                made.add(record)
            seen.append(dict(made.files()))
    before, after = seen
    assert [name for name in after if after[name] != before.get(name)] == ["all", "2"]
