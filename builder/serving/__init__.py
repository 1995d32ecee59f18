"""The development server: the site on this machine only, built again when a file changes."""

import signal
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from builder import pipeline
from builder.config import SITE_FILE
from builder.problems import Problem
from builder.serving.answers import Handler
from builder.serving.desk import Desk
from builder.serving.news import News

HOST = "127.0.0.1"
"""Never another one: the preview of an unpublished text is nobody else's."""


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
    news = News()
    desk = Desk(site, output, news, rebuilt, shown, today)
    desk.report(first)
    handler = partial(Handler, news=news, directory=str(output))
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
