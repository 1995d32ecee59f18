"""The page about the design tells what the style sheet really has."""

import re

import pytest

from tests.driver import REPOSITORY

PARTS = sorted((REPOSITORY / "theme/assets/style").glob("*.css"))
STYLE = "\n".join(path.read_text("utf-8") for path in PARTS)
PAGE = (REPOSITORY / "content/pages/vormgeving.md").read_text("utf-8")


def values(name: str) -> dict[str, str]:
    """The variables of the first block of rules after `name` in the style sheet."""
    block = STYLE[STYLE.index(name) :].partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): ([^;]+);", block))


LIGHT = values("/* Vraagbaak")
DARK = values("@media (prefers-color-scheme: dark)")
ROWS = {
    name: [cell.strip().strip("`") for cell in rest.split("|")[:-1]]
    for name, rest in re.findall(r"^\| `--([a-z-]+)` \|(.*)$", PAGE, re.MULTILINE)
}


def test_every_size_and_colour_is_on_the_page_as_it_is() -> None:
    assert len(LIGHT) > 20
    told = {name: row[0] for name, row in ROWS.items()}
    assert told == LIGHT
    assert {name: ROWS[name][1] for name in DARK} == DARK
    assert all(row[-1] or name == "paper" for name, row in ROWS.items())


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    code = colour.removeprefix("#")
    code = "".join(char * 2 for char in code) if len(code) == 3 else code
    parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", sorted(DARK.keys() - {"paper"}))
def test_the_contrast_is_what_the_page_says(name: str) -> None:
    found = (contrast(own[name], own["paper"]) for own in (LIGHT, DARK))
    assert ROWS[name][-1] == " en ".join(f"{value:.1f}" for value in found).replace(".", ",")


@pytest.mark.parametrize("own", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(own: dict[str, str]) -> None:
    for words in ("ink", "soft", "accent", "amber"):
        for ground in ("paper", "tint", "amber-tint"):
            assert contrast(own[words], own[ground]) >= 4.5, f"{words} on {ground}"
    assert contrast(own["ink"], own["mark"]) >= 4.5


def test_the_style_has_no_colours_but_those() -> None:
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[;, )])", rules)


def test_every_variable_that_is_used_is_there() -> None:
    for path in (*PARTS, *(REPOSITORY / "theme/assets").glob("*.css")):
        text = path.read_text("utf-8")
        used = set(re.findall(r"var\(--([a-z-]+)\)", text))
        set_elsewhere = set(re.findall(r"--([a-z-]+):", STYLE + text))
        assert used <= LIGHT.keys() | set_elsewhere, path.name
