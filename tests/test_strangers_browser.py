"""Script injections in every place of a text and in every field, opened in Chromium.

No script of a stranger runs, nothing is asked of another machine, and the policy of the page is
never even needed: with it switched off the same holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog

from builder.model import FOLDERS
from builder.reading.fields import SCHEMAS
from builder.reading.records import Field, Keyed, Schema
from tests.browsing import served
from tests.driver import Archive, Site
from tests.hostile import (
    OURS,
    payloads,
    payloads_of_many_lines,
    quoted,
    sample,
    stuffed,
    text_fields,
    together,
)

pytestmark = pytest.mark.browser

LIMIT = 450
"""Characters of a payload in a field: with a number behind it, a field takes no more."""

TOGETHER = 25
"""Payloads on one page: enough to be quick, few enough to find the one that did it."""

AT_ONCE = 100
"""Pages opened in one window: after thousands Chromium has no memory left for the next."""

PLACES = (
    "{p}",
    "*{p}* **{p}**",
    "### {p}",
    "- {p}",
    "> {p}",
    "| {cell} | x |\n|---|---|\n| {cell} | {cell} |",
    "[x]({p})",
    "[x](<{p}>)",
    '[x](https://x.example "{p}")',
    "[{p}](https://x.example/{p})",
    "[x](javascript:{p})",
    "![{p}](https://x.example/{p} '{p}')",
    "![x](<data:image/svg+xml,{p}>)",
    "<{p}>",
    "<https://x.example/{p}>",
    "`{p}`",
    "```{p}\n{p}\n```",
    "    {p}",
    "x[^{p}]\n\n[^{p}]: {p}",
    "x[^n{n}]\n\n[^n{n}]: {p}",
    "{p}\n: {p}",
    "[[2023/0|{p}]]",
    "[[{p}]]",
)
"""Every place in a Markdown text in which a stranger's words can stand."""

LOOK = """() => {
    const faults = [];
    if (!document.querySelector("main")) faults.push("no page of ours");
    if (window.ran) faults.push("a script ran");
    const own = new URL(document.baseURI).origin;
    const allowed = ["http:", "https:", "mailto:"];
    for (const element of document.querySelectorAll("*")) {
        const name = element.localName;
        for (const { name: attribute } of element.attributes) {
            if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
                faults.push(`<${name} ${attribute}>`);
        }
        if (name === "svg" && element.matches("svg.columns, svg.share")) continue;
        if (["iframe", "object", "embed", "base", "img", "svg", "math", "style", "frame",
             "template", "video", "audio", "portal"].includes(name)) faults.push(`<${name}>`);
        if (name === "script" && element.src && new URL(element.src).origin !== own)
            faults.push(element.src);
        if (name === "script" && !element.src && !(element.type || "").endsWith("json"))
            faults.push("an inline script");
        if (name === "a" && element.hasAttribute("href") && !allowed.includes(element.protocol))
            faults.push(element.getAttribute("href"));
        if (name === "meta" && element.httpEquiv === "refresh") faults.push("a redirect");
        if (name === "form" && new URL(element.action).origin !== own) faults.push(element.action);
    }
    return faults;
}"""
"""What must not be in any page, whatever was typed."""


@dataclass
class Visitor:
    """Opens pages and notes whatever happens that should not.

    Attributes:
        browser: the browser.
        policy: whether the policy of the page is in force.
        faults: address and what happened.
    """

    browser: Browser
    policy: bool
    faults: list[str] = field(default_factory=list)

    def visit(self, addresses: Iterable[str], wait_for: str = "") -> int:
        """Opens every address, and waits for what only a script brings; the number of them."""
        left = iter(addresses)
        count = 0
        while some := list(islice(left, AT_ONCE)):
            self._visit(some, wait_for)
            count += len(some)
        return count

    def _visit(self, addresses: Sequence[str], wait_for: str) -> None:
        context = self.browser.new_context(bypass_csp=not self.policy)
        context.add_init_script("window.print = window.open = () => { window.ran = 1; };")
        page = context.new_page()
        here = ""

        def note(what: str) -> None:
            self.faults.append(f"{here}: {what}")

        def dismissed(dialog: Dialog) -> None:
            note(f"dialog {dialog.message}")
            dialog.dismiss()

        page.on("pageerror", lambda error: note(str(error)))
        page.on("console", lambda said: note(said.text))
        page.on("dialog", dismissed)
        page.on("popup", lambda _: note("a window was opened"))
        page.on("request", lambda r: note(r.url) if "//127.0.0.1:" not in r.url else None)
        for here in addresses:
            # Thousands of pages follow each other: one may be late on a busy machine.
            page.goto(here, wait_until="load", timeout=180_000)
            if wait_for:
                page.wait_for_selector(wait_for, state="attached")
            for fault in page.evaluate(LOOK):
                note(fault)
            if page.url.partition("#")[0] != here.partition("#")[0]:
                note(f"went to {page.url}")
        context.close()


