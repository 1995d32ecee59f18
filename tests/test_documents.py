"""Importing documents: texts and PDFs become question files that need little or no work."""

import json
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from builder.importing import Report, known_sources, pdf, pdf_worker, run, summary
from builder.importing.directory import Directory
from builder.importing.draft import Draft, misplaced
from builder.importing.dutch import accented, date_in, in_small_letters, office, person
from builder.importing.joining import Words, join
from builder.importing.lines import Line, Run, lines_of
from builder.importing.lossless import letters
from builder.importing.matching import in_order, without_title
from builder.importing.paragraphs import Paragraph
from builder.importing.portions import divided, numbers_of
from builder.importing.writing import create
from builder.model import Body, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import REPOSITORY, Archive
from tests.pdfs import (
    ANSWERS,
    FLEMISH_ANSWER,
    FLEMISH_HEADER,
    FLEMISH_QUESTION,
    FLEMISH_REPLY,
    QUESTIONS,
    Paper,
    flemish_pdf,
    house_pdf,
)


def text_with_header() -> str:
    return "\n".join((*FLEMISH_HEADER, *FLEMISH_QUESTION, *FLEMISH_ANSWER, *FLEMISH_REPLY))


def text_without() -> str:
    return "\n".join((*FLEMISH_QUESTION, *FLEMISH_REPLY))


@pytest.fixture
def house(archive: Archive) -> tuple[Archive, Report]:
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    return archive, run([file], None, archive.folder)


def imported(archive: Archive, report: Report) -> tuple[QuestionFields, Body, str]:
    (path,) = (path for path in report.created if path.startswith("content/questions/"))
    data = (archive.folder / path).read_bytes()
    document = read(SourceFile(path, data), AnchorWords()).document
    assert document is not None
    assert isinstance(document.fields, QuestionFields)
    assert isinstance(document.body, Body)
    return document.fields, document.body, data.decode()


def of_text(archive: Archive, text: str, **options: Any) -> Report:  # noqa: ANN401
    return run([archive.write("in/vraag.txt", text)], None, archive.folder, **options)


def codes(report: Report) -> list[str]:
    return [item.code for item in report.problems]


# --- the Dutch House ------------------------------------------------------------------------------


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


# --- the Flemish Parliament -----------------------------------------------------------------------


def flemish_parts(body: Body) -> tuple[list[str], list[tuple[str, ...]]]:
    return (
        [part.text for part in body.question.parts],
        [part.numbers for answer in body.answers for part in answer.parts],
    )


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_a_flemish_document_with_its_header(archive: Archive, form: str) -> None:
    file = archive.folder / f"88.{form}"
    file.write_bytes(flemish_pdf() if form == "pdf" else text_with_header().encode())
    report = run([file], None, archive.folder)
    assert report.problems == ()
    assert [name for _, name in report.sources] == ["vlaams-parlement"]
    fields, body, _ = imported(archive, report)
    assert fields.title == "Veer op de Zilte - Uitval"
    assert (fields.number, fields.session) == ("88", "2031-2032")
    assert fields.asked is not None
    assert fields.asked.text == "2032-01-12"
    assert [who.person for who in fields.askers] == ["imke-vlasschuur"]
    (addressee,) = fields.addressees
    assert addressee.person == "emiel-hazegracht"
    assert addressee.role == "Vlaams minister van Water, Wegen en Veren"
    parts, answers = flemish_parts(body)
    assert [letters(part)[:6] for part in parts] == ["Hoevaa", "Watdoe", "Wannee"]
    assert answers == [("1",), ("2", "3")]
    assert letters(body.question.text) == letters("".join(FLEMISH_QUESTION[2:3]))


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_a_flemish_document_without_its_header(archive: Archive, form: str) -> None:
    """The answer begins where the numbering starts again; nothing is known of who and when."""
    file = archive.folder / f"zonder.{form}"
    file.write_bytes(flemish_pdf(header=False) if form == "pdf" else text_without().encode())
    report = run([file], None, archive.folder)
    assert report.problems == ()
    fields, body, text = imported(archive, report)
    assert (fields.number, fields.session, fields.asked, fields.askers) == (None, None, None, ())
    parts, answers = flemish_parts(body)
    assert len(parts) == 3
    assert answers == [("1",), ("2", "3")]
    assert "2-3. In het voorjaar" in text
    assert "\n- een nieuwe ketting;\n" in text


