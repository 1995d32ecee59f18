"""The ledger of published addresses: none of them dies unnoticed.

`content/addresses.txt` has one address a line, sorted, so that two people who add some seldom
meet. An address that is there and has no page any more needs an alias in the file that it is now,
or a reason on its own line: `vragen/x/ gone: withdrawn`; then a page says so for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from builder.linking.addresses import Addresses
from builder.linking.suggesting import Known
from builder.model import Archive, Kind
from builder.problems import Location, Problem, problem
from builder.reading.source import decode

LEDGER = "content/addresses.txt"
"""The file, relative to the archive's root."""

_HEADER = """\
# Every address that was ever published; `vraagbaak record` adds the new ones. One that has moved
# needs an alias in its file. One that is gone for good gets a reason, on its line:
# vragen/2025-2026/x/ gone: withdrawn by who asked it
"""
_GONE = " gone:"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published.

    Attributes:
        lines: each address to the line on which it stands.
        gone: each address that is gone for good to the reason, in words for readers.
        problems: lines that are no addresses.
    """

    lines: Mapping[str, int]
    gone: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_ledger(data: bytes) -> Ledger:
    """The ledger in the bytes of its file; empty bytes are an archive that keeps none."""
    text, problems = decode(data, LEDGER)
    lines: dict[str, int] = {}
    gone: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        address, sign, reason = written.partition(_GONE)
        address = address.strip()
        if " " in address or (sign and not reason.strip()) or not _is_address(address):
            problems.append(problem("ledger-line", Location(LEDGER, number), value=written))
            continue
        lines.setdefault(address, number)
        if sign:
            gone[address] = reason.strip()
    return Ledger(lines, gone, tuple(problems))


class _Addressed(Protocol):
    """Whatever has a page."""

    @property
    def url(self) -> str: ...


def _is_address(text: str) -> bool:
    """Whether it is the address of a folder in the site."""
    own = text.endswith("/") and not text.startswith("/") and "\\" not in text and ":" not in text
    return own and all(segment not in {"", ".", ".."} for segment in text[:-1].split("/"))


def published(archive: Archive) -> frozenset[str]:
    """The addresses of an archive that are to last: of everything with an id, and aliases.

    Pages of long lists and what the program counts or collects are not among them.
    """
    registers: tuple[Mapping[str, _Addressed], ...] = (
        archive.questions,
        archive.translations,
        archive.people,
        archive.bodies,
        archive.topics,
        archive.sessions,
        archive.pages,
    )
    urls = (thing.url for register in registers for thing in register.values())
    return frozenset({*urls, *archive.redirects})


def check_ledger(ledger: Ledger, archive: Archive, addresses: Addresses) -> list[Problem]:
    """An error for each recorded address that has neither a page nor a reason."""
    there = published(archive)
    missing = [url for url in ledger.lines if url not in there and url not in ledger.gone]
    fresh = {
        question.url: (question.path, question.id)
        for question in archive.questions.values()
        if question.url not in ledger.lines
    }
    spellings = Known(fresh)
    problems = list(ledger.problems)
    problems += [
        problem("ledger-line", Location(LEDGER, ledger.lines[url]), value=url)
        for url in filter(addresses.is_own, ledger.gone)
    ]
    for url in missing:
        place = Location(LEDGER, ledger.lines[url])
        old = _id_of(url, addresses)
        moved = spellings.nearest(url) if old is not None and old[0] == "question" else None
        problems.append(
            problem(
                "address-gone",
                place,
                url=url,
                alias=old[1] if old is not None else None,
                moved=fresh[moved][0] if moved is not None else None,
            )
        )
    return problems


def _id_of(url: str, addresses: Addresses) -> tuple[Kind, str] | None:
    """Kind and id that a file would have at an address; `None` if no file can have it."""
    kinds: tuple[Kind, ...] = ("question", "person", "body", "topic")
    for kind in kinds:
        folder = addresses.of(kind, "")[:-1]
        if url.startswith(folder):
            return kind, url[len(folder) : -1]
    if url.startswith(addresses.session("")[:-1]):
        return None
    return "page", url[:-1]


def recorded(data: bytes, archive: Archive) -> bytes:
    """The ledger's file with every address of an archive; what stands in it stays as it is."""
    ledger = read_ledger(data)
    new = published(archive) - ledger.lines.keys()
    text = decode(data, LEDGER)[0] or _HEADER
    comments = [line for line in text.splitlines() if line.startswith("#") or not line.strip()]
    entries = [line for line in text.splitlines() if line not in comments]
    return "\n".join([*comments, *sorted({*entries, *new}), ""]).encode()
