"""Problem codes of the text of a file, and of what a PDF left in it."""

from builder.codes.kinds import Code, Words, error, notice, warning

CODES: dict[str, Code] = {
    # --- the text ---
    "link-scheme": warning(
        Words(
            "een link met “{value}:” wordt als gewone tekst getoond",
            ("gebruik https:, http: of mailto:",),
        ),
        Words(
            "a link with “{value}:” is shown as plain text",
            ("use https:, http: or mailto:",),
        ),
    ),
    "nested-too-deep": error(
        Words(
            "lijsten, citaten of haken zitten meer dan {limit} niveaus diep", ("maak het platter",)
        ),
        Words(
            "lists, quotations or brackets are nested more than {limit} deep", ("make it flatter",)
        ),
    ),
    "table-row": error(
        Words(
            "deze rij heeft {found} cellen, de tabel {columns} kolommen",
            ("voeg kolommen toe aan de kop, of schrijf \\| voor een streep in de tekst",),
        ),
        Words(
            "this row has {found} cells, the table {columns} columns",
            ("add columns to the header, or write \\| for a bar in the text",),
        ),
    ),
    "duplicate-note": error(
        Words("er is al een voetnoot [^{label}]", ("geef deze een ander nummer",)),
        Words("there already is a footnote [^{label}]", ("give this one another number",)),
    ),
    "looks-like-answer": warning(
        Words(
            "“{heading}” wordt gelezen als deel van de vraag",
            ("begint hier het antwoord? schrijf ## Antwoord, en zijn delen als 1. of Antwoord 1",),
        ),
        Words(
            "“{heading}” is read as part of the question",
            ("does the answer begin here? write ## Answer, and its parts as 1. or Answer 1",),
        ),
    ),
    "looks-like-several": notice(
        Words(
            "“{value}” wordt gelezen als de naam van één persoon",
            ("zijn het er meer? schrijf {suggestion}",),
        ),
        Words(
            "“{value}” is read as the name of one person",
            ("are they several? write {suggestion}",),
        ),
    ),
    "looks-like-parts": notice(
        Words(
            "dit lijken deelvragen of hun antwoorden, maar ze worden niet zo gelezen: “{value}”",
            ("schrijf 1., 2., 3. aan het begin van elke alinea",),
        ),
        Words(
            "these look like sub-questions or their answers, but are not read so: “{value}”",
            ("write 1., 2., 3. at the beginning of each paragraph",),
        ),
    ),
    "looks-like-list": notice(
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
    "soft-hyphen": notice(
        Words(
            "hier staat een zacht afbreekteken, dat niemand ziet en dat het zoeken hindert",
            ("verwijder het; vraagbaak check --fix doet dat",),
        ),
        Words(
            "there is a soft hyphen here, which nobody sees and which gets in the way of search",
            ("delete it; vraagbaak check --fix does that",),
        ),
    ),
    "ligature": notice(
        Words(
            "“{value}” is één teken voor meer letters",
            ("schrijf {suggestion}; vraagbaak check --fix doet dat",),
        ),
        Words(
            "“{value}” is one character for several letters",
            ("write {suggestion}; vraagbaak check --fix does that",),
        ),
    ),
    "html-tag": notice(
        Words(
            "{value} is opmaak van een ander programma, en staat zo op de pagina te lezen",
            ("verwijder alles tussen < en >; plak een tekst als tekst zonder opmaak",),
        ),
        Words(
            "{value} is markup of another program, and is on the page for everybody to read",
            ("delete all that is between < and >; paste a text as text without markup",),
        ),
    ),
    "broken-word": notice(
        Words(
            "hier is een woord afgebroken op het einde van een regel: “{value}”",
            ("schrijf het woord aan één stuk",),
        ),
        Words(
            "a word is broken here at the end of a line: “{value}”",
            ("write the word in one piece",),
        ),
    ),
    "page-number": notice(
        Words(
            "“{value}” lijkt het nummer van een bladzijde",
            ("verwijder het; de bladzijden van het origineel horen in source: pages",),
        ),
        Words(
            "“{value}” looks like the number of a page",
            ("delete it; the pages of the original belong in source: pages",),
        ),
    ),
    "lost-character": warning(
        Words(
            "hier staat een teken dat niemand kan lezen, {name}",
            ("kijk in het document wat er moet staan",),
        ),
        Words(
            "there is a character here that nobody can read, {name}",
            ("look in the document what it should be",),
        ),
    ),
    "output-too-large": error(
        Words("de tekst wordt meer dan {limit} keer zo groot als de bron", ("vereenvoudig ze",)),
        Words("the text grows to more than {limit} times its source", ("make it simpler",)),
    ),
}
"""Each code, by name."""
