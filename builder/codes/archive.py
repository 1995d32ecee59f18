"""Problem codes of the archive as a whole: what only shows when every file is known."""

from builder.codes.kinds import Code, Words, error, notice, warning

_MOVED = "aliases: [{alias}]"
_GONE_NL = "is het voorgoed weg, schrijf dan op deze regel: {url} gone: waarom"
_GONE_EN = "if it is gone for good, write on this line: {url} gone: why"

CODES: dict[str, Code] = {
    "unknown-person": notice(
        Words(
            "over “{value}” is er geen bestand in content/people/",
            ("bedoelt u {suggestion}?", "maak content/people/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/people/",
            ("did you mean {suggestion}?", "make content/people/{value}.md; the page is made"),
        ),
    ),
    "unknown-body": notice(
        Words(
            "over “{value}” is er geen bestand in content/bodies/",
            ("bedoelt u {suggestion}?", "maak content/bodies/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/bodies/",
            ("did you mean {suggestion}?", "make content/bodies/{value}.md; the page is made"),
        ),
    ),
    "unknown-topic": notice(
        Words(
            "over “{value}” is er geen bestand in content/topics/",
            ("bedoelt u {suggestion}?", "maak content/topics/{value}.md; de pagina komt er al"),
        ),
        Words(
            "there is no file about “{value}” in content/topics/",
            ("did you mean {suggestion}?", "make content/topics/{value}.md; the page is made"),
        ),
    ),
    "no-name": error(
        Words("uit “{value}” kan geen adres gemaakt worden", ("schrijf een naam met letters",)),
        Words("no address can be made out of “{value}”", ("write a name with letters",)),
    ),
    "ambiguous-name": warning(
        Words("“{value}” is de naam van meer dan één persoon", ("schrijf een id: {known}",)),
        Words("“{value}” is the name of more than one person", ("write an id: {known}",)),
    ),
    "same-address": error(
        Words("{url} is ook het adres van een ander bestand", ("hernoem een van beide",)),
        Words("{url} is the address of another file as well", ("rename one of them",)),
    ),
    "alias-taken": error(
        Words(
            "de alias “{value}” is al in gebruik",
            ("schrap de alias: een adres leidt naar één pagina",),
        ),
        Words(
            "the alias “{value}” is already in use",
            ("delete the alias: an address leads to one page",),
        ),
    ),
    "address-gone": error(
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
    "ledger-line": error(
        Words(
            "“{value}” is geen adres van deze site",
            ("schrijf een adres zoals vragen/2025-2026/x/, of erachter gone: en waarom",),
        ),
        Words(
            "“{value}” is no address of this site",
            ("write an address such as vragen/2025-2026/x/, or after it gone: and why",),
        ),
    ),
    "circle": error(
        Words("“{value}” hoort via zichzelf bij zichzelf", ("kies iets anders voor {field}",)),
        Words("“{value}” belongs to itself by way of itself", ("choose another {field}",)),
    ),
    "broken-link": error(
        Words(
            "“{value}” bestaat niet",
            ("bedoelt u {suggestion}?", "schrijf het pad naar een .md-bestand, of [[id]]"),
        ),
        Words(
            "“{value}” does not exist",
            ("did you mean {suggestion}?", "write the path to a .md file, or [[id]]"),
        ),
    ),
    "broken-anchor": error(
        Words(
            "op {page} bestaat de plaats “#{value}” niet",
            ("bedoelt u #{suggestion}?", "plaatsen zijn er zoals #vraag-1 en #antwoord-1"),
        ),
        Words(
            "there is no place “#{value}” on {page}",
            ("did you mean #{suggestion}?", "places are named like #vraag-1 and #antwoord-1"),
        ),
    ),
    "citation-not-found": error(
        Words(
            "“{value}” staat niet in de tekst",
            ("neem de woorden over zoals ze in de tekst staan, in één alinea",),
        ),
        Words(
            "“{value}” is not in the text",
            ("copy the words as they are in the text, from one paragraph",),
        ),
    ),
    "unknown-question": error(
        Words(
            "er is geen vraag “{value}”",
            ("bedoelt u {suggestion}?", "schrijf het id van een vraag, een webadres, of ignore"),
        ),
        Words(
            "there is no question “{value}”",
            ("did you mean {suggestion}?", "write the id of a question, an address, or ignore"),
        ),
    ),
    "unknown-part": error(
        Words(
            "deelvraag “{value}” bestaat niet",
            ("de deelvragen zijn: {known}", "deze vraag heeft geen deelvragen"),
        ),
        Words(
            "there is no sub-question “{value}”",
            ("the sub-questions are: {known}", "this question has no sub-questions"),
        ),
    ),
    "not-in-office": warning(
        Words(
            "{name} had op {day} geen ambt",
            (
                "toen was dat {suggestion}; kijk {field} en asked na",
                "bekend zijn: {known}; kijk {field} en asked na, of vul roles aan in {path}",
            ),
        ),
        Words(
            "{name} held no office on {day}",
            (
                "then it was {suggestion}; check {field} and asked",
                "known are: {known}; check {field} and asked, or add to roles in {path}",
            ),
        ),
    ),
    "quote-not-found": error(
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
    "kept-without-evidence": error(
        Words(
            "dat de toezegging is nagekomen, moet ergens uit blijken",
            ("voeg toe: evidence: het id van een vraag, of een webadres",),
        ),
        Words(
            "that the promise was kept must be seen somewhere",
            ("add: evidence: the id of a question, or a web address",),
        ),
    ),
    "unknown-evidence": error(
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
    "likely-promise": notice(
        Words(
            "dit leest als een toezegging: “{sentence}”",
            ("is het er een? zet bovenaan, onder commitments: - quote: {sentence}",),
        ),
        Words(
            "this reads like a promise: “{sentence}”",
            ("is it one? put at the top, under commitments: - quote: {sentence}",),
        ),
    ),
    "order-of-dates": warning(
        Words("het antwoord is van voor de vraag", ("kijk asked en answered na",)),
        Words("the answer is older than the question", ("check asked and answered",)),
    ),
    "odd-date": warning(
        Words("{value} kan de datum van een vraag niet zijn", ("van {first} tot {last} kan wel",)),
        Words("{value} cannot be the date of a question", ("from {first} to {last} can",)),
    ),
    "future-date": warning(
        Words("{value} moet nog komen: het is {today}", ("kijk het jaar na",)),
        Words("{value} is still to come: it is {today}", ("check the year",)),
    ),
    "date-outside-session": warning(
        Words(
            "{value} valt niet in de zitting {session}",
            ("kijk de datum na, of zet het bestand in de map van een andere zitting",),
        ),
        Words(
            "{value} is not in the session {session}",
            ("check the date, or put the file into the folder of another session",),
        ),
    ),
    "period-order": warning(
        Words("deze periode eindigt voor ze begint", ("kijk from en to na",)),
        Words("this period ends before it begins", ("check from and to",)),
    ),
    "same-number": warning(
        Words(
            "{other} heeft in dezelfde zitting, aan dezelfde persoon, ook het nummer {number}",
            ("kijk number, session en addressees van beide na",),
        ),
        Words(
            "{other} has the number {number} too, in the same session, to the same person",
            ("check number, session and addressees of both",),
        ),
    ),
    "duplicate-question": warning(
        Words(
            "dezelfde vraag staat al in {other}",
            ("hou één bestand, met het adres van het andere in aliases",),
        ),
        Words(
            "the same question is in {other} already",
            ("keep one file, with the address of the other in aliases",),
        ),
    ),
    "near-duplicate": notice(
        Words(
            "deze vraag is bijna gelijk aan {other}",
            ("is het dezelfde? hou één bestand, met het adres van het andere in aliases",),
        ),
        Words(
            "this question is nearly the same as {other}",
            ("is it the same? keep one file, with the address of the other in aliases",),
        ),
    ),
    "unanswered-part": notice(
        Words(
            "geen deel van het antwoord gaat over deelvraag {part}",
            ("klopt dat? kijk de nummers in het antwoord na, of oordeel in outcomes",),
        ),
        Words(
            "no part of the answer is about sub-question {part}",
            ("is that so? check the numbers in the answer, or judge in outcomes",),
        ),
    ),
}
"""Each code, by name."""
