"""Names, links and files of strangers: nothing outside the output changes or is published."""

import errno
import itertools
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.content import MAX_BYTES
from builder.problems import as_text
from builder.publishing.workshop import NotOurs
from builder.reading.slugs import RESERVED, is_id, slugify
from builder.walking import is_file, is_folder, is_link, kind_of
from tests.driver import Archive, Site
from tests.faults import build
from tests.hostile import LONG

OUTSIDE = "geheim-van-buiten"
FRONT = f"---\ntitle: {OUTSIDE}\nname: {OUTSIDE}\n---\n{OUTSIDE}\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A folder with an archive in it, and with what must not be touched beside it."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.md").write_text(FRONT, "utf-8")
    (tmp_path / "outside" / "style.css").write_text(f"/* {OUTSIDE} */", "utf-8")
    Archive(tmp_path / "archive").question("s/goed", "1. Waarom?\n")
    return tmp_path


def everything(folder: Path) -> dict[str, bytes | str]:
    """Every file below a folder with its content, or where it leads."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file():
            large = path.stat().st_size > MAX_BYTES
            found[name] = "large" if large else path.read_bytes()
        elif not path.is_dir():
            found[name] = "special"
    return found


def attempt(world: Path) -> list[str]:
    """Builds; the codes of the problems. Fails if anything but the site changed or leaked."""
    archive = Archive.__new__(Archive)
    archive.folder, archive.output = world / "archive", world / "archive" / "_site"
    before = everything(world)
    outcome = pipeline.build(archive.folder, archive.output)
    after = everything(world)
    inside = ("archive/_site/", "archive/.")
    assert {n: v for n, v in after.items() if not n.startswith(inside)} == {
        n: v for n, v in before.items() if not n.startswith(inside)
    }
    leaked = [n for n, v in after.items() if n.startswith(inside) and OUTSIDE in str(v)]
    assert not leaked
    for item in outcome.problems:
        said = as_text(item, "nl", lambda _: None).replace("\n", "")
        assert said.isprintable(), ascii(said)
    return [item.code for item in outcome.problems]


LINKS = {
    "content/questions/s/x.md": "outside/x.md",
    "content/questions/t": "outside",
    "content/questions": "outside",
    "content/people": "outside",
    "content/topics/x.md": "/etc/passwd",
    "content/pages/x.md": "nowhere",
    "content/bodies/x.md": "archive/content/bodies/x.md",
}


@pytest.mark.parametrize("link", LINKS)
def test_no_symbolic_link_is_followed(world: Path, link: str) -> None:
    path = world / "archive" / link
    if path.is_dir():
        path.rename(world / "aside")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(world / LINKS[link])
    assert attempt(world) == ["not-a-file"]


def test_content_as_a_whole_may_not_be_a_link(world: Path) -> None:
    (world / "archive" / "content").rename(world / "aside")
    (world / "archive" / "content").symlink_to(world / "aside")
    assert attempt(world) == ["not-a-file"]


def test_settings_may_not_be_a_link(world: Path) -> None:
    (world / "archive" / "site.yaml").unlink()
    (world / "archive" / "site.yaml").symlink_to(world / "outside" / "x.md")
    assert attempt(world) == ["not-a-file"]


def test_no_link_in_the_theme_publishes_a_file_from_elsewhere(world: Path) -> None:
    assets = world / "archive" / "theme" / "assets"
    assets.mkdir(parents=True)
    (assets / "stolen.css").symlink_to(world / "outside" / "style.css")
    (assets / "more").symlink_to(world / "outside")
    assert attempt(world) == []


def test_pipes_and_folders_that_look_like_files_do_not_stop_a_build(world: Path) -> None:
    base = world / "archive" / "content" / "questions"
    os.mkfifo(base / "pipe.md")
    (base / "folder.md").mkdir()
    assert attempt(world) == ["not-a-file", "not-a-file"]


def test_a_file_that_is_too_large_is_not_even_opened(world: Path) -> None:
    path = world / "archive" / "content" / "pages" / "x.md"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 * 1024)
    assert path.stat().st_size > MAX_BYTES
    assert attempt(world) == ["too-large"]


def test_a_link_to_what_could_not_be_read_is_no_second_problem(world: Path) -> None:
    Archive(world / "archive").question("s/van", "[x](x.md)")
    (world / "archive" / "content/questions/s/x.md").symlink_to(world / "outside" / "x.md")
    assert attempt(world) == ["not-a-file"]


@pytest.mark.parametrize("name", ["content", "content/questions", "content/people"])
def test_a_file_where_a_folder_should_be_is_told(world: Path, name: str) -> None:
    """Else a site without questions would take the place of one with all of them."""
    path = world / "archive" / name
    if path.is_dir():
        path.rename(world / "aside")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("../elders", "utf-8")
    assert attempt(world) == ["not-a-folder"]


THEME = [
    "a b.css",
    '"><script>.css',
    "a\nb.css",
    "é.png",
    "%2e.css",
    "#.css",
    "?.css",
    "\u202e.css",
]
THEME += ["con.css", "x" * 200 + ".css", "-a.css", "\udcff.css", "a'b.css", "a b/x.css"]


@pytest.mark.parametrize("name", THEME)
@pytest.mark.parametrize("folder", ["assets", "assets/style", "templates", "locales"])
def test_a_file_of_a_theme_has_a_name_that_can_stand_in_an_address(
    world: Path, folder: str, name: str
) -> None:
    path = world / "archive" / "theme" / folder / name
    path.parent.mkdir(parents=True)
    path.write_text("", "utf-8")
    (world / "archive/theme" / folder / "goed-1_a.min.css").write_text("", "utf-8")
    assert attempt(world) == ["bad-file-name"]


ODD = [
    *("UPPER", "É", "a b", "a\nb", "a\x1b[31mb", "a\u202eb", ".a.b", "a.", "-a", "a-", "a--b"),
    *("a%2fb", "a\\b", "..a", "~a", "$(id)", "`id`", "*", "?", "a;b", "'", '"', "&", "|", "<a>"),
    *("x" * 101, "x" * 240, "e\u0301", "ﬁ", "\u212a", "con", "nul", "aux", "com1", "lpt9"),
]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_is_refused_and_can_be_printed(world: Path, name: str) -> None:
    path = world / "archive" / "content" / "questions" / f"{name}.md"
    path.write_text("---\ntitle: x\n---\n", "utf-8")
    hidden = name.startswith(".")
    assert attempt(world) == ([] if hidden else ["bad-file-name"])


def test_a_name_that_is_not_even_text_is_refused(world: Path) -> None:
    folder = world / "archive" / "content" / "questions"
    for name in (b"\xff.md", b"\xed\xa0\x80.md", b"a\xe9/b.md"):
        path = folder / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("---\ntitle: x\n---\n", "utf-8")
    assert attempt(world) == ["bad-file-name"] * 3


def test_no_id_is_a_way_out() -> None:
    """Everything short that can be put together from signs of paths, exhaustively."""
    signs = ["a", "1", ".", "/", "\\", "-", "%2e", "~", "\0", "\n", " ", "é", ":", "con"]
    for length in range(1, 6 if LONG else 5):
        for pieces in itertools.product(signs, repeat=length):
            text = "".join(pieces)
            if is_id(text):
                assert not set(text) - set("a1-/con"), text
                parts = text.split("/")
                assert all(part and part not in RESERVED for part in parts), text
            made = slugify(text)
            assert made == "" or is_id(made), text


def test_names_that_differ_only_for_some_disks_do_not_meet(world: Path) -> None:
    """Ids have no capitals and no marks: what a disk may take for one file cannot be two."""
    folder = world / "archive" / "content" / "topics"
    folder.mkdir()
    for name in ("water", "Water", "wa\u0301ter", "w\u00e1ter", "\uff57ater"):
        (folder / f"{name}.md").write_text("---\nname: x\n---\n", "utf-8")
    assert attempt(world) == ["bad-file-name"] * 4


URLS = ["//evil.example", "\\\\evil.example", "https://evil.example", "/\\evil.example", "..", "."]
URLS += ["javascript:alert(1)", "../../x", "%2f%2fevil", "a/../b", "/a", "a/", "a//b", "a?b", "a#b"]


@pytest.mark.parametrize("url", URLS)
def test_an_alias_cannot_lead_elsewhere(world: Path, url: str) -> None:
    Archive(world / "archive").question("s/x", aliases=f"['{url}']")
    assert attempt(world) == ["bad-id"]


def test_a_place_that_is_not_ours_is_not_touched(world: Path) -> None:
    (world / "site").symlink_to(world / "outside")
    before = everything(world)
    for output in ("site", "outside", "archive", "archive/content"):
        with pytest.raises(NotOurs):
            pipeline.build(world / "archive", world / output)
    assert everything(world) == before


def test_random_trees_of_odd_files_change_nothing_outside(tmp_path: Path) -> None:
    choose = random.Random(7)  # noqa: S311 - only has to be the same every time
    names = ["a", "b.md", "..md", ".md", "x.md", "é.md", "con.md", "index.html", "pagina", "1"]
    for round_ in range(200 if LONG else 6):
        world = tmp_path / str(round_)
        Archive(world / "archive").question("s/goed")
        (world / "outside").mkdir()
        (world / "outside" / "x.md").write_text(FRONT, "utf-8")
        for _ in range(12):
            base = world / "archive" / choose.choice(["content", "content/questions", "theme"])
            path = base.joinpath(*(choose.choice(names) for _ in range(choose.randint(1, 3))))
            if path.exists() or path.is_symlink():
                continue  # Writing into a pipe would wait for a reader for ever.
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                if choose.random() < 0.3:
                    path.symlink_to(world / "outside" / choose.choice(["x.md", "", "nowhere"]))
                elif choose.random() < 0.1:
                    os.mkfifo(path)
                elif choose.random() < 0.2:
                    path.mkdir()
                else:
                    path.write_text("---\ntitle: x\nname: x\n---\n1. y?\n", "utf-8")
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                continue
        attempt(world)


@pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None,
    reason="nothing is forbidden to root, and there is no setpriv to be less",
)
@pytest.mark.parametrize("mode", [0, 0o444], ids=["not opened", "only listed"])
@pytest.mark.parametrize("closed", ["content/people", "content/questions/s", "theme/templates"])
def test_a_folder_that_cannot_be_opened_is_not_left_out_in_silence(
    tmp_path: Path, closed: str, mode: int
) -> None:
    """Nor one whose files are named, and cannot be reached."""
    archive = Archive(tmp_path / "archive")
    archive.person("an-peeters")
    archive.question("s/a", "1. Waarom?", askers="[an-peeters]")
    archive.write("theme/templates/eigen.html", "")
    before = archive.build().files()
    folder = archive.folder / closed
    folder.chmod(mode)
    try:
        ended = build(archive, "--no-search", less=os.geteuid() == 0)
    finally:
        folder.chmod(0o700)
    assert ended.code == 3
    assert closed in ended.said
    assert "Traceback" not in ended.said
    assert Site(archive.output, 0).files() == before


@pytest.mark.parametrize("asked", [kind_of, is_folder, is_file, is_link])
def test_what_the_disk_refuses_to_tell_is_not_taken_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Callable[[Path], object]
) -> None:
    assert not asked(tmp_path / "nothing")
    assert not asked(tmp_path / "nothing" / "below")

    def broken(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr(os, "lstat", broken)
    with pytest.raises(OSError, match="Input/output"):
        asked(tmp_path)