@pytest.mark.parametrize(
    "header",
    [
        (
            "SCHRIFTELIJKE VRAAG nr. 88 van IMKE VLASSCHUUR datum: 12 januari 2032 aan EMIEL "
            "HAZEGRACHT, VLAAMS MINISTER VAN WATER, WEGEN EN VEREN"
        ),
        (
            "SCHRIFTELIJKE VRAAG\nnr. 88\nvan Imke Vlasschuur\ndatum: 12-01-2032\n\naan Emiel "
            "Hazegracht, Vlaams minister van Water,\nWegen en Veren"
        ),
        (
            "Schriftelijke vraag nr. 88\nvan IMKE VLASSCHUUR\ndatum: 12/01/2032\naan EMIEL "
            "HAZEGRACHT, VLAAMS MINISTER VAN WATER,\nWEGEN EN VEREN"
        ),
    ],
)
def test_a_header_may_be_printed_in_several_ways(archive: Archive, header: str) -> None:
    text = "\n".join(
        (header, "", *FLEMISH_QUESTION, "", ("ANTWOORD op vraag nr. 88 van 12 januari 2032 van "
         "IMKE VLASSCHUUR"), "", *FLEMISH_REPLY)
    )  # fmt: skip
    report = of_text(archive, text)
    fields, body, _ = imported(archive, report)
    assert codes(report) == []
    assert fields.title == "Veer op de Zilte - Uitval"
    assert fields.number == "88"
    assert fields.asked is not None
    assert fields.asked.text == "2032-01-12"
    assert [who.person for who in fields.askers] == ["imke-vlasschuur"]
    (addressee,) = fields.addressees
    assert addressee.person == "emiel-hazegracht"
    assert addressee.role == "Vlaams minister van Water, Wegen en Veren"
    assert flemish_parts(body)[1] == [("1",), ("2", "3")]


PUBLISHED_OFFICE = (
    "VICEMINISTER-PRESIDENT VAN DE VLAAMSE REGERING, VLAAMS MINISTER VAN WATER, WEGEN EN VEREN,",
    "INBURGERING EN GELIJKE OEVERS",
)
PUBLISHED = f"""\
SCHRIFTELIJKE VRAAG
nr. 88
van IMKE VLASSCHUUR
datum: 12 januari 2032
aan EMIEL HAZEGRACHT
{PUBLISHED_OFFICE[0]}
{PUBLISHED_OFFICE[1]}
Veer op de Zilte - Uitval
Op 1 maart 2031 viel het veer op de Zilte uit. Het lag daarna elf dagen stil, zodat wie
naar de overkant wilde twee uur moest omlopen. Volgens de schippers was de ketting op.
1. Hoe vaak viel het veer uit sinds 2030? Graag een opdeling per jaar en per oorzaak, met
het aantal dagen dat het stillag.
2. Welke maatregelen neemt de minister?
3. Wanneer komt er een nieuw veer?
EMIEL HAZEGRACHT
{PUBLISHED_OFFICE[0]}
{PUBLISHED_OFFICE[1]}
ANTWOORD
op vraag nr. 88 van 12 januari 2032
van IMKE VLASSCHUUR
1. Het veer viel sinds 2030 negen keer uit, vooral door de ketting, die in 2031 werd
vervangen.
2-3. Er komt een nieuw veer in 2033. De raming bedraagt 1,2 miljoen euro.
"""


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_a_flemish_document_as_it_is_published(archive: Archive, form: str) -> None:
    """The lines of the header as the Flemish Parliament prints them, an office of two lines.

    As text without a single blank line, the way some programs take it out of the PDF.
    """
    if form == "text":
        report = of_text(archive, PUBLISHED)
    else:
        paper = Paper(left=70, right=525, size=10, leading=12, bottom=760)
        paper.page()
        for line in PUBLISHED.splitlines():
            if line.startswith(("SCHRIFT", "EMIEL", "1. ", "Veer")):
                paper.gap()
            paper.line(line, font="bold" if line.isupper() else "plain")
        file = archive.folder / "88.pdf"
        file.write_bytes(paper.pdf())
        report = run([file], None, archive.folder)
    fields, body, _ = imported(archive, report)
    assert codes(report) == []
    assert fields.title == "Veer op de Zilte - Uitval"
    assert fields.number == "88"
    (addressee,) = fields.addressees
    assert addressee.role == (
        "viceminister-president van de Vlaamse Regering, Vlaams minister van Water, Wegen en"
        " Veren, Inburgering en Gelijke Oevers"
    )
    assert body.question.text.startswith("Op 1 maart 2031 viel het veer")
    assert [part.id for part in body.question.parts] == ["1", "2", "3"]
    assert flemish_parts(body)[1] == [("1",), ("2", "3")]


