"""Importing documents of the Dutch House: a PDF becomes a file that needs no work."""

import pytest

from builder.importing import Report, run
from builder.importing.lines import Line, Run
from builder.importing.lossless import letters
from builder.importing.paragraphs import Paragraph
from builder.importing.portions import divided, numbers_of
from tests.documents import codes, house_imported, imported
from tests.driver import Archive
from tests.pdfs import (
    ANSWERS,
    QUESTIONS,
    Paper,
)


@pytest.fixture
def house(archive: Archive) -> tuple[Archive, Report]:
    return archive, house_imported(archive)


def test_a_document_of_the_house_is_recognised_and_read_without_a_doubt(
    house: tuple[Archive, Report],
) -> None:
    _, report = house
    assert [name for _, name in report.sources] == ["tweede-kamer"]
    assert report.problems == ()
    assert (report.parts, report.answers) == (5, 3)


def test_it_says_who_asked_whom_and_when(house: tuple[Archive, Report]) -> None:
    fields, _, text = imported(*house)
    assert fields.title == "Het veer op de Zilte"
    assert (fields.number, fields.session, fields.kind) == ("417", "2031-2032", "written")
    assert fields.asked is not None
    assert fields.answered is not None
    assert (fields.asked.text, fields.answered.text) == ("2032-05-03", "2032-05-21")
    askers = [(who.person, who.party) for who in fields.askers]
    assert askers == [("vlasschuur", "Lijst Veer"), ("torenbeek", "Lijst Veer")]
    (addressee,) = fields.addressees
    assert (addressee.person, addressee.role) == ("hazegracht", "Minister van Water en Wegen")
    assert fields.source is not None
    assert fields.source.name == "ah-tk-20312032-417"
    assert fields.source.url == "https://voorbeeld.example/417.pdf"
    assert fields.source.pages == "1-2"
    assert fields.source.sha256 is not None
    assert "Zie ook Aanhangsel Handelingen, vergaderjaar 2031–2032, nr. 398." in text


def test_each_question_of_a_group_has_its_own_text(house: tuple[Archive, Report]) -> None:
    _, body, _ = imported(*house)
    assert [part.id for part in body.question.parts] == ["1", "2", "3", "4", "5"]
    for part, printed in zip(body.question.parts, QUESTIONS, strict=True):
        assert letters(part.text) == letters(printed)


def test_each_answer_stands_with_its_questions_and_a_list_in_it_stays_a_list(
    house: tuple[Archive, Report],
) -> None:
    _, body, text = imported(*house)
    (answer,) = body.answers
    assert [part.numbers for part in answer.parts] == [("1",), ("2", "3", "4"), ("5",)]
    assert "\n1. laag water;\n\n2. ijs;\n\n3. een gebroken ketting.\n" in text
    assert "nog voort.\n\nAntwoord 5" in text
    for printed in ANSWERS:
        assert letters(printed) in letters(text)


def test_footnotes_are_footnotes_and_tables_tables(house: tuple[Archive, Report]) -> None:
    _, body, text = imported(*house)
    assert "weer uit de vaart»?[^1]" in text
    assert "[^3]: https://voorbeeld.example/verslag-van-de-dienst" in text
    assert letters("3 https://voorbeeld.example/verslag") in letters(body.notes_text)
    assert "| Jaar | Keren |\n| --- | --- |\n| 2031 | 9 |" in text


def test_page_furniture_is_gone_and_declared(house: tuple[Archive, Report]) -> None:
    _, _, text = imported(*house)
    declared = [line for _, line in house[1].furniture]
    assert "Tweede Kamer, vergaderjaar 2031–2032, Aanhangsel 2" in declared
    assert "ISSN 0921 - 7398" in declared
    for line in declared:
        assert len(line) == 1 or line not in text.partition("\n---\n")[2]


def test_a_word_divided_at_the_end_of_a_line_is_one_again(house: tuple[Archive, Report]) -> None:
    _, _, text = imported(*house)
    assert "streekwegdienst" in text
    assert "vastgesteld" in text
    assert "\N{SOFT HYPHEN}" not in text


