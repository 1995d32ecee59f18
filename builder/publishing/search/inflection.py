"""One key for the inflected forms of a word: `leraar` and `leraren` both have `lerar`.

A key is made by rules, written so that Python and the browser read them alike: the browser gets
them with the index, and so finds words that the archive has only in another form. A key is no
word and nobody sees it; all that matters is that forms of one word share it and other words do
not. The rules follow the descriptions of the Porter stemmers for these languages
(snowballstem.org/algorithms), lighter where those bring different words together.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from builder.publishing.search.vocabulary import FUNCTION_WORDS

Step = tuple[tuple[str, str, int], ...]
"""Pattern at the end of a word, what replaces it, and how many letters must remain before it. The
first that fits is applied, and no other of its step."""

_DUTCH: tuple[Step, ...] = (
    (("heden$", "heid", 2), ("ieen$", "ie", 2), ("eeen$", "ee", 1)),
    (
        ("(?:tj|pj|kj|etj|j)es?$", "", 4),
        ("enden?$", "", 4),
        ("en$", "", 2),
        ("e$", "", 3),
    ),
    # What an ending did to the spelling: leraren, bomen, brieven, huizen, bussen.
    (
        ("([bcdfghjklmnpqrstvwxz])\\1$", "\\1", 2),
        ("aa([bcdfghjklmnpqrstvwxz])$", "a\\1", 1),
        ("ee([bcdfghjklmnpqrstvwxz])$", "e\\1", 1),
        ("oo([bcdfghjklmnpqrstvwxz])$", "o\\1", 1),
        ("uu([bcdfghjklmnpqrstvwxz])$", "u\\1", 1),
    ),
    (("v$", "f", 2), ("z$", "s", 2)),
    (("s$", "", 3),),
    (("aa([bcdfghjklmnpqrtvwxz])$", "a\\1", 1), ("ee([bcdfghjklmnpqrtvwxz])$", "e\\1", 1),
     ("oo([bcdfghjklmnpqrtvwxz])$", "o\\1", 1), ("uu([bcdfghjklmnpqrtvwxz])$", "u\\1", 1)),
)  # fmt: skip

_FRENCH: tuple[Step, ...] = (
    (("eaux$", "eau", 1), ("aux$", "al", 2), ("[sx]$", "", 3)),
    (("(?:issement|ement)$", "", 4), ("euse$", "eur", 2), ("trice$", "teur", 2), ("ive$", "if", 2)),
    (("e$", "", 3),),
    (("e$", "", 3),),
    (("(?:eraient|eront|erait|aient|erons|erez)$", "", 3),
     ("(?:ant|ent|ait|ons|era|er|ez|ir|it)$", "", 4)),
    (("([lmnrst])\\1$", "\\1", 2),),
)  # fmt: skip

_GERMAN: tuple[Step, ...] = (
    (("(?:ungen)$", "ung", 2),),
    (("(?:ern|em|er|en|es)$", "", 3), ("[ens]$", "", 3)),
    (("(?:en|er|e)$", "", 4), ("st$", "", 4), ("t$", "", 4)),
    (("([bdfgklmnprst])\\1$", "\\1", 2),),
)

_ENGLISH: tuple[Step, ...] = (
    (("sses$", "ss", 1), ("ies$", "y", 2), ("(?<![su])s$", "", 2)),
    (("(?<=[aeiouy][^aeiouy])ed$", "", 1), ("(?<=[^e])ed$", "", 3), ("ing$", "", 3)),
    (("([bdfgmnprt])\\1$", "\\1", 2), ("ly$", "", 3)),
    (("e$", "", 3), ("y$", "i", 2)),
)

RULES: Mapping[str, tuple[Step, ...]] = {
    "nl": _DUTCH,
    "fr": _FRENCH,
    "de": _GERMAN,
    "en": _ENGLISH,
}

_COMPILED = {
    language: [[(re.compile(pattern), by, least) for pattern, by, least in step] for step in steps]
    for language, steps in RULES.items()
}


ALONE = "="
"""What the key of a function word begins with: no form of another word leads there, nor back."""


@cache
def key(word: str, language: str) -> str:
    """The key of a folded word. Words with digits, and other languages, have no inflections.

    A function word has a key of its own: *voren* is no form of *voor*, nor `entrée` of `entre`,
    which all but every question has.
    """
    steps = _COMPILED.get(language)
    if steps is None or not word.isalpha():
        return word
    if word in FUNCTION_WORDS[language]:
        return ALONE + word
    for step in steps:
        for pattern, by, least in step:
            found = pattern.search(word)
            if found is not None and found.start() >= least:
                word = word[: found.start()] + found.expand(by)
                break
    return word


# --- words whose forms no ending tells ------------------------------------------------------------

_STRONG = """
bracht brachten gebracht:brengen dacht dachten gedacht:denken kocht kochten gekocht:kopen
zocht zochten gezocht:zoeken nam namen genomen:nemen gaf gaven gegeven:geven kwam kwamen:komen
ging gingen gegaan gaat:gaan stond stonden gestaan staat:staan deed deden gedaan doet:doen
zag zagen gezien ziet:zien vond vonden gevonden:vinden bleef bleven gebleven:blijven
schreef schreven geschreven:schrijven kreeg kregen gekregen:krijgen besloot besloten:besluiten
sloot sloten gesloten:sluiten bood boden geboden:bieden verloor verloren:verliezen
koos kozen gekozen:kiezen trok trokken getrokken:trekken sprak spraken gesproken:spreken
brak braken gebroken:breken hielp hielpen geholpen:helpen stierf stierven gestorven:sterven
wierf wierven geworven:werven verwierf verwierven verworven:verwerven hield hielden:houden
liep liepen gelopen:lopen sliep sliepen geslapen:slapen viel vielen:vallen
steeg stegen gestegen:stijgen reed reden gereden:rijden sneed gesneden:snijden leed geleden:lijden
verbood verboden:verbieden bewees bewezen:bewijzen verwees verwezen:verwijzen wees gewezen:wijzen
droeg droegen gedragen:dragen sloeg sloegen geslagen:slaan won wonnen gewonnen:winnen
begon begonnen:beginnen bond bonden gebonden:binden ontving ontvingen:ontvangen hing hingen:hangen
ving vingen gevangen:vangen las lazen gelezen:lezen at aten gegeten:eten lag lagen gelegen:liggen
zat zaten gezeten:zitten stal stalen gestolen:stelen vloog vlogen gevlogen:vliegen
verkocht verkochten:verkopen onderzocht onderzochten:onderzoeken bezocht bezochten:bezoeken
verzocht verzochten:verzoeken ondernam ondernamen ondernomen:ondernemen
overnam overnamen overgenomen:overnemen aangenomen:aannemen opgenomen:opnemen
aangegeven:aangeven vrijgegeven:vrijgeven uitgegeven:uitgeven toegekend:toekennen
voorgeschreven:voorschrijven ingeschreven:inschrijven beschreef beschreven:beschrijven
opgetrokken:optrekken ingetrokken:intrekken uitgesproken:uitspreken
steden:stad leden:lid schepen:schip kinderen:kind goederen:goed bladeren:blad eieren:ei
volkeren:volk liederen:lied vakbonden:vakbond koeien:koe smeden:smid gelederen:gelid
"""

IRREGULAR: Mapping[str, Mapping[str, str]] = {
    "nl": {
        form: word
        for group in re.findall(r"([^:]+):(\S+)", _STRONG)
        for word in [group[1]]
        for form in group[0].split()
    }
}
"""Form to the word it is a form of."""

_APART = (
    "aan|achter|af|bij|binnen|buiten|door|heen|in|los|mee|mis|na|neer|om|onder|op|open|over|samen|"
    "tegen|terug|toe|uit|vast|vol|voor|voort|vooruit|vrij|weer|weg|zwart"
)
PARTICIPLE = {
    "nl": rf"^({_APART})?ge([a-z]{{3,}}[dt])$",
    "de": r"^(ab|an|auf|aus|bei|ein|mit|nach|vor|zu)?ge([a-z]{3,}t)$",
}
"""The key of a past participle: what stands apart in front, and the verb's stem with d or t."""


