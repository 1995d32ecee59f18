"""Bytes to text, and text to front matter and body, with nothing lost and nothing guessed."""

import re
from dataclasses import dataclass

from builder.problems import Location, Problem, problem

MAX_FRONT_MATTER = 32 * 1024
"""Characters of front matter that are read; more is an error (a defence, not a wish)."""

MAX_BODY = 1024 * 1024
"""Characters of body that are read; more is an error."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 without tab and newline, DEL, C1, noncharacters: what XML 1.0 cannot hold either."""

# Front matter with something above it, or with nothing: `title: x` on the first line.
# Or with a line above it that only looks like one of three hyphens.
_MEANT = re.compile(
    r"[\s\u200b\u2060\ufeff]*"
    r"(?=[ \t]*(?:-{2,}|[—–_+=*]+|```\w*)[ \t]*\n[^\n]*[:=\n]|(?:title|name):[ \t])"
)
# Overrides and isolates can make text read differently from what it is (CVE-2021-42574).
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Split:
    """A text file taken apart.

    Attributes:
        front: the YAML between the two `---` lines; empty if there is none.
        front_line: line on which it begins.
        body: the Markdown after it.
        body_line: line on which it begins.
    """

    front: str
    front_line: int
    body: str
    body_line: int


def place(text: str, offset: int, path: str, first_line: int = 1) -> Location:
    """The location of a character of `text`, whose first line is `first_line` of the file."""
    before = text.count("\n", 0, offset)
    return Location(path, first_line + before, offset - text.rfind("\n", 0, offset))


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """UTF-8 bytes as text with LF line ends; a byte order mark is accepted and dropped.

    What cannot be read (another encoding, NUL, control characters) is a problem with its
    position. Text that can fool the eye is a warning.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [problem("not-utf8", Location(path), encoding="UTF-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        byte = f"0x{data[error.start]:02x}"
        return "", [problem("not-utf8", place(good, len(good), path), byte=byte)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    if bad := FORBIDDEN.search(text):
        name = f"U+{ord(bad.group()):04X}"
        problems.append(problem("control-character", place(text, bad.start(), path), name=name))
    if bidi := _BIDI.search(text):
        name = f"U+{ord(bidi.group()):04X}"
        problems.append(problem("bidi-character", place(text, bidi.start(), path), name=name))
    return text, problems


def split(text: str, path: str) -> tuple[Split, list[Problem]]:
    """Front matter and body. A front matter without a beginning or an end is a problem."""
    if not re.match(r"---[ \t]*(\n|\Z)", text):
        meant = _MEANT.match(text)
        if meant is not None:
            line = meant.group().count("\n") + 1
            return Split("", 1, "", 1), [problem("front-matter-start", Location(path, line))]
        return _sized(Split("", 1, text, 1), path)
    start = text.find("\n") + 1 or len(text)
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, start)
    if end is None:
        return Split("", 1, "", 1), [problem("front-matter-open", Location(path))]
    body_start = min(end.end() + 1, len(text))
    body_line = text.count("\n", 0, body_start) + 1
    return _sized(Split(text[start : end.start()], 2, text[body_start:], body_line), path)


def _sized(parts: Split, path: str) -> tuple[Split, list[Problem]]:
    problems = []
    if len(parts.front) > MAX_FRONT_MATTER:
        limit = f"{MAX_FRONT_MATTER // 1024} kB"
        problems.append(problem("too-large", Location(path, parts.front_line), limit=limit))
        parts = Split("", 1, "", 1)
    if len(parts.body) > MAX_BODY:
        limit = f"{MAX_BODY // 1024} kB"
        problems.append(problem("too-large", Location(path, parts.body_line), limit=limit))
        parts = Split(parts.front, parts.front_line, "", parts.body_line)
    return parts, problems
