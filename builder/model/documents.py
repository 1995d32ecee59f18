"""What reading makes of one file: a document, and what is packed or told of its text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.model.coverage import Coverage
from builder.model.files import Fields, Kind
from builder.model.texts import Body, Citation, Prose, Reference
from builder.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Text:
    """What of a file is wanted only where its text is shown, or where something is wrong.

    Attributes:
        body: its text: `Body` for a question, `Prose` for all others.
        anchors: every id that its HTML defines.
        positions: line and column of each value of the front matter by its dotted path, such as
            `askers.0` or `roles.1.from`.
    """

    body: Body | Prose
    anchors: frozenset[str]
    positions: Mapping[str, tuple[int, int]] = field(hash=False)

    def open(self) -> "Text":
        """Itself: it is not packed."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A text that takes a fifth of the room, and is made anew where somebody wants it.

    Attributes:
        run: bytes of several texts.
        start: where those of this one begin.
        end: where they end.
        opening: makes the text of it.
    """

    run: bytes = field(repr=False)
    start: int
    end: int
    opening: Callable[["Packed"], Text]

    def open(self) -> Text:
        """The text."""
        return self.opening(self)

    @property
    def bytes(self) -> bytes:
        """The bytes of this text."""
        return self.run[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Gist:
    """What linking asks of a text, and no more: small, and the same for many of them.

    Attributes:
        outline: of a question: its sub-questions and answers by their ids and anchors, without
            a word, a heading or a line. `None` for other files.
        coverage: which part of an answer covers which sub-question, as far as rules go.
        links: each citation and link in the order of the text, with the anchor of the part or
            section it stands in, or in notes of the block; citations without their HTML.
        names: words that may begin a name, each after a line feed: those in which a letter is
            not small.
        points: whether an answer, or a part of one, may do no more than point to another answer.
    """

    outline: Body | None
    coverage: Coverage | None
    links: tuple[tuple[str, Reference | Citation], ...]
    names: str
    points: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One content file, read: everything that can be known without looking at another file.

    Attributes:
        path: as `SourceFile.path`.
        kind: what kind of file it is.
        id: path below the kind's folder without suffix: `2023-2024/x`, for ever.
        fields: its front matter.
        text: what is behind `body`, `anchors` and `positions`.
        spoken: language in the name of the file (`fr` for `x.fr.md`), or empty.
        translates: id of the question of which it is a translation, or `None`, which is known
            only beside the other files: its own id is that with the language behind it.
        sketch: of the text of a question, to find doubles; see `builder.reading.sketch`.
        gist: what linking asks of its text, if that was worked out already.
    """

    path: str
    kind: Kind
    id: str
    fields: Fields
    text: "Text | Packed"
    spoken: str = ""
    translates: str | None = None
    sketch: tuple[int, ...] = ()
    gist: "Gist | None" = None

    @property
    def body(self) -> Body | Prose:
        """Its text: `Body` for a question, `Prose` for all others."""
        return self.text.open().body

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that its HTML defines."""
        return self.text.open().anchors

    @property
    def positions(self) -> Mapping[str, tuple[int, int]]:
        """As `Text.positions`."""
        return self.text.open().positions

    def location(self, field_path: str) -> Location:
        """Where a value of the front matter stands; the nearest enclosing one if it has none."""
        positions = self.positions
        while field_path and field_path not in positions:
            field_path = field_path.rpartition(".")[0]
        return Location(self.path, *positions.get(field_path, (1, 1)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document, or at least the reasons why not.

    Attributes:
        path: as `SourceFile.path`.
        document: `None` if the file could not be understood well enough.
        problems: faults found, also beside a document.
    """

    path: str
    document: Document | None
    problems: tuple[Problem, ...]
