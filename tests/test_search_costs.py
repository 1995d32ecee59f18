"""What a search costs a reader, in bytes that Chromium counts. Times are for a benchmark."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from builder.publishing.search import indexing
from builder.publishing.search.records import SearchRecord
from tests.bench.costs import invented
from tests.bench.reader import Reader
from tests.bench.synthetic import search_records
from tests.browsing import launch, served
from tests.driver import Archive

SIZE = 1500
"""Questions: enough that files of words, of near words and of texts are as large as they get."""

FILES, HEADERS = 40, 220
"""The most that a query asks for, and bytes that come with each of them."""

BEFORE, FURTHER, TYPED = 250_000, 30_000, 60_000
"""Bytes before the first result; of a query after that; of one that is typed letter by letter."""


@pytest.fixture(scope="module")
def records() -> list[SearchRecord]:
    return list(search_records(SIZE))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, records: list[SearchRecord]) -> Path:
    """The search page of a small archive, with the index of a large one."""
    archive = Archive(tmp_path_factory.mktemp("large"))
    archive.question("s/x", "1. Waarom?", topics="[water]", asked="2024-01-02")
    folder = archive.build().folder
    shutil.rmtree(folder / "search-index")
    indexing.write(records, folder / "search-index")
    indexing.verify(folder / "search-index", {record.url for record in records})
    return folder


@pytest.fixture(scope="module")
def reader(site: Path) -> Iterator[Reader]:
    with sync_playwright() as playwright, served(site) as root:
        chromium = launch(playwright)
        yield Reader(chromium.new_context(service_workers="block").new_page(), root)
        chromium.close()


def words_of(records: list[SearchRecord]) -> list[str]:
    """Words of one question, the longest first."""
    text = records[700].places[2].text.lower()
    return sorted({word.strip(".,?:()[]") for word in text.split()}, key=lambda w: (-len(w), w))


@pytest.mark.browser
def test_a_search_costs_few_bytes(reader: Reader, records: list[SearchRecord]) -> None:
    long, *others = words_of(records)
    queries = {
        "a word": long,
        "a typing error": f"{long[:4]}{long[5:]}",
        "a short typing error": "strk",
        "two words": " ".join(others[:2]),
        "a sentence": " ".join(others[:9]),
        "a name": records[700].people[0],
        "a date": records[700].asked[0],
        "nothing": "xyzzyxyzzyx",
    }
    for what, query in queries.items():
        assert reader.open(query) < BEFORE, what
        reader.open("de")
        assert reader.enter(query) < FURTHER, what
    expect(reader.page.locator("#count")).to_contain_text("Niets gevonden")


# What a query reads of the index after another one, as the page asks it.
READ = """async ([root, query]) => {
  const read = Vraagbaak.readFile;
  let [files, bytes] = [0, 0];
  Vraagbaak.readFile = async (...where) => {
    const data = await read(...where);
    [files, bytes] = [files + 1, bytes + data.length];
    return data;
  };
  const engine = await Vraagbaak.openEngine({ root });
  const ask = async (text) => {
    const found = await engine.search(text);
    const page = found.results.slice(0, 10);
    const shown = page.slice(0, found.atOnce(page));
    await Promise.all(shown.map((each) => each.load()));
    await found.counted();
    return { page: page.length, shown: shown.length };
  };
  await ask("de");
  [files, bytes] = [0, 0];
  const { page, shown } = await ask(query);
  Vraagbaak.readFile = read;
  return { files, bytes, page, shown };
}"""


@pytest.mark.browser
def test_no_query_reads_more_than_a_search_has_room_for(
    reader: Reader, records: list[SearchRecord]
) -> None:
    """Also not one of a thousand letters, of slips alone, or of a phrase that many could have."""
    told = [
        {
            "title": record.title,
            "text": " ".join(place.text for place in record.places),
            "person": record.people[0],
        }
        for record in records
    ]
    reader.open("de")
    found = 0
    for kind, query in invented(told, 12):
        cost = reader.page.evaluate(READ, [reader.root, query])
        assert cost["bytes"] + HEADERS * cost["files"] < FURTHER, (kind, query)
        assert cost["files"] <= FILES, (kind, query)
        # Some of what was found is shown, however long its texts are.
        assert (cost["shown"] > 0) == (cost["page"] > 0), (kind, query)
        found += cost["page"] > 0
    assert found > 40


@pytest.mark.browser
def test_what_is_typed_fetches_little_on_the_way(
    reader: Reader, records: list[SearchRecord]
) -> None:
    word = words_of(records)[0]
    reader.open("de")
    size, _ = reader.type(word)
    assert size < TYPED
    expect(reader.page.locator("#results > li").nth(1)).to_be_visible()


def test_one_question_more_leaves_most_files_as_they_are(
    tmp_path: Path, records: list[SearchRecord]
) -> None:
    """What a reader has fetched of the others need not be fetched again."""
    sizes = []
    for name, some in (("before", records[:-1]), ("after", records)):
        indexing.write(some, tmp_path / name)
        sizes.append(dict(indexing.addresses(tmp_path / name)))
    before, after = sizes
    assert after.keys() - before.keys()
    for kind, most in (("words/", 0.5), ("near/", 0.6), ("text/", 0.1)):
        known = [address for address in after if address.startswith(kind)]
        new = [address for address in known if address not in before]
        assert len(new) <= most * len(known), kind
