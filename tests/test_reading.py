"""Bad input gets a clear problem with line, column and what to write instead."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import read_config
from builder.model import SourceFile
from builder.problems import Problem, as_github, as_json, as_text, in_order
from builder.reading.dates import parse_date, suggest_date
from builder.reading.document import AnchorWords, read
from builder.reading.frontmatter import read_yaml
from builder.reading.slugs import is_id, slugify
from tests.driver import Page

WORDS = AnchorWords()


def problems_of(text: str | bytes, path: str = "content/questions/s/x.md") -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    return in_order(read(SourceFile(path, data), WORDS).problems)


def front(yaml: str, body: str = "") -> str:
    return f"---\n{yaml}\n---\n{body}"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        (front("titel: x"), "unknown-field", 2, 1, "did you mean title?"),
        (front("number: 1"), "missing-field", 2, 1, "add: title: …"),
        ("geen gegevens", "missing-field", 1, 1, "put three lines above the text"),
        (front("title: x\nasked: 10/3/2023"), "bad-date", 3, 8, "write 2023-03-10"),
        (front("title: x\nasked: 10 maart 2023"), "bad-date", 3, 8, "write 2023-03-10"),
        (front("title: x\nasked: 2023-02-30"), "bad-date", 3, 8, "write year-month-day"),
        (front("title: x\ntopics: [Water Wegen]"), "bad-id", 3, 10, "write water-wegen"),
        (front("title: x\nkind: writen"), "bad-choice", 3, 7, "did you mean written?"),
        (front("title: x\ntitle: y"), "duplicate-key", 3, 1, "keep one"),
        (front("title: a: b"), "yaml-syntax", 2, 8, 'write title: "a: b"'),
        (front("title: 'x"), "yaml-syntax", 2, 8, "write title: "),
        (front("title: x\nsource: {url: ftp://x}"), "bad-url", 3, 15, "https://"),
        (front("title: [a, b]"), "not-text", 2, 8, "one value"),
        (front("title: &a x"), "yaml-forbidden", 2, 8, "in full"),
        (front("title: !!str x"), "yaml-forbidden", 2, 8, "in full"),
        (front("title: *a"), "yaml-forbidden", 2, 8, "in full"),
        ("---\ntitle: x\n", "front-matter-open", 1, 1, "---"),
        (b"---\ntitle: caf\xe9\n---\n", "not-utf8", 2, 11, "0xe9"),
        ("---\ntitle: x\n---\na\x00b", "control-character", 4, 2, "delete"),
        (front("title: x", "> " * 60 + "diep"), "nested-too-deep", 4, 1, "flatter"),
        (front("title: x", "a\n\n- " + "[" * 60), "nested-too-deep", 6, 1, "flatter"),
        (front("title: x", "| a |\n| - |\n| 1 | 2 |\n"), "table-row", 6, 1, "header"),
        (front("title: x", "[a](javascript:alert(1))"), "link-scheme", 4, 5, "https:"),
        (front("title: x", "> | a |\n> | - |\n> | 1 | 2 |\n"), "table-row", 6, 1, "header"),
        (front("title: x", "[^1]: a\n\n[^1]: b\n"), "duplicate-note", 6, 1, "another number"),
        (front("title: x\nsource: {name: Eﬀect}"), "ligature", 3, 17, "write ff"),
        (front("title: wa\u00adter"), "soft-hyphen", 2, 10, "delete"),
        (front("title: caf\ufffd"), "lost-character", 2, 11, "look in the document"),
        (front("title: x", "#### Antwoord\n"), "looks-like-answer", 4, 1, "## Answer"),
        (front("title: x", "## Vraag 1\n\na\n\n## Antwoord 1\n"), "looks-like-answer", 8, 1, "1."),
        (front(r'title: "a\x08b"'), "control-character", 2, 8, "delete"),
        (front(r'title: "\u200b"'), "empty-value", 2, 8, "leave"),
        (front(f"title: {'a' * 501}"), "too-long", 2, 8, "in the text"),
        (front("title: x\n\tnumber: 1"), "yaml-syntax", 3, 1, "spaces"),
        ("title: x\n", "front-matter-start", 1, 1, "first line"),
        ("\n\n---\ntitle: x\n---\n", "front-matter-start", 3, 1, "first line"),
        ("\u202e", "missing-field", 1, 1, "title"),
    ],
)
def test_a_fault_has_a_place_and_a_cure(
    text: str | bytes, code: str, line: int, column: int, hint: str
) -> None:
    found = [item for item in problems_of(text) if item.code == code]
    assert found, [item.code for item in problems_of(text)]
    place = found[0].location
    assert (place.line, place.column) == (line, column)
    assert hint in found[0].hint("en")


SIGNS = ["\0", "\x08", "\x85", "\uffff"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_may_not_be_is_told_once_and_hides_no_other_fault(sign: str) -> None:
    found = problems_of(front(f"title: a{sign}b\nasked: gisteren"))
    assert [(item.code, item.location.line) for item in found] == [
        ("control-character", 2),
        ("bad-date", 3),
    ]
    _, problems = read_yaml(f"title: {sign}", "x")
    for item in (*found, *problems):
        assert item.message("nl")
        assert item.message("en")


@pytest.mark.parametrize(
    "url",
    [
        *("https://[::1", "https://x.example:99999/", "https://x.example:0/", "https://:80/"),
        *("https://x.example:a/", "https://[x]/", "https:///x"),
    ],
)
def test_an_address_that_cannot_be_taken_apart_is_refused(url: str) -> None:
    found = problems_of(front(f"title: x\nsource: {{url: '{url}'}}"))
    assert [(item.code, item.location.line) for item in found] == [("bad-url", 3)]
    settings, problems = read_config(f"title: x\nrepository: '{url}'\n".encode())
    assert [(item.code, item.location.line) for item in problems] == [("bad-url", 2)]
    assert settings is not None
    assert settings.repository is None


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://x.example/a?b", "https://x.example/a"),
        ("https://x.example/a/#b", "https://x.example/a/"),
        ("https://x.example/../..", None),
        ("https://x.example/a/%2E%2e/", None),
        ("https://x.example/./", None),
    ],
)
def test_a_site_stands_at_an_address_to_which_others_can_be_added(
    url: str, meant: str | None
) -> None:
    _, (item,) = read_config(f"title: x\nbase_url: '{url}'\n".encode())
    assert (item.code, item.location.line, item.location.column) == ("bad-url", 2, 11)
    assert (f"write {meant}" if meant else "write the full address") in item.hint("en")
    for good in (
        "https://x.example",
        "https://x.example/a/",
        "https://[::1]:80/",
        "http://localhost",
    ):
        assert read_config(f"title: x\nbase_url: '{good}'\n".encode())[1] == []


@pytest.mark.parametrize(
    "field",
    [
        "references: {vraag nr. 1: {text: vraag nr. 2, target: ignore}}",
        "outcomes: {1: {part: 2, outcome: refused}}",
    ],
)
def test_the_words_before_an_entry_cannot_be_given_another_time_inside_it(field: str) -> None:
    found = problems_of(front(f"title: x\n{field}", "Zie vraag nr. 1.\n\n1. a?"))
    assert [(item.code, item.location.line) for item in found] == [("unknown-field", 3)]
    assert "target" in found[0].hint("en") or "outcome" in found[0].hint("en")
    assert "part" not in found[0].hint("en").partition(":")[2]


def test_one_fault_does_not_hide_the_others() -> None:
    text = front("titel: x\nasked: gisteren\nkind: soort", "| a |\n| - |\n| 1 | 2 |")
    codes = {item.code for item in problems_of(text)}
    assert codes == {"unknown-field", "missing-field", "bad-date", "bad-choice", "table-row"}


def test_what_yaml_would_change_stays_as_written() -> None:
    document = read(
        SourceFile("content/questions/s/x.md", front("title: no\nnumber: 0123").encode()), WORDS
    ).document
    assert document is not None
    assert document.fields.title == "no"  # type: ignore[union-attr]
    assert document.fields.number == "0123"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["Vraag Één", "x y", "UPPER", "a_b", "é", "a--b", "x." + "y"])
def test_a_name_that_cannot_be_an_address_is_an_error(name: str) -> None:
    found = problems_of(front("title: x"), f"content/questions/{name}.md")
    assert [item.code for item in found] == ["bad-file-name"]


def test_a_problem_reads_well() -> None:
    text = front("title: x\nasked: 10/3/2023")
    item = problems_of(text)[0]
    assert as_text(item, "en", lambda place: text.split("\n")[place.line - 1]) == (
        "content/questions/s/x.md:3:8: error[bad-date]: “10/3/2023” is not a date\n"
        "  3 | asked: 10/3/2023\n"
        "    |        ^\n"
        "  = write 2023-03-10"
    )
    assert as_json(item, "nl") == (
        '{"path": "content/questions/s/x.md", "line": 3, "column": 8, "severity": "error", '
        '"code": "bad-date", "message": "“10/3/2023” is geen datum", '
        '"hint": "schrijf 2023-03-10", "related": []}'
    )
    assert as_github(item, "en") == (
        "::error file=content/questions/s/x.md,line=3,col=8,title=bad-date::"
        "“10/3/2023” is not a date%0Awrite 2023-03-10"
    )


def test_a_problem_cannot_write_to_the_terminal() -> None:
    item = problems_of(front('title: x\nkind: "\\e[31mrood"'))[0]
    assert "\x1b" not in as_text(item, "en", lambda _: "kind: \x1b[31m")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024?", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-01-12", "2024-01-12", "2024-01-12"),
        ("2023-11/2024-06", "2023-11-01", "2024-06-30"),
    ],
)
def test_a_date_is_as_precise_as_it_says(text: str, first: str, last: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert (date.first, date.last) == (first, last)


@pytest.mark.parametrize("text", ["", "0000", "2024-13", "2024-1-2", "24", "2024/2023", "vandaag"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_every_day_is_a_date_and_is_suggested(day: object) -> None:
    text = str(day)
    date = parse_date(text)
    assert date is not None
    assert date.is_day
    year, month, number = text.split("-")
    assert suggest_date(f"{number}/{month}/{year}") == text


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or is_id(slug)
    assert slugify(slug) == slug


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read(SourceFile("content/questions/s/x.md", data), WORDS)


@given(st.text(max_size=300))
def test_no_front_matter_breaks_the_reader(text: str) -> None:
    read(SourceFile("content/questions/s/x.md", front(text).encode()), WORDS)


OUR_TAGS = (
    "a abbr blockquote br code dd div dl dt em h2 h3 h4 h5 h6 hr li ol p pre s span strong sup"
    " table tbody td th thead tr ul"
)
OUR_ATTRIBUTES = {"id", "class", "href", "title", "tabindex", "role", "aria-label"}

HOSTILE = [
    "[" * 20_000,
    "{a: " * 20_000,
    "- " * 20_000,
    "&a [*a]",
    "a: &a [x]\nb: &b [*a,*a]",
    "? [a]\n: b",
    "%YAML 1.1\n---\na: b",
    "a: b\n---\nc: d",
    "<<: {a: b}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_yaml_is_refused_quickly(text: str) -> None:
    _, problems = read_yaml(text, "x")
    assert problems or text.startswith("<<")


@pytest.mark.shared
def test_the_yaml_test_suite_never_breaks_the_reader(shared: Path) -> None:
    files = sorted((shared / "suites" / "yaml-test-suite").rglob("*.yaml"))
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8", errors="replace")
        read_yaml(text, file.name)


@pytest.mark.shared
@pytest.mark.parametrize("suite", ["pathological", "naughty-strings", "xss", "commonmark"])
def test_hostile_bodies_never_break_the_reader_or_the_page(shared: Path, suite: str) -> None:
    """Nothing but our own tags comes out, whatever goes in."""
    files = [path for path in sorted((shared / "suites" / suite).rglob("*")) if path.is_file()]
    assert files
    for file in files:
        body = file.read_bytes()[:200_000]
        data = b"---\ntitle: x\n---\n" + body
        reading = read(SourceFile("content/pages/x.md", data), WORDS)
        if reading.document is None:
            continue
        page = Page("".join(reading.document.body.html.pieces))  # type: ignore[union-attr]
        assert {element.tag for element in page.elements} <= set(OUR_TAGS.split())
        for element in page.elements:
            assert set(element.attributes) <= {
                "id",
                "class",
                "href",
                "title",
                "tabindex",
                "role",
                "aria-label",
            }
        for address in page.links:
            assert address.startswith(("#", "https:", "http:", "mailto:"))
