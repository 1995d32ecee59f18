"""One source file to one `Document`: everything that can be known without another file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.codes import Severity
from builder.model import (
    FOLDERS,
    Body,
    Document,
    Html,
    Kind,
    Part,
    Prose,
    QuestionFields,
    Reading,
    Section,
    SourceFile,
    Text,
)
from builder.problems import Location, Problem, problem
from builder.reading.citations import Weaver
from builder.reading.counting import answer_starts, question_starts
from builder.reading.fields import SCHEMAS
from builder.reading.frontmatter import Mapping, read_yaml
from builder.reading.headings import SectionKind, looks_like_answer, section_kind, stands_for_answer
from builder.reading.leftovers import leftovers, odd_characters
from builder.reading.lists import doubtful_lists
from builder.reading.markup import Block, Line, Markup, parse
from builder.reading.parts import build_parts, part_ids
from builder.reading.sketch import sketch
from builder.reading.slugs import is_id, slugify
from builder.reading.source import decode, split
from builder.reading.values import Context
from builder.reading.writer import Unit, Writer, units

QUESTION_HEADINGS = 3
"""Highest level of a heading in a question: `h1` is its title, `h2` are the page's own."""

PROSE_HEADINGS = 2
"""Highest level of a heading in any other file."""


@dataclass(frozen=True, slots=True)
class AnchorWords:
    """Words in the ids of parts, in the language of the site: `vraag-1`, `antwoord-2-3`."""

    question: str = "vraag"
    answer: str = "antwoord"


def read(file: SourceFile, words: AnchorWords) -> Reading:
    """Reads one content file.

    The document is `None` if its name, its encoding or a required field is wrong; the problems
    say so.
    """
    kind, name = identity(file.path)
    name, spoken = language_in(name) if kind == "question" else (name, "")
    if not is_id(name):
        meant = "/".join(slugify(segment) for segment in name.split("/"))
        place = Location(file.path)
        fault = problem(
            "bad-file-name", place, name=name, suggestion=meant if is_id(meant) else None
        )
        return Reading(file.path, None, (fault,))
    text, problems = decode(file.data, file.path)
    parts, faults = split(text, file.path)
    problems += faults
    mapping, faults = read_yaml(parts.front, file.path, parts.front_line)
    problems += faults
    context = Context(file.path)
    refused = any(fault.severity is Severity.ERROR for fault in problems)
    unreadable = refused and not mapping.entries
    fields = None if unreadable else _fields(kind, mapping, context)
    markup = parse(parts.body, file.path, parts.body_line)
    problems += [*context.problems, *markup.problems]
    problems += odd_characters(parts.front, file.path, parts.front_line)
    problems += leftovers(parts.body, file.path, parts.body_line)
    if fields is None:
        return Reading(file.path, None, tuple(problems))
    if isinstance(fields, QuestionFields):
        overridden = [override.text for override in fields.references]
        weaver = Weaver(parts.body.split("\n"), parts.body_line, overridden)
        writer = Writer(QUESTION_HEADINGS, weaver)
        told = _body(markup, writer, words)
        problems += [*_doubtful(markup.blocks, file.path), *_not_cited(fields, told, context)]
        problems += doubtful_lists(markup.blocks, told, file.path)
        body: Body | Prose = told
    else:
        writer = Writer(PROSE_HEADINGS)
        body = _prose(markup, writer)
    if spoken and fields.language is None:
        fields = replace(fields, language=spoken)
    document = Document(
        file.path,
        kind,
        name,
        fields,
        Text(body, frozenset(writer.anchors), context.positions),
        spoken,
        sketch=sketch(_asked(body)) if isinstance(body, Body) else (),
    )
    return Reading(file.path, document, tuple(problems))


