"""The laws of the house: same bytes whatever the circumstances, all or nothing."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.publishing.files import NotOurs
from builder.publishing.search import Indexing, SearchFailed, SearchRecord, verify
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


def fragments(archive: Archive) -> set[str]:
    folder = archive.output / "pagefind" / "fragment"
    return {path.name for path in folder.iterdir()}


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
            if path.is_file() and "pagefind" not in path.parts
        }
        assert edited.files() == other
        assert fragments(small) == {p.name for p in (clean / "pagefind/fragment").iterdir()}


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
        if path.is_file() and "pagefind" not in path.parts
    }
    assert here == there


def test_the_number_of_workers_changes_no_byte(
    small: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = small.build().files()
    monkeypatch.setattr(pipeline, "PARALLEL", 1)
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
        if path.is_file() and "pagefind" not in path.parts
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
    assert len(fragments(small)) == 1


def test_a_failure_leaves_the_published_site_and_no_rubbish(
    small: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small.build().files()
    small.question("s/c", "1. Nieuw?")

    def broken(*_: object) -> None:
        message = "damaged"
        raise SearchFailed(message)

    monkeypatch.setattr("builder.publishing.search.verify", broken)
    with pytest.raises(SearchFailed):
        small.build()
    monkeypatch.undo()
    assert {
        path.relative_to(small.output).as_posix(): path.read_bytes()
        for path in small.output.rglob("*")
        if path.is_file() and "pagefind" not in path.parts
    } == before
    hidden = [path.name for path in small.folder.iterdir() if path.name.startswith(".")]
    assert hidden == ["._site.build"]  # the workshop, which is there after any build


@pytest.mark.parametrize("damage", ["empty", "missing", "truncated", "extra"])
def test_a_damaged_search_index_is_noticed(small: Archive, damage: str) -> None:
    small.build()
    folder = small.output / "pagefind"
    urls = {"/vragen/s/a/", "/vragen/s/b/"}
    verify(folder, urls)
    fragment = min((folder / "fragment").iterdir())
    index = min((folder / "index").iterdir())
    if damage == "empty":
        fragment.write_bytes(b"")
    elif damage == "missing":
        fragment.unlink()
    elif damage == "truncated":
        index.write_bytes(index.read_bytes()[:-9])
    else:
        urls.add("/vragen/s/c/")
    with pytest.raises(SearchFailed):
        verify(folder, urls)


def test_the_index_is_whole_on_a_busy_machine(tmp_path: Path) -> None:
    """Asked to write its own files, Pagefind says it is done before it is."""
    words = " ".join(f"woord{number}" for number in range(400))
    record = "<!doctype html><html><body><h1>{0}</h1><p>{0} {1}</p></body></html>"
    records = [SearchRecord(f"/{number}/", record.format(number, words)) for number in range(200)]
    runs = [Indexing(records, "nl", tmp_path / str(run) / "pagefind") for run in range(8)]
    for run in runs:
        run.finish()


def test_search_runs_only_if_a_record_changed(small: Archive) -> None:
    small.build()
    entry = small.output / "pagefind" / "pagefind-entry.json"
    before = entry.stat().st_ino
    small.write("content/pages/nieuw.md", "---\ntitle: N\n---\n")
    small.build()
    assert entry.stat().st_ino == before
    small.question("s/c", "1. Nieuw?")
    small.build()
    assert entry.stat().st_ino != before
