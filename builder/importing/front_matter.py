"""Writes front matter that `builder.reading.frontmatter` reads back as the same strings."""

import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What front matter holds: strings, lists and mappings of them."""

# Certain to be the same string in every YAML: no sign of YAML's own, no space at the ends.
_PLAIN = re.compile(r"[^\W_](?:[\w ,.()/'’–&+-]*[\w.)'’])?")
# Other readers of YAML take these for truth values, nothing, or a number in base 60.
_WORDS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def front_matter(fields: Mapping[str, Value]) -> str:
    """The fields as YAML between two lines `---`; each string on one line."""
    return "\n".join(("---", *_mapping(fields, ""), "---", ""))


def _mapping(fields: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, str):
            yield f"{indent}{scalar(key)}: {scalar(value)}"
        elif not value:
            yield f"{indent}{scalar(key)}: {'{}' if isinstance(value, Mapping) else '[]'}"
        elif isinstance(value, Mapping):
            yield f"{indent}{scalar(key)}:"
            yield from _mapping(value, f"{indent}  ")
        else:
            yield f"{indent}{scalar(key)}:"
            yield from _sequence(value, f"{indent}  ")


def _sequence(items: Sequence[Value], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield f"{indent}- {scalar(item)}"
        elif not item:
            yield f"{indent}- {'{}' if isinstance(item, Mapping) else '[]'}"
        else:
            inside = f"{indent}  "
            lines = _mapping(item, inside) if isinstance(item, Mapping) else _sequence(item, inside)
            # The first line stands behind the dash, the others below it.
            yield f"{indent}- {next(lines)[len(inside) :]}"
            yield from lines


def scalar(text: str) -> str:
    """A string as YAML writes it: plain where that is certain, else between double quotes."""
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS:
        return text
    return '"' + "".join(map(_character, text)) + '"'


def _character(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the BMP