def hostile_strings() -> tuple[str, ...]:
    ours = tuple(text for text in OURS if text.isprintable() and len(text) < 100)
    try:
        return (*ours, *payloads())
    except FileNotFoundError:
        return ours


def written(payload: str, number: int) -> Iterator[str]:
    cell = payload.replace("\\", "\\\\").replace("|", "\\|")
    for place in PLACES:
        text = place.replace("{n}", str(number)).replace("{cell}", cell)
        yield text.replace("{p}", payload)


def fill(archive: Archive, strings: Sequence[str]) -> None:
    """Puts every string in every place, and takes out again what is refused."""
    for start in range(0, len(strings), TOGETHER):
        some = strings[start : start + TOGETHER]
        blocks = [block for n, text in enumerate(some) for block in written(text, n)]
        text = "\n\n".join(blocks)
        archive.question(f"2023/{start}", f"{text}\n\n1. {some[0]}?\n\n## Antwoord\n\n1. {text}\n")
        archive.file("pages", f"p{start}", text, {"title": f"Blad {start}"})
    without_refused(archive)


def without_refused(archive: Archive) -> None:
    """Empties every line that is refused, until none is."""
    while faults := [item.location for item in archive.check() if item.severity == "error"]:
        for name in sorted({place.path for place in faults}):
            path = archive.folder / name
            lines = path.read_text("utf-8").split("\n")
            for line in {place.line for place in faults if place.path == name}:
                assert lines[line - 1], f"{name}:{line}: refused for what is not there"
                lines[line - 1] = ""
            path.write_text("\n".join(lines), "utf-8", newline="\n")


def fill_fields(archive: Archive, groups: Sequence[str]) -> None:
    """Puts every text in every field that takes text; ids stay apart by their numbers."""
    for number, group in enumerate(groups):
        text = f"{group} {number}"
        for folder, kind in FOLDERS.items():
            lines = {
                field.name: quoted(stuffed(field.type, text))
                for field in SCHEMAS[kind].fields
                if field.name not in JUDGEMENTS and any(text_fields(Schema(dict, (field,))))
            }
            body = ""
            if kind == "question":
                # What an editor quotes has to stand in the text: as code, which stays as it is.
                body = f"1. Waarom?\n\n## Antwoord\n\n1. Daarom.\n\n       {text}\n"
                lines |= {f.name: quoted(judged(f, text)) for f in judgements()}
            archive.file(folder, f"{kind}-{number}", body, lines)


def judgements() -> list[Field]:
    """The fields of a question in which an editor speaks of its text."""
    return [field for field in SCHEMAS["question"].fields if field.name in JUDGEMENTS]


def judged(field: Field, text: str) -> object:
    """A value of one of them with a text in every field inside it that takes one.

    One that a schema will get tomorrow is among them; if it takes no free text, the test says so.
    """
    record: dict[str, str] = dict(JUDGEMENTS[field.name])
    for path in text_fields(Schema(dict, (field,))):
        own = path.removeprefix(f"{field.name}.")
        record.setdefault(own, f"https://x.example/{text}" if path in ADDRESSES else text)
    return {record.pop(field.type.key): record} if isinstance(field.type, Keyed) else [record]


JUDGEMENTS = {
    "outcomes": {"part": "1", "outcome": "partial"},
    "references": {},
    "commitments": {},
    "events": {},
}
"""Fields whose text must be found in the question, with what in them can be no other text."""

ADDRESSES = {"references.target", "commitments.evidence"}
"""Fields that take an address, or the id of what is there; any other text is refused."""


@pytest.mark.parametrize("path", sorted({"outcomes.part", *ADDRESSES}))
def test_a_payload_where_only_an_id_can_be_is_refused_at_its_line(
    tmp_path: Path, path: str
) -> None:
    archive = Archive(tmp_path)
    (field,) = (field for field in judgements() if field.name == path.partition(".")[0])
    own = path.partition(".")[2]
    some = (text for text in hostile_strings() if len(text) <= LIMIT)
    strings = [text for text in some if not text.startswith(("https://", "http://"))]
    strings = sample(strings, 100)
    for number, text in enumerate(strings):
        value = judged(field, "Daarom.")
        if isinstance(value, dict):
            ((key, record),) = value.items()
            value = {text: record} if own == "part" else {key: {**record, own: text}}
        elif isinstance(value, list):
            value = [{**value[0], own: text}]
        fields = {"title": "X", field.name: quoted(value)}
        archive.file("questions", f"x{number}", "1. Waarom?\n\n## Antwoord\n\n1. Daarom.\n", fields)
    faults = [item for item in archive.check() if item.severity == "error"]
    lines = {item.location.path: item.location.line for item in faults}
    assert len(lines) == len(strings)
    assert set(lines.values()) == {3}


