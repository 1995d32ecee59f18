"""What is published: records, feeds, sitemap, metadata, lists."""

import json
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from builder.publishing.discovery import MOST_ADDRESSES, sitemaps
from tests.driver import REPOSITORY, Archive, Page, Site

URL = "https://x.example/repo/"
ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

PROMISED = [
    "id, url, title, number, session, kind, language, asked, answered, askers, addressees, topics",
    "status, deadline, response_days, parts, answers, references, cited_by, thread, commitments",
    "events, source",
]


@pytest.fixture
def site(archive: Archive) -> Site:
    archive.person("an-peeters", parties="[Blauw]")
    archive.question(
        "2023-2024/x",
        "Aanleiding.\n\n1. Waarom?\n\n2. Hoe?\n\n## Antwoord\n\n1. Daarom & <zo>.\n",
        title='"Water & \\"wegen\\" <b>"',
        number="12",
        kind="written",
        asked="2024-01-12",
        answered="2024-02-01",
        askers="[an-peeters]",
        addressees="[{person: Jan Smit, role: minister}]",
        topics="[water]",
        source="{url: 'https://x.example/12.pdf'}",
        commitments="[{quote: Daarom, due: 2024-06}]",
    )
    archive.question("2023-2024/leeg")
    return archive.build(URL)


def test_a_record_has_every_field_that_is_promised(site: Site) -> None:
    names = [name for line in PROMISED for name in line.split(", ")]
    for question in ("2023-2024/x", "2023-2024/leeg"):
        assert set(names) <= set(site.record(question))
    record = site.record("2023-2024/x")
    assert record["url"] == f"{URL}vragen/2023-2024/x/"
    assert record["response_days"] == 20
    assert record["askers"] == [
        {"id": "an-peeters", "name": "An Peeters", "role": None, "party": "Blauw"}
    ]
    assert record["addressees"][0]["role"] == "minister"
    assert record["topics"] == [{"id": "water", "name": "Water"}]
    assert record["parts"][0] == {
        "id": "1",
        "marker": "1.",
        "anchor": "vraag-1",
        "text": "Waarom?",
        "covered_by": ["antwoord-1"],
        "outcome": "answered",
        "outcome_by": "rule",
    }
    assert record["answers"][0]["parts"] == [
        {"marker": "1.", "covers": ["1"], "anchor": "antwoord-1", "text": "Daarom & <zo>."}
    ]
    assert record["deadline"] is None
    assert record["thread"] is None


