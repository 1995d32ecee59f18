"""Citing a place in a question, and the questions around it."""

import re
from html import unescape

import pytest

from builder.publishing.theme import lighter
from tests.driver import Archive, Page

BODY = """Twee zinnen vooraf.

En nog een alinea.

1. Waarom?

2. Hoe:

   a) snel?

## Antwoord

1. Daarom.

   En ook hierom.

2a. Zo.
"""


def cited(page: Page) -> dict[str, str]:
    """Id of each place to how it is cited."""
    found = re.findall(
        r'<li id="cite-([^"]*)"><a href="#([^"]*)">[^<]*</a> <span class="cite">(.*?)</span>',
        page.main,
    )
    assert all(name == anchor for name, anchor, _ in found)
    return {name: unescape(text) for name, _, text in found}


def written(archive: Archive, **fields: str) -> Page:
    archive.question("s/x", BODY, title="De sluis", asked="2024-01-12", number="7", **fields)
    return archive.build("https://x.example/").page("vragen/s/x/")


def test_every_part_and_paragraph_has_its_citation_and_address(archive: Archive) -> None:
    page = written(archive, askers="[An Peeters]")
    found = cited(page)
    before = "Vr. en Antw. Proefarchief s, 12 januari 2024, nr. 7 (Vr. An Peeters), “De sluis”, "
    assert {name: text.removeprefix(before) for name, text in found.items()} == {
        name: f"{place}, https://x.example/vragen/s/x/#{name}"
        for name, place in (
            ("p1", "vraag, alinea 1"),
            ("p2", "vraag, alinea 2"),
            ("vraag-1", "vraag 1"),
            ("vraag-2", "vraag 2"),
            ("vraag-2a", "vraag 2a"),
            ("antwoord", "antwoord"),
            ("antwoord-1", "antwoord op vraag 1"),
            ("p6", "antwoord op vraag 1, alinea 1"),
            ("p7", "antwoord op vraag 1, alinea 2"),
            ("antwoord-2a", "antwoord op vraag 2a"),
        )
    }
    assert set(found) <= set(page.ids)


def test_from_each_part_its_citation_is_one_link_away_without_a_script(archive: Archive) -> None:
    page = written(archive)
    ways = set(re.findall(r'<a class="quote" href="#(cite-[^"]*)">Citeer</a>', page.main))
    parts = {name for name in page.ids if re.match(r"(vraag|antwoord)(-|$)", name)} - {"vraag"}
    assert ways == {f"cite-{name}" for name in parts}
    assert ways <= set(page.ids)


def test_without_an_address_of_the_site_a_citation_names_the_place_alone(archive: Archive) -> None:
    archive.question("s/x", "1. Waarom?", title="De sluis")
    page = archive.build().page("vragen/s/x/")
    assert cited(page) == {"vraag-1": "Vr. en Antw. Proefarchief s, “De sluis”, vraag 1"}


@pytest.mark.parametrize(("language", "place"), [("de", "Frage 1"), ("fr", "question 1")])
def test_a_place_is_written_as_in_a_sentence(archive: Archive, language: str, place: str) -> None:
    archive.write("site.yaml", f"title: X\nlanguage: {language}\n")
    archive.question("s/x", "1. Waarom?")
    folder = "fragen" if language == "de" else "questions"
    (text,) = cited(archive.build().page(f"{folder}/s/x/")).values()
    assert text.endswith(f", {place}")


def around(archive: Archive, citing: int) -> Page:
    archive.question("s/oud", "Wat?", asked="2023-01-01", title="Oud")
    archive.question("s/x", "Zie [[s/oud]].", asked="2023-06-01", title="Midden")
    for number in range(citing):
        asked = {"asked": f"2024-0{number + 1}-01"} if number % 2 == 0 else {}
        archive.question(f"s/{number}", "Zie [[s/x]] en [[s/oud]].", title=f"Na {number}", **asked)
    return archive.build().page("vragen/s/x/")


def test_the_citations_around_a_question_are_drawn_and_told_in_a_table(archive: Archive) -> None:
    page = around(archive, 3)
    part = page.main[page.main.index("<h2>Verwijzingen rond deze vraag") :]
    (svg,) = re.findall(
        r'<svg [^>]*aria-labelledby="network-t network-d".*?</svg>', part, re.DOTALL
    )
    assert '<title id="network-t">Verwijzingen rond deze vraag</title>' in svg
    assert svg.count('class="here"') == 1
    drawn = re.findall(r'<title>([^<]*)</title></circle>\s*<text class="number"[^>]*>(\d+)<', svg)
    rows = re.findall(
        r'<tr><td class="right">(\d+)</td><td><a [^>]*>([^<]*)</a></td><td>.*?</td><td>(.*?)</td>',
        part,
    )
    assert [(title, relation) for _, title, relation in rows] == [
        ("Na 1", "verwijst hierheen"),
        ("Na 2", "verwijst hierheen"),
        ("Na 0", "verwijst hierheen"),
        ("Midden", "deze vraag"),
        ("Oud", "hier wordt ernaar verwezen"),
    ]
    # What has no date is in the table alone; all else is in both, with the same number.
    assert {(title, number) for number, title, _ in rows if title != "Na 1"} == set(drawn)
    # Three dated ones: from Midden to Oud, and from each of the two others to both.
    assert svg.count('class="cites"') == 5


def test_of_few_citations_there_is_no_drawing(archive: Archive) -> None:
    assert "Verwijzingen rond deze vraag" not in around(archive, 1).main


def test_of_many_citations_the_newest_are_drawn_and_the_others_counted(archive: Archive) -> None:
    archive.question("s/x", "Wat?", asked="2000-01-01")
    for number in range(23):
        archive.question(f"s/{number}", "Zie [[s/x]].", asked=f"20{number + 1:02}-01-01")
    page = archive.build().page("vragen/s/x/")
    part = page.main[page.main.index("<h2>Verwijzingen rond deze vraag") :]
    assert part.count('<tr><td class="right">') == 21
    assert "3 oudere vragen staan er niet bij." in part
    assert "Vraag s/2<" not in part.partition("colophon")[0]


def test_style_sheets_are_published_without_comments_but_an_own_one_as_it_is(
    archive: Archive,
) -> None:
    archive.question("s/x")
    style = (archive.build().folder / "assets/style.css").read_text("utf-8")
    assert "/*" not in style
    assert '"Segoe UI"' in style
    own = 'a::after {\n\n  content: "/* \\" */"; /* mine */\n}'
    archive.write("theme/assets/style.css", own)
    assert (archive.build().folder / "assets/style.css").read_text("utf-8") == own


def test_what_is_quoted_in_a_style_sheet_stays() -> None:
    source = b'a { content: "/* \\" */"; }\n\n  b { /* x */ c: d }'
    assert lighter(source) == b'a { content: "/* \\" */"; }\nb {  c: d }'
