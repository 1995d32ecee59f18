"""Cells of HTML and the fields of an interface: what becomes of them in a question file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing import run
from builder.importing.html_text import rich_text
from builder.importing.lossless import letters
from builder.importing.splitting import in_parts
from builder.model import Body, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read
from builder.reading.markup import parse
from tests.driver import SHARED, Archive

ROW: dict[str, Any] = {
    "uin": "12",
    "house": "Commons",
    "heading": "Locks: Sevenwaters",
    "dateTabled": "2023-12-08T00:00:00",
    "dateAnswered": "2024-01-09T00:00:00",
    "dateAnswerCorrected": None,
    "questionText": "To ask the Secretary of State, how many (a) locks and (b) dikes leak.",
    "answerText": "<p>(a) Two.</p><p> </p><p>(b) None.</p>",
    "originalAnswerText": "",
    "answeringBodyName": "Department for Water, Dikes and Locks",
    "askingMember": {"name": "Ann Lake", "party": "Reed"},
    "answerIsHolding": False,
    "answerIsCorrection": False,
    "isWithdrawn": False,
    "groupedQuestions": [],
}


def imported(archive: Archive, **fields: object) -> tuple[QuestionFields, Body]:
    table = archive.write("table.jsonl", json.dumps(ROW | fields))
    report = run([table], "uk-commons", archive.folder)
    assert [item.code for item in report.problems if item.severity == "error"] == []
    (path,) = (path for path in report.created if path.startswith("content/questions/"))
    reading = read(SourceFile(path, (archive.folder / path).read_bytes()), AnchorWords())
    assert reading.problems == ()
    assert reading.document is not None
    assert isinstance(reading.document.fields, QuestionFields)
    assert isinstance(reading.document.body, Body)
    return reading.document.fields, reading.document.body


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, "title: X\nlanguage: en\n")


# --- the interface of a parliament --------------------------------------------------------------


def test_an_answer_of_the_interface_becomes_a_question_file(archive: Archive) -> None:
    fields, body = imported(archive)
    assert (fields.number, fields.session, fields.title) == ("12", "2023-24", "Locks: Sevenwaters")
    assert fields.asked is not None
    assert fields.asked.text == "2023-12-08"
    assert [(who.person, who.party) for who in fields.askers] == [("ann-lake", "Reed")]
    (office,) = fields.addressees
    assert office.person == "department-for-water-dikes-and-locks"
    assert fields.source is not None
    assert fields.source.name == "House of Commons, written question 12"
    assert (fields.source.url or "").endswith("/detail/2023-12-08/12")
    assert [(part.id, part.text) for part in body.question.parts] == [
        ("a", "locks and"),
        ("b", "dikes leak."),
    ]
    assert [(part.id, part.text) for part in body.answers[0].parts] == [
        ("a", "Two."),
        ("b", "None."),
    ]


@pytest.mark.parametrize(
    ("day", "session"),
    [("2023-11-06", "2022-23"), ("2023-11-07", "2023-24"), ("2024-07-23", "2024-26")],
)
def test_the_session_is_the_one_that_was_open(archive: Archive, day: str, session: str) -> None:
    fields, _ = imported(archive, dateTabled=f"{day}T00:00:00")
    assert fields.session == session


def test_a_holding_answer_is_provisional(archive: Archive) -> None:
    _, body = imported(archive, answerIsHolding=True)
    assert [answer.kind for answer in body.answers] == ["provisional"]


def test_a_corrected_answer_stands_below_the_one_it_corrects(archive: Archive) -> None:
    _, body = imported(
        archive,
        answerIsCorrection=True,
        originalAnswerText="<p>(a) Three.</p>",
        dateAnswerCorrected="2024-02-01T00:00:00",
    )
    assert [answer.kind for answer in body.answers] == ["final", "correction"]
    assert [answer.parts[0].text for answer in body.answers] == ["Three.", "Two."]
    assert body.answers[1].heading == "Corrected answer 2024-02-01"


def test_questions_answered_together_are_named(archive: Archive) -> None:
    _, body = imported(archive, groupedQuestions=["13", "14"])
    assert body.answers[0].heading == "Answer, together with 13, 14"
    assert body.answers[0].kind == "final"


def test_a_withdrawn_question_is_withdrawn(archive: Archive) -> None:
    fields, _ = imported(archive, isWithdrawn=True, answerText=None)
    assert fields.status == "withdrawn"


def test_an_answer_of_the_interface_holds_several_questions(archive: Archive) -> None:
    results = [{"value": ROW, "links": []}, {"value": ROW | {"uin": "13"}, "links": []}]
    table = archive.write("answer.json", json.dumps({"totalResults": 2, "results": results}))
    report = run([table], None, archive.folder)
    assert report.problems == ()
    assert dict(report.counts)["question"] == 2


# --- HTML ---------------------------------------------------------------------------------------


def markdown_of(html: str) -> str:
    rich = rich_text(html)
    markdown = rich.markdown(in_parts("", rich.text).answer)
    assert letters(markdown) == letters(rich.said)
    assert parse(markdown, "x.md").problems == ()
    return markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One.</p><p> </p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.<br/>", "One.\nTwo."),
        ("A &amp; B &lt;c&gt;", "A & B \\<c>"),
        ("<p>a < b and * c</p>", "a \\< b and \\* c"),
        ("<ul><li>reed</li><li>willow</li></ul><p>End.</p>", "- reed\n- willow\n\nEnd."),
        ("<p>Trees:</p><ol><li>reed</li><li>willow</li></ol>", "Trees:\n\n1. reed\n2. willow"),
        ('<ol start="3"><li>reed</li></ol>', "3. reed"),
        ("<p><strong>Note</strong></p>", "**Note**"),
        ("a<strong>b</strong>c", "abc"),
        ("m<sup>2</sup>", "m2"),
        ('See <a href="https://a.test/x_(y)">here</a>.', "See [here](<https://a.test/x_(y)>)."),
        ('<a href="https://a.test/x_y_z">https://a.test/x_y_z</a>', "<https://a.test/x_y_z>"),
        ('<a href="https://a.test/?a=1&amp;b=2">x</a>', "[x](<https://a.test/?a=1\\&b=2>)"),
        ('<a href="javascript:x">go</a>', "go"),
        ('<a href="/members">go</a>', "go"),
        ("<script>alert(1)</script>", "alert(1)"),
        (
            "<table><tr><th>Year</th><th>Locks</th></tr><tr><td><p>2023</p></td><td>a|b</td></tr></table>",
            "| Year | Locks |\n| --- | --- |\n| 2023 | a\\|b |",
        ),
        (
            '<table><tr><td colspan="2">All</td><tr><td rowspan="2">x</td><td>1</td><tr><td>2',
            "| All |  |\n| --- | --- |\n| x | 1 |\n|  | 2 |",
        ),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


TAGS = st.sampled_from(
    [
        f"<{end}{tag}>"
        for tag in ("p", "b", "em", "ul", "ol", "li", "table", "tr", "td", "br")
        for end in ("", "/")
    ]
    + [
        '<a href="https://a.test/1">',
        "</a>",
        "<a>",
        '<td colspan="3">',
        "<!-- x -->",
        "<",
        "&amp;",
        "&lt;b>",
    ]
)
WORDS = st.sampled_from(
    ["word", " ", "(a) ", "b) ", "1. ", "2.", "*", "|", "`", "[x]", "https://a.test/1"]
)


@given(st.lists(st.one_of(TAGS, WORDS), max_size=25).map("".join))
def test_no_word_of_any_html_is_lost(html: str) -> None:
    markdown_of(html)


# --- real rows ----------------------------------------------------------------------------------


@pytest.mark.shared
def test_real_answers_of_the_commons_lose_nothing(archive: Archive) -> None:
    table = SHARED / "corpora" / "uk-commons-2023-2024.jsonl"
    if not table.is_file():
        pytest.skip("needs the project's shared corpora beside the repository")
    report = run([table], None, archive.folder, dry_run=True)
    assert [item.code for item in report.problems if item.severity == "error"] == []
    assert dict(report.counts)["question"] == 2000
