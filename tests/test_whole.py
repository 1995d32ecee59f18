"""Whole or not at all: whatever happens to a build, what is published is a whole site.

The short form hits some of the calls of a small build. The long form (`make test-long`) hits every
one that can do harm, and kills a large build a hundred times.
"""

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from builder import loading, pipeline, runs, workers
from builder.loading import Unsteady
from builder.publishing import files, swap, writing
from builder.publishing.search import verify
from builder.publishing.workshop import workshop_of
from builder.publishing.writing import NotWhole
from tests.bench.synthetic import write_ours
from tests.driver import REPOSITORY, Archive
from tests.faults import (
    FAULTS,
    Place,
    build,
    command,
    copy,
    hit,
    places,
    restored,
    site,
    worth_hitting,
)
from tests.standby import Ended, Standby, standby

LONG = bool(os.environ.get("VRAAGBAAK_LONG"))
"""Whether every call is hit."""

FEW = 2
"""Calls that each fault hits in the short form, besides the one that publishes."""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


class Scene:
    """An archive with a published site, and a change that is not yet published.

    Attributes:
        archive: the archive.
        old: what is published.
        new: what a build would publish.
    """

    def __init__(self, archive: Archive, ready: Standby, *options: str) -> None:
        """Builds the old site, and elsewhere the new one."""
        self.archive, self.ready, self.options = archive, ready, options
        self.kept = archive.folder.with_name("kept")
        archive.person("an-peeters")
        archive.question("s/a", "1. Waarom?\n\n## Antwoord\n\n1. Daarom.", askers="[an-peeters]")
        archive.question("s/b", "Zie [a](a.md).")
        archive.question("s/weg", "Verdwijnt.")
        self.build()
        # Twice, so that there is a former site in the workshop, as there usually is.
        archive.question("s/b", "Zie [a](a.md) en ook [a](a.md).")
        self.build()
        self.old = site(archive.output)
        archive.question("s/a", "1. Waarom niet?\n\n## Antwoord\n\n1. Daarom.")
        archive.question("s/c", "1. Nieuw?")
        (archive.folder / "content/questions/s/weg.md").unlink()
        elsewhere = archive.folder.with_name("elsewhere")
        self.build("--output", str(elsewhere))
        self.new = site(elsewhere)
        copy(archive.folder, self.kept)

    def build(self, *options: str) -> None:
        """Builds the archive as it is now."""
        ended = self.ready.run(*command(self.archive, *self.options, *options))
        assert ended.code == 0, ended.said

    def forget(self) -> None:
        """Nothing was ever built."""
        for folder in (self.archive.output, workshop_of(self.archive.output)):
            shutil.rmtree(self.kept / folder.name)
        self.old = {}
        restored(self.kept, self.archive)

    def check(self, ended: Ended, place: object) -> None:
        """What must be true whatever happened; and the next build needs no cleaning."""
        published = site(self.archive.output)
        assert published in (self.old, self.new), place
        self.check_search(published)
        if ended.code == 0:
            assert published == self.new, place
        else:
            assert ended.code in {3, -signal.SIGKILL}, (place, ended.said)
            assert "Traceback" not in ended.said, (place, ended.said)
            if ended.code == 3:
                assert "That failed" in ended.said, (place, ended.said)
        again = pipeline.build(
            self.archive.folder,
            self.archive.output,
            search_index="never" if "--no-search" in self.options else "now",
        )
        assert again.published, place
        assert site(self.archive.output) == self.new, place
        self.check_search(self.new)

    def check_search(self, published: dict[str, bytes]) -> None:
        """The index belongs to the pages."""
        if "--no-search" not in self.options:
            names = "abc" if published == self.new else ["a", "b", "weg"]
            verify(self.archive.output / "search-index", {f"vragen/s/{name}/" for name in names})


@pytest.fixture(scope="module")
def ready() -> Iterator[Standby]:
    # What the system answers to root is not what it answers to most users.
    with standby(less=os.geteuid() == 0 and shutil.which("setpriv") is not None) as process:
        yield process


@pytest.fixture
def scene(tmp_path: Path, ready: Standby) -> Scene:
    return Scene(Archive(tmp_path / "archive"), ready, "--no-search")


def chosen(every: list[Place], fault: str) -> Iterator[Place]:
    """The places that are hit; in the short form the swap and a few others."""
    hits = worth_hitting(every, fault)
    if LONG:
        yield from hits
    else:
        yield from (place for place in hits if place.name == "renameat2")
        yield from random.Random(fault).sample(hits, FEW)  # noqa: S311 - the same each time


@needs_strace
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("former", ["a former site", "no site yet"])
def test_a_fault_at_a_call_leaves_a_whole_site(
    scene: Scene, tmp_path: Path, fault: str, former: str
) -> None:
    if former == "no site yet":
        scene.forget()
    ready, archive = scene.ready, scene.archive
    every = places(ready, archive, tmp_path / "log", "--no-search")
    assert len(every) > 1000
    hits = list(chosen(every, fault))
    for place in hits:
        restored(scene.kept, archive)
        scene.check(hit(ready, archive, fault, place, "--no-search"), (fault, place))
    print(f"{fault}, {former}: {len(hits)} of {len(every)} calls")  # noqa: T201 - a figure to keep


