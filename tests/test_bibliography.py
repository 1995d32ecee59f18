"""How to cite a question: what reference managers make of it."""

import html
import json
import re
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from builder.publishing.bibliography import Work, bibtex, csl_json, ris
from tests.driver import Archive

TITLE = "Dijken & {sluizen} 100% – “nu” \\ of $ooit_#1~^"


def forms(archive: Archive, **fields: str) -> dict[str, str]:
    archive.question("2024-2025/dijk", "1. Q?", **fields)
    page = archive.build("https://x.example/").page("vragen/2024-2025/dijk/")
    found = re.findall(r"<summary>([^<]*)</summary><pre[^>]*>(.*?)</pre>", page.main, re.DOTALL)
    words = re.search(r'<p class="cite">(.*?)</p>', page.main)
    assert words is not None
    texts = {name: html.unescape(text) for name, text in found}
    return {"words": html.unescape(words[1]), **texts}


KNOWN = {
    "title": json.dumps(TITLE),
    "number": "26",
    "asked": "2025-01-20",
    "askers": "[An Van Peeters, Bo Claes]",
    "parliament": "raad",
}


def known(archive: Archive) -> dict[str, str]:
    archive.file("bodies", "raad", "", {"name": "Raad van Hier"})
    return forms(archive, **KNOWN)


def test_in_words_it_is_the_usual_belgian_form(archive: Archive) -> None:
    assert known(archive)["words"] == (
        "Vr. en Antw. Raad van Hier 2024-2025, 20 januari 2025, nr. 26 "
        f"(Vr. An Van Peeters en Bo Claes), “{TITLE}”, https://x.example/vragen/2024-2025/dijk/"
    )


def untexed(text: str) -> str:
    for name, char in (("backslash", "\0"), ("asciitilde", "~"), ("asciicircum", "^")):
        text = text.replace(rf"\text{name}{{}}", char)
    return re.sub(r"\\([&%$#_{}])", r"\1", text).replace("\0", "\\")


def entry_in(text: str) -> tuple[str, dict[str, Any]]:
    (entry,) = parse_string(text).entries
    return entry.key, {field.key: field.value for field in entry.fields}


def test_bibtex_reads_it(archive: Archive) -> None:
    key, fields = entry_in(known(archive)["BibTeX"])
    assert key == "2024-2025:dijk"
    assert fields["author"] == "{An Van Peeters} and {Bo Claes}"
    assert (fields["year"], fields["number"]) == ("2025", "26")
    assert fields["url"] == "https://x.example/vragen/2024-2025/dijk/"
    assert untexed(fields["title"][1:-1]) == TITLE


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "x")


@given(TEXT, TEXT)
def test_whatever_a_title_or_a_name_is_it_comes_back(title: str, name: str) -> None:
    work = Work("s/x", title, (name,), "", "", "", None, "", "", "nl")
    _, fields = entry_in(bibtex(work))
    assert untexed(fields["title"][1:-1]) == title
    assert untexed(fields["author"][1:-1]) == name
    (entry,) = rispy.loads(ris(work))
    assert (entry["title"], entry["authors"]) == (title, [name])
    (item,) = json.loads(csl_json(work))
    assert (item["title"], item["author"]) == (title, [{"literal": name}])


def test_ris_reads_it(archive: Archive) -> None:
    (entry,) = rispy.loads(known(archive)["RIS"])
    assert entry["type_of_reference"] == "GOVDOC"
    assert entry["title"] == TITLE
    assert entry["authors"] == ["An Van Peeters", "Bo Claes"]
    assert (entry["year"], entry["date"]) == ("2025", "2025/01/20")


def test_csl_json_reads_it(archive: Archive) -> None:
    (item,) = json.loads(known(archive)["CSL-JSON"])
    assert item["title"] == TITLE
    assert item["author"] == [{"literal": "An Van Peeters"}, {"literal": "Bo Claes"}]
    assert item["issued"] == {"date-parts": [[2025, 1, 20]]}


def test_what_is_unknown_is_left_out(archive: Archive) -> None:
    found = forms(archive, title="Zonder", asked="2024?")
    assert found["words"] == (
        "Vr. en Antw. Proefarchief 2024-2025, 2024 (?), “Zonder”, "
        "https://x.example/vragen/2024-2025/dijk/"
    )
    assert "author" not in found["BibTeX"]
    (item,) = json.loads(found["CSL-JSON"])
    assert item["issued"] == {"date-parts": [[2024]], "circa": True}
    assert "AU" not in found["RIS"]
