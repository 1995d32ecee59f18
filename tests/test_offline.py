"""Without a network: what the service worker keeps, and the archive that works from a disk."""

import contextlib
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder import cli, pipeline
from builder.publishing import disk
from builder.publishing.workshop import NotOurs
from tests.browsing import served, until
from tests.driver import REPOSITORY, Archive, Site
from tests.firefox import Firefox

BASE = "/repo/"


class Host:
    """A site that can be taken off the network and put back at the same address."""

    def __init__(self, archive: Archive) -> None:
        """Builds the site and serves it."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.archive = archive
        self.url = f"http://127.0.0.1:{self.port}{BASE}"
        self._serving = contextlib.ExitStack()
        self.build()
        self.up()

    def build(self) -> Site:
        """Builds it anew."""
        return self.archive.build(f"http://127.0.0.1:{self.port}{BASE}")

    def up(self) -> None:
        """Puts it on the network."""
        self._serving.enter_context(served(self.archive.output, BASE, self.port))

    def down(self) -> None:
        """Takes it off: whatever is asked of it is refused."""
        self._serving.close()


def fill(archive: Archive) -> None:
    archive.file("topics", "water", "", {"name": "Water"})
    archive.file("topics", "wegen", "", {"name": "Wegen"})
    for name, topic in (("brug", "wegen"), ("sluis", "water"), ("kade", "water")):
        archive.question(
            f"s/{name}",
            f"1. Hoe oud is de {name}?\n\n2. Wie betaalt het onderhoud?\n\n"
            f"## Antwoord\n\n1. De {name} is van 1912.\n\n2. Het bestuur betaalt.",
            title=f"De {name}",
            asked="2024-01-12",
            topics=f"[{topic}]",
            askers="[an-peeters]",
        )


@pytest.fixture
def host(archive: Archive) -> Iterator[Host]:
    fill(archive)
    host = Host(archive)
    yield host
    host.down()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def settled(page: Page, host: Host) -> None:
    """Waits until the worker is there and has kept what it keeps of this visit."""
    entry = [*(host.archive.output / "search-index" / "head.bin").read_bytes()]
    until(
        page,
        """async wanted => {
          const { active } = await navigator.serviceWorker.ready;
          if (active.state !== "activated") return false;
          const worker = new URL(document.querySelector("[data-worker]").dataset.worker, location);
          const root = new URL(".", worker);
          const cache = await caches.open(`vraagbaak ${root.pathname} kept`);
          if (!(await cache.match(location.origin + location.pathname))) return false;
          const here = await cache.match(new URL("search-index/head.bin", root));
          const bytes = here && [...new Uint8Array(await here.arrayBuffer())];
          return bytes?.join() === wanted.join();
        }""",
        entry,
    )


def kept(page: Page) -> list[str]:
    """The names of all caches."""
    names: list[str] = page.evaluate("caches.keys()")
    return names


# --- the service worker -------------------------------------------------------------------------


@pytest.mark.browser
def test_after_one_visit_what_was_visited_and_search_work_offline(host: Host, page: Page) -> None:
    page.goto(f"{host.url}vragen/s/brug/")
    settled(page, host)
    host.down()
    page.goto(f"{host.url}vragen/s/brug/")
    expect(page.get_by_role("main")).to_contain_text("De brug is van 1912.")
    expect(page.locator("h1")).to_have_css("font-family", re.compile("Charter"))
    page.goto(f"{host.url}zoeken/?q=sluis")
    expect(page.locator("#results > li")).to_have_count(1)
    expect(page.locator("#results")).to_contain_text("De sluis")
    page.goto(f"{host.url}zoeken/?topic=Water")
    expect(page.locator("#results > li")).to_have_count(2)


@pytest.mark.browser
def test_a_page_that_was_not_kept_says_so_and_what_is_kept(host: Host, page: Page) -> None:
    page.goto(f"{host.url}vragen/s/brug/")
    settled(page, host)
    host.down()
    page.goto(f"{host.url}vragen/s/kade/")
    expect(page.locator("#missing")).to_contain_text("niet bewaard")
    expect(page.locator("#kept")).to_contain_text("De brug")
    host.up()
    page.locator("#missing").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("De kade")


@pytest.mark.browser
def test_after_a_rebuild_nobody_sees_an_old_page(host: Host, page: Page) -> None:
    address = f"{host.url}vragen/s/brug/"
    page.goto(address)
    settled(page, host)
    before = kept(page)
    host.archive.question("s/brug", "1. Hoe hoog is ze?", title="De nieuwe brug")
    host.archive.write("theme/assets/extra.js", "// new")
    host.build()
    page.goto(address)
    expect(page.locator("h1")).to_have_text("De nieuwe brug")
    old = next(name for name in before if not name.endswith("kept"))
    until(page, "async old => !(await caches.keys()).includes(old)", old)
    assert len(kept(page)) == len(before)
    settled(page, host)
    host.down()
    page.reload()
    expect(page.locator("h1")).to_have_text("De nieuwe brug")
    page.goto(f"{host.url}zoeken/?q=hoog")
    expect(page.locator("#results > li")).to_have_count(1)


@pytest.mark.browser
def test_the_caches_of_others_at_the_same_host_are_left_alone(host: Host, page: Page) -> None:
    page.goto(f"{host.url}over-niets/")
    page.evaluate("caches.open('vraagbaak / kept').then(() => caches.open('vraagbaak /repo/x/ 1'))")
    page.goto(host.url)
    settled(page, host)
    assert {"vraagbaak / kept", "vraagbaak /repo/x/ 1"} <= set(kept(page))


@pytest.mark.browser
def test_a_button_keeps_the_whole_archive_and_tells_its_size_first(host: Host, page: Page) -> None:
    page.goto(f"{host.url}zonder-netwerk/")
    button = page.locator("#keep")
    expect(button).to_contain_text(re.compile(r"Bewaar het hele archief \(\d+(,\d)? (kB|MB)\)"))
    told = float(re.sub(r"[^\d,]", "", button.inner_text()).replace(",", "."))
    files = [path for path in host.archive.output.rglob("*") if path.is_file()]
    wanted = [
        path
        for path in files
        if path.name == "index.html" or {"assets", "search-index"} & set(path.parts)
    ]
    size = sum(path.stat().st_size for path in wanted) / 1000
    assert told == pytest.approx(size, rel=0.05)
    button.click()
    expect(page.locator("#said")).to_contain_text("Het hele archief is bewaard")
    host.down()
    for path in wanted:
        if path.name == "index.html":
            url = path.parent.relative_to(host.archive.output).as_posix()
            page.goto(host.url + ("" if url == "." else f"{url}/"))
            assert page.locator("#missing:visible").count() == 0
            expect(page.locator("h1")).not_to_have_text("")
    page.goto(f"{host.url}zonder-netwerk/")
    expect(page.locator("#said")).to_contain_text("Het archief is bewaard")
    host.up()
    host.archive.question("s/brug", "1. Hoe hoog is ze?", title="De nieuwe brug")
    host.build()
    page.reload()
    expect(button).to_contain_text("Haal op wat ontbreekt")
    button.click()
    expect(page.locator("#said")).to_contain_text("Het hele archief is bewaard")
    host.down()
    page.goto(f"{host.url}vragen/s/brug/")
    expect(page.locator("h1")).to_have_text("De nieuwe brug")
    page.goto(f"{host.url}zonder-netwerk/")
    with page.expect_navigation():
        page.locator("#remove").click()
    expect(page.locator("#missing")).to_be_hidden()
    expect(page.locator("#kept li")).to_have_count(0)


def test_the_worker_follows_from_the_content_alone(archive: Archive) -> None:
    fill(archive)
    before = archive.build().files()["sw.js"]
    assert archive.build().files()["sw.js"] == before
    archive.question("s/brug", "Anders.", title="De brug")
    changed = archive.build().files()["sw.js"]
    assert changed != before
    fill(archive)
    assert archive.build().files()["sw.js"] == before


# --- from a disk --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration archive for a disk, unpacked from its zip file, in an unlucky place."""
    place = tmp_path_factory.mktemp("stick")
    outcome = pipeline.build(REPOSITORY, place / "uit", on_disk=True)
    assert outcome.published
    with zipfile.ZipFile(place / "uit.zip") as packed:
        packed.extractall(place / "Mijn documenten #1 (é)")
    return place / "Mijn documenten #1 (é)" / "vraagbaak-zevenwateren"


