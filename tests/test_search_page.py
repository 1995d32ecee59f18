"""The search page, in a real Chromium: period, typing errors, help, strangers, axe."""

import re
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browsing import served
from tests.driver import Archive

pytestmark = pytest.mark.browser

# What runs if a value is taken for HTML, for an address, for a script or for an attribute.
PIECES = (
    "<img src=x onerror=ran()>",
    "<script>ran()</script>",
    "<svg onload=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'>",
    '"><b onmouseover=ran()>',
    "' autofocus onfocus=ran() '",
    "javascript:ran()",
    "</script><script>ran()</script>",
    "&lt;img src=x onerror=ran()&gt;",
    "<mark><img src=x onerror=ran()></mark>",
    "{{constructor.constructor('ran()')()}}",
    "${ran()}",
    "__proto__",
    "constructor",
    "\u202ereti\u0000",
)
AROUND = (
    *("{}", "water {}", '"{}"', "{} {}", "{}{}{}"),
    *("a{}b", "%{}%", '"{} xyzzy"', "\\{}", "{}" * 60),
)


def fill(archive: Archive) -> None:
    archive.person("an-peeters", name="An Peeters", parties="[Blauw]")
    archive.file("topics", "water", "", {"name": "Water"})
    for year in (2021, 2022, 2023, 2024):
        for month in (1, 6, 12):
            archive.question(
                f"s/{year}-{month}",
                f"1. Hoeveel fietspaden zijn er in {year}?\n\n2. Waarom lekt de sluis?\n\n"
                "## Antwoord\n\n1. Dat wordt onderzocht.\n\n2. De sluis lekt door de vorst.",
                title=f"Fietspaden in maand {month} van {year}",
                asked=f"{year}-{month:02}-15",
                askers="[an-peeters]",
                topics="[water]",
            )
    archive.question("s/niets", "Een vraag zonder datum over de fietspaden.", title="Zonder datum")
    for number, piece in enumerate(PIECES[:-1]):
        text = piece.replace("\\", "\\\\").replace('"', '\\"')
        archive.file("topics", f"t{number}", "", {"name": f'"{text} t"'})
        archive.question(
            f"h/{number}",
            "Iets over een **sluis**.\n\n1. Iets anders?",
            title=f'"{text} en een slot"',
            askers=f'["{text} a"]',
            topics=f"[t{number}]",
        )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    fill(archive)
    with served(archive.build().folder) as url:
        yield f"{url}zoeken/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    yield opened
    context.close()
    assert not faults


def titles(page: Page) -> set[str]:
    return set(page.locator("#results .title").all_inner_texts())


def test_a_period_is_two_dates(page: Page, address: str) -> None:
    page.goto(f"{address}?q=fietspaden")
    count = page.locator("#count")
    expect(count).to_contain_text("13 vragen")
    page.locator("#from").fill("2022-06-15")
    page.locator("#from").press("Tab")
    expect(count).to_contain_text("8 vragen")
    page.locator("#to").fill("2023-01-14")
    expect(count).to_contain_text("2 vragen")
    expect(page).to_have_url(f"{address}?q=fietspaden&from=2022-06-15&to=2023-01-14")
    assert titles(page) == {"Fietspaden in maand 6 van 2022", "Fietspaden in maand 12 van 2022"}
    page.get_by_role("button", name="Filter weg: vanaf 2022-06-15").click()
    expect(count).to_contain_text("6 vragen")
    page.go_back()
    expect(count).to_contain_text("2 vragen")
    expect(page.locator("#from")).to_have_value("2022-06-15")


@pytest.mark.parametrize(
    ("period", "days", "found"),
    [
        ("from=2023&to=2023", ("2023-01-01", "2023-12-31"), 3),
        ("from=2024-02", ("2024-02-01", ""), 2),
        ("to=2021-06", ("", "2021-06-30"), 2),
        ("from=gisteren&to=2021-99", ("", ""), 13),
    ],
)
def test_a_period_in_the_address_may_be_a_year_or_a_month(
    page: Page, address: str, period: str, days: tuple[str, str], found: int
) -> None:
    page.goto(f"{address}?q=fietspaden&{period}")
    expect(page.locator("#count")).to_contain_text(f"{found} vragen")
    expect(page.locator("#from")).to_have_value(days[0])
    expect(page.locator("#to")).to_have_value(days[1])


