"""What was saved is shown at once, as far as it can be, and built meanwhile."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path

from builder import pipeline, runs
from builder.loading import Unsteady
from builder.preview import NothingToSee, Preview
from builder.problems import Problem
from builder.publishing.search import SearchFailed
from builder.publishing.workshop import NotOurs
from builder.publishing.writing import NotWhole
from builder.serving.news import News

IDLE = 2.0
"""Seconds without a change after which the search index is made anew."""


def _end_with(parent: int) -> None:
    """Ends this process when its parent is gone, however that ended."""

    def watch_parent() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(0)

    threading.Thread(target=watch_parent, daemon=True).start()


class Desk:
    """Takes in what is saved: shows at once what it can, and has the site built meanwhile."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it shows, and whom it tells
        self,
        site: Path,
        output: Path,
        news: News,
        rebuilt: Callable[[pipeline.Outcome], None],
        shown: Callable[[Problem], Mapping[str, object]],
        today: str | None,
    ) -> None:
        """Takes what it needs; it works between `__enter__` and `__exit__`."""
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
