"""What stands around the number: date, session, names, and whose question it is."""

import re
from dataclasses import dataclass

from builder.model import Date
from builder.reading.citations.days import DATE, PLAIN_DATE, date_of, day_in
from builder.reading.citations.ids import session_of

_SMALL = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Vv]on|[Tt]en|[Tt]er|[Vv]ande|du|des|la|le|[Dd]'|'t)"
_WORD = r"[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]{1,30})"
NAME = rf"(?:{_SMALL}[ ]){{0,3}}{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,3}}{_WORD}){{0,4}}"
"""A name of a person: words with capitals, with the small words of surnames between them."""

_HONORIFIC = (
    r"(?:(?:de|mijn|uw|la|le|du|des|den|der|the|Herrn?|Frau)[ ])?"
    r"(?:(?:(?:de|geachte)[ ])?(?:heer|mevrouw|mevr\.|mw\.|dhr\.|collega|[Ss]enator"
    r"|[Vv]olksvertegenwoordig(?:st)?er|Kamerlid|lid|leden|raadslid|het[ ]lid|M\.|Mme|MM\."
    r"|Mr\.?|Mrs\.?|Ms\.?|d[ée]put[ée]e?|s[ée]nateur|s[ée]natrice|coll[èe]gue|Abgeordneten"
    r"|hon\.[ ]Member)[ ]){1,3}"
)
_OFFICE = (
    r"(?:[Vv]ice-?[ ]?(?:eerste[ ])?)?(?:[Mm]inister(?:-[Pp]resident|in)?|min\.|[Ss]taatssecretaris"
    r"|[Mm]inistre|[Ss]ecr[ée]taire[ ]d'[ÉE]tat|Bundesminister(?:in)?|[Bb]estuurslid|[Ss]chepen"
    r"|[Gg]edeputeerde|[Mm]inister[ ]of[ ]State)"
)
_INTRO = (
    r"(?:[ ]{0,3},)?[ ]{0,3}(?:\()?(?:(?:van|d\.?d\.?|du|de|le|en[ ]date[ ]du|vom|of|dated"
    r"|tabled[ ]on|answered[ ]on|on|op|gesteld[ ]op|ingediend[ ]op|ingezonden[ ]op"
    r"|die[ ](?:ik|u)[ ]op|die[ ]op"
    r"|JO[ ]AN[ ]du|JO[ ]S[ée]nat[ ]du|JO[ ]du|publi[ée]e?[ ](?:au[ ]JO[ ])?(?:le|du)|pos[ée]e[ ]le"
    r"|d[ée]pos[ée]e[ ]le|transmise[ ]le)[ ]{1,3})?"
)
_DATED = re.compile(_INTRO + DATE)
_ASKER = re.compile(
    rf"[ ]{{0,3}}(?:,[ ]?)?(?:(?:gesteld|pos[ée]e|gestellt|tabled|asked|ingediend)[ ])?"
    rf"(?:van|door|de|du|par|von|by|from|(?:des|der)(?=[ ]Abgeordnete))[ ](?:{_HONORIFIC})?"
    rf"(?P<name>{NAME})"
    r"(?:[ ]\((?!(?i:zie|vragen|schrift|integraal|voir|questions|compte|\d))[^()\n]{1,40}\))?"
)
_ADDRESSEE = re.compile(
    rf"[ ]{{0,3}}(?:,[ ]?)?(?:(?:die|that|qui|die[ ]werd|werd|was|werd[ ]eveneens)[ ])?"
    rf"(?:(?:gesteld|gericht|pos[ée]e|adress[ée]e|gestellt|put|addressed)[ ])?"
    rf"(?:aan|au|[àa][ ]la|[àa]|an|to)[ ]"
    rf"(?:(?:de|den|le|la|den|die|the|toenmalig|voormalig|uw[ ]voorganger)[ ]){{0,2}}"
    rf"(?:(?:heer|mevrouw|collega)[ ])?(?:(?P<office>{_OFFICE})[ ]"
    rf"(?P<for>(?:van|voor|de|du|des|für|of|for)[ ])?)?"
    rf"(?P<name>{NAME})"
)
_ARROW = re.compile(
    rf"[ ]{{0,3}},?[ ](?P<asker>{NAME})[ ]?(?:->|→|=>)[ ]?"
    rf"(?:(?P<office>{_OFFICE})[ ])?(?P<name>{NAME})"
)
_SESSION = re.compile(
    r"[ ]{0,3},?[ ]{0,3}\(?(?:(?:van|uit|in|de)[ ](?:(?:de|het|la)[ ])?)?(?:(?:parlementaire[ ])?"
    r"(?:zitting|vergaderjaar|zittingsjaar|session|werkjaar|Sitzungsperiode)(?:sjaar)?[ ]{0,3})?"
    r"(?P<first>(?:19|20)\d\d)[ ]?[-–/][ ]?(?P<last>\d{2,4})(?![\d-])\)?"
)
_BRACKET = re.compile(r"[ ]{0,3}(?P<whole>\((?P<inside>[^()\n]{1,160})\))")
_BULLETIN = re.compile(
    r"(?i:vragen[ ]en[ ]an|questions[ ]et[ ]r|integraal|beknopt|compte[ ]rendu|CRI|CRA|bulletin"
    r"|zie[ ]|voir|page|blz|Hansard|handelingen)"
)
_JOURNAL = re.compile(
    rf"(?:publi[ée]e?[ ](?:au[ ])?)?JO(?:[ ](?:AN|S[ée]nat))?[ ,]{{1,2}}du[ ](?P<day>{PLAIN_DATE})"
    r"(?:[ ,]{0,2}[-–]?[ ]?p(?:age|\.)?[ ]?\d{1,6})?"
)
_IN_BRACKET = re.compile(rf"(?P<name>{NAME})(?:[ ]?\([^()]{{1,30}}\))?(?=,|$|[ ]{{1,3}}d\.?d)")
_PAGE = re.compile(r"[ ]{0,3},?[ ](?:p\.|page|blz\.|S\.)[ ]?\d{1,6}")

