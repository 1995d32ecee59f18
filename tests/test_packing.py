"""Texts in a small room: what is packed comes out the same, and linking opens none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.compiling import compile_all
from builder.content import content_of
from builder.linking.addresses import Addresses
from builder.linking.archive import link
from builder.model import Document, Packed, SourceFile, Text
from builder.packing import pack, packed
from builder.publishing.search.records import Records, as_json, lines
from builder.reading.document import AnchorWords, read
from tests.bench.synthetic import search_records, write_ours

SIZE = 60


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sequence[SourceFile]:
    """The files of an invented archive."""
    folder = tmp_path_factory.mktemp("invented")
    write_ours(folder, SIZE)
    return content_of(folder).files


def compiled(sources: Sequence[SourceFile]) -> list[Document]:
    """The documents as a build has them: packed, with their gists."""
    readings = compile_all(sources, AnchorWords(), None, None, lambda _done: None)
    return [reading.document for reading in readings if reading.document is not None]


def test_a_text_that_was_packed_is_the_same(sources: Sequence[SourceFile]) -> None:
    plain = {file.path: read(file, AnchorWords()).document for file in sources}
    for document in compiled(sources):
        whole = plain[document.path]
        assert whole is not None
        assert isinstance(document.text, Packed)
        assert document.text.open() == whole.text
        assert document.location("asked") == whole.location("asked")


def test_a_text_that_is_packed_is_packed_again_as_it_is(sources: Sequence[SourceFile]) -> None:
    run = b"".join(pack(document.text) for document in compiled(sources))
    first = pack(compiled(sources)[0].text)
    assert pack(packed(run, 0, len(first))) == first


def test_linking_opens_few_texts(
    sources: Sequence[SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those in which a link leads to a place, that may name somebody or only point elsewhere."""
    opened: list[Text | Packed] = []
    documents = compiled(sources)
    whole = Packed.open

    def open_(self: Packed) -> Text:
        opened.append(self)
        return whole(self)

    monkeypatch.setattr(Packed, "open", open_)
    link(documents, Addresses(), "nl")
    questions = [document for document in documents if document.kind == "question"]
    assert sum(document.text in opened for document in questions) < len(questions) / 2


def test_an_archive_of_packed_texts_is_that_of_plain_ones(
    sources: Sequence[SourceFile],
) -> None:
    plain = [document for file in sources if (document := read(file, AnchorWords()).document)]
    first, second = (link(own, Addresses(), "nl") for own in (plain, compiled(sources)))
    assert first.problems == second.problems
    for name, question in first.archive.questions.items():
        other = second.archive.questions[name]
        assert question.coverage == other.coverage
        assert question.outline == other.outline
        assert question.body == other.body
        assert question.references == other.references


@pytest.mark.parametrize("in_a_file", [False, True])
def test_a_packed_search_record_is_the_same(tmp_path: Path, *, in_a_file: bool) -> None:
    plain = list(search_records(40))
    packed = Records(plain, tmp_path / "records" if in_a_file else None)
    assert [*packed] == plain
    assert len(packed) == len(plain)
    assert packed.urls == [record.url for record in plain]
    assert [*lines(packed.kept)] == [as_json(record) for record in plain]
    assert packed.digest == Records(plain).digest