def test_another_kind_of_answer_has_its_heading(archive: Archive) -> None:
    text = text_with_header().replace("\nANTWOORD\n", "\nVOORLOPIG ANTWOORD\n")
    _, body, _ = imported(archive, of_text(archive, text))
    assert [answer.kind for answer in body.answers] == ["provisional"]


def test_an_answer_without_numbers_covers_the_question_as_a_whole(archive: Archive) -> None:
    text = "\n".join(
        (*FLEMISH_HEADER, *FLEMISH_QUESTION, *FLEMISH_ANSWER, "Het veer vaart in mei weer.")
    )
    report = of_text(archive, text)
    _, body, _ = imported(archive, report)
    assert codes(report) == []
    assert flemish_parts(body)[1] == []
    assert body.answers[0].text == "Het veer vaart in mei weer."


def test_prose_before_the_first_number_of_an_answer_is_its_beginning_and_told(
    archive: Archive,
) -> None:
    text = "\n".join((*FLEMISH_QUESTION, "", "Ik dank u voor de vraag.", "", *FLEMISH_REPLY))
    report = of_text(archive, text)
    _, body, written = imported(archive, report)
    assert codes(report) == ["import-answer-opening"]
    place = report.problems[0].location
    assert written.split("\n")[place.line - 1] == "Ik dank u voor de vraag."
    assert body.answers[0].text == "Ik dank u voor de vraag."
    assert report.uncertain == (place,)


def test_where_no_answer_is_found_all_stays_in_the_question_and_is_told(archive: Archive) -> None:
    file = archive.write("in/vraag.txt", "\n".join((*FLEMISH_QUESTION, "", "Ik dank u.")))
    report = run([file], "vlaams-parlement", archive.folder)
    _, body, _ = imported(archive, report)
    assert codes(report) == ["import-no-answer"]
    assert body.answers == ()
    assert "Ik dank u." in body.question.parts[-1].text


def test_a_list_in_the_context_is_not_taken_for_the_sub_questions(archive: Archive) -> None:
    question = (
        "Veer op de Zilte", "", "De dienst noemt twee oorzaken:", "", "1. ijs;", "",
        "2. laag water.", "", "Daarom deze vragen.", "", *FLEMISH_QUESTION[4:],
    )  # fmt: skip
    report = of_text(archive, "\n".join((*question, "", *FLEMISH_REPLY)))
    _, body, _ = imported(archive, report)
    assert len(body.question.parts) == 3
    assert "laag water" in body.question.text
    assert flemish_parts(body)[1] == [("1",), ("2", "3")]


