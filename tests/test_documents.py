"""Importing documents: texts and PDFs become question files that need little or no work."""

import json
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from builder.importing import known_sources, run, summary
from builder.importing.draft import Draft, misplaced
from builder.importing.joining import Words, join
from builder.importing.lines import lines_of
from builder.importing.lossless import letters
from builder.importing.paragraphs import Paragraph
from builder.importing.writing import create
from tests.documents import codes, house_imported, imported, of_text, text_without
from tests.driver import REPOSITORY, Archive
from tests.pdfs import (
    FLEMISH_QUESTION,
    FLEMISH_REPLY,
    house_pdf,
)

# --- what is neither ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Zomaar een tekst.\n\nZonder vragen.", "1. Een\n2. Lijst"])
def test_what_is_no_question_is_told_and_not_written(archive: Archive, text: str) -> None:
    report = of_text(archive, text)
    assert codes(report) == ["import-unknown"]
    assert report.created == ()


def test_an_empty_text_is_told(archive: Archive) -> None:
    assert codes(of_text(archive, " \n\n…\n")) == ["import-empty"]


def test_a_table_is_recognised_by_its_columns(archive: Archive) -> None:
    row = {
        "doc_id": "1", "depotdat": "2032-01-12", "aut_person": "Vlasschuur, Imke",
        "aut_party": "Oever", "question": "Titel\n\n1. Waarom?", "answer": "1. Daarom.",
        "answer_department": "Water", "answer_subdepartment": "Wegen", "question_theme": "IJS",
    }  # fmt: skip
    file = archive.write("in/tabel.jsonl", json.dumps(row))
    report = run([file], None, archive.folder)
    assert [name for _, name in report.sources] == ["be-chamber"]
    assert report.questions[0].parts == 1
    other = archive.write("in/ander.jsonl", json.dumps({"a": "b"}))
    assert codes(run([other], None, archive.folder)) == ["import-unknown"]


def test_every_known_source_is_named() -> None:
    assert {"vlaams-parlement", "tweede-kamer", "be-chamber"} <= set(known_sources())


# --- nothing is lost ------------------------------------------------------------------------------


def test_every_letter_of_a_text_is_in_its_file(archive: Archive) -> None:
    """The title is in the front matter; everything else is in the body, in order."""
    report = of_text(archive, text_without())
    _, _, written = imported(archive, report)
    body = written.partition("\n---\n")[2].replace("## Antwoord", "")
    title, _, rest = text_without().partition("\n")
    assert letters(body) == letters(rest)
    assert letters(title) in letters(written)


def test_a_line_without_a_place_stops_the_document() -> None:
    first, second = lines_of("een\ntwee")
    whole = Draft("x", context=(Paragraph((first, second)),))
    assert misplaced(whole, [first, second]) is None
    assert misplaced(Draft("x", context=(Paragraph((first,)),)), [first, second]) == second
    twice = Draft("x", context=(Paragraph((first, second)),), taken=(second,))
    assert misplaced(twice, [first, second]) == second
    turned = Draft("x", context=(Paragraph((second,)), Paragraph((first,))))
    assert misplaced(turned, [first, second]) is not None


# --- joining --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("een streek-", "wegdienst", "een streekwegdienst"),
        ("een WIA-", "uitkering", "een WIA-uitkering"),
        ("wet- ", "en regelgeving", "wet- en regelgeving"),
        ("leer-", "en verbetercyclus", "leer- en verbetercyclus"),
        ("een video-", "opname", "een video-opname"),
        ("de Noord-", "Hollander", "de Noord-Hollander"),
        ("een e-", "mail is een e-mail", "een e-mail is een e-mail"),
        ("zie https://a.example/een-", "twee", "zie https://a.example/een-twee"),
        ("zie https://", "www.a.example", "zie https://www.a.example"),
        ("de dijk", "is af", "de dijk is af"),
        ("gewoon\N{SOFT HYPHEN}", "weg", "gewoonweg"),
    ],
)
def test_lines_are_joined(before: str, after: str, joined: str) -> None:
    lines = lines_of(f"{before}\n{after}")
    assert join(lines, Words.of(lines)) == joined


# --- creates only ---------------------------------------------------------------------------------


def test_a_second_import_of_a_document_changes_nothing(archive: Archive) -> None:
    first = house_imported(archive)
    before = {path: (archive.folder / path).stat().st_mtime_ns for path in first.created}
    report = run([archive.folder / "417.pdf"], None, archive.folder, update=True)
    assert report.created == ()
    assert report.differing == ()
    assert {path: (archive.folder / path).stat().st_mtime_ns for path in before} == before


def test_what_differs_is_shown_and_put_beside_it_only_when_asked(archive: Archive) -> None:
    (path,) = (p for p in of_text(archive, text_without()).created)
    file = archive.folder / path
    file.write_text(file.read_text("utf-8").replace("Negen keer", "Nooit"), "utf-8")
    edited = file.read_bytes()
    report = of_text(archive, text_without())
    assert codes(report) == ["import-differs"]
    assert "-1. Nooit." in report.differing[0].differences
    assert "+1. Negen keer." in report.differing[0].differences
    assert list(file.parent.glob("*.new")) == []
    for _ in range(2):
        report = of_text(archive, text_without(), update=True)
        assert report.differing[0].beside == f"{path}.new"
    assert len(list(file.parent.glob("*.new"))) == 1
    assert "Negen keer" in (archive.folder / f"{path}.new").read_text("utf-8")
    assert file.read_bytes() == edited


def test_a_dry_run_of_documents_says_the_same_and_writes_nothing(archive: Archive) -> None:
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    dry = run([file], None, archive.folder, dry_run=True)
    assert not (archive.folder / "content").exists()
    assert run([file], None, archive.folder) == dry


