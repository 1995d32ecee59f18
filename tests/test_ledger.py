"""The ledger of addresses: what was published once is never lost."""

import pytest

from builder import pipeline
from builder.linking.ledger import LEDGER
from builder.problems import Problem
from tests.driver import Archive


@pytest.fixture
def recorded(archive: Archive) -> Archive:
    """An archive whose addresses are in its ledger."""
    archive.person("an-peeters")
    archive.question("2023-2024/oude-brug", "1. Waarom?", askers="[an-peeters, Jan Smit]")
    archive.question("2023-2024/blijft")
    assert pipeline.record(archive.folder) == 5
    return archive


def faults(archive: Archive) -> list[Problem]:
    return [item for item in archive.check() if item.severity == "error"]


def rename(archive: Archive) -> None:
    folder = archive.folder / "content/questions/2023-2024"
    (folder / "oude-brug.md").rename(folder / "oude-brug-dicht.md")


def test_every_address_is_recorded_once_sorted_below_what_the_file_is(recorded: Archive) -> None:
    text = (recorded.folder / LEDGER).read_text("utf-8")
    lines = text.splitlines()
    assert all(line.startswith("#") for line in lines[:3])
    assert lines[3:] == [
        "personen/an-peeters/",
        "personen/jan-smit/",
        "vragen/2023-2024/blijft/",
        "vragen/2023-2024/oude-brug/",
        "zittingen/2023-2024/",
    ]
    assert pipeline.record(recorded.folder) == 0
    assert (recorded.folder / LEDGER).read_text("utf-8") == text
    assert faults(recorded) == []


def test_an_address_that_disappears_stops_the_build_and_it_is_said_what_to_write(
    recorded: Archive,
) -> None:
    before = recorded.build().files()
    rename(recorded)
    (fault,) = faults(recorded)
    assert (fault.code, str(fault.location)) == ("address-gone", f"{LEDGER}:7:1")
    for language in ("nl", "en"):
        hint = fault.hint(language)
        assert "aliases: [2023-2024/oude-brug]" in hint
        assert "content/questions/2023-2024/oude-brug-dicht.md" in hint
        assert "vragen/2023-2024/oude-brug/ gone:" in hint
    outcome = pipeline.build(recorded.folder, recorded.output)
    assert not outcome.published
    now = {p: (recorded.output / p).read_bytes() for p in before}
    assert now == before


def test_an_alias_keeps_an_address(recorded: Archive) -> None:
    rename(recorded)
    recorded.question(
        "2023-2024/oude-brug-dicht", "1. Q?", aliases="[2023-2024/oude-brug]", askers="[Jan Smit]"
    )
    assert faults(recorded) == []
    page = recorded.build().page("vragen/2023-2024/oude-brug/")
    assert "../oude-brug-dicht/" in page.links or any("oude-brug-dicht" in x for x in page.links)


def test_a_reason_keeps_an_address_and_readers_see_it(recorded: Archive) -> None:
    (recorded.folder / "content/questions/2023-2024/oude-brug.md").unlink()
    codes = [fault.code for fault in faults(recorded)]
    # The person had a page only because this question named them.
    assert codes == ["address-gone", "address-gone"]
    path = recorded.folder / LEDGER
    text = path.read_text("utf-8")
    text = text.replace("oude-brug/", "oude-brug/ gone: op verzoek <b>ingetrokken</b>")
    text = text.replace("jan-smit/", "jan-smit/ gone: niet meer genoemd")
    path.write_text(text, "utf-8")
    assert faults(recorded) == []
    site = recorded.build("https://x.example/")
    page = site.page("vragen/2023-2024/oude-brug/")
    assert "op verzoek <b>ingetrokken</b>" in page.text
    assert "noindex" in page.html
    assert "oude-brug" not in site.files()["sitemap.xml"].decode()
    assert "niet meer genoemd" in site.page("personen/jan-smit/").text
    # What comes back is a page again; the line may stay.
    recorded.question("2023-2024/oude-brug", "1. Toch?")
    assert "Toch?" in recorded.build().page("vragen/2023-2024/oude-brug/").text
    assert pipeline.record(recorded.folder) == 0
    assert "gone: op verzoek" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "/vragen/x/",
        "../x/",
        "vragen/x",
        "https://x.example/",
        "vragen/a b/",
        "vragen/x/ gone:",
        "vragen/ gone: overschreven",
        "assets/ gone: overschreven",
    ],
)
def test_a_line_that_is_no_address_is_an_error_at_its_place(recorded: Archive, line: str) -> None:
    path = recorded.folder / LEDGER
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    assert [(f.code, f.location.line) for f in faults(recorded)] == [("ledger-line", 9)]


def test_a_file_that_cannot_be_read_has_not_lost_its_address(recorded: Archive) -> None:
    recorded.write("content/questions/2023-2024/oude-brug.md", "---\nnummer: 1\n---\n")
    assert "address-gone" not in [fault.code for fault in faults(recorded)]
    with pytest.raises(pipeline.Unfit):
        pipeline.record(recorded.folder)


def test_an_archive_without_a_ledger_may_do_as_it_likes(archive: Archive) -> None:
    archive.question("2023-2024/x")
    archive.build()
    (archive.folder / "content/questions/2023-2024/x.md").unlink()
    archive.question("2023-2024/y")
    archive.build()
