"""The development server: this machine only, and pages that reload after a change."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.browsing import launch
from tests.driver import REPOSITORY, Archive


@dataclass
class Server:
    """A running `vraagbaak serve`."""

    port: int
    archive: Archive

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        """Status and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


@contextmanager
def serving(archive: Archive, *more: str) -> Iterator[Server]:
    """A server of an archive, with more on its command line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "builder.cli", "serve", "--site", str(archive.folder)]
    with subprocess.Popen(
        [*command, "--port", str(port), "--lang", "en", *more],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "The site is at" in line:
                break
        yield Server(port, archive)
        process.terminate()


@pytest.fixture
def server(archive: Archive) -> Iterator[Server]:
    archive.question("s/x", "1. Waarom?")
    with serving(archive) as running:
        yield running


def test_it_may_be_another_day(archive: Archive) -> None:
    """As in a build: deadlines are counted from that day."""
    rule = "deadlines: [{name: R, amount: 30, unit: days}]\n"
    archive.write("site.yaml", f"title: X\ntoday: 2024-01-20\n{rule}")
    archive.question("s/x", "1. Q?", asked="2024-01-12")
    with serving(archive, "--date", "2024-02-20") as running:
        _, text = running.get("/vragen/s/x/index.json")
    assert json.loads(text)["status"] == "late"


class News:
    """What the server tells an open page."""

    def __init__(self, server: Server) -> None:
        """Opens the stream."""
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self._connection.request("GET", "/_reload")
        self._answer = self._connection.getresponse()
        assert self._answer.getheader("Content-Type") == "text/event-stream"

    def next(self) -> dict[str, Any]:
        """Waits for the next news."""
        while True:
            line = self._answer.readline().decode()
            assert line, "the stream has ended"
            if line.startswith("data: "):
                told: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return told

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Waits for news of a kind."""
        while not wanted(told := self.next()):
            pass
        return told


def seen(server: Server, edit: Callable[[int], object], path: str, text: str) -> None:
    """Edits until the server shows it: the watcher starts a moment after the server."""
    for number in range(60):
        edit(number)
        time.sleep(0.5)
        if text in server.get(path)[1]:
            return
    pytest.fail(f"{path} never showed {text}")


def test_pages_are_served_and_told_of_a_change(server: Server) -> None:
    status, text = server.get("/vragen/s/x/")
    assert status == 200
    assert "Waarom?" in text
    assert "/_reload.js" in text
    news = News(server)
    first = news.next()
    assert first["problems"] == []
    seen(
        server,
        lambda n: server.archive.question("s/x", f"1. Daarom {n}?"),
        "/vragen/s/x/",
        "Daarom",
    )
    assert news.until(lambda told: bool(told["number"] != first["number"]))["problems"] == []


def test_a_problem_is_told_with_its_place_its_line_and_what_to_write(server: Server) -> None:
    news = News(server)
    news.next()
    seen(
        server,
        lambda n: server.archive.question("s/x", f"1. Daarom {n}?"),
        "/vragen/s/x/",
        "Daarom",
    )
    server.archive.question("s/x", "[x](nergens.md)")
    (problem,) = news.until(lambda told: bool(told["problems"]))["problems"]
    assert problem["path"] == "content/questions/s/x.md"
    assert (problem["line"], problem["code"]) == (4, "broken-link")
    assert problem["source"] == "[x](nergens.md)"
    assert problem["message"]
    assert problem["hint"]
    assert "Daarom" in server.get("/vragen/s/x/")[1]
    # A page that is opened now is told as well.
    assert News(server).next()["problems"] == [problem]
    server.archive.question("s/x", "1. Hersteld?")
    news.until(lambda told: not told["problems"])


def test_a_template_is_shown_before_the_site_is_built(server: Server) -> None:
    own = (REPOSITORY / "theme/templates/question.html").read_text("utf-8")
    seen(
        server,
        lambda n: server.archive.write(
            "theme/templates/question.html",
            own.replace("{% block main %}", f"{{% block main %}}<p>Sjabloon {n}</p>", 1),
        ),
        "/vragen/s/x/",
        "Sjabloon",
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("{{ page.titel }}", "template-fails"), ("{% block main %}", "template-syntax")],
)
def test_a_template_that_fails_is_told_and_the_server_goes_on(
    server: Server, wrong: str, code: str
) -> None:
    news = News(server)
    assert news.next()["problems"] == []
    server.archive.write("theme/templates/question.html", wrong)
    (problem,) = news.until(lambda told: bool(told["problems"]))["problems"]
    assert (problem["path"], problem["line"]) == ("theme/templates/question.html", 1)
    assert problem["code"] == code
    server.archive.question("s/x", "1. Intussen anders?")
    assert server.get("/vragen/s/x/")[0] == 200
    (server.archive.folder / "theme/templates/question.html").unlink()
    news.until(lambda told: not told["problems"])


@pytest.mark.browser
def test_a_browser_shows_the_change_where_it_was_and_the_problem_over_the_last_good_page(
    server: Server,
) -> None:
    long = "\n\n".join(f"{n}. Vraag {n}?" for n in range(1, 80))
    seen(
        server,
        lambda n: server.archive.question("s/x", f"Ronde {n}.\n\n{long}"),
        "/vragen/s/x/",
        "Ronde",
    )
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport={"width": 1000, "height": 600})
        page.goto(f"http://127.0.0.1:{server.port}/vragen/s/x/")
        page.wait_for_timeout(1500)
        page.evaluate("scrollTo(0, 1500)")
        server.archive.question("s/x", f"Anders.\n\n{long}")
        page.get_by_text("Anders.").wait_for(state="attached", timeout=30000)
        page.wait_for_function("Math.abs(scrollY - 1500) < 50", timeout=10000)
        server.archive.question("s/x", f"[weg](nergens.md)\n\n{long}")
        overlay = page.locator("#vraagbaak-problems")
        overlay.wait_for(timeout=30000)
        shown = overlay.inner_text()
        assert "content/questions/s/x.md:4:7" in shown
        assert "[weg](nergens.md)" in shown
        assert page.get_by_text("Anders.").count() == 1
        if "VRAAGBAAK_SHOT" in os.environ:
            page.screenshot(path=os.environ["VRAAGBAAK_SHOT"])
        server.archive.question("s/x", f"Goed.\n\n{long}")
        page.get_by_text("Goed.").wait_for(state="attached", timeout=30000)
        overlay.wait_for(state="detached", timeout=30000)


def test_a_wrong_address_and_a_wrong_host_are_refused(server: Server) -> None:
    assert server.get("/nergens/")[0] == 404
    assert server.get("/../site.yaml")[0] == 404
    assert server.get("/", host="evil.example")[0] == 421


def test_a_preview_leaves_no_service_worker_behind(server: Server) -> None:
    assert (server.archive.output / "sw.js").is_file()
    assert server.get("/sw.js")[0] == 404