def test_a_file_has_its_name_only_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link gives the name; until then there is nothing, and after a cut nothing is left."""

    def cut(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.link", cut)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "x.md", b"half")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flag", [True, False])
def test_a_file_that_is_there_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, flag: bool
) -> None:
    if not flag:
        monkeypatch.delattr("os.O_TMPFILE", raising=False)
    file = tmp_path / "x.md"
    assert create(file, b"new")
    file.chmod(0o400)
    assert not create(file, b"other")
    assert file.read_bytes() == b"new"
    assert [item.name for item in tmp_path.iterdir()] == ["x.md"]


def test_an_import_that_is_killed_leaves_whole_files_and_can_be_done_again(
    archive: Archive, tmp_path: Path
) -> None:
    row = {"title": "Veer", "text": "1. Hoe vaak?", "reply": "1. Vaak." + " Heel vaak." * 300}
    names = [sha256(bytes([n])).hexdigest()[:12] for n in range(120)]
    rows = [row | {"title": f"Veer {name}", "who": name} for name in names]
    table = archive.write("in/t.jsonl", "\n".join(map(json.dumps, rows)))
    mapping = archive.write(
        "in/m.yaml", "title: title\nquestion: text\nanswer: reply\naskers: who\nid: '{title}'\n"
    )
    whole = Archive(tmp_path / "whole")
    run([table], mapping, whole.folder)
    wanted = {p.name: p.read_bytes() for p in (whole.folder / "content").rglob("*") if p.is_file()}
    for wait in (0.0, 0.03, 0.1):
        process = subprocess.Popen(
            [sys.executable, "-m", "builder.cli", "import", str(table), "--mapping", str(mapping),
             "--site", str(archive.folder)],
            cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not (archive.folder / "content").exists():
            time.sleep(0.005)
        time.sleep(wait)
        process.kill()
        process.wait()
        found = [p for p in (archive.folder / "content").rglob("*") if p.is_file()]
        assert all(p.read_bytes() == wanted[p.name] for p in found)
    run([table], mapping, archive.folder)
    found = [p for p in (archive.folder / "content").rglob("*") if p.is_file()]
    assert {p.name: p.read_bytes() for p in found} == wanted


def test_nothing_is_written_outside_the_archive(archive: Archive, tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (archive.folder / "content").mkdir()
    (archive.folder / "content/questions").symlink_to(outside)
    assert codes(of_text(archive, text_without())) == ["import-outside"]
    assert list(outside.iterdir()) == []


# --- the command ----------------------------------------------------------------------------------


def command(archive: Archive, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "builder.cli", "import", *arguments, "--site", str(archive.folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_summary_says_what_it_was_read_as_and_where_to_look(archive: Archive) -> None:
    text = "\n".join((*FLEMISH_QUESTION, "", "Ik dank u voor de vraag.", "", *FLEMISH_REPLY))
    file = archive.write("in/vraag.txt", text)
    said = command(archive, str(file), "--lang", "nl")
    assert said.returncode == 0
    assert "gelezen als vlaams-parlement: vraag.txt" in said.stderr
    assert "1 document: 3 deelvragen, 2 delen van antwoorden" in said.stderr
    assert "1 onzekere plaatsen" in said.stderr
    assert "content/questions/veer-op-de-zilte-uitval.md:" in said.stderr
    assert "Ik dank u voor de vraag." in said.stdout


def test_a_summary_names_some_of_what_is_proposed_and_json_all(archive: Archive) -> None:
    names = [f"Oever {letter}" for letter in "abcdefgh"]
    row = {"id": "1", "t": "Riet", "q": "Waarom?", "topics": ",".join(names)}
    mapping = archive.write(
        "mapping.yaml",
        "title: t\nquestion: q\nsession: {value: s}\nid: '{session}/{id}'\n"
        "topics: {column: topics, separator: ','}\n",
    )
    table = archive.write("in/rows.jsonl", json.dumps(row))
    given = (str(table), "--mapping", str(mapping), "--dry-run")
    said = command(archive, *given, "--lang", "nl").stderr.splitlines()
    start = said.index("voorgesteld als nieuw, om na te kijken:")
    assert said[start + 1] == (
        "  content/topics/: oever-a, oever-b, oever-c, oever-d, oever-e en nog 3"
    )
    *_, last = command(archive, *given, "--format", "json").stdout.splitlines()
    created = json.loads(last)["summary"]["created"]
    assert [path for path in created if "topics" in path] == [
        f"content/topics/oever-{letter}.md" for letter in "abcdefgh"
    ]


def test_the_same_as_json(archive: Archive) -> None:
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    said = command(archive, str(file), "--format", "json", "--dry-run")
    *_, last = said.stdout.splitlines()
    found = json.loads(last)["summary"]
    report = run([file], None, archive.folder, dry_run=True)
    assert found == json.loads(json.dumps(summary(report, "en")))
    assert (found["parts"], found["answer_parts"], found["failed"]) == (5, 3, 0)
    assert (
        found["questions"][0]["path"] == "content/questions/2031-2032/417-het-veer-op-de-zilte.md"
    )
    assert {"place", "text"} == set(found["furniture"][0])


@pytest.mark.parametrize(
    "arguments",
    [["--as", "vlaams-parlement", "--mapping", __file__], ["--url", "x"], ["--as", "nergens"]],
)
def test_wrong_options_are_told(archive: Archive, arguments: list[str]) -> None:
    said = command(archive, __file__, *arguments)
    assert said.returncode == 2
    assert "Traceback" not in said.stderr


def test_a_wrong_day_of_retrieval_is_told(archive: Archive) -> None:
    assert codes(of_text(archive, text_without(), retrieved="1 mei 2032")) == ["bad-date"]
