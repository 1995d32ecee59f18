"""The wheel: all that a site needs, nothing else, and it works where it is installed."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[1]
QUESTION = """---
title: First question
---
1. Does the wheel work?

## Answer

1. It does.
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command and returns what came of it; a failure shows what the command said."""
    result = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def files_below(folder: Path, prefix: str = "") -> set[str]:
    return {
        prefix + path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, and nothing else; the dependencies are those of the tests."""
    target = tmp_path_factory.mktemp("installed")
    uv = Path(sys.executable).with_name("uv")
    run(uv, "pip", "install", "-q", "--offline", "--no-deps", "--target", target, wheel, cwd=target)
    return target


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The smallest archive: a title and one question."""
    questions = tmp_path / "archive" / "content" / "questions" / "2025-2026"
    questions.mkdir(parents=True)
    (questions / "first-question.md").write_text(QUESTION, "utf-8")
    (tmp_path / "archive" / "site.yaml").write_text("title: X\nlanguage: en\n", "utf-8")
    return tmp_path / "archive"


def test_the_wheel_holds_the_program_and_the_theme_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        held = set(opened.namelist())
    about = {name for name in held if name.partition("/")[0].endswith(".dist-info")}
    program = files_below(ROOT / "builder", "builder/")
    theme = files_below(ROOT / "theme", "builder/theme/")

    assert held - about == program | theme
    assert {"builder/cli/__init__.py", "builder/theme/templates/base.html"} <= held
    assert any(name.endswith("/licenses/LICENSE") for name in about)


def test_two_builds_of_the_wheel_are_equal(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)

    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_installed_program_is_not_the_one_in_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    code = "from builder.publishing.theme import BUILT_IN; print(BUILT_IN)"
    said = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(installed))

    assert Path(said.stdout.strip()) == installed / "builder" / "theme"


def test_the_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    command = (sys.executable, installed / "bin" / "vraagbaak")
    said = run(*command, "--version", cwd=tmp_path, PYTHONPATH=str(installed))

    assert project["version"] in said.stdout


def test_the_installed_program_builds_an_archive(
    installed: Path, archive: Path, tmp_path: Path
) -> None:
    command, output = (sys.executable, installed / "bin" / "vraagbaak"), tmp_path / "out"
    options = ("--site", archive, "--output", output)
    run(*command, "build", *options, cwd=tmp_path, PYTHONPATH=str(installed))

    pages = [page.read_text("utf-8") for page in output.rglob("index.html")]
    assert any("Does the wheel work?" in page and "It does." in page for page in pages)
    assert files_below(output / "assets")
    assert (output / "data" / "questions.jsonl").read_text("utf-8").count("\n") == 1


def test_everything_locked_comes_from_pypi_with_a_hash() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    others = [package for package in packages if package["source"] != {"editable": "."}]

    assert {package["source"]["registry"] for package in others} == {"https://pypi.org/simple"}
    for package in others:
        files = [*package.get("wheels", ()), *filter(None, (package.get("sdist"),))]
        assert files
        assert {urlsplit(file["url"]).netloc for file in files} == {"files.pythonhosted.org"}
        assert all(file["hash"].startswith("sha256:") for file in files)


def test_what_every_machine_installs_first_is_in_the_lock_file() -> None:
    """The Makefile takes uv's version and hashes from there."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]

    assert [package["name"] for package in packages].count("uv") == 1
