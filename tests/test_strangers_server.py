"""The development server under requests of strangers: it shows the site to this machine only."""

import http.client
import itertools
import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from builder.serving import HOST
from builder.serving.answers import Handler
from builder.serving.news import News
from tests.driver import Archive

OUTSIDE = b"niet van de site"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    world = tmp_path_factory.mktemp("world")
    (world / "secret.txt").write_bytes(OUTSIDE)
    archive = Archive(world / "archive")
    archive.question("s/x", "1. Waarom?")
    archive.write("theme/assets/own.txt", "van de site")
    site = archive.build().folder
    handler = partial(Handler, news=News(), directory=str(site))
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def raw(port: int, request: bytes) -> bytes:
    """What is answered to bytes, whatever they are."""
    with socket.create_connection((HOST, port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        pieces = []
        while piece := connection.recv(1 << 16):
            pieces.append(piece)
    return b"".join(pieces)


def asked(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def test_the_site_is_served(port: int) -> None:
    assert asked(port, "/vragen/s/x/")[0] == 200
    assert asked(port, "/assets/own.txt") == (200, b"van de site")
    status, body = asked(port, "/vragen/s/x/", "HEAD")
    assert (status, body) == (200, b"")
    assert asked(port, "/vragen/s/x")[0] == 301


HOSTS = ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:1", "[::1]"]
HOSTS += ["", "127.0.0.1@evil.example", "evil.example:80@127.0.0.1", "LOCALHOST:x", "0"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("host", HOSTS)
def test_another_name_for_this_machine_is_refused(port: int, host: str, method: str) -> None:
    for path in ("/", "/_reload", "/_reload.js", "/data/questions.jsonl"):
        status, body = asked(port, path, method, Host=host)
        assert status == 421
        assert b"Waarom" not in body


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://"]
)
def test_a_page_of_another_site_is_told_nothing(port: int, origin: str) -> None:
    for path in ("/", "/_reload", "/data/questions.jsonl"):
        assert asked(port, path, Origin=origin)[0] == 421
    own = f"http://127.0.0.1:{port}"
    assert asked(port, "/", Host=f"127.0.0.1:{port}", Origin=own)[0] == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"]
)
def test_nothing_can_be_sent(port: int, method: str) -> None:
    assert asked(port, "/", method)[0] == 501


def test_notes_of_ours_and_lists_of_files_are_not_served(port: int) -> None:
    for path in ("/.vraagbaak", "/data/", "/assets/", "/search-index/", "/.", "/.nojekyll/"):
        status, body = asked(port, path)
        assert status in {200, 301, 404}
        assert b"questions.jsonl</a>" not in body
        assert b"Directory listing" not in body
        assert not body.startswith(b"{")


UPS = ["..", "%2e%2e", ".%2e", "..%00", "..;", "%c0%ae%c0%ae", "..\\", "%2e%2e%5c", "....", "."]
BETWEEN = ["/", "//", "%2f", "\\", "%5c", "/./"]
BEFORE = ["/", "//", "", "/vragen/", "http://127.0.0.1/", "\\", "/%2e/", "file:///"]


def paths() -> list[str]:
    """A thousand ways to ask for what is outside."""
    ways = [
        f"{before}{between.join([up] * times)}{between}{name}"
        for before, up, between, times, name in itertools.product(
            BEFORE, UPS, BETWEEN, (1, 3), ("secret.txt",)
        )
    ]
    return [*ways, "/" + "a" * 5000, "/" + "a/" * 2000, "/%00", "/%ff", "/\u00e9", "/a\tb", "*"]


def test_a_thousand_ways_out_lead_nowhere(port: int) -> None:
    ways = paths()
    assert len(ways) > 900
    with socket.create_connection((HOST, port), timeout=10):
        # A connection that says nothing holds nobody else up.
        for path in ways:
            line = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
            answer = raw(port, line.encode("utf-8", "replace"))
            assert OUTSIDE not in answer, path
            status = answer.split(b" ", 2)[1:2]
            assert not status or status[0] in {b"200", b"301", b"400", b"404", b"414"}, (
                path,
                status,
            )
    assert asked(port, "/vragen/s/x/")[0] == 200


NOISE = [
    b"",
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 1000 + b"\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    bytes(range(256)) * 20,
]


@pytest.mark.parametrize("number", range(len(NOISE)))
def test_noise_is_refused_and_the_server_lives_on(port: int, number: int) -> None:
    assert b"Waarom" not in raw(port, NOISE[number])
    assert asked(port, "/vragen/s/x/")[0] == 200


def test_a_redirect_stays_on_this_machine(port: int) -> None:
    for path in ("//evil.example/..", "//evil.example/%2e%2e", "/\\evil.example/..", "//vragen"):
        line = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        answer = raw(port, line.encode())
        for header in answer.split(b"\r\n"):
            if header.lower().startswith(b"location:"):
                assert not header.partition(b": ")[2].startswith((b"//", b"/\\", b"http"))