def test_an_announcement_is_no_final_answer_and_told(archive: Archive) -> None:
    paper = Paper()
    paper.page(300)
    paper.text(
        "Vragen van het lid Rietgoor (Oever) aan de Staatssecretaris en de Minister van Water "
        "over de dijk (ingezonden 3 mei 2032)."
    )
    paper.text("Mededeling van Minister Hazegracht (Water) (ontvangen 9 mei 2032).")
    for line in ("", "Vraag 1", "Is de dijk af?", "", "Mededeling", "", "Dat komt later."):
        paper.line(line)
    paper.at(55, 755, "ah-tk-20312032-5", 5.9)
    file = archive.folder / "5.pdf"
    file.write_bytes(paper.pdf())
    report = run([file], None, archive.folder)
    fields, body, _ = imported(archive, report)
    assert codes(report) == ["import-announcement"]
    (doubt,) = report.problems
    assert doubt.location.path.startswith("content/questions/")
    assert doubt.related[0].path.endswith("5.pdf")
    assert [answer.kind for answer in body.answers] == ["provisional"]
    assert [who.role for who in fields.addressees] == [
        "Staatssecretaris van Water",
        "Minister van Water",
    ]


def test_two_who_answer_are_each_found_in_their_office(archive: Archive) -> None:
    paper = Paper()
    paper.page(300)
    paper.text(
        "Vragen van het lid Rietgoor (Oever) aan de Ministers van Water en van Wegen en de "
        "Minister-President over de dijk (ingezonden 3 mei 2032)."
    )
    paper.text(
        "Antwoord van Minister Hazegracht (Wegen) en Minister Roerling (Water – Dijken), mede "
        "namens de Minister-President (ontvangen 9 mei 2032)."
    )
    for line in ("", "Vraag 1", "Is ze af?", "", "Antwoord op de vraag 1", "Ja."):
        paper.line(line)
    paper.at(55, 755, "ah-tk-20312032-7", 5.9)
    file = archive.folder / "7.pdf"
    file.write_bytes(paper.pdf())
    report = run([file], None, archive.folder)
    assert codes(report) == []
    fields, body, _ = imported(archive, report)
    assert [(who.person, who.role) for who in fields.addressees] == [
        ("roerling", "Minister van Water"),
        ("hazegracht", "Minister van Wegen"),
        ("minister-president", "Minister-President"),
    ]
    assert [part.numbers for part in body.answers[0].parts] == [("1",)]


def test_what_cannot_be_divided_keeps_every_number_and_is_told(archive: Archive) -> None:
    paper = Paper()
    paper.page(300)
    paper.text("Vragen van het lid Rietgoor (Oever) aan de Minister van Water over de dijk "
               "(ingezonden 3 mei 2032).")  # fmt: skip
    paper.text("Antwoord van Minister Hazegracht (Water) (ontvangen 9 mei 2032).")
    lines = ("", "Vraag 1 en 2", "Is de dijk af.", "", "Antwoord 1 en 2", "Ja, en nee.")
    for line in lines:
        paper.line(line)
    paper.at(55, 755, "ah-tk-20312032-6", 5.9)
    file = archive.folder / "6.pdf"
    file.write_bytes(paper.pdf())
    report = run([file], None, archive.folder)
    _, body, text = imported(archive, report)
    assert codes(report) == ["import-undivided"]
    assert text.split("\n")[report.problems[0].location.line - 1] == "Vraag 1"
    assert [part.id for part in body.question.parts] == ["1", "2"]
    assert [part.numbers for part in body.answers[0].parts] == [("1", "2")]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("3, 4 en 5", "3 4 5"),
        ("7, 8, 9 10 en 11", "7 8 9 10 11"),
        ("3 t/m 6", "3 4 5 6"),
        ("12", "12"),
        ("1-3", "1 2 3"),
    ],
)
def test_the_numbers_of_a_marker(printed: str, numbers: str) -> None:
    assert numbers_of(printed) == tuple(numbers.split())


def _paragraphs(*texts: str) -> list[Paragraph]:
    found = []
    for number, text in enumerate(texts, start=1):
        lines = [
            Line(1, 10 * number + n, (Run(line),), 0, 100, 0, 8) for n, line in
            enumerate(text.split("\n"))
        ]  # fmt: skip
        found.append(Paragraph(tuple(lines)))
    return found


@pytest.mark.parametrize(
    ("texts", "parts", "sure"),
    [
        (("A?", "B?"), ["A?", "B?"], True),
        (("Context.", "A?", "B?"), ["Context.|A?", "B?"], True),
        (("A?", "Zo nee, waarom niet?", "B?"), ["A?|Zo nee, waarom niet?", "B?"], True),
        (("A?\nB?",), ["A?", "B?"], True),
        (("A?\nZo ja, waarom?",), ["A?", "Zo ja, waarom?"], False),
        (("A.",), ["A.", ""], False),
        (("A?", "B?", "C?"), ["A?", "B?|C?"], False),
    ],
)
def test_what_stands_below_two_numbers_is_divided(
    texts: tuple[str, ...],
    parts: list[str],
    sure: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found, certain = divided(("1", "2"), _paragraphs(*texts))
    assert ["|".join(own.text for own in part) for part in found] == parts
    assert certain is sure
