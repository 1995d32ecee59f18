"""A restricted YAML, read from the parser's events: strings with positions, nothing else.

No anchors, aliases, tags, merge keys, duplicate keys or second documents, and bounded depth:
what a person writes by hand needs none of them, and each has crashed somebody's build.
`no` stays `no` and `0123` stays `0123`: what a value means is decided by its field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from builder.problems import Location, Problem, problem
from builder.reading.source import FORBIDDEN

MAX_DEPTH = 8
"""Levels of nesting that are read."""

MAX_VALUES = 5000
"""Values and keys that are read; what a person writes has some dozens."""

# libyaml's parser where PyYAML was built with it; the events are the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NODES = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)

# What libyaml or PyYAML says, to the key of our own hint (see the code `yaml-syntax`).
_ADVICE = (
    ("mapping values are not allowed", "indent"),
    ("cannot start any token", "quote"),
    ("found unexpected ':'", "quote"),
    ("found undefined", "quote"),
    ("unexpected end of stream", "unclosed"),
    ("did not find expected ',' or", "unclosed"),
    ("expected ',' or", "unclosed"),
    ("unknown escape", "escape"),
    ("did not find expected key", "indent"),
    ("could not find expected ':'", "colon"),
    ("expected <block end>", "indent"),
)


_FIELD = re.compile(r"(\s*(?:- )?[\w-]+:[ \t]+)(\S.{0,500})")
_NEARLY = re.compile(r"[\s-]*([a-z_]+)\s*[:=]\s*(\S.{0,500})")
_COMMENT = re.compile(r"\s+(#[^\s#!].*)")


def _quoted(text: str) -> str:
    """A text in quotes, in which every sign is only itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _parses(line: str) -> bool:
    try:
        kinds = [type(event) for event in yaml.parse(line.strip(), Loader=_LOADER)]
    except yaml.YAMLError:
        return False
    return yaml.AliasEvent not in kinds


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string; `blank` if nothing at all was written, which means: not known."""

    text: str
    line: int
    column: int
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key occurs twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Ends the reading of one front matter; never leaves this module."""

    def __init__(self, fault: Problem) -> None:
        super().__init__(fault.code)
        self.fault = fault


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Problem]]:
    """The mapping that `text` holds, and what is wrong with it.

    Args:
        text: YAML, without the lines `---` around it.
        path: file it came from, for locations.
        first_line: line of the file on which `text` begins.

    Returns:
        An empty mapping if the text cannot be read. A duplicate key is a problem and its first
        value is kept.
    """
    # What nobody may write is told where the file is decoded; here the rest is looked at.
    text = FORBIDDEN.sub("\ufffd", text)
    reader = _Reader(path, first_line)
    empty = Mapping((), first_line, 1)
    try:
        node = reader.document(text)
    except _Refused as refused:
        return empty, [*reader.problems, refused.fault]
    except yaml.MarkedYAMLError as error:
        return empty, [*reader.problems, reader.syntax(error)]
    except yaml.YAMLError as error:
        said = str(error).partition("\n")[0]
        fault = problem("yaml-syntax", Location(path, first_line), said=said)
        return empty, [*reader.problems, fault]
    if isinstance(node, Mapping):
        return node, reader.problems
    if isinstance(node, Scalar) and node.blank:
        return empty, reader.problems
    place = Location(path, node.line, node.column)
    fault = problem("not-fields", place, suggestion=reader.meant_field(node.line))
    return empty, [*reader.problems, fault]


