"""Every problem code has an example that is wrong and one that is right, and both are tried."""

import os
from pathlib import Path

import pytest

from builder.codes import CODES
from tests.code_examples import EXAMPLES, WITHOUT_EXAMPLE, manual
from tests.driver import REPOSITORY

PAGE = REPOSITORY / "content" / "pages" / "meldingen.md"


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_wrong_example_is_told_and_the_right_one_is_not(tmp_path: Path, code: str) -> None:
    wrong = EXAMPLES[code].problems(tmp_path / "wrong", right=False)
    right = EXAMPLES[code].problems(tmp_path / "right", right=True)
    assert code in [item.code for item in wrong]
    assert code not in [item.code for item in right]
    # What is right has no other fault either.
    assert not [item for item in right if item.severity == "error"]


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_problem_says_what_to_do_in_both_languages(tmp_path: Path, code: str) -> None:
    found = EXAMPLES[code].problems(tmp_path, right=False)
    for item in (item for item in found if item.code == code):
        for said in (item.message("nl"), item.message("en")):
            assert "{" not in said.replace("{…}", "")
        assert bool(item.hint("nl")) == bool(item.hint("en")) == bool(CODES[code].text["nl"].hints)


def test_every_code_has_an_example_or_a_reason_why_not() -> None:
    imported = {code for code in CODES if code.startswith(("import-", "pdf-"))}
    assert set(CODES) - set(EXAMPLES) - imported == set(WITHOUT_EXAMPLE)
    assert not set(EXAMPLES) - set(CODES)


def test_the_page_of_codes_is_written_from_the_examples() -> None:
    if os.environ.get("VRAAGBAAK_UPDATE_GOLDEN"):
        PAGE.write_text(manual(), "utf-8")
    assert PAGE.read_text("utf-8") == manual()
