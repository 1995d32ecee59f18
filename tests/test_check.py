"""What an editor gets: doubles found, repairs made, and a summary for those who send a text."""

import random
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.codes import CODES
from builder.fixing import Repair, mend, mended
from builder.problems import Location, SourceLine, problem
from builder.reading.sketch import likeness, sketch
from builder.summary import LONGEST, NOTES, noted, summary
from tests.code_examples import EXAMPLES
from tests.driver import Archive, letters
from tests.hostile import OURS
from tests.test_cli import run

TEXT = (
    "In de Zilte werd vorige winter drie keer een te hoog gehalte nitraat gemeten. De waterdienst"
    " beloofde toen om de bronnen ervan in kaart te brengen, en daarover te berichten aan de raad."
)


# --- doubles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({}, {}, "duplicate-question"),
        ({"number": "1"}, {"number": "1"}, "duplicate-question"),
        (
            {"number": "1", "asked": "2024-01-12"},
            {"number": "2", "asked": "2024-01"},
            "duplicate-question",
        ),
        # One text, put to two ministers, or again a year later: those are two questions.
        ({"addressees": "[A]"}, {"addressees": "[B]"}, None),
        (
            {"number": "1", "asked": "2024-01-12"},
            {"number": "2", "asked": "2025-01-12"},
            None,
        ),
    ],
)
def test_one_text_twice_is_a_double_unless_the_files_say_they_are_two(
    archive: Archive, one: dict[str, str], other: dict[str, str], code: str | None
) -> None:
    archive.question("s/a", f"{TEXT}\n\n1. Wanneer?\n", **one)
    archive.question("s/b", f"{TEXT.upper()}\n\n1) Wanneer?\n", **other)
    found = [item for item in archive.check() if "uplicate" in item.code]
    assert [item.code for item in found] == ([code] if code else [])
    for item in found:
        assert item.location.path.endswith("/b.md")
        assert [place.path for place in item.related] == ["content/questions/s/a.md"]


def test_a_few_changed_words_are_nearly_the_same(archive: Archive) -> None:
    archive.question("s/a", f"{TEXT} {TEXT[::-1]} Wanneer komt dat overzicht?")
    archive.question("s/b", f"{TEXT} {TEXT[::-1]} Wanneer verschijnt dat overzicht?")
    archive.question(
        "s/c", f"{TEXT[: len(TEXT) // 2]} Maar verder gaat dit over fietsen in de stad."
    )
    found = [(i.code, i.location.path[-4:]) for i in archive.check() if "uplicate" in i.code]
    assert found == [("near-duplicate", "b.md")]


ROW = "Hoeveel aanvragen kwamen er in de jaren 2021, 2022 en 2023 uit {}, en wat deed u ermee?"


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        # The same text put again for each place, year or number: those are many questions.
        ("Hamerdonk", "Oeverveld", ("", "")),
        ("Hamerdonk", "het hele gebied Oeverveld-Zuid", ("", "")),
        ("groep 12", "groep 13", ("", "")),
        ("een stad", "een dorp", ("12", "13")),
    ],
)
def test_questions_of_a_row_are_no_doubles(
    archive: Archive, one: str, other: str, numbers: tuple[str, str]
) -> None:
    for name, place, number in zip("ab", (one, other), numbers, strict=True):
        archive.question(f"s/{name}", f"{TEXT} {TEXT[::-1]} {ROW.format(place)}", number=number)
    assert not [code for code in archive.codes() if "uplicate" in code]


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        ("Hamerdonk", "Hamerdonck", ("12", "12")),
        ("Hamerdonk", "HAMERDONK", ("", "")),
        ("Hamerdonk", "Hamerdonk in Oever", ("12", "")),
        ("een stad", "een dorp", ("12", "12")),
    ],
)
def test_a_name_misspelt_or_left_out_does_not_make_two_of_one_question(
    archive: Archive, one: str, other: str, numbers: tuple[str, str]
) -> None:
    for name, place, number in zip("ab", (one, other), numbers, strict=True):
        text = f"{TEXT} {TEXT[::-1]} {ROW.format(place)} {'Nu?' if name == 'a' else 'Dan?'}"
        archive.question(f"s/{name}", text, number=number)
    assert "near-duplicate" in archive.codes()


