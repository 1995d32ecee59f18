"""What strangers send: strings, payloads and shapes that break programs, and where to put them.

Some are ours and always tried. The suites of others are read from beside the repository, where
they are; no word of them is in it. The short form takes a sample of them, the long form
(`make test-long`) all.
"""

import json
import os
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from builder.reading import records
from builder.reading import values as schema
from tests.driver import SHARED

LONG = bool(os.environ.get("VRAAGBAAK_LONG"))
"""Whether everything is tried, not a sample."""

_T = TypeVar("_T")

OURS = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "' onfocus='window.ran = 1' autofocus='",
    "</title><script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "--><svg onload=window.ran=1>",
    "]]><x/>",
    "&lt;b&gt; &amp;amp; &#60; &notanentity; &",
    "javascript:window.ran=1//",
    "{{ site }} {% raw %} {# x #} ${x} #{x} %(x)s {0} {x.__class__}",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1+1",
    "''=1",
    "\t=1",
    'een "aangehaalde", met ; en \\ erin',
    "regel\nregel\n\nregel",
    " voor en achter ",
    "dubbele  spatie\ten tab",
    "// /../ \\..\\ %2e%2e%2f file:///etc/passwd",
    "CON",
    "null",
    "no",
    "0123",
    "1e400",
    "2024-02-30",
    "ﬁle ﬀ ﬃ",
    "e\u0301 é Å Å Ω Ω",
    "\u017f ß \u1e9e \u0130 \u0131 \u01c6",
    "٣ ३ ③ ½ Ⅷ",
    "日本語 русский ελληνικά עברית العربية ไทย",
    "👩‍👩‍👧‍👦 🇧🇪 👍🏽",
    "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "a\u00adb\u00a0c\u202fd\u2009e\u3000f",
    "\u202eomgekeerd\u202c",
    "\u2066los\u2069 \u200flinks",
    "a\u2028b\u2029c",
    "a\u0085b",
    "a\x00b",
    "a\x08b",
    "a\x1bb[31m",
    "a\x7fb",
    "a\rb",
    "a\ud800b",
    "a\udc00\ud800b",
    "a\ufffeb\uffffc",
    "a\U0001fffeb\U0010ffffc",
    "Ž̴̧a̶l̷g̸o̵" * 5,
    "x" * 400,
    "[a](javascript:x) ![a](b) `c` *d* _e_ ~~f~~ <https://x.example> [[g]] [^h]",
    "# kop\n\n1. een\n\n---\n",
    "| a | b |",
    "⟦niet van ons⟧",
)
"""Strings of ours, each for a reason."""


def naughty() -> tuple[str, ...]:
    """Strings of a list that others keep, and one for each character that means something."""
    file = SHARED / "suites" / "naughty-strings" / "blns.json"
    theirs = [text for text in json.loads(file.read_bytes()) if text.strip()]
    signs = [chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()]
    spaces = [f"a{chr(code)}b" for code in range(0x2FFF) if unicodedata.category(chr(code)) == "Zs"]
    controls = [f"a{chr(code)}b" for code in (*range(0x20), *range(0x7F, 0xA0))]
    made = [*signs, *(f"{sign}{sign}{sign} x" for sign in signs), *spaces, *controls]
    return tuple(dict.fromkeys(text[:400] for text in (*theirs, *made)))


def payloads() -> tuple[str, ...]:
    """Script injections that others collected, one line each."""
    folder = SHARED / "suites" / "xss"
    lines = (folder / "xss-payload-list.txt").read_text("utf-8", errors="replace").splitlines()
    found = [*lines, *(" ".join(page.splitlines()) for page in _pages())]
    # Control characters are refused as a whole; that is tried elsewhere.
    kept = ("".join(char for char in text if char.isprintable()) for text in found)
    return tuple(dict.fromkeys(text for text in kept if text.strip()))


def payloads_of_many_lines() -> tuple[str, ...]:
    """The injections among them that were written over several lines, as they were."""
    whole = ("\n".join(page.splitlines()).strip("\n") for page in _pages())
    kept = ("".join(c for c in text if c == "\n" or c.isprintable()) for text in whole)
    return tuple(dict.fromkeys(text for text in kept if "\n" in text.strip()))


def _pages() -> list[str]:
    file = SHARED / "suites" / "xss" / "dompurify-expect.json"
    return [page["payload"] for page in json.loads(file.read_bytes())]


def together(strings: Sequence[str], limit: int = 450, between: int = 3) -> list[list[str]]:
    """The strings in groups that fit in one field, one behind the other; order is kept.

    A page a string would take a browser hours. What escapes one of a group escapes all of it:
    no encoder looks further than a character.

    Args:
        strings: none longer than the limit.
        limit: characters of a field.
        between: characters that stand behind each string.
    """
    groups: list[list[str]] = []
    room = 0
    for text in strings:
        if len(text) + between > room:
            groups.append([])
            room = limit
        groups[-1].append(text)
        room -= len(text) + between
    return groups


def sample(everything: Sequence[_T], count: int) -> list[_T]:
    """About so many of them, evenly spread; all in the long form."""
    step = 1 if LONG else max(1, len(everything) // count)
    return list(everything[::step])


def quoted(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """A value as YAML in flow style, every character kept, written for these tests only."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


VALID: dict[type, object] = {
    schema.Id: "x",
    schema.Flag: "true",
    schema.Whole: "7",
    schema.When: "2024-01-12",
    schema.Url: "https://x.example/",
}
"""A value for each type that takes no free text."""


def text_fields(table: records.Schema, at: str = "") -> Iterator[str]:
    """The path of each field of a kind of file that takes free text: `source.name`."""
    for field in table.fields:
        path = f"{at}{field.name}"
        kind: Any = field.type
        kind = kind.item if isinstance(kind, records.Many) else kind
        kind = kind.record if isinstance(kind, records.Keyed) else kind
        if isinstance(kind, schema.Text):
            yield path
        elif isinstance(kind, records.Schema):
            yield from text_fields(kind, f"{path}.")


def filled(kind: Any, path: str, text: str) -> Any:  # noqa: ANN401 - a type, and a value of it
    """The smallest right value of a type, with `text` in the field at `path` inside it."""
    if isinstance(kind, records.Many):
        return [filled(kind.item, path, text)]
    if isinstance(kind, records.Keyed):
        record = filled(kind.record, path, text)
        return {record.pop(kind.key): record}
    if isinstance(kind, records.Schema):
        first, _, rest = path.partition(".")
        return {
            field.name: filled(field.type, rest if field.name == first else "", text)
            if field.name == first
            else filled(field.type, "-", text)
            for field in kind.fields
            if field.required or field.name == first
        }
    if isinstance(kind, schema.Text):
        return "1" if path == "-" else text
    return _plain(kind)


def stuffed(kind: Any, text: str) -> Any:  # noqa: ANN401 - a type, and a value of it
    """A value of a type with `text` in every field inside it that takes free text."""
    if isinstance(kind, records.Many):
        return [stuffed(kind.item, text)]
    if isinstance(kind, records.Schema):
        return {
            field.name: stuffed(field.type, text)
            for field in kind.fields
            if field.required or any(_texts(field))
        }
    return text if isinstance(kind, schema.Text) else _plain(kind)


def _texts(field: records.Field) -> Iterator[str]:
    return text_fields(records.Schema(dict, (field,)))


def _plain(kind: Any) -> str:  # noqa: ANN401 - a type
    if isinstance(kind, schema.Choice | schema.Pattern):
        return kind.words[0] if isinstance(kind, schema.Choice) else kind.example
    return str(VALID[type(kind)])