_OPEN = re.compile(r"(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$")
_HARD = {"f": "v", "s": "z"}


def infinitives(stem: str, language: str) -> Iterator[str]:
    """How a verb with this stem can be written: `weigeren`, `stellen`, `wonen`, `reizen`."""
    if language != "nl":
        yield f"{stem}en"
        return
    soft = {stem, stem[:-1] + _HARD.get(stem[-1], stem[-1])}
    soft |= {_OPEN.sub(lambda found: found[1][0] + found[2], each) for each in soft}
    for each in sorted(soft):
        yield f"{each}en"
    yield f"{stem}{stem[-1]}en"


def roots(stem: str, language: str) -> list[str]:
    """Infinitives that a key could be the past or the third person of, likeliest first.

    `geweigerd`, `weigerd` and `weigert` could be of `weigeren`, `vastgesteld` of `vaststellen`.
    That they are is for the archive to say: see `groups`. It has to have the very word. A key is
    not enough: *vorst* would be of *vors*, whose key is that of *voren*.
    """
    pattern = PARTICIPLE.get(language)
    if pattern is None:
        return []
    found = re.search(pattern, stem)
    stems = []
    if found is not None:
        base = (found.group(1) or "") + found.group(2)
        stems += [base[:-1], base]
    if language == "nl" and stem[-1:] in {"d", "t"} and len(stem) > 4:  # noqa: PLR2004 - wet, bed
        stems.append(stem[:-1])
    return [*dict.fromkeys(each for one in stems for each in infinitives(one, language))]