def test_a_number_twice_in_one_session_to_one_person_is_told(archive: Archive) -> None:
    archive.question("s/a", number="12", addressees="[A, B]")
    archive.question("s/b", number="012", addressees="[B]")
    archive.question("s/c", number="12", addressees="[C]")
    archive.question("t/d", number="12", addressees="[A]")
    found = [i for i in archive.check() if i.code == "same-number"]
    assert [i.location for i in found] == [Location("content/questions/s/b.md", 3, 9)]


def test_many_questions_that_are_nearly_the_same_are_compared_quickly() -> None:
    choose = random.Random(3)  # noqa: S311 - only has to be the same every time
    words = [f"woord{number}" for number in range(3000)]
    texts = [[" ".join(choose.choices(words, k=120))] for _ in range(300)]
    sketches = [sketch(text) for text in texts]
    assert all(len(own) <= 33 for own in sketches)
    unlike = [likeness(sketches[0], own) for own in sketches[1:]]
    assert max(unlike) < 0.2
    changed = texts[0][0].replace("woord", "woord", 1).split()
    changed[60] = "anders"
    assert likeness(sketches[0], sketch([" ".join(changed)])) > 0.8


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    first, second = sketch([one]), sketch([other])
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) == (1 if first else 0)


# --- repairs ------------------------------------------------------------------------------------

MENDS = {
    "bad-date": "asked: 2024-01-12",
    "soft-hyphen": "Het waterpeil.",
    "ligature": "Een effect.",
}


@pytest.mark.parametrize("code", MENDS)
def test_what_has_one_right_answer_is_mended(tmp_path: Path, code: str) -> None:
    example = EXAMPLES[code]
    example.problems(tmp_path, right=False)
    (file,) = mend(tmp_path)
    assert MENDS[code] in (tmp_path / example.path).read_text("utf-8")
    assert file.path == example.path
    assert f"+{MENDS[code]}" in file.difference()
    assert mend(tmp_path) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("asked: 13/2/2024", "asked: 2024-02-13"),
        ("asked: '13.2.2024'", "asked: '2024-02-13'"),
        ("kind: Written", "kind: written"),
        ("Number: 12", "number: 12"),
        ("session: Bi\u00adblio\u00adtheek", "session: Bibliotheek"),
        ("source: {name: Oﬃcieel blad}", "source: {name: Officieel blad}"),
        ("topics: [Water, Wegen]", "topics: [water, Wegen]"),
        # More than one answer: a day or a month, another word, an id that is nowhere.
        ("asked: 3/2/2024", "asked: 3/2/2024"),
        ("kind: writen", "kind: writen"),
        ("titel: x", "titel: x"),
    ],
)
def test_only_what_has_one_right_answer_is_mended(archive: Archive, wrong: str, right: str) -> None:
    archive.file("topics", "water", "", {"name": "Water"})
    path = archive.write("content/questions/s/x.md", f"---\ntitle: X\n{wrong}\n---\n1. a?\n")
    mend(archive.folder)
    assert path.read_text("utf-8") == f"---\ntitle: X\n{right}\n---\n1. a?\n"


def test_line_ends_and_the_rest_of_a_file_stay_as_they_were(archive: Archive) -> None:
    path = archive.folder / "content/questions/s/x.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(
        "\ufeff---\r\ntitle: X\r\nasked: 13/2/2024\r\n---\r\nHet wa\u00adter \u2028 a".encode()
    )
    path.chmod(0o640)
    mend(archive.folder)
    after = "\ufeff---\r\ntitle: X\r\nasked: 2024-02-13\r\n---\r\nHet water \u2028 a"
    assert path.read_bytes().decode() == after
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["x.md"]


@given(
    st.text(),
    st.lists(
        st.builds(
            Repair,
            st.integers(-1, 6),
            st.integers(-1, 30),
            st.text(max_size=3),
            st.text(max_size=3),
        ),
        max_size=5,
    ),
)
def test_a_repair_changes_only_what_stands_at_its_place(text: str, repairs: list[Repair]) -> None:
    after = mended(text, repairs)
    if not any(repair.wrong and repair.wrong in text for repair in repairs):
        assert after == text
    assert mended(text, []) == text


