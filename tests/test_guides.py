"""The guides for readers, contributors and publishers say what is so: files, commands and links."""

import re
import shlex

import pytest
import yaml

from builder.cli import cli
from builder.config import read_config
from builder.forms import ask_form
from builder.model import Body, SourceFile
from builder.publishing.theme import theme_of
from builder.reading.document import AnchorWords, read
from builder.starting import WORKFLOWS
from tests.driver import REPOSITORY

PAGES = REPOSITORY / "content" / "pages"
GUIDES = ("lezen", "bijdragen", "contributing", "publiceren", "vormgeving", "over")
STYLE = (REPOSITORY / "theme/assets/style/01-tokens.css").read_text("utf-8")
CONTRIBUTORS = {"bijdragen": "nl", "contributing": "en"}
"""The guide for whoever never made a pull request, in both languages."""


def text_of(guide: str) -> str:
    return (PAGES / f"{guide}.md").read_text("utf-8")


def fences(guide: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", text_of(guide), re.MULTILINE | re.DOTALL)


def test_there_is_a_guide_for_each_of_the_three_and_the_readme_points_to_them() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    for guide in ("lezen", "bijdragen", "contributing", "publiceren"):
        assert (PAGES / f"{guide}.md").is_file()
        assert f"content/pages/{guide}.md" in readme + contributing, guide
    assert max(len(readme.split()), len(contributing.split())) < 1000


@pytest.mark.parametrize("guide", CONTRIBUTORS)
def test_the_question_in_the_guide_is_a_file_without_a_fault(guide: str) -> None:
    (whole,) = [block for block in fences(guide) if block.startswith("---\n")]
    reading = read(SourceFile("content/questions/2025-2026/x.md", whole.encode()), AnchorWords())
    assert reading.problems == ()
    assert reading.document is not None
    body = reading.document.body
    assert isinstance(body, Body)
    assert [part.id for part in body.question.parts] == ["1", "2"]
    assert [part.numbers for part in body.answers[0].parts] == [("1", "2")]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_field_in_a_guide_is_one_that_can_be_written(guide: str) -> None:
    for block in fences(guide):
        if not re.match(r"(references|commitments|deadlines):", block):
            continue
        if block.startswith("deadlines"):
            assert read_config(f"title: X\n{block}".encode())[1] == []
            continue
        words = yaml.safe_load(block)
        quotes = [*words.get("references", {}), *(c["quote"] for c in words.get("commitments", ()))]
        quotes += [event["quote"] for event in words.get("events", ())]
        body = "\n\n".join(["Vraag.", *quotes, "## Antwoord", *quotes])
        data = f"---\ntitle: X\n{block}---\n{body}\n".encode()
        assert read(SourceFile("content/questions/s/x.md", data), AnchorWords()).problems == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_in_a_guide_is_one_that_exists(guide: str) -> None:
    known = {name: {own for p in c.params for own in p.opts} for name, c in cli.commands.items()}
    said = r"`(vraagbaak [a-z][^`]*)`|^(vraagbaak [a-z].*)$"
    for one, other in re.findall(said, text_of(guide), re.MULTILINE):
        _, command, *rest = shlex.split(one or other)
        assert command in known
        assert {word for word in rest if word.startswith("--")} <= known[command]
    # The page about the looks has names of another kind that begin so.
    variables = set(re.findall(r"--[a-z-]+", STYLE))
    options = set(re.findall(r"`(--[a-z-]+)", text_of(guide))) - variables
    assert options <= set().union(*known.values())


@pytest.mark.parametrize("guide", CONTRIBUTORS)
def test_the_guide_names_the_links_the_form_and_the_check_as_they_are_called(guide: str) -> None:
    text = text_of(guide)
    dutch = theme_of(REPOSITORY / "nowhere").words("nl")
    for key in ("improve", "report", "wanted_form"):
        assert str(dutch[key]) in text
    assert str(yaml.safe_load(ask_form("nl"))["name"]) in text
    # What GitHub calls its buttons, in the order in which they come.
    buttons = ("Commit changes", "Propose changes", "Create pull request")
    places = [text.index(f"**{button}**") for button in buttons]
    assert places == sorted(places)
    assert "*check*" in text
    assert "check.yml" in WORKFLOWS
    assert "meldingen.md" in text