_MANY = {
    "a list in an answer without numbers": (
        "De maatregelen zijn:\n\n1. een ketting;\n\n2. een schipper;\n\n3. een bel.\n\nIn mei.",
        [],
    ),
    "a list in a part": (
        "1. Negen.\n\n2. Dit zijn ze:\n\n1. een ketting;\n\n2. een bel.\n\n3. In mei.",
        [("1",), ("2",), ("3",)],
    ),
    "one after the other": ("1. Negen.\n2. Een ketting.\n3. In mei.", [("1",), ("2",), ("3",)]),
    "brackets": ("1) Negen.\n\n2) en 3) In mei.", [("1",), ("2", "3")]),
    "and": ("1 en 2. Negen.\n\n3. In mei.", [("1", "2"), ("3",)]),
    "from to": ("1 t/m 3. Zie mijn antwoord op vraag nr. 61.", [("1", "2", "3")]),
    "ad": ("Ad 1. Negen.\n\nAd 2 en 3. In mei.", [("1",), ("2", "3")]),
    "words": ("Antwoord 1\nNegen.\n\nAntwoord 2 en 3\nIn mei.", [("1",), ("2", "3")]),
    "questions": ("1. Negen. Is dat veel?\n\n2. Een ketting?\n\n3. Mei.", [("1",), ("2",), ("3",)]),
    "a year at the beginning of a line": (
        "1. Negen keer in\n2031. En in 2030 vaker.\n\n2-3. In mei.",
        [("1",), ("2", "3")],
    ),
    "announced parts": (
        "Dit is mijn antwoord:\n\n1. Negen.\n\n2. Een ketting.\n\n3. In mei.",
        [("1",), ("2",), ("3",)],
    ),
}


@pytest.mark.parametrize(("answer", "parts"), _MANY.values(), ids=_MANY)
def test_the_parts_of_an_answer_and_no_list_are_found(
    archive: Archive, answer: str, parts: list[tuple[str, ...]]
) -> None:
    text = "\n".join((*FLEMISH_HEADER, *FLEMISH_QUESTION, *FLEMISH_ANSWER, answer))
    report = of_text(archive, text)
    assert codes(report) == []
    _, body, _ = imported(archive, report)
    assert flemish_parts(body)[1] == parts
    assert len(body.question.parts) == 3


def test_a_given_session_address_and_day_stand_in_the_file(archive: Archive) -> None:
    report = of_text(
        archive,
        text_without(),
        into="2040-2041",
        url="https://voorbeeld.example/88",
        retrieved="2032-02-01",
    )
    fields, _, _ = imported(archive, report)
    assert fields.session == "2040-2041"
    assert fields.source is not None
    assert fields.source.url == "https://voorbeeld.example/88"
    assert fields.source.retrieved is not None
    assert fields.source.retrieved.text == "2032-02-01"


# --- what is neither ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Zomaar een tekst.\n\nZonder vragen.", "1. Een\n2. Lijst"])
def test_what_is_no_question_is_told_and_not_written(archive: Archive, text: str) -> None:
    report = of_text(archive, text)
    assert codes(report) == ["import-unknown"]
    assert report.created == ()


def test_an_empty_text_is_told(archive: Archive) -> None:
    assert codes(of_text(archive, " \n\n…\n")) == ["import-empty"]


def test_a_table_is_recognised_by_its_columns(archive: Archive) -> None:
    row = {
        "doc_id": "1", "depotdat": "2032-01-12", "aut_person": "Vlasschuur, Imke",
        "aut_party": "Oever", "question": "Titel\n\n1. Waarom?", "answer": "1. Daarom.",
        "answer_department": "Water", "answer_subdepartment": "Wegen", "question_theme": "IJS",
    }  # fmt: skip
    file = archive.write("in/tabel.jsonl", json.dumps(row))
    report = run([file], None, archive.folder)
    assert [name for _, name in report.sources] == ["be-chamber"]
    assert report.questions[0].parts == 1
    other = archive.write("in/ander.jsonl", json.dumps({"a": "b"}))
    assert codes(run([other], None, archive.folder)) == ["import-unknown"]


def test_every_known_source_is_named() -> None:
    assert {"vlaams-parlement", "tweede-kamer", "be-chamber"} <= set(known_sources())


# --- nothing is lost ------------------------------------------------------------------------------