def test_sorted_by_date_the_newest_is_first(page: Page, address: str) -> None:
    page.goto(f"{address}?q=fietspaden&sort=date")
    expect(page.locator("#results .title").first).to_have_text("Fietspaden in maand 12 van 2024")
    page.locator("#sort").select_option("")
    expect(page).to_have_url(f"{address}?q=fietspaden")


def test_a_typing_error_is_met_and_said(page: Page, address: str) -> None:
    page.goto(f"{address}?q=fietspdaen")
    expect(page.locator("#said")).to_contain_text("Er is gezocht naar “fietspaden”")
    expect(page.locator("#results > li").first).to_contain_text("ietspaden")


def test_what_is_typed_is_in_the_address_when_typing_rests_or_who_typed_it_leaves(
    page: Page, address: str
) -> None:
    page.goto(f"{address}?q=fietspaden")
    expect(page.locator("#count")).to_contain_text("13 vragen")
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.locator("#q").select_text()
    page.locator("#q").press_sequentially("vorst")
    page.clock.run_for(20)
    expect(page.locator("#count")).to_contain_text("12 vragen")
    assert page.url == f"{address}?q=fietspaden"
    page.clock.run_for(400)
    expect(page).to_have_url(f"{address}?q=vorst")
    page.locator("#q").press("Backspace")
    page.clock.run_for(20)
    page.locator("#results .title").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Fietspaden in maand"))
    page.go_back()
    expect(page).to_have_url(f"{address}?q=vors")
    expect(page.locator("#q")).to_have_value("vors")


def test_a_result_says_which_words_it_lacks(page: Page, address: str) -> None:
    page.goto(f"{address}?q=vorst onderzocht datum")
    expect(page.locator("#said")).to_contain_text("ontbreekt: “vorst”, “onderzocht”")
    expect(page.locator("#results .meta").first).to_contain_text("zonder: vorst, onderzocht")


def test_what_is_announced_is_what_was_found(page: Page, address: str) -> None:
    page.goto(address)
    status = page.get_by_role("status").first
    expect(status).to_contain_text("vragen, pagina 1 van 3")
    page.locator("#q").fill("vorst")
    expect(status).to_contain_text("12 vragen, pagina 1 van 2")
    page.locator("#q").fill("xyzzyxyzzy")
    expect(status).to_contain_text("Niets gevonden voor “xyzzyxyzzy”.")


def test_a_link_to_a_result_can_be_opened_beside_this_page(page: Page, address: str) -> None:
    page.goto(f"{address}?q=vorst")
    place = page.locator("#results .answer a").first
    with page.context.expect_page() as opened:
        place.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("#antwoord-2 mark").first).to_have_text("vorst")
    with page.context.expect_page() as second:
        page.locator("#pager [rel=next]").click(modifiers=["ControlOrMeta"])
    expect(second.value.locator("#count")).to_contain_text("pagina 2 van")
    expect(page.locator("#count")).to_contain_text("pagina 1 van")


