"""Every field, with every string that breaks programs, is data again wherever it is published.

Each field of each kind of file gets a string with a tag behind it. Whatever is published is read
by a parser that is not ours (the browser's for HTML, Expat for XML, Python's for JSON and CSV).
Wherever the tag is found, the string must stand before it, character for character; and the tag
must not stand anywhere in the file but in that data. What cannot be published is refused, with
line and column.
"""

import csv
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest
from playwright.sync_api import Page, sync_playwright

from builder.model import FOLDERS, SourceFile
from builder.problems import Location
from builder.publishing.search.naming import texts_in
from builder.reading.document import AnchorWords, read
from builder.reading.fields import SCHEMAS
from tests.browsing import launch
from tests.driver import Archive, contains_in_order, letters
from tests.hostile import OURS, filled, naughty, quoted, sample, text_fields, together

pytestmark = pytest.mark.browser

TAG = re.compile(r"⟦\d+\.\d+⟧")
BODY = "1. Waarom?\n\n## Antwoord\n\n1. Daarom.\n"
FIELDS = [
    (folder, kind, path) for folder, kind in FOLDERS.items() for path in text_fields(SCHEMAS[kind])
]
"""Each field that takes free text: folder of its file, kind of its file, and path in it."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page of the browser, for its parser."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser.new_page()
        browser.close()


def in_html(page: Page, texts: list[str]) -> list[list[str]]:
    """All text and all values of attributes of some pages that hold a tag."""
    return page.evaluate(  # type: ignore[no-any-return]
        """texts => texts.map(text => {
            const root = new DOMParser().parseFromString(text, "text/html");
            const walker = root.createNodeIterator(root, NodeFilter.SHOW_ALL);
            const found = [];
            for (let node; (node = walker.nextNode()); ) {
                if (node.nodeType === 3) found.push(node.data);
                if (node.nodeType === 1) found.push(...[...node.attributes].map(a => a.value));
            }
            return found.filter(value => value.includes("⟦"));
        })""",
        texts,
    )


def in_json(value: Any) -> Iterator[str]:  # noqa: ANN401 - what JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for entry in value.items() for item in entry for text in in_json(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in in_json(item))


def in_xml(text: str) -> list[str]:
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 24
    parser.CharacterDataHandler = found.append
    parser.StartElementHandler = lambda _, attributes: found.extend(attributes.values())
    parser.Parse(text.encode(), True)  # noqa: FBT003 - the library's signature
    return found


def in_csv(text: str) -> Iterator[str]:
    """Every cell as it was before it was kept from being a formula (see `datapackage.json`)."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            yield cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


CITED = re.compile(r'<pre class="cite"[^>]*>[^<]*</pre>')