_WINDOW = 140
"""Characters before a citation in which its owner and its addressee are looked for."""

_FIRST = r"mijn|onze|ons|m'n|ma|mes|notre|nos|meine[nrms]?|unsere[nrms]?|my|our"
_SECOND = r"uw|uwe|votre|vos|ihre[nrms]?|your|zijn|haar|hun|sa|ses|son|leur|his|her|their"
_OWNER = re.compile(
    rf"(?<!\w)(?i:(?P<first>{_FIRST})|(?P<second>{_SECOND}))[ ]"
    r"(?:(?i:eerdere?|eerste|tweede|vorige|vroegere|recente|laatste|gelijkaardige|voorgaande|eigen"
    r"|bovenvermelde|gestelde|twee|drie|beide|verschillende|volgende|previous|earlier|recent|last"
    r"|other|pr[ée]c[ée]dentes?|derni[èe]res?|ant[ée]rieures?|deux|fr[üu]here[nrms]?"
    r"|letzte[nrms]?)[ ]){0,2}$"
)
_POSED = re.compile(
    r"(?i:(?:stelde|vroeg|richtte|diende|heb|had)[ ]ik(?:[ ](?!minister)[\w-]{1,15}){0,4}"
    r"|je[ ]vous[ ]ai[ ](?:[\w-]{1,12}[ ]){0,4}(?:la|une)"
    r"|ik[ ](?:stelde|vroeg)(?:[ ][\w-]{1,15}){0,5})[ ]$"
)
# `Op 23 maart 2016 stelde ik u vraag nr. 606`: the day belongs to the question.
_ASKED_ON = re.compile(
    rf"(?<!\w)(?i:op|le|am|on)[ ](?P<day>{PLAIN_DATE}),?[ ]"
    r"(?i:(?:stelde|diende|richtte)[ ]ik|(?:je[ ]vous|j')[ ]?ai[ ](?:pos|adress|d[ée]pos)[ée]"
    r"|stellte[ ]ich|I[ ](?:tabled|asked))(?:[ ](?!vra)[\w'-]{1,20}){0,5}[ ]$"
)
# `Ik stelde op 23 maart 2016 de vraag nr. 606`.
_ASKED_THEN = re.compile(
    r"(?<!\w)(?i:ik[ ](?:stelde|diende|richtte)|(?:stelde|diende|richtte)[ ]ik)(?:[ ]u)?"
    r"(?:[ ](?:reeds|al))?"
    rf"[ ]op[ ](?P<day>{PLAIN_DATE})(?:[ ](?!vra)[\w'-]{{1,20}}){{0,3}}[ ]$"
)
_SAID = re.compile(
    r"(?<!\w)(?i:(?P<first>mijn|ma|mon|meine[rnm]?|my)|(?P<second>uw|votre|ihre[rnm]?|your))[ ]"
    r"(?:[\w-]{2,20}[ ]){0,2}(?i:antwoord(?:en)?|r[ée]ponses?|answers?|antwort(?:en)?|reply)"
    r"(?P<rest>[^.!?\n]{0,80})$"
)
_ANSWERED_BY = re.compile(
    rf"(?P<former>(?i:voormalig|toenmalig|gewezen|ex-|ancien(?:ne)?|former|damalige[nr]?)[ ]?)?"
    rf"{_OFFICE}[ ](?!(?:van|voor|de|du|des|of|f[üo]r)[ ])(?P<name>{NAME})[^.!?\n]{{0,60}}$"
)


