"""Markdown as people write it: nothing vanishes, and the HTML is well formed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from builder.reading.markup import Block, Markup, note_name, parse
from builder.reading.markup.parser import Markdown, parser
from tests.driver import Archive, Page, letters


def html_of(blocks: tuple[Block, ...]) -> str:
    spans = [span for b in blocks for span in (b.html, *(line.html for line in b.lines))]
    inside = "".join(html_of(block.children) for block in blocks)
    return "".join(item for span in spans for item in span if isinstance(item, str)) + inside


def codes_of(markup: Markup) -> list[str]:
    return [fault.code for fault in markup.problems]


@pytest.mark.parametrize("sign", ["[", "\\\\[", "![", "[[", "[^", "[a[", "[](x", "]["])
def test_a_row_of_brackets_is_looked_at_a_few_times_each(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    skip = ParserInline.skipToken

    def counting(self: ParserInline, state: StateInline) -> None:
        nonlocal steps
        steps += 1
        skip(self, state)

    monkeypatch.setattr(ParserInline, "skipToken", counting)
    for end in ("", "](x)"):
        text = sign * 5000 + end
        deep = sign.count("[") > sign.count("]")
        assert codes_of(parse(text, "x.md")) == (["nested-too-deep"] if deep else [])
    assert steps < 100_000


@pytest.mark.parametrize("before", ["", "> ", "- ", "1. ", "> - ", "[^1]: ", ": "])
@pytest.mark.parametrize(("row", "fault"), [("| 1 | 2 |", []), ("| 1 | 2 | 3 |", ["table-row"])])
def test_a_cell_too_many_is_told_wherever_the_table_stands(
    before: str, row: str, fault: list[str]
) -> None:
    after = before[:1].replace("-", " ").replace("1", " ").replace(":", " ")
    after += " " * (len(before) - 1)
    if before == "[^1]: ":
        before, after = "[^1]:\n\n    ", "    "
    table = f"{before}| a | b |\n{after}| - | - |\n{after}{row}\n"
    markup = parse(f"term\n{table}" if before == ": " else table, "x.md")
    assert codes_of(markup) == fault


@pytest.mark.parametrize(
    "table",
    ["a | b\n- | -\n1 | 2", "| a |\n| - |\n| \\| |", "| a | b |\n|--|--|\n| `x` |"],
)
def test_a_sound_table_is_no_fault(table: str) -> None:
    assert not codes_of(parse(f"Tekst | met een streep\n\n{table}\n", "x.md"))


@pytest.mark.parametrize(
    ("markdown", "words", "addresses"),
    [
        ("![kaart](https://a.test/)", "kaart", ["https://a.test/"]),
        ("![](https://a.test/)", "https://a.test/", ["https://a.test/"]),
        ("[](https://a.test/)", "https://a.test/", ["https://a.test/"]),
        (
            "[![kaart](https://a.test/)](https://b.test/)",
            "kaart https://a.test/",
            ["https://b.test/", "https://a.test/"],
        ),
        (
            "![de [kaart](https://b.test/)](https://a.test/)",
            "de kaart https://a.test/",
            ["https://b.test/", "https://a.test/"],
        ),
        (
            "[![![x](https://a.test/)](https://b.test/)](https://c.test/)",
            None,
            ["https://c.test/", "https://a.test/", "https://b.test/"],
        ),
        ("[bron[^1]](https://a.test/)\n\n[^1]: n", None, None),
    ],
)
def test_no_link_stands_inside_a_link(
    markdown: str, words: str | None, addresses: list[str] | None
) -> None:
    html = html_of(parse(markdown, "x.md").blocks)
    depth = 0
    for tag in re.findall(r"<(/?)a\b", html):
        depth += -1 if tag else 1
        assert depth in {0, 1}
    assert depth == 0
    if words is not None:
        assert re.sub("<[^>]*>", "", html) == words
    if addresses is not None:
        assert re.findall(r'href="([^"]*)"', html) == addresses


def test_a_footnote_may_be_explained_inside_a_quotation(archive: Archive) -> None:
    archive.question("s/x", "Zie daar.[^1]\n\n> Citaat.\n>\n> [^1]: Uitleg.\n")
    page = archive.build().page("vragen/s/x/")
    assert page.ids.count("fn-1") == 1
    assert "#fn-1" in page.links
    assert "Uitleg." in page.text


def test_no_two_footnotes_share_an_id(archive: Archive) -> None:
    long = "x" * 50
    labels = ["1", "1-2", "A", "a", f"{long}1", f"{long}2", "é", "e"]
    uses = " ".join(f"[^{label}] [^{label}]" for label in labels)
    notes = "\n\n".join(f"[^{label}]: Noot." for label in labels)
    archive.question("s/x", f"{uses}\n\n{notes}\n")
    page = archive.build().page("vragen/s/x/")
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#fn")} <= set(page.ids)
    assert len({note_name(label) for label in labels}) == len(labels)


@pytest.mark.parametrize(
    "heading", ["Antwoord[^1]", "Antwoord van [de schepen](b.md)", "Antwoord (`definitief`)"]
)
def test_the_heading_of_an_answer_keeps_its_footnote_and_link(
    archive: Archive, heading: str
) -> None:
    archive.question("s/b")
    archive.question("s/x", f"1. Hoe?\n\n## {heading}\n\n1. Zo.\n\n[^1]: Noot.\n")
    site = archive.build()
    page = site.page("vragen/s/x/")
    assert len(page.ids) == len(set(page.ids))
    assert letters(heading.partition("[")[0]) in letters(page.text)
    if "[^1]" in heading:
        assert {"#fn-1", "#fnref-1"} <= set(page.links)
    if "b.md" in heading:
        assert "../../../vragen/s/b/" in page.links
    assert site.record("s/x")["answers"][0]["parts"][0]["covers"] == ["1"]
    assert not nested(page)


def nested(page: Page) -> bool:
    """Whether a link stands inside a link."""
    return re.search(r"<a\b(?:(?!</a>).)*<a\b", page.html, re.DOTALL) is not None


@pytest.mark.parametrize(
    "heading",
    [
        "Antwoord 12 maart 2024",
        "Antwoord (12 maart 2024)",
        "Antwoord op vraag nr. 31",
        "Antwoord 2024",
        "Voorlopig antwoord 12 maart",
        "Réponse 12 mars 2024",
    ],
)
def test_an_answer_may_have_its_date_in_its_heading(archive: Archive, heading: str) -> None:
    archive.question("s/x", f"1. Hoe?\n\n## {heading}\n\n1. Zo.\n")
    assert archive.codes() == []
    assert archive.build().record("s/x")["answers"][0]["parts"]


WORDS = st.lists(
    st.sampled_from([*"ab:-+#=$%{}().,;/@^~!&*_`<>[]\\|\n ", "www.a.test", "&amp;", "\u00e9"])
)

PLAIN = Markdown()
PLAIN.inline.__class__ = ParserInline


@given(WORDS.map("".join))
def test_a_paragraph_is_read_as_the_library_reads_it(text: str) -> None:
    """What holds no sign of markup is not looked through a second time; that changes nothing."""
    ours, theirs = (
        [token.as_dict() for token in markdown.parseInline(text)] for markdown in (parser(), PLAIN)
    )
    assert ours == theirs
