"""The development server: the site on this machine only, built again when a file changes."""

import hashlib
import json
import multiprocessing
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from builder import pipeline, runs
from builder.config import SITE_FILE
from builder.loading import Unsteady
from builder.preview import NothingToSee, Preview
from builder.problems import Problem
from builder.publishing.files import NotOurs, NotWhole
from builder.publishing.offline import ADDRESS as WORKER
from builder.publishing.search import SearchFailed

HOST = "127.0.0.1"
"""Never another one: the preview of an unpublished text is nobody else's."""

_EVENTS = "/_reload"
_RELOAD = "/_reload.js"
_SCRIPT = (Path(__file__).parent / "reload.js").read_bytes()


def _with_reload(html: bytes) -> bytes:
    """The page with the script that shows it anew, which is told what it was before."""
    digest = hashlib.sha256(html).hexdigest().encode()
    tag = b'<script src="/_reload.js" data-page="' + digest + b'"></script></body>'
    return html.replace(b"</body>", tag)


IDLE = 2.0
"""Seconds without a change after which the search index is made anew."""


_OURS = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?")
"""What a browser says as host if somebody looks at the preview on this machine."""


def is_there(path: Path, test: Callable[[Path], bool]) -> bool:
    """Whether something is there; a name that no file can have is not."""
    try:
        return test(path)
    except (OSError, ValueError):
        return False


class _News:
    """What open pages are told: that something is new, or what is wrong.

    Attributes:
        pages: path in the site to a page as it will be when the build that is under way is done.
        render: makes such a page when it is asked for; `None` if there is nothing to be made.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._problems: tuple[Mapping[str, object], ...] = ()
        self.pages: dict[str, bytes] = {}
        self.render: Callable[[str], bytes | None] | None = None

    def tell(
        self,
        problems: Sequence[Mapping[str, object]] = (),
        pages: Mapping[str, bytes] | None = None,
    ) -> None:
        """Something is new: pages, or the problems that stand in the way of new ones."""
        with self._changed:
            self.pages |= pages or {}
            self._number += 1
            self._problems = tuple(problems)
            self._changed.notify_all()

    def built(self) -> None:
        """The site on the disk has everything: what was made ahead of it is not needed."""
        self.pages, self.render = {}, None
        self.tell()

    def ahead(self, path: str) -> bytes | None:
        """A page that is newer than that on the disk."""
        if path not in self.pages and self.render is not None:
            page = self.render(path)
            if page is not None:
                self.pages[path] = page
        return self.pages.get(path)

    def wait(self, seen: int | None) -> tuple[int, str] | None:
        """The next news after number `seen`, as JSON; `None` if there is none for a while."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._number != seen, timeout=15):
                return None
            told = {"number": self._number, "problems": self._problems}
            return self._number, json.dumps(told, ensure_ascii=False)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and a script that reloads the page after a build."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, news: _News, **kwargs: Any) -> None:  # noqa: ANN401
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


def serve_site(  # noqa: PLR0913, PLR0917 - where, and whom to tell what
    site: Path,
    output: Path,
    port: int,
    rebuilt: Callable[[pipeline.Outcome], None],
    ready: Callable[[str], None],
    shown: Callable[[Problem], Mapping[str, object]],
    today: str | None = None,
) -> None:
    """Builds the site, serves it, and builds it again after every change, until interrupted.

    Args:
        site: folder of the archive.
        output: folder of the site.
        port: port on 127.0.0.1; 0 for any that is free.
        rebuilt: is told what came of each build.
        ready: is told the address.
        shown: a problem in words, with its source line, for the page that shows it.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.

    Raises:
        OSError: the port is taken, or the disk failed.
        NotOurs: `output` holds other files.
    """
    # Whoever ends the server politely ends its builds too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    first = pipeline.build(site, output, today=today)
    rebuilt(first)
    news = _News()
    desk = _Desk(site, output, news, rebuilt, shown, today)
    desk.report(first)
    handler = partial(_Handler, news=news, directory=str(output))
    with ThreadingHTTPServer((HOST, port), handler) as server, desk:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(f"http://{HOST}:{server.server_address[1]}/")
        while True:
            places = _places(site)
            for changes in watch(
                *places, step=20, rust_timeout=1000, yield_on_timeout=True, raise_interrupt=True
            ):
                if changes:
                    desk.changed(Path(path) for _, path in changes)
                new = [path for path in _places(site) if path not in places]
                if new:
                    desk.changed(new)
                    break


