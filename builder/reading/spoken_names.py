"""Fields and choices as people say them in Dutch, French, German and English.

Nobody has to know English to be understood: whoever writes `gesteld:` is asked whether `asked:`
is meant. Only what has one meaning is here.
"""

from collections.abc import Collection

from builder.reading.slugs import slugify

_SPOKEN = {
    "title": "titel titre onderwerp objet betreft betreff subject",
    "name": "naam nom",
    "number": "nummer nr numero no n vraagnummer",
    "session": "zitting zittingsjaar vergaderjaar legislatuur sitzung",
    "kind": "soort vraagsoort genre art type",
    "language": "taal langue sprache",
    "asked": "gesteld gesteld-op ingediend ingediend-op datum-vraag datum date datum-indiening "
    "vraagdatum pose-le posee-le gestellt gestellt-am date-asked",
    "answered": "beantwoord beantwoord-op datum-antwoord antwoorddatum repondu-le beantwortet "
    "beantwortet-am date-answered",
    "askers": "vrager vragers vraag-van vraagsteller vraagstellers indiener indieners steller "
    "auteur auteurs fragesteller asker asked-by van author authors",
    "addressees": "aan minister ministers bestemmeling bestemmelingen ontvanger geadresseerde "
    "geadresseerden gericht-aan destinataire destinataires adressat an to asked-to",
    "topics": "thema themas thema-s onderwerpen trefwoord trefwoorden tags tag theme themes "
    "sujets themen schlagworte keywords",
    "bodies": "instelling instellingen organen organismes einrichtungen",
    "status": "stand toestand statut",
    "summary": "samenvatting resume zusammenfassung",
    "source": "bron url link quelle",
    "aliases": "oude-adressen",
    "outcomes": "uitkomst uitkomsten resultats ergebnisse",
    "references": "verwijzingen verwijzing verweise renvois",
    "commitments": "toezegging toezeggingen belofte beloften engagements zusagen",
    "events": "gebeurtenis gebeurtenissen evenements ereignisse",
    "other_names": "andere-namen autres-noms andere-namen-en-schrijfwijzen",
    "roles": "functie functies rol rollen fonctions amter role",
    "parties": "partij partijen fractie partis parteien fraktion party",
    "abbreviation": "afkorting abreviation abkurzung",
    "broader": "ruimer breder bovenliggend",
    "description": "omschrijving beschrijving beschreibung",
    "from": "vanaf",
    "quote": "citaat citation zitat",
    "note": "opmerking noot remarque notiz",
    "person": "persoon personne",
    "withdrawn": "ingetrokken retire zuruckgezogen",
    "lapsed": "vervallen caduc verfallen",
    "written": "schriftelijk schriftelijke-vraag ecrit ecrite schriftlich",
    "oral": "mondeling mondelinge-vraag oral orale mundlich",
    "interpellation": "interpellatie",
    "true": "ja waar yes oui vrai wahr on 1",
    "false": "nee neen onwaar no non nein faux falsch off 0",
    "open": "openstaand ouvert offen",
    "kept": "nagekomen tenu gehalten",
    "partial": "gedeeltelijk deels partiel teilweise",
    "refused": "geweigerd refuse verweigert",
    "not-competent": "niet-bevoegd incompetent nicht-zustandig",
}
_MEANT: dict[str, list[str]] = {}
for _name, _words in _SPOKEN.items():
    for _word in _words.split():
        _MEANT.setdefault(_word, []).append(_name)


def spoken(word: str, known: Collection[str]) -> str | None:
    """Which of the known names somebody means who wrote one of another language, if it is one."""
    found = [name for name in _MEANT.get(slugify(word), ()) if name in known]
    return found[0] if len(found) == 1 else None
