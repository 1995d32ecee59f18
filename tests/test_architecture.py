"""The rooms of the house: who may import whom, and who may touch the world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driver import REPOSITORY

BUILDER = REPOSITORY / "builder"

FLOORS = [
    "codes",
    "problems",
    "model",
    "walking",
    "packing",
    "reading",
    "calendars",
    "config",
    "content",
    "forms",
    "linking",
    "workers",
    "compiling",
    "publishing",
    "loading",
    "schemas",
    "editions",
    "runs",
    "scene",
    "printing",
    "issuing",
    "pipeline",
    "preview",
    "fixing",
    "serving",
    "cli",
]
"""Each may import those before it, and none after it."""

BESIDE = {
    "importing": {"codes", "problems", "model", "reading", "config", "walking"},
    "scaffold": {"codes", "model", "reading", "importing"},
    "snippets": {"codes", "scaffold"},
    "proposals": {"codes", "content", "forms", "importing", "model", "problems", "reading"},
    "starting": {
        *("codes", "config", "content", "forms", "importing", "model", "problems", "schemas"),
        *("snippets", "walking"),
    },
    "phrases": {"codes"},
    "summary": {"codes", "problems"},
}
"""Rooms beside the stairs, and what they may import."""

MODULES = sorted(BUILDER.rglob("*.py"))


def room(module: Path) -> str:
    return module.relative_to(BUILDER).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: Path) -> set[str]:
    names = (name.split(".") for name in imports(module))
    return {parts[1] for parts in names if parts[0] == "builder" and len(parts) > 1}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(BUILDER)))
def test_a_room_imports_only_from_floors_below(module: Path) -> None:
    own = room(module)
    if own == "__init__":
        return
    if own in BESIDE:
        allowed = {own} | BESIDE[own]
    else:
        allowed = set(FLOORS[: FLOORS.index(own) + 1])
        if own == "cli":
            allowed |= set(BESIDE)
    assert own_imports(module) <= allowed


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("markdown_it", "reading/markup/"),
        ("jinja2", "publishing/html/"),
        ("holidays", "calendars.py"),
        ("pagefind_bin", "publishing/search/pagefind.py"),
    ],
)
def test_a_library_is_imported_in_one_room(library: str, home: str) -> None:
    importers = {
        str(module.relative_to(BUILDER))
        for module in MODULES
        if any(name.split(".")[0] == library for name in imports(module))
    }
    assert importers
    assert all(name.startswith(home) for name in importers)


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if room(module) in {"reading", "linking"}],
    ids=lambda m: str(m.relative_to(BUILDER)),
)
def test_reading_and_linking_are_pure(module: Path) -> None:
    """No disk, no clock, no environment, no randomness, no processes."""
    touching = {"os", "sys", "pathlib", "io", "time", "random", "subprocess", "shutil", "locale"}
    assert not {name.split(".")[0] for name in imports(module)} & touching
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"open", "print", "input"}
            assert not called.endswith((".today", ".now"))


SAYS_NO = {"is_dir", "is_file", "is_symlink", "exists", "isdir", "isfile", "islink", "lexists"}
"""Questions to the disk that are answered "no" also where it refuses to tell."""

MAY_ASK = {
    "cli/incoming.py": "whether a folder is an archive: nothing is lost by a no",
    "cli/making.py": "the same",
    "publishing/manifest.py": "the entry of a scan, which raises",
    "publishing/theme.py": "where the program itself is installed",
    "serving/__init__.py": "what is watched; a build looks for itself",
    "serving/answers.py": "one request, which is then not answered",
}


def test_whoever_asks_the_disk_what_is_there_hears_when_it_cannot_tell() -> None:
    """Not that there is nothing: that would be left out of the site, or written over."""
    asking = {
        str(module.relative_to(BUILDER))
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in SAYS_NO
    }
    assert asking == set(MAY_ASK)


def test_only_the_command_line_prints() -> None:
    printing = {
        room(module)
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "click.echo", "sys.stdout.write", "Console"}
    }
    assert printing == {"cli"}


def test_no_template_switches_escaping_off() -> None:
    for template in sorted((REPOSITORY / "theme").rglob("*.html")):
        text = template.read_text("utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape" not in text


def test_the_values_between_rooms_are_frozen() -> None:
    files = [*BUILDER.glob("model/*.py"), BUILDER / "problems.py", BUILDER / "config.py"]
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                assert any("frozen=True" in ast.unparse(d) for d in node.decorator_list), node.name
