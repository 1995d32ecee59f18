"""The links by which a reader helps: on every page, to a form and a file that are really there."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from builder import pipeline
from builder.forms import ASK, ENTRIES, REPORT, TEXTS, filled_in, key_of
from builder.model import SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import REPOSITORY, Archive, Page, Site

HOME = "https://github.com/raad/archief"
URL = "https://x.example/raad/"
FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
OF_THE_ISSUE = {"template", "title"}
"""What GitHub takes for the issue itself, and not for a field of its form."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demonstration archive, in a repository on GitHub: every kind of page is in it."""
    folder = tmp_path_factory.mktemp("helping") / "archive"
    shutil.copytree(REPOSITORY / "content", folder / "content")
    settings = (REPOSITORY / "site.yaml").read_text("utf-8")
    (folder / "site.yaml").write_text(f"{settings}\nrepository: {HOME}\nbranch: live\n", "utf-8")
    outcome = pipeline.build(folder, folder / "_site", URL, search_index="never")
    assert outcome.published
    return Site(folder / "_site", outcome.written)


def pages(site: Site) -> Mapping[str, Page]:
    """Every page by its address, but those that only lead to another."""
    found = {name.removesuffix("index.html"): page for name, page in site.pages().items()}
    return {url: page for url, page in found.items() if 'http-equiv="refresh"' not in page.html}


def ids_of(form: str) -> set[str]:
    """The ids of the fields of a form, as GitHub reads them."""
    body = yaml.safe_load((FORMS / form).read_text("utf-8"))["body"]
    return {entry["id"] for entry in body if entry["type"] != "markdown"}


def filled(link: str) -> dict[str, str]:
    """What an address fills in."""
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def test_a_fault_can_be_reported_on_every_page_of_every_kind(demo: Site) -> None:
    found = pages(demo)
    assert len(found) > 150
    for url, page in found.items():
        (link,) = {link for link in page.links if "/issues/new" in link and REPORT in link}
        assert link.startswith(f"{HOME}/issues/new?")
        given = filled(link)
        assert given.keys() - OF_THE_ISSUE == {"page"}
        assert given["page"] == URL + url
        assert (FORMS / given["template"]).is_file()
        assert "page" in ids_of(given["template"])
        assert "Meld een fout" in page.html


def test_every_page_that_is_of_a_file_leads_to_that_file(demo: Site) -> None:
    archive = demo.folder.parent
    edited: set[str] = set()
    for page in pages(demo).values():
        for link in page.links:
            if link.startswith(f"{HOME}/edit/"):
                path = unquote(link.removeprefix(f"{HOME}/edit/live/"))
                assert (archive / path).is_file(), link
                assert "Verbeter deze pagina" in page.html
                edited.add(path)
    files = {path.relative_to(archive).as_posix() for path in (archive / "content").rglob("*.md")}
    assert edited == files


def test_whoever_has_a_page_without_a_file_gets_one_begun(archive: Archive) -> None:
    archive.write("site.yaml", f"title: X\nrepository: {HOME}\n")
    name = 'Ann-Sofie d\'Hondt: "x" & <b>'
    archive.question("s/x", askers=f"['{name.replace(chr(39), chr(39) * 2)}']", topics="[water]")
    site = archive.build()
    begun = {
        filled(link)["filename"]: filled(link)["value"]
        for page in site.pages().values()
        for link in page.links
        if link.startswith(f"{HOME}/new/main?")
    }
    assert begun.keys() == {"content/people/ann-sofie-dhondt-x-b.md", "content/topics/water.md"}
    for path, text in begun.items():
        reading = read(SourceFile(path, text.encode()), AnchorWords())
        assert not reading.problems
        archive.write(path, text)
    assert name in begun["content/people/ann-sofie-dhondt-x-b.md"].replace('\\"', '"')
    assert archive.codes() == []
    after = archive.build()
    assert f"{HOME}/edit/main/content/topics/water.md" in after.page("themas/water/").links
    assert not [link for link in after.page("themas/water/").links if "/new/" in link]


def test_every_wanted_question_can_be_added_with_what_is_known_filled_in(demo: Site) -> None:
    page = demo.page("gezocht/")
    links = [link for link in page.links if f"template={ASK}" in link]
    assert len(links) == page.html.count("Voeg deze vraag toe") > 1
    for link in links:
        given = filled(link)
        fields = given.keys() - OF_THE_ISSUE
        # A name that is no field of the form would be passed over without a word.
        assert fields <= ids_of(ASK)
        assert not fields & OF_THE_ISSUE
        assert given["title"] == given["question-title"]
        assert "number" in fields
    begun = [filled(link) for link in page.links if "/new/" in link]
    assert len(begun) == len(links)
    for one in begun:
        reading = read(SourceFile(one["filename"], one["value"].encode()), AnchorWords())
        assert not [item for item in reading.problems if item.severity == "error"]


def test_what_the_form_sends_back_is_read_by_its_labels_whatever_its_ids_are() -> None:
    form = yaml.safe_load((FORMS / ASK).read_text("utf-8"))
    inputs = [entry for entry in form["body"] if entry["type"] != "markdown"]
    sent = "\n\n".join(f"### {e['attributes']['label']}\n\nis {e['id']}" for e in inputs)
    assert filled_in(sent) == {entry.id: f"is {key_of(entry.id)}" for entry in ENTRIES}
    assert not {key_of(entry.id) for entry in ENTRIES} & {
        *OF_THE_ISSUE, "body", "labels", "assignees", "milestone", "projects", "type"
    }  # fmt: skip
    assert {"question", "answer"} == set(TEXTS)


@pytest.mark.parametrize("repository", ["", "repository: https://git.example/raad\n"])
def test_without_github_a_wanted_question_has_the_beginning_of_a_file_to_copy(
    archive: Archive, repository: str
) -> None:
    archive.write("site.yaml", f"title: X\n{repository}")
    archive.question("s/x", "Zie mijn schriftelijke vraag nr. 230 van 10 maart 2023.", topics="[w]")
    site = archive.build()
    for page in site.pages().values():
        assert not [link for link in page.links if any(f"/{w}/" in link for w in PLACES)]
    assert "asked: 2023-03-10" in site.page("gezocht/").text


PLACES = ("new", "issues", "edit")


def test_a_site_for_a_disk_has_no_link_that_needs_its_address(tmp_path: Path) -> None:
    archive = Archive(tmp_path, f"title: X\nrepository: {HOME}\n")
    archive.question("s/x", "Zie mijn schriftelijke vraag nr. 230 van 10 maart 2023.")
    output = tmp_path / "_offline"
    assert pipeline.build(tmp_path, output, on_disk=True, search_index="never").published
    for page in Site(output, 0).pages().values():
        assert not [link for link in page.links if "/issues/" in link or "/edit/" in link]
