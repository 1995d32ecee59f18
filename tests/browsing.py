"""A server for built sites and a Chromium to look at them."""

import contextlib
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = (360, 1280)

# The first two: containers run as root and have no graphics card. The others: nothing is asked
# of the network that a test did not ask.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """The Chromium of the machine; `make test` has installed one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found is not None, "no Chromium: run `sh tests/prerequisites.sh`"
    return playwright.chromium.launch(executable_path=found, args=OPTIONS)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path, as GitHub Pages serves a project."""

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:  # noqa: ANN401
        self._base = base
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._base):
            return str(Path(self.directory) / "nothing here")
        return super().translate_path("/" + path.removeprefix(self._base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    """A server that does not mind when the browser leaves before the end."""

    def handle_error(self, *_: object) -> None:
        """Says nothing: whatever matters is seen in the browser."""


@contextlib.contextmanager
def served(folder: Path, base: str = "/repo/", port: int = 0) -> Iterator[str]:
    """The address at which a built site is served while the context lasts."""
    handler = partial(_Handler, directory=str(folder), base=base)
    with _Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
        server.shutdown()
        thread.join()


def until(page: Page, script: str, argument: object = None) -> None:
    """Waits until what a script promises is true."""
    for _ in range(100):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(100)
    message = f"never: {script}"
    raise AssertionError(message)