def published(page: Page, folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Every file that holds a tag: its name, its text, and the data that is in it."""
    html: list[tuple[str, str]] = []
    head = json.loads(gzip.decompress((folder / "search-index/head.bin").read_bytes()))
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, data = path.relative_to(folder).as_posix(), path.read_bytes()
        if name.startswith("search-index/text/"):
            data = json.dumps(texts_in(data, head), ensure_ascii=False).encode()
        elif name == "search-index/head.bin":
            # The samples are bytes of files of texts, by which those are compressed: none is shown.
            data = json.dumps({**head, "samples": []}, ensure_ascii=False).encode()
        elif name == "search-index/facets/all.bin":
            data = json.dumps(json.loads(gzip.decompress(data)), ensure_ascii=False).encode()
        elif path.suffix == ".bin":
            continue  # Words, folded: no text that is shown.
        if "⟦".encode() in data:
            # What reference managers read has rules of its own, and tests in test_bibliography.
            text = CITED.sub("", data.decode())
            if path.suffix == ".html":
                html.append((name, text))
            else:
                yield name, text, list(READERS[path.suffix](text))
    for start in range(0, len(html), 200):
        some = html[start : start + 200]
        for (name, text), values in zip(some, in_html(page, [t for _, t in some]), strict=True):
            # A value that is JSON is that of a script or of a citation, and holds data itself.
            inside = [in_json(json.loads(v)) if v.startswith(JSON) else [v] for v in values]
            yield name, text, [own for one in inside for own in one]


JSON = ('{"', "[\n {")
"""How a value begins that is JSON."""


READERS: dict[str, Callable[[str], Iterable[str]]] = {
    ".csv": in_csv,
    ".xml": in_xml,
    ".json": lambda text: in_json(json.loads(text)),
    ".bin": lambda text: in_json(json.loads(text)),
    ".jsonl": lambda text: (v for line in text.splitlines() for v in in_json(json.loads(line))),
}
"""Every file that a site holds is one of these, or HTML."""


def sent(archive: Archive, strings: list[str]) -> dict[str, tuple[str, str]]:
    """Writes files with each string in each field; each tag with its field and its string.

    Every field has a line of its own: of the fields of one record, each is in another file.
    """
    wanted: dict[str, tuple[str, str]] = {}
    for number, string in enumerate(strings):
        files: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
        for index, (folder, kind, path) in enumerate(FIELDS):
            first, _, rest = path.partition(".")
            (field,) = (field for field in SCHEMAS[kind].fields if field.name == first)
            tag = f"⟦{number}.{index}⟧"
            wanted[tag] = (f"{kind}.{path}", string)
            variant = next(v for v in range(9) if first not in files[folder, v])
            files[folder, variant][first] = quoted(filled(field.type, rest, string + tag))
        for (folder, variant), lines in files.items():
            first = SCHEMAS[FOLDERS[folder]].fields[0].name
            name = f"{'s/' if folder == 'questions' else ''}{folder}-{number}-{variant}"
            body = BODY if folder == "questions" else ""
            archive.file(folder, name, body, {first: "x", **lines})
    return wanted


def refused(archive: Archive) -> set[str]:
    """Takes out the fields that are refused, once each was refused at its own line."""
    gone: set[str] = set()
    for path in sorted((archive.folder / "content").rglob("*.md")):
        name = path.relative_to(archive.folder).as_posix()
        for _ in range(20):
            problems = read(SourceFile(name, path.read_bytes()), AnchorWords()).problems
            faults = [item.location for item in problems if item.severity == "error"]
            if not faults:
                break
            gone |= _take_out(path, faults)
    while faults := [item.location for item in archive.check() if item.severity == "error"]:
        for name in sorted({place.path for place in faults}):
            gone |= _take_out(archive.folder / name, [p for p in faults if p.path == name])
    return gone


def _take_out(path: Path, faults: list[Location]) -> set[str]:
    gone: set[str] = set()
    written = path.read_bytes().decode().split("\n")
    for line in sorted({place.line for place in faults}):
        tags = set(TAG.findall(written[line - 1]))
        assert tags, f"{path.name}:{line}: refused for what is not there"
        gone |= tags
        key = written[line - 1].partition(":")[0]
        written[line - 1] = f"{key}: x" if key in {"title", "name"} else f"# {key}"
    path.write_bytes("\n".join(written).encode())
    return gone


def everything() -> list[str]:
    try:
        theirs: tuple[str, ...] = naughty()
    except FileNotFoundError:
        theirs = ()
    return [*OURS, *sample(theirs, 20)]


def comes_back(value: str, string: str, tag: str) -> bool:
    """Whether a string stands before its tag.

    The formats of reference managers (BibTeX, RIS) have escapes of their own, between which every
    letter must be there in order.
    """
    if value.startswith(("@", "TY  - ")):
        return contains_in_order(letters(value), letters(string))
    return string + tag in value


def compare(page: Page, folder: Path, wanted: dict[str, tuple[str, str]]) -> dict[str, set[str]]:
    """Fails on anything that did not come back; the kinds of file in which each field did."""
    seen: dict[str, set[str]] = defaultdict(set)
    lost: list[str] = []
    for name, text, values in published(page, folder):
        whole = [value for value in values if "⟦" in value]
        for value in whole:
            for tag in TAG.findall(value):
                field, string = wanted[tag]
                back = comes_back(value, string, tag)
                lost += [] if back else [f"{name}: {field}: {string!r} became {value!r}"]
                seen[field].add("search" if name.endswith(".bin") else name.rpartition(".")[2])
        if len(TAG.findall(text)) != sum(len(TAG.findall(value)) for value in whole):
            lost.append(f"{name}: a tag stands where no data is")
    assert not lost, "\n".join(lost)
    return seen


def test_every_string_comes_back_from_every_field_or_is_refused_at_its_line(
    tmp_path: Path, page: Page
) -> None:
    strings = everything()
    seen: dict[str, set[str]] = defaultdict(set)
    for start in range(0, len(strings), 100):
        archive = Archive(tmp_path / str(start), "title: X\nbase_url: https://x.example/a/\n")
        wanted = sent(archive, strings[start : start + 100])
        gone = refused(archive)
        archive.build()
        for field, kinds in compare(page, archive.output, wanted).items():
            seen[field] |= kinds
        # A field that takes text refuses what cannot be printed, and nothing else.
        printable = {tag for tag, (_, string) in wanted.items() if string.isprintable()}
        assert not {wanted[tag] for tag in gone & printable if wanted[tag][0] in SHOWN}
    for field, kinds in SHOWN.items():
        assert kinds <= seen[field], (field, seen[field])


PROGRAMS = {"html", "json", "jsonl"}
PERSON = PROGRAMS | {"csv", "search", "xml"}
SHOWN = {
    "question.title": PERSON,
    "question.number": PERSON,
    "question.askers.person": PERSON,
    "question.askers.role": PROGRAMS,
    "question.askers.party": PROGRAMS | {"search"},
    "question.addressees.person": PERSON,
    "question.addressees.role": PROGRAMS,
    "question.addressees.party": PROGRAMS,
    "question.source.name": PROGRAMS,
    "question.source.pages": PROGRAMS,
    "question.source.importer": PROGRAMS,
    "question.outcomes.note": {"html"},
    "person.name": PERSON,
    "person.other_names": {"html", "json", "csv"},
    "person.roles.title": {"html", "json"},
    "person.parties.name": {"html", "json"},
    "body.name": {"html", "json"},
    "body.abbreviation": {"html", "json"},
    "body.other_names": {"html", "json"},
    "body.kind": {"html", "json"},
    "topic.name": {"html", "xml"},
    "topic.other_names": {"html"},
    "page.title": {"html"},
    "page.description": {"html"},
}
"""In which kinds of file a field must at least have been found."""


def test_the_title_and_description_of_a_site_come_back_from_every_page(
    tmp_path: Path, page: Page
) -> None:
    strings = sample(everything(), 12)
    # What can be refused is alone; of the others several stand behind one another in one title.
    alone = [[text] for text in strings if not text.isprintable() or len(text) > ROOM]
    rest = [text for text in strings if text.isprintable() and len(text) <= ROOM]
    for number, group in enumerate([*alone, *together(rest, ROOM, TAGGED)]):
        wanted: dict[str, tuple[str, str]] = {}
        lines = ""
        for field, which in (("title", 0), ("description", 1)):
            tags = {f"⟦{index}.{which}⟧": string for index, string in enumerate(group)}
            wanted |= {tag: (f"site.{field}", string) for tag, string in tags.items()}
            value = "".join(string + tag for tag, string in tags.items())
            lines += f"{field}: {quoted(value)}\n"
        archive = Archive(tmp_path / str(number), lines)
        archive.question("s/x", BODY)
        faults = [item for item in archive.check() if item.severity == "error"]
        if faults:
            assert not all(string.isprintable() for string in group)
            assert {item.location.line for item in faults} <= {1, 2}
            continue
        archive.build()
        seen = compare(page, archive.output, wanted)
        assert seen["site.title"] >= {"html", "json", "xml"}
        assert "html" in seen["site.description"]


ROOM, TAGGED = 480, 6
"""Characters that a title takes, and those of a tag."""