class _Reader:
    """Builds nodes from events, recursion bounded by `MAX_DEPTH`."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line
        self.values = 0
        self.problems: list[Problem] = []
        self.lines: list[str] = []

    def document(self, text: str) -> Node:
        self.lines = text.split("\n")
        events = iter(_LOADER(text).get_event, None)
        next(events)
        start = next(events)
        if isinstance(start, yaml.StreamEndEvent):
            return Scalar("", self.offset, 1, blank=True)
        if not isinstance(start, yaml.DocumentStartEvent) or start.version or start.tags:
            raise self.refuse("yaml-forbidden", start, what="%")
        node = self.node(next(events), events, 1)
        next(events)
        following = next(events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self.refuse("yaml-forbidden", following, what="---")
        return node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line, column = self.at(event)
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse("yaml-forbidden", event, what=f"*{event.anchor}")
        if not isinstance(event, _NODES):
            raise self.refuse("yaml-syntax", event, said=type(event).__name__)
        if event.anchor is not None:
            raise self.refuse("yaml-forbidden", event, what=f"&{event.anchor}")
        if event.tag is not None:
            raise self.refuse("yaml-forbidden", event, what=event.tag)
        self.values += 1
        if self.values > MAX_VALUES:
            raise self.refuse("yaml-values", event, limit=str(MAX_VALUES))
        if isinstance(event, yaml.ScalarEvent):
            self.check_comment(event)
            return Scalar(event.value, line, column, blank=not event.value and not event.style)
        if depth > MAX_DEPTH:
            raise self.refuse("yaml-depth", event, limit=str(MAX_DEPTH))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Sequence(tuple(items), line, column)
        return Mapping(tuple(self.entries(events, depth)), line, column)

    def entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise self.refuse("yaml-forbidden", event, what="{…}: …")
            value = self.node(next(events), events, depth + 1)
            if key.text in seen:
                first = Location(self.path, seen[key.text].line, seen[key.text].column)
                here = Location(self.path, key.line, key.column)
                fault = problem("duplicate-key", here, (first,), key=key.text)
                self.problems.append(fault)
                continue
            seen[key.text] = key
            yield key, value

    def refuse(self, code: str, event: yaml.Event, **arguments: str) -> _Refused:
        return _Refused(problem(code, self.place(event), **arguments))

    def place(self, event: yaml.Event) -> Location:
        return Location(self.path, *self.at(event))

    def at(self, event: yaml.Event) -> tuple[int, int]:
        """Line and column of the file at which an event begins."""
        mark = event.start_mark
        return (self.offset, 1) if mark is None else (mark.line + self.offset, mark.column + 1)

    def check_comment(self, event: yaml.ScalarEvent) -> None:
        """`title: Vraag #5` loses its number: a `#` glued to a word was hardly meant to hide it."""
        mark = event.end_mark
        begun = event.start_mark
        if event.style or mark is None or begun is None or mark.line >= len(self.lines):
            return
        line = self.lines[mark.line]
        found = _COMMENT.match(line, mark.column)
        if found is None or mark.line != begun.line:
            return
        place = Location(self.path, mark.line + self.offset, found.start(1) + 1)
        value = f"{event.value}{line[mark.column :]}".strip()
        self.problems.append(
            problem(
                "cut-by-comment", place, value=found.group(1).strip(), suggestion=_quoted(value)
            )
        )

    def meant_field(self, line: int) -> str | None:
        """A line as a field, if one sign of it is missing or too much: `title:X`, `title = X`."""
        match = _NEARLY.fullmatch(self.lines[line - self.offset])
        return f"{match[1]}: {match[2]}" if match is not None else None

    def culprit(self, first: int, last: int) -> tuple[Location, str] | None:
        """The place of a value that is no YAML by itself and is as text in quotes, and its line so.

        Args:
            first: line of the front matter at which the parser began with what it could not read.
            last: the one at which it gave up.
        """
        for number in sorted({last, first, max(first, last - 1)}):
            line = self.lines[number] if number < len(self.lines) else ""
            match = _FIELD.fullmatch(line)
            if match is None or _parses(line):
                continue
            begin, value = match[1], match[2].rstrip()
            if value[0] in "[{" and not re.search(r"[\]}]\s*[^\s\]},]", value):
                continue  # A list that goes on.
            inside = value[1:-1] if value[0] == value[-1] and value[0] in "\"'" else value
            meant = f"{begin}{_quoted(inside or value)}"
            if _parses(meant):
                place = Location(self.path, number + self.offset, len(begin) + 1)
                return place, meant.strip()
        return None

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        place = Location(self.path, self.offset, 1)
        if mark is not None:
            place = Location(self.path, mark.line + self.offset, mark.column + 1)
            found = self.culprit((error.context_mark or mark).line, mark.line)
            if found is not None:
                said = f"{error.context or ''} {error.problem or ''}".strip()
                return problem("yaml-syntax", found[0], said=said, suggestion=found[1])
        said = f"{error.context or ''} {error.problem or ''}".strip()
        advice = next((key for text, key in _ADVICE if text in said), None)
        line = self.lines[mark.line] if mark is not None and mark.line < len(self.lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())]:
            advice = "tab"
        hint = {advice: ""} if advice else {}
        return problem("yaml-syntax", place, said=said, **hint)
