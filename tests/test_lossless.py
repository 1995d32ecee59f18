"""The check that the import makes on every document: nothing may be lost, added or moved."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing import run, splitting
from builder.importing.lossless import difference, letters
from tests.driver import Archive


def test_what_is_no_letter_or_digit_does_not_count() -> None:
    assert (
        letters("1.  Hoe-\nveel?_[^2] \\* «\N{LATIN SMALL LIGATURE FI}ets» é") == "1Hoeveel2fietsé"
    )


@given(st.text(), st.integers(0, 10**6))
def test_one_letter_less_is_a_difference(text: str, at: int) -> None:
    known = letters(text)
    assert difference(text, f"*{text}*\n") is None
    if known:
        at %= len(known)
        assert difference(text, known[:at] + known[at + 1 :]) is not None


def test_a_difference_shows_its_place() -> None:
    found = difference("Een fiets op de dijk", "Een fiets op dijk")
    assert found is not None
    assert (found.before, found.wanted, found.found) == ("Eenfietsopd", "edijk", "ijk")


def test_letters_in_another_order_are_a_difference() -> None:
    assert difference("ab cd", "cd ab") is not None


@pytest.mark.parametrize("harm", [lambda text, **_: text[:-1], lambda text, **_: f"{text}x"])
def test_what_loses_or_gains_a_letter_is_told_and_not_written(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, harm: object
) -> None:
    mapping = archive.write("mapping.yaml", "title: t\nquestion: q\nanswer: a\nid: '{t}'\n")
    table = archive.write("table.jsonl", json.dumps({"t": "T", "q": "Waarom?", "a": "Daarom"}))
    monkeypatch.setattr(splitting, "escape_markdown", harm)
    report = run([table], mapping, archive.folder)
    assert [item.code for item in report.problems] == ["import-lost"]
    assert report.created == ()
    assert not list(Path(archive.folder, "content").rglob("*.md"))
