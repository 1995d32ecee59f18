"""Bodies made to be slow or to grow: four times as much text takes about four times as long."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model import Prose, Reading, SourceFile
from builder.reading.document import AnchorWords, read
from tests.hostile import LONG

WORDS = AnchorWords()
SMALL = 60_000 if LONG else 4_000
"""Characters of the shorter body; the longer one has four times as many."""

RATIO = 5
"""How many times as long the longer body may take, plus `NOISE`."""

NOISE = 0.06
"""Seconds that say nothing: a busy machine, a cold cache."""


def times(text: str) -> Callable[[int], str]:
    return lambda count: text * count


def numbered(text: str) -> Callable[[int], str]:
    return lambda count: "".join(text.replace("%", str(number)) for number in range(1, count))


def behind(text: str, shape: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: text + shape(count)


ASKED = "1. a?\n\n2. b?\n\n## Antwoord\n\n"
OURS: dict[str, Callable[[int], str]] = {
    # What our own code looks at: links, citations, notes, markers, headings.
    "links in a line": times("[a](b.md) "),
    "links in paragraphs": times("[a](b.md)\n\n"),
    "links that are not found as written": times("[a](<b é%20.md>)\n\n"),
    "links that are not found, in a line": times("[a](<b &amp; é.md>) "),
    "pictures": times("![a](b.png) "),
    "pictures in links": times("[![a](b)](c) "),
    "pictures in pictures": lambda count: "![" * count + "a" + "](b)" * count,
    "links in links": lambda count: "[" * count + "a" + "](b)" * count,
    "wiki links": times("[[a]] "),
    "wiki links in paragraphs": times("[[a#b|c]]\n\n"),
    "refused addresses": times("[a](javascript:x)\n\n"),
    "refused addresses in a line": times("<javascript:x é> [a](javascript:é) "),
    "addresses of mail": times("<a@b.c> "),
    "one note, many references": lambda count: "x[^1] " * count + "\n\n[^1]: y\n",
    "many notes": numbered("x[^%]\n\n[^%]: y\n\n"),
    "the same note": times("[^a]: b\n\n"),
    "note openers": times("[^"),
    "equal headings": times("## a\n\n"),
    "answers": times("## Antwoord\n\n1. x\n\n"),
    "sub-questions": numbered("%. x?\n\n"),
    "numberings that begin again": times("1. x?\n\n"),
    "answers that begin again": behind(ASKED, times("1. x\n\n2. y\n\n")),
    "letters": behind("1. x?\n\n", times("a) y\n\n")),
    "numbers in a row": behind(ASKED, times("1, 2 en 3 t/m ")),
    "words of markers": times("Vraag 1 en "),
    "spaces behind a word of a marker": behind("Vraag", times(" ")),
    "spaces behind a number": behind("1", times(" ")),
    "one number after another": behind(ASKED, times("1, ")),
    "one letter after another": behind("1. x?\n\n", times("a), ")),
    "digits": times("1"),
    "emphasis over lines": lambda count: "*" + "a\n" * count + "*",
    # What the parser looks at.
    "wide table": lambda count: "| a " * count + "|\n" + "|-" * count + "|\n",
    "short rows of a wide table": lambda count: (
        f"{'|a' * (count // 8)}|\n{'|-' * (count // 8)}|\n" + "|a\n" * (count // 4)
    ),
    "long table": behind("| a | b |\n|-|-|\n", times("| a | b |\n")),
    "bars": times("|\n"),
    "tables": times("a|b\n-|-\n\n"),
    "definitions": times("a\n: b\n\n"),
    "meanings": behind("a\n", times(": b\n")),
    "quoted lines": times("> a\n"),
    "bullets": times("- a\n"),
    "items": times("1. a\n"),
    "nested items": lambda count: "".join("  " * (n % 30) + "- a\n" for n in range(count)),
    "backslashes": times("\\"),
    "entities": times("&amp;"),
    "tags": times("<a "),
    "comments": times("<!--"),
    "instructions": times("<?"),
    "stars": times("*a "),
    "underscores": times("_a_"),
    "strikes": times("~~a"),
    "code": lambda count: "".join("`" * number + " " for number in range(int(count**0.5))),
    "fences": times("```\n"),
    "titles": times('[a](b "'),
    "destinations": times("[a](<b"),
    "brackets": behind("[a](", times("(")),
    "breaks": times("a  \n"),
    "tabs": times("\t"),
    "blank lines": lambda count: "a\n" + "\n" * count + "b",
    "underlines": lambda count: "a\n" * count + "===",
    "rules": times("* * "),
}
"""Shapes by the number of times something is repeated."""


def of_size(shape: Callable[[int], str], size: int) -> str:
    """A shape of about so many characters."""
    count = max(2, size * 100 // max(1, len(shape(100))))
    while len(shape(count)) < size:
        count = count * 3 // 2
    while count > 2 and len(shape(count)) > size * 1.1:
        count = count * 19 // 20
    return shape(count)


def spent(body: str, kind: str) -> tuple[float, Reading]:
    """Seconds of the processor to read a body."""
    data = f"---\ntitle: x\nname: x\n---\n{body}".encode()
    # What other tests left behind must not be looked through at our cost.
    gc.disable()
    try:
        begun = time.process_time()
        reading = read(SourceFile(f"content/{kind}/x.md", data), WORDS)
        return time.process_time() - begun, reading
    finally:
        gc.enable()


def is_linear(short: str, long: str, kind: str) -> bool:
    """Whether the longer body takes no longer than its length explains."""
    factor = RATIO * len(long) / (4 * len(short))
    return any(
        spent(long, kind)[0] <= factor * min(spent(short, kind)[0] for _ in range(2)) + NOISE
        for _ in range(3)
    )


@pytest.mark.parametrize("name", OURS)
def test_time_grows_with_length_and_no_faster(name: str) -> None:
    shape = OURS[name]
    assert is_linear(of_size(shape, SMALL), of_size(shape, 4 * SMALL), "questions/s")


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["questions/s", "pages"] if LONG else ["questions/s"])
def test_the_pathological_suite_is_read_in_time_that_grows_with_length(
    shared: Path, kind: str
) -> None:
    for file in sorted((shared / "suites" / "pathological").glob("*.md")):
        body = file.read_bytes().decode("utf-8", errors="replace").replace("\0", "")
        whole = body if LONG else shortened(body, 16_000)
        assert is_linear(shortened(whole, len(whole) // 4), whole, kind), file.name


def shortened(body: str, size: int) -> str:
    """The same shape, smaller: what opens is in the first half, what closes in the last."""
    half = size // 2
    return body if len(body) <= size else body[:half] + body[len(body) - size + half :]


@pytest.mark.parametrize("name", OURS)
def test_a_page_is_no_more_than_a_few_times_its_source(name: str) -> None:
    body = of_size(OURS[name], 100_000 if LONG else 10_000)
    _, reading = spent(body, "topics")
    if any(item.severity == "error" for item in reading.problems):
        return
    assert reading.document is not None
    assert isinstance(reading.document.body, Prose)
    made = sum(map(len, reading.document.body.html.pieces))
    assert made <= 20 * len(body) + 65536
