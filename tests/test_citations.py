"""Citations in running text: what is recognised, what is not, and how long that takes.

`cases/citations.txt` holds a sentence a line, in five languages: printed forms with the numbers
and dates that must be found, and look-alikes (bills, laws, pages, prices) that must not.
"""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from builder.reading.citations import Found, recognise

CASES = (Path(__file__).parent / "cases" / "citations.txt").read_text("utf-8").splitlines()
FORMS = [line for line in CASES if " => " in line]
ALIKE = [line[2:] for line in CASES if line.startswith("- ")]


def told(found: Found) -> str:
    """`230@2023-03-10`."""
    date = found.details.date
    return found.numbers[0] + (f"@{date.text}" if date is not None else "")


@pytest.mark.parametrize("line", FORMS)
def test_a_citation_is_recognised(line: str) -> None:
    text, _, wanted = line.removeprefix("= ").partition(" => ")
    found = recognise(text, answer=True)
    assert [told(item) for item in found] == wanted.split()
    internal = line.startswith("= ")
    assert {item.scheme == "part" for item in found} == {internal}


@pytest.mark.parametrize("text", ALIKE)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert [text[item.start : item.end] for item in recognise(text, answer=True)] == []


def test_there_are_enough_cases() -> None:
    assert len(FORMS) >= 150
    assert len(ALIKE) >= 150


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            "Uit het antwoord van voormalig minister Somers op mijn vraag nr. 2 van 3 mei 2023",
            {"addressee": "Somers", "own": True},
        ),
        ("Uw antwoord op vraag nr. 2", {"same_addressee": True, "own": False}),
        ("Ik verwijs naar het antwoord op vraag nr. 1411 van 7 februari 2019", {"own": False}),
        ("Op 16 april 2020 stelde ik uw voorganger vraag nr. 315", {"own": True}),
        ("Votre réponse à ma question écrite n° 12", {"same_addressee": True, "own": True}),
        ("SV nr. 3 (2024-2025), Mertens -> min. Gennez", {"asker": "Mertens"}),
        ("SV nr. 3 (2024-2025), Mertens -> min. Gennez", {"session": "2024-2025"}),
        ("vraag nr. 3 van 3 mei 2020 van de heer Van Biesen", {"asker": "Van Biesen"}),
        ("vraag nr. 3 van mevrouw de Senator An Peeters van 3 mei 2020", {"asker": "An Peeters"}),
        ("het antwoord van de minister van Economie op vraag nr. 1397", {"addressee": ""}),
        ("dat tot zijn bevoegdheden behoort (vraag nr. 5 van 3 mei 2020)", {"own": False}),
        ("vraag nr. 9 (Vragen en Antwoorden, Kamer, 2016-2017, nr. 97)", {"session": ""}),
    ],
)
def test_what_is_said_around_it_is_read(text: str, known: dict[str, object]) -> None:
    (found,) = recognise(text)
    assert {name: getattr(found.details, name) for name in known} == known


HOSTILE = {
    "nouns": ("", "vraag "),
    "numbered": ("", "vraag nr. "),
    "numbers": ("vragen nrs. ", "12, "),
    "digits": ("vraag nr. ", "1"),
    "names": ("vraag nr. 1 van ", "Van De Ab "),
    "brackets": ("vraag nr. 1 ", "("),
    "hanging": ("vragen: ", "nr. 1; "),
    "adjectives": ("", "schriftelijke "),
    "answers": ("", "answer hon. to Question 20367 "),
    "ministers": ("", "minister Van De Ab op "),
    "citations": ("", "mijn schriftelijke vraag nr. 230 van 10 maart 2023 "),
    "papers": ("Drucksache ", "16/7748, "),
    "spaces": ("vraag", " "),
    "owners": ("", "mijn eerdere "),
    "parts": ("", "vraag 1, "),
    "list": ("", "vraag nr. 1 van 3 mei 2020, "),
}
"""A beginning, and what comes again and again behind it."""


def seconds(text: str) -> float:
    """The least of three measurements."""
    times = []
    for _ in range(3):
        start = time.process_time()
        recognise(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_paragraph_takes_no_longer_than_its_length(name: str) -> None:
    """Four times the text takes some four times as long: sixteen if it were quadratic."""
    beginning, again = HOSTILE[name]
    lengths = (2_000, 8_000, 32_000)
    times = [seconds((beginning + again * length)[:length]) for length in lengths]
    for short, long in pairwise(times):
        assert long <= 8 * max(short, 0.002)