def test_eight_builds_at_once_publish_one_whole_site(scene: Scene) -> None:
    with ThreadPoolExecutor(8) as at_once:
        ended = list(at_once.map(lambda _: build(scene.archive, "--no-search"), range(8)))
    assert [one.code for one in ended] == [0] * 8, ended
    assert site(scene.archive.output) == scene.new


def test_a_file_that_is_saved_while_others_are_read_is_read_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files that belong together are never published in a state they never had."""
    archive.question("s/a", "Versie 0.")
    archive.question("s/b", "Versie 0.")
    seen: list[str] = []
    original = loading._load  # noqa: SLF001 - the moment between two files has no other name

    def read(folder: Path) -> loading.Inputs:
        inputs = original(folder)
        seen.append("".join(file.data.decode()[-2:-1] for file in inputs.files))
        if len(seen) < 3:
            archive.question("s/a", f"Versie {len(seen)}.")
        return inputs

    monkeypatch.setattr(loading, "_load", read)
    assert archive.build().page("vragen/s/a/").text.count("Versie 2")
    assert seen == ["00", "10", "20"]


def test_an_archive_that_never_stands_still_is_not_built(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.build().files()
    numbers = iter(range(1000))
    original = loading._load  # noqa: SLF001 - as above

    def read(folder: Path) -> loading.Inputs:
        archive.question("s/a", f"Versie {next(numbers)} en nog veel meer.")
        return original(folder)

    monkeypatch.setattr(loading, "_load", read)
    with pytest.raises(Unsteady):
        archive.build()
    assert site(archive.output) == {p: d for p, d in before.items() if p != ".vraagbaak"}


@pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None,
    reason="nothing is forbidden to root, and there is no setpriv to be less",
)
def test_without_permission_nothing_is_touched_and_it_is_said(scene: Scene) -> None:
    folder = workshop_of(scene.archive.output)
    folder.chmod(0o500)
    try:
        ended = build(scene.archive, "--no-search", less=os.geteuid() == 0)
    finally:
        folder.chmod(0o700)
    scene.check(ended, "no permission")
    assert ended.code == 3


def test_where_names_cannot_be_exchanged_the_site_is_a_link(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never without a whole site: somebody looks all the time while three versions appear."""
    monkeypatch.setattr(swap, "_system_call", lambda: None)
    archive.question("s/a", "Versie 0.")
    archive.build()
    assert archive.output.is_symlink()
    page = archive.output / "vragen/s/a/index.html"
    missed: list[str] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                page.read_bytes()
            except OSError as error:
                missed.append(str(error))

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(1, 4):
        archive.question("s/a", f"Versie {number}.")
        assert f"Versie {number}" in archive.build().page("vragen/s/a/").text
    done.set()
    watcher.join()
    assert missed == []
    assert archive.build().written == 0


def test_the_site_is_there_at_every_moment(archive: Archive) -> None:
    archive.question("s/a", "Versie 0.")
    archive.build()
    page = archive.output / "vragen/s/a/index.html"
    missed: list[str] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                page.read_bytes()
            except OSError as error:
                missed.append(str(error))

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(1, 6):
        archive.question("s/a", f"Versie {number}.")
        archive.build()
    done.set()
    watcher.join()
    assert missed == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('<a href="{{ page.href("nergens/") }}">x</a>', "nergens/index.html"),
        ('<a href="#nergens">x</a>', "#nergens"),
        ('<img src="{{ page.href("assets/x.png") }}">', "assets/x.png"),
    ],
)
def test_a_theme_with_a_link_that_leads_nowhere_is_not_published(
    archive: Archive, wrong: str, said: str
) -> None:
    archive.question("s/a", "1. Waarom?")
    before = archive.build().files()
    base = (REPOSITORY / "theme/templates/page.html").read_text("utf-8")
    archive.write(
        "theme/templates/page.html", base.replace("{% block main %}", f"{{% block main %}}{wrong}")
    )
    archive.write("content/pages/over.md", "---\ntitle: Over\n---\n")
    with pytest.raises(NotWhole, match=said):
        archive.build()
    assert site(archive.output) == {p: d for p, d in before.items() if p != ".vraagbaak"}


def test_a_link_to_an_anchor_that_is_gone_is_found_on_a_page_that_did_not_change(
    archive: Archive,
) -> None:
    """The page that links is kept from the last build; still its link is followed."""
    link = "{% if page.title == 'Ander' %}<a href=\"../over/#fn-1\">x</a>{% endif %}{% endblock %}"
    archive.write("theme/templates/page.html", PAGE + link)
    archive.write("content/pages/over.md", f"{OVER}Zin.[^1]\n\n[^1]: Noot.\n")
    archive.write("content/pages/ander.md", "---\ntitle: Ander\n---\n")
    archive.build()
    archive.write("content/pages/over.md", f"{OVER}Zin.\n")
    with pytest.raises(NotWhole, match="fn-1"):
        archive.build()


