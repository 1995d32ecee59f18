"""Importing written questions of the Flemish Parliament, as text and as PDF."""

import pytest

from builder.importing import run
from builder.importing.lossless import letters
from builder.model import Body
from tests.documents import codes, imported, of_text, text_with_header, text_without
from tests.driver import Archive
from tests.pdfs import (
    FLEMISH_ANSWER,
    FLEMISH_HEADER,
    FLEMISH_QUESTION,
    FLEMISH_REPLY,
    Paper,
    flemish_pdf,
)


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
