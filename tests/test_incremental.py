"""A build after any edits gives the bytes of a clean one, wherever and by whomever it is done."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from builder import content, pipeline
from tests.driver import REPOSITORY, Archive
from tests.faults import site

NAMES = ["2023-2024/a", "2023-2024/b", "2024-2025/c", "2024-2025/d"]
PEOPLE = ["an-peeters", "jan-smit"]
TEXTS = [
    "Inleiding.\n\n1. Waarom?\n\n2. Hoe?\n\n## Antwoord\n\n1-2. Daarom.\n",
    "1. Waarom?\n\n2. Wie?\n\n## Antwoord\n\n1. Omdat.\n",
    "Zie [een andere]({0}) en DR.\n",
    "Een vraag zonder delen, aan DR.\n",
]


class Editing(RuleBasedStateMachine):
    """Somebody edits an archive in any way, and builds after every edit."""

    def __init__(self) -> None:
        """Makes an archive."""
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.archive = Archive(self.base / "archive")
        self.before: dict[str, bytes] = {}

    def teardown(self) -> None:
        """Removes it."""
        shutil.rmtree(self.base)

    def questions(self) -> list[str]:
        """Ids of the questions that there are."""
        folder = self.archive.folder / "content/questions"
        return sorted(
            p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob("*.md")
        )

    def keep(self) -> None:
        """Notes what every file is, so that it can be put back."""
        content = self.archive.folder / "content"
        self.before = {str(path): path.read_bytes() for path in content.rglob("*.md")}

    def write(self, name: str, text: str, person: str, topic: str) -> None:
        """A question that links to another one, if there is one."""
        others = [other for other in self.questions() if other != name]
        link = f"../{others[0]}.md" if others else "https://x.example/"
        self.archive.question(
            name,
            text.format(link),
            askers=f"[{person}]",
            topics=f"[{topic}]",
            asked="2024-01-02",
            answered="2024-02-01",
        )

    def mend(self) -> None:
        """Takes links to questions that are gone out: they would be errors, rightly."""
        known = self.questions()
        for name in known:
            path = self.archive.folder / f"content/questions/{name}.md"
            text = path.read_text("utf-8")
            broken = "](../" in text and text.split("](../")[1].split(".md)")[0] not in known
            if broken:
                self.write(name, TEXTS[3], PEOPLE[0], "water")

    @initialize()
    def begin(self) -> None:
        """Two questions and a body."""
        self.archive.file("bodies", "raad", "", {"name": "De raad", "abbreviation": "DR"})
        self.write(NAMES[0], TEXTS[0], PEOPLE[0], "water")
        self.write(NAMES[1], TEXTS[2], PEOPLE[1], "wegen")
        self.keep()

    @rule(
        name=st.sampled_from(NAMES),
        text=st.sampled_from(TEXTS),
        person=st.sampled_from(PEOPLE),
        topic=st.sampled_from(["water", "wegen"]),
    )
    def add_or_edit(self, name: str, text: str, person: str, topic: str) -> None:
        """A new question, or new words in one."""
        self.keep()
        self.write(name, text, person, topic)

    @precondition(lambda self: len(self.questions()) > 1)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """A question goes."""
        self.keep()
        name = data.draw(st.sampled_from(self.questions()))
        (self.archive.folder / f"content/questions/{name}.md").unlink()
        self.mend()

    @precondition(lambda self: len(self.questions()) > 1)
    @rule(data=st.data(), new=st.sampled_from([*NAMES, "2024-2025/nieuw"]))
    def rename(self, data: st.DataObject, new: str) -> None:
        """A question gets another address."""
        self.keep()
        folder = self.archive.folder / "content/questions"
        old = data.draw(st.sampled_from(self.questions()))
        (folder / new).parent.mkdir(exist_ok=True)
        (folder / f"{old}.md").replace(folder / f"{new}.md")
        self.mend()

    @rule(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        """Only the time of a file changes."""
        name = data.draw(st.sampled_from(self.questions()))
        (self.archive.folder / f"content/questions/{name}.md").touch()

    @rule(data=st.data())
    def same_size_and_time(self, data: st.DataObject) -> None:
        """Other words, but the size and the time of the file stay what they were."""
        self.keep()
        name = data.draw(st.sampled_from(self.questions()))
        path = self.archive.folder / f"content/questions/{name}.md"
        text, status = path.read_text("utf-8"), path.stat()
        path.write_text(text.replace("Waarom", "Daarom").replace("vraag", "varag"), "utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(word=st.sampled_from(["", "<p>Nieuw.</p>", "<hr>"]))
    def edit_a_template(self, word: str) -> None:
        """The archive gets a template of its own, or another one."""
        own = (REPOSITORY / "theme/templates/question.html").read_text("utf-8")
        text = own.replace("{% block main %}", f"{{% block main %}}{word}", 1)
        self.archive.write("theme/templates/question.html", text)

    @rule(title=st.sampled_from(["Proefarchief", "Ander archief"]), url=st.booleans())
    def configure(self, title: str, url: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        """Another title, or an address."""
        base = "base_url: https://x.example/y/\n" if url else ""
        self.archive.write("site.yaml", f"title: {title}\n{base}")

    @rule(name=st.sampled_from(PEOPLE), party=st.sampled_from(["Blauw", "Groen"]))
    def edit_a_person(self, name: str, party: str) -> None:
        """A person's file is new or changes."""
        self.keep()
        self.archive.person(name, parties=f"[{party}]")

    @rule(name=st.sampled_from(["Water", "Waterlopen"]), short=st.sampled_from(["DR", "RD"]))
    def edit_the_vocabulary(self, name: str, short: str) -> None:
        """A topic has another name, and a body another abbreviation."""
        self.keep()
        self.archive.file("topics", "water", "", {"name": name})
        self.archive.file("bodies", "raad", "", {"name": "De raad", "abbreviation": short})

    @rule(word=st.sampled_from(["Onderwerpen", "Thema’s"]))
    def edit_a_word(self, word: str) -> None:
        """The interface says something else."""
        self.archive.write("theme/locales/nl.yaml", f"topics: {word}\n")

    @rule()
    def revert(self) -> None:
        """The last edit of the content is undone."""
        content = self.archive.folder / "content"
        for path in content.rglob("*.md"):
            if str(path) not in self.before:
                path.unlink()
        for name, data in self.before.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(data)

    @invariant()
    def it_is_as_built_anew(self) -> None:
        """Every byte, and nothing more; and a second build writes nothing."""
        if not (self.archive.folder / "content").is_dir():
            return
        outcome = pipeline.build(self.archive.folder, self.archive.output, search_index="never")
        assert outcome.published, outcome.problems
        clean = self.base / "clean"
        again = pipeline.build(self.archive.folder, clean, search_index="never")
        assert again.problems == outcome.problems
        marker = ".vraagbaak"
        assert site(self.archive.output) == site(clean)
        assert (self.archive.output / marker).read_bytes() == (clean / marker).read_bytes()
        shutil.rmtree(clean)
        shutil.rmtree(clean.with_name(".clean.build"))
        second = pipeline.build(self.archive.folder, self.archive.output, search_index="never")
        assert second.written == 0
        assert second.problems == outcome.problems


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=200 if os.environ.get("VRAAGBAAK_LONG") else 4,
    stateful_step_count=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "7", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "nl_BE.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "7", "TZ": "Europe/Brussels", "LC_ALL": "C"},
]
"""Two hash seeds, four time zones, three locales."""