PAGE = "{% extends 'base.html' %}{% block main %}<h1>{{ page.title }}</h1>{{ page.prose }}"
OVER = "---\ntitle: Over\n---\n\n"


def test_who_shares_the_work_of_a_build_that_is_killed_ends_with_it() -> None:
    """Else the lock would be held for ever: the next build would wait and never begin."""
    program = (
        "import os, time\n"
        "from builder.workers import pool\n"
        "with pool({}) as workers:\n"
        "    busy = [workers.submit(time.sleep, 3600) for _ in range(2)]\n"
        "    print(len(busy), flush=True)\n"
        "    time.sleep(3600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"2\n"
        build.kill()
        try:
            # Who shares the work has this pipe as well: it ends when all of them have ended.
            assert build.communicate(timeout=300)[0] == b""
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            raise


def test_a_disk_that_is_full_for_who_shares_the_work_leaves_the_site_and_takes_no_space(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are written by the processes that print, not by the one that leads."""
    monkeypatch.setattr(runs, "PARALLEL", 1)
    for room in (runs, workers):
        monkeypatch.setattr(room, "cores", lambda: 2)
    original = writing.write
    leads = os.getpid()

    def write(target: str, pieces: Any) -> tuple[int, int]:  # noqa: ANN401 - whatever it wants
        if target.endswith("/s/c/index.json") and os.getpid() != leads:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        return original(target, pieces)

    archive = scene.archive
    with monkeypatch.context() as full:
        full.setattr(files, "write", write)
        with pytest.raises(OSError, match="No space left"):
            pipeline.build(archive.folder, archive.output, search_index="never")
    assert site(archive.output) == scene.old
    left = [path for path in (workshop_of(archive.output) / "next").rglob("*") if path.is_file()]
    # Second names of what is published, and nothing else.
    assert left
    assert {path.stat().st_nlink for path in left} == {2}
    assert pipeline.build(archive.folder, archive.output, search_index="never").published
    assert site(archive.output) == scene.new


def test_processes_that_share_no_memory_give_the_same_bytes(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of Windows, which are sent what forked ones have from their parent."""
    for room in (runs, workers):
        monkeypatch.setattr(room, "cores", lambda: 2)
    monkeypatch.setattr(runs, "PARALLEL", 1)
    spawning = multiprocessing.get_context("spawn")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _method: spawning)
    archive, clean = scene.archive, scene.archive.folder.with_name("clean")
    # Once with nothing there, and once with a site of which most is kept.
    for output in (clean, archive.output):
        assert pipeline.build(archive.folder, output, search_index="never").published
        assert site(output) == scene.new


class Sending(Executor):
    """An executor on other machines: whatever goes there or comes back is pickled."""

    def submit(self, function: Any, /, *args: Any, **named: Any) -> "Future[Any]":  # noqa: ANN401 - the interface of `concurrent.futures`
        """Runs a function in a process that has nothing but what was sent."""
        import pickle  # noqa: PLC0415 - belongs to this machine only

        program = (
            "import pickle, sys; f, a, n = pickle.load(sys.stdin.buffer);"
            "sys.stdout.buffer.write(pickle.dumps(f(*a, **n)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=pickle.dumps((function, args, named)),
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=True,
        )
        future: Future[Any] = Future()
        future.set_result(pickle.loads(done.stdout))  # noqa: S301 - written two lines above
        return future


def test_any_executor_gives_the_same_bytes(scene: Scene, tmp_path: Path) -> None:
    output = tmp_path / "sent"
    assert pipeline.build(
        scene.archive.folder, output, search_index="never", executor=Sending()
    ).published
    assert site(output) == scene.new


@pytest.mark.skipif(not LONG, reason="long: make test-long")
def test_a_large_build_that_is_killed_a_hundred_times_leaves_a_whole_site(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    write_ours(folder, 2000)
    archive = Archive(folder, (folder / "site.yaml").read_text("utf-8"))
    choose = random.Random(5)  # noqa: S311 - any moments will do
    assert build(archive, "--no-search").code == 0
    clean = tmp_path / "clean"
    whole = site(archive.output)
    killed = changed = 0
    takes = 5.0
    for number in range(400):
        archive.person("an-peeters", name=f"An {number}")
        program = [sys.executable, "-m", "builder.cli", "build", "--no-search"]
        began = time.monotonic()
        with subprocess.Popen(
            [*program, "--site", str(folder)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(1.3 * choose.random() * takes)
                # So long it takes now: the next may be killed at any moment of it, or after it.
                takes = time.monotonic() - began
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
        published = site(archive.output)
        if published != whole:
            pipeline.build(folder, clean, search_index="never")
            assert published == site(clean), number
            whole = published
            changed += 1
        if killed == 100:
            break
    assert killed == 100
    # Some were killed before they published, some only after.
    assert changed > 1
    print(f"{killed} of {number + 1} builds were killed; {changed} published")  # noqa: T201 - a figure
