"""A new archive, the form without Git, and what editors get: all from the program's own tables."""

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder import pipeline
from builder.config import SITE
from builder.forms import ASK, ENTRIES, REPORT, TEXTS, ask_form, filled_in, key_of, report_form
from builder.loading import load
from builder.model import SourceFile
from builder.proposals import NoProposal, proposal, write
from builder.reading.document import AnchorWords, read
from builder.reading.fields import QUESTION, SCHEMAS
from builder.reading.slugs import is_id
from builder.scaffold import ASKED, FORMS
from builder.schemas import json_schema, json_schemas
from builder.snippets import snippets
from builder.starting import WORKFLOWS, Wishes, files_of, start, starter
from tests.driver import REPOSITORY, Archive
from tests.hostile import OURS
from tests.test_cli import run

WISHES = Wishes("Vragen aan: “de raad”", "nl", "https://x.example/raad/", "", "1.2.3")
OWN = {"install": "make install", "program": ".venv/bin/vraagbaak", "messages": "nl"}


def own_files() -> dict[str, str]:
    """Files of this repository that are written by the program."""
    files = {f".github/workflows/{name}": starter(f"workflows/{name}", **OWN) for name in WORKFLOWS}
    files[f".github/ISSUE_TEMPLATE/{ASK}"] = ask_form("nl")
    files[f".github/ISSUE_TEMPLATE/{REPORT}"] = report_form("nl")
    for name in ("settings.json", "tasks.json"):
        files[f".vscode/{name}"] = starter(f"vscode/{name}", **OWN)
    files[".vscode/vraagbaak.code-snippets"] = snippets("nl")
    schema = json.dumps(json_schema("site", SITE), indent=2, ensure_ascii=False)
    files[".vscode/site.schema.json"] = f"{schema}\n"
    return files


