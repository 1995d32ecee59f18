"""What readers touch, in a real Chromium: under a base path, wide and narrow."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import WIDTHS, served
from tests.driver import Archive

pytestmark = pytest.mark.browser

TOPICS = ("water", "wegen", "wonen")


def fill(archive: Archive) -> None:
    """120 questions: enough for three pages of a list and five of results."""
    for number, name in enumerate(("an-peeters", "bo-claes", "cas-maes")):
        party = ("Blauw", "Groen", "Rood")[number]
        archive.person(name, parties=f"[{party}]")
    archive.person("minister", name="Mia Minister", roles="[{title: minister van Water}]")
    for topic in TOPICS:
        archive.file("topics", topic, "", {"name": topic.title()})
    for number in range(120):
        session = ("2023-2024", "2024-2025")[number % 2]
        answered = number % 5 != 0
        archive.question(
            f"{session}/vraag-{number:03}",
            f"Aanleiding nummer {number}.\n\n1. Hoeveel fietspaden telt wijk {number}?\n\n"
            "2. Wanneer komt er een overstromingskaart?\n\n3. Wie betaalt?\n"
            + (
                "\n## Antwoord\n\n1. Er zijn er twaalf.\n\n2-3.De overstromingskaart komt in mei.\n"
                if answered
                else ""
            ),
            title=f'"Fietspaden in wijk {number} <b>&amp;</b>"',
            number=str(number),
            asked=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            askers=f"[{('an-peeters', 'bo-claes', 'cas-maes')[number % 3]}]",
            addressees="[minister]",
            topics=f"[{TOPICS[number % 3]}]",
        )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    fill(archive)
    site = archive.build(base_url="https://x.example/repo/")
    with served(site.folder) as url:
        yield url


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test if anything goes wrong in it, or if it asks a third party."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on(
        "request",
        lambda asked: faults.append(asked.url) if "//127.0.0.1:" not in asked.url else None,
    )
    yield opened
    context.close()
    assert not faults


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"))


def test_home_leads_to_questions_and_search(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefarchief")
    assert fits(page)
    page.get_by_role("main").get_by_role("searchbox").fill("overstromingskaart")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}zoeken/?q=overstromingskaart")
    expect(page.locator("#count")).to_contain_text("120")


def test_an_answer_is_beside_its_question_or_below_it(page: Page, address: str) -> None:
    page.goto(f"{address}vragen/2024-2025/vraag-001/")
    assert fits(page)
    second = page.locator("#vraag-2").bounding_box()
    third = page.locator("#vraag-3").bounding_box()
    answer = page.locator("#antwoord-2-3").bounding_box()
    first = page.locator("#antwoord-1").bounding_box()
    assert second
    assert third
    assert answer
    assert first
    if page.viewport_size and page.viewport_size["width"] == 1280:
        assert answer["x"] >= second["x"] + second["width"] - 1
        assert answer["y"] == pytest.approx(second["y"], abs=2)
        assert answer["height"] >= third["y"] + third["height"] - second["y"] - 2
    else:
        assert first["y"] < second["y"] < third["y"] < answer["y"]
        assert answer["x"] < 100


def test_a_hundred_sub_questions_stand_beside_their_answers(
    browser: Browser, tmp_path: Path
) -> None:
    """The place of each is told digit by digit; 100 and 101 have zeroes in them."""
    archive = Archive(tmp_path)
    asked = "\n\n".join(f"{number}. Hoeveel?" for number in range(1, 106))
    given = "\n\n".join(f"{number}. Zoveel." for number in range(1, 106))
    archive.question("s/x", f"{asked}\n\n## Antwoord\n\n{given}")
    with served(archive.build().folder) as url:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{url}vragen/s/x/")
            for number in (9, 10, 11, 98, 99, 100, 101, 105):
                part = page.locator(f"#vraag-{number}").bounding_box()
                answer = page.locator(f"#antwoord-{number}").bounding_box()
                assert part
                assert answer
                if width == max(WIDTHS):
                    assert answer["y"] == pytest.approx(part["y"], abs=2)
                    assert answer["x"] >= part["x"] + part["width"] - 1
                else:
                    below = answer["y"] - part["y"] - part["height"]
                    assert 0 <= below < 60
            page.close()


def test_one_answer_to_hundreds_of_sub_questions_comes_after_the_last(
    browser: Browser, tmp_path: Path
) -> None:
    archive = Archive(tmp_path)
    asked = "\n\n".join(f"{number}. Hoeveel?" for number in range(1, 401))
    archive.question("s/x", f"{asked}\n\n## Antwoord\n\nZoveel.")
    with served(archive.build().folder) as url:
        page = browser.new_page(viewport={"width": min(WIDTHS), "height": 800})
        page.goto(f"{url}vragen/s/x/")
        last = page.locator("#vraag-400").bounding_box()
        heading = page.locator("#antwoord").bounding_box()
        answer = page.get_by_text("Zoveel.", exact=True).bounding_box()
        assert last
        assert heading
        assert answer
        assert last["y"] < heading["y"] < answer["y"]
        page.close()


def test_an_anchor_leads_to_its_part(page: Page, address: str) -> None:
    page.goto(f"{address}vragen/2024-2025/vraag-001/#antwoord-2-3")
    expect(page.locator("#antwoord-2-3")).to_be_in_viewport()


def test_search_types_filters_and_goes_back(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/")
    count = page.locator("#count")
    expect(count).to_contain_text("120")
    page.locator("#q").fill("overstromingskaart")
    expect(page).to_have_url(f"{address}zoeken/?q=overstromingskaart")
    page.locator("#q").press("Enter")
    filters = page.locator("#filters")
    if not filters.get_attribute("open") and filters.evaluate("element => !element.open"):
        filters.locator("> summary").click()
    water = page.locator('[data-facet="topic"]').get_by_label("Water")
    expect(page.locator('[data-facet="topic"] label', has_text="Water")).to_contain_text("40")
    water.check()
    expect(count).to_contain_text("40")
    expect(page).to_have_url(f"{address}zoeken/?q=overstromingskaart&topic=Water")
    # Inside a facet values are alternatives, and each still says what it would add.
    page.locator('[data-facet="topic"]').get_by_label("Wegen").check()
    expect(count).to_contain_text("80")
    # Between facets all must hold.
    page.locator('[data-facet="party"]').get_by_label("Blauw").check()
    expect(count).to_contain_text("40")
    page.go_back()
    expect(count).to_contain_text("80")
    page.go_back()
    expect(count).to_contain_text("40")
    expect(water).to_be_checked()
    assert fits(page)
    page.reload()
    expect(count).to_contain_text("40")
    expect(page.locator("#q")).to_have_value("overstromingskaart")


def test_every_facet_has_its_values_and_counts(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/")
    expect(page.locator("#count")).to_contain_text("120")
    wanted = {
        "session": {"2023-2024": 60, "2024-2025": 60},
        "asker": {"An Peeters": 40, "Bo Claes": 40, "Cas Maes": 40},
        "addressee": {"Mia Minister": 120},
        "party": {"Blauw": 40, "Groen": 40, "Rood": 40},
        "topic": {"Water": 40, "Wegen": 40, "Wonen": 40},
        "status": {"beantwoord": 96, "onbeantwoord": 24},
    }
    # Where there is little room they are closed, and nothing is fetched for them.
    page.locator("#filters").evaluate("element => { element.open = true; }")
    for name, values in wanted.items():
        labels = page.locator(f'[data-facet="{name}"] label')
        expect(labels).to_have_count(len(values))
        for value, count in values.items():
            expect(labels.filter(has_text=value).first).to_have_text(
                re.compile(rf"^\s*{value}\s*{count}\s*$")
            )


def test_a_result_leads_to_the_sub_question(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=overstromingskaart&sort=date")
    expect(page.locator("#results > li")).to_have_count(10)
    first = page.locator("#results > li").first
    expect(first.locator("mark").first).to_contain_text("overstromingskaart")
    # What looks like markup in a title is shown as it was written.
    expect(first).to_contain_text("<b>&amp;</b>")
    first.locator(".places a", has_text="Vraag 2").first.click()
    expect(page).to_have_url(
        f"{address}vragen/2024-2025/vraag-083/?mark=overstromingskaart#vraag-2"
    )
    expect(page.locator("#vraag-2 mark")).to_have_text("overstromingskaart")
    expect(page.locator("#vraag-2")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(10)


def test_an_answer_that_was_found_is_marked_as_well(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=twaalf")
    page.locator(".places a", has_text="Antwoord").first.click()
    expect(page.locator("#antwoord-1 mark")).to_have_text("twaalf")
    assert fits(page)


def test_pages_of_results_are_in_the_address_and_back_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=fietspaden&sort=date")
    titles = page.locator("#results .title")
    expect(titles).to_have_count(10)
    first = titles.all_inner_texts()
    expect(page.locator("#count")).to_contain_text("pagina 1 van 12")
    page.locator("#pager").get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(f"{address}zoeken/?q=fietspaden&sort=date&page=2")
    expect(page.locator("#count")).to_contain_text("pagina 2 van 12")
    expect(page.locator("#count")).to_be_focused()
    second = titles.all_inner_texts()
    assert not set(first) & set(second)
    page.locator("#results .title").nth(7).click()
    expect(page.locator("#results")).to_have_count(0)
    page.go_back()
    expect(page.locator("#count")).to_contain_text("pagina 2 van 12")
    assert titles.all_inner_texts() == second
    expect(titles.nth(7)).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#count")).to_contain_text("pagina 1 van 12")
    assert titles.all_inner_texts() == first
    # A page that is not there is the last one; another search begins on the first.
    page.goto(f"{address}zoeken/?q=fietspaden&page=99")
    expect(page.locator("#count")).to_contain_text("pagina 12 van 12")
    page.locator("#q").fill("overstromingskaart")
    expect(page.locator("#count")).to_contain_text("pagina 1 van")
    expect(page).to_have_url(f"{address}zoeken/?q=overstromingskaart")


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}vragen/2024-2025/vraag-001/")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("wijk 17/")
    expect(page.locator("#find")).to_have_value("wijk 17/")
    page.keyboard.press("Enter")
    expect(page.locator("#results > li").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("overstromingskaart")
    expect(page.locator("#count")).to_contain_text("120")
    page.keyboard.press("ArrowDown")
    links = page.locator("#results a")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = links.nth(0).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_nothing_found_helps(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=xyzzyxyzzy")
    expect(page.locator("#count")).to_contain_text("Niets gevonden voor “xyzzyxyzzy”")
    expect(page.locator("#results > li")).to_have_count(0)
    expect(page.locator("#help").get_by_role("link", name="Alle vragen")).to_be_visible()
    assert fits(page)
    page.goto(f"{address}zoeken/?q=fietspaden&topic=Niets")
    expect(page.locator("#count")).to_contain_text("Niets gevonden")
    offer = page.locator("#offers").get_by_role("link", name="Zonder filters")
    expect(page.locator("#offers")).to_contain_text("120 vragen")
    offer.click()
    expect(page.locator("#count")).to_contain_text("120")
    expect(page).to_have_url(f"{address}zoeken/?q=fietspaden")
    page.go_back()
    expect(page.locator("#count")).to_contain_text("Niets gevonden")


def test_what_is_chosen_can_be_undone(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?topic=Water&party=Blauw&sort=date")
    expect(page.locator("#count")).to_contain_text("40")
    page.get_by_role("button", name="Filter weg: Blauw").click()
    expect(page).to_have_url(f"{address}zoeken/?topic=Water&sort=date")
    page.goto(f"{address}zoeken/?topic=Water&party=Blauw")
    page.get_by_role("link", name="Alle filters wissen").click()
    expect(page.locator("#count")).to_contain_text("120")


def test_values_in_the_address_are_text(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=%3Cimg src=x onerror=alert(1)%3E&topic=%3Cb%3Ex%3C/b%3E")
    expect(page.locator("#count")).not_to_be_empty()
    assert page.locator("main img").count() == 0


def test_a_wrong_address_shows_a_page_that_works(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}er/is/hier/niets/")
    assert answer.status == 404
    assert 'href="/repo/vragen/"' in answer.text()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_every_question_is_four_clicks_away(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{address}zoeken/")
    expect(page.get_by_role("main").get_by_role("link", name="Alle vragen")).to_be_visible()
    reached = {address: 0}
    edge = [address]
    for clicks in range(1, 5):
        following = []
        for here in edge:
            page.goto(here)
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
            for link in (link.partition("#")[0] for link in links):
                is_page = link.startswith(address) and link.endswith("/")
                if is_page and link not in reached and "/vraag-" not in here:
                    reached[link] = clicks
                    following.append(link)
        edge = [link for link in following if "/vraag-" not in link]
    questions = {link for link in reached if "/vragen/" in link and "/vraag-" in link}
    context.close()
    assert len(questions) == 120


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_a_question_reads_the_same(
    browser: Browser, address: str, width: int
) -> None:
    texts = []
    for script in (True, False):
        context = browser.new_context(
            java_script_enabled=script, viewport={"width": width, "height": 800}
        )
        page = context.new_page()
        page.goto(f"{address}vragen/2024-2025/vraag-001/")
        # But for the button to copy a citation, which could do nothing.
        expect(page.locator(".copy").first).to_be_attached(attached=script)
        for button in page.locator(".copy").all():
            button.evaluate("button => button.hidden = true")
        texts.append(page.get_by_role("main").inner_text())
        context.close()
    assert texts[0] == texts[1]


def test_a_citation_is_taken_along_with_a_button(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}vragen/2024-2025/vraag-001/")
    page.locator(".copy").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".copy").first).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite").first.text_content()
    context.close()


def test_at_a_root_everything_works_as_well(browser: Browser, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.question("s/x", "1. Waar is de fontein?")
    with served(archive.build().folder, "/") as url:
        page = browser.new_page()
        page.goto(f"{url}zoeken/?q=fontein")
        page.locator("#results").get_by_role("link").first.click()
        expect(page.get_by_role("main")).to_contain_text("Waar is de fontein?")
        page.close()


@pytest.fixture
def peeked(archive: Archive, browser: Browser) -> Iterator[Page]:
    """A page with a footnote, a citation, and an outline, in a browser."""
    many = "\n\n".join(f"{number}. Deelvraag {number}?" for number in range(1, 9))
    archive.question("s/oud", "Wat was het?", title="De oude vraag", number="7", asked="2023-05-03")
    archive.question(
        "s/x",
        "Zie schriftelijke vraag nr. 7 van 3 mei 2023, en de noot.[^1]\n\n"
        f"{many}\n\n[^1]: Wat de *noot* zegt.\n\n## Antwoord\n\n1-7. Ja.",
        asked="2024-01-02",
    )
    archive.build()
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    with served(archive.output) as url:
        page.goto(f"{url}vragen/s/x/")
        yield page
    page.close()


def test_what_a_footnote_says_is_shown_beside_it(peeked: Page) -> None:
    preview = peeked.locator("#preview")
    peeked.locator("main .fn").hover()
    expect(preview).to_be_visible()
    expect(preview).to_have_text("Wat de noot zegt.")
    preview.hover()
    peeked.wait_for_timeout(400)
    expect(preview).to_be_visible()
    peeked.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_what_a_cited_question_asks_is_shown_beside_the_link(peeked: Page) -> None:
    cited = peeked.get_by_role("link", name="schriftelijke vraag nr. 7 van 3 mei 2023")
    cited.focus()
    expect(peeked.locator("#preview")).to_contain_text("De oude vraag")
    expect(peeked.locator("#preview")).to_contain_text("Wat was het?")
    expect(cited).to_have_attribute("aria-describedby", "preview")
    peeked.keyboard.press("Tab")
    expect(peeked.locator("#preview")).not_to_contain_text("De oude vraag")


def test_the_outline_of_a_long_question_stays_in_sight(peeked: Page) -> None:
    outline = peeked.locator("nav.outline")
    unanswered = outline.get_by_role("link", name="Vraag 8: niet beantwoord")
    expect(unanswered).to_be_visible()
    unanswered.click()
    expect(peeked).to_have_url(re.compile("#vraag-8$"))
    expect(outline).to_be_in_viewport()
    below = peeked.evaluate(
        "document.getElementById('vraag-8').getBoundingClientRect().top"
        " - document.querySelector('nav.outline').getBoundingClientRect().bottom"
    )
    assert below >= 0
