"""Problem codes of a file and its front matter."""

from builder.codes.kinds import Code, Words, error, warning

CODES: dict[str, Code] = {
    # --- the file ---
    "bad-file-name": error(
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
    "not-read": warning(
        Words(
            "dit bestand wordt niet gelezen: de naam eindigt niet op .md",
            (
                "hernoem het naar {suggestion}, of zet het buiten content/",
                "zet de tekst ervan in een bestand dat op .md eindigt, en dit buiten content/",
            ),
        ),
        Words(
            "this file is not read: its name does not end in .md",
            (
                "rename it to {suggestion}, or keep it outside content/",
                "put its text into a file that ends in .md, and keep this outside content/",
            ),
        ),
    ),
    "astray": warning(
        Words(
            "“{name}” wordt niet gelezen: het staat in geen map die het archief kent",
            ("hernoem de map naar {suggestion}", "zet het in een van de mappen {known}"),
        ),
        Words(
            "“{name}” is not read: it is in no folder that the archive knows",
            ("rename the folder to {suggestion}", "put it into one of the folders {known}"),
        ),
    ),
    "not-a-file": error(
        Words(
            "dit is {wat}, geen bestand: het wordt niet gelezen",
            ("zet de tekst zelf in een gewoon bestand",),
        ),
        Words(
            "this is {what}, not a file: it is not read",
            ("put the text itself into an ordinary file",),
        ),
    ),
    "not-a-folder": error(
        Words(
            "hier wordt een map verwacht, en er staat een bestand",
            ("verwijder het bestand, en maak een map met deze naam",),
        ),
        Words(
            "a folder is expected here, and there is a file",
            ("remove the file, and make a folder of this name",),
        ),
    ),
    "not-utf8": error(
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
    "control-character": error(
        Words("hier staat een onzichtbaar stuurteken, {name}", ("verwijder het teken",)),
        Words("there is an invisible control character here, {name}", ("delete it",)),
    ),
    "bidi-character": warning(
        Words(
            "het onzichtbare teken {name} kan tekst anders doen lijken dan ze is",
            ("verwijder het, tenzij de tekst van rechts naar links loopt",),
        ),
        Words(
            "the invisible character {name} can make text look different from what it is",
            ("delete it, unless the text runs from right to left",),
        ),
    ),
    "too-large": error(
        Words("dit is groter dan {limit}", ("splits het bestand",)),
        Words("this is larger than {limit}", ("split the file",)),
    ),
    # --- front matter ---
    "front-matter-start": error(
        Words(
            "de gegevens bovenaan hebben geen begin",
            ("zet een regel met alleen drie streepjes, ---, als eerste regel van het bestand",),
        ),
        Words(
            "the front matter has no beginning",
            ("put a line with only three hyphens, ---, as the first line of the file",),
        ),
    ),
    "front-matter-open": error(
        Words(
            "de gegevens bovenaan hebben geen einde",
            ("zet een regel met alleen --- onder het laatste gegeven",),
        ),
        Words(
            "the front matter has no end",
            ("put a line with only --- below the last field",),
        ),
    ),
    "yaml-syntax": error(
        Words(
            "de gegevens kunnen hier niet gelezen worden",
            (
                "schrijf {suggestion}",
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
            "the front matter cannot be read here: {said}",
            (
                "write {suggestion}",
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
    "yaml-forbidden": error(
        Words(
            "{what} kan hier niet gebruikt worden",
            ("schrijf de waarde voluit, of zet ze tussen aanhalingstekens",),
        ),
        Words("{what} cannot be used here", ("write the value out in full, or put it in quotes",)),
    ),
    "yaml-depth": error(
        Words("dit zit meer dan {limit} niveaus diep", ("schrijf het platter",)),
        Words("this is nested more than {limit} levels deep", ("write it flatter",)),
    ),
    "yaml-values": error(
        Words("er staan meer dan {limit} gegevens bovenaan", ("zet de rest in de tekst zelf",)),
        Words("there are more than {limit} values here", ("put the rest in the text itself",)),
    ),
    "not-fields": error(
        Words(
            "hier worden gegevens verwacht",
            (
                "schrijf {suggestion}",
                "schrijf {field} als “naam: waarde”",
                "schrijf “naam: waarde”, elk op een regel",
            ),
        ),
        Words(
            "fields are expected here",
            (
                "write {suggestion}",
                "write {field} as “name: value”",
                "write “name: value”, each on a line",
            ),
        ),
    ),
    "cut-by-comment": warning(
        Words(
            "wat achter # staat wordt niet gelezen: “{value}”",
            ("hoort het bij de waarde? schrijf {suggestion}",),
        ),
        Words(
            "what stands behind # is not read: “{value}”",
            ("is it part of the value? write {suggestion}",),
        ),
    ),
    "duplicate-key": error(
        Words("“{key}” staat er twee keer", ("hou er één over; de eerste telt",)),
        Words("“{key}” is there twice", ("keep one; the first one counts",)),
    ),
    "unknown-field": error(
        Words(
            "“{field}” is geen veld dat hier bestaat",
            ("bedoelt u {suggestion}?", "de velden zijn: {known}"),
        ),
        Words(
            "“{field}” is not a field that exists here",
            ("did you mean {suggestion}?", "the fields are: {known}"),
        ),
    ),
    "missing-field": error(
        Words(
            "het verplichte veld “{field}” ontbreekt",
            (
                "zet drie regels boven de tekst: ---, dan {bare}: …, dan weer ---",
                "voeg toe: {field}: …",
            ),
        ),
        Words(
            "the required field “{field}” is missing",
            (
                "put three lines above the text: ---, then {bare}: …, then --- again",
                "add: {field}: …",
            ),
        ),
    ),
    "not-text": error(
        Words("{field} is geen eenvoudige tekst", ("schrijf één waarde op één regel",)),
        Words("{field} is not plain text", ("write one value on one line",)),
    ),
    "empty-value": error(
        Words("{field} is leeg", ("laat het veld weg als de waarde niet bekend is",)),
        Words("{field} is empty", ("leave the field out if the value is not known",)),
    ),
    "too-long": error(
        Words("{field} is langer dan {limit} tekens", ("zet de rest in de tekst zelf",)),
        Words("{field} is longer than {limit} characters", ("put the rest in the text itself",)),
    ),
    "bad-id": error(
        Words(
            "“{value}” kan geen id zijn",
            ("schrijf {suggestion}", "gebruik alleen a-z, 0-9 en koppeltekens"),
        ),
        Words(
            "“{value}” cannot be an id",
            ("write {suggestion}", "use only a-z, 0-9 and hyphens"),
        ),
    ),
    "bad-choice": error(
        Words(
            "“{value}” is geen waarde voor {field}",
            ("bedoelt u {suggestion}? Mogelijk zijn: {known}", "mogelijk zijn: {known}"),
        ),
        Words(
            "“{value}” is not a value for {field}",
            ("did you mean {suggestion}? Possible are: {known}", "possible are: {known}"),
        ),
    ),
    "bad-number": error(
        Words("“{value}” is geen getal voor {field}", ("schrijf een getal van 0 tot 9999",)),
        Words("“{value}” is not a number for {field}", ("write a number from 0 to 9999",)),
    ),
    "bad-date": error(
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
    "bad-url": error(
        Words(
            "“{value}” is geen webadres",
            ("schrijf {suggestion}", "schrijf het volledige adres, met https://"),
        ),
        Words(
            "“{value}” is not a web address",
            ("write {suggestion}", "write the full address, with https://"),
        ),
    ),
    "bad-form": error(
        Words("“{value}” is geen waarde voor {field}", ("schrijf bijvoorbeeld {example}",)),
        Words("“{value}” is not a value for {field}", ("write, for example, {example}",)),
    ),
}
"""Each code, by name."""
