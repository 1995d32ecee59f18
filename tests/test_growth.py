"""Linking takes no longer than the archive is large, whatever its shape.

Lines of the program are counted, not seconds: the count is the same on every machine.
"""

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from builder.linking.addresses import Addresses
from builder.linking.archive import link
from builder.model import Document, SourceFile
from tests.bench.linking import documents, sources

SIZE = 240
"""Questions of the smaller archive; the larger one has three times as many."""


def question(name: str, text: str, **fields: str) -> SourceFile:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": f"V {name}", **fields}.items())
    return SourceFile(f"content/questions/s/{name}.md", f"---\n{front}---\n{text}\n".encode())


def day(index: int) -> str:
    return f"{2000 + index % 20}-{index // 20 % 12 + 1:02}-{index % 28 + 1:02}"


def one_number(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        text = "In vraag nr. 7 van 1 maart 2010."
        yield question(f"v{index}", text, number="7", asked="2010-03-01")


def one_number_of_one_asker(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        yield question(f"v{index}", "In mijn vraag nr. 7.", number="7", askers="[an-peeters]")


def numbers_without_dates(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        text = f"In vraag nr. {index // 9} van 3 mei 2010 en vraag nr. {index // 8}."
        yield question(f"v{index}", text, number=str(index // 10))


def british_numbers(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        text = f"Answer of 5 January 2016 to Question {20_000 + index // 9}."
        yield question(f"v{index}", text, number=str(20_000 + index // 10), asked=day(index))


def links_that_lead_nowhere(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        text = f"Zie [[s/nergens{index}]] en [x](w{index}.md)." if index % 10 == 0 else "Waarom?"
        yield question(f"v{index}", text)


def overrides_that_lead_nowhere(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        fields = {"references": f"{{diezelfde: s/w{index}}}"} if index % 10 == 0 else {}
        yield question(f"v{index}", "In diezelfde vraag.", **fields)


def promises_without_evidence(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        kept = f"{{quote: Ik zal, state: kept, evidence: s/w{index}}}"
        fields = {"commitments": f"[{kept}]"} if index % 10 == 0 else {}
        yield question(f"v{index}", "Q?\n\n## Antwoord\n\nIk zal het doen.", **fields)


def people_without_files(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        fields = {"askers": f"[wie-{index}]", "topics": f"[wat-{index}]"}
        yield question(f"v{index}", "Waarom?", **(fields if index % 5 == 0 else {}))
        yield SourceFile(
            f"content/people/p{index}.md", f"---\nname: An P{index}\n---\nAn P3.\n".encode()
        )


def ministers_not_in_office(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        yield question(f"v{index}", "Waarom?", asked=day(index), addressees=f"[p{index // 5}]")
        if index % 5 == 0:
            office = f"{{title: minister {index // 25}, from: 2022, to: 2023}}"
            text = f"---\nname: An P{index // 5}\nroles: [{office}]\n---\n"
            yield SourceFile(f"content/people/p{index // 5}.md", text.encode())


def a_chain(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        yield question(f"v{index}", f"Zie [[s/v{max(0, index - 1)}]].", asked=day(index))


def a_star(size: int) -> Iterator[SourceFile]:
    for index in range(size):
        yield question(f"v{index}", "Zie [[s/v0]].", asked=day(index))


def one_text(size: int) -> Iterator[SourceFile]:
    text = "Waarom staat de brug van Kwelhem nog altijd open?\n\n1. Sinds wanneer?\n\n2. Hoelang?"
    for index in range(size):
        yield question(f"v{index}", f"{text}\n\n## Antwoord\n\n1. Al lang.")


def invented_questions(size: int) -> Iterator[SourceFile]:
    """A quarter as many, with long texts."""
    yield from sources(size // 4)


SHAPES: list[Callable[[int], Iterator[SourceFile]]] = [
    *(
        invented_questions,
        one_number,
        one_number_of_one_asker,
        numbers_without_dates,
        british_numbers,
    ),
    *(links_that_lead_nowhere, overrides_that_lead_nowhere, promises_without_evidence),
    *(people_without_files, ministers_not_in_office, a_chain, a_star, one_text),
]


def lines_run(made: list[Document]) -> int:
    """How many lines of Python it takes to link an archive."""
    count = 0

    def look(_frame: FrameType, event: str, _argument: Any) -> Any:  # noqa: ANN401 - as `settrace` has it
        nonlocal count
        count += event == "line"
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        link(made, Addresses(), "nl")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_three_times_the_archive_is_three_times_the_work(
    shape: Callable[[int], Iterator[SourceFile]],
) -> None:
    small, large = documents(shape(SIZE)), documents(shape(3 * SIZE))
    assert lines_run(large) <= 4 * lines_run(small)
