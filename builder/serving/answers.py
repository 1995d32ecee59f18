"""Answers to a browser on this machine, and to nobody else."""

import hashlib
import os
import re
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from builder.publishing.offline import ADDRESS as WORKER
from builder.serving.news import News

_EVENTS = "/_reload"
_RELOAD = "/_reload.js"
_SCRIPT = (Path(__file__).parents[1] / "reload.js").read_bytes()


def _with_reload(html: bytes) -> bytes:
    """The page with the script that shows it anew, which is told what it was before."""
    digest = hashlib.sha256(html).hexdigest().encode()
    tag = b'<script src="/_reload.js" data-page="' + digest + b'"></script></body>'
    return html.replace(b"</body>", tag)


_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?")
"""What a browser says as host if somebody looks at the preview on this machine."""


def is_there(path: Path, test: Callable[[Path], bool]) -> bool:
    """Whether something is there; a name that no file can have is not."""
    try:
        return test(path)
    except (OSError, ValueError):
        return False


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, and a script that reloads the page after a build."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, news: News, **kwargs: Any) -> None:  # noqa: ANN401
        """Answers one request; `news` has what is newer than the disk."""
        self._news = news
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
        newer = self._news.ahead(os.path.relpath(page, self.directory).replace(os.sep, "/"))
        if newer is not None:
            self._send(_with_reload(newer), "text/html; charset=utf-8")
            return
        # What begins with a dot is our own note about the site, not a file of it.
        if page.name.startswith(".") or not is_there(page, Path.is_file):
            page, status = Path(self.directory) / "404.html", 404
        if page.suffix == ".html" and page.is_file():
            html = page.read_bytes()
            self._send(_with_reload(html), "text/html; charset=utf-8", status)
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
        seen = None
        try:
            while True:
                news = self._news.wait(seen)
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    seen, text = news
                    self.wfile.write(f"data: {text}\n\n".encode())
                self.wfile.flush()
        except OSError:
            # The page was closed.
            return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Says nothing: requests are not what somebody who writes wants to see."""
