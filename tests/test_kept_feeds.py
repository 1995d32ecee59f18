"""A feed is taken over from the published site only while all that it tells is the same."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.publishing import feeds
from builder.publishing.entries import Feed
from tests.driver import Archive
from tests.faults import site

TEXT = "Waarom?\n\n## Antwoord\n\nIk zal dat onderzoeken.\n"


@pytest.fixture
def told(archive: Archive) -> Archive:
    """An archive that has a feed of every kind."""
    archive.write("site.yaml", "title: Proefarchief\nbase_url: https://x.example/\n")
    archive.person("an-peeters")
    archive.person("jan-smit")
    archive.file("bodies", "raad", "", {"name": "De raad"})
    archive.file("topics", "water", "", {"name": "Water"})
    archive.question(
        "s/a",
        TEXT,
        asked="2024-01-02",
        answered="2024-02-01",
        askers="[an-peeters]",
        addressees="[jan-smit]",
        topics="[water]",
        bodies="[raad]",
        commitments="[{quote: Ik zal dat onderzoeken}]",
    )
    archive.question("s/b", "Zie [a](a.md).\n\n1. Hoe?\n\n2. Wie?\n\n## Antwoord\n\n1. Zo.\n")
    archive.question("s/c", "Iets anders.", askers="[piet-jans]", asked="2024-03-01")
    return archive


def replaced(archive: Archive, path: str, old: str, new: str) -> None:
    whole = archive.folder / path
    text = whole.read_text("utf-8")
    assert old in text
    whole.write_text(text.replace(old, new), "utf-8")


A, B = "content/questions/s/a.md", "content/questions/s/b.md"
EDITS: dict[str, Callable[[Archive], object]] = {
    "first words": lambda archive: replaced(archive, A, "Waarom?", "Daarom?"),
    "sub-question": lambda archive: replaced(archive, B, "2. Wie?", "2. Wat?"),
    "promise": lambda archive: replaced(archive, A, "dat onderzoeken", "niets onderzoeken"),
    "title": lambda archive: replaced(archive, A, "title:", "title: Over"),
    "asked": lambda archive: replaced(archive, A, "2024-01-02", "2024-01-03"),
    "answered": lambda archive: replaced(archive, A, "2024-02-01", "2024-02-03"),
    "topics": lambda archive: replaced(archive, A, "[water]", "[water, wegen]"),
    "name": lambda archive: archive.person("an-peeters", name="An Smit"),
    "topic": lambda archive: archive.file("topics", "water", "", {"name": "Waterlopen"}),
    "body": lambda archive: archive.file("bodies", "raad", "", {"name": "Raad"}),
    "archive": lambda archive: replaced(archive, "site.yaml", "Proefarchief", "Ander archief"),
    "address": lambda archive: replaced(archive, "site.yaml", "x.example", "y.example"),
    "language": lambda archive: archive.write(
        "site.yaml", "title: Proefarchief\nbase_url: https://x.example/\nlanguage: fr\n"
    ),
    "word": lambda archive: archive.write("theme/locales/nl.yaml", 'waiting: "Wacht nog"\n'),
    "place": lambda archive: (archive.folder / A).rename((archive.folder / A).with_name("d.md")),
    "gone": lambda archive: (archive.folder / A).with_name("c.md").unlink(),
}
"""What may change in each thing that an entry of a feed, or the feed itself, tells."""


@pytest.mark.parametrize("edit", EDITS)
def test_a_feed_tells_what_a_clean_build_tells(told: Archive, tmp_path: Path, edit: str) -> None:
    before = feeds_of(told.build().folder)
    if edit == "place":
        replaced(told, B, "(a.md)", "(d.md)")
    EDITS[edit](told)
    clean = tmp_path / "clean"
    outcome = pipeline.build(told.folder, clean, search_index="never")
    assert outcome.published, outcome.problems
    after = feeds_of(told.build().folder)
    assert after == feeds_of(clean)
    assert after != before


def feeds_of(folder: Path) -> dict[str, bytes]:
    return {
        path: data for path, data in site(folder).items() if path.endswith(("xml", "feed.json"))
    }


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of the feeds that are written."""
    urls: list[str] = []
    original = feeds.atom

    def noted(feed: Feed, *others: object) -> str:
        urls.append(feed.url)
        return original(feed, *others)  # type: ignore[arg-type] # whatever it wants

    monkeypatch.setattr(feeds, "atom", noted)
    return urls


def test_only_the_feeds_that_tell_of_an_edited_question_are_written(
    told: Archive, written: list[str]
) -> None:
    told.build()
    assert len(written) == len(set(written)) > 8
    everybody = set(written)
    written.clear()
    told.question("s/c", "Nog iets anders.", askers="[piet-jans]", asked="2024-03-01")
    told.build()
    assert set(written) == {"", "personen/piet-jans/", "verantwoording/wachtend/"} & everybody


def test_a_feed_that_somebody_changed_or_removed_is_written_again(
    told: Archive, written: list[str]
) -> None:
    before = told.build().files()
    shutil.copyfile(told.output / "feed.json", told.output / "personen/an-peeters/feed.json")
    (told.output / "themas/water/feed.xml").unlink()
    written.clear()
    assert told.build().files() == before
    assert set(written) == {"personen/an-peeters/", "themas/water/"}
