"""That nothing covers a sub-question is said only where the words of the answer leave no doubt."""

from time import process_time

import pytest

from builder.linking.coverage import cover
from builder.model import Body, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import Archive

ASKED = """1. Hoeveel bomen stonden er langs de dreef?

2. Hoeveel daarvan zijn geveld?

3. Welke vergunning had de aannemer?

4. Wanneer worden er nieuwe linden geplant?
"""


def claims(answer: str, asked: str = ASKED) -> list[str]:
    """Ids of the sub-questions that are said to be unanswered."""
    text = f"---\ntitle: X\n---\n{asked}\n## Antwoord\n\n{answer}"
    document = read(SourceFile("content/questions/s/x.md", text.encode()), AnchorWords()).document
    assert document is not None
    assert isinstance(document.body, Body)
    outcomes = cover(document.body, ()).outcomes
    assert all(judged.by == "rule" for judged in outcomes.values())
    return [part for part, judged in outcomes.items() if judged.outcome == "none"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. 46.\n\n2. Alle.\n\n3. Geen.", ["4"]),
        ("1-2. 46 bomen, allemaal geveld.\n\n4. Volgend jaar.", ["3"]),
        ("1. 46.", ["2", "3", "4"]),
        ("2 en 3. Alle 46, zonder vergunning.", ["1", "4"]),
        # Twelve questions in the council are not those of this document.
        ("1. Er kwamen 12 vragen van buurtbewoners.\n\n2. Alle.\n\n3. Geen.", ["4"]),
        ("1. Zie de vragen nr. 40 en nr. 57.\n\n2. Alle.\n\n3. Geen.", ["4"]),
        ("1. In 2024 waren het er 46.\n\n2. Alle.\n\n3. Geen.", ["4"]),
    ],
)
def test_what_no_part_covers_is_said_to_be_unanswered(answer: str, expected: list[str]) -> None:
    assert claims(answer) == expected


@pytest.mark.parametrize(
    "answer",
    [
        # Another part says that it is about more than its number.
        "1. 46. Dat geldt ook voor vraag 4.\n\n2. Alle.\n\n3. Geen.",
        "1. 46. Voor punt 4 wacht ik op advies.\n\n2. Alle.\n\n3. Geen.",
        "1. Ziehier het antwoord op de vragen 2 tot 4: alles volgt later.",
        "1. 46.\n\n2. Wat de overige vragen betreft, loopt er een onderzoek.",
        "1. 46.\n\n2. Alle.\n\n3. Geen. Op uw laatste vraag kom ik terug.",
        "1. 46. Les autres questions relèvent de la commune.",
        "1. 46. The remaining questions are for the municipality.",
        # So does text beside the parts.
        "Uw vragen raken de bevoegdheid van de gemeente.\n\n1. 46.",
        "Wat vraag 2 tot 4 betreft: daarover beslist de gemeente.\n\n1. 46.",
        f"De dreef is een oud verhaal. {'Er is lang over gesproken. ' * 5}\n\n1. 46.",
        "De werkgroep besloot als volgt:\n\n1. de bomen blijven;\n\n2. er komt een pad.",
        # A number may be hidden in the text.
        "1. 46.\n\n2. Alle.\n\n3. Geen, volgens dossier 18.7714. In het najaar van 2027.",
        "1. 46.\n\n2. Alle.\n\n3. Geen.4.20162017-bijlage",
        "1. 46.\n\n2. Alle, op 15 m 24. Dat kost 2.000 euro.\n\n3. Geen.",
        "1. 46.\n\n2. tot 4. Dat wordt onderzocht.",
        # The numbers begin again, or go on where the question has ended.
        "1. Zie de lijst.\n\n   1. 46.\n\n   2. Alle.\n\n   3. Geen.",
        "1. 46.\n\n2. Alle.\n\nDe gemeente zei: 5. Wij planten opnieuw.",
        # It sends the reader elsewhere.
        "1. 46.\n\n2. Alle.\n\n3. Ik verwijs naar de bijlage.",
        "1. 46.\n\n2. Alle.\n\n3. Zie de tabel hieronder.",
        # It uses the words of what was asked.
        "1. 46.\n\n2. Alle.\n\n3. Geen. Er komen nieuwe linden, in maart geplant.",
        # The part before the gap is not about its own number: the numbers slipped by one.
        "1. 46.\n\n2. Al.\n\n3. In november zet de gemeente jonge exemplaren terug op hun plaats.",
    ],
)
def test_a_doubt_keeps_the_archive_silent(answer: str) -> None:
    assert "4" not in claims(answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        # Asked only in case something else is so.
        ("1. Is er een vergunning?\n\n2. Zo ja, van wanneer?", "1. Neen."),
        ("1. Is er een vergunning?\n\n2. Indien niet, waarom?", "1. Ja."),
        # Built on what the answer before it denies.
        (
            "1. Gaf de dienst een advies?\n\n2. Wat doet u met dat advies?",
            "1. Ik kreeg nog geen antwoord van de dienst.",
        ),
        # A remark with a number: the answer may not have counted it.
        ("1. U was in Kwelhem.\n\n2. Waarom?\n\n3. Met wie?", "1. Voor de brug.\n\n2. Alleen."),
    ],
)
def test_a_question_that_may_have_lapsed_is_not_called_unanswered(asked: str, answer: str) -> None:
    assert claims(answer, f"{asked}\n") == []


