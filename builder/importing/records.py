"""What was found of one question, before it is a file. Pure: no disk, no archive."""

from dataclasses import dataclass

from builder.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who asks or is asked, as the row says: name, party, office, body of the office."""

    name: str
    party: str = ""
    role: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a row says of a question; an empty string or tuple: nothing.

    Attributes:
        place: where the row begins.
        id: the id it would have, if no other question had it.
        title: its title, on one line.
        question: its text, plain.
        answer: text of the answer, plain.
        number: its number, as printed.
        kind: its kind.
        language: BCP 47 code of its text.
        session: id of its session.
        asked: an EDTF date.
        answered: an EDTF date.
        askers: who asks.
        addressees: who is asked.
        topics: names of its topics.
        status: `withdrawn` or `lapsed`.
        source_name: what its source is called.
        source_url: address of the original.
        source_pages: pages in the original.
        markdown: `question` and `answer` are Markdown, to be written as they are; else they are
            plain text.
        expected: the texts of the source whose letters and digits the written question and answer
            must hold, in order, and no others; `None`: `question` and `answer` themselves. What
            reads a source and what writes Markdown are held apart by it: neither can hide a loss.
        heading: heading of the answer; empty: the plain word for one.
        uncertain: what a person should look at, with its place in the source.
        untitled: the title is made from the text, which was not divided.
        dropped: names of characters that were left out.
    """

    place: Location
    id: str
    title: str
    question: str
    answer: str = ""
    number: str = ""
    kind: str = ""
    language: str = ""
    session: str = ""
    asked: str = ""
    answered: str = ""
    askers: tuple[Somebody, ...] = ()
    addressees: tuple[Somebody, ...] = ()
    topics: tuple[str, ...] = ()
    status: str = ""
    source_name: str = ""
    source_url: str = ""
    source_pages: str = ""
    markdown: bool = False
    expected: tuple[str, str] | None = None
    heading: str = ""
    uncertain: tuple[Problem, ...] = ()
    untitled: bool = False
    dropped: tuple[str, ...] = ()
