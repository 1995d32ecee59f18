"""For everybody: any width, any zoom, any colours, from right to left, without a mouse."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from builder import pipeline
from builder.editions import edition_of
from builder.publishing.pages import Presenter
from builder.scene import look
from tests.browsing import served
from tests.driver import REPOSITORY, Archive

STYLES = sorted((REPOSITORY / "theme/assets").rglob("*.css"))
WIDTHS = (320, 360, 768, 1280, 1600)
"""A phone of today and of long ago, a tablet, a desk, a large one. 320 is also what a window of
1280 pixels has at 400 %."""

SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const rtl = root.dir === "rtl";
  const wide = [...document.querySelectorAll("body *")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (rtl ? box.left < -1 : box.right > root.clientWidth + 1))
    .map(([element]) => element.outerHTML.slice(0, 90));
  return [`${root.scrollWidth} pixels`, ...wide];
}"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("demo") / "site"
    assert pipeline.build(REPOSITORY, output, "https://x.example/repo/").published
    return output


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Name of each template to the addresses in the demonstration archive that it makes."""
    scene = look(REPOSITORY, tmp_path_factory.mktemp("workshop"))
    assert scene is not None
    edition = edition_of(scene.archive, scene.inputs, scene.config)
    found: dict[str, list[str]] = {}
    for view in Presenter(edition).pages():
        found.setdefault(view.template, []).append(view.url)
    return found


def test_the_demonstration_archive_has_a_page_of_every_template(
    templates: dict[str, list[str]],
) -> None:
    """So what is tried on each of its templates is tried on all."""
    files = {path.name for path in (REPOSITORY / "theme/templates").iterdir()}
    assert set(templates) == files - {"base.html", "macros.html"}


@pytest.fixture(scope="module")
def address(demo: Path) -> Iterator[str]:
    with served(demo) as url:
        yield url


