"""The development server: this machine only, and pages that reload after a change."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

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


@pytest.fixture
def server(archive: Archive) -> Iterator[Server]:
    archive.question("s/x", "1. Waarom?")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "builder.cli", "serve", "--site", str(archive.folder)]
    with subprocess.Popen(
        [*command, "--port", str(port), "--lang", "en"],
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


def test_pages_are_served_and_reload_after_a_change(server: Server) -> None:
    status, text = server.get("/vragen/s/x/")
    assert status == 200
    assert "Waarom?" in text
    assert "/_reload.js" in text
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/_reload")
    events = connection.getresponse()
    assert events.getheader("Content-Type") == "text/event-stream"
    # The watcher starts a moment after the server: changes until one is seen.
    for number in range(20):
        server.archive.question("s/x", f"1. Daarom {number}?")
        time.sleep(0.5)
        if "Daarom" in server.get("/vragen/s/x/")[1]:
            break
    assert "data: built" in events.read().decode()
    connection.close()


def test_a_wrong_address_and_a_wrong_host_are_refused(server: Server) -> None:
    assert server.get("/nergens/")[0] == 404
    assert server.get("/../site.yaml")[0] == 404
    assert server.get("/", host="evil.example")[0] == 421


def test_a_preview_leaves_no_service_worker_behind(server: Server) -> None:
    assert (server.archive.output / "sw.js").is_file()
    assert server.get("/sw.js")[0] == 404


def test_a_fault_keeps_the_last_good_site(server: Server) -> None:
    server.archive.question("s/x", "[x](nergens.md)")
    time.sleep(2)
    assert "Waarom?" in server.get("/vragen/s/x/")[1]