def test_repairs_lose_no_letter_or_digit_but_those_they_replace(archive: Archive) -> None:
    body = "\n\n".join(text for text in OURS if text.isprintable() and "⟦" not in text)
    path = archive.write("content/pages/x.md", f"---\ntitle: X\n---\n{body}\n\ne\u00adn oﬃcieel\n")
    before = path.read_text("utf-8")
    mend(archive.folder)
    after = path.read_text("utf-8")
    for ligature, plain in (("ﬁ", "fi"), ("ﬀ", "ff"), ("ﬃ", "ffi")):
        before = before.replace(ligature, plain)
    assert letters(after) == letters(before)


def test_check_fix_shows_the_difference(archive: Archive) -> None:
    archive.question("s/x", "Het wa\u00adter.\n")
    done = run("check", "--fix", "--site", str(archive.folder), "--lang", "nl")
    assert done.returncode == 0
    assert "-Het wa\\xadter.\n+Het water.\n" in done.stdout
    assert "1 bestand verbeterd" in done.stderr


# --- a pull request -----------------------------------------------------------------------------


def test_of_each_kind_as_many_notes_as_github_shows(archive: Archive, tmp_path: Path) -> None:
    for number in range(15):
        archive.question(f"s/x{number:02}", "[x](ftp://x)", asked="10/13/2023", askers="[nie-mand]")
    told = tmp_path / "summary.md"
    done = run(
        "check", "--format", "github", "--lang", "nl", "--site", str(archive.folder),
        GITHUB_STEP_SUMMARY=str(told),
    )  # fmt: skip
    lines = done.stdout.splitlines()
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind} ") for line in lines) == NOTES
    text = told.read_text("utf-8")
    assert "**15 fouten**" in text
    for number in range(15):
        assert text.count(f"`content/questions/s/x{number:02}.md`") == 3


def test_the_summary_has_a_line_to_copy(archive: Archive) -> None:
    archive.question("s/x", asked="13 maart 2023", titel="x")
    lines = (archive.folder / "content/questions/s/x.md").read_text("utf-8").split("\n")
    text = summary(archive.check(), "nl", lambda place: lines[place.line - 1])
    assert "Schrijf in de plaats:\n\n```\nasked: 2023-03-13\n```" in text
    assert "Schrijf in de plaats:\n\n```\ntitle: x\n```" in text
    assert "Bijna klaar" in text


def test_without_problems_the_summary_says_so(archive: Archive, tmp_path: Path) -> None:
    archive.question("s/x", "1. Waarom?")
    told = tmp_path / "summary.md"
    options = ("--format", "github", "--lang", "nl", "--site", str(archive.folder))
    assert run("check", *options, GITHUB_STEP_SUMMARY=str(told)).returncode == 0
    assert "Alles klopt" in told.read_text("utf-8")


def _same(line: str, _: Location) -> str:
    return line


def test_no_text_of_a_stranger_is_markup_in_the_summary() -> None:
    hostile = [*OURS, "```\n# kop", "@iemand", "![x](https://x.example/y.png)", "</pre><img src=x>"]
    for text in hostile:
        said: SourceLine = partial(_same, text)
        item = problem("bad-choice", Location(f"content/{text}.md"), field="kind", value=text,
                       known="a", suggestion=text)  # fmt: skip
        lines = summary([item], "nl", said).split("\n")
        inside = False
        for line in lines:
            fence = line.startswith("```")
            inside = inside != fence
            if not inside and not fence and not line.startswith("#### `"):
                assert "<" not in line
                assert "](" not in line.replace("\\](", "")
                assert not line.startswith("# ")
        assert not inside


def test_a_summary_is_never_too_long_for_github() -> None:
    items = [
        problem(
            "bad-choice",
            Location(f"content/{number}.md"),
            field="x" * 150,
            value="y" * 150,
            known="a",
        )
        for number in range(5000)
    ]
    text = summary(items, "nl", lambda _: None)
    assert len(text.encode()) < LONGEST + 100_000 < 1 << 20
    assert "Er zijn er nog" in text


def test_every_code_can_be_noted() -> None:
    items = [problem(code, Location("x")) for code in CODES]
    kinds = [item.severity for item in noted(items)]
    assert kinds == sorted(kinds, key=("error", "warning", "notice").index)
