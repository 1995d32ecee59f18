"""A row and a mapping to the record of one question. Pure: no disk, no archive."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote

from builder.importing import cells
from builder.importing.escape import clean
from builder.importing.mapping import (
    PLACEHOLDER,
    DateColumn,
    Mapping,
    Passage,
    PeopleColumn,
    Value,
    placeholders,
)
from builder.importing.records import Record, Somebody
from builder.importing.rows import Row
from builder.importing.texts import AnswerTold, Texts, Written, texts
from builder.problems import Problem, problem
from builder.reading.dates import suggest_date
from builder.reading.fields import QUESTION
from builder.reading.frontmatter import Scalar
from builder.reading.slugs import is_id, slugify
from builder.reading.values import Context, Url

MAX_TITLE = 200
"""Characters of a title that is made from the beginning of a text."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# Everything that an address may hold stays; `quote` never touches letters, digits and `_.-~`.
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%"
_CHECKED = {entry.name: entry.type for entry in QUESTION.fields}


def read_record(
    row: Row, mapping: Mapping, into: str | None = None
) -> tuple[Record | None, list[Problem]]:
    """The record of a row, or at least the reasons why there is none.

    Args:
        row: a row of a table.
        mapping: which column is which field.
        into: session for every row, whatever the mapping says.
    """
    reader = _Reader(row, mapping)
    record = reader.record(into)
    return (None if reader.problems else record), reader.problems


