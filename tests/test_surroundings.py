"""The page of a question is made from the questions around it, and is the same as from all."""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.compiling import key_of
from builder.editions import anchors_in, edition_of
from builder.model import Archive as Linked
from builder.model import Question
from builder.publishing.chains import Chains
from builder.publishing.data import record
from builder.publishing.edition import Edition
from builder.publishing.opendata import question_data_files, told
from builder.publishing.question import QuestionPages
from builder.publishing.surroundings import Surroundings
from builder.scene import look
from tests.bench.synthetic import write_ours
from tests.driver import REPOSITORY, Archive


def surroundings_in(folder: Path, workshop: Path) -> Surroundings:
    scene = look(folder, workshop)
    assert scene is not None
    edition = edition_of(scene.archive, scene.inputs, scene.config)
    words = anchors_in(scene.inputs.words)
    sources = {file.path: key_of(file, words).hex() for file in scene.inputs.files}
    return Surroundings(edition, sources)


def questions_of(edition: Edition) -> Iterator[Question]:
    yield from edition.archive.questions.values()
    yield from edition.archive.translations.values()


@pytest.mark.parametrize("invented", [False, True], ids=["demonstration", "invented"])
def test_a_page_made_from_its_surroundings_is_the_one_made_from_the_whole_archive(
    tmp_path: Path, *, invented: bool
) -> None:
    if invented:
        write_ours(tmp_path / "archive", 60)
    around = surroundings_in(tmp_path / "archive" if invented else REPOSITORY, tmp_path)
    whole = around.edition
    pages = QuestionPages(whole)
    assert len(list(questions_of(whole))) > 20
    for question in questions_of(whole):
        edition = around.edition_of(question)
        assert QuestionPages(edition).view(question) == pages.view(question)
        data = record(question, whole.archive, whole.config)
        assert record(question, edition.archive, edition.config) == data
        own = told(data)
        files = question_data_files(question, own, edition)
        assert list(files) == list(question_data_files(question, own, whole))
        # What saw more than its surroundings would be thought of anew each time.
        assert not around.notice.beyond
    assert whole.archive.threads
    for name, thread in whole.archive.threads.items():
        page = Chains(around.edition_of_thread(thread)).page(name)
        assert page == Chains(whole).page(name)
        assert not around.notice.beyond


def keys(archive: Archive) -> dict[str, str]:
    around = surroundings_in(archive.folder, archive.folder)
    threads = around.edition.archive.threads.values()
    return {
        **{question.id: around.key(question) for question in questions_of(around.edition)},
        **{f"thread of {thread.id}": around.thread_key(thread) for thread in threads},
    }


def test_an_edit_changes_the_keys_of_the_pages_that_may_show_it_and_of_no_other(
    archive: Archive,
) -> None:
    """Each of these was asked in a session of its own, so that only citations bind them."""
    archive.person("an-peeters")
    archive.question("a/1", "Waarom?", asked="2020-01-01", askers="[an-peeters]")
    archive.question("b/2", "Zie [een](../a/1.md).", asked="2021-01-01")
    archive.question("c/3", "Zie [twee](../b/2.md).", asked="2022-01-01")
    archive.question("d/4", "Iets anders.", asked="2023-01-01")
    before = keys(archive)
    assert keys(archive) == before
    archive.question("a/1", "Waarom dan?", asked="2020-01-01", askers="[an-peeters]")
    after = keys(archive)
    thread = "thread of a/1"
    assert {name for name in before if before[name] != after[name]} == {"a/1", "b/2", thread}
    archive.person("an-peeters", name="An Peeters-Smit")
    renamed = keys(archive)
    assert {name for name in after if renamed[name] != after[name]} == {"a/1", "b/2", thread}
    archive.question("d/4", "Zie [drie](../c/3.md).", asked="2023-01-01")
    longer = keys(archive)
    assert {name for name in renamed if longer[name] != renamed[name]} == {
        *("a/1", "b/2", "c/3", "d/4", thread)
    }


def test_a_page_that_sees_more_than_its_surroundings_is_right_and_says_so(archive: Archive) -> None:
    """Who extends a page cannot forget what it is made from: such a page is made anew each time."""
    archive.person("an-peeters")
    archive.question("a/1", "Waarom?", asked="2020-01-01", askers="[an-peeters]")
    archive.question("b/2", "Iets anders.", asked="2021-01-01", topics="[water]")
    around = surroundings_in(archive.folder, archive.folder)
    # As in a process that did not inherit it.
    sent: Surroundings = pickle.loads(pickle.dumps(around))  # noqa: S301 - made here
    around = sent
    whole = around.edition.archive

    def near() -> Linked:
        edition = around.edition_of(whole.questions["a/1"])
        assert not around.notice.beyond
        return edition.archive

    assert near().people["an-peeters"].fields.name == "An Peeters"
    assert not around.notice.beyond
    looks: list[Callable[[Linked], object]] = [
        lambda seen: seen.questions["b/2"],
        lambda seen: seen.topics.get("water"),
        lambda seen: seen.topics.get("wegen"),
        lambda seen: list(seen.questions),
        lambda seen: len(seen.people),
        lambda seen: tuple(seen.people["an-peeters"].asked),
        lambda seen: tuple(seen.sessions["a"].questions),
        lambda seen: seen.pages.get("over"),
    ]
    for look_at in looks:
        assert look_at(near()) == look_at(whole)
        assert around.notice.beyond
