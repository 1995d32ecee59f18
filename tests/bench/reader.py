"""Somebody at the search page of a site, in a real Chromium, whose bytes and time are counted."""

import time
from urllib.parse import urlencode

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

SPEED = 125
"""Milliseconds between two letters of somebody who types 8 a second."""

REST = 450
"""Milliseconds after which a page asks for no more: it searches again when typing rests."""

LATEST = 20_000
"""Milliseconds after which a query that shows nothing is given up."""

# Whether results were shown since the last key, or that there are none.
ANSWERED = "clock.shown.length > 0 && document.getElementById('count').textContent !== ''"

# Whether what narrows them is there as well, or what helps who found nothing.
WHOLE = """document.getElementById('filters').ariaBusy !== 'true'
  && (document.querySelector('#results > li') || !document.getElementById('help').hidden)"""

# Notes when a key went down, or a letter came that has none (é), and when results changed.
CLOCK = """(() => {
  globalThis.clock = { key: 0, shown: [] };
  const down = () => { clock.key = performance.now(); clock.shown = []; };
  for (const event of ["keydown", "beforeinput"]) addEventListener(event, down, true);
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
        self.bytes = self.files = 0
        self._heard = self._open = 0
        self._session = session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        # Time in which the page had the processor, not time that passed.
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        session.on("Network.requestWillBeSent", lambda _: self._hears({}, 1))
        session.on("Network.loadingFinished", lambda event: self._hears(event, -1))
        session.on("Network.loadingFailed", lambda _: self._hears({}, -1))
        page.add_init_script(CLOCK)

    def _hears(self, event: dict[str, float], more: int) -> None:
        self._heard += 1
        self._open += more
        self.files += more > 0
        self.bytes += round(event.get("encodedDataLength", 0))

    def rest(self) -> int:
        """Waits until there is an answer and no more is asked; the bytes since the last time."""
        self.answered()
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

    def answered(self, condition: str = ANSWERED) -> None:
        """Waits until there is an answer, but not until typing rests."""
        latest = time.monotonic() + LATEST / 1000
        # Strings that the page would have to compile, as `wait_for_function` has them, are refused.
        while self._open > 0 or not self.page.evaluate(condition):
            if time.monotonic() > latest:
                message = f"no answer after {LATEST} ms"
                raise PlaywrightError(message)
            self.page.wait_for_timeout(5)

    def open(self, query: str) -> int:
        """Opens the page with a query; the bytes until its results are there."""
        self._go(query)
        return self.rest()

    def begin(self, query: str) -> int:
        """The same, which waits no longer than until all is there that the page shows."""
        self._go(query)
        self.answered(f"globalThis.clock && {ANSWERED} && ({WHOLE})")
        return self.bytes

    def _go(self, query: str) -> None:
        self.page.goto("about:blank")
        self.bytes = self._open = 0
        self.page.goto(f"{self.root}zoeken/?{urlencode({'q': query})}")

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

    def further(self, query: str) -> tuple[int, int]:
        """Enters a query at once; bytes and files until all is there that it shows."""
        self.bytes = self.files = 0
        self.page.evaluate("clock.shown = []")
        self.page.locator("#q").fill(query)
        self.answered(f"{ANSWERED} && ({WHOLE})")
        return self.bytes, self.files

    def last_letter(self, query: str) -> tuple[float, float]:
        """Types the last letter of a query whose files are there.

        Milliseconds until its results are shown: those in which the page had the processor, and
        those that passed.
        """
        self.page.evaluate("clock.shown = []")
        self.page.locator("#q").fill(query[:-1])
        self.answered(f"{ANSWERED} && ({WHOLE})")
        before = self._busy()
        self.page.locator("#q").press_sequentially(query[-1])
        self.answered()
        busy = self._busy() - before
        key, shown = self.page.evaluate("[clock.key, clock.shown]")
        return busy, shown[0] - key

    def _busy(self) -> float:
        """Milliseconds of processor that the page has used."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        seconds: float = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
        return 1000 * seconds
