"""An archive's own words of the interface: read as strictly as its content.

Some of them are names of folders, some have gaps that are filled in, and a stranger may send them.
"""

from collections.abc import Iterator, Mapping
from string import Formatter

from builder.linking.addresses import RESERVED
from builder.problems import Location, Problem, problem
from builder.reading.frontmatter import Mapping as Fields
from builder.reading.frontmatter import Node, Scalar, read_yaml
from builder.reading.slugs import is_id, slugify
from builder.reading.source import decode

Words = Mapping[str, str | Mapping[str, str]]
"""Key to text, or to plural forms (CLDR names) of a text."""

MAX_LOCALE = 256 * 1024
"""Bytes of a file of words that are read; the built-in ones have some 20,000."""

_ADDRESSES = ("url_", "anchor_")
"""Words that stand in addresses begin with one of these."""


def own_words(data: bytes, path: str, known: Words) -> tuple[Words, list[Problem]]:
    """The words that an archive has of its own, and what is wrong with them.

    Args:
        data: the file.
        path: of the file, for the problems.
        known: the words that they replace.

    Returns:
        Those with which nothing is wrong.
    """
    if len(data) > MAX_LOCALE:
        return {}, [problem("too-large", Location(path), limit=f"{MAX_LOCALE // 1024} kB")]
    text, problems = decode(data, path)
    if any(item.severity == "error" for item in problems):
        return {}, problems
    fields, faults = read_yaml(text, path)
    problems += faults
    words: dict[str, str | Mapping[str, str]] = {}
    for key, node in fields.entries:
        faults = list(_faults(key.text, node, path, known))
        problems += faults
        if not faults:
            words[key.text] = _value(node)
    for twice in _twice(words, known):
        node = next(node for name, node in fields.entries if name.text == twice)
        problems.append(_same_address(node, path))
        del words[twice]
    return words, problems


def _same_address(node: Node, path: str) -> Problem:
    place = Location(path, node.line, node.column)
    return problem("same-address", place, url=f"{_value(node)}/")


def _value(node: Node) -> str | dict[str, str]:
    if isinstance(node, Fields):
        return {form.text: own.text for form, own in node.entries if isinstance(own, Scalar)}
    return node.text if isinstance(node, Scalar) else ""


def _faults(key: str, node: Node, path: str, known: Words) -> Iterator[Problem]:
    """What is wrong with one text."""
    place = Location(path, node.line, node.column)
    texts = [node] if isinstance(node, Scalar) else []
    if isinstance(node, Fields):
        texts = [own for _, own in node.entries if isinstance(own, Scalar)]
        forms = {form.text for form, _ in node.entries}
        if "other" not in forms or len(texts) < len(node.entries):
            shown = ", ".join(sorted(forms))
            yield problem("bad-form", place, value=shown, field=key, example="{one: …, other: …}")
            return
    if not texts:
        yield problem("not-text", place, field=key)
    if isinstance(node, Fields) and key.startswith(_ADDRESSES):
        yield problem("bad-id", place, value=", ".join(own.text for own in texts))
        return
    for text in texts:
        here = Location(path, text.line, text.column)
        if text.blank or not text.text.strip():
            yield problem("empty-value", here, field=key)
        elif key.startswith(_ADDRESSES):
            if not is_id(text.text) or "/" in text.text:
                yield problem(
                    "bad-id", here, value=text.text, suggestion=slugify(text.text) or None
                )
        elif key in known:
            yield from _gaps(text.text, here, known[key])


def _gaps(text: str, place: Location, known: str | Mapping[str, str]) -> Iterator[Problem]:
    """A problem if there is a gap that nothing will fill; a text of our own has one for each."""
    forms = (known,) if isinstance(known, str) else known.values()
    names = {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}
    if not isinstance(known, str):
        names.add("count")
    shown = ", ".join(f"{{{name}}}" for name in sorted(names)) or None
    try:
        gaps = list(Formatter().parse(text))
    except ValueError:
        yield problem("word-gap", place, value=text, known=shown)
        return
    for _, name, form, conversion in gaps:
        if name is not None and (name not in names or form or conversion):
            yield problem("word-gap", place, value=name or f":{form}", known=shown)


def _twice(words: Words, known: Words) -> list[str]:
    """The keys of folders that would have the name of another one, which they had not before."""
    every = {**known, **words}
    folders = {key: value for key, value in every.items() if key.startswith("url_")}
    return [
        key
        for key, value in words.items()
        if key in folders
        and (
            value in RESERVED
            or any(
                other == value and known.get(name) != known.get(key)
                for name, other in folders.items()
            )
        )
    ]
