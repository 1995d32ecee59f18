"""What records came to is kept: only what changed is taken apart, and the bytes are the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.publishing.search import Place, SearchRecord, Workshop, digesting, write

RECORDS = [
    SearchRecord(
        url=f"vragen/{number}/",
        language="nl",
        title=f"De 11-julitoespraak van wijk {number}",
        number=str(number),
        session="2020-2021",
        asked=(f"2020-{1 + number // 10:02}-{1 + number % 10:02}",) * 2 if number else ("", ""),
        people=("An Peeters",),
        places=(Place("part", "vraag-1", "1", f"Leest de Orde van Architecten (OvA) {number}?"),),
        translates=number % 7 == 6,
    )
    for number in range(40)
]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the records that are taken apart."""
    urls: list[str] = []
    real = digesting.digested

    def noting(record: SearchRecord) -> digesting.Digested:
        urls.append(record.url)
        return real(record)

    monkeypatch.setattr(digesting, "digested", noting)
    return urls


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_what_changed_is_taken_apart_and_the_bytes_are_those_of_a_clean_index(
    tmp_path: Path, taken: list[str]
) -> None:
    kept = Workshop(tmp_path / "kept", "program")
    write(RECORDS, tmp_path / "first", kept)
    assert len(taken) == len(RECORDS)
    taken.clear()
    edited = [*RECORDS[:20], replace(RECORDS[20], title="Een dijk"), *RECORDS[22:]]
    write(edited, tmp_path / "second", kept)
    assert taken == ["vragen/20/"]
    taken.clear()
    write(edited, tmp_path / "third", kept)
    assert not taken
    write(edited, tmp_path / "clean")
    clean = files(tmp_path / "clean")
    assert files(tmp_path / "second") == clean
    assert files(tmp_path / "third") == clean


def test_another_program_or_a_damaged_file_starts_anew(tmp_path: Path, taken: list[str]) -> None:
    kept = Workshop(tmp_path / "kept", "program")
    write(RECORDS, tmp_path / "first", kept)
    taken.clear()
    write(RECORDS, tmp_path / "second", replace(kept, program="another"))
    assert len(taken) == len(RECORDS)
    taken.clear()
    for path in kept.folder.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    write(RECORDS, tmp_path / "third", replace(kept, program="another"))
    assert len(taken) == len(RECORDS)
    assert files(tmp_path / "third") == files(tmp_path / "first")


def test_what_belongs_to_no_record_is_thrown_away(tmp_path: Path) -> None:
    kept = Workshop(tmp_path / "kept", "program")
    write(RECORDS, tmp_path / "first", kept)
    before = {path.name for path in kept.folder.iterdir()}
    write(RECORDS[:15], tmp_path / "second", kept)
    after = {path.name for path in kept.folder.iterdir()}
    assert before == {"undated", "2020-01", "2020-02", "2020-03", "2020-04"}
    assert after == {"undated", "2020-01", "2020-02"}


def test_the_bytes_of_an_index_tell_neither_when_nor_by_which_python_they_were_made(
    tmp_path: Path,
) -> None:
    write(RECORDS, tmp_path)
    heads = {data[4:10] for data in files(tmp_path).values() if data.startswith(b"\x1f\x8b")}
    assert heads, "nothing is compressed"
    assert {head[-1] for head in heads} == {0xFF}
    assert bytes(4) in {head[:4] for head in heads}
