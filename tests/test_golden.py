"""The `<main>` of one page of each kind, as reviewed by a person.

After a change that is meant: VRAAGBAAK_UPDATE_GOLDEN=1 rewrites the files, and the diff is read
as code.
"""

import os

import pytest

from tests.driver import REPOSITORY, Archive, Site

GOLDEN = REPOSITORY / "tests" / "golden"

PAGES = {
    "home": "",
    "question": "vragen/2023-2024/sluis/",
    "open-question": "vragen/2024-2025/brug/",
    "undivided-question": "vragen/2024-2025/kade/",
    "person": "personen/an-peeters/",
    "unknown-person": "personen/bo-claes/",
    "body": "instellingen/bvw/",
    "topic": "themas/water/",
    "session": "zittingen/2023-2024/",
    "directory": "personen/",
    "page": "over/",
    "search": "zoeken/",
    "offline": "zonder-netwerk/",
    "redirect": "vragen/2023-2024/oude-sluis/",
}

SLUIS = """Het BVW beheert de sluis.[^1] Zie ook [de brug](../2024-2025/brug.md#vraag-1).

1. Hoeveel schepen:

   a) in 2022?

   b) in 2023?

2. Wat kostte het onderhoud?

3. Wie betaalde?

4. Komt er een tweede sluis?

[^1]: Besluit van 3 mei 2019.

## Voorlopig antwoord

1. De telling loopt nog.

## Antwoord

1a. Twaalf.

2-3.Het onderhoud:

| jaar | bedrag |
| --- | ---: |
| 2022 | 100 |
| 2023 | 120 |

Betaald door:

- het BVW;
- de streek.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    archive = Archive(tmp_path_factory.mktemp("golden"), "title: Proefarchief\n")
    archive.person(
        "an-peeters",
        "Woont in een boot.",
        roles="[{title: minister van Water, body: bvw, from: 2022-01-01}]",
        parties="[{name: Blauw, from: 2020, to: 2023-06}, {name: Groen, from: 2023-07}]",
    )
    archive.file("bodies", "bvw", "", {"name": "Bureau voor Water", "abbreviation": "BVW"})
    archive.file("topics", "water", "Alles wat stroomt.", {"name": "Water"})
    archive.file("topics", "sluizen", "", {"name": "Sluizen", "broader": "water"})
    archive.file("pages", "over", "Een archief met [[2023-2024/sluis]].", {"title": "Over"})
    archive.question(
        "2023-2024/sluis",
        SLUIS,
        title="De sluis",
        kind="written",
        number="12",
        asked="2024-01-12",
        answered="2024-02-12",
        askers="[bo-claes]",
        addressees="[an-peeters]",
        topics="[water, sluizen]",
        aliases="[2023-2024/oude-sluis]",
        source="{name: Bundel, url: 'https://x.example/12.pdf', pages: '3'}",
        outcomes="{2: {outcome: partial, note: Zonder het jaar 2021.}}",
    )
    archive.question(
        "2024-2025/brug",
        "1. Gaat de brug open?\n\n2. Wanneer?",
        title="De brug",
        asked="2025-03",
        askers="[bo-claes]",
    )
    archive.question(
        "2024-2025/kade",
        "Waarom is de kade nat?\n\n## Antwoord\n\nDoor het water.",
        title="De kade",
    )
    return archive.build()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was_reviewed(site: Site, name: str) -> None:
    main = site.page(PAGES[name]).main + "\n"
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("VRAAGBAAK_UPDATE_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(main, encoding="utf-8", newline="\n")
    assert main == golden.read_text("utf-8")


def test_every_golden_file_is_used() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.html" for name in PAGES}


def test_golden_files_are_not_rewritten_unnoticed() -> None:
    assert not os.environ.get("CI") or "VRAAGBAAK_UPDATE_GOLDEN" not in os.environ
