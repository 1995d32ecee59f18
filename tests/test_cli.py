"""The commands: exit codes, formats, languages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import cli, site
from tests.driver import REPOSITORY, Archive


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "builder.cli", *arguments],
        env={**clean, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_archive_is_built_with_exit_code_0(archive: Archive) -> None:
    archive.question("s/x", "1. Q?")
    done = run("build", "--site", str(archive.folder))
    assert done.returncode == 0
    assert done.stdout == ""
    assert "1 question, " in done.stderr
    assert (archive.output / "index.html").is_file()


@pytest.mark.parametrize(("lang", "words"), [("nl", "laat er"), ("en", "allows")])
def test_a_site_that_is_too_large_for_github_pages_is_told_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    archive.question("s/x", "1. Q?")
    asked = ["build", "--site", str(archive.folder), "--no-search", "--lang", lang]
    assert words not in CliRunner().invoke(cli, asked).stderr
    monkeypatch.setattr(site, "GITHUB_PAGES", 1000)
    # Also when nothing changed.
    done = CliRunner().invoke(cli, asked)
    assert f"GitHub Pages {words} 0" in done.stderr
    assert done.exit_code == 0


def test_a_fault_in_the_content_has_exit_code_1(archive: Archive) -> None:
    archive.question("s/x", titel="X")
    for command in ("build", "check"):
        done = run(command, "--site", str(archive.folder), "--lang", "nl")
        assert done.returncode == 1
        assert "s/x.md:3:1: error[unknown-field]: “titel” is geen veld" in done.stdout
        assert "bedoelt u title?" in done.stdout
    assert not archive.output.exists()


def test_a_folder_without_site_yaml_says_what_to_do(tmp_path: Path) -> None:
    done = run("build", "--site", str(tmp_path))
    assert done.returncode == 1
    assert "no-site" in done.stdout
    assert "title: My archive" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--sit", "x"],
        ["build", "--base-url", "x.example"],
        ["new", "vraag", "x"],
        ["import"],
        ["import", __file__, "--as", "be-chamber", "--mapping", __file__],
        ["import", __file__, "--as", "nergens"],
    ],
)
def test_wrong_usage_has_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_a_folder_that_is_not_ours_has_exit_code_2(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "thesis"
    other.mkdir()
    (other / "x.txt").write_text("x")
    done = run("build", "--site", str(archive.folder), "--output", str(other), "--lang", "nl")
    assert done.returncode == 2
    assert "kies een andere --output" in done.stderr


def test_a_failing_machine_has_exit_code_3(archive: Archive) -> None:
    archive.question("s/x")
    done = run("build", "--site", str(archive.folder), "--output", "/proc/nee/site")
    assert done.returncode == 3
    assert "That failed" in done.stderr


@pytest.mark.parametrize(
    ("environment", "option", "message"),
    [
        ({"LANG": "nl_BE.UTF-8"}, [], "verplichte veld"),
        ({"LANG": "fr_BE.UTF-8"}, [], "required field"),
        ({}, [], "required field"),
        ({"LANG": "nl_BE.UTF-8"}, ["--lang", "en"], "required field"),
        ({"LC_ALL": "C", "LANG": "nl_BE.UTF-8"}, [], "required field"),
    ],
)
def test_messages_are_in_the_language_of_the_user(
    archive: Archive, environment: dict[str, str], option: list[str], message: str
) -> None:
    archive.write("content/questions/s/x.md", "tekst")
    assert message in run("check", "--site", str(archive.folder), *option, **environment).stdout


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("nl", "1 vraag, geen fouten", "2 vragen, "),
        ("en", "1 question, no errors", "2 questions, "),
    ],
)
def test_what_is_counted_has_its_singular_and_its_plural(
    archive: Archive, language: str, one: str, two: str
) -> None:
    archive.question("s/x", "1. Q?")
    assert one in run("check", "--site", str(archive.folder), "--lang", language).stderr
    archive.question("s/y", "1. Anders?")
    assert two in run("check", "--site", str(archive.folder), "--lang", language).stderr


def test_problems_as_json_are_one_object_a_line(archive: Archive) -> None:
    archive.question("s/x", titel="X")
    archive.question("s/y", "[x](z.md)")
    done = run("check", "--site", str(archive.folder), "--format", "json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["code"] for item in found] == ["unknown-field", "broken-link"]
    assert set(found[0]) == {
        "path",
        "line",
        "column",
        "severity",
        "code",
        "message",
        "hint",
        "related",
    }
    assert done.stderr == ""


def test_problems_for_github_are_workflow_commands(archive: Archive) -> None:
    archive.question("s/x", titel="X")
    done = run("check", "--site", str(archive.folder), "--format", "github")
    assert done.stdout.startswith("::error file=content/questions/s/x.md,line=3,col=1,")


def test_all_problems_of_all_files_come_in_one_run_in_order(archive: Archive) -> None:
    archive.question("s/b", asked="x")
    archive.question("s/a", "| a |\n|-|\n| b | c |", kind="x", asked="y")
    archive.write("site.yaml", "title: X\nlanguage: xx\n")
    found = [f"{item.location.path}:{item.location.line} {item.code}" for item in archive.check()]
    assert found == [
        "content/questions/s/a.md:3 bad-choice",
        "content/questions/s/a.md:4 bad-date",
        "content/questions/s/a.md:8 table-row",
        "content/questions/s/b.md:3 bad-date",
        "site.yaml:1 no-interface",
    ]


def test_a_file_that_is_not_markdown_is_not_silently_skipped(archive: Archive) -> None:
    archive.write("content/questions/s/x.txt", "1. Q?")
    archive.write("content/LICENSE", "CC0")
    found = archive.check()
    assert [item.code for item in found] == ["not-read"]
    assert "x.md" in found[0].hint("en")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["question", "person", "topic", "body", "page"])
def test_new_makes_a_file_that_is_right(archive: Archive, kind: str, language: str) -> None:
    title = 'Één "vraag": over #1'
    arguments = ["new", kind, title, "--site", str(archive.folder), "--lang", language]
    arguments += ["--session", "2025-2026"] if kind == "question" else []
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.strip())
    assert path.name == "een-vraag-over-1.md"
    assert archive.codes() == []
    before = path.read_bytes()
    again = run(*arguments)
    assert again.returncode == 2
    assert path.read_bytes() == before


def test_new_needs_an_archive(tmp_path: Path) -> None:
    assert run("new", "topic", "Water", "--site", str(tmp_path)).returncode == 2


def test_import_makes_files_that_build(archive: Archive) -> None:
    table = archive.write(
        "vragen.csv", "nr,titel,vraag\n1,Water,1. Waarom? 2. Hoe?\n2,Wegen,Waar?\n"
    )
    mapping = archive.write(
        "map.yaml",
        "title: titel\nnumber: nr\nquestion: vraag\nsession: {value: 2023-2024}\n",
    )
    done = run("import", str(table), "--mapping", str(mapping), "--site", str(archive.folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 questions" in done.stderr
    assert len(list((archive.folder / "content/questions").rglob("*.md"))) == 2
    assert archive.build().page("vragen/").text.count("Water") == 1
