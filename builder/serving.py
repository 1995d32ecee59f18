"""The development server: the site on this machine only, built again when a file changes."""

import re
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from builder import pipeline
from builder.config import SITE_FILE
from builder.publishing.offline import ADDRESS as WORKER

HOST = "127.0.0.1"
"""Never another one: the preview of an unpublished text is nobody else's."""

_EVENTS = "/_reload"
_RELOAD = "/_reload.js"
_SCRIPT = b'new EventSource("/_reload").onmessage = () => location.reload();\n'
_TAG = b'<script src="/_reload.js"></script></body>'


_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?")
"""What a browser says as host if somebody looks at the preview on this machine."""


def is_there(path: Path, test: Callable[[Path], bool]) -> bool:
    """Whether something is there; a name that no file can have is not."""
    try:
        return test(path)
    except (OSError, ValueError):
        return False


class _Builds:
    """Counts the builds, so that open pages can wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.number = 0

    def next(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.number > seen, timeout=15)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and a script that reloads the page after a build."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, builds: _Builds, **kwargs: Any) -> None:  # noqa: ANN401
        self._builds = builds
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answers a request, if it was meant for this machine and comes from a page of ours."""
        if self._is_strange():
            self.send_error(421)
        elif "\\" in self.path:
            # To a browser it is a slash: a redirect to `/\x` leads to another site.
            self.send_error(404)
        elif self.path == _EVENTS:
            self._events()
        elif self.path == _RELOAD:
            self._send(_SCRIPT, "text/javascript")
        elif self.path.partition("?")[0] == f"/{WORKER}":
            # Here it would outlive the preview, and stand in the way of the next one.
            self.send_error(404)
        else:
            self._file(super().do_GET)

    def do_HEAD(self) -> None:
        """The same without content."""
        if self._is_strange():
            self.send_error(421)
        elif "\\" in self.path:
            self.send_error(404)
        else:
            self._file(super().do_HEAD)

    def _is_strange(self) -> bool:
        """Whether another site may be asking, by a name of its own (DNS rebinding) or by a page."""
        hosts, origins = self.headers.get_all("Host", []), self.headers.get_all("Origin", [])
        ours = len(hosts) == 1 and _OURS.fullmatch(hosts[0])
        return not ours or any(origin != f"http://{hosts[0]}" for origin in origins)

    def _file(self, serve: Callable[[], None]) -> None:
        path = Path(self.translate_path(self.path))
        folder = is_there(path, Path.is_dir)
        if folder and not self.path.partition("?")[0].endswith("/"):
            serve()
            return
        page = path / "index.html" if folder else path
        status = 200
        # What begins with a dot is our own note about the site, not a file of it.
        if page.name.startswith(".") or not is_there(page, Path.is_file):
            page, status = Path(self.directory) / "404.html", 404
        if page.suffix == ".html" and page.is_file():
            html = page.read_bytes().replace(b"</body>", _TAG)
            self._send(html, "text/html; charset=utf-8", status)
        elif status == HTTPStatus.OK:
            serve()
        else:
            self.send_error(status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        seen = self._builds.number
        try:
            while not self._builds.wait(seen):
                self.wfile.write(b": still here\n\n")
                self.wfile.flush()
            self.wfile.write(b"data: built\n\n")
        except OSError:
            # The page was closed.
            return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Says nothing: requests are not what somebody who writes wants to see."""


def serve_site(
    site: Path,
    output: Path,
    port: int,
    rebuilt: Callable[[pipeline.Outcome], None],
    ready: Callable[[str], None],
) -> None:
    """Builds the site, serves it, and builds it again after every change, until interrupted.

    Args:
        site: folder of the archive.
        output: folder of the site.
        port: port on 127.0.0.1; 0 for any that is free.
        rebuilt: is told what came of each build.
        ready: is told the address.

    Raises:
        OSError: the port is taken, or the disk failed.
        NotOurs: `output` holds other files.
    """
    rebuilt(pipeline.build(site, output))
    builds = _Builds()
    handler = partial(_Handler, builds=builds, directory=str(output))
    with ThreadingHTTPServer((HOST, port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(f"http://{HOST}:{server.server_address[1]}/")
        watched = [site / name for name in ("content", "theme", SITE_FILE)]
        for _ in watch(*(path for path in watched if path.exists()), raise_interrupt=True):
            outcome = pipeline.build(site, output)
            rebuilt(outcome)
            if outcome.published:
                builds.next()
