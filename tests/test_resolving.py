"""The steps by which a citation is resolved, one by one.

The steps are those of `How questions cite other questions`; the sixth to the eighth (states,
back-links, the editor's word) are in `test_citing.py`.
"""

from typing import Any

import pytest

from tests.driver import Archive


def cites(archive: Archive, text: str, **fields: str) -> list[dict[str, Any]]:
    """What the texts of a question of 12 January 2024 cite."""
    archive.question("2023-2024/nu", text, **{"asked": "2024-01-12", **fields})
    found: list[dict[str, Any]] = archive.build().record("2023-2024/nu")["references"]
    return found


def states(archive: Archive, text: str, **fields: str) -> list[tuple[str, str | None]]:
    return [(one["state"], one["target"]) for one in cites(archive, text, **fields)]


def one(archive: Archive, name: str, **fields: str) -> None:
    archive.question(name, "1. Q?", **fields)


# --- 1: lines, spaces, what is no running text -----------------------------------------------


def test_1_lines_are_joined_and_every_space_is_one(archive: Archive) -> None:
    one(archive, "s/x", number="230", asked="2023-03-10")
    text = "In vraag\u00a0nr.\u00a0230 van\n10\u202fmaart\u00a02023 & *dus*."
    (found,) = cites(archive, text)
    assert (found["state"], found["target"]) == ("resolved", "s/x")


def test_1_the_header_of_the_document_is_itself(archive: Archive) -> None:
    one(archive, "s/x", number="12", asked="2023-05-03")
    text = "SCHRIFTELIJKE VRAAG nr. 12 van 3 mei 2023\n\nZie `vraag nr. 12 van 3 mei 2023`."
    assert cites(archive, text) == []


# --- 2: lists --------------------------------------------------------------------------------


def test_2_a_list_is_several_citations(archive: Archive) -> None:
    for number in (12, 13, 15):
        one(archive, f"s/x{number}", number=str(number), asked="2023-05-03")
    found = states(archive, "Zie de vragen nrs. 12, 13 en 15 van 3 mei 2023.")
    assert found == [("resolved", f"s/x{number}") for number in (12, 13, 15)]


# --- 3: what the context tells ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("In mijn vraag nr. 44 (2022-2023) stond het.", "2022-2023/a"),
        ("In uw antwoord op vraag nr. 44 (2022-2023) stond het.", "2022-2023/a"),
        ("Voormalig minister Bo Claes antwoordde op vraag nr. 44 (2022-2023).", "2022-2023/b"),
    ],
)
def test_3_mine_yours_and_a_former_minister_name_people(
    archive: Archive, text: str, target: str
) -> None:
    one(archive, "2022-2023/a", number="44", askers="[jo-maes]", addressees="[an-peeters]")
    one(archive, "2022-2023/b", number="44", askers="[wim-nys]", addressees="[bo-claes]")
    who = {"askers": "[jo-maes]", "addressees": "[an-peeters]"}
    assert states(archive, text, **who) == [("resolved", target)]


def test_3_a_missing_session_is_that_of_the_cited_date(archive: Archive) -> None:
    one(archive, "2021-2022/a", number="44", askers="[jo-maes]")
    one(archive, "2022-2023/b", number="44", askers="[jo-maes]")
    text = "In mijn vraag nr. 44 van 10 maart 2023 stond het."
    assert states(archive, text, askers="[jo-maes]") == [("resolved", "2022-2023/b")]


# --- 4: the keys -----------------------------------------------------------------------------


def test_4_session_and_number_find_the_minister_in_view(archive: Archive) -> None:
    one(archive, "2022-2023/a", number="44", addressees="[an-peeters]")
    text = "Zie ook schriftelijke vraag nr. 44 (2022-2023)."
    assert states(archive, text, addressees="[an-peeters]") == [("resolved", "2022-2023/a")]


@pytest.mark.parametrize("addressees", ["[bo-claes]", "[]"])
def test_4_session_and_number_alone_are_not_enough(archive: Archive, addressees: str) -> None:
    """Each minister may have a 44 in that session, and the archive lack the one that is meant."""
    one(archive, "2022-2023/a", number="44", addressees="[an-peeters]")
    (found,) = cites(archive, "Zie SV nr. 44 (2022-2023).", addressees=addressees)
    assert (found["state"], found["candidates"]) == ("ambiguous", ["2022-2023/a"])


def test_4_numbers_that_are_one_series_need_no_minister(archive: Archive) -> None:
    for number in range(1, 31):
        minister = ("an-peeters", "bo-claes")[number % 2]
        one(archive, f"2022-2023/v{number}", number=str(number), addressees=f"[{minister}]")
    text = "Zie vraag nr. 14 (2022-2023)."
    assert states(archive, text) == [("resolved", "2022-2023/v14")]
    # A second 14 shows that they are not.
    one(archive, "2022-2023/w14", number="14", addressees="[cem-dogan]")
    assert states(archive, "Zie vraag nr. 13 (2022-2023).") == [("ambiguous", None)]


def test_4_another_parliament_is_another_question(archive: Archive) -> None:
    for parliament in ("kamer", "senaat"):
        day = {"number": "230", "asked": "2023-03-10", "parliament": parliament}
        one(archive, f"s/{parliament}", **day)
    text = "Zie vraag nr. 230 van 10 maart 2023."
    assert states(archive, text, parliament="senaat") == [("resolved", "s/senaat")]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("HL5658", "See the Answer to HL5658."),
        ("E-9-2021-004447", "Zie het antwoord op E-004447/2021."),
        ("16/7748", "In der Kleinen Anfrage 3032 (Drucksachen 16/7748 und 16/7912)."),
        ("S3W-39607", "See S3W-39607."),
        ("53031", "The reply to UIN 53031 said so."),
        ("844", "Zie Aanhangsel Handelingen, vergaderjaar 2023–204, nr. 844."),
        ("2023Z01234", "Zie de vragen met kenmerk 2023Z01234."),
        ("55002908C", "Zie mondelinge vraag nr. 2908C."),
    ],
)
def test_4_an_id_that_is_one_for_all_is_enough(archive: Archive, number: str, text: str) -> None:
    kind = {"kind": "oral"} if number.endswith("C") else {}
    one(archive, "2023-2024/x", number=f'"{number}"', **kind)
    assert states(archive, text) == [("resolved", "2023-2024/x")]


# --- 5: what is older, and what is inside ----------------------------------------------------


def test_5_a_question_cites_no_younger_one_an_answer_may(archive: Archive) -> None:
    one(archive, "s/later", number="230", asked="2024-02-20")
    cited = "vraag nr. 230 van 20 februari 2024"
    text = f"Zie {cited}.\n\n## Antwoord\n\nZie {cited}."
    found = states(archive, text, answered="2024-03-01")
    assert found == [("missing", None), ("resolved", "s/later")]
    assert states(archive, text, answered="2024-02-01") == [("missing", None)] * 2


@pytest.mark.parametrize("words", ["vraag 2", "deelvraag 2", "question 2", "Teilfrage 2"])
def test_5_parts_are_inside_the_document(archive: Archive, words: str) -> None:
    text = f"1. Hoe?\n\n2. Wie?\n\n## Antwoord\n\n1. Zie {words}.\n\n2. Ik."
    assert states(archive, text) == [("internal", "2023-2024/nu")]
