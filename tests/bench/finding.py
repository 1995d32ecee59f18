"""How well search finds: ours, Pagefind as it comes, and SQLite FTS5 with Dutch stems, in one run.

`make bench-search` prints for each class of queries in `judged.txt` the share of the relevant
questions among the first ten (of ten, if there are more), the mean of 1/rank of the first
relevant one, and how often that is the very first; then what a reader pays in bytes and time.
Search runs in Chromium on the built site. Needs the project's shared corpora.
"""

import argparse
import json
import re
import sqlite3
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import mean, median
from typing import Any

import snowballstemmer
from playwright.sync_api import Page, sync_playwright

from builder import pipeline
from builder.publishing.search.vocabulary import FUNCTION_WORDS
from builder.publishing.search.words import fold
from tests.bench.corpora import chamber
from tests.browsing import launch, served

JUDGED = Path(__file__).with_name("judged.txt")
FIRST = 10

Finder = Callable[[str], Sequence[str]]
"""A query to the ids of documents, best first."""

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PIECES = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what it should find."""

    kind: str
    text: str
    relevant: frozenset[str]


def documents(records: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The records by id of the document, which their own id begins with."""
    return {record["id"].split("/")[1].partition("-")[0]: dict(record) for record in records}


def text_of(record: Mapping[str, Any]) -> str:
    """Everything that a reader could mean by a question."""
    people = [who["name"] + " " + (who["role"] or "") for who in record["askers"]]
    people += [who["name"] + " " + (who["role"] or "") for who in record["addressees"]]
    pieces = [record["title"], record["asked"] or "", *people, record["context"], record["notes"]]
    pieces += [part["text"] for part in record["parts"]]
    for answer in record["answers"]:
        pieces += [answer["context"], *(part["text"] for part in answer["parts"])]
    return "\n".join(piece for piece in pieces if piece)


def queries(known: Mapping[str, Mapping[str, Any]], labels: Path = JUDGED) -> Iterator[Query]:
    """The judged queries, with the documents that their rules mean here."""
    folded = {name: fold(text_of(record)) for name, record in known.items()}
    words = {
        name: frozenset(_WORDS.findall(text)) | frozenset(_PIECES.findall(text))
        for name, text in folded.items()
    }
    frequency: dict[str, int] = defaultdict(int)
    for some in words.values():
        for word in some:
            frequency[word] += 1
    everything = frozenset(frequency)

    def meant(rule: str) -> frozenset[str]:
        if rule.startswith("~"):
            pattern = re.compile(rule[1:])
            return frozenset(name for name, text in folded.items() if pattern.search(text))
        pattern = re.compile(rule)
        wanted = {word for word in everything if pattern.fullmatch(word)}
        return frozenset(name for name, some in words.items() if not wanted.isdisjoint(some))

    for line in labels.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, *rest = (piece.strip() for piece in line.split(" | "))
        if kind == "known":
            title = dict.fromkeys(re.findall(r"[^\W\d_]{3,}", known[rest[0]]["title"]))
            rare = sorted(title, key=lambda word: (frequency[fold(word)], word))[:3]
            text = " ".join(word for word in title if word in rare)
            yield Query(kind, text, frozenset(rest))
            continue
        text, rule = rest
        if rule.isdigit():
            yield Query(kind, text, frozenset({rule}))
            continue
        either = [
            frozenset.intersection(*map(meant, each.split("&"))) for each in rule.split(" or ")
        ]
        yield Query(kind, text, frozenset.union(*either))


# --- who searches ---------------------------------------------------------------------------------

OURS = """async ([root, query]) => {
  globalThis.engine ??= await Vraagbaak.openEngine({ root });
  const { results } = await engine.search(query);
  return Promise.all(results.slice(0, 10).map(async (each) => (await each.load()).url));
}"""

PAGEFIND = """async ([root, query]) => {
  globalThis.engine ??= await import(`${root}pagefind/pagefind.js`);
  const { results } = await engine.search(query);
  return Promise.all(results.slice(0, 10).map(async (each) => (await each.data()).url));
}"""


def in_browser(page: Page, root: str, script: str) -> Finder:
    """Search by a script in a page."""

    def find(query: str) -> list[str]:
        urls: list[str] = page.evaluate(script, [root, query])
        return [re.findall(r"(\d{6})[^/]*/?$", url)[0] for url in urls]

    return find


