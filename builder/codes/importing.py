"""Problem codes of importing documents and tables."""

from builder.codes.kinds import Code, Words, error, notice, warning

CODES: dict[str, Code] = {
    "import-no-mapping": error(
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
    "import-row": error(
        Words(
            "deze rij kan niet gelezen worden: {said}",
            ("verbeter de rij en importeer het bestand opnieuw; de andere rijen blijven staan",),
        ),
        Words(
            "this row cannot be read: {said}",
            ("correct the row and import the file again; the other rows stay as they are",),
        ),
    ),
    "import-cells": error(
        Words(
            "deze rij heeft {found} cellen, en er zijn {wanted} kolommen",
            ("zet een cel waarin het scheidingsteken voorkomt tussen aanhalingstekens",),
        ),
        Words(
            "this row has {found} cells, and there are {wanted} columns",
            ("put a cell that contains the delimiter between quotes",),
        ),
    ),
    "import-same-column": error(
        Words("de kolom “{column}” komt twee keer voor", ("geef elke kolom een eigen naam",)),
        Words("the column “{column}” occurs twice", ("give every column a name of its own",)),
    ),
    "import-column": error(
        Words(
            "de kolom “{column}” komt in {file} niet voor",
            ("bedoelt u {suggestion}?", "de kolommen zijn: {known}"),
        ),
        Words(
            "the column “{column}” does not occur in {file}",
            ("did you mean {suggestion}?", "the columns are: {known}"),
        ),
    ),
    "import-not-text": error(
        Words(
            "“{column}” bevat hier geen tekst",
            ("noem in de indeling het veld erbinnen, met een punt: {column}.name",),
        ),
        Words(
            "“{column}” holds no text here",
            ("name the field inside it in the mapping, with a dot: {column}.name",),
        ),
    ),
    "import-no-title": error(
        Words("deze rij heeft geen titel", ("vul de kolom “{column}” in",)),
        Words("this row has no title", ("fill in the column “{column}”",)),
    ),
    "import-no-session": error(
        Words(
            "de zitting van deze rij is niet bekend",
            ("geef ze met --into, of zet session in de indeling",),
        ),
        Words(
            "the session of this row is not known",
            ("give it with --into, or put session into the mapping",),
        ),
    ),
    "import-no-blank-line": notice(
        Words(
            "titel en tekst zijn niet gescheiden: het begin van de tekst is de titel",
            ("geef de vraag een titel in {path}",),
        ),
        Words(
            "title and text are not divided: the beginning of the text is the title",
            ("give the question a title in {path}",),
        ),
    ),
    "import-character": warning(
        Words(
            "onzichtbare of onleesbare tekens zijn weggelaten: {names}",
            ("vergelijk {path} met de bron",),
        ),
        Words(
            "invisible or unreadable characters were left out: {names}",
            ("compare {path} with the source",),
        ),
    ),
    "import-lost": error(
        Words(
            "dit wordt niet geschreven: na “…{before}” moet “{wanted}” komen, en er komt “{found}”",
            ("dat is een fout in vraagbaak: meld ze, met het document",),
        ),
        Words(
            "this is not written: “{wanted}” must follow “…{before}”, and “{found}” does",
            ("that is a bug in vraagbaak: please report it, with the document",),
        ),
    ),
    "import-line": error(
        Words(
            "dit wordt niet geschreven: de regel “{text}” vond geen plaats, of meer dan één",
            ("dat is een fout in vraagbaak: meld ze, met het document",),
        ),
        Words(
            "this is not written: the line “{text}” found no place, or more than one",
            ("that is a bug in vraagbaak: please report it, with the document",),
        ),
    ),
    "import-outside": error(
        Words("{path} ligt buiten het archief", ("haal de symbolische link in content/ weg",)),
        Words("{path} lies outside the archive", ("remove the symbolic link in content/",)),
    ),
    "import-unknown": error(
        Words(
            "het is niet duidelijk wat voor document of tabel dit is",
            ("zeg het met --as en een van {known}, of geef een eigen --mapping",),
        ),
        Words(
            "it is not clear what kind of document or table this is",
            ("say so with --as and one of {known}, or give a --mapping of your own",),
        ),
    ),
    "import-empty": error(
        Words("hier staat geen tekst in", ("kijk of dit het goede bestand is",)),
        Words("there is no text in it", ("check whether this is the right file",)),
    ),
    "import-pdf": error(
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
    "import-perhaps": warning(
        Words(
            "“{value}” is misschien {known}",
            ("is het die? schrijf dat id hier; anders blijft de naam zoals gedrukt",),
        ),
        Words(
            "“{value}” may be {known}",
            ("is it? then write that id here; else the name stays as printed",),
        ),
    ),
    "import-differs": warning(
        Words(
            "{path} bestaat al en zegt iets anders; het is niet aangeraakt",
            ("vergelijk ze; met --update komt er een bestand .new naast",),
        ),
        Words(
            "{path} exists already and says something else; it was not touched",
            ("compare them; with --update a file .new is put beside it",),
        ),
    ),
    "import-shape": warning(
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
    "import-header": warning(
        Words(
            "er is geen zin “Vragen van … aan … over … (ingezonden …)” gevonden",
            ("vul titel, vraagsteller en datum aan",),
        ),
        Words(
            "no sentence “Vragen van … aan … over … (ingezonden …)” was found",
            ("fill in title, asker and date",),
        ),
    ),
    "import-no-parts": notice(
        Words("er zijn geen genummerde deelvragen gevonden", ("kijk na of dat klopt",)),
        Words("no numbered sub-questions were found", ("check whether that is right",)),
    ),
    "import-announcement": warning(
        Words(
            "dit is een mededeling: ze staat er als voorlopig antwoord",
            ("is het toch het antwoord? schrijf dan ## Antwoord",),
        ),
        Words(
            "this is an announcement: it is there as a provisional answer",
            ("is it the answer after all? then write ## Antwoord",),
        ),
    ),
    "import-undivided": warning(
        Words(
            "onder “{marker}” is niet zeker waar de ene vraag ophoudt en de volgende begint",
            ("kijk na wat bij welk nummer hoort",),
        ),
        Words(
            "below “{marker}” it is not sure where one question ends and the next begins",
            ("check what belongs to which number",),
        ),
    ),
    "import-answers-nothing": warning(
        Words("“{text}” noemt een deelvraag die er niet is", ("kijk het nummer na",)),
        Words("“{text}” names a sub-question that is not there", ("check the number",)),
    ),
    "import-two-numbers": warning(
        Words("het antwoord noemt een ander nummer: {said}", ("kijk number na",)),
        Words("the answer gives another number: {said}", ("check number",)),
    ),
    "import-untitled": warning(
        Words("er is geen titel gevonden; het is de naam van het bestand", ("schrijf een titel",)),
        Words("no title was found; it is the name of the file", ("write a title",)),
    ),
    "import-no-answer": warning(
        Words(
            "er is niet gevonden waar het antwoord begint: alles staat in de vraag",
            ("staat er een antwoord in? zet ## Antwoord erboven",),
        ),
        Words(
            "it was not found where the answer begins: all of it is in the question",
            ("is there an answer in it? put ## Antwoord above it",),
        ),
    ),
    "import-answer-opening": warning(
        Words(
            "hier begint waarschijnlijk het antwoord; het staat niet in de bron",
            ("hoort dit nog bij de vraag? zet ## Antwoord er dan onder",),
        ),
        Words(
            "the answer probably begins here; the source does not say so",
            ("does this still belong to the question? then put ## Antwoord below it",),
        ),
    ),
    "import-exists": notice(
        Words("overgeslagen: {path} bestaat al", ("verwijder het om het opnieuw te importeren",)),
        Words("skipped: {path} exists already", ("delete it to import it again",)),
    ),
    "import-repeated": notice(
        Words("overgeslagen: deze rij is gelijk aan die van {path}"),
        Words("skipped: this row equals that of {path}"),
    ),
    "import-no-column": warning(
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
"""Each code, by name."""
