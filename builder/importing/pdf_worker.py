"""Takes a PDF apart, in a process of its own: bytes in, pieces of text with their places out.

This file is run, not imported, by `builder.importing.pdf`. A PDF can be made to eat memory and
time, and parsers have bugs: so this process has limits, opens no network, starts no program and
writes no file, and whatever becomes of it, the import goes on. It knows nothing of the program.

In: the PDF, on standard input. Arguments: seconds of processor time, bytes of memory, pages.
Out: one JSON object: `pages` (height, and the pieces: text, left, right, top, bottom, font) and
`info` (the document's own metadata), or `fault`, one of `encrypted`, `pages`, `broken`.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

CHARACTERS = 4_000_000
"""Characters of a document that are read."""

# Written as they are in plain type; a ligature is the letters that it stands for.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.spawn", "os.posix_spawn")
_CHANGING = ("os.system", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink")


def confine(seconds: int, memory: int) -> None:
    """Limits what this process may use and do; there is no way back."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        pass
    else:
        for name, limit in (
            ("RLIMIT_CPU", seconds),
            ("RLIMIT_AS", memory),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
        ):
            try:
                resource.setrlimit(getattr(resource, name), (limit, limit))
            except (AttributeError, OSError, ValueError):
                # A stricter limit is in force, or the system has no such limit.
                continue
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) or event in _CHANGING:
        raise PermissionError(event)
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        # O_WRONLY and O_RDWR are 1 and 2 wherever there are any.
        if (isinstance(mode, str) and set(mode) & set("wax+")) or flags & 3:
            raise PermissionError(event)


def take_apart(stream: BinaryIO, pages: int) -> dict[str, Any]:
    """The pages of a PDF, each with its pieces of text in the order in which it draws them."""
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415 - only after the limits
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    try:
        document = PDFDocument(PDFParser(stream))
    except PDFPasswordIncorrect:
        return {"fault": "encrypted"}
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    found: list[dict[str, Any]] = []
    left = CHARACTERS
    for page in PDFPage.create_pages(document):
        if len(found) == pages:
            return {"fault": "pages"}
        interpreter.process_page(page)
        layout = device.get_result()
        pieces = list(_pieces(layout, layout.bbox[3]))
        left -= sum(len(piece[0]) for piece in pieces)
        if left < 0:
            return {"fault": "pages"}
        found.append({"height": round(layout.height, 1), "pieces": pieces})
    info = {}
    for entry in document.info:
        for key, value in entry.items():
            if isinstance(value, bytes):
                info[str(key)] = _decoded(value)[:1000]
    return {"pages": found, "info": info}


def _decoded(value: bytes) -> str:
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", errors="replace")
    return value.decode("latin-1")


def _pieces(layout: Any, top: float) -> Iterator[list[Any]]:  # noqa: ANN401 - a tree of pdfminer's
    """Runs of characters of one font that stand beside each other."""
    piece: list[Any] = []
    for char in _characters(layout):
        text = char.get_text()
        # What has no meaning in Unicode comes as its number in the font.
        text = "\N{REPLACEMENT CHARACTER}" if text.startswith("(cid:") else text
        text = "".join(_LIGATURES.get(sign, sign) for sign in text)
        x0, x1 = round(char.x0, 2), round(char.x1, 2)
        y0, y1 = round(top - char.y1, 2), round(top - char.y0, 2)
        beside = (
            piece
            and piece[5] == char.fontname
            and abs(piece[3] - y0) < 0.5  # noqa: PLR2004 - points
            and abs(piece[4] - y1) < 0.5  # noqa: PLR2004
            and -0.2 <= (x0 - piece[2]) / (y1 - y0 or 1) <= 0.12  # noqa: PLR2004 - no space
        )
        if beside:
            piece[0] += text
            piece[2] = max(piece[2], x1)
        else:
            if piece:
                yield piece
            piece = [text, x0, x1, y0, y1, char.fontname]
    if piece:
        yield piece


def _characters(layout: Any) -> Iterator[Any]:  # noqa: ANN401
    """The characters of a page, those inside figures as well."""
    waiting = [iter(layout)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif hasattr(item, "fontname"):
            yield item
        elif hasattr(item, "__iter__"):
            waiting.append(iter(item))


def main() -> None:
    """Reads standard input, writes standard output."""
    seconds, memory, pages = map(int, sys.argv[1:4])
    confine(seconds, memory)
    try:
        result = take_apart(sys.stdin.buffer, pages)
    except Exception:  # noqa: BLE001 - a broken file can raise anything, and is only told as broken
        result = {"fault": "broken"}
    sys.stdout.buffer.write(json.dumps(result).encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