@dataclass(slots=True)
class _Reader:
    """Reads one row, collecting what is wrong with it."""

    row: Row
    mapping: Mapping
    problems: list[Problem] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    known: dict[str, list[str]] = field(default_factory=dict)

    def record(self, into: str | None) -> Record:
        mapping = self.mapping
        title, untitled = self.title()
        asked, answered = self.date(mapping.asked), self.date(mapping.answered)
        own = {
            "title": title,
            "number": self.value(mapping.number),
            "kind": self.checked("kind", mapping.kind),
            "language": self.checked("language", mapping.language),
            "asked": asked,
            "session": into or self.session(asked or answered),
        }
        texts = self.texts_of(own["language"])
        return Record(
            place=self.row.place,
            id=self.id(own, texts.question),
            question=texts.question,
            answer=texts.answer,
            markdown=texts.markdown,
            expected=texts.expected,
            heading=texts.heading,
            status=self.status(),
            answered=answered,
            askers=tuple(self.people(mapping.askers)),
            addressees=tuple(self.people(mapping.addressees)),
            topics=self.topics(),
            source_name=cells.one_line(self.filled(mapping.source.name, own)),
            source_url=self.url(own),
            untitled=untitled,
            dropped=tuple(sorted(self.dropped)),
            title=own["title"],
            number=own["number"],
            kind=own["kind"],
            language=own["language"],
            asked=own["asked"],
            session=own["session"],
        )

    # --- texts ---

    def texts_of(self, language: str) -> Texts:
        """The question and its answers, those in HTML already as Markdown."""
        mapping = self.mapping
        question = self.passage(mapping.question)
        answer = self.passage(mapping.answer) if mapping.answer else ""
        rule = mapping.answer_is
        told = AnswerTold(
            provisional=self.flag(rule.provisional),
            correction=self.flag(rule.correction),
            corrected=self.date(rule.corrected),
            together=tuple(self.several(rule.together, "")) if rule.together else (),
            original=self.text(rule.original) if rule.original else "",
        )
        return texts(
            Written(question, html=mapping.question.form == "html"),
            Written(answer, html=mapping.answer is not None and mapping.answer.form == "html"),
            told,
            language,
        )

    def flag(self, column: str) -> bool:
        return bool(column) and self.text(column).strip().lower() in {"true", "1", "yes"}

    def status(self) -> str:
        """The status, if the mapping knows the word for it."""
        value = self.mapping.status
        text = cells.one_line(self.text(value.column)) if value.column else ""
        found = next((word.meaning for word in value.words if word.source == text), "")
        return found or value.constant

    def title(self) -> tuple[str, bool]:
        """The title, and whether it had to be made from the text."""
        column = self.mapping.title.column
        title = cells.one_line(self.passage(self.mapping.title))
        if title:
            return title, False
        whole = cells.one_line(self.text(column))
        if not whole:
            self.fault("import-no-title", column, column=column)
            return "", False
        if len(whole) > MAX_TITLE:
            whole = f"{whole[:MAX_TITLE].rpartition(' ')[0] or whole[:MAX_TITLE]} …"
        return whole, True

    def passage(self, passage: Passage) -> str:
        text = self.text(passage.column)
        if passage.part == "all":
            return text
        text = text.strip()
        blank = _BLANK_LINE.search(text)
        if passage.part == "before-blank-line":
            return text[: blank.start()] if blank else ""
        # What has no blank line is all text: of two places it can stand in, the one on the page.
        return text[blank.end() :] if blank else text

    def text(self, column: str) -> str:
        """The text of a column; several texts are paragraphs of one."""
        return "\n\n".join(self.texts(column))

    def texts(self, column: str) -> list[str]:
        """The texts of a column that say something."""
        if column in self.known:
            return self.known[column]
        _, value = cells.look_up(self.row.values, column)
        try:
            found = [clean(text) for text in cells.strings(value)]
        except cells.NotText:
            self.fault("import-not-text", column, column=column)
            return []
        for item in found:
            self.dropped.update(item.dropped)
        stripped = ((item.text, item.text.strip()) for item in found)
        self.known[column] = [
            text for text, own in stripped if own and own not in self.mapping.empty
        ]
        return self.known[column]

    # --- values ---

    def value(self, value: Value) -> str:
        if value.constant:
            return value.constant
        text = cells.one_line(self.text(value.column)) if value.column else ""
        return next((word.meaning for word in value.words if word.source == text), text)

    def checked(self, name: str, value: Value) -> str:
        """A value that must be one that front matter accepts."""
        text = self.value(value)
        if not text:
            return ""
        place = self.row.find(value.column)
        context = Context(place.path)
        _CHECKED[name].read(Scalar(text, place.line, place.column), name, context)
        self.problems += context.problems
        return text

    def date(self, column: DateColumn | None) -> str:
        text = self.text(column.column).strip() if column else ""
        if column is None or not text:
            return ""
        date = cells.to_date(text, column)
        if date is None:
            self.fault("bad-date", column.column, value=text, suggestion=suggest_date(text))
        return date or ""

    def session(self, asked: str) -> str:
        rule = self.mapping.session
        printed = rule.constant or (self.text(rule.column) if rule.column else "")
        if printed:
            return slugify(printed)
        if rule.starts:
            return cells.session_among(asked, rule.starts) or ""
        return (rule.opens and cells.session_of(asked, rule.opens)) or ""

    def people(self, columns: Iterable[PeopleColumn]) -> Iterable[Somebody]:
        for column in columns:
            names = self.several(column.column, column.separator)
            more = [
                self.several(name, column.separator) if name else []
                for name in (column.party, column.role, column.body)
            ]
            for index, name in enumerate(names):
                party, role, body = (_beside(values, index, len(names)) for values in more)
                yield Somebody(cells.person_name(name, column.order), party, role, body)

    def topics(self) -> tuple[str, ...]:
        names = (
            cells.topic_name(text, column)
            for column in self.mapping.topics
            for text in self.several(column.column, column.separator)
        )
        return tuple(dict.fromkeys(names))

    def several(self, column: str, separator: str) -> list[str]:
        texts = self.texts(column)
        if separator:
            texts = [part for text in texts for part in text.split(separator)]
        lines = (cells.one_line(text) for text in texts)
        return [line for line in lines if line and line not in self.mapping.empty]

    # --- templates ---

    def filled(self, template: str, own: dict[str, str]) -> str:
        return PLACEHOLDER.sub(lambda match: self.named(match[1], own), template)

    def named(self, name: str, own: dict[str, str]) -> str:
        return own[name] if name in own else cells.one_line(self.text(name))

    def id(self, own: dict[str, str], question: str) -> str:
        template = self.mapping.id
        # Where the date is wrong, that is all that needs to be said.
        dated = all(item.code != "bad-date" for item in self.problems)
        if "session" in placeholders(template) and not own["session"] and dated:
            self.problems.append(problem("import-no-session", self.row.place))
        segments = []
        for segment in template.split("/"):
            slug = own["session"] if segment == "{session}" else slugify(self.filled(segment, own))
            if slug:
                segments.append(slug)
        if len(segments) < template.count("/") + 1:
            # Nothing in Latin letters to name it by; its text does not change.
            digest = sha256(f"{own['title']}\n{question}".encode()).hexdigest()
            segments.append(f"x-{digest[:12]}")
        name = "/".join(segments)
        return name if is_id(name) else slugify(name)

    def url(self, own: dict[str, str]) -> str:
        template = self.mapping.source.url
        if not all(self.named(name, own) for name in placeholders(template)):
            # An address with a hole in it leads nowhere.
            return ""
        url = PLACEHOLDER.sub(
            lambda match: quote(self.named(match[1], own), safe=_URL_SIGNS), template
        )
        context = Context(self.row.place.path)
        if url:
            place = self.row.place
            Url().read(Scalar(url, place.line, place.column), "source.url", context)
        self.problems += context.problems
        return url

    def fault(self, code: str, at: str, **arguments: str | None) -> None:
        self.problems.append(problem(code, self.row.find(at), **arguments))


def _beside(values: list[str], index: int, names: int) -> str:
    """What belongs to the name at `index`: the value in its place, or one that is of all."""
    if len(values) == names:
        return values[index]
    return values[0] if len(values) == 1 else ""
