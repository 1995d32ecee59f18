"""What the commands say about a run, in Dutch and English."""

from collections.abc import Mapping

from builder.codes import Language

PHRASES: Mapping[str, Mapping[Language, str]] = {
    "stage_read": {"nl": "lezen", "en": "reading"},
    "stage_write": {"nl": "schrijven", "en": "writing"},
    "stage_search": {"nl": "zoekindex", "en": "search index"},
    "stage_zip": {"nl": "zipbestand", "en": "zip file"},
    "stage_import": {"nl": "invoeren", "en": "importing"},
    "counts": {
        "nl": "{error}, {warning}, {notice}",
        "en": "{error}, {warning}, {notice}",
    },
    "built": {
        "nl": (
            "{questions}, {pages}; {files} nieuw of gewijzigd\n"
            "De site staat in {output}. Bekijk ze met: vraagbaak serve"
        ),
        "en": (
            "{questions}, {pages}; {files} new or changed\n"
            "The site is in {output}. Look at it with: vraagbaak serve"
        ),
    },
    "built_offline": {
        "nl": (
            "{questions}, {pages}; {files} nieuw of gewijzigd\n"
            "Om zonder server en zonder netwerk te lezen: open {output}/index.html,\n"
            "of geef {packed} door"
        ),
        "en": (
            "{questions}, {pages}; {files} new or changed\n"
            "To read without a server and without a network: open {output}/index.html,\n"
            "or pass on {packed}"
        ),
    },
    "large": {
        "nl": (
            "De site is {size} MB. GitHub Pages laat er {most} toe: zet ze op een andere"
            " webserver,\nof maak een archief met een deel van de vragen."
        ),
        "en": (
            "The site has {size} MB. GitHub Pages allows {most}: put it on another web server,\n"
            "or make an archive of a part of the questions."
        ),
    },
    "too_large": {
        "nl": (
            "Dit archief is te groot om vanaf een schijf te lezen: {files}, {size} MB.\n"
            "Er kunnen er {most_files} zijn, samen {most} MB (zo’n 15.000 vragen). Bouw zonder"
            " --offline,\nof maak een archief met een deel van de vragen. Er is niets gewijzigd."
        ),
        "en": (
            "This archive is too large to be read from a disk: {files}, {size} MB.\n"
            "There can be {most_files}, together {most} MB (some 15,000 questions). Build without"
            " --offline,\nor make an archive of a part of the questions. Nothing was changed."
        ),
    },
    "not_built": {
        "nl": "De site is niet gebouwd: verbeter eerst de fouten hierboven.",
        "en": "The site was not built: correct the errors above first.",
    },
    "checked": {"nl": "{questions}, geen fouten", "en": "{questions}, no errors"},
    "mended": {
        "nl": "{files} verbeterd",
        "en": "{files} mended",
    },
    "rebuilt": {
        "nl": "gebouwd; {files} gewijzigd",
        "en": "built; {files} changed",
    },
    "serving": {
        "nl": "De site staat op {url} (stoppen met Ctrl+C)",
        "en": "The site is at {url} (stop with Ctrl+C)",
    },
    "no_archive": {
        "nl": "in {site} staat geen site.yaml: maak er een met één regel, title: Mijn archief",
        "en": "there is no site.yaml in {site}: make one with one line, title: My archive",
    },
    "say_what": {
        "nl": "zeg wat er nieuw is: vraagbaak new question “Titel”",
        "en": "say what is new: vraagbaak new question “Title”",
    },
    "ask_kind": {"nl": "Wat", "en": "What"},
    "ask_title": {"nl": "Titel of naam", "en": "Title or name"},
    "ask_session": {"nl": "Zitting, zoals 2025-2026", "en": "Session, such as 2025-2026"},
    "ask_broader": {"nl": "Id van een ruimer thema", "en": "Id of a broader topic"},
    "ask_abbreviation": {"nl": "Afkorting", "en": "Abbreviation"},
    "ask_body_kind": {
        "nl": "Soort, zoals ministerie of agentschap",
        "en": "Kind, such as ministry or agency",
    },
    "ask_parent": {
        "nl": "Id van de instelling waar ze bij hoort",
        "en": "Id of the body it belongs to",
    },
    "ask_description": {
        "nl": "In één zin, voor zoekmachines",
        "en": "In one sentence, for search engines",
    },
    "ask_menu": {
        "nl": "Plaats in het menu (1, 2, 3; leeg: niet in het menu)",
        "en": "Place in the menu (1, 2, 3; empty: not in the menu)",
    },
    "ask_number": {"nl": "Nummer, zoals gedrukt", "en": "Number, as printed"},
    "ask_asked": {
        "nl": "Gesteld op (2026-04-20, 2026-04 of 2026)",
        "en": "Asked on (2026-04-20, 2026-04 or 2026)",
    },
    "ask_answered": {"nl": "Beantwoord op", "en": "Answered on"},
    "ask_askers": {
        "nl": "Vraag van (id’s of namen, met ; ertussen)",
        "en": "Asked by (ids or names, with ; between)",
    },
    "ask_addressees": {"nl": "Aan (id’s of namen)", "en": "Put to (ids or names)"},
    "ask_topics": {"nl": "Thema’s (id’s)", "en": "Topics (ids)"},
    "ask_language": {"nl": "Taal van de site (nl, fr, de, en)", "en": "Language (nl, fr, de, en)"},
    "ask_base_url": {
        "nl": "Adres waar de site zal staan, als u het weet",
        "en": "Address where the site will stand, if you know it",
    },
    "ask_repository": {
        "nl": "Adres van de repository op GitHub, als u het weet",
        "en": "Address of the repository on GitHub, if you know it",
    },
    "not_empty": {
        "nl": "in {folder} staat al iets; kies een nieuwe map",
        "en": "there is something in {folder} already; choose a new folder",
    },
    "started": {
        "nl": (
            "Het archief staat in {folder}. Maak een eerste vraag: vraagbaak new question"
            " --site {folder}\nZet de map op GitHub, kies bij Settings, Pages als bron GitHub"
            " Actions, en ze staat online."
        ),
        "en": (
            "The archive is in {folder}. Make a first question: vraagbaak new question"
            " --site {folder}\nPut the folder on GitHub, choose GitHub Actions as the source under"
            " Settings, Pages, and it is online."
        ),
    },
    "no_proposal": {
        "nl": (
            "Van deze melding kan geen vraag gemaakt worden: ze heeft geen titel of geen tekst van"
            " een vraag. Gebruik het formulier “Een vraag toevoegen”."
        ),
        "en": (
            "No question can be made out of this issue: it has no title or no text of a question."
            " Use the form “Add a question”."
        ),
    },
    "already_there": {"nl": "{path} bestaat al", "en": "{path} exists already"},
    "as_and_mapping": {
        "nl": "geef --as of --mapping, niet allebei",
        "en": "give --as or --mapping, not both",
    },
    "one_url": {
        "nl": "--url geldt voor één document",
        "en": "--url is for a single document",
    },
    "recognised": {
        "nl": "gelezen als {name}: {files}",
        "en": "read as {name}: {files}",
    },
    "and_more": {"nl": "{files} en nog {more}", "en": "{files} and {more} more"},
    "import_parts": {
        "nl": "{documents}: {parts}, {answers}",
        "en": "{documents}: {parts}, {answers}",
    },
    "import_failed": {
        "nl": "{failed} zijn niet geschreven: zie de fouten hierboven",
        "en": "{failed} were not written: see the errors above",
    },
    "import_different": {
        "nl": "{count} bestanden bestaan al en zeggen iets anders; ze zijn niet aangeraakt",
        "en": "{count} files exist already and say something else; they were not touched",
    },
    "import_beside": {"nl": "ernaast gezet: {path}", "en": "put beside it: {path}"},
    "import_uncertain": {
        "nl": "{count} onzekere plaatsen, om na te kijken:",
        "en": "{count} uncertain places, to be checked:",
    },
    "import_proposed": {
        "nl": "voorgesteld als nieuw, om na te kijken:",
        "en": "proposed as new, to be checked:",
    },
    "import_more": {"nl": "  … en nog {more}", "en": "  … and {more} more"},
    "unknown_mapping": {
        "nl": "de bron “{name}” is niet bekend; wel: {known}",
        "en": "the source “{name}” is not known; known are: {known}",
    },
    "imported": {
        "nl": ("nieuw: {questions}, {people}, {bodies}, {topics}; {skipped} waren er al"),
        "en": ("new: {questions}, {people}, {bodies}, {topics}; {skipped} were there already"),
    },
    "would_import": {
        "nl": (
            "er zouden bijkomen: {questions}, {people}, {bodies}, {topics}; {skipped} zijn er al"
        ),
        "en": (
            "there would be added: {questions}, {people}, {bodies},"
            " {topics}; {skipped} are there already"
        ),
    },
    "not_ours": {
        "nl": "{folder} bevat bestanden die niet van vraagbaak zijn; kies een andere --output",
        "en": "{folder} holds files that vraagbaak did not make; choose another --output",
    },
    "machine": {
        "nl": "Dat lukte niet: {error}. De site die er stond, is niet aangeraakt.",
        "en": "That failed: {error}. The site that was there has not been touched.",
    },
    "recorded": {
        "nl": "{new} nieuwe adressen in {path}; een adres dat daar staat, gaat niet verloren",
        "en": "{new} new addresses in {path}; an address that is there is not lost",
    },
    "not_recorded": {
        "nl": "Er is niets genoteerd: verbeter eerst de fouten hierboven.",
        "en": "Nothing was noted: correct the errors above first.",
    },
    "unsteady": {
        "nl": (
            "In {folder} wordt zonder ophouden geschreven; probeer het opnieuw als dat klaar is."
            " De site die er stond, is niet aangeraakt."
        ),
        "en": (
            "Somebody keeps writing in {folder}; try again when that is done."
            " The site that was there has not been touched."
        ),
    },
    "not_whole": {
        "nl": (
            "De nieuwe site is niet heel: {error}. Dat is een fout in het thema of in vraagbaak."
            " De site die er stond, is niet aangeraakt."
        ),
        "en": (
            "The new site is not whole: {error}. That is a fault of the theme or of vraagbaak."
            " The site that was there has not been touched."
        ),
    },
    "bug": {
        "nl": "Dit is een fout in vraagbaak zelf. Meld ze met de regels hierboven.",
        "en": "This is a bug in vraagbaak itself. Please report it with the lines above.",
    },
}
"""Phrase by key and language; `{names}` are filled in by the caller."""


