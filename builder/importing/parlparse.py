"""Written answers as XML, the way parlparse and TheyWorkForYou keep them: `<ques>`, `<reply>`.

A file is of one day. Each question is a row, with the answer that follows it; several questions
may have one answer. What a hostile file can do with XML is left out: no entity from elsewhere, none
that is made of others, none that is long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from builder.importing.rows import Row
from builder.problems import Location, Problem, problem

LONGEST_ENTITY = 32
"""Characters that an entity may stand for: it names a sign, and nothing more."""

MOST_ENTITIES = 2000
"""Entities that a file may define; HTML itself has about as many."""

MOST_TOGETHER = 100
"""Questions with one answer that are told of each other."""

DEEPEST = 200
"""Elements that may be open at once."""

_CHUNK = 1 << 16
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_IN_BRACKETS = re.compile(r"\[((?:HL)?\d+)\]\s*$")
_HEADINGS = frozenset({"major-heading", "minor-heading"})
_TEXTS = frozenset({"ques", "reply"})


class Refused(Exception):
    """A file holds something that no honest one does."""


@dataclass(slots=True)
class _Text:
    """A question or a reply that is being read.

    Attributes:
        kind: `ques` or `reply`.
        given: its attributes.
        place: where it begins.
        html: what it says.
        numbers: numbers of the paragraphs of a question.
    """

    kind: str
    given: dict[str, str]
    place: Location
    html: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)


def read_xml(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """The questions of a file, and what is wrong with it; what comes before a fault is kept.

    Args:
        stream: the file.
        name: its path, for locations, and for the day of the answers.
    """
    reader = _Reader(name)
    read = 0
    while data := stream.read(_CHUNK):
        read += len(data)
        fault = reader.feed(data)
        yield from reader.rows(read)
        if fault is not None:
            yield fault
            return
    fault = reader.feed(b"", final=True)
    yield from reader.rows(read, final=True)
    if fault is not None:
        yield fault


class _Reader:
    """Reads one file, piece by piece."""

    def __init__(self, name: str) -> None:
        self.name = name
        day = _DAY.search(Path(name).name)
        self.day = day.group() if day else ""
        self.major = self.minor = ""
        self.heading: list[str] | None = None
        self.text: _Text | None = None
        self.depth = self.entities = 0
        self.asked: list[_Text] = []
        self.replies: list[_Text] = []
        self.done: list[dict[str, Any]] = []
        self.places: list[Location] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.EntityDeclHandler = self.entity
        parser.buffer_text = True
        self.parser = parser

    def feed(self, data: bytes, *, final: bool = False) -> Problem | None:
        """Reads on; gives back what is wrong."""
        try:
            self.parser.Parse(data, final)
        except (expat.ExpatError, Refused, UnicodeError, LookupError, ValueError) as error:
            said = str(error).partition(": line")[0]
            return problem("import-row", self.here(), said=said)
        return None

    def here(self) -> Location:
        """Where the parser is."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return Location(self.name, line, column + 1)

    # --- what expat tells ---

    def entity(
        self,
        name: str,
        is_parameter: bool,  # noqa: FBT001 - the library's signature
        value: str | None,
        _base: str | None,
        _system: str | None,
        _public: str | None,
        _notation: str | None,
    ) -> None:
        """Refuses every entity that is more than the name of a sign."""
        self.entities += 1
        if is_parameter or value is None:
            message = f"entity {name} from elsewhere"
            raise Refused(message)
        if "&" in value.replace("&amp;", "").removesuffix("&") or len(value) > LONGEST_ENTITY:
            message = f"entity {name} is made of others, or too long"
            raise Refused(message)
        if self.entities > MOST_ENTITIES:
            message = "too many entities"
            raise Refused(message)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Notes an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            message = "nested too deep"
            raise Refused(message)
        if tag in _HEADINGS:
            self.finish()
            self.heading = []
        elif tag in _TEXTS:
            if tag == "ques" and self.replies:
                self.finish()
            self.text = _Text(tag, given, self.here())
        elif self.text is not None:
            if given.get("qnum"):
                self.text.numbers.append(given["qnum"])
            attributes = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
            self.text.html.append(f"<{tag}{attributes}>")

    def end(self, tag: str) -> None:
        """Notes the end of an element."""
        self.depth -= 1
        if tag in _HEADINGS:
            words = " ".join("".join(self.heading or ()).split())
            self.heading = None
            if tag == "major-heading":
                self.major, self.minor = words, ""
            else:
                self.minor = words
        elif tag in _TEXTS and self.text is not None:
            (self.asked if tag == "ques" else self.replies).append(self.text)
            self.text = None
        elif self.text is not None:
            self.text.html.append(f"</{tag}>")

    def data(self, text: str) -> None:
        """Takes text."""
        if self.heading is not None:
            self.heading.append(text)
        elif self.text is not None:
            self.text.html.append(escape(text, quote=False))

    # --- rows ---

    def rows(self, read: int, *, final: bool = False) -> Iterator[Row]:
        """The rows that are complete."""
        if final:
            self.finish()
        for values, place in zip(self.done, self.places, strict=True):
            yield Row(values, place, "", read)
        self.done, self.places = [], []

    def finish(self) -> None:
        """Makes rows of the questions that were read, with their answer."""
        numbers = [_number(ques) for ques in self.asked]
        answer = "".join("".join(reply.html) for reply in self.replies)
        who = self.replies[0].given.get("speakername", "") if self.replies else ""
        for ques, own in zip(self.asked, numbers, strict=True):
            together = numbers if len(numbers) <= MOST_TOGETHER else []
            others = [*ques.numbers[1:], *(number for number in together if number != own)]
            self.done.append(self.values(ques, own, others, answer, who))
            self.places.append(ques.place)
        self.asked, self.replies = [], []

    def values(
        self, ques: _Text, number: str, others: list[str], answer: str, who: str
    ) -> dict[str, Any]:
        """The columns of a question."""
        identity = ques.given.get("id", "")
        days = _DAY.search(identity)
        day = days.group() if days else ""
        url = "".join(ques.given.get("url", "").split())
        # Since 2014 an id has the day on which a question was put, and the file that of the answer.
        put = "written-question" in url
        return {
            "id": identity,
            "number": number,
            "heading": self.minor or self.major,
            "department": self.major,
            "asker": ques.given.get("speakername", ""),
            "answerer": who,
            "question": "".join(ques.html),
            "answer": answer,
            "asked": day if put else "",
            "answered": self.day if put and answer else day if answer else "",
            "house": "Lords" if "lords" in identity else "Commons",
            "url": url if url.startswith(("https://", "http://")) else "",
            "together": list(dict.fromkeys(filter(None, others))),
        }


def _number(ques: _Text) -> str:
    """The number of a question: of its first paragraph, or the one in brackets at its end."""
    if ques.numbers:
        return ques.numbers[0]
    found = _IN_BRACKETS.search(re.sub(r"<[^>]*>", "", "".join(ques.html)))
    return found[1] if found else ""