with_and_without_policy = pytest.mark.parametrize("policy", [True, False])
"""The policy of the page is in force, or the browser disregards it."""


def addresses(site: Site, url: str) -> list[str]:
    return [url + name.removesuffix("index.html") for name in site.pages()]


@with_and_without_policy
def test_no_payload_in_any_place_of_a_text_does_anything(
    tmp_path: Path, browser: Browser, *, policy: bool
) -> None:
    archive = Archive(tmp_path)
    strings = sample(hostile_strings(), 90)
    fill(archive, strings)
    site = archive.build("https://x.example/repo/")
    shown = "".join(page.text for page in site.pages().values())
    # The text itself is there to read: what was refused were links that lead nowhere.
    assert sum(text in shown for text in strings) > 0.9 * len(strings)
    with served(site.folder) as url:
        visitor = Visitor(browser, policy)
        assert visitor.visit(addresses(site, url)) > 2 * len(strings) // TOGETHER
        assert not visitor.faults


@pytest.mark.shared
def test_no_payload_of_many_lines_does_anything(
    tmp_path: Path, browser: Browser, shared: Path
) -> None:
    assert shared.is_dir()
    archive = Archive(tmp_path)
    strings = sample(payloads_of_many_lines(), 8)
    for number, text in enumerate(strings):
        lines = text.split("\n")
        blocks = ["\n".join(f"{sign}{line}" for line in lines) for sign in ("", "> ", "    ", "- ")]
        blocks += [f"x[^1]\n\n[^1]: {text}", f"```\n{text}\n```", f"1. {text}"]
        archive.file("pages", f"p{number}", "\n\n".join(blocks), {"title": quoted(text[:LIMIT])})
        archive.question(f"2023/{number}", f"{text}\n\n## Antwoord\n\n{text}\n")
    without_refused(archive)
    site = archive.build("https://x.example/repo/")
    with served(site.folder) as url:
        for policy in (True, False):
            visitor = Visitor(browser, policy)
            assert visitor.visit(addresses(site, url)) > 2 * len(strings)
            assert not visitor.faults


@with_and_without_policy
def test_no_payload_in_any_field_does_anything(
    tmp_path: Path, browser: Browser, *, policy: bool
) -> None:
    archive = Archive(tmp_path, "title: '</title><img src=x onerror=alert(1)>'\n")
    strings = sample(hostile_strings(), 30)
    # A field takes 500 characters; what is longer is refused as such, and stands in texts above.
    groups = [" ".join(group) for group in together([s for s in strings if len(s) <= LIMIT])]
    fill_fields(archive, groups)
    site = archive.build("https://x.example/repo/")
    with served(site.folder) as url:
        visitor = Visitor(browser, policy)
        assert visitor.visit(addresses(site, url)) > 5 * len(groups)
        typed = sample(strings[:: max(1, len(strings) // 300)], 5)
        searches = [f"{url}zoeken/?q={quote(text)}&topic={quote(text)}" for text in typed]
        visitor.visit(searches, "#count:not(:empty)")
        assert not visitor.faults


def test_whatever_gets_through_is_noticed(tmp_path: Path, browser: Browser) -> None:
    archive = Archive(tmp_path)
    for number in range(len(GETS_THROUGH)):
        archive.file("pages", f"p{number}", "PLACE\n", {"title": "P"})
    archive.build()
    for number, markup in enumerate(GETS_THROUGH):
        page = archive.output / f"p{number}" / "index.html"
        page.write_text(page.read_text("utf-8").replace("PLACE", markup), "utf-8")
    with served(archive.output) as url:
        for policy in (True, False):
            visitor = Visitor(browser, policy)
            visitor.visit(f"{url}p{number}/" for number in range(len(GETS_THROUGH)))
            for number, markup in enumerate(GETS_THROUGH):
                assert any(f"/p{number}/:" in fault for fault in visitor.faults), markup


GETS_THROUGH = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<img src='https://x.example/y.png'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<form action='https://x.example/'></form>",
    "<meta http-equiv=refresh content='99; url=https://x.example/'>",
    "<p style='background: url(https://x.example/)'>x</p>",
)
"""What a page would hold, were it not for us."""
