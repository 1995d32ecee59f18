"""Archives that choose Pagefind: the same search page on its index, verified after each build."""

import contextlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from builder.publishing.search import SearchFailed
from builder.publishing.search.pagefind import verify
from tests.browsing import launch, served, until
from tests.driver import Archive, Site

CHOSEN = "title: Proef\nsearch: pagefind\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    archive = Archive(tmp_path, CHOSEN)
    archive.question(
        "s/a",
        "1. Hoeveel bruggen?\n\n2. Hoeveel sluizen?\n\n## Antwoord\n\n1. Twee bruggen.\n\n2. Geen.",
        title="Bruggen & <b>sluizen</b>",
        topics="[water]",
        asked="2024-01-02",
    )
    archive.question("s/b", "1. Hoeveel bruggen over de weg?", topics="[wegen]", asked="2024-02-02")
    return archive.build()


def test_its_index_is_there_and_ours_is_not(site: Site) -> None:
    assert (site.folder / "pagefind" / "pagefind-entry.json").is_file()
    assert not (site.folder / "search-index").exists()


def test_it_runs_only_if_a_record_changed(site: Site) -> None:
    archive = Archive(site.folder.parent, CHOSEN)
    entry = site.folder / "pagefind" / "pagefind-entry.json"
    before = entry.stat().st_ino
    archive.write("content/pages/nieuw.md", "---\ntitle: N\n---\n")
    archive.build()
    assert entry.stat().st_ino == before
    archive.question("s/c", "1. Nieuw?")
    archive.build()
    assert entry.stat().st_ino != before


def test_another_engine_makes_another_index(site: Site) -> None:
    archive = Archive(site.folder.parent, "title: Proef\n")
    archive.build()
    assert not (site.folder / "pagefind").exists()
    assert (site.folder / "search-index").is_dir()


@pytest.mark.parametrize("damage", ["empty", "missing", "truncated", "extra"])
def test_a_damaged_index_is_noticed(site: Site, damage: str) -> None:
    folder = site.folder / "pagefind"
    urls = {"/vragen/s/a/", "/vragen/s/b/"}
    verify(folder, urls)
    fragment = min((folder / "fragment").iterdir())
    index = min((folder / "index").iterdir())
    if damage == "empty":
        fragment.write_bytes(b"")
    elif damage == "missing":
        fragment.unlink()
    elif damage == "truncated":
        index.write_bytes(index.read_bytes()[:-9])
    else:
        urls.add("/vragen/s/c/")
    with pytest.raises(SearchFailed):
        verify(folder, urls)


@pytest.mark.browser
def test_what_it_found_once_it_finds_without_a_network(site: Site) -> None:
    with sync_playwright() as playwright, contextlib.ExitStack() as serving:
        url = serving.enter_context(served(site.folder))
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(f"{url}zoeken/?q=bruggen")
        expect(page.locator("#results > li")).to_have_count(2)
        # The index of a small archive is kept as a whole, which is noted when it is done.
        until(
            page,
            """async () => {
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const { url } of await cache.keys()) {
                  if (url.endsWith("/pagefind/files.json")) return true;
                }
              }
              return false;
            }""",
        )
        serving.close()
        page.goto(f"{url}zoeken/?q=sluizen")
        expect(page.locator("#results > li")).to_have_count(1)
        page.goto(f"{url}zoeken/?q=bruggen&topic=Water")
        expect(page.locator("#results > li")).to_have_count(1)
        browser.close()


@pytest.mark.browser
def test_the_search_page_works_on_it(site: Site) -> None:
    with sync_playwright() as playwright, served(site.folder) as url:
        browser = launch(playwright)
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{url}zoeken/?q=bruggen")
        results = page.locator("#results > li")
        expect(results).to_have_count(2)
        expect(results.first).to_contain_text("Bruggen")
        page.goto(f"{url}zoeken/?q=bruggen&topic=Water")
        expect(results).to_have_count(1)
        expect(results.get_by_text("Bruggen & <b>sluizen</b>").first).to_be_visible()
        results.get_by_role("link", name="Vraag 1").first.click()
        expect(page).to_have_url(re.compile("/vragen/s/a/.*#vraag-1$"))
        page.locator("#find").fill("sluizen")
        page.locator("#find").press("Enter")
        expect(page.locator("#results > li")).to_have_count(1)
        assert not faults
        browser.close()
