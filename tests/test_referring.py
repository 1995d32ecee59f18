"""An answer that only points to another answer: that one is quoted in its place."""

import pytest

from tests.driver import Archive

POINTING = [
    "Ik verwijs naar mijn antwoord op schriftelijke vraag nr. 12 van 3 mei 2023.",
    "Voor het antwoord hierop verwijs ik naar dat op vraag nr. 12 van 3 mei 2023 (zie nr. 97).",
    "Zie het antwoord op vraag nr. 12 van 3 mei 2023.",
    "Er wordt verwezen naar het antwoord op vraag nr. 12 van 3 mei 2023. Ik dank u.",
    "Je renvoie à ma réponse à la question écrite n° 12 du 3 mai 2023.",
    "I refer the hon. Member to the answer given to Written Question No. 12 of 3 May 2023.",
    "Ich verweise auf die Antwort auf die Schriftliche Frage Nr. 12 vom 3. Mai 2023.",
    "Ik verwijs naar mijn [antwoord](x.md).",
    "Zie [[s/x|het antwoord op een vorige vraag]].",
]

SAYING = [
    "Er zijn er twaalf. Ik verwijs naar mijn antwoord op vraag nr. 12 van 3 mei 2023.",
    "Ik verwijs naar mijn antwoord op vraag nr. 12 van 3 mei 2023. Sindsdien kwamen er drie bij.",
    "In antwoord op vraag nr. 12 van 3 mei 2023 staat dat het niet kan.",
    "Ik verwijs naar mijn antwoord op vraag nr. 99 van 3 mei 2023.",
    "Ik verwijs naar mijn antwoord op de vragen nr. 12 van 3 mei 2023 en nr. 99 van 3 mei 2023.",
    "Ik verwijs naar de website.",
]


def archive_with(archive: Archive, text: str) -> Archive:
    archive.question(
        "s/x",
        "1. Hoeveel?\n\n2. Waarom?\n\n## Antwoord\n\n1. Precies veertig.[^1]\n\n2. Zie [[s/y]].\n\n"
        "[^1]: Volgens de telling.",
        title="De telling",
        number="12",
        asked="2023-05-03",
        answered="2023-06-03",
        addressees="[an-peeters]",
    )
    archive.question("s/y", "1. Q?\n\n## Antwoord\n\n1. Dieper verborgen.", asked="2022")
    archive.question(
        "s/z",
        f"1. Hoeveel?\n\n## Antwoord\n\n1. {text}",
        asked="2024-01-12",
        answered="2024-02-12",
        addressees="[an-peeters]",
    )
    return archive


@pytest.mark.parametrize("text", POINTING)
def test_an_answer_that_only_points_is_shown_with_what_it_points_to(
    archive: Archive, text: str
) -> None:
    site = archive_with(archive, text).build()
    page = site.page("vragen/s/z/")
    assert '<details class="quoted" open>' in page.main
    assert "Precies veertig." in page.text
    assert "Dieper verborgen" not in page.text
    assert len(page.ids) == len(set(page.ids))
    assert "../../../vragen/s/x/#antwoord" in page.links
    assert "../../../vragen/s/x/#fn-1" in page.links
    assert page.text.index("Precies veertig.") > page.text.index("1.")


@pytest.mark.parametrize("text", SAYING)
def test_an_answer_that_says_something_itself_is_left_as_it_is(archive: Archive, text: str) -> None:
    page = archive_with(archive, text).build().page("vragen/s/z/")
    assert "quoted" not in page.main
    assert "Precies veertig" not in page.text


def test_the_part_that_is_cited_is_quoted_and_no_other(archive: Archive) -> None:
    for anchor in ("antwoord-1", "vraag-1"):
        text = f"Ik verwijs naar mijn [antwoord](x.md#{anchor})."
        page = archive_with(archive, text).build().page("vragen/s/z/")
        quoted = page.main[page.main.index('<details class="quoted"') :]
        quoted = quoted[: quoted.index("</details>")]
        assert "Precies veertig." in quoted
        assert "Zie" not in quoted


@pytest.mark.parametrize(
    ("answer", "fields", "status"),
    [
        ("1. Zie [het antwoord](x.md).", {}, "referred"),
        ("1. Zie [het antwoord](x.md).\n\n2. Zie [het antwoord](x.md).", {}, "referred"),
        ("Ik dank u.\n\n1. Zie [het antwoord](x.md).", {}, "referred"),
        ("1. Zie [het antwoord](x.md).\n\n2. Veertien.", {}, "answered"),
        ("Er is meer te zeggen.\n\n1. Zie [het antwoord](x.md).", {}, "answered"),
        ("1. Zie [het antwoord](x.md).", {"outcomes": "{1: answered}"}, "answered"),
    ],
)
def test_a_question_whose_answer_only_points_elsewhere_is_referred(
    archive: Archive, answer: str, fields: dict[str, str], status: str
) -> None:
    archive_with(archive, "Veertig.")
    parts = "1. Hoeveel?" + ("\n\n2. Waarom?" if "2." in answer else "")
    archive.question("s/w", f"{parts}\n\n## Antwoord\n\n{answer}", asked="2024", **fields)
    assert archive.build().record("s/w")["status"] == status


def test_answers_that_point_to_each_other_do_no_harm(archive: Archive) -> None:
    archive.question("s/a", "Q?\n\n## Antwoord\n\nZie [het antwoord](b.md).", title="A")
    archive.question("s/b", "Q?\n\n## Antwoord\n\nZie [het antwoord](a.md).", title="B")
    site = archive.build()
    assert site.page("vragen/s/a/").main.count('class="quoted"') == 1
    assert site.record("s/a")["thread"] == site.record("s/b")["thread"] == "s/a"


def test_a_long_quotation_is_opened_first(archive: Archive) -> None:
    archive.question("s/a", f"Q?\n\n## Antwoord\n\n{'Lang. ' * 400}", title="A")
    archive.question("s/b", "Q?\n\n## Antwoord\n\nZie [het antwoord](a.md).", title="B")
    assert '<details class="quoted">' in archive.build().page("vragen/s/b/").main