def test_every_letter_of_a_text_is_in_its_file(archive: Archive) -> None:
    """The title is in the front matter; everything else is in the body, in order."""
    report = of_text(archive, text_without())
    _, _, written = imported(archive, report)
    body = written.partition("\n---\n")[2].replace("## Antwoord", "")
    title, _, rest = text_without().partition("\n")
    assert letters(body) == letters(rest)
    assert letters(title) in letters(written)


def test_a_line_without_a_place_stops_the_document() -> None:
    first, second = lines_of("een\ntwee")
    whole = Draft("x", context=(Paragraph((first, second)),))
    assert misplaced(whole, [first, second]) is None
    assert misplaced(Draft("x", context=(Paragraph((first,)),)), [first, second]) == second
    twice = Draft("x", context=(Paragraph((first, second)),), taken=(second,))
    assert misplaced(twice, [first, second]) == second
    turned = Draft("x", context=(Paragraph((second,)), Paragraph((first,))))
    assert misplaced(turned, [first, second]) is not None


# --- joining --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("een streek-", "wegdienst", "een streekwegdienst"),
        ("een WIA-", "uitkering", "een WIA-uitkering"),
        ("wet- ", "en regelgeving", "wet- en regelgeving"),
        ("leer-", "en verbetercyclus", "leer- en verbetercyclus"),
        ("een video-", "opname", "een video-opname"),
        ("de Noord-", "Hollander", "de Noord-Hollander"),
        ("een e-", "mail is een e-mail", "een e-mail is een e-mail"),
        ("zie https://a.example/een-", "twee", "zie https://a.example/een-twee"),
        ("zie https://", "www.a.example", "zie https://www.a.example"),
        ("de dijk", "is af", "de dijk is af"),
        ("gewoon\N{SOFT HYPHEN}", "weg", "gewoonweg"),
    ],
)
def test_lines_are_joined(before: str, after: str, joined: str) -> None:
    lines = lines_of(f"{before}\n{after}")
    assert join(lines, Words.of(lines)) == joined


# --- people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("de heer Emiel Hazegracht", "Emiel Hazegracht"),
        ("mevrouw dr. Imke Vlasschuur", "Imke Vlasschuur"),
        ("minister Hazegracht", "Hazegracht"),
        ("Minister van Water", "Minister van Water"),
        ("Lord", "Lord"),
    ],
)
def test_a_title_is_no_part_of_a_name(printed: str, name: str) -> None:
    assert without_title(printed) == name


def test_names_and_offices_in_capitals_are_written_as_names_are() -> None:
    assert in_small_letters("IMKE VAN DEN OEVER") == "Imke Van Den Oever"
    assert in_small_letters("Imke van den Oever") == "Imke van den Oever"
    assert office(
        "VICEMINISTER-PRESIDENT VAN DE VLAAMSE REGERING EN VLAAMS MINISTER VAN WATER"
    ) == ("viceminister-president van de Vlaamse Regering en Vlaams minister van Water")
    assert person("Inge  vanDijk") == "Inge van Dijk"
    assert accented("Kostic´ en Müller") == "Kostić en Müller"  # noqa: RUF001
    assert in_order("Peeters, An") == "An Peeters"
    office_name = "Minister van Volksgezondheid, Welzijn en Sport"
    assert in_order(office_name) == office_name
    assert date_in("ingezonden 3 mei 2032, of later") == "2032-05-03"
    assert date_in("op 31/02/2032") == ""


@pytest.mark.parametrize(
    "printed",
    [
        "Lieve Van den Toren",
        "LIEVE VAN DEN TOREN",
        "Lieve Vandentoren",
        "Van den Toren Lieve",
        "Van den Toren, Lieve",
        "mevrouw Liève van den Toren",
    ],
)
def test_a_person_is_found_by_another_spelling(archive: Archive, printed: str) -> None:
    archive.person("lieve", name="Lieve van den Toren")
    match = Directory(archive.folder / "content").find("people", printed, {})
    assert (match.id, match.entry, match.perhaps) == ("lieve", None, ())