def pagefind_of(known: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
    """A site as Pagefind likes it, and its index of it, made by its command as it comes."""
    from pagefind_bin import get_executable  # noqa: PLC0415 - only needed here

    for name, record in known.items():
        target = folder / name / "index.html"
        target.parent.mkdir(parents=True)
        lines = "".join(f"<p>{escape(line)}</p>" for line in text_of(record).split("\n"))
        page = f'<!doctype html><html lang="nl"><body><h1>{escape(record["title"])}</h1>{lines}'
        target.write_text(f"{page}</body></html>", encoding="utf-8")
    command = [str(get_executable()), "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def sqlite_of(known: Mapping[str, Mapping[str, Any]]) -> Finder:
    """SQLite FTS5 over stems; all words, and if that finds too little any of them."""
    stemmer = snowballstemmer.stemmer("dutch")

    def stems(text: str) -> list[str]:
        found: list[str] = stemmer.stemWords(_PIECES.findall(fold(text)))
        return found

    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, text)")
    for name, record in known.items():
        row = (name, " ".join(stems(record["title"])), " ".join(stems(text_of(record))))
        base.execute("INSERT INTO t VALUES (?, ?, ?)", row)

    def find(query: str) -> list[str]:
        words = [f'"{word}"' for word in stems(query) if word not in FUNCTION_WORDS["nl"]]
        found: dict[str, None] = {}
        for glue in (" AND ", " OR "):
            if words:
                rows = base.execute(
                    "SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, 5, 1) LIMIT ?",
                    (glue.join(words), FIRST),
                )
                found.update((row[0], None) for row in rows)
        return list(found)[:FIRST]

    return find


# --- measuring --------------------------------------------------------------------------------


def judged(query: Query, found: Sequence[str]) -> tuple[float, float, float]:
    """Recall among the first ten, 1/rank of the first relevant one, and whether it is the first."""
    first = list(found)[:FIRST]
    ranks = [rank for rank, name in enumerate(first, start=1) if name in query.relevant]
    recall = len(ranks) / min(FIRST, len(query.relevant))
    return recall, 1 / ranks[0] if ranks else 0.0, float(bool(ranks) and ranks[0] == 1)


def report(asked: Sequence[Query], finders: Mapping[str, Finder], *, misses: bool) -> None:
    """Prints the table, and if wanted each query that ours answers less than whole."""
    scores: dict[tuple[str, str], list[tuple[float, float, float]]] = defaultdict(list)
    for query in asked:
        for name, find in finders.items():
            found = find(query.text)
            score = judged(query, found)
            scores[name, query.kind].append(score)
            scores[name, "all"].append(score)
            if misses and name == "ours" and min(score[0], score[2]) < 1:
                print(f"  {query.kind}: {query.text!r} {score[0]:.2f} {score[2]:.0f}")
                print(f"     {[n for n in found if n not in query.relevant]}")
                print(f"     of {len(query.relevant)}: {sorted(query.relevant - {*found})[:4]}")
    kinds = [*dict.fromkeys(query.kind for query in asked), "all"]
    print(f"{'recall@10 MRR success@1':28}" + "".join(f"{name:>18}" for name in finders))
    for kind in kinds:
        line = f"{kind:20}{len(scores['ours', kind]):8}"
        for name in finders:
            means = [mean(each) for each in zip(*scores[name, kind], strict=True)]
            line += "   " + " ".join(f"{value:.2f}" for value in means) + " "
        print(line)


def costs(page: Page, root: str, asked: Sequence[Query]) -> None:
    """Prints what a reader pays: bytes over the wire, and milliseconds once loaded."""
    transferred: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda it: transferred.append(it["encodedDataLength"]))
    page.goto(f"{root}zoeken/?q={asked[0].text}")
    page.wait_for_timeout(1500)
    begin = sum(transferred)
    sizes, times = [], []
    for query in asked:
        transferred.clear()
        page.evaluate(OURS, [root, query.text])
        page.wait_for_timeout(60)
        sizes.append(sum(transferred))
        before = time.perf_counter()
        page.evaluate(OURS, [root, query.text])
        times.append(1000 * (time.perf_counter() - before))
    tenth = sorted(sizes)[-len(sizes) // 10]
    print(f"bytes of the search page with its first results: {begin / 1000:.0f} kB")
    print(
        f"bytes of a further query: median {median(sizes) / 1000:.1f} kB, "
        f"one in ten above {tenth / 1000:.1f} kB, most {max(sizes) / 1000:.1f} kB"
    )
    print(f"time of a query whose files are there: median {median(times):.0f} ms, most "
          f"{max(times):.0f} ms")  # fmt: skip


def main() -> None:
    """Builds, searches, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-ours", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print what ours does not find")
    parser.add_argument("--built", type=Path, help="a site that is built already")
    parser.add_argument("--labels", type=Path, default=JUDGED, help="other queries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = options.built or Path(place) / "archive" / "_site"
        if not options.built:
            chamber(site.parent)
            pipeline.build(site.parent, site)
        lines = (site / "data/questions.jsonl").read_text("utf-8").splitlines()
        known = documents([json.loads(line) for line in lines])
        asked = list(queries(known, options.labels))
        lost = [query.text for query in asked if not query.relevant]
        assert not lost, f"rules that mean nothing: {lost}"
        browser = launch(playwright)
        with served(site, "/") as root, served(Path(place), "/") as other:
            page = browser.new_page()
            page.goto(f"{root}zoeken/")
            finders = {"ours": in_browser(page, root, OURS)}
            if not options.only_ours:
                pagefind_of(known, Path(place) / "pages")
                page2 = browser.new_page()
                page2.goto(f"{other}pages/{next(iter(known))}/")
                finders["pagefind"] = in_browser(page2, f"{other}pages/", PAGEFIND)
                finders["sqlite"] = sqlite_of(known)
            report(asked, finders, misses=options.misses)
            # What a service worker keeps would not be counted.
            costs(browser.new_context(service_workers="block").new_page(), root, asked)
        browser.close()


if __name__ == "__main__":
    main()