def test_every_link_leads_to_a_file(folder: Path) -> None:
    site = Site(folder, 0)
    for name, page in site.pages().items():
        for element in page.elements:
            for attribute in ("href", "src", "action"):
                link = element.attributes.get(attribute, "").partition("?")[0].partition("#")[0]
                if link and not re.match(r"[a-z]+:", link):
                    assert ((folder / name).parent / link).is_file(), f"{name}: {link}"


def test_nothing_for_a_network_is_there(folder: Path) -> None:
    files = set(Site(folder, 0).files())
    assert "assets/disk.js" in files
    needless = {"sw.js", "opensearch.xml", "feed.xml", "404.html", "robots.txt", "assets/keep.js"}
    assert not files & {*needless, "data/files.json", ".nojekyll", ".vraagbaak"}
    for page in Site(folder, 0).pages().values():
        assert "data-worker" not in page.html
        assert "application/atom+xml" not in page.html


def test_a_second_build_for_a_disk_writes_nothing(archive: Archive) -> None:
    fill(archive)
    packed = archive.folder / "uit.zip"
    pipeline.build(archive.folder, archive.folder / "uit", on_disk=True)
    before = packed.read_bytes(), packed.stat().st_mtime_ns
    outcome = pipeline.build(archive.folder, archive.folder / "uit", on_disk=True)
    assert outcome.written == 0
    assert (packed.read_bytes(), packed.stat().st_mtime_ns) == before
    packed.unlink()
    pipeline.build(archive.folder, archive.folder / "uit", on_disk=True)
    assert packed.read_bytes() == before[0]


