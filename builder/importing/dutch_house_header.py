"""The sentences by which the Dutch House says who asks whom what, and who answered when."""

import re
from collections.abc import Iterator, Sequence

from builder.importing.draft import Draft
from builder.importing.dutch import accented, date_in, person
from builder.importing.joining import Words, join
from builder.importing.paragraphs import Paragraph
from builder.importing.records import Somebody
from builder.reading.slugs import slugify

_ASKED = re.compile(
    r"Vra(?:ag|gen) van (?:het lid|de leden|lid) (?P<askers>.+?) (?:aan|voor) (?P<asked>.+?) "
    r"over (?P<title>.+?) \(ingezonden (?P<date>[^)]*)\)"
)
_ANSWERER = re.compile(
    r"\b(?P<office>Minister-President|Minister|Staatssecretaris) (?!van\b|voor\b)(?P<name>[^(,]+?) "
    r"\((?P<portfolio>(?!ontvangen)[^)]*)\)"
)
_RECEIVED = re.compile(r"\(ontvangen\s+(?:\(ontvangen\s+)?(?P<date>[^)]*)\)")
_ASKER = re.compile(r"(?P<names>[^()]+?)\s*(?:\((?P<party>[^)]*)\)|$)")
_OFFICE = re.compile(
    r"(?:^|,|en)\s*(?:de |het )?(?P<title>Minister-President|Ministers?|Staatssecretaris(?:sen)?)"
    r"(?P<of>(?:\s+(?:van|voor|belast met)\s+.+?)?)"
    r"(?=(?:,|\s+en)\s+(?:de\s+)?(?:Minister|Staatssecretaris)|,\s+Minister-President|$)"
)


def header(context: Sequence[Paragraph], opening: Sequence[Paragraph], words: Words) -> Draft:
    """Title, days and people; a draft without a title if there is no such sentence.

    Args:
        context: what stands before the first sub-question.
        opening: what stands before the first answer.
        words: of the document.
    """
    asked = next(filter(None, (_ASKED.match(join(p.lines, words)) for p in context)), None)
    said = " ".join(join(p.lines, words) for p in opening[:2])
    received = _RECEIVED.search(said)
    answered = list(_ANSWERER.finditer(said[: received.start()] if received else said))
    day = date_in(received["date"]) if received else ""
    if asked is None:
        return Draft("", answered=day)
    title = asked["title"].strip()
    return Draft(
        accented(title[:1].upper() + title[1:]),
        asked=date_in(asked["date"]),
        answered=day,
        askers=tuple(_askers(asked["askers"])),
        addressees=tuple(_addressees(asked["asked"], answered)),
    )


def _askers(text: str) -> Iterator[Somebody]:
    """`A (X), B en C (beiden Y)`."""
    for group in _ASKER.finditer(text):
        party = re.sub(r"^(?:beiden|allen|alle)\s+", "", (group["party"] or "").strip())
        for name in re.split(r",\s*|\s+en\s+|^\s*en\s+", group["names"]):
            if name.strip():
                yield Somebody(person(name), party)


def _addressees(text: str, answered: Sequence[re.Match[str]]) -> Iterator[Somebody]:
    """Each office that is asked, with the name of who answered for it, if that is known."""
    left = list(answered)
    offices: list[tuple[str, str]] = []
    for match in _OFFICE.finditer(text):
        title = re.sub(r"^(Minister|Staatssecretaris)(?:s|sen)$", r"\1", match["title"])
        of = " ".join(match["of"].split())
        portfolios = re.split(r"\s+en\s+(?=(?:van|voor)\s)", of) if of else [""]
        offices += [(title, portfolio) for portfolio in portfolios]
    for at, (title, printed) in enumerate(offices):
        # `de Staatssecretaris en de Minister van Financiën` are both of Financiën.
        after = (portfolio for _, portfolio in offices[at:] if portfolio)
        portfolio = printed or ("" if title.endswith("President") else next(after, ""))
        role = f"{title} {portfolio}".strip()
        own = [who for who in left if who["office"] == title and _same(who, portfolio)]
        if own:
            left.remove(own[0])
        yield Somebody(person(own[0]["name"]) if own else role, role=role)


def _same(answered: re.Match[str], portfolio: str) -> bool:
    """Whether a portfolio, printed in brackets, is the one that was asked."""
    asked = slugify(re.sub(r"^(?:van|voor)\s+", "", portfolio))
    printed = re.split(r"\s[–-]\s", " ".join(answered["portfolio"].split()))[0]
    return not asked or asked == slugify(printed)
