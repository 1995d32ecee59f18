"""An archive's own theme: as the manual shows it, and with every mistake, told at its line."""

import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error

from builder import pipeline
from builder.linking.addresses import Addresses
from builder.loading import load
from builder.problems import as_text
from builder.publishing.locales import MAX_LOCALE, own_words
from builder.publishing.theme import LANGUAGES, theme_of
from builder.starting import Wishes, start
from tests.driver import REPOSITORY, Archive, Site
from tests.test_cli import run

PAGE = (REPOSITORY / "content/pages/vormgeving.md").read_text("utf-8")
SHOWN = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TO = (
    "theme/locales/nl.yaml",
    "theme/templates/base.html",
    "theme/templates/page.html",
    "theme/assets/style/20-eigen.css",
)
"""Where the page says that each of its examples goes, in its order."""


def test_whoever_follows_the_page_in_a_new_archive_gets_what_it_says(tmp_path: Path) -> None:
    start(tmp_path / "a", Wishes("Raad", "nl", "https://x.example/raad/", "", "1"))
    archive = Archive(tmp_path / "a", (tmp_path / "a/site.yaml").read_text("utf-8"))
    archive.file("pages", "over", "Tekst.", {"title": "Over"})
    before = archive.build().files()
    assert len(SHOWN) == len(TO)
    for path, text in zip(TO, SHOWN, strict=True):
        assert path in PAGE or path.rpartition("/")[2] in PAGE
        archive.write(path, text)
    assert archive.codes() == []
    site = archive.build()
    for page in site.pages().values():
        if 'http-equiv="refresh"' not in page.html:
            assert "<li>Een uitgave van de bibliotheek van Zevenwateren</li>" in page.html
            assert ">Schriftelijke vragen</a>" in page.html
    assert "Deze pagina is van de redactie." in site.page("over/").text
    assert "Tekst." in site.page("over/").text
    assert "redactie" not in site.page("vragen/").text
    assert (site.folder / "assets/style.css").read_text("utf-8").endswith(SHOWN[3])
    # What the page says of undoing it: the built-in serves wherever there is no file of that name.
    for path in TO:
        (archive.folder / path).unlink()
    after = archive.build().files()
    assert {n: d for n, d in after.items() if not n.startswith("search-index/")} == {
        n: d for n, d in before.items() if not n.startswith("search-index/")
    }


def test_every_block_that_the_page_names_can_be_changed(archive: Archive) -> None:
    blocks = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert len(blocks) == 5
    archive.question("s/x")
    for block in blocks:
        mark = f'<meta name="{block}">' if block == "head" else f"<p>{block} hier</p>"
        archive.write(
            "theme/templates/base.html",
            f'{{% extends "built-in/base.html" %}}\n'
            f"{{% block {block} %}}{{{{ super() }}}}{mark}{{% endblock %}}\n",
        )
        home = archive.build().page("").html
        # A page fills `main` itself; a block of it that says `super()` has both.
        assert (mark in home) == (block != "main"), block


WORDS = {
    # A line of words: code and column of what is wrong with it.
    "url_questions: ../../evil": ("bad-id", 16),
    "url_questions: /evil": ("bad-id", 16),
    "url_questions: a/b": ("bad-id", 16),
    "url_questions: Vragen aan de raad": ("bad-id", 16),
    "url_questions: con": ("bad-id", 16),
    "url_questions: {one: a, other: b}": ("bad-id", 16),
    "url_questions: personen": ("same-address", 16),
    "url_questions: assets": ("same-address", 16),
    "anchor_question: 'x\" onclick'": ("bad-id", 18),
    "home: [a]": ("not-text", 7),
    "home:": ("empty-value", 6),
    "home: ' '": ("empty-value", 7),
    "home: {one: a}": ("bad-form", 7),
    "home: {other: [a]}": ("bad-form", 7),
    "home: a\nhome: b": ("duplicate-key", 1),
    "home: &a b": ("yaml-forbidden", 7),
    "home: !!python/name:os.system x": ("yaml-forbidden", 7),
    "home: [Beginpagina": ("yaml-syntax", 7),
    "home: 'a\\\n": ("yaml-syntax", 7),
    "home": ("yaml-syntax", 1),
    "- home": ("yaml-syntax", 1),
    "home: a\x00": ("control-character", 8),
    "number: 'nr. {number.__class__}'": ("word-gap", 9),
    "number: 'nr. {number:>999999999}'": ("word-gap", 9),
    "number: 'nr. {number!r}'": ("word-gap", 9),
    "number: 'nr. {}'": ("word-gap", 9),
    "number: 'nr. {number'": ("word-gap", 9),
    "number: 'nr. {title}'": ("word-gap", 9),
    "badge: {one: a, other: '{x}'}": ("word-gap", 24),
}


@pytest.mark.parametrize("words", WORDS)
def test_a_word_that_cannot_be_is_told_at_its_place_and_nothing_is_published(
    tmp_path: Path, words: str
) -> None:
    archive = Archive(tmp_path / "deep" / "in" / "archive")
    archive.question("s/x", "1. Waarom?")
    archive.write("theme/locales/nl.yaml", f"questions: Vragen\n{words}\n")
    before = everything(tmp_path)
    code, column = WORDS[words]
    found = [item for item in archive.check() if item.severity == "error"]
    line = 3 if code == "duplicate-key" else 2
    told = [(item.code, item.location.line, item.location.column) for item in found]
    # Of what is no YAML only the parser knows where it noticed.
    assert told == [(code, line, column)] or [item.code for item in found] == ["yaml-syntax"]
    assert {item.location.path for item in found} == {"theme/locales/nl.yaml"}
    outcome = pipeline.build(archive.folder, archive.output)
    assert not outcome.published
    assert not archive.output.exists()
    assert everything(tmp_path) == before