@pytest.mark.parametrize("number", range(len(SURROUNDINGS)))
def test_whatever_the_surroundings_the_site_has_one_digest(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Also with one worker or four, another order of the folder, another umask."""
    archive.person("an-peeters", parties="[Blauw]")
    for index, text in enumerate(TEXTS):
        archive.question(NAMES[index], text.format("../2023-2024/a.md"), askers="[an-peeters]")
    output = tmp_path / "there"
    workers = 1 if number % 2 else 4
    program = (
        "import sys, pathlib; from builder import pipeline, runs, workers;"
        f"runs.PARALLEL = 1; runs.cores = workers.cores = lambda: {workers};"
        "assert pipeline.build(*map(pathlib.Path, sys.argv[1:]), search_index='never').published"
    )
    umask = os.umask(0o077 if number % 2 else 0o022)
    try:
        subprocess.run(
            [sys.executable, "-c", program, str(archive.folder), str(output)],
            env={**os.environ, **SURROUNDINGS[number], "PYTHONPATH": str(REPOSITORY)},
            check=True,
            capture_output=True,
        )
    finally:
        os.umask(umask)
    listed = content._below  # noqa: SLF001 - what gives the order of a folder

    def shuffled(folder: Path) -> list[Path]:
        found = list(listed(folder))
        random.Random(number).shuffle(found)  # noqa: S311 - any order will do
        return found

    monkeypatch.setattr(content, "_below", shuffled)
    assert pipeline.build(archive.folder, archive.output, search_index="never").published
    assert digest_of(output) == digest_of(archive.output)


def digest_of(folder: Path) -> str:
    """One digest of a whole site."""
    return sha256(repr(sorted(site(folder).items())).encode()).hexdigest()
