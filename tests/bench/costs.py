"""What a reader pays for a search among 10,000 real questions, in bytes and in time.

`make bench-reader` builds them, opens the search page in Chromium and asks the queries of
`judged.txt`, each on a page that knows nothing yet but one other query. It prints for each class
the median and the worst of

    begin     bytes over the wire until the first result, with the page itself
    further   bytes of a query that is entered at once
    typed     bytes of a query that is typed, 8 letters a second, with what is searched meanwhile
    fetched   milliseconds from the last key to the first result, with files to fetch
    there     the same if the files were there already

Bytes are those that Chromium reports, headers included, from a server that does not compress; no
cache is used. Needs the project's shared corpora.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

from builder import pipeline
from tests.bench.corpora import ten_thousand
from tests.bench.finding import JUDGED
from tests.browsing import launch, served

FIRST = "sneeuw"
"""The query before each other."""

SPEED = 125
"""Milliseconds between two letters of somebody who types 8 a second."""

REST = 450
"""Milliseconds after which a page asks for no more: it searches again when typing rests."""

LATEST = 20_000
"""Milliseconds after which a query that shows nothing is given up."""

COLUMNS = ("begin", "further", "typed", "fetched", "there")

# Whether results were shown since the last key, or that there are none.
ANSWERED = "clock.shown.length > 0 && document.getElementById('count').textContent !== ''"

# Notes when a key went down, and when results changed.
CLOCK = """(() => {
  globalThis.clock = { key: 0, shown: [] };
  addEventListener("keydown", () => { clock.key = performance.now(); clock.shown = []; }, true);
  addEventListener("DOMContentLoaded", () => {
    const seen = new MutationObserver(() => clock.shown.push(performance.now()));
    // Their number is written with the results, also where there are none.
    for (const id of ["results", "count"]) {
      seen.observe(document.getElementById(id), { childList: true });
    }
  });
})()"""


class Reader:
    """Somebody at the search page, whose bytes are counted."""

    def __init__(self, page: Page, root: str) -> None:
        """Takes a page of its own, and the address of the site."""
        self.page = page
        self.root = root
        self.bytes = 0
        self._heard = self._open = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.requestWillBeSent", lambda _: self._hears({}, 1))
        session.on("Network.loadingFinished", lambda event: self._hears(event, -1))
        session.on("Network.loadingFailed", lambda _: self._hears({}, -1))
        page.add_init_script(CLOCK)

    def _hears(self, event: dict[str, float], more: int) -> None:
        self._heard += 1
        self._open += more
        self.bytes += round(event.get("encodedDataLength", 0))

    def rest(self) -> int:
        """Waits until there is an answer and no more is asked; the bytes since the last time."""
        latest = time.monotonic() + LATEST / 1000
        # Strings that the page would have to compile, as `wait_for_function` has them, are refused.
        while not self.page.evaluate(ANSWERED):
            if time.monotonic() > latest:
                message = f"no answer after {LATEST} ms"
                raise PlaywrightError(message)
            self.page.wait_for_timeout(20)
        end = time.monotonic() + REST / 1000
        before = self._heard
        while time.monotonic() < end:
            self.page.wait_for_timeout(50)
            # What was asked and has not come is not over, however long it takes.
            if self._heard != before or self._open > 0:
                before = self._heard
                end = time.monotonic() + REST / 1000
        total, self.bytes = self.bytes, 0
        return total

    def open(self, query: str) -> int:
        """Opens the page with a query; the bytes until its results are there."""
        self.page.goto("about:blank")
        self.bytes = self._open = 0
        self.page.goto(f"{self.root}zoeken/?{urlencode({'q': query})}")
        return self.rest()

    def enter(self, query: str) -> int:
        """Puts a query into the box at once; the bytes until its results are there."""
        self.page.evaluate("clock.shown = []")
        self.page.locator("#q").fill(query)
        return self.rest()

    def type(self, query: str) -> tuple[int, float]:
        """Types a query; the bytes, and milliseconds from the last key to the first result."""
        self.enter("")
        self.page.locator("#q").press_sequentially(query, delay=SPEED)
        size = self.rest()
        key, shown = self.page.evaluate("[clock.key, clock.shown]")
        return size, (shown[0] - key) if shown else float("inf")


def asked() -> Iterator[tuple[str, str]]:
    """Class and text of the judged queries; those made from titles are left out."""
    for line in JUDGED.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, text, *_ = (piece.strip() for piece in line.split(" | "))
            if kind != "known":
                yield kind, text


def measured(reader: Reader, query: str) -> dict[str, float]:
    """Every cost of one query."""
    begin = reader.open(query)
    reader.open(FIRST)
    further = reader.enter(query)
    reader.open(FIRST)
    typed, fetched = reader.type(query)
    _, there = reader.type(query)
    return dict(zip(COLUMNS, (begin, further, typed, fetched, there), strict=True))


def table(costs: Sequence[tuple[str, str, dict[str, float]]]) -> str:
    """Medians and worst, by class; then the worst queries of all."""
    kinds: dict[str, list[dict[str, float]]] = defaultdict(list)
    for kind, _, some in costs:
        kinds[kind].append(some)
        kinds["all"].append(some)
    kinds["all"] = kinds.pop("all")
    lines = [f"{'median, worst':22}" + "".join(f"{name:>16}" for name in COLUMNS)]
    for kind, several in kinds.items():
        line = f"{kind:16}{len(several):6}"
        for name in COLUMNS:
            values = [some[name] / (1000 if name in COLUMNS[:3] else 1) for some in several]
            unit = "kB" if name in COLUMNS[:3] else "ms"
            line += f"{median(values):7.0f}{max(values):6.0f} {unit}"
        lines.append(line)
    for name in COLUMNS:
        kind, text, some = max(costs, key=lambda each: each[2][name])
        lines.append(f"worst of {name}: {kind}, {text!r}: {some[name]:.0f}")
    return "\n".join(lines)


def main() -> None:
    """Builds, searches, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--built", type=Path, help="a site that is built already")
    parser.add_argument("--every", type=int, default=1, help="take only every Nth query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = options.built or Path(place) / "archive" / "_site"
        if not options.built:
            ten_thousand(site.parent)
            pipeline.build(site.parent, site)
        browser = launch(playwright)
        costs, late = [], []
        with served(site, "/") as root:
            page = browser.new_context(service_workers="block").new_page()
            reader = Reader(page, root)
            for kind, text in [*asked()][:: options.every]:
                try:
                    costs.append((kind, text, measured(reader, text)))
                except PlaywrightError as error:
                    # What was measured is told all the same.
                    late.append(f"too late: {kind}, {text!r}: {str(error).splitlines()[0]}")
                    continue
                sys.stderr.write(f"{kind}: {text}: {costs[-1][2]}\n")
        browser.close()
    sys.stdout.write("\n".join([*([table(costs)] if costs else []), *late]) + "\n")


if __name__ == "__main__":
    main()