def everything(folder: Path) -> list[str]:
    """All that is below a folder, but what a build keeps for the next one."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [path for path in found if "/._site.build" not in path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_theme_would_be_right_in_an_archive_too(language: str) -> None:
    """So a copy of the whole file is a good beginning."""
    theme = theme_of(REPOSITORY / "nowhere")
    data = (REPOSITORY / f"theme/locales/{language}.yaml").read_bytes()
    known = theme.words(language)
    words, problems = own_words(data, "x", known)
    assert problems == []
    assert {key: words[key] for key in words} == {key: known[key] for key in words}
    assert {f"url_{name}" for name in Addresses.__slots__} <= set(words)


def test_a_bomb_among_the_words_is_refused_in_a_moment() -> None:
    known = theme_of(REPOSITORY / "nowhere").words("nl")
    for text in ("[" * 200_000, "a: &a [*a, *a]", "x: " + "{a: " * 50_000, "#" * MAX_LOCALE + "##"):
        words, problems = own_words(text.encode(), "x", known)
        assert not words
        assert problems


TEMPLATES = {
    # A template that replaces base.html: code and line of what is wrong with it.
    "{% block main %}": ("template-syntax", 1),
    "a\n{{ }": ("template-syntax", 2),
    "a\n{{ x | nofilter }}": ("template-syntax", 2),
    "{% if true %}" * 120 + "{% endif %}" * 120: ("template-syntax", 1),
    '\n{% extends "built-in/base.htm" %}': ("template-unknown", 2),
    '{% include "../../site.yaml" %}': ("template-unknown", 1),
    '{% import "/etc/passwd" as m %}': ("template-unknown", 1),
    "\n\n{{ page.nothing }}": ("template-fails", 3),
    "{{ nothing }}": ("template-fails", 1),
    "\n{{ 1 // 0 }}": ("template-fails", 2),
    "\n{{ site.t('nothing') }}": ("template-fails", 2),
    "{{ page.title() }}": ("template-fails", 1),
    '{% include "base.html" %}': ("template-fails", 1),
    '{% extends "page.html" %}': ("template-fails", 1),
    "{% set x = ['a' * 10000] %}\n{% include x %}": ("template-fails", 2),
}


@pytest.mark.parametrize("template", TEMPLATES, ids=range(len(TEMPLATES)))
def test_a_template_that_cannot_be_is_told_at_its_line_and_nothing_is_published(
    archive: Archive, template: str
) -> None:
    archive.question("s/x", "1. Waarom?")
    before = archive.build().files()
    archive.write("theme/templates/base.html", template)
    outcome = pipeline.build(archive.folder, archive.output)
    code, line = TEMPLATES[template]
    told = [(item.code, item.location.path, item.location.line) for item in outcome.problems]
    assert told == [(code, "theme/templates/base.html", line)]
    for item in outcome.problems:
        for language in ("nl", "en"):
            said = as_text(item, language, lambda _: None)
            assert said.replace("\n", "").isprintable()
            assert len(said) < 1000
    assert Site(archive.output, 0).files() == before
    if code != "template-fails":
        assert archive.codes() == [code]
    (archive.folder / "theme/templates/base.html").unlink()
    assert archive.build().files() == before


def test_a_fault_in_a_template_ends_the_command_as_a_fault_in_the_content_does(
    archive: Archive,
) -> None:
    for number in range(40):
        archive.question(f"s/x{number}", "1. Waarom?")
    archive.write(
        "theme/templates/question.html",
        '{% extends "built-in/question.html" %}\n{% block main %}\n{{ page.titel }}{% endblock %}',
    )
    done = run("build", "--site", str(archive.folder), "--lang", "nl")
    assert done.returncode == 1
    assert "theme/templates/question.html:3:1: error[template-fails]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_template_that_is_no_text_is_told(archive: Archive) -> None:
    path = archive.write("theme/templates/x.html", "")
    path.write_bytes(b"a\n\xff")
    (item,) = archive.check()
    assert (item.code, item.location.line, item.location.column) == ("not-utf8", 2, 1)
    assert load(archive.folder).theme.templates()["x.html"]


def _noted(faults: list[str], what: Dialog | Error) -> None:
    faults.append(what.message)


@pytest.mark.browser
def test_words_of_an_archive_are_text_and_no_markup(archive: Archive, browser: Browser) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'</script><script>alert(1)</script>"
    keys = [key for key, text in theme_of(archive.folder).words("nl").items() if text]
    lines = []
    for key in keys:
        text = theme_of(archive.folder).words("nl")[key]
        if key.startswith(("url_", "anchor_")):
            continue
        forms = {"": text} if isinstance(text, str) else text
        told = [
            f"{form}{': ' if form else ''}'{(own + hostile).replace(chr(39), chr(39) * 2)}'"
            for form, own in forms.items()
        ]
        lines.append(f"{key}: " + (told[0] if "" in forms else "{" + ", ".join(told) + "}"))
    archive.write("theme/locales/nl.yaml", "\n".join(lines) + "\n")
    archive.question("s/x", "1. Waarom?\n\n## Antwoord\n\n1. Daarom.", topics="[water]")
    site = archive.build()
    page = browser.new_page()
    faults: list[str] = []
    page.on("dialog", partial(_noted, faults))
    page.on("pageerror", partial(_noted, faults))
    for url in ("", "vragen/s/x/", "vragen/", "zoeken/", "themas/water/", "404.html"):
        page.goto(f"file://{site.folder}/{url}{'' if '.' in url else 'index.html'}")
        assert page.locator("img[onerror]").count() == 0
        assert "onerror=alert" in (page.locator("body").text_content() or "")
    page.close()
    assert faults == []
