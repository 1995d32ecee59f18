"""The same question in several languages: one question, a page for each, and both side by side."""

import json
import re
from pathlib import Path

import pytest

from tests.driver import Archive, Site, contains_in_order, letters

NL = "Over de dijk.[^1]\n\n1. Hoe oud?\n\n2. Waarom?\n\n[^1]: Noot.\n\n## Antwoord\n\n1-2. Oud."
FR = (
    "Sur la digue.[^1] Voir [[s/weg]].\n\n1. Quel âge ?\n\n2. Pourquoi ?\n\n3. Encore ?\n\n"
    "[^1]: Note.\n\n## Réponse\n\n1. Vieux."
)


@pytest.fixture
def site(archive: Archive) -> Site:
    archive.question("s/dijk", NL, title="De dijk", asked="2024-01-02", askers="[An Peeters]")
    archive.question("s/dijk.fr", FR, title="La digue")
    archive.question("s/weg", "1. Weg?", title="De weg")
    assert [item.code for item in archive.check() if item.severity != "notice"] == []
    return archive.build("https://x.example/")


def test_a_translation_is_no_question_of_its_own(site: Site) -> None:
    lines = (site.folder / "data/questions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["s/dijk", "s/weg"]
    assert "2 vragen" in site.page("vragen/").text
    assert site.record("s/weg")["cited_by"] == []
    record = site.record("s/dijk")
    assert record["translations"] == [
        {"language": "fr", "title": "La digue", "url": "https://x.example/vragen/s/dijk/fr/"}
    ]


def test_a_translation_has_the_words_and_the_original_the_facts(site: Site) -> None:
    record = site.record("s/dijk/fr")
    assert (record["id"], record["translates"]) == ("s/dijk/fr", "s/dijk")
    assert (record["language"], record["title"]) == ("fr", "La digue")
    assert (record["asked"], record["askers"][0]["name"]) == ("2024-01-02", "An Peeters")
    assert [part["outcome"] for part in record["parts"]] == ["answered", "none", "none"]
    page = site.page("vragen/s/dijk/fr/")
    assert '<main id="inhoud" class="wide question" tabindex="-1" lang="fr">' in page.html
    assert "../../../weg/" in "".join(page.links) or "../../../../vragen/s/weg/" in page.links


@pytest.mark.parametrize("url", ["vragen/s/dijk/", "vragen/s/dijk/fr/"])
def test_every_version_names_all_of_them(site: Site, url: str) -> None:
    found = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', page(site, url))
    assert found == [
        ("nl", "https://x.example/vragen/s/dijk/"),
        ("fr", "https://x.example/vragen/s/dijk/fr/"),
    ]


def page(site: Site, url: str) -> str:
    return site.page(url).html


def test_side_by_side_each_part_stands_beside_its_translation(site: Site) -> None:
    both = site.page("vragen/s/dijk/nl-fr/")
    rows = both.main.split('<div class="row">')[1:]
    beside = [re.sub(r"<[^>]+>", " ", row).split() for row in rows]
    assert [word for word in beside[2] if word in {"Hoe", "oud?", "Waarom?"}] == ["Hoe", "oud?"]
    assert "âge" in beside[2]
    assert contains_in_order(letters(both.text), letters("OverdedijkSurladigueHoeoud"))
    assert contains_in_order(letters(both.text), letters("VieuxNootNote"))
    assert "&lt;" not in both.main
    assert len(both.ids) == len(set(both.ids))
    fragments = {link.removeprefix("#") for link in both.links if link.startswith("#")}
    assert fragments <= set(both.ids)


def test_a_part_that_is_named_side_by_side_leads_to_it_and_a_note_to_its_own(
    archive: Archive,
) -> None:
    """On that page no part has an id; a note has one, in each column."""
    archive.question(
        "s/x",
        "1. Oud?\n\n2. Zoals in vraag 1?[^1]\n\n[^1]: Noot, bij vraag 2.\n\n## Antwoord\n\n2. x",
    )
    archive.question(
        "s/x.fr",
        "1. Vieux?\n\n2. Comme la question 1?[^1]\n\n[^1]: Note.\n\n## Réponse\n\n"
        "2. Voir la réponse à la question 1.",
    )
    page = archive.build().page("vragen/s/x/nl-fr/")
    named = [link for link in page.links if link.endswith("#vraag-1")]
    # Each column: the label of the part, and the words in the text.
    assert named.count("../../../../vragen/s/x/#vraag-1") == 2
    assert named.count("../../../../vragen/s/x/fr/#vraag-1") > 1
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    notes = [name for name in inside if "fn-" in name]
    assert len(notes) == len(set(notes)) == 2


def test_without_a_file_that_is_no_translation_the_language_of_the_archive_is_the_original(
    archive: Archive,
) -> None:
    archive.question("s/dijk.fr", FR.replace(" Voir [[s/weg]].", ""))
    archive.question("s/dijk.nl", NL, asked="2024-01-02")
    archive.question("s/mur.de", "1. Warum?")
    site = archive.build()
    assert site.record("s/dijk")["language"] == "nl"
    assert site.record("s/dijk/fr")["translates"] == "s/dijk"
    assert site.record("s/mur")["language"] == "de"


def test_two_files_in_one_language_have_one_address(archive: Archive) -> None:
    archive.question("s/dijk.fr")
    archive.question("s/dijk")
    archive.question("s/dijk/fr")
    assert archive.codes() == ["same-address"]


@pytest.mark.shared
def test_real_questions_in_two_languages(shared: Path, archive: Archive) -> None:
    table = shared / "corpora" / "be-chamber-2020-nl-fr.jsonl"
    rows = [json.loads(line) for line in table.read_text("utf-8").splitlines()[:300:3]]
    for number, row in enumerate(rows):
        for code in ("nl", "fr"):
            text = row[f"text_{code}"].replace("\\", "\\\\").replace("<", "\\<")
            archive.question(f"s/q{number}.{code}", text)
    site = archive.build()
    lines = (site.folder / "data/questions.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == len(rows)
    for number in range(len(rows)):
        record = site.record(f"s/q{number}")
        assert record["language"] == "nl"
        assert [other["language"] for other in record["translations"]] == ["fr"]
        both = site.page(f"vragen/s/q{number}/nl-fr/")
        assert len(both.ids) == len(set(both.ids))
