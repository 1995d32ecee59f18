"""The laws of the house: same bytes whatever the circumstances, all or nothing."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline, runs
from builder.publishing.search import (
    Indexing,
    Place,
    SearchFailed,
    SearchRecord,
    verify,
    write,
)
from builder.publishing.search.indexing import MANY
from builder.publishing.workshop import NotOurs
from tests.driver import REPOSITORY, Archive


@pytest.fixture
def small(archive: Archive) -> Archive:
    """An archive with a bit of everything."""
    archive.person("an-peeters", parties="[Blauw]", roles="[{title: raadslid, body: raad}]")
    archive.file("bodies", "raad", "", {"name": "De raad", "abbreviation": "DR"})
    archive.file("topics", "water", "Over water.", {"name": "Water"})
    archive.file("pages", "over", "Over [[s/a]].", {"title": "Over", "menu": "1"})
    archive.question(
        "s/a",
        "DR en [b](b.md).\n\n1. Eén?\n\n2. Twee?\n\n## Antwoord\n\n1-2. Ja.",
        asked="2024-01-02",
        answered="2024-02-01",
        askers="[an-peeters, Jan Smit]",
        topics="[water, wegen]",
    )
    archive.question("s/b", "Zie [[s/a]].", asked="2024-01", addressees="[an-peeters]")
    return archive


def test_a_second_build_writes_nothing(small: Archive) -> None:
    small.build()
    before = {path: path.stat().st_mtime_ns for path in small.output.rglob("*")}
    assert small.build().written == 0
    assert {path: path.stat().st_mtime_ns for path in small.output.rglob("*")} == before


def test_a_build_after_edits_equals_a_clean_build(small: Archive, tmp_path: Path) -> None:
    """Whatever was built before leaves no trace."""
    choose = random.Random(1)  # noqa: S311 - any order will do, the same each time
    edits: list[Callable[[], object]] = [
        lambda: small.question("s/c", "1. Nieuw?", topics="[wegen]"),
        lambda: small.question("s/b", "Anders.", asked="2023"),
        lambda: small.person("an-peeters", name="An Maes"),
        lambda: (small.folder / "content/topics/water.md").unlink(missing_ok=True),
        lambda: small.write("content/pages/nieuw.md", "---\ntitle: N\n---\n"),
        lambda: (small.folder / "content/pages/nieuw.md").unlink(missing_ok=True),
        lambda: small.write("site.yaml", "title: Anders\n"),
    ]
    for round_ in range(6):
        choose.choice(edits)()
        edited = small.build()
        clean = tmp_path / f"clean{round_}"
        outcome = pipeline.build(small.folder, clean)
        assert outcome.published
        other = {
            path.relative_to(clean).as_posix(): path.read_bytes()
            for path in clean.rglob("*")
            if path.is_file()
        }
        assert edited.files() == other


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "7", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "nl_BE.UTF-8"},
    ],
)
def test_the_surroundings_change_no_byte(
    small: Archive, tmp_path: Path, environment: dict[str, str]
) -> None:
    here = small.build().files()
    output = tmp_path / "elsewhere"
    command = [sys.executable, "-m", "builder.cli", "build", "--site", str(small.folder)]
    umask = os.umask(0o077)
    try:
        subprocess.run(
            [*command, "--output", str(output)],
            env={**os.environ, **environment, "PYTHONPATH": str(REPOSITORY)},
            check=True,
            capture_output=True,
        )
    finally:
        os.umask(umask)
    there = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }
    assert here == there


def test_the_number_of_workers_changes_no_byte(
    small: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = small.build().files()
    monkeypatch.setattr(runs, "PARALLEL", 1)
    small.output = tmp_path / "parallel"
    assert small.build().files() == alone


def test_an_error_publishes_nothing(small: Archive) -> None:
    before = small.build().files()
    small.question("s/c", "[x](nergens.md)")
    outcome = pipeline.build(small.folder, small.output)
    assert not outcome.published
    assert outcome.failed
    assert {
        path.relative_to(small.output).as_posix(): path.read_bytes()
        for path in small.output.rglob("*")
        if path.is_file()
    } == before


def test_a_folder_that_is_not_ours_is_not_touched(small: Archive) -> None:
    small.output.mkdir()
    (small.output / "thesis.txt").write_text("drie jaar werk")
    with pytest.raises(NotOurs):
        small.build()
    assert (small.output / "thesis.txt").read_text() == "drie jaar werk"


def test_what_is_gone_from_the_archive_is_gone_from_the_site(small: Archive) -> None:
    small.build()
    (small.folder / "content/questions/s/b.md").unlink()
    small.question("s/a", "1. Q?")
    site = small.build()
    assert "vragen/s/b/index.html" not in site.files()
    assert len([name for name in site.files() if name.startswith("search-index/text/")]) == 1


def test_a_failure_leaves_the_published_site_and_no_rubbish(
    small: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small.build().files()
    small.question("s/c", "1. Nieuw?")

    def broken(*_: object) -> None:
        message = "damaged"
        raise SearchFailed(message)

    monkeypatch.setattr("builder.publishing.search.indexing.verify", broken)
    with pytest.raises(SearchFailed):
        small.build()
    monkeypatch.undo()
    assert {
        path.relative_to(small.output).as_posix(): path.read_bytes()
        for path in small.output.rglob("*")
        if path.is_file()
    } == before
    hidden = [path.name for path in small.folder.iterdir() if path.name.startswith(".")]
    assert hidden == ["._site.build"]  # the workshop, which is there after any build


@pytest.mark.parametrize("damage", ["empty", "missing", "truncated", "extra", "other"])
def test_a_damaged_search_index_is_noticed(small: Archive, damage: str) -> None:
    small.build()
    folder = small.output / "search-index"
    urls = {"vragen/s/b/", "vragen/s/a/"}
    verify(folder, urls)
    text, words = folder / "text/0/1.bin", min((folder / "words").iterdir())
    if damage == "empty":
        text.write_bytes(b"")
    elif damage == "missing":
        text.unlink()
    elif damage == "truncated":
        words.write_bytes(words.read_bytes()[:-9])
    elif damage == "extra":
        (folder / "words/other.bin").write_bytes(words.read_bytes())
    else:
        urls.add("vragen/s/c/")
    with pytest.raises(SearchFailed):
        verify(folder, urls)


def test_the_index_is_the_same_from_a_process_of_its_own(tmp_path: Path) -> None:
    records = [
        SearchRecord(
            url=f"vragen/{number}/",
            language="nl",
            title=f"Wijkraad {number}",
            places=(Place("context", "", "", f"Over fietspad {number} en fietspaden."),),
        )
        for number in range(MANY)
    ]
    Indexing(records, tmp_path / "many").finish()
    write(records, tmp_path / "one")
    files = [
        {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        for folder in (tmp_path / "many", tmp_path / "one")
    ]
    assert files[0] == files[1]
    assert len(files[0]) > MANY


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    records = [SearchRecord(f"vragen/{number}/", "nl", "Titel") for number in range(MANY)]
    (tmp_path / "text").write_text("in the way")
    with pytest.raises(OSError, match="text"):
        Indexing(records, tmp_path).finish()


def test_search_runs_only_if_a_record_changed(small: Archive) -> None:
    small.build()
    entry = small.output / "search-index" / "head.bin"
    before = entry.stat().st_ino
    small.write("content/pages/nieuw.md", "---\ntitle: N\n---\n")
    small.build()
    assert entry.stat().st_ino == before
    small.question("s/c", "1. Nieuw?")
    small.build()
    assert entry.stat().st_ino != before


def test_a_script_without_a_guard_is_told_so_and_waits_for_nobody(small: Archive) -> None:
    """The process that indexes begins by running the script of its parent once more."""
    script = small.write(
        "bouw.py",
        "import sys, pathlib\n"
        "from builder import pipeline\n"
        "from builder.publishing.search import indexing\n"
        "indexing.MANY = 1\n"
        "pipeline.build(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))\n",
    )
    command = [sys.executable, str(script), str(small.folder), str(small.output)]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode
    assert "if __name__ == '__main__':" in done.stderr
    assert "SearchFailed" in done.stderr


def test_builds_that_only_follow_one_another_are_not_taken_for_one_in_another(
    small: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process inherits of a build is looked at for whose it is, and where."""
    for said in (f"{os.getpid()} {small.folder}/._site.build", "1 /elsewhere", "x"):
        monkeypatch.setenv("VRAAGBAAK_BUILDING", said)
        small.build()
        assert "VRAAGBAAK_BUILDING" not in os.environ
    monkeypatch.setenv("VRAAGBAAK_BUILDING", f"1 {small.folder}/._site.build")
    with pytest.raises(RuntimeError, match="__main__"):
        small.build()