def _places(site: Path) -> list[Path]:
    """What is watched; a folder that somebody makes later is watched from then on."""
    return [path for name in ("content", "theme", SITE_FILE) if (path := site / name).exists()]


def _end_with(parent: int) -> None:
    """Ends this process when its parent is gone, however that ended."""

    def watch_parent() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(0)

    threading.Thread(target=watch_parent, daemon=True).start()


class _Desk:
    """Takes in what is saved: shows at once what it can, and has the site built meanwhile."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it shows, and whom it tells
        self,
        site: Path,
        output: Path,
        news: _News,
        rebuilt: Callable[[pipeline.Outcome], None],
        shown: Callable[[Problem], Mapping[str, object]],
        today: str | None,
    ) -> None:
        self._site, self._output, self._news = site, output, news
        self._today = today
        self._rebuilt, self._shown = rebuilt, shown
        self._preview: Preview | None = None
        self._changes = 0
        # A build that something has overtaken may not have the last word on open pages.
        self._telling = threading.Lock()
        self._wanted = threading.Event()
        self._ended = False
        # In a process of its own, a build does not slow down the answers to the browser.
        self._builder = ProcessPoolExecutor(
            1,
            multiprocessing.get_context("spawn"),
            initializer=_end_with,
            initargs=(os.getpid(),),
        )
        self._threads = [threading.Thread(target=work) for work in (self._look, self._build)]

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended = True
        self._wanted.set()
        self._builder.shutdown(cancel_futures=True)
        for thread in self._threads:
            thread.join()

    def report(self, outcome: pipeline.Outcome) -> None:
        """Tells open pages what came of a build."""
        errors = [item for item in outcome.problems if item.severity == "error"]
        if outcome.published:
            self._news.built()
        else:
            self._news.tell([self._shown(item) for item in errors])

    def changed(self, paths: Iterable[Path]) -> None:
        """Shows what it can of some changes, and has the rest done."""
        root = self._site.resolve()
        names = {path.relative_to(root).as_posix() for path in map(Path.resolve, paths)}
        with self._telling:
            self._changes += 1
        preview = self._preview
        if preview is not None:
            self._show(preview, names)
        self._wanted.set()

    def _show(self, preview: Preview, names: Iterable[str]) -> None:
        if any(name.startswith("theme") for name in names):
            preview.theme()
            self._news.pages = {}
            self._news.render = preview.page
            self._news.tell()
        for name in names:
            glimpse = preview.question(name)
            if glimpse is not None:
                self._news.tell([self._shown(item) for item in glimpse.problems], glimpse.pages)

    def _look(self) -> None:
        # An archive that cannot be read has its problems told by the build.
        with suppress(OSError, Unsteady, NothingToSee):
            self._preview = Preview(self._site, self._output, self._today)

    def _build(self) -> None:
        """Builds when something changed; when nothing does for a while, the search index too."""
        behind = False
        while True:
            came = self._wanted.wait(IDLE if behind else None)
            self._wanted.clear()
            if self._ended:
                return
            number = self._changes
            search: runs.Search = "later" if came else "now"
            try:
                outcome = self._builder.submit(
                    pipeline.build, self._site, self._output, today=self._today, search_index=search
                ).result()
            except (OSError, NotOurs, NotWhole, SearchFailed, Unsteady) as error:
                self._news.tell([{"message": str(error)}])
                continue
            except (CancelledError, BrokenExecutor, RuntimeError, KeyboardInterrupt):
                return
            behind = came and outcome.published
            if came:
                self._rebuilt(outcome)
            with self._telling:
                if number == self._changes and (came or not outcome.published):
                    self.report(outcome)
