"""Problem codes of `site.yaml`: what an archive is."""

from builder.codes.kinds import Code, Words, error, warning

CODES: dict[str, Code] = {
    "no-site": error(
        Words(
            "in deze map staat geen site.yaml",
            ("maak site.yaml met één regel: title: Mijn archief",),
        ),
        Words(
            "there is no site.yaml in this folder",
            ("make site.yaml with one line: title: My archive",),
        ),
    ),
    "no-interface": warning(
        Words(
            "voor de taal “{language}” zijn er geen teksten; het wordt Engels",
            ("kies uit {known}, of schrijf theme/locales/{language}.yaml",),
        ),
        Words(
            "there are no texts for the language “{language}”; it will be English",
            ("choose from {known}, or write theme/locales/{language}.yaml",),
        ),
    ),
    "bad-today": error(
        Words("“{value}” is geen dag", ("schrijf newest, of een dag: 2024-01-12",)),
        Words("“{value}” is not a day", ("write newest, or a day: 2024-01-12",)),
    ),
    "unknown-calendar": error(
        Words(
            "er is geen kalender met de naam “{value}”",
            ("schrijf de code van een land, en zo nodig van een deel ervan: BE, NL, DE-BY",),
        ),
        Words(
            "there is no calendar named “{value}”",
            ("write the code of a country, and of a part of it if needed: BE, NL, DE-BY",),
        ),
    ),
}
"""Each code, by name."""