def test_the_records_of_all_questions_are_sorted_by_id(site: Site) -> None:
    lines = (site.folder / "data/questions.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["2023-2024/leeg", "2023-2024/x"]
    assert json.loads(lines[1]) == site.record("2023-2024/x")


def test_every_anchor_in_a_record_is_an_id_on_the_page(site: Site) -> None:
    record = site.record("2023-2024/x")
    anchors = [part["anchor"] for part in record["parts"]]
    anchors += [answer["anchor"] for answer in record["answers"]]
    anchors += [part["anchor"] for answer in record["answers"] for part in answer["parts"]]
    assert set(anchors) <= set(site.page("vragen/2023-2024/x/").ids)


def test_text_is_escaped_wherever_it_is_printed(site: Site) -> None:
    for page in site.pages().values():
        assert "<b>" not in page.html.replace("<b>2</b>", "").replace("<b>1</b>", "").replace(
            "<b>0</b>", ""
        )
        assert "<zo>" not in page.html


def test_the_head_says_what_the_page_is(site: Site) -> None:
    html = site.page("vragen/2023-2024/x/").html
    assert f'<link rel="canonical" href="{URL}vragen/2023-2024/x/">' in html
    assert f'<meta property="og:url" content="{URL}vragen/2023-2024/x/">' in html
    assert '<meta property="og:type" content="article">' in html
    assert '<html lang="nl"' in html


def test_json_ld_is_a_question_inside_a_web_page(site: Site) -> None:
    html = site.page("vragen/2023-2024/x/").html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    thing = json.loads(found[1])
    assert thing["@type"] == "WebPage"
    assert thing["mainEntity"]["@type"] == "Question"
    assert thing["mainEntity"]["name"] == 'Water & "wegen" <b>'
    assert thing["mainEntity"]["suggestedAnswer"][0]["@type"] == "Answer"
    assert "QAPage" not in html


@pytest.mark.parametrize("path", ["", "personen/an-peeters/", "themas/water/"])
def test_a_feed_is_atom(site: Site, path: str) -> None:
    feed = ET.fromstring((site.folder / path / "feed.xml").read_text("utf-8"))  # noqa: S314 - ours
    assert feed.tag == f"{ATOM}feed"
    for element in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{element}")
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == 'Water & "wegen" <b>'
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{URL}vragen/2023-2024/x/"
    assert entry.findtext(f"{ATOM}updated") == "2024-02-01T00:00:00Z"


@pytest.mark.parametrize("path", ["", "personen/an-peeters/", "themas/water/"])
def test_a_json_feed_says_what_the_atom_feed_says(site: Site, path: str) -> None:
    feed = json.loads((site.folder / path / "feed.json").read_text("utf-8"))
    atom = ET.fromstring((site.folder / path / "feed.xml").read_text("utf-8"))  # noqa: S314 - ours
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{URL}{path}feed.json"
    assert feed["title"] == atom.findtext(f"{ATOM}title")
    entries = atom.findall(f"{ATOM}entry")
    assert [item["id"] for item in feed["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
    item = feed["items"][0]
    assert item["title"] == 'Water & "wegen" <b>'
    assert item["url"] == f"{URL}vragen/2023-2024/x/"
    assert item["date_modified"] == "2024-02-01T00:00:00Z"
    assert item["content_text"]


def test_every_list_that_grows_has_a_feed_of_its_own(archive: Archive) -> None:
    """Of an addressee, a body, a topic, a thread, and of what waits, is wanted or was promised."""
    archive.file("bodies", "raad", "", {"name": "Raad"})
    archive.person("an", roles="[{title: minister, body: raad}]")
    archive.question(
        "s/x",
        "1. Waarom?\n\n2. Hoe?\n\n## Antwoord\n\n1. Ik laat het weten.",
        asked="2024-01-12",
        addressees="[an]",
        topics="[water]",
        commitments="[{quote: Ik laat het weten}]",
    )
    archive.question("s/y", "Zie [[s/x]] en schriftelijke vraag nr. 230 van 10 maart 2023.")
    site = archive.build(URL)
    follow = "verantwoording/"
    lists = {
        "personen/an/": "Vraag s/x",
        "instellingen/raad/": "Vraag s/x",
        "themas/water/": "Vraag s/x",
        "draden/s/x/": "Vraag s/y",
        f"{follow}wachtend/": "Vraag s/y",
        f"{follow}deelvragen/": "Vraag 2",
        f"{follow}deelvragen/personen/an/": "Vraag 2",
        f"{follow}deelvragen/themas/water/": "Vraag 2",
        f"{follow}toezeggingen/": "Ik laat het weten",
        f"{follow}toezeggingen/personen/an/": "Ik laat het weten",
        "gezocht/": "230",
    }
    for url, words in lists.items():
        feeds = {
            element.attributes["href"]
            for element in site.page(url).elements
            if element.tag == "link" and "feed" in element.attributes.get("href", "")
        }
        assert len(feeds) == 2
        for address in feeds:
            path = (site.folder / url / address).resolve()
            assert path.parent == (site.folder / url).resolve()
            assert words in path.read_text("utf-8")


def test_the_ids_in_a_feed_do_not_depend_on_where_the_site_stands(archive: Archive) -> None:
    archive.question("s/x")

    def ids(site: Site) -> list[str]:
        return re.findall(r"<id>(.*?)</id>", (site.folder / "feed.xml").read_text("utf-8"))

    assert ids(archive.build()) == ids(archive.build(URL))


def test_the_sitemap_has_every_page_and_no_other(site: Site) -> None:
    text = (site.folder / "sitemap.xml").read_text("utf-8")
    found = set(re.findall(r"<loc>(.*?)</loc>", text))
    pages = {
        URL + name.removesuffix("index.html")
        for name, page in site.pages().items()
        if 'content="noindex"' not in page.html
    }
    assert found == pages
    assert f"Sitemap: {URL}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_a_sitemap_of_more_addresses_than_one_may_have_is_several() -> None:
    urls = [f"vragen/{number}/" for number in range(2 * MOST_ADDRESSES + 1)]
    made = dict(sitemaps(urls, URL))
    assert [*made] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    places = {
        name: [place.text or "" for place in ET.fromstring(text).iter(f"{_SITEMAP}loc")]  # noqa: S314 - we wrote it
        for name, text in made.items()
    }
    assert places.pop("sitemap.xml") == [f"{URL}{name}" for name in places]
    assert max(map(len, places.values())) == MOST_ADDRESSES
    assert [url for some in places.values() for url in some] == [f"{URL}{url}" for url in urls]


def test_a_browser_can_search_from_its_address_bar(site: Site) -> None:
    found = ET.fromstring((site.folder / "opensearch.xml").read_text("utf-8"))  # noqa: S314 - ours
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    addresses = {url.get("type"): url.get("template") for url in found.iter(f"{name}Url")}
    assert addresses["text/html"] == f"{URL}zoeken/?q={{searchTerms}}"
    short = found.findtext(f"{name}ShortName")
    assert short == "Proefarchief"
    for page in site.pages().values():
        assert 'type="application/opensearchdescription+xml"' in page.html


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Vragen & antwoorden van Zevenwateren", "Vragen &"),
        ("Hottentottententententoonstelling", "Hottentottentent"),
        ("Precies 16 tekens", "Precies 16"),
        ("Precies 16 teken", "Precies 16 teken"),
    ],
)
def test_the_short_name_of_a_search_engine_is_short(
    archive: Archive, title: str, short: str
) -> None:
    archive.write("site.yaml", f'title: "{title}"\n')
    text = (archive.build(URL).folder / "opensearch.xml").read_text("utf-8")
    found = ET.fromstring(text)  # noqa: S314 - ours
    assert found.findtext("{http://a9.com/-/spec/opensearch/1.1/}ShortName") == short


def test_without_a_base_url_everything_is_relative(archive: Archive) -> None:
    archive.question("s/x", topics="[water]")
    site = archive.build()
    assert not (site.folder / "sitemap.xml").exists()
    assert not (site.folder / "opensearch.xml").exists()
    for page in site.pages().values():
        assert 'rel="canonical"' not in page.html
    assert 'href="../../vragen/s/x/"' in (site.folder / "themas/water/feed.xml").read_text("utf-8")


def test_a_long_list_has_pages_of_fifty(archive: Archive) -> None:
    for number in range(101):
        archive.question(f"s/x{number:03}", askers="[an-peeters]", topics="[water]")
    site = archive.build()
    for folder in ("vragen/", "zittingen/s/", "personen/an-peeters/", "themas/water/"):
        pages = [site.page(f"{folder}{part}") for part in ("", "pagina/2/", "pagina/3/")]
        listed = [{link for link in page.links if "vragen/s/x" in link} for page in pages]
        assert [len(links) for links in listed] == [50, 50, 1]


def test_an_empty_archive_is_a_site(archive: Archive) -> None:
    site = archive.build()
    assert "nog leeg" in site.page("").text
    assert (site.folder / "data/questions.jsonl").read_text() == ""
    assert "Zoek" in site.page("zoeken/").text


@pytest.mark.parametrize(
    ("language", "questions", "word"),
    [("fr", "questions", "Réponse"), ("de", "fragen", "Antwort"), ("en", "questions", "Answer")],
)
def test_the_interface_speaks_other_languages(
    archive: Archive, language: str, questions: str, word: str
) -> None:
    archive.write("site.yaml", f"title: X\nlanguage: {language}\n")
    archive.question("s/x", "1. A?\n\n2. B?\n\n3. C?\n\n## Antwoord\n\n1-2. D.", asked="2024-01-12")
    site = archive.build()
    page = site.page(f"{questions}/s/x/")
    assert word in page.text
    assert f'<html lang="{language}"' in page.html
    # What reference managers read has braces of its own.
    spoken = Page(re.sub(r"<pre.*?</pre>", "", page.html, flags=re.DOTALL))
    assert not re.search(r"[{}]", spoken.text)


def test_every_language_has_the_same_texts() -> None:
    texts = {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in (REPOSITORY / "theme/locales").glob("*.yaml")
    }
    assert set(texts) == {"nl", "fr", "de", "en"}
    fields = {}
    for language, words in texts.items():
        plain = {key: t if isinstance(t, str) else t["other"] for key, t in words.items()}
        fields[language] = {
            key: sorted(set(re.findall(r"\{(\w+)\}", text))) for key, text in plain.items()
        }
    for language in ("fr", "de", "en"):
        assert fields[language] == fields["nl"], language


def test_every_text_is_used() -> None:
    """A key stands in the source as a whole, or after a prefix such as `status_` or `search_`."""
    theme = REPOSITORY / "theme"
    files = [*theme.glob("templates/*"), *theme.glob("assets/*.js")]
    files += (REPOSITORY / "builder").rglob("*.py")
    source = "\n".join(path.read_text("utf-8") for path in files)
    prefixes = tuple(re.findall(r'f"(\w+_)\{', source))
    words = set(re.findall(r"[\w-]+", source))
    texts = yaml.safe_load((theme / "locales/nl.yaml").read_text("utf-8"))
    unused = {key for key in texts if key not in words and not key.startswith(prefixes)}
    short = {key.removeprefix("search_").removeprefix("offline_"): key for key in unused}
    assert {key for name, key in short.items() if name not in words} == set()


def test_an_archive_changes_one_template_one_asset_and_one_word(archive: Archive) -> None:
    archive.write("theme/templates/not_found.html", '{% extends "base.html" %}')
    archive.write("theme/assets/style.css", "body { color: red }")
    archive.write("theme/locales/nl.yaml", "home: Thuis\n")
    archive.question("s/x")
    site = archive.build()
    assert (site.folder / "assets/style.css").read_text() == "body { color: red }"
    assert (site.folder / "assets/search.js").exists()
    assert "Thuis" in site.page("vragen/s/x/").html
    assert "Zoek" in site.page("").html


def test_an_archive_adds_to_the_style_and_replaces_a_part_of_it(archive: Archive) -> None:
    archive.write("theme/assets/style/20-own.css", "a { color: red }\n")
    archive.write("theme/assets/style/09-home.css", ".hero { color: blue }\n")
    archive.question("s/x")
    site = archive.build()
    style = (site.folder / "assets/style.css").read_text()
    assert style.lstrip().startswith(":root {")
    assert style.endswith("a { color: red }\n")
    assert ".hero { color: blue }" in style
    assert ".tally" not in style
    assert not (site.folder / "assets/style").exists()


def test_an_archive_changes_one_block_of_a_template(archive: Archive) -> None:
    archive.write(
        "theme/templates/base.html",
        '{% extends "built-in/base.html" %}\n'
        "{% block footer_links %}<li>Redactie: {{ site.title }}</li>{% endblock %}\n",
    )
    archive.write(
        "theme/templates/page.html",
        '{% extends "built-in/page.html" %}\n'
        "{% block main %}<p>Vooraf</p>{{ super() }}{% endblock %}\n",
    )
    archive.question("s/x", "1. Waarom?")
    archive.file("pages", "over", "Tekst.", {"title": "Over"})
    site = archive.build()
    for page in site.pages().values():
        assert "<li>Redactie: Proefarchief</li>" in page.html or 'http-equiv="refresh"' in page.html
    assert "Vooraf" in site.page("over/").text
    assert "Tekst." in site.page("over/").text
    assert "Vooraf" not in site.page("vragen/s/x/").text


def test_every_page_says_where_it_can_be_corrected(archive: Archive) -> None:
    home = "https://github.com/raad/archief"
    archive.write("site.yaml", f"title: X\nrepository: {home}\nbranch: live\n")
    archive.question("s/x", "1. Waarom?", topics="[water]", askers="[an]")
    archive.person("an")
    archive.file("pages", "over", "Tekst.", {"title": "Over"})
    site = archive.build(URL)
    edited = {
        "vragen/s/x/": "content/questions/s/x.md",
        "personen/an/": "content/people/an.md",
        "over/": "content/pages/over.md",
    }
    for url, path in edited.items():
        assert f"{home}/edit/live/{path}" in site.page(url).links
    # What has no file cannot be edited; but all can be reported.
    assert not [link for link in site.page("themas/water/").links if "/edit/" in link]
    for url in ("", "vragen/", "themas/water/", *edited):
        (report,) = (link for link in site.page(url).links if "/issues/new" in link)
        query = parse_qs(urlsplit(report).query)
        assert query == {"template": ["fout.yml"], "page": [URL + url]}


@pytest.mark.parametrize("repository", ["", "repository: https://git.example/raad\n"])
def test_without_github_there_are_no_links_of_github(archive: Archive, repository: str) -> None:
    archive.write("site.yaml", f"title: X\n{repository}")
    archive.question("s/x")
    for page in archive.build().pages().values():
        assert not [link for link in page.links if "/issues/" in link or "/edit/" in link]


def test_a_french_question_in_a_dutch_archive_says_so(archive: Archive) -> None:
    archive.question("s/x", "1. Pourquoi?\n\n## Réponse\n\n1. Parce que.", language="fr")
    site = archive.build()
    main = next(e for e in site.page("vragen/s/x/").elements if e.tag == "main")
    assert main.attributes["lang"] == "fr"
    assert site.record("s/x")["answers"][0]["parts"][0]["covers"] == ["1"]
    assert 'lang="fr"' in site.page("vragen/").html