def test_a_folder_changes_from_the_web_to_a_disk_and_back(archive: Archive) -> None:
    fill(archive)
    web = set(archive.build().files())
    pipeline.build(archive.folder, archive.output, on_disk=True)
    assert (archive.output / "search-index" / "head.bin.js").is_file()
    assert set(archive.build().files()) == web
    assert (archive.output / "search-index" / "head.bin").is_file()


def test_a_zip_file_of_somebody_else_is_not_touched(archive: Archive) -> None:
    fill(archive)
    other = archive.folder / "uit.zip"
    other.write_bytes(b"drie jaar werk")
    with pytest.raises(NotOurs):
        pipeline.build(archive.folder, archive.folder / "uit", on_disk=True)
    assert other.read_bytes() == b"drie jaar werk"
    assert not (archive.folder / "uit").exists()


@pytest.mark.parametrize(("name", "most"), [("MOST_FILES", 20), ("MOST_BYTES", 30_000)])
def test_too_much_for_a_disk_is_said_and_nothing_is_written(
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    most: int,
) -> None:
    fill(archive)
    monkeypatch.setattr(disk, name, most)
    command = ["vraagbaak", "build", "--offline", "--site", str(archive.folder), "--lang", "nl"]
    monkeypatch.setattr("sys.argv", command)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert "te groot om vanaf een schijf te lezen" in capsys.readouterr().err
    seen = {path.name for path in archive.folder.iterdir() if not path.name.startswith(".")}
    assert seen == {"content", "site.yaml"}


@pytest.mark.browser
def test_from_a_disk_everything_is_found_in_chromium(folder: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("main").get_by_role("searchbox").fill("warmtenet")
    page.keyboard.press("Enter")
    expect(page.locator("#results > li").first).to_contain_text(
        re.compile("warmtenet", re.IGNORECASE)
    )
    before = page.locator("#results > li").count()
    page.locator('[data-facet="session"] label').first.click()
    expect(page.locator("#results > li")).not_to_have_count(before)
    expect(page.locator("#results > li").first).to_be_visible()
    after = page.locator("#results > li").count()
    assert after < before
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_contain_text("armtenet")
    page.go_back()
    expect(page.locator("#results > li")).to_have_count(after)
    assert not faults


@pytest.mark.browser
def test_from_a_disk_everything_is_found_in_firefox(folder: Path, tmp_path: Path) -> None:
    with Firefox(tmp_path) as firefox:
        firefox.open((folder / "index.html").as_uri())
        firefox.run("document.querySelector('main [name=q]').value = 'warmtenet'")
        firefox.run("document.querySelector('main form').requestSubmit()")
        titles = (
            "return [...document.querySelectorAll('#results > li .title')].map(a => a.innerText)"
        )
        before = firefox.until(titles)
        assert "warmtenet" in before[0].lower()
        # What can be chosen comes after what was found.
        choose = "document.querySelector('[data-facet=session] input[type=checkbox]')"
        firefox.until(f"const box = {choose}; if (box) box.click(); return box !== null")
        after = firefox.until(
            f"{titles.replace('return', 'const all =')}; "
            f"return all.length && all.length < {len(before)} && all"
        )
        assert set(after) < set(before)
        firefox.run("document.querySelector('#results .title').click()")
        heading = "return location.pathname.includes('/vragen/') && document.querySelector('h1')"
        assert firefox.until(f"{heading}.innerText") == after[0]