def test_three_hundred_hostile_searches_run_nothing(page: Page, address: str) -> None:
    """In the box, in each facet, in the dates, the order and the number of the page."""
    page.add_init_script("globalThis.ran = () => { document.title = 'ran'; };")
    names = ("topic", "asker", "party", "session", "status", "addressee", "sort", "from", "page")
    texts = [around.replace("{}", piece) for piece, around in product(PIECES, AROUND)]
    asked = [{"q": text} for text in texts]
    asked += [{"q": "sluis", names[i % len(names)]: text} for i, text in enumerate(texts)]
    queries = [f"?{urlencode(each)}" for each in asked]
    assert len(queries) == 300
    for query in islice(queries, 0, None, 25):
        page.goto(address + query)
        expect(page.locator("#count")).not_to_have_text("")
    found = page.evaluate(
        """async queries => {
          const wrong = [];
          const { count, results, help } = Object.fromEntries(
            ["count", "results", "help"].map(id => [id, document.getElementById(id)]));
          // What was found stands there with the count; what helps if nothing was, comes after it.
          const answered = () => count.textContent && (results.children.length || !help.hidden);
          for (const query of queries) {
            count.textContent = "";
            help.hidden = true;
            history.pushState(null, "", location.pathname + query);
            dispatchEvent(new PopStateEvent("popstate"));
            for (let turns = 0; !answered(); turns += 1) {
              if (turns === 2000) throw new Error(`no answer to ${query}`);
              await new Promise(done => setTimeout(done, 5));
            }
            const elements = document.querySelectorAll("#finder *, #ask *");
            for (const element of elements) {
              const bad = /^(img|script|svg|iframe|b)$/i.test(element.localName)
                || [...element.attributes].some(({ name }) => name.startsWith("on"))
                || (element.href ?? "").toLowerCase().startsWith("javascript:");
              if (bad) wrong.push([query, element.outerHTML]);
            }
          }
          return wrong;
        }""",
        queries,
    )
    assert found == []
    expect(page.locator("#finder")).to_be_visible()
    assert page.title() != "ran"


def test_marks_in_an_address_run_nothing(page: Page, address: str) -> None:
    page.add_init_script("globalThis.ran = () => { document.title = 'ran'; };")
    marks = "&".join(f"mark={quote(piece)}" for piece in (*PIECES, "sluis"))
    page.goto(f"{address.removesuffix('zoeken/')}vragen/s/2024-6/?{marks}#vraag-2")
    expect(page.locator("#vraag-2 mark")).to_have_text("sluis")
    assert page.locator("main :is(img, script, svg, iframe)").count() == 0
    assert page.title() != "ran"


@pytest.mark.parametrize(
    ("query", "width"),
    [
        ("", 360),
        ("?q=sluis&topic=Water", 1280),
        ("?q=fietspdaen", 360),
        ("?q=xyzzyxyzzy&topic=Niets&from=2022", 360),
        ("?q=xyzzyxyzzy&topic=Niets&from=2022", 1280),
    ],
)
def test_axe_finds_nothing_whatever_was_asked(
    browser: Browser, address: str, query: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark")
    page.goto(address + query)
    expect(page.locator("#count")).to_contain_text("v")
    page.locator("#filters").evaluate("element => { element.open = true; }")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    found = Axe().run(page).response["violations"]
    page.close()
    assert not [(item["id"], item["nodes"][0]["failureSummary"]) for item in found]


@pytest.mark.parametrize("width", [360, 1280])
def test_quick_search_shows_what_is_found_while_somebody_types(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    home = address.removesuffix("zoeken/")
    page.goto(f"{home}vragen/s/niets/")
    page.keyboard.press("/")
    page.keyboard.type("vorst")
    links = page.locator(".quick-found a")
    expect(links).to_have_count(7)
    expect(links.last).to_have_text("Alle resultaten (12)")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".quick-found")).to_be_hidden()
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("t")
    expect(page.locator(".quick-found")).to_be_visible()
    page.keyboard.press("Backspace")
    expect(links).to_have_count(7)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#antwoord-2 mark").first).to_have_text("vorst")
    page.keyboard.press("/")
    page.keyboard.type("vorst")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}?q=vorst")
    page.close()


def test_nothing_of_search_is_loaded_where_nobody_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address.removesuffix("zoeken/"))
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "search" in url or "marks" in url]


def test_without_an_index_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.question("s/x", "1. Waarom?")
    site = archive.build()
    (site.folder / "search-index" / "head.bin").unlink()
    with served(site.folder) as url:
        page = browser.new_page()
        page.goto(f"{url}zoeken/?q=waarom")
        expect(page.locator("#broken")).to_contain_text("kon niet geladen worden")
        expect(page.locator("#browse").get_by_role("link", name="Alle vragen")).to_be_visible()
        page.close()