@dataclass(slots=True)
class Details:
    """What is known of a cited question besides its number, while it is gathered.

    Attributes:
        date: of the question, or of its answer; `None` if not given.
        session: if given: `2022-2023`.
        asker: a name, if given.
        addressee: a name, if given.
        own: put by whoever asks the question that cites it.
        same_addressee: put to whoever is asked the question that cites it.
    """

    date: Date | None = None
    session: str = ""
    asker: str = ""
    addressee: str = ""
    own: bool = False
    same_addressee: bool = False


def after(text: str, at: int, details: Details) -> int:
    """Reads on behind a number, and tells how far what it read reaches."""
    end = at
    for _ in range(5):
        read = _one(text, end, details)
        if read is None:
            break
        end = read
    return end


def _one(text: str, at: int, details: Details) -> int | None:
    """Reads one thing: whichever of them stands here."""
    for read in (_arrow, _day, _session, _brackets, _to, _by):
        end = read(text, at, details)
        if end is not None:
            return end
    match = _PAGE.match(text, at)
    return match.end() if match else None


def _arrow(text: str, at: int, details: Details) -> int | None:
    match = _ARROW.match(text, at)
    if match is None or details.asker:
        return None
    details.asker, details.addressee = match["asker"], match["name"]
    return match.end()


def _day(text: str, at: int, details: Details) -> int | None:
    match = _DATED.match(text, at)
    if match is None or details.date is not None:
        return None
    opened = "(" in match.group()
    end = match.end()
    # A bracket that opens before the date must close behind it: else it holds more.
    if opened and text[end : end + 1] != ")":
        return None
    details.date = date_of(match)
    return end + opened if details.date is not None else None


def _session(text: str, at: int, details: Details) -> int | None:
    match = _SESSION.match(text, at)
    if match is None or details.session:
        return None
    if match.group().count("(") != match.group().count(")"):
        return None
    details.session = session_of(match["first"], match["last"])
    return match.end()


def _brackets(text: str, at: int, details: Details) -> int | None:
    match = _BRACKET.match(text, at)
    return match.end() if match and _bracket(match["inside"], details) else None


def _to(text: str, at: int, details: Details) -> int | None:
    match = _ADDRESSEE.match(text, at)
    if match is None or details.addressee or not (match["office"] or " " in match["name"]):
        return None
    if not match["for"]:
        details.addressee = match["name"]
    return match.end()


def _by(text: str, at: int, details: Details) -> int | None:
    match = _ASKER.match(text, at)
    if match is None or details.asker:
        return None
    details.asker = match["name"]
    return match.end()


def _bracket(inside: str, details: Details) -> bool:
    """Reads `Van den Driessche, 2 april 2025` or `2024-2025`; of a bulletin, nothing."""
    if _BULLETIN.search(inside):
        return False
    session = _SESSION.match(inside)
    if session and session.end() == len(inside) and not details.session:
        details.session = session_of(session["first"], session["last"])
        return True
    journal = _JOURNAL.fullmatch(inside)
    if journal:
        details.date = details.date or day_in(journal["day"])
        return True
    name = _IN_BRACKET.match(inside)
    dated = re.search(rf"(?<!\d){DATE}$", inside)
    if dated and (name or dated.start() == 0):
        if details.date is None:
            details.date = date_of(dated)
        if name and not details.asker:
            details.asker = name["name"]
        return True
    return re.fullmatch(r"20\d\d[DZ]\d{5}", inside) is not None


def before(text: str, start: int, details: Details, *, answer: bool) -> None:
    """Reads the words in front of a citation.

    Args:
        text: the paragraph.
        start: where the citation begins.
        details: what is known of it; grows.
        answer: whether an answer speaks: `uw vraag` is then the asker's.
    """
    window = text[max(0, start - _WINDOW) : start]
    asked_on = _ASKED_ON.search(window) or _ASKED_THEN.search(window)
    if asked_on and details.date is None:
        details.date = day_in(asked_on["day"])
    owner = _OWNER.search(window)
    if owner:
        details.own = (owner["second"] if answer else owner["first"]) is not None
    elif not answer and (asked_on or _POSED.search(window)):
        details.own = True
    said = _SAID.search(window)
    if said and not _OFFICE_IN.search(said["rest"]):
        details.same_addressee = (said["first"] if answer else said["second"]) is not None
    named = _ANSWERED_BY.search(window)
    if named and not details.addressee and _TOWARDS.search(window, named.end("name")):
        details.addressee = named["name"]


_OFFICE_IN = re.compile(_OFFICE)
_TOWARDS = re.compile(r"[ ](?:op|à|a|auf|to|aan)[ ](?:[\w'’-]{1,20}[ ]){0,4}\(?$")