def some(templates: dict[str, list[str]]) -> Iterator[str]:
    """Addresses of each template: the first, the last, and one between; of questions all."""
    for name, urls in templates.items():
        if name != "redirect.html":
            every = range(len(urls)) if name == "question.html" else {0, len(urls) // 2, -1}
            yield from dict.fromkeys(urls[number] for number in every)


@pytest.mark.browser
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_page_scrolls_sideways_at_any_width(
    browser: Browser, address: str, templates: dict[str, list[str]], direction: str
) -> None:
    page = browser.new_page()
    for url in some(templates):
        page.goto(address + url)
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
        for width in WIDTHS if direction == "ltr" else (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(SIDEWAYS) == [], f"{url} at {width}"
    page.close()


LONG = "Hottentottententententoonstellingsmakersopleidingsinstituutsdirecteursvergadering"


@pytest.mark.browser
def test_long_words_and_wide_tables_stay_inside(browser: Browser, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.person("an", name=LONG, roles=f"[{{title: {LONG}, body: raad}}]")
    archive.file("bodies", "raad", "", {"name": LONG})
    row = "|".join(["Woord"] * 14)
    for number in range(12):
        archive.question(
            f"s/{number:02}",
            f"{LONG}\n\n1. {LONG}?\n\n2. `{LONG}{LONG}`\n\n## Antwoord\n\n1. {LONG}\n\n"
            f"|{row}|\n|{'|'.join(['---'] * 14)}|\n|{row}|\n",
            title=LONG,
            askers=f"[{LONG}]",
            addressees="[an]",
            topics=f"[{LONG.lower()}]",
            asked=f"2024-01-{number + 10}",
            commitments=f"[{{quote: {LONG}, due: 2024-06}}]",
        )
    page = browser.new_page()
    with served(archive.build().folder) as url:
        for place in ("", "vragen/", "vragen/s/00/", "personen/an/", "cijfers/", "verantwoording/"):
            page.goto(url + place)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(SIDEWAYS) == [], f"{place} at {width}"
    page.close()


def test_the_style_has_no_left_and_right() -> None:
    """What is written from right to left is laid out so by the browser, with logical properties."""
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):"
        r"|text-align: (?:left|right)"
    )
    for path in STYLES:
        assert not physical.findall(path.read_text("utf-8")), path.name


@pytest.mark.browser
def test_a_question_from_right_to_left_has_its_answers_on_the_left(
    browser: Browser, tmp_path: Path
) -> None:
    archive = Archive(tmp_path)
    archive.question("s/x", "1. متى؟\n\n## Antwoord\n\n1. غدا.", language="ar", title="سؤال")
    with served(archive.build().folder) as url:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{url}vragen/s/x/")
        asked = page.locator("#vraag-1").bounding_box()
        given = page.locator("#antwoord-1").bounding_box()
        number = page.locator("#vraag-1 .n").bounding_box()
        words = page.locator("#vraag-1 .body > p").bounding_box()
        page.close()
    assert asked
    assert given
    assert number
    assert words
    assert given["x"] + given["width"] <= asked["x"] + 1
    assert number["x"] >= words["x"] + words["width"] - number["width"] - 1


@pytest.mark.browser
def test_on_a_phone_the_menu_takes_one_row_and_shows_where_one_is(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{address}bijdragen/")
    here = page.locator(".top nav [aria-current]")
    expect(here).to_be_in_viewport(ratio=0.9)
    header = page.locator("header.top").bounding_box()
    assert header
    assert header["height"] < 110
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.wait_for_function("document.getElementById('find').offsetWidth > 200")
    page.close()


@pytest.mark.browser
def test_with_colours_of_ones_own_nothing_is_told_by_colour_alone(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}vragen/")
    style = "(element, name) => getComputedStyle(element)[name]"
    current = page.locator(".filters [aria-current]")
    assert "underline" in current.evaluate(style, "textDecorationLine")
    assert "underline" in page.locator(".top nav [aria-current]").evaluate(
        style, "textDecorationLine"
    )
    page.goto(f"{address}cijfers/")
    canvas = page.evaluate(
        "() => { const box = document.createElement('div'); box.style.color = 'Canvas';"
        " document.body.append(box); return getComputedStyle(box).color; }"
    )
    for bar in page.locator("svg.columns rect").all():
        assert bar.evaluate(style, "fill") != canvas
    for share in page.locator(".share rect").all():
        assert share.evaluate(style, "stroke") != canvas
    page.goto(f"{address}vragen/2023-2024/dijken-langs-de-zilte/#vraag-2")
    assert page.locator("#vraag-2").evaluate(style, "outlineStyle") == "solid"
    answer = page.locator("#antwoord-2-3")
    assert answer.evaluate(style, "borderInlineStartStyle") == "solid"
    context.close()


def test_nothing_moves() -> None:
    """Who asks for less motion gets none, because there is none."""
    moving = r"transition|animation|@keyframes|smooth|\.animate\("
    for path in (*STYLES, *(REPOSITORY / "theme/assets").glob("*.js")):
        assert not re.findall(moving, path.read_text("utf-8")), path.name


SEEN = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const middle = [box.left + Math.min(box.width / 2, 8), box.top + box.height / 2];
  const there = document.elementFromPoint(...middle);
  let opacity = 1;
  for (let up = element; up; up = up.parentElement) opacity *= getComputedStyle(up).opacity;
  return {
    what: element.outerHTML.slice(0, 100),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: opacity === 1 && box.width > 1 && box.height > 1 && there !== null
      && (element.contains(there) || there.contains(element)),
  };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "place",
    ["", "vragen/2023-2024/dijken-langs-de-zilte/", "zoeken/?q=dijken", "zittingen/2024-2025/"],
)
def test_with_the_keyboard_one_sees_where_one_is(
    browser: Browser, address: str, place: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + place)
    if "?" in place:
        expect(page.locator("#results > li").first).to_be_visible()
    wanted = page.locator("main :is(a[href], button, summary, input)").locator("visible=true")
    total = wanted.count()
    reached = set()
    for _ in range(total + 60):
        page.keyboard.press("Tab")
        now = page.evaluate(SEEN)
        if now is None:
            break
        assert now["outline"], now["what"]
        assert now["seen"], now["what"]
        reached.add(now["what"])
    assert len(reached) > 20
    page.close()


@pytest.fixture
def wide(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A question with three footnotes, two of them on one line."""
    archive = Archive(tmp_path)
    archive.question(
        "s/x",
        "1. Een[^a] en twee.[^2]\n\n2. Drie.[^c]\n\n## Antwoord\n\n1. Nog eens.[^2]\n\n"
        f"[^a]: {'Een lange noot. ' * 12}\n\n[^2]: Noot twee.\n\n[^c]: Noot drie.\n",
    )
    page = browser.new_page()
    with served(archive.build().folder) as url:
        page.goto(f"{url}vragen/s/x/")
        yield page
    page.close()


def boxes(page: Page) -> list[FloatRect]:
    found = [note.bounding_box() for note in page.locator(".notes > li").all()]
    return [box for box in found if box is not None]


@pytest.mark.browser
def test_footnotes_stand_in_the_margin_where_there_is_room(wide: Page) -> None:
    wide.set_viewport_size({"width": 1680, "height": 900})
    grid = wide.locator(".grid").bounding_box()
    first, second, third = boxes(wide)
    mark = wide.locator(".fn").first.bounding_box()
    assert grid
    assert mark
    assert all(box["x"] > grid["x"] + grid["width"] for box in (first, second, third))
    assert first["y"] == pytest.approx(mark["y"], abs=8)
    # Each below the one before it, however long that is.
    assert second["y"] >= first["y"] + first["height"] - 1
    assert third["y"] >= second["y"] + second["height"] - 1


@pytest.mark.browser
def test_a_footnote_in_the_margin_is_not_shown_a_second_time(wide: Page) -> None:
    wide.set_viewport_size({"width": 1680, "height": 900})
    wide.locator(".fn").first.hover()
    expect(wide.locator("#preview")).to_be_attached()
    expect(wide.locator("#preview")).to_be_hidden()
    wide.mouse.move(0, 0)
    wide.set_viewport_size({"width": 1280, "height": 900})
    wide.locator(".fn").first.hover()
    expect(wide.locator("#preview")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_elsewhere_footnotes_stay_below(wide: Page, width: int) -> None:
    wide.set_viewport_size({"width": width, "height": 900})
    grid = wide.locator(".grid").bounding_box()
    assert grid
    assert all(box["y"] > grid["y"] + grid["height"] for box in boxes(wide))
    wide.set_viewport_size({"width": 1680, "height": 900})
    wide.emulate_media(media="print")
    grid = wide.locator(".grid").bounding_box()
    assert grid
    assert all(box["y"] > grid["y"] + grid["height"] for box in boxes(wide))


@pytest.mark.browser
def test_the_search_page_has_its_shape_before_its_scripts_run(
    browser: Browser, address: str
) -> None:
    """So nothing jumps when they do; and where they never come, one can browse."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("**/assets/search*.js*", lambda route: route.abort())
    page.goto(f"{address}zoeken/")
    ask = page.locator("#ask").bounding_box()
    browse = page.locator("#browse").bounding_box()
    end = page.locator("footer.end").bounding_box()
    assert ask
    assert browse
    assert end
    assert browse["y"] >= ask["y"] + ask["height"]
    assert end["y"] >= 800
    page.get_by_role("main").get_by_role("link", name="Alle vragen").click()
    expect(page).to_have_url(f"{address}vragen/")
    page.close()