@dataclass(frozen=True, slots=True)
class Outline:
    """What `read` would find in a body, without its text.

    Attributes:
        parts: ids of the sub-questions, without letters.
        answers: for each part of an answer, in order, the ids of the sub-questions it is about.
    """

    parts: tuple[str, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()


def outline(text: str) -> Outline:
    """The parts of a body of Markdown; several times as fast as reading all of it."""
    asked, *answered = _divide(parse(text, "").blocks)
    run = list(units(asked.blocks))
    parts = part_ids(run, question_starts(run))
    known = frozenset(name for names in parts for name in names)
    answers = [
        start.marker.numbers
        for division in (answered if known else ())
        for start in answer_starts(list(units(division.blocks)), known)
    ]
    return Outline(tuple(names[0] for names in parts), tuple(answers))


def _asked(body: Body) -> list[str]:
    """The text of the question itself: of doubles the answers may differ."""
    tops = body.question.parts
    return [body.question.text, *(part.text for top in tops for part in (top, *top.children))]


def identity(path: str) -> tuple[Kind, str]:
    """Kind and id of a content file by its path: `content/topics/x.md` is the topic `x`."""
    _, folder, name = path.split("/", 2)
    return FOLDERS[folder], name.removesuffix(".md")


def language_in(name: str) -> tuple[str, str]:
    """The id, and the language that a file name says: `s/x.fr` is `s/x` in French."""
    match = _LANGUAGE.fullmatch(name)
    return (match[1], match[2]) if match is not None else (name, "")


_LANGUAGE = re.compile(r"(.*[^/])\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")


def _fields(kind: Kind, mapping: Mapping, context: Context) -> Any:  # noqa: ANN401 - by kind
    return SCHEMAS[kind].read(mapping, "", context)


def _prose(markup: Markup, writer: Writer) -> Prose:
    html, text = writer.write(units(markup.blocks))
    notes, notes_text = writer.notes(markup.notes)
    if not notes:
        return Prose(html, text)
    pieces = (
        *html.pieces[:-1],
        f'{html.pieces[-1]}<ol class="literal notes">{notes.pieces[0]}',
        *notes.pieces[1:-1],
    )
    if notes.references:
        pieces = (*pieces, f"{notes.pieces[-1]}</ol>")
    else:
        pieces = (*pieces[:-1], f"{pieces[-1]}</ol>")
    return Prose(Html(pieces, html.references + notes.references), f"{text}\n\n{notes_text}")


@dataclass(frozen=True, slots=True)
class _Division:
    """A run of blocks under one heading."""

    kind: SectionKind
    heading: tuple[Line, ...]
    line: int
    blocks: tuple[Block, ...]


def _divide(blocks: Sequence[Block]) -> list[_Division]:
    """The question, then each answer."""
    kind: SectionKind = "question"
    heading: tuple[Line, ...] = ()
    line = blocks[0].line if blocks else 1
    own: list[Block] = []
    divisions: list[_Division] = []
    for block in blocks:
        heads = block.kind == "heading"
        found = section_kind(_words(block.lines), block.level) if heads else None
        if found is None or (found == "question" and (own or heading or divisions)):
            own.append(block)
            continue
        if found != "question":
            divisions.append(_Division(kind, heading, line, tuple(own)))
        kind, heading, line, own = found, block.lines, block.line, []
    divisions.append(_Division(kind, heading, line, tuple(own)))
    return divisions


def _words(heading: Sequence[Line]) -> str:
    """A heading as plain text, without its footnotes."""
    return _NOTES.sub("", " ".join(line.text for line in heading)).strip()


_NOTES = re.compile(r"\[[^\[\]]*\]")


def _doubtful(blocks: Sequence[Block], path: str) -> list[Problem]:
    """Warnings about headings in the question that may have been meant for an answer."""
    found = []
    for block in _divide(blocks)[0].blocks:
        heading = block.kind == "heading"
        words = _words(block.lines if heading else block.lines[:1])
        if looks_like_answer(words) if heading else stands_for_answer(words):
            found.append(problem("looks-like-answer", Location(path, block.line), heading=words))
    return found


def _not_cited(fields: QuestionFields, body: Body, context: Context) -> Iterator[Problem]:
    """Words of which an editor says what they mean, and which are not in the text."""

    def told(parts: Iterable[Part]) -> Iterator[str]:
        for part in parts:
            yield part.text
            yield from told(part.children)

    if not fields.references:
        return
    sections = (body.question, *body.answers)
    texts = [text for own in sections for text in (own.text, *told(own.parts))]
    whole = " ".join(" ".join([*texts, body.notes_text]).split())
    for override in fields.references:
        if " ".join(override.text.split()) not in whole:
            line, column = context.positions[f"references.{override.text}"]
            place = Location(context.path, line, column)
            yield problem("citation-not-found", place, value=override.text)


def _body(markup: Markup, writer: Writer, words: AnchorWords) -> Body:
    asked, *answered = _divide(markup.blocks)
    run = list(units(asked.blocks))
    question = _section(asked, writer, words.question, run, None)
    known = frozenset(part.id for top in question.parts for part in (top, *top.children))
    answers = []
    writer.answer = True
    for number, division in enumerate(answered, start=1):
        prefix = f"{words.answer}{number}" if number > 1 else words.answer
        answers.append(_section(division, writer, prefix, list(units(division.blocks)), known))
    writer.answer = False
    notes, notes_text = writer.notes(markup.notes)
    return Body(question, tuple(answers), notes, notes_text)


def _section(
    division: _Division,
    writer: Writer,
    prefix: str,
    run: list[Unit],
    known: frozenset[str] | None,
) -> Section:
    anchor = writer.claim(prefix)
    if known is None:
        chosen = question_starts(run)
    elif known:
        chosen = answer_starts(run, known)
    else:
        chosen = []
    before = run[: chosen[0].index] if chosen else run
    html, text = writer.write(before)
    parts = build_parts(run, chosen, writer, prefix, known)
    heading = writer.heading(division.heading, anchor)
    words = _words(division.heading)
    return Section(division.kind, words, heading, anchor, html, text, parts, division.line)
