"""Whole or not at all: whatever happens to a build, what is published is a whole site.

The short form hits some of the calls of a small build. The long form (`make faults`) hits every
one, and kills a large build a hundred times.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder import pipeline
from builder.loading import Unsteady, load
from builder.publishing.files import NotWhole, Output, alone, workshop_of
from builder.publishing.search import verify
from builder.publishing.swap import put_in_place
from tests.bench.synthetic import write_ours
from tests.driver import REPOSITORY, Archive
from tests.faults import FAULTS, Ended, Place, build, hit, places, possible, restored, site

LONG = bool(os.environ.get("VRAAGBAAK_FAULTS"))
"""Whether every call is hit."""

FEW = 3
"""Calls that each fault hits in the short form, besides the one that publishes."""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


class Scene:
    """An archive with a published site, and a change that is not yet published.

    Attributes:
        archive: the archive.
        old: what is published.
        new: what a build would publish.
    """

    def __init__(self, archive: Archive, *options: str) -> None:
        """Builds the old site, and elsewhere the new one."""
        self.archive, self.options = archive, options
        self.kept = archive.folder.with_name("kept")
        archive.person("an-peeters")
        archive.question("s/a", "1. Waarom?\n\n## Antwoord\n\n1. Daarom.", askers="[an-peeters]")
        archive.question("s/b", "Zie [a](a.md).")
        archive.question("s/weg", "Verdwijnt.")
        assert build(archive, *options).code == 0
        # Twice, so that there is a former site in the workshop, as there usually is.
        archive.question("s/b", "Zie [a](a.md) en ook [a](a.md).")
        assert build(archive, *options).code == 0
        self.old = site(archive.output)
        archive.question("s/a", "1. Waarom niet?\n\n## Antwoord\n\n1. Daarom.")
        archive.question("s/c", "1. Nieuw?")
        (archive.folder / "content/questions/s/weg.md").unlink()
        elsewhere = archive.folder.with_name("elsewhere")
        assert build(archive, *options, "--output", str(elsewhere)).code == 0
        self.new = site(elsewhere)
        subprocess.run(["cp", "-a", str(archive.folder), str(self.kept)], check=True)

    def check(self, ended: Ended, place: object) -> None:
        """What must be true whatever happened; and the next build needs no cleaning."""
        published = site(self.archive.output)
        assert published in (self.old, self.new), place
        self.check_search(published)
        if ended.code == 0:
            assert published == self.new, place
        else:
            assert ended.code in {3, -signal.SIGKILL}, (place, ended.said)
            assert "Traceback" not in ended.said, (place, ended.said)
            if ended.code == 3:
                assert "That failed" in ended.said, (place, ended.said)
        again = pipeline.build(
            self.archive.folder,
            self.archive.output,
            search_index="never" if "--no-search" in self.options else "now",
        )
        assert again.published, place
        assert site(self.archive.output) == self.new, place
        self.check_search(self.new)

    def check_search(self, published: dict[str, bytes]) -> None:
        """The index belongs to the pages."""
        if "--no-search" not in self.options:
            names = "abc" if published == self.new else ["a", "b", "weg"]
            verify(self.archive.output / "pagefind", {f"/vragen/s/{name}/" for name in names})


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(Archive(tmp_path / "archive"), "--no-search")


def chosen(every: list[Place], fault: str) -> Iterator[Place]:
    """All places that a fault can hit; in the short form the swap and a few others."""
    hits = [place for place in every if possible(fault, place.name)]
    swaps = [place for place in hits if place.name == "renameat2"]
    if LONG:
        yield from hits
    else:
        yield from swaps
        yield from random.Random(fault).sample(hits, FEW)  # noqa: S311 - the same each time


@needs_strace
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_a_call_leaves_a_whole_site(scene: Scene, tmp_path: Path, fault: str) -> None:
    every = places(scene.archive, tmp_path / "log", "--no-search")
    assert len(every) > 100
    for place in chosen(every, fault):
        restored(scene.kept, scene.archive)
        scene.check(hit(scene.archive, fault, place, "--no-search"), (fault, place))
