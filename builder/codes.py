"""The list of problem codes: how bad each is, and its words in Dutch and English.

A message says what is wrong, a hint what to write instead. Hints are tried in order; the first
one whose arguments are all known is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["nl", "en"]
"""The languages in which the program speaks to contributors and publishers."""


class Severity(StrEnum):
    """How bad a problem is. The values are also GitHub's names for annotations."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Words:
    """A code's words in one language.

    Attributes:
        message: what is wrong; `{name}` is filled in from the problem's arguments.
        hints: what to do, the most precise first.
    """

    message: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    Attributes:
        severity: only errors stop a site from being published.
        text: its words by language.
    """

    severity: Severity
    text: dict[Language, Words]


def _error(nl: Words, en: Words) -> Code:
    return Code(Severity.ERROR, {"nl": nl, "en": en})


def _warning(nl: Words, en: Words) -> Code:
    return Code(Severity.WARNING, {"nl": nl, "en": en})


def _notice(nl: Words, en: Words) -> Code:
    return Code(Severity.NOTICE, {"nl": nl, "en": en})


_MOVED = "aliases: [{alias}]"
_GONE_NL = "is het voorgoed weg, schrijf dan op deze regel: {url} gone: waarom"
_GONE_EN = "if it is gone for good, write on this line: {url} gone: why"


CODES: dict[str, Code] = {
    # --- the file ---
    "bad-file-name": _error(
        Words(
            "de naam “{name}” kan geen adres worden",
            (
                "hernoem het bestand naar {suggestion}.md",
                "gebruik alleen kleine letters a-z, cijfers en koppeltekens",
            ),
        ),
        Words(
            "the name “{name}” cannot become an address",
            (
                "rename the file to {suggestion}.md",
                "use only small letters a-z, digits and hyphens",
            ),
        ),
    ),
    "not-read": _warning(
        Words(
            "dit bestand wordt niet gelezen: de naam eindigt niet op .md",
            ("hernoem het naar {suggestion}, of zet het buiten content/",),
        ),
        Words(
            "this file is not read: its name does not end in .md",
            ("rename it to {suggestion}, or keep it outside content/",),
        ),
    ),
    "not-a-file": _error(
        Words(
            "dit is {wat}, geen bestand: het wordt niet gelezen",
            ("zet de tekst zelf in een gewoon bestand",),
        ),
        Words(
            "this is {what}, not a file: it is not read",
            ("put the text itself into an ordinary file",),
        ),
    ),
    "not-utf8": _error(
        Words(
            "het bestand is geen UTF-8-tekst",
            (
                "byte {byte} hoort daar niet: bewaar het bestand opnieuw als UTF-8",
                "het is {encoding}: bewaar het opnieuw als UTF-8",
            ),
        ),
        Words(
            "the file is not UTF-8 text",
            (
                "byte {byte} does not belong there: save the file again as UTF-8",
                "it is {encoding}: save it again as UTF-8",
            ),
        ),
    ),
    "control-character": _error(
        Words("hier staat een onzichtbaar stuurteken, {name}", ("verwijder het teken",)),
        Words("there is an invisible control character here, {name}", ("delete it",)),
    ),
    "bidi-character": _warning(
        Words(
            "het onzichtbare teken {name} kan tekst anders doen lijken dan ze is",
            ("verwijder het, tenzij de tekst van rechts naar links loopt",),
        ),
        Words(
            "the invisible character {name} can make text look different from what it is",
            ("delete it, unless the text runs from right to left",),
        ),
    ),
    "too-large": _error(
        Words("dit is groter dan {limit}", ("splits het bestand",)),
        Words("this is larger than {limit}", ("split the file",)),
    ),
    # --- front matter ---
    "front-matter-start": _error(
        Words(
            "de gegevens bovenaan hebben geen begin",
            ("zet een regel met alleen --- als eerste regel van het bestand",),
        ),
        Words(
            "the front matter has no beginning",
            ("put a line with only --- as the first line of the file",),
        ),
    ),
    "front-matter-open": _error(
        Words(
            "de gegevens bovenaan hebben geen einde",
            ("zet een regel met alleen --- onder het laatste gegeven",),
        ),
        Words(
            "the front matter has no end",
            ("put a line with only --- below the last field",),
        ),
    ),
    "yaml-syntax": _error(
        Words(
            "de gegevens zijn geen geldige YAML: {said}",
            (
                "staat er een dubbele punt of vreemd teken in? Zet er aanhalingstekens rond{quote}",
                "hier staat een haakje of aanhalingsteken dat niet gesloten wordt{unclosed}",
                "gebruik spaties in plaats van een tab{tab}",
                "schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens{escape}",
                "kijk het inspringen na: velden van één niveau beginnen in één kolom{indent}",
                "schrijf een dubbele punt en een spatie na de naam van het veld{colon}",
                "schrijf elk gegeven als “naam: waarde” op een eigen regel",
            ),
        ),
        Words(
            "the front matter is not valid YAML: {said}",
            (
                "is there a colon or an odd character in the value? Put it in quotes{quote}",
                "a bracket or quotation mark is opened here and not closed{unclosed}",
                "use spaces instead of a tab{tab}",
                "write \\\\ for a backslash, or use single quotes{escape}",
                "check the indentation: fields of one level begin in the same column{indent}",
                "write a colon and a space after the name of the field{colon}",
                "write each field as “name: value” on a line of its own",
            ),
        ),
    ),
    "yaml-forbidden": _error(
        Words("{what} kan hier niet gebruikt worden", ("schrijf de waarde voluit",)),
        Words("{what} cannot be used here", ("write the value out in full",)),
    ),
    "yaml-depth": _error(
        Words("dit zit meer dan {limit} niveaus diep", ("schrijf het platter",)),
        Words("this is nested more than {limit} levels deep", ("write it flatter",)),
    ),
    "yaml-values": _error(
        Words("er staan meer dan {limit} gegevens bovenaan", ("zet de rest in de tekst zelf",)),
        Words("there are more than {limit} values here", ("put the rest in the text itself",)),
    ),
    "not-fields": _error(
        Words(
            "hier worden gegevens verwacht",
            ("schrijf {field} als “naam: waarde”", "schrijf “naam: waarde”, elk op een regel"),
        ),
        Words(
            "fields are expected here",
            ("write {field} as “name: value”", "write “name: value”, each on a line"),
        ),
    ),
    "duplicate-key": _error(
        Words("“{key}” staat er twee keer", ("hou er één over; de eerste telt",)),
        Words("“{key}” is there twice", ("keep one; the first one counts",)),
    ),
    "unknown-field": _error(
        Words(
            "“{field}” is geen veld dat hier bestaat",
            ("bedoelt u {suggestion}?", "de velden zijn: {known}"),
        ),
        Words(
            "“{field}” is not a field that exists here",
            ("did you mean {suggestion}?", "the fields are: {known}"),
        ),
    ),
    "missing-field": _error(
        Words("het verplichte veld “{field}” ontbreekt", ("voeg toe: {field}: …",)),
        Words("the required field “{field}” is missing", ("add: {field}: …",)),
    ),
    "not-text": _error(
        Words("{field} is geen eenvoudige tekst", ("schrijf één waarde op één regel",)),
        Words("{field} is not plain text", ("write one value on one line",)),
    ),
    "empty-value": _error(
        Words("{field} is leeg", ("laat het veld weg als de waarde niet bekend is",)),
        Words("{field} is empty", ("leave the field out if the value is not known",)),
    ),
    "too-long": _error(
        Words("{field} is langer dan {limit} tekens", ("zet de rest in de tekst zelf",)),
        Words("{field} is longer than {limit} characters", ("put the rest in the text itself",)),
    ),
    "bad-id": _error(
        Words(
            "“{value}” kan geen id zijn",
            ("schrijf {suggestion}", "gebruik alleen a-z, 0-9 en koppeltekens"),
        ),
        Words(
            "“{value}” cannot be an id",
            ("write {suggestion}", "use only a-z, 0-9 and hyphens"),
        ),
    ),
    "bad-choice": _error(
        Words(
            "“{value}” is geen waarde voor {field}",
            ("bedoelt u {suggestion}? Mogelijk zijn: {known}", "mogelijk zijn: {known}"),
        ),
        Words(
            "“{value}” is not a value for {field}",
            ("did you mean {suggestion}? Possible are: {known}", "possible are: {known}"),
        ),
    ),
    "bad-number": _error(
        Words("“{value}” is geen getal voor {field}", ("schrijf een getal van 0 tot 9999",)),
        Words("“{value}” is not a number for {field}", ("write a number from 0 to 9999",)),
    ),
    "bad-date": _error(
        Words(
            "“{value}” is geen datum",
            (
                "schrijf {suggestion}",
                "schrijf jaar-maand-dag, zo precies als bekend: 2024-01-12, 2024-01 of 2024",
            ),
        ),
        Words(
            "“{value}” is not a date",
            (
                "write {suggestion}",
                "write year-month-day, as precisely as known: 2024-01-12, 2024-01 or 2024",
            ),
        ),
    ),
    "bad-url": _error(
        Words("“{value}” is geen webadres", ("schrijf het volledige adres, met https://",)),
        Words("“{value}” is not a web address", ("write the full address, with https://",)),
    ),
    "bad-form": _error(
        Words("“{value}” is geen waarde voor {field}", ("schrijf bijvoorbeeld {example}",)),
        Words("“{value}” is not a value for {field}", ("write, for example, {example}",)),
    ),
    "bad-today": _error(
        Words("“{value}” is geen dag", ("schrijf newest, of een dag: 2024-01-12",)),
        Words("“{value}” is not a day", ("write newest, or a day: 2024-01-12",)),
    ),
    "unknown-calendar": _error(
        Words(
            "er is geen kalender met de naam “{value}”",
            ("schrijf de code van een land, en zo nodig van een deel ervan: BE, NL, DE-BY",),
        ),
        Words(
            "there is no calendar named “{value}”",
            ("write the code of a country, and of a part of it if needed: BE, NL, DE-BY",),
        ),
    ),
    # --- the text ---
    "link-scheme": _warning(
        Words(
            "een link met “{value}:” wordt als gewone tekst getoond",
            ("gebruik https:, http: of mailto:",),
        ),
        Words(
            "a link with “{value}:” is shown as plain text",
            ("use https:, http: or mailto:",),
        ),
    ),
    "nested-too-deep": _error(
        Words("lijsten of citaten zitten meer dan {limit} niveaus diep", ("maak het platter",)),
        Words("lists or quotations are nested more than {limit} deep", ("make it flatter",)),
    ),
    "table-row": _error(
        Words(
            "deze rij heeft {found} cellen, de tabel {columns} kolommen",
            ("voeg kolommen toe aan de kop, of schrijf \\| voor een streep in de tekst",),
        ),
        Words(
            "this row has {found} cells, the table {columns} columns",
            ("add columns to the header, or write \\| for a bar in the text",),
        ),
    ),
    "duplicate-note": _error(
        Words("er is al een voetnoot [^{label}]", ("geef deze een ander nummer",)),
        Words("there already is a footnote [^{label}]", ("give this one another number",)),
    ),
    "looks-like-answer": _warning(
        Words(
            "“{heading}” wordt gelezen als deel van de vraag",
            ("begint hier het antwoord? schrijf ## Antwoord, en zijn delen als 1. of Antwoord 1",),
        ),
        Words(
            "“{heading}” is read as part of the question",
            ("does the answer begin here? write ## Answer, and its parts as 1. or Answer 1",),
        ),
    ),
    "looks-like-parts": _notice(
        Words(
            "dit lijken deelvragen of hun antwoorden, maar ze worden niet zo gelezen: “{value}”",
            ("schrijf 1., 2., 3. aan het begin van elke alinea",),
        ),
        Words(
            "these look like sub-questions or their answers, but are not read so: “{value}”",
            ("write 1., 2., 3. at the beginning of each paragraph",),
        ),
    ),
    "looks-like-list": _notice(
        Words(
            "vanaf “{marker}” lijkt dit een gewone lijst, maar elk punt wordt als deel gelezen",
            ("is het een lijst? schrijf dan - in plaats van een nummer",),
        ),
        Words(
            "from “{marker}” on this looks like a plain list, but each item is read as a part",
            ("if it is a list, write - instead of a number",),
        ),
    ),
    # --- what a PDF left ---
    "soft-hyphen": _notice(
        Words(
            "hier staat een zacht afbreekteken, dat niemand ziet en dat het zoeken hindert",
            ("verwijder het; vraagbaak check --fix doet dat",),
        ),
        Words(
            "there is a soft hyphen here, which nobody sees and which gets in the way of search",
            ("delete it; vraagbaak check --fix does that",),
        ),
    ),
    "ligature": _notice(
        Words(
            "“{value}” is één teken voor meer letters",
            ("schrijf {suggestion}; vraagbaak check --fix doet dat",),
        ),
        Words(
            "“{value}” is one character for several letters",
            ("write {suggestion}; vraagbaak check --fix does that",),
        ),
    ),
    "broken-word": _notice(
        Words(
            "hier is een woord afgebroken op het einde van een regel: “{value}”",
            ("schrijf het woord aan één stuk",),
        ),
        Words(
            "a word is broken here at the end of a line: “{value}”",
            ("write the word in one piece",),
        ),
    ),
    "page-number": _notice(
        Words(
            "“{value}” lijkt het nummer van een bladzijde",
            ("verwijder het; de bladzijden van het origineel horen in source: pages",),
        ),
        Words(
            "“{value}” looks like the number of a page",
            ("delete it; the pages of the original belong in source: pages",),
        ),
    ),
    "lost-character": _warning(
        Words(
            "hier staat een teken dat niemand kan lezen, {name}",
            ("kijk in het document wat er moet staan",),
        ),
        Words(
            "there is a character here that nobody can read, {name}",
            ("look in the document what it should be",),
        ),
    ),
    "output-too-large": _error(
        Words("de tekst wordt meer dan {limit} keer zo groot als de bron", ("vereenvoudig ze",)),
        Words("the text grows to more than {limit} times its source", ("make it simpler",)),
    ),
    # --- the archive ---
    "no-site": _error(
        Words(
            "in deze map staat geen site.yaml",
            ("maak site.yaml met één regel: title: Mijn archief",),
        ),
        Words(
            "there is no site.yaml in this folder",
            ("make site.yaml with one line: title: My archive",),
        ),
    ),
    "no-interface": _warning(
        Words(
            "voor de taal “{language}” zijn er geen teksten; het wordt Engels",
            ("kies uit {known}, of schrijf theme/locales/{language}.yaml",),
        ),
        Words(
            "there are no texts for the language “{language}”; it will be English",
            ("choose from {known}, or write theme/locales/{language}.yaml",),
        ),
    ),
    "unknown-person": _notice(
        Words(
            "over “{value}” is er geen bestand in content/people/",
            ("bedoelt u {suggestion}?", "maak content/people/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/people/",
            ("did you mean {suggestion}?", "make content/people/{value}.md; the page is made"),
        ),
    ),
    "unknown-body": _notice(
        Words(
            "over “{value}” is er geen bestand in content/bodies/",
            ("bedoelt u {suggestion}?", "maak content/bodies/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/bodies/",
            ("did you mean {suggestion}?", "make content/bodies/{value}.md; the page is made"),
        ),
    ),
    "unknown-topic": _notice(
        Words(
            "over “{value}” is er geen bestand in content/topics/",
            ("bedoelt u {suggestion}?", "maak content/topics/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/topics/",
            ("did you mean {suggestion}?", "make content/topics/{value}.md; the page is made"),
        ),
    ),
    "no-name": _error(
        Words("uit “{value}” kan geen adres gemaakt worden", ("schrijf een naam met letters",)),
        Words("no address can be made out of “{value}”", ("write a name with letters",)),
    ),
    "ambiguous-name": _warning(
        Words("“{value}” is de naam van meer dan één persoon", ("schrijf een id: {known}",)),
        Words("“{value}” is the name of more than one person", ("write an id: {known}",)),
    ),
    "same-address": _error(
        Words("{url} is ook het adres van een ander bestand", ("hernoem een van beide",)),
        Words("{url} is the address of another file as well", ("rename one of them",)),
    ),
    "alias-taken": _error(
        Words(
            "de alias “{value}” is al in gebruik",
            ("schrap de alias: een adres leidt naar één pagina",),
        ),
        Words(
            "the alias “{value}” is already in use",
            ("delete the alias: an address leads to one page",),
        ),
    ),
    "address-gone": _error(
        Words(
            "het adres {url} is ooit gepubliceerd, en er staat nu niets meer",
            (
                f"is het verhuisd, schrijf dan in {{moved}} (als het dat is) {_MOVED}; {_GONE_NL}",
                f"is het verhuisd, schrijf dan in zijn bestand {_MOVED}; {_GONE_NL}",
                _GONE_NL,
            ),
        ),
        Words(
            "the address {url} was published once, and nothing is there any more",
            (
                f"if it has moved, write in {{moved}} (if that is it) {_MOVED}; {_GONE_EN}",
                f"if it has moved, write in its file {_MOVED}; {_GONE_EN}",
                _GONE_EN,
            ),
        ),
    ),
    "ledger-line": _error(
        Words(
            "“{value}” is geen adres van deze site",
            ("schrijf een adres zoals vragen/2025-2026/x/, of erachter gone: en waarom",),
        ),
        Words(
            "“{value}” is no address of this site",
            ("write an address such as vragen/2025-2026/x/, or after it gone: and why",),
        ),
    ),
    "circle": _error(
        Words("“{value}” hoort via zichzelf bij zichzelf", ("kies iets anders voor {field}",)),
        Words("“{value}” belongs to itself by way of itself", ("choose another {field}",)),
    ),
    "broken-link": _error(
        Words(
            "“{value}” bestaat niet",
            ("bedoelt u {suggestion}?", "schrijf het pad naar een .md-bestand, of [[id]]"),
        ),
        Words(
            "“{value}” does not exist",
            ("did you mean {suggestion}?", "write the path to a .md file, or [[id]]"),
        ),
    ),
    "broken-anchor": _error(
        Words(
            "op {page} bestaat de plaats “#{value}” niet",
            ("bedoelt u #{suggestion}?", "plaatsen zijn er zoals #vraag-1 en #antwoord-1"),
        ),
        Words(
            "there is no place “#{value}” on {page}",
            ("did you mean #{suggestion}?", "places are named like #vraag-1 and #antwoord-1"),
        ),
    ),
    "citation-not-found": _error(
        Words(
            "“{value}” staat niet in de tekst",
            ("neem de woorden over zoals ze in de tekst staan, in één alinea",),
        ),
        Words(
            "“{value}” is not in the text",
            ("copy the words as they are in the text, from one paragraph",),
        ),
    ),
    "unknown-question": _error(
        Words(
            "er is geen vraag “{value}”",
            ("bedoelt u {suggestion}?", "schrijf het id van een vraag, een webadres, of ignore"),
        ),
        Words(
            "there is no question “{value}”",
            ("did you mean {suggestion}?", "write the id of a question, an address, or ignore"),
        ),
    ),
    "unknown-part": _error(
        Words(
            "deelvraag “{value}” bestaat niet",
            ("de deelvragen zijn: {known}", "deze vraag heeft geen deelvragen"),
        ),
        Words(
            "there is no sub-question “{value}”",
            ("the sub-questions are: {known}", "this question has no sub-questions"),
        ),
    ),
    "not-in-office": _warning(
        Words(
            "{name} had op {day} geen ambt",
            (
                "toen was dat {suggestion}; kijk addressees en asked na",
                "bekend zijn: {known}; kijk addressees en asked na, of vul roles aan in {path}",
            ),
        ),
        Words(
            "{name} held no office on {day}",
            (
                "then it was {suggestion}; check addressees and asked",
                "known are: {known}; check addressees and asked, or add to roles in {path}",
            ),
        ),
    ),
    "quote-not-found": _error(
        Words(
            "deze woorden staan niet zo in de tekst",
            (
                "tot hier kloppen ze: “{begins}”; neem de rest over zoals het er staat",
                "neem de woorden van het antwoord letterlijk over, zonder opmaak",
            ),
        ),
        Words(
            "these words are not in the text like this",
            (
                "they are right as far as “{begins}”; copy the rest as it stands",
                "copy the words of the answer literally, without markup",
            ),
        ),
    ),
    "kept-without-evidence": _error(
        Words(
            "dat de toezegging is nagekomen, moet ergens uit blijken",
            ("voeg toe: evidence: het id van een vraag, of een webadres",),
        ),
        Words(
            "that the promise was kept must be seen somewhere",
            ("add: evidence: the id of a question, or a web address",),
        ),
    ),
    "unknown-evidence": _error(
        Words(
            "“{value}” is geen pagina van dit archief",
            ("bedoelt u {suggestion}?", "schrijf het id van een vraag, of een adres met https://"),
        ),
        Words(
            "“{value}” is no page of this archive",
            (
                "did you mean {suggestion}?",
                "write the id of a question, or an address with https://",
            ),
        ),
    ),
    "likely-promise": _notice(
        Words(
            "dit leest als een toezegging: “{sentence}”",
            ("is het er een? zet bovenaan, onder commitments: - quote: {sentence}",),
        ),
        Words(
            "this reads like a promise: “{sentence}”",
            ("is it one? put at the top, under commitments: - quote: {sentence}",),
        ),
    ),
    "order-of-dates": _warning(
        Words("het antwoord is van voor de vraag", ("kijk asked en answered na",)),
        Words("the answer is older than the question", ("check asked and answered",)),
    ),
    "odd-date": _warning(
        Words("{value} kan de datum van een vraag niet zijn", ("van {first} tot {last} kan wel",)),
        Words("{value} cannot be the date of a question", ("from {first} to {last} can",)),
    ),
    "future-date": _warning(
        Words("{value} moet nog komen: het is {today}", ("kijk het jaar na",)),
        Words("{value} is still to come: it is {today}", ("check the year",)),
    ),
    "date-outside-session": _warning(
        Words(
            "{value} valt niet in de zitting {session}",
            ("kijk de datum na, of zet het bestand in de map van een andere zitting",),
        ),
        Words(
            "{value} is not in the session {session}",
            ("check the date, or put the file into the folder of another session",),
        ),
    ),
    "period-order": _warning(
        Words("deze periode eindigt voor ze begint", ("kijk from en to na",)),
        Words("this period ends before it begins", ("check from and to",)),
    ),
    "same-number": _warning(
        Words(
            "{other} heeft in dezelfde zitting, aan dezelfde persoon, ook het nummer {number}",
            ("kijk number, session en addressees van beide na",),
        ),
        Words(
            "{other} has the number {number} too, in the same session, to the same person",
            ("check number, session and addressees of both",),
        ),
    ),
    "duplicate-question": _warning(
        Words(
            "dezelfde vraag staat al in {other}",
            ("hou één bestand, met het adres van het andere in aliases",),
        ),
        Words(
            "the same question is in {other} already",
            ("keep one file, with the address of the other in aliases",),
        ),
    ),
    "near-duplicate": _notice(
        Words(
            "deze vraag is bijna gelijk aan {other}",
            ("is het dezelfde? hou één bestand, met het adres van het andere in aliases",),
        ),
        Words(
            "this question is nearly the same as {other}",
            ("is it the same? keep one file, with the address of the other in aliases",),
        ),
    ),
    "unanswered-part": _notice(
        Words(
            "geen deel van het antwoord gaat over deelvraag {part}",
            ("klopt dat? kijk de nummers in het antwoord na, of oordeel in outcomes",),
        ),
        Words(
            "no part of the answer is about sub-question {part}",
            ("is that so? check the numbers in the answer, or judge in outcomes",),
        ),
    ),
    # --- importing ---
    "import-no-mapping": _error(
        Words(
            "er is geen indeling met de naam “{name}”",
            (
                "bedoelt u {suggestion}?",
                "bekend zijn: {known}; of geef een eigen bestand met --mapping",
            ),
        ),
        Words(
            "there is no mapping named “{name}”",
            (
                "did you mean {suggestion}?",
                "known are: {known}; or give a file of your own with --mapping",
            ),
        ),
    ),
    "import-row": _error(
        Words(
            "deze rij kan niet gelezen worden: {said}",
            ("verbeter de rij en importeer het bestand opnieuw; de andere rijen blijven staan",),
        ),
        Words(
            "this row cannot be read: {said}",
            ("correct the row and import the file again; the other rows stay as they are",),
        ),
    ),
    "import-cells": _error(
        Words(
            "deze rij heeft {found} cellen, en er zijn {wanted} kolommen",
            ("zet een cel waarin het scheidingsteken voorkomt tussen aanhalingstekens",),
        ),
        Words(
            "this row has {found} cells, and there are {wanted} columns",
            ("put a cell that contains the delimiter between quotes",),
        ),
    ),
    "import-same-column": _error(
        Words("de kolom “{column}” komt twee keer voor", ("geef elke kolom een eigen naam",)),
        Words("the column “{column}” occurs twice", ("give every column a name of its own",)),
    ),
    "import-column": _error(
        Words(
            "de kolom “{column}” komt in {file} niet voor",
            ("bedoelt u {suggestion}?", "de kolommen zijn: {known}"),
        ),
        Words(
            "the column “{column}” does not occur in {file}",
            ("did you mean {suggestion}?", "the columns are: {known}"),
        ),
    ),
    "import-not-text": _error(
        Words(
            "“{column}” bevat hier geen tekst",
            ("noem in de indeling het veld erbinnen, met een punt: {column}.name",),
        ),
        Words(
            "“{column}” holds no text here",
            ("name the field inside it in the mapping, with a dot: {column}.name",),
        ),
    ),
    "import-no-title": _error(
        Words("deze rij heeft geen titel", ("vul de kolom “{column}” in",)),
        Words("this row has no title", ("fill in the column “{column}”",)),
    ),
    "import-no-session": _error(
        Words(
            "de zitting van deze rij is niet bekend",
            ("geef ze met --into, of zet session in de indeling",),
        ),
        Words(
            "the session of this row is not known",
            ("give it with --into, or put session into the mapping",),
        ),
    ),
    "import-no-blank-line": _notice(
        Words(
            "titel en tekst zijn niet gescheiden: het begin van de tekst is de titel",
            ("geef de vraag een titel in {path}",),
        ),
        Words(
            "title and text are not divided: the beginning of the text is the title",
            ("give the question a title in {path}",),
        ),
    ),
    "import-character": _warning(
        Words(
            "onzichtbare of onleesbare tekens zijn weggelaten: {names}",
            ("vergelijk {path} met de bron",),
        ),
        Words(
            "invisible or unreadable characters were left out: {names}",
            ("compare {path} with the source",),
        ),
    ),
    "import-lost": _error(
        Words(
            "dit wordt niet geschreven: na “…{before}” moet “{wanted}” komen, en er komt “{found}”",
            ("dat is een fout in vraagbaak: meld ze, met het document",),
        ),
        Words(
            "this is not written: “{wanted}” must follow “…{before}”, and “{found}” does",
            ("that is a bug in vraagbaak: please report it, with the document",),
        ),
    ),
    "import-line": _error(
        Words(
            "dit wordt niet geschreven: de regel “{text}” vond geen plaats, of meer dan één",
            ("dat is een fout in vraagbaak: meld ze, met het document",),
        ),
        Words(
            "this is not written: the line “{text}” found no place, or more than one",
            ("that is a bug in vraagbaak: please report it, with the document",),
        ),
    ),
    "import-outside": _error(
        Words("{path} ligt buiten het archief", ("haal de symbolische link in content/ weg",)),
        Words("{path} lies outside the archive", ("remove the symbolic link in content/",)),
    ),
    "import-unknown": _error(
        Words(
            "het is niet duidelijk wat voor document of tabel dit is",
            ("zeg het met --as en een van {known}, of geef een eigen --mapping",),
        ),
        Words(
            "it is not clear what kind of document or table this is",
            ("say so with --as and one of {known}, or give a --mapping of your own",),
        ),
    ),
    "import-empty": _error(
        Words("hier staat geen tekst in", ("kijk of dit het goede bestand is",)),
        Words("there is no text in it", ("check whether this is the right file",)),
    ),
    "import-pdf": _error(
        Words(
            "deze PDF kan niet gelezen worden",
            (
                "het lezen duurde te lang{time}: kopieer de tekst in een .txt-bestand",
                "hij is met een wachtwoord beveiligd{encrypted}: bewaar hem zonder",
                "hij is te lang{pages}: knip de vraag eruit",
                "er staan alleen beelden in{image}: maak er eerst tekst van (OCR)",
                "zijn letters zijn niet te herkennen{signs}: maak er eerst tekst van (OCR)",
                "hij is beschadigd{broken}: haal hem opnieuw op",
            ),
        ),
        Words(
            "this PDF cannot be read",
            (
                "reading it took too long{time}: copy its text into a .txt file",
                "it is protected by a password{encrypted}: save it without",
                "it is too long{pages}: cut the question out of it",
                "there are only pictures in it{image}: make text of them first (OCR)",
                "its letters cannot be recognised{signs}: make text of them first (OCR)",
                "it is damaged{broken}: fetch it again",
            ),
        ),
    ),
    "import-perhaps": _warning(
        Words(
            "“{value}” is misschien {known}",
            ("is het die? schrijf dat id hier; anders blijft de naam zoals gedrukt",),
        ),
        Words(
            "“{value}” may be {known}",
            ("is it? then write that id here; else the name stays as printed",),
        ),
    ),
    "import-differs": _warning(
        Words(
            "{path} bestaat al en zegt iets anders; het is niet aangeraakt",
            ("vergelijk ze; met --update komt er een bestand .new naast",),
        ),
        Words(
            "{path} exists already and says something else; it was not touched",
            ("compare them; with --update a file .new is put beside it",),
        ),
    ),
    "import-shape": _warning(
        Words(
            "de deelvragen en delen van het antwoord zijn niet zeker: gelezen {found}, in de bron"
            " {wanted}",
            ("kijk de nummers na",),
        ),
        Words(
            "the sub-questions and parts of the answer are not sure: read {found}, in the source"
            " {wanted}",
            ("check the numbers",),
        ),
    ),
    "import-header": _warning(
        Words(
            "er is geen zin “Vragen van … aan … over … (ingezonden …)” gevonden",
            ("vul titel, vraagsteller en datum aan",),
        ),
        Words(
            "no sentence “Vragen van … aan … over … (ingezonden …)” was found",
            ("fill in title, asker and date",),
        ),
    ),
    "import-no-parts": _notice(
        Words("er zijn geen genummerde deelvragen gevonden", ("kijk na of dat klopt",)),
        Words("no numbered sub-questions were found", ("check whether that is right",)),
    ),
    "import-announcement": _warning(
        Words(
            "dit is een mededeling: ze staat er als voorlopig antwoord",
            ("is het toch het antwoord? schrijf dan ## Antwoord",),
        ),
        Words(
            "this is an announcement: it is there as a provisional answer",
            ("is it the answer after all? then write ## Antwoord",),
        ),
    ),
    "import-undivided": _warning(
        Words(
            "onder “{marker}” is niet zeker waar de ene vraag ophoudt en de volgende begint",
            ("kijk na wat bij welk nummer hoort",),
        ),
        Words(
            "below “{marker}” it is not sure where one question ends and the next begins",
            ("check what belongs to which number",),
        ),
    ),
    "import-answers-nothing": _warning(
        Words("“{text}” noemt een deelvraag die er niet is", ("kijk het nummer na",)),
        Words("“{text}” names a sub-question that is not there", ("check the number",)),
    ),
    "import-two-numbers": _warning(
        Words("het antwoord noemt een ander nummer: {said}", ("kijk number na",)),
        Words("the answer gives another number: {said}", ("check number",)),
    ),
    "import-untitled": _warning(
        Words("er is geen titel gevonden; het is de naam van het bestand", ("schrijf een titel",)),
        Words("no title was found; it is the name of the file", ("write a title",)),
    ),
    "import-no-answer": _warning(
        Words(
            "er is niet gevonden waar het antwoord begint: alles staat in de vraag",
            ("staat er een antwoord in? zet ## Antwoord erboven",),
        ),
        Words(
            "it was not found where the answer begins: all of it is in the question",
            ("is there an answer in it? put ## Antwoord above it",),
        ),
    ),
    "import-answer-opening": _warning(
        Words(
            "hier begint waarschijnlijk het antwoord; het staat niet in de bron",
            ("hoort dit nog bij de vraag? zet ## Antwoord er dan onder",),
        ),
        Words(
            "the answer probably begins here; the source does not say so",
            ("does this still belong to the question? then put ## Antwoord below it",),
        ),
    ),
    "import-exists": _notice(
        Words("overgeslagen: {path} bestaat al", ("verwijder het om het opnieuw te importeren",)),
        Words("skipped: {path} exists already", ("delete it to import it again",)),
    ),
    "import-repeated": _notice(
        Words("overgeslagen: deze rij is gelijk aan die van {path}"),
        Words("skipped: this row equals that of {path}"),
    ),
    "import-no-column": _warning(
        Words(
            "geen rij van {file} heeft de kolom “{column}”",
            ("de kolommen zijn: {known}",),
        ),
        Words(
            "no row of {file} has the column “{column}”",
            ("the columns are: {known}",),
        ),
    ),
}
"""Every problem code, by name."""