LETTERED = "1. Hoeveel:\n\n   a) eiken?\n\n   b) beuken?\n\n   c) linden?\n\n2. Waarom?\n"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. a) Drie.\n\n   b) Vier.\n\n2. Daarom.", ["1c"]),
        ("1a. Drie.\n\n1b. Vier.\n\n2. Daarom.", ["1c"]),
        ("2. Daarom.", ["1", "1a", "1b", "1c"]),
        # One letter of three: the rest may be in it.
        ("1. a) Drie, en zeven andere.\n\n2. Daarom.", []),
        ("1. a) Drie.\n\n   b) Vier, waarvan c) twee oude.\n\n2. Daarom.", []),
        ("1. Tien.\n\n2. Daarom.", []),
    ],
)
def test_a_letter_is_open_only_beside_letters_that_are_answered(
    answer: str, expected: list[str]
) -> None:
    assert claims(answer, LETTERED) == expected


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("1. Waarom?\n\n2. Hoe?\n", f"1. Daarom {'1, 2, ' * 20_000}"),
        ("1. Waarom?\n\n2. Hoe?\n", f"1. Daarom. {'vraag 1, ' * 5_000}"),
        ("".join(f"{n}. Hoeveel is dat van nummer{n}?\n\n" for n in range(1, 900)), "1. Veel."),
    ],
)
def test_hostile_answers_are_judged_in_time_that_grows_with_their_length(
    asked: str, answer: str
) -> None:
    begin = process_time()
    claims(answer, asked)
    assert process_time() - begin < 10


def test_an_open_number_is_shown_as_open_and_a_doubtful_one_as_doubtful(archive: Archive) -> None:
    archive.question("s/x", f"{ASKED}\n## Antwoord\n\n1. 46.\n\n2. Alle.\n\n3. Geen.")
    archive.question(
        "s/y", f"{ASKED}\n## Antwoord\n\n1. 46. Zie ook vraag 4.\n\n2. Alle.\n\n3. Nee."
    )
    site = archive.build()
    sure, unsure = site.page("vragen/s/x/").text, site.page("vragen/s/y/").text
    assert "Niet beantwoord: geen deel van het antwoord gaat over vraag 4." in sure
    assert "3 van 4 deelvragen beantwoord" in sure
    assert "gedeeltelijk beantwoord 3 van 4 deelvragen" in site.page("vragen/").text
    assert "Geen deel van het antwoord heeft het nummer van vraag 4." in unsure
    assert "iet beantwoord" not in unsure
    assert "deelvragen beantwoord" not in unsure
    assert (site.record("s/x")["status"], site.record("s/y")["status"]) == ("partial", "answered")
    assert site.record("s/x")["coverage"] == {"answered": 3, "parts": 4, "judged_by_editor": 0}
    assert site.record("s/y")["coverage"] is None


def test_an_answer_without_numbers_says_that_it_is_one(archive: Archive) -> None:
    archive.question("s/x", f"{ASKED}\n## Antwoord\n\nHet zijn er 46.")
    page = archive.build().page("vragen/s/x/")
    assert "Dit antwoord is niet genummerd" in page.text
    assert "niet beantwoord" not in page.text


def test_what_an_editor_judged_looks_and_reads_differently(archive: Archive) -> None:
    archive.question(
        "s/x",
        f"{ASKED}\n## Antwoord\n\n1. 46.\n\n2. Alle.\n\n3. Geen.",
        outcomes="{3: {outcome: refused, note: Zonder uitleg., by: Bo Claes}, 4: answered}",
    )
    site = archive.build()
    page, record = site.page("vragen/s/x/"), site.record("s/x")
    assert "Redactioneel oordeel (Bo Claes): Zonder uitleg." in page.text
    assert "Oordeel van de redactie: beantwoord" in page.text
    assert "3 van 4 deelvragen beantwoord 2 oordelen van de redactie" in " ".join(page.text.split())
    assert page.html.count("by-editor") == 3
    assert record["coverage"] == {"answered": 3, "parts": 4, "judged_by_editor": 2}
    assert record["judgements"] == [
        {"part": "3", "outcome": "refused", "note": "Zonder uitleg.", "by": "Bo Claes"},
        {"part": "4", "outcome": "answered", "note": None, "by": None},
    ]
    # It was the editor who saw an answer to 4; that no part has its number stays true.
    assert "Geen deel van het antwoord heeft het nummer van vraag 4." in page.text
    assert "iet beantwoord" not in page.text
