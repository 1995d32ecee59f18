"""Importing PDFs of strangers: read or refused, and nothing else is touched."""

import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.importing import Report, pdf, pdf_worker, run
from tests.documents import codes
from tests.driver import Archive
from tests.pdfs import (
    house_pdf,
)


def refused(archive: Archive, data: bytes) -> Report:
    """What comes of a PDF that cannot be read: told, in time, with nothing written."""
    file = archive.folder / "slecht.pdf"
    file.write_bytes(data)
    start = time.monotonic()
    report = run([file], "tweede-kamer", archive.folder)
    assert time.monotonic() - start < 30
    return report


def _harmed(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - the same harm in every run
    data = bytearray(house_pdf())
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 200)]
            case 2:
                data[at:at] = data[: chance.randrange(200)]
            case _:
                data[at : at + 4] = b"9999"
    return bytes(data)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_pdf_is_read_or_told_and_overwrites_nothing(archive: Archive, seed: int) -> None:
    there = archive.question("2031-2032/417-het-veer-op-de-zilte", "Mijn eigen tekst.")
    before = there.read_bytes()
    report = refused(archive, _harmed(seed))
    assert there.read_bytes() == before
    assert report.rows == 1
    assert report.created or report.skipped or report.failed


def _bomb() -> bytes:
    stream = zlib.compress(zlib.compress(b"\0" * 600_000_000, 9), 9)
    head = b"<< /Filter [/FlateDecode /FlateDecode] /Length " + str(len(stream)).encode() + b" >>"
    return _pdf_with(head + b"\nstream\n" + stream + b"\nendstream")


def _pdf_with(contents: bytes, kids: bytes = b"3 0 R") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F0 5 0 R >> >> >>"
        ),
        contents,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    for number, item in enumerate(objects, start=1):
        out += str(number).encode() + b" 0 obj\n" + item + b"\nendobj\n"
    return out + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"%PDF-1.7\n",
        lambda: b"%PDF-1.7\n" + b"[" * 200_000,
        lambda: _pdf_with(b"<< /Length 0 >>\nstream\n\nendstream", kids=b"2 0 R"),
        lambda: _pdf_with(b"<< /Length 0 >>\nstream\n\nendstream"),
        _bomb,
    ],
    ids=["empty", "brackets", "circle", "no-text", "bomb"],
)
def test_a_hostile_pdf_is_told(
    archive: Archive, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 4)
    report = refused(archive, make())
    assert codes(report) == ["import-pdf"]
    assert report.problems[0].hint("nl") != ""


def test_a_pdf_that_takes_too_long_is_ended(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    stream = b"BT /F0 9 Tf " + b"1 0 0 1 9 9 Tm (ab) Tj " * 1_000_000 + b"ET"
    data = zlib.compress(stream)
    head = b"<< /Filter /FlateDecode /Length " + str(len(data)).encode() + b" >>\nstream\n"
    report = refused(archive, _pdf_with(head + data + b"\nendstream"))
    assert [dict(item.arguments) for item in report.problems] == [{"time": ""}]


def test_the_process_that_reads_a_pdf_can_write_nothing_and_reach_nobody(tmp_path: Path) -> None:
    program = f"""
import sys, runpy
worker = runpy.run_path({pdf_worker.__file__!r})
worker["confine"](5, 2**30)
import socket
for attempt in (
    lambda: open({str(tmp_path / "x")!r}, "w"),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: __import__("subprocess").run(["true"]),
    lambda: __import__("os").remove({str(tmp_path)!r}),
):
    try:
        attempt()
    except PermissionError:
        print("refused")
"""
    said = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["refused"] * 4
    assert list(tmp_path.iterdir()) == []
