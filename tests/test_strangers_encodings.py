"""Bytes of strangers: read, or refused at their place, in every file that an archive is made of."""

from collections.abc import Callable

import pytest

from builder.problems import as_text
from tests.driver import Archive

QUESTION = "content/questions/s/x.md"
TEXT = "---\ntitle: Dijken é\n---\n1. Wáárom?\n\n## Antwoord\n\n1. Dáárom.\n"

READ: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "lines of an old Mac": lambda text: text.replace("\n", "\r").encode(),
    "both": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "lines of all kinds": lambda text: (
        text.replace("\n", "\r\n", 2).replace("\n\n", "\n\r").encode()
    ),
    "no end of the last line": lambda text: text.rstrip("\n").encode(),
}


@pytest.mark.parametrize("way", READ)
def test_a_text_is_the_same_however_its_lines_end_and_with_a_byte_order_mark(
    archive: Archive, way: str
) -> None:
    archive.write("site.yaml", "").write_bytes(READ[way]("title: Proef é\n"))
    archive.write(QUESTION, "").write_bytes(READ[way](TEXT))
    assert archive.codes() == []
    record = archive.build().record("s/x")
    assert record["title"] == "Dijken é"
    assert [part["text"] for part in record["parts"]] == ["Wáárom?"]
    assert [part["text"] for part in record["answers"][0]["parts"]] == ["Dáárom."]


REFUSED: dict[str, tuple[bytes, str, int, int]] = {
    # What stands in place of "é" in the second line: code, line and column.
    "Latin-1": (b"\xe9", "not-utf8", 2, 15),
    "cut off": (b"\xc3", "not-utf8", 2, 15),
    "longer than it should be": (b"\xc0\xaf", "not-utf8", 2, 15),
    "half of a pair": (b"\xed\xa0\x80", "not-utf8", 2, 15),
    "a pair in six bytes": (b"\xed\xa0\xbd\xed\xb8\x80", "not-utf8", 2, 15),
    "beyond Unicode": (b"\xf4\x90\x80\x80", "not-utf8", 2, 15),
    "no byte of UTF-8": (b"\xff", "not-utf8", 2, 15),
    "NUL": (b"\0", "control-character", 2, 15),
    "a bell": (b"\x07", "control-character", 2, 15),
    "an escape": (b"\x1b[31m", "control-character", 2, 15),
    "delete": (b"\x7f", "control-character", 2, 15),
    "a control of C1": ("\x9b".encode(), "control-character", 2, 15),
    "next line": ("\x85".encode(), "control-character", 2, 15),
    "a form feed": (b"\x0c", "control-character", 2, 15),
    "no character": ("\uffff".encode(), "control-character", 2, 15),
}
FILES = {
    QUESTION: TEXT,
    "content/people/an.md": "---\nname: Dijken é\n---\n",
    "content/bodies/raad.md": "---\nname: Dijken é\n---\n",
    "content/topics/water.md": "---\nname: Dijken é\n---\n",
    "content/pages/over.md": "---\ntitle: Dijken é\n---\n",
    "site.yaml": "language: nl\ntitle: Dijken é\n",
    "theme/locales/nl.yaml": "people: X\ntitle: Dijken é\n",
}


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_text_is_refused_at_its_place(archive: Archive, path: str, what: str) -> None:
    data, code, line, column = REFUSED[what]
    archive.question("s/goed")
    text = FILES[path]
    column -= 14 - text.split("\n")[1].index("é")
    archive.write(path, "").write_bytes(text.encode().replace("é".encode(), data))
    found = [item for item in archive.check() if item.severity == "error"]
    told = (found[0].code, found[0].location.path, found[0].location.line)
    assert told == (code, path, line)
    assert found[0].location.column == column
    for item in found:
        for said in (as_text(item, "nl", lambda _: None), as_text(item, "en", lambda _: None)):
            assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("path", FILES)
def test_a_file_in_another_unicode_is_refused(archive: Archive, encoding: str, path: str) -> None:
    archive.question("s/goed")
    archive.write(path, "").write_bytes(FILES[path].encode(encoding))
    found = [item for item in archive.check() if item.severity == "error"]
    assert {item.location.path for item in found} == {path}
    assert {"not-utf8", "control-character"} & {item.code for item in found}


BIDI = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]


@pytest.mark.parametrize("sign", BIDI, ids=ascii)
def test_what_can_make_a_text_look_different_is_told_and_kept(archive: Archive, sign: str) -> None:
    archive.question("s/x", f"1. Waar{sign}om?")
    (item,) = archive.check()
    assert (item.code, item.severity) == ("bidi-character", "warning")
    assert (item.location.line, item.location.column) == (4, 8)
    assert f"U+{ord(sign):04X}" in item.message("nl")
    assert archive.build().record("s/x")["parts"][0]["text"] == f"Waar{sign}om?"
