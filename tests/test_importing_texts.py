"""Importing tables: no character of a text is lost on its way into a file."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing import run
from builder.importing.escape import clean, escape_markdown
from builder.importing.front_matter import Value, front_matter
from builder.importing.matching import name_key
from builder.model import QuestionFields, SourceFile
from builder.problems import Problem
from builder.reading.document import AnchorWords, read
from builder.reading.frontmatter import Mapping, Node, Scalar, Sequence, read_yaml
from builder.reading.markup import parse
from builder.reading.source import split
from builder.reading.writer import units

SHARED = Path(__file__).parents[2] / "shared" / "corpora" / "be-chamber-2017.jsonl"


# --- nothing is lost ----------------------------------------------------------------------------

_SIGNS = (
    "* ** _ __ ` ~~ # ## > - + = == --- === : ~ | [ ] [^1] [^1]: [[x]] ![a](b) <b> "
    "<http://a.b> &amp; &#65; &copy \\ \\\\ 1. 2) 10. 2017. a) $x$ x_y _x_ :-- |-|- ``` ~~~"
)
_MARKUP = st.sampled_from(_SIGNS.split(" "))
_TEXT = st.lists(
    st.one_of(_MARKUP, st.sampled_from(["\n", "\n\n", " ", "    ", "\t", "x"]), st.text(max_size=8))
).map("".join)


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


def plain(body: str) -> str:
    """The text of a body as the reader finds it, markers of list items included."""
    markup = parse(body, "x.md")
    assert markup.problems == ()
    assert markup.notes == ()
    said: list[str] = []
    item = None
    for unit in units(markup.blocks):
        if unit.item is not None and unit.item is not item:
            said.append(unit.item.marker)
        item = unit.item
        said.append(unit.line.text if unit.line is not None else unit.block.text)
    return "\n".join(said)


@given(_TEXT)
def test_escaped_text_reads_back_with_every_character_in_order(text: str) -> None:
    cleaned = clean(text).text
    body = escape_markdown(cleaned)
    assert all(unit.block.kind == "paragraph" for unit in units(parse(body, "x.md").blocks))
    assert "".join(plain(body).split()) == "".join(cleaned.split())
    assert letters(cleaned) == letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Antwoord\n\nNiet hier.",
        "Antwoord\n---",
        "a | b\n:--",
        "a \\| b\n---|---",
        "term\n: definition",
        "1. # x",
        "1. - x",
        "1.      x",
        "1. 2. 3. 4. " * 30,
        "> x",
        "[^1]\n\n[^1]: x",
        "[x]: https://a.b",
        "\tx",
        "x\\\ny",
        "&amp; &#x41; &nbsp;",
        "2017. Een jaar",
    ],
)
def test_what_looks_like_markup_is_text(text: str) -> None:
    assert "".join(plain(escape_markdown(text)).split()) == "".join(text.split())


def test_markers_of_sub_questions_and_ordinary_text_are_not_escaped() -> None:
    text = "Zie R&D, 5% (a_b).\n\n1. Waarom?\n2) Hoe?\na) Zo?\n(b) Of zo?"
    assert escape_markdown(text) == text


def test_paragraphs_and_lines_are_kept() -> None:
    assert escape_markdown("a  \n  b\n\n\n c\r\n".replace("\r", "")) == "a\nb\n\nc"


# --- front matter -------------------------------------------------------------------------------

_STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["no", "null", "~", "0123", "a: b", "a #b", "- x", "2024-01-02", "---", "'", '"', "&x", "*x"]
)
_VALUES = st.recursive(
    _STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_STRINGS, inner, max_size=3),
    max_leaves=8,
)


def as_value(node: Node) -> Value:
    if isinstance(node, Scalar):
        assert not node.blank
        return node.text
    if isinstance(node, Sequence):
        return [as_value(item) for item in node.items]
    return {key.text: as_value(value) for key, value in node.entries}


def depth(value: Value) -> int:
    if isinstance(value, str):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((depth(item) for item in inner), default=0)


@given(st.dictionaries(_STRINGS, _VALUES, min_size=1, max_size=4))
def test_front_matter_reads_back_as_the_same_strings(fields: dict[str, Value]) -> None:
    if depth(fields) > 7:
        return
    written = f"{front_matter(fields)}body"
    parts, faults = split(written, "x.md")
    mapping, more = read_yaml(parts.front, "x.md")
    assert (faults, more) == ([], [])
    assert isinstance(mapping, Mapping)
    assert as_value(mapping) == fields
    assert parts.body == "body"


def test_one_name_in_two_spellings_has_one_key() -> None:
    assert name_key("José  Müller") == name_key("JOSE MULLER") != name_key("Jos Muller")
    assert name_key("Γ") != name_key("Δ")


# --- real rows ----------------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_file(), reason="the shared corpora are not beside the repository")
def test_real_questions_of_the_chamber_lose_no_letter_and_no_digit(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    table = tmp_path / "rows.jsonl"
    with SHARED.open(encoding="utf-8") as rows:
        lines = [next(rows) for _ in range(300)]
    table.write_text("".join(lines), encoding="utf-8")
    report = run([table], "be-chamber", site)
    assert report.problems == ()
    assert dict(report.counts)["question"] == 300
    written = Counter[str]()
    for path in report.created:
        data = (site / path).read_bytes()
        reading = read(SourceFile(path, data), AnchorWords())
        assert reading.document is not None
        assert no_errors(reading.problems)
        if path.startswith("content/questions/"):
            text = split(data.decode(), path)[0].body.replace("\n## Antwoord\n", "\n")
            assert isinstance(reading.document.fields, QuestionFields)
            written[letters(reading.document.fields.title + plain(text))] += 1
    wanted = Counter(
        letters(row["question"] + (row["answer"] or "")) for row in map(json.loads, lines)
    )
    assert written == wanted


def no_errors(problems: tuple[Problem, ...]) -> bool:
    return all(item.severity != "error" for item in problems)