def test_what_the_repository_has_is_what_a_new_archive_gets() -> None:
    for name, text in own_files().items():
        path = REPOSITORY / name
        if os.environ.get("VRAAGBAAK_UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text, name


# --- init ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_a_new_archive_has_no_problem_and_becomes_a_site(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "nieuw" / "archief"
    options = ["--title", 'Raad: "A" & B', "--language", language]
    done = run("init", str(folder), *options, "--base-url", "https://x.example/raad/")
    assert done.returncode == 0, done.stderr
    assert pipeline.check(folder).problems == ()
    assert pipeline.build(folder, folder / "_site").published
    home = (folder / "_site" / "index.html").read_text("utf-8")
    assert 'Raad: "A" &amp; B' in home or "Raad: &#34;A&#34; &amp; B" in home
    assert f'<html lang="{language}"' in home
    for name in WORKFLOWS:
        yaml.safe_load((folder / ".github/workflows" / name).read_text("utf-8"))
    new = run("new", "question", "Fietspad", "--session", "2025-2026", "--site", str(folder))
    assert new.returncode == 0
    assert not pipeline.check(folder).failed


def test_a_folder_with_something_in_it_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mijn werk")
    done = run("init", str(tmp_path), "--title", "X", "--lang", "nl")
    assert done.returncode == 2
    assert "staat al iets" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize(
    "options",
    [["--language", "Nederlands"], ["--base-url", "x.example"], ["--repository", "nergens"]],
)
def test_settings_that_cannot_be_are_refused_before_anything_is_made(
    tmp_path: Path, options: list[str]
) -> None:
    done = run("init", str(tmp_path / "a"), "--title", "X", *options)
    assert done.returncode == 2
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("title", [text for text in OURS if text.isprintable()])
def test_any_title_is_kept(tmp_path: Path, title: str) -> None:
    start(tmp_path / "a", Wishes(title, "nl", "", "", "1"))
    settings = load(tmp_path / "a").config
    assert settings is not None
    assert settings.title == title


def test_no_place_in_a_starter_is_left_open() -> None:
    for name, text in files_of(WISHES):
        for word in ("@install@", "@program@", "@messages@"):
            assert word not in text, name


# --- the form -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_form_has_fields_of_a_question_and_asks_what_is_required(language: Any) -> None:  # noqa: ANN401 - a Language
    form = yaml.safe_load(ask_form(language))
    inputs = [entry for entry in form["body"] if entry["type"] != "markdown"]
    known = {field.name: field for field in QUESTION.fields}
    assert [entry["id"] for entry in inputs] == [key_of(entry.id) for entry in ENTRIES]
    for entry, own in zip(inputs, ENTRIES, strict=True):
        required = entry.get("validations", {}).get("required", False)
        if own.id in TEXTS:
            assert required == (own.id == "question")
        else:
            assert required == known[own.id].required
    assert {field.name for field in QUESTION.fields if field.required} <= {e.id for e in ENTRIES}
    assert yaml.safe_load(report_form(language))["body"]


def issue(values: dict[str, str], number: int = 7) -> bytes:
    labels = {entry.id: entry.label["nl"] for entry in ENTRIES}
    body = "\n\n".join(f"### {labels[name]}\n\n{text}" for name, text in values.items())
    return json.dumps({"issue": {"number": number, "body": body, "title": "$(id)"}}).encode()


def test_an_issue_becomes_a_question(archive: Archive, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_bytes(
        issue(
            {
                "title": "Veerdienst: de winter",
                "number": "33",
                "session": "2025-2026",
                "asked": "2026-04-20",
                "answered": "_No response_",
                "askers": "Imke Vlasschuur; kobe-zevenster",
                "addressees": "Bert Kapelvoorde",
                "topics": "Mobiliteit; water",
                "source": "https://x.example/33.pdf",
                "question": "Aanleiding.\n\n### Een kop\n\n1. Hoeveel?\n\n2. Wanneer?",
                "answer": "1-2. Dat zoeken we uit.",
            }
        )
    )
    report = tmp_path / "report.md"
    options = ["--site", str(archive.folder), "--lang", "nl", "--report", str(report)]
    done = run("propose", str(event), *options)
    assert done.returncode == 0, done.stderr
    path = archive.folder / "content/questions/2025-2026/veerdienst-de-winter-7.md"
    assert done.stdout.strip().endswith(str(path))
    assert not pipeline.check(archive.folder).failed
    record = archive.build().record("2025-2026/veerdienst-de-winter-7")
    assert record["title"] == "Veerdienst: de winter"
    assert [who["name"] for who in record["askers"]] == ["Imke Vlasschuur", "Kobe Zevenster"]
    assert [topic["id"] for topic in record["topics"]] == ["mobiliteit", "water"]
    assert [part["id"] for part in record["parts"]] == ["1", "2"]
    assert record["answers"][0]["parts"][0]["covers"] == ["1", "2"]
    assert record["answered"] is None
    assert record["source"]["url"] == "https://x.example/33.pdf"
    assert "Een kop" in archive.build().page("vragen/2025-2026/veerdienst-de-winter-7/").text
    again = run("propose", str(event), *options)
    assert again.returncode == 2


@pytest.mark.parametrize("text", OURS, ids=range(len(OURS)))
def test_no_words_of_a_stranger_make_more_than_one_new_file(tmp_path: Path, text: str) -> None:
    safe = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    event = issue({entry.id: safe for entry in ENTRIES} | {"title": f"x {safe}"})
    found = proposal(event, "nl")
    inside = found.path.removeprefix("content/questions/").removesuffix("-7.md")
    assert found.path == f"content/questions/{inside}-7.md"
    assert is_id(inside)
    write(found, tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [Path(found.path).name]
    with pytest.raises(FileExistsError):
        write(found, tmp_path)


@pytest.mark.parametrize("session", ["../../x", "/etc", "a/b", "..", "2025-2026/../..", "con"])
def test_a_session_is_no_way_out(session: str) -> None:
    found = proposal(issue({"title": "X", "session": session, "question": "1. a?"}), "nl")
    assert found.path == "content/questions/x-7.md"


@pytest.mark.parametrize(
    "event",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"issue": {"number": "7; id", "body": "x"}}',
        b'{"issue": {"number": 7, "body": null}}',
        b'{"issue": {"number": 7, "body": "geen formulier"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_filled_in_form_is_refused(event: bytes) -> None:
    with pytest.raises(NoProposal):
        proposal(event, "nl")


@given(st.dictionaries(st.sampled_from([e.id for e in ENTRIES]), st.text(), min_size=1))
def test_what_was_filled_in_comes_back(values: dict[str, str]) -> None:
    labels = {label for entry in ENTRIES for label in entry.label.values()}
    kept = {
        name: text
        for name, text in values.items()
        if text.strip() and "\r" not in text and not any(label in text for label in labels)
    }
    event = json.loads(issue(kept)) if kept else {"issue": {"body": ""}}
    found = filled_in(event["issue"]["body"])
    assert {name: text.strip("\n") for name, text in kept.items()} == found


# --- editors ------------------------------------------------------------------------------------


def test_the_schemas_are_published(archive: Archive) -> None:
    archive.question("s/x")
    site = archive.build()
    published = {path.stem for path in (site.folder / "schemas").iterdir()}
    assert published == {*SCHEMAS, "site"}


def test_a_schema_has_every_field_and_its_meaning() -> None:
    for name, text in json_schemas():
        schema = json.loads(text)
        table = SITE if name == "schemas/site.json" else SCHEMAS[Path(name).stem]  # type: ignore[index]
        assert set(schema["properties"]) == {field.name for field in table.fields}
        assert schema.get("required", []) == [f.name for f in table.fields if f.required]
        for field in table.fields:
            assert schema["properties"][field.name]["description"] == field.meaning


def test_every_file_of_the_demonstration_fits_its_schema() -> None:
    """By the rules of JSON Schema, not by ours."""
    for path in sorted((REPOSITORY / "content").rglob("*.md")):
        folder = path.relative_to(REPOSITORY / "content").parts[0]
        kind = {"questions": "question", "people": "person", "bodies": "body"}.get(
            folder, folder.removesuffix("s")
        )
        front = path.read_text("utf-8").split("---\n")[1]
        value = yaml.load(front, Loader=yaml.BaseLoader) or {}  # noqa: S506 - strings only
        validator = jsonschema.Draft202012Validator(json_schema(kind, SCHEMAS[kind]))  # type: ignore[index]
        faults = [
            f"{'.'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(value)
        ]
        faults = [fault for fault in faults if not _only_a_string(fault)]
        assert not faults, path


def _only_a_string(fault: str) -> bool:
    """Whether a fault is that this loader makes everything a string, also numbers and truth."""
    return any(name in fault for name in ("menu", "summary", "''"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_snippet_is_a_file_that_is_right(language: Any) -> None:  # noqa: ANN401 - a Language
    made = json.loads(snippets(language))
    folders = ("questions/s", "people", "topics", "bodies", "pages")
    for snippet, folder in zip(made.values(), folders, strict=True):
        body = "\n".join(snippet["body"])
        assert "${" not in body
        typed = re.sub(r"\$1\b", "Een titel", body)
        typed = re.sub(r"\$\d+", "", typed)
        reading = read(SourceFile(f"content/{folder}/x.md", typed.encode()), AnchorWords())
        assert reading.problems == ()


def test_the_hook_for_pre_commit_is_a_command_that_exists() -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "vraagbaak check"
    assert hook["pass_filenames"] is False
    # It looks whenever something changes that `check` looks at.
    read_by_check = (
        "content/topics/x.md",
        "content/addresses.txt",
        "site.yaml",
        "theme/templates/x",
    )
    for path in read_by_check:
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "README.md")


def test_editors_are_told_how_files_are_kept_here_and_in_a_new_archive() -> None:
    new = dict(files_of(WISHES))[".editorconfig"]
    for text in (new, (REPOSITORY / ".editorconfig").read_text("utf-8")):
        told = configparser.ConfigParser()
        told.read_string(f"[root]\n{text}")
        assert told["*"]["charset"] == "utf-8"
        assert told["*"]["end_of_line"] == "lf"
        # Two spaces at the end of a line of Markdown are a line break, and words of a source.
        assert told["*.md"]["trim_trailing_whitespace"] == "false"


def test_the_task_of_vs_code_finds_the_place_of_a_problem(archive: Archive) -> None:
    tasks = json.loads((REPOSITORY / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    pattern = re.compile(tasks[0]["problemMatcher"]["pattern"]["regexp"])
    archive.question("s/x", asked="gisteren")
    said = run("check", "--site", str(archive.folder)).stdout.splitlines()
    matches = [match for line in said if (match := pattern.match(line))]
    assert [match.groups()[:5] for match in matches] == [
        ("content/questions/s/x.md", "3", "8", "error", "bad-date")
    ]


# --- new ----------------------------------------------------------------------------------------


def test_new_takes_everything_as_options(archive: Archive) -> None:
    options = ["--number", "3: a", "--asked", "2026-04", "--asker", "An Maes", "--asker", "bo"]
    options += ["--addressee", "Cas", "--topic", "water", "--session", "2025-2026"]
    done = run("new", "question", "Titel", *options, "--site", str(archive.folder))
    assert done.returncode == 0, done.stderr
    record = archive.build().record("2025-2026/titel")
    assert record["number"] == "3: a"
    assert record["asked"] == "2026-04"
    assert [who["name"] for who in record["askers"]] == ["An Maes", "Bo"]
    assert [topic["id"] for topic in record["topics"]] == ["water"]


def test_new_refuses_what_does_not_fit_and_makes_nothing(archive: Archive) -> None:
    done = run("new", "question", "T", "--asked", "gisteren", "--site", str(archive.folder))
    assert done.returncode == 2
    assert not (archive.folder / "content").exists()


@pytest.mark.parametrize("title", [t for t in OURS if "\0" not in t and t.isascii()][::5])
def test_new_keeps_any_title(archive: Archive, title: str) -> None:
    done = run("new", "topic", f"x{title}", "--site", str(archive.folder))
    if done.returncode == 2:
        assert not title.isprintable()
        return
    inputs = load(archive.folder)
    (reading,) = [read(file, AnchorWords()) for file in inputs.files]
    assert reading.document is not None
    assert reading.document.fields.name == f"x{title}"  # type: ignore[union-attr]


PARENT = ("--parent", "provincieraad")


def test_new_makes_each_kind_of_file_with_what_is_known_of_it(archive: Archive) -> None:
    for arguments in (
        ["body", "Provincieraad"],
        ["body", "Waterschap", "--abbreviation", "WS", "--body-kind", "dienst", *PARENT],
        ["topic", "Water"],
        ["topic", "Dijken", "--broader", "water"],
        ["page", "Over ons", "--description", "Wie wij zijn.", "--menu", "2"],
        ["person", "An Maes"],
    ):
        done = run("new", *arguments, "--site", str(archive.folder))
        assert done.returncode == 0, done.stderr
    assert archive.codes() == []
    text = (archive.folder / "content/bodies/waterschap.md").read_text("utf-8")
    assert "abbreviation: WS\nkind: dienst\nparent: provincieraad\n" in text
    site = archive.build()
    assert "WS" in site.page("instellingen/waterschap").text
    assert "Wie wij zijn." in site.page("over-ons").html


def test_new_tells_what_a_kind_of_file_does_not_have(archive: Archive) -> None:
    given = ["--menu", "2", "--session", "2025-2026"]
    done = run("new", "person", "An Maes", *given, "--site", str(archive.folder))
    assert done.returncode == 2
    assert "menu, session" in done.stderr
    assert not (archive.folder / "content").exists()


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_that_new_knows_stands_in_its_form(kind: str) -> None:
    for form in FORMS[kind][1].values():
        assert all(f"\n{field}:" in form for field in ASKED[kind])


@pytest.mark.skipif(shutil.which("script") is None, reason="needs the program script")
def test_new_asks_on_a_terminal(archive: Archive) -> None:
    words = f"{sys.executable} -m builder.cli new --site {archive.folder} --lang nl"
    answers = "question\nDe brug\n2025-2026\n12\n2026-04-20\n\nAn Maes; bo\nCas\nwater\n"
    done = subprocess.run(
        [
            shutil.which("script") or "script",
            "--quiet",
            "--return",
            "--command",
            words,
            "/dev/null",
        ],
        input=answers,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stdout
    record = archive.build().record("2025-2026/de-brug")
    assert record["number"] == "12"
    assert [who["name"] for who in record["askers"]] == ["An Maes", "Bo"]


def test_new_without_a_terminal_says_what_it_needs(archive: Archive) -> None:
    done = run("new", "--site", str(archive.folder), "--lang", "nl")
    assert done.returncode == 2
    assert "vraagbaak new question" in done.stderr
