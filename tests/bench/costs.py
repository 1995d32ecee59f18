"""What a reader pays for a search among 10,000 real questions, in bytes and in time.

`make bench-reader` builds them, opens the search page in Chromium and asks every query of
`judged.txt` and `held_back.txt`, and besides those: titles and sentences of the archive, names to
narrow by, and what somebody hostile could type, up to a thousand letters long. Each is asked on a
page that knows nothing yet but one other query. It prints for each class, and for all, the median,
the 95th percentile and the worst of

    further   bytes over the wire of a query that is entered at once
    files     how many files that are
    busy      milliseconds of processor that the page takes from the last key to the first result,
              if the files are there already
    there     milliseconds that pass meanwhile: on a machine that does nothing else
    begin     of some queries: bytes until the first result, with the page itself
    typed     of some: bytes of a query that is typed, 8 letters a second

Bytes are those that Chromium reports, headers included, from a server that does not compress; no
cache is used. Needs the project's shared corpora. To build once and measure often:

    make bench-reader SITE=/tmp/ten        builds the archive in /tmp/ten if there is none

Some 500 queries; a second each on a machine that does nothing else.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from builder import pipeline
from tests.bench.corpora import ten_thousand
from tests.bench.finding import JUDGED
from tests.bench.reader import Reader
from tests.browsing import launch, served

FIRST = "sneeuw"
"""The query before each other."""

SOME = 20
"""One in so many queries is also asked first, and typed."""

COLUMNS = {"further": "kB", "files": "", "busy": "ms", "there": "ms", "begin": "kB", "typed": "kB"}
"""What is measured, and in what it is printed."""

OURS = (JUDGED, JUDGED.with_name("held_back.txt"))

_WORD = re.compile(r"[^\W\d_]{4,}")


def asked() -> Iterator[tuple[str, str]]:
    """Class and text of the judged queries; those made from titles are left out."""
    for file in OURS:
        for line in file.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                kind, text, *_ = (piece.strip() for piece in line.split(" | "))
                if kind != "known":
                    yield kind, text


def invented(questions: Sequence[Mapping[str, str]], number: int) -> Iterator[tuple[str, str]]:
    """Class and text of queries out of an archive itself, so many of each class.

    Args:
        questions: `title`, `text` and `person` of each.
        number: how many.
    """
    rng = random.Random(5)  # noqa: S311 - the same queries each time
    some = rng.sample(questions, min(number, len(questions)))
    often: dict[str, int] = defaultdict(int)
    for question in questions:
        for word in dict.fromkeys(_WORD.findall(question["text"].lower())):
            often[word] += 1
    rare = sorted(word for word, count in often.items() if 1 < count < 6)
    usual = sorted(often, key=lambda word: (-often[word], word))[:1500]
    for question in some:
        yield "title", " ".join(question["title"].split())
        sentences = re.split(r"(?<=[.?!;:])\s+", question["text"])
        if long := [each for each in sentences if 5 <= len(each.split()) <= 60]:
            yield "sentence", " ".join(rng.choice(long).split())
        if question["person"]:
            yield "name", question["person"]
    for _ in range(number // 2):
        yield "usual words", " ".join(rng.sample(usual, min(rng.randint(1, 4), len(usual))))
    for _ in range(number // 4):
        # As many words and letters as a search takes, rare ones, usual ones, slips.
        for words in (rare, usual):
            chosen = rng.sample(words, min(24, len(words)))
            yield "hostile", " ".join(chosen)[:1000]
            yield "hostile", " ".join(each[:2] + each[3:] for each in chosen)[:1000]
            yield "hostile", '"' + " ".join(chosen[:2]) + '"'


def questions_of(site: Path) -> list[dict[str, str]]:
    """What `invented` takes, of a built site."""
    found = []
    for line in (site / "data/questions.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        texts = [record["context"] or "", *(part["text"] for part in record["parts"])]
        people = [who["name"] for who in (*record["askers"], *record["addressees"])]
        person = people[-1] if people else ""
        found.append({"title": record["title"], "text": "\n".join(texts), "person": person})
    return found


def measured(reader: Reader, query: str, *, all_of_it: bool) -> dict[str, float]:
    """The costs of one query."""
    reader.begin(FIRST)
    further, files = reader.further(query)
    busy, there = reader.last_letter(query)
    costs = {"further": float(further), "files": float(files), "busy": busy, "there": there}
    if all_of_it:
        costs["begin"] = reader.begin(query)
        reader.begin(FIRST)
        costs["typed"], _ = reader.type(query)
    return costs


def table(costs: Sequence[tuple[str, str, Mapping[str, float]]]) -> str:
    """Median, 95th percentile and worst, by class; then the worst queries of all."""
    kinds: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for kind, _, some in costs:
        kinds[kind].append(some)
        kinds["all"].append(some)
    kinds["all"] = kinds.pop("all")
    lines = [f"{'median, 95 %, worst':22}" + "".join(f"{name:>19}" for name in COLUMNS)]
    for kind, several in kinds.items():
        line = f"{kind:16}{len(several):6}"
        for name, unit in COLUMNS.items():
            values = sorted(some[name] for some in several if name in some)
            line += _three(values, 1000 if unit == "kB" else 1, unit)
        lines.append(line)
    for name in COLUMNS:
        having = [each for each in costs if name in each[2]]
        for kind, text, some in sorted(having, key=lambda each: -each[2][name])[:3]:
            lines.append(f"worst of {name}: {some[name]:.0f}: {kind}, {text[:100]!r}")
    return "\n".join(lines)


def _three(values: Sequence[float], by: int, unit: str) -> str:
    if not values:
        return " " * 19
    late = values[min(len(values) - 1, round(0.95 * len(values)))]
    return f"{median(values) / by:6.0f}{late / by:5.0f}{values[-1] / by:5.0f} {unit:2}"


def main() -> None:
    """Builds, searches, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, help="where the archive is, or is made")
    parser.add_argument("--every", type=int, default=1, help="take only every Nth query")
    parser.add_argument("--number", type=int, default=40, help="queries of each class out of it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        archive = options.archive or Path(place) / "archive"
        site = archive / "_site"
        if not archive.exists():
            ten_thousand(archive)
        if not site.exists():
            pipeline.build(archive, site)
        queries = [*asked(), *invented(questions_of(site), options.number)][:: options.every]
        browser = launch(playwright)
        costs, late = [], []
        with served(site, "/") as root:
            page = browser.new_context(service_workers="block").new_page()
            reader = Reader(page, root)
            for number, (kind, text) in enumerate(queries):
                try:
                    some = measured(reader, text, all_of_it=number % SOME == 0 and len(text) < 100)
                except PlaywrightError as error:
                    # What was measured is told all the same.
                    late.append(f"too late: {kind}, {text!r}: {str(error).splitlines()[0]}")
                    continue
                costs.append((kind, text, some))
                sys.stderr.write(f"{kind}: {text}: {some}\n")
        browser.close()
    sys.stdout.write("\n".join([*([table(costs)] if costs else []), *late]) + "\n")


if __name__ == "__main__":
    main()