NOUNS: Mapping[str, Mapping[Language, tuple[str, str]]] = {
    "error": {"nl": ("fout", "fouten"), "en": ("error", "errors")},
    "warning": {"nl": ("waarschuwing", "waarschuwingen"), "en": ("warning", "warnings")},
    "notice": {"nl": ("opmerking", "opmerkingen"), "en": ("notice", "notices")},
    "questions": {"nl": ("vraag", "vragen"), "en": ("question", "questions")},
    "pages": {"nl": ("pagina", "pagina’s"), "en": ("page", "pages")},
    "people": {"nl": ("persoon", "personen"), "en": ("person", "people")},
    "bodies": {"nl": ("instelling", "instellingen"), "en": ("body", "bodies")},
    "topics": {"nl": ("thema", "thema’s"), "en": ("topic", "topics")},
    "files": {"nl": ("bestand", "bestanden"), "en": ("file", "files")},
    "documents": {"nl": ("document", "documenten"), "en": ("document", "documents")},
    "parts": {"nl": ("deelvraag", "deelvragen"), "en": ("sub-question", "sub-questions")},
    "answers": {
        "nl": ("deel van een antwoord", "delen van antwoorden"),
        "en": ("part of an answer", "parts of answers"),
    },
}
"""What the numbers in the sentences count: of one, and of more or none."""


def phrase(key: str, language: Language, values: Mapping[str, object]) -> str:
    """A sentence with its values filled in; a number that counts something has its noun.

    Raises:
        KeyError: there is no such sentence, or one of its values is missing.
    """
    said = {
        name: f"{value} {NOUNS[name][language][value != 1]}"
        if name in NOUNS and isinstance(value, int)
        else value
        for name, value in values.items()
    }
    return PHRASES[key][language].format(**said)