@pytest.mark.parametrize("printed", ["Van den Toren", "L. van den Toren", "Lieve van den Torren"])
def test_a_person_who_is_not_sure_is_proposed_and_not_chosen(
    archive: Archive, printed: str
) -> None:
    archive.person("lieve", name="Lieve van den Toren")
    match = Directory(archive.folder / "content").find("people", printed, {})
    assert (match.id, match.entry, match.perhaps) == ("", None, ("lieve",))


def test_two_people_of_one_name_are_never_confused(archive: Archive) -> None:
    archive.person("an-1", name="An Dijk")
    archive.person("an-2", name="An Dijk")
    match = Directory(archive.folder / "content").find("people", "An Dijk", {})
    assert (match.id, match.perhaps) == ("", ("an-1", "an-2"))


def test_a_doubtful_person_is_told_at_the_line_where_the_name_stands(archive: Archive) -> None:
    archive.person("imke-de-vlasschuur", name="Imke de Vlasschuur")
    report = of_text(archive, text_with_header())
    assert codes(report) == ["import-perhaps"]
    (doubt,) = report.problems
    written = (archive.folder / doubt.location.path).read_text("utf-8").split("\n")
    assert written[doubt.location.line - 1] == "  - Imke Vlasschuur"
    assert not (archive.folder / "content/people/imke-vlasschuur.md").exists()


# --- creates only ---------------------------------------------------------------------------------


def test_a_second_import_of_a_document_changes_nothing(house: tuple[Archive, Report]) -> None:
    archive, first = house
    before = {path: (archive.folder / path).stat().st_mtime_ns for path in first.created}
    report = run([archive.folder / "417.pdf"], None, archive.folder, update=True)
    assert report.created == ()
    assert report.differing == ()
    assert {path: (archive.folder / path).stat().st_mtime_ns for path in before} == before


def test_what_differs_is_shown_and_put_beside_it_only_when_asked(archive: Archive) -> None:
    (path,) = (p for p in of_text(archive, text_without()).created)
    file = archive.folder / path
    file.write_text(file.read_text("utf-8").replace("Negen keer", "Nooit"), "utf-8")
    edited = file.read_bytes()
    report = of_text(archive, text_without())
    assert codes(report) == ["import-differs"]
    assert "-1. Nooit." in report.differing[0].differences
    assert "+1. Negen keer." in report.differing[0].differences
    assert list(file.parent.glob("*.new")) == []
    for _ in range(2):
        report = of_text(archive, text_without(), update=True)
        assert report.differing[0].beside == f"{path}.new"
    assert len(list(file.parent.glob("*.new"))) == 1
    assert "Negen keer" in (archive.folder / f"{path}.new").read_text("utf-8")
    assert file.read_bytes() == edited


def test_a_dry_run_of_documents_says_the_same_and_writes_nothing(archive: Archive) -> None:
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    dry = run([file], None, archive.folder, dry_run=True)
    assert not (archive.folder / "content").exists()
    assert run([file], None, archive.folder) == dry


def test_a_file_has_its_name_only_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link gives the name; until then there is nothing, and after a cut nothing is left."""

    def cut(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.link", cut)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "x.md", b"half")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flag", [True, False])
def test_a_file_that_is_there_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, flag: bool
) -> None:
    if not flag:
        monkeypatch.delattr("os.O_TMPFILE", raising=False)
    file = tmp_path / "x.md"
    assert create(file, b"new")
    file.chmod(0o400)
    assert not create(file, b"other")
    assert file.read_bytes() == b"new"
    assert [item.name for item in tmp_path.iterdir()] == ["x.md"]


def test_an_import_that_is_killed_leaves_whole_files_and_can_be_done_again(
    archive: Archive, tmp_path: Path
) -> None:
    row = {"title": "Veer", "text": "1. Hoe vaak?", "reply": "1. Vaak." + " Heel vaak." * 300}
    names = [sha256(bytes([n])).hexdigest()[:12] for n in range(120)]
    rows = [row | {"title": f"Veer {name}", "who": name} for name in names]
    table = archive.write("in/t.jsonl", "\n".join(map(json.dumps, rows)))
    mapping = archive.write(
        "in/m.yaml", "title: title\nquestion: text\nanswer: reply\naskers: who\nid: '{title}'\n"
    )
    whole = Archive(tmp_path / "whole")
    run([table], mapping, whole.folder)
    wanted = {p.name: p.read_bytes() for p in (whole.folder / "content").rglob("*") if p.is_file()}
    for wait in (0.0, 0.03, 0.1):
        process = subprocess.Popen(
            [sys.executable, "-m", "builder.cli", "import", str(table), "--mapping", str(mapping),
             "--site", str(archive.folder)],
            cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not (archive.folder / "content").exists():
            time.sleep(0.005)
        time.sleep(wait)
        process.kill()
        process.wait()
        found = [p for p in (archive.folder / "content").rglob("*") if p.is_file()]
        assert all(p.read_bytes() == wanted[p.name] for p in found)
    run([table], mapping, archive.folder)
    found = [p for p in (archive.folder / "content").rglob("*") if p.is_file()]
    assert {p.name: p.read_bytes() for p in found} == wanted


def test_nothing_is_written_outside_the_archive(archive: Archive, tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (archive.folder / "content").mkdir()
    (archive.folder / "content/questions").symlink_to(outside)
    assert codes(of_text(archive, text_without())) == ["import-outside"]
    assert list(outside.iterdir()) == []


# --- the command ----------------------------------------------------------------------------------


def command(archive: Archive, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "builder.cli", "import", *arguments, "--site", str(archive.folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_summary_says_what_it_was_read_as_and_where_to_look(archive: Archive) -> None:
    text = "\n".join((*FLEMISH_QUESTION, "", "Ik dank u voor de vraag.", "", *FLEMISH_REPLY))
    file = archive.write("in/vraag.txt", text)
    said = command(archive, str(file), "--lang", "nl")
    assert said.returncode == 0
    assert "gelezen als vlaams-parlement: vraag.txt" in said.stderr
    assert "1 document: 3 deelvragen, 2 delen van antwoorden" in said.stderr
    assert "1 onzekere plaatsen" in said.stderr
    assert "content/questions/veer-op-de-zilte-uitval.md:" in said.stderr
    assert "Ik dank u voor de vraag." in said.stdout


def test_a_summary_names_some_of_what_is_proposed_and_json_all(archive: Archive) -> None:
    names = [f"Oever {letter}" for letter in "abcdefgh"]
    row = {"id": "1", "t": "Riet", "q": "Waarom?", "topics": ",".join(names)}
    mapping = archive.write(
        "mapping.yaml",
        "title: t\nquestion: q\nsession: {value: s}\nid: '{session}/{id}'\n"
        "topics: {column: topics, separator: ','}\n",
    )
    table = archive.write("in/rows.jsonl", json.dumps(row))
    given = (str(table), "--mapping", str(mapping), "--dry-run")
    said = command(archive, *given, "--lang", "nl").stderr.splitlines()
    start = said.index("voorgesteld als nieuw, om na te kijken:")
    assert said[start + 1] == (
        "  content/topics/: oever-a, oever-b, oever-c, oever-d, oever-e en nog 3"
    )
    *_, last = command(archive, *given, "--format", "json").stdout.splitlines()
    created = json.loads(last)["summary"]["created"]
    assert [path for path in created if "topics" in path] == [
        f"content/topics/oever-{letter}.md" for letter in "abcdefgh"
    ]


def test_the_same_as_json(archive: Archive) -> None:
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    said = command(archive, str(file), "--format", "json", "--dry-run")
    *_, last = said.stdout.splitlines()
    found = json.loads(last)["summary"]
    report = run([file], None, archive.folder, dry_run=True)
    assert found == json.loads(json.dumps(summary(report, "en")))
    assert (found["parts"], found["answer_parts"], found["failed"]) == (5, 3, 0)
    assert (
        found["questions"][0]["path"] == "content/questions/2031-2032/417-het-veer-op-de-zilte.md"
    )
    assert {"place", "text"} == set(found["furniture"][0])


@pytest.mark.parametrize(
    "arguments",
    [["--as", "vlaams-parlement", "--mapping", __file__], ["--url", "x"], ["--as", "nergens"]],
)
def test_wrong_options_are_told(archive: Archive, arguments: list[str]) -> None:
    said = command(archive, __file__, *arguments)
    assert said.returncode == 2
    assert "Traceback" not in said.stderr


def test_a_wrong_day_of_retrieval_is_told(archive: Archive) -> None:
    assert codes(of_text(archive, text_without(), retrieved="1 mei 2032")) == ["bad-date"]


# --- hostile PDFs ---------------------------------------------------------------------------------


def refused(archive: Archive, data: bytes) -> Report:
    """What comes of a PDF that cannot be read: told, in time, with nothing written."""
    file = archive.folder / "slecht.pdf"
    file.write_bytes(data)
    start = time.monotonic()
    report = run([file], "tweede-kamer", archive.folder)
    assert time.monotonic() - start < 30
    return report


def _harmed(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - the same harm in every run
    data = bytearray(house_pdf())
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 200)]
            case 2:
                data[at:at] = data[: chance.randrange(200)]
            case _:
                data[at : at + 4] = b"9999"
    return bytes(data)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_pdf_is_read_or_told_and_overwrites_nothing(archive: Archive, seed: int) -> None:
    there = archive.question("2031-2032/417-het-veer-op-de-zilte", "Mijn eigen tekst.")
    before = there.read_bytes()
    report = refused(archive, _harmed(seed))
    assert there.read_bytes() == before
    assert report.rows == 1
    assert report.created or report.skipped or report.failed


def _bomb() -> bytes:
    stream = zlib.compress(zlib.compress(b"\0" * 600_000_000, 9), 9)
    head = b"<< /Filter [/FlateDecode /FlateDecode] /Length " + str(len(stream)).encode() + b" >>"
    return _pdf_with(head + b"\nstream\n" + stream + b"\nendstream")


def _pdf_with(contents: bytes, kids: bytes = b"3 0 R") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F0 5 0 R >> >> >>"
        ),
        contents,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    for number, item in enumerate(objects, start=1):
        out += str(number).encode() + b" 0 obj\n" + item + b"\nendobj\n"
    return out + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"%PDF-1.7\n",
        lambda: b"%PDF-1.7\n" + b"[" * 200_000,
        lambda: _pdf_with(b"<< /Length 0 >>\nstream\n\nendstream", kids=b"2 0 R"),
        lambda: _pdf_with(b"<< /Length 0 >>\nstream\n\nendstream"),
        _bomb,
    ],
    ids=["empty", "brackets", "circle", "no-text", "bomb"],
)
def test_a_hostile_pdf_is_told(
    archive: Archive, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 4)
    report = refused(archive, make())
    assert codes(report) == ["import-pdf"]
    assert report.problems[0].hint("nl") != ""


def test_a_pdf_that_takes_too_long_is_ended(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    stream = b"BT /F0 9 Tf " + b"1 0 0 1 9 9 Tm (ab) Tj " * 1_000_000 + b"ET"
    data = zlib.compress(stream)
    head = b"<< /Filter /FlateDecode /Length " + str(len(data)).encode() + b" >>\nstream\n"
    report = refused(archive, _pdf_with(head + data + b"\nendstream"))
    assert [dict(item.arguments) for item in report.problems] == [{"time": ""}]


def test_the_process_that_reads_a_pdf_can_write_nothing_and_reach_nobody(tmp_path: Path) -> None:
    program = f"""
import sys, runpy
worker = runpy.run_path({pdf_worker.__file__!r})
worker["confine"](5, 2**30)
import socket
for attempt in (
    lambda: open({str(tmp_path / "x")!r}, "w"),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: __import__("subprocess").run(["true"]),
    lambda: __import__("os").remove({str(tmp_path)!r}),
):
    try:
        attempt()
    except PermissionError:
        print("refused")
"""
    said = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["refused"] * 4
    assert list(tmp_path.iterdir()) == []
