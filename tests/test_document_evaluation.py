"""How well real documents are read, measured against labels; the figures are asserted.

The labels are counts (`document_labels`). Beside the eleven documents of the Dutch House, the
Flemish document is read as it is and in many other settings: narrower, wider, with its header in
several forms, as a PDF in several sizes of type.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builder.importing import Report, run
from builder.importing.lossless import letters
from builder.model import Body, Part, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read
from builder.reading.source import split
from tests.document_labels import HOUSE, SEED, Label
from tests.driver import SHARED, Archive
from tests.pdfs import Paper

pytestmark = pytest.mark.shared


@dataclass
class Score:
    """What was right, of how many."""

    questions: list[bool] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    lost: int = 0

    def add(self, body: Body, label: Label) -> None:
        """Compares a document with its label: each part by its id and its letters."""
        found = {part.id: _own(part) for part in body.question.parts}
        self.questions += [found.pop(name, -1) == size for name, size in label.questions.items()]
        self.questions += [False] * len(found)
        parts = [part for answer in body.answers for part in answer.parts]
        said = {"-".join(part.numbers): _own(part) for part in parts}
        self.answers += [said.pop(name, -1) == size for name, size in label.answers.items()]
        self.answers += [False] * len(said)

    @property
    def rates(self) -> tuple[float, float]:
        """Shares of the sub-questions and of the parts of answers that are right."""
        return sum(self.questions) / len(self.questions), sum(self.answers) / len(self.answers)


def _own(part: Part) -> int:
    """Letters and digits of a part without its marker, those of its letters included."""
    inside = "".join(f"{child.marker}{_text(child)}" for child in part.children)
    return len(letters(part.text + inside))


def _text(part: Part) -> str:
    return part.text + "".join(f"{child.marker}{_text(child)}" for child in part.children)


def files_of(archive: Archive, report: Report) -> Iterator[tuple[str, QuestionFields, Body, str]]:
    """Each question that was made: source, fields, body, and its text."""
    for item in report.questions:
        data = (archive.folder / item.path).read_bytes()
        document = read(SourceFile(item.path, data), AnchorWords()).document
        assert document is not None
        assert isinstance(document.fields, QuestionFields)
        assert isinstance(document.body, Body)
        text = split(data.decode(), item.path)[0].body
        yield Path(item.source.path).name, document.fields, document.body, text


# --- the Dutch House ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Report]:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    archive = Archive(tmp_path_factory.mktemp("house"))
    files = sorted((SHARED / "corpora/nl-kamervragen").glob("*.pdf"))
    return archive, run(files, None, archive.folder)


def test_the_documents_of_the_dutch_house(house: tuple[Archive, Report]) -> None:
    """11 documents, 96 sub-questions, 82 parts of answers, 69 footnotes: all right, none lost."""
    archive, report = house
    assert report.rows == 11
    assert report.failed == 0
    assert {name for _, name in report.sources} == {"tweede-kamer"}
    score = Score()
    for name, fields, body, text in files_of(archive, report):
        label = HOUSE[name[:8]]
        score.add(body, label)
        assert text.count("\n[^") == len(label.notes)
        markers = sum(len(letters(f"Vraag {part}")) for part in label.questions)
        markers += sum(
            len(letters(part.marker)) for answer in body.answers for part in answer.parts
        )
        heading = len(letters(body.answers[0].heading))
        told = label.before + sum(label.notes) + markers + heading
        told += sum(label.questions.values()) + sum(label.answers.values())
        score.lost += abs(told - len(letters(text)))
        assert fields.number is not None
        assert fields.asked is not None
        assert fields.answered is not None
        assert fields.askers != ()
        assert fields.addressees != ()
        assert fields.source is not None
        assert (fields.source.url or "").startswith("https://")
    assert len(score.questions) == 96
    assert len(score.answers) == 82
    assert score.rates == (1.0, 1.0)
    assert score.lost == 0


def test_what_is_doubtful_in_them_is_told_and_no_more(house: tuple[Archive, Report]) -> None:
    told = sorted(item.code for item in house[1].problems)
    assert told == ["import-announcement", "import-undivided"]


# --- the Flemish document -------------------------------------------------------------------------


def seed_of(shared: Path) -> str:
    return (shared / "seed/vlaamse-schriftelijke-vraag.txt").read_text("utf-8")


def test_the_seed_as_it_is(shared: Path, archive: Archive) -> None:
    file = shared / "seed/vlaamse-schriftelijke-vraag.txt"
    report = run([file], None, archive.folder)
    assert report.problems == ()
    ((_, fields, body, text),) = files_of(archive, report)
    title, _, rest = seed_of(shared).partition("\n")
    assert letters(fields.title) == letters(title)
    assert len(body.question.text.split("\n\n")) == 2
    assert [part.id for part in body.question.parts] == ["1", "2", "3", "4"]
    covers = [part.numbers for part in body.answers[0].parts]
    assert covers == [("1",), ("2", "3"), ("4",)]
    assert letters(text.replace("## Antwoord", "")) == letters(rest)
    assert (fields.number, fields.asked, fields.askers) == (None, None, ())


def paragraphs_of(shared: Path) -> tuple[list[str], list[str]]:
    """The paragraphs of the seed, question and answer, each on one line."""
    head, mark, tail = seed_of(shared).partition("\n 1. ")
    blocks = [
        [" ".join(block.split()) for block in part.split("\n\n") if block.strip()]
        for part in (head.replace("\n\n \n", "\n\n"), f"1. {tail}".replace("\n\n \n", "\n\n"))
    ]
    assert mark
    return blocks[0], blocks[1]


HEADERS: dict[str, tuple[list[str], list[str]]] = {
    "none": ([], []),
    "lines": (
        ["SCHRIFTELIJKE VRAAG", "nr. 231", "van FIEN DASKALDER", "datum: 12 januari 2024", "",
         "aan TUUR ROERLING", "VLAAMS MINISTER VAN VEREN EN BRUGGEN", ""],
        ["", "TUUR ROERLING", "VLAAMS MINISTER VAN VEREN EN BRUGGEN", "", "ANTWOORD",
         "op vraag nr. 231 van 12 januari 2024", "van FIEN DASKALDER", ""],
    ),
    "one": (
        ["SCHRIFTELIJKE VRAAG nr. 231 van FIEN DASKALDER", "datum: 12 januari 2024",
         "aan TUUR ROERLING, VLAAMS MINISTER VAN VEREN EN BRUGGEN", ""],
        ["", "ANTWOORD op vraag nr. 231 van 12 januari 2024 van FIEN DASKALDER", ""],
    ),
    "small": (
        ["SCHRIFTELIJKE VRAAG", "nr. 231", "van Fien Daskalder", "datum: 12.01.2024", "",
         "aan Tuur Roerling, Vlaams minister van Veren en Bruggen", ""],
        ["", "ANTWOORD", "op vraag nr. 231 van 12.01.2024", "van Fien Daskalder", ""],
    ),
}  # fmt: skip


def seed_label(shared: Path) -> Label:
    """The label of the seed, from its own paragraphs, found by hand: four, and three."""
    question, answer = paragraphs_of(shared)
    assert (len(question), len(answer)) == (7, 5)
    parts = {str(n): len(letters(question[2 + n])) - 1 for n in range(1, 5)}
    answers = {
        "1": len(letters(answer[0])) - 1,
        "2-3": sum(len(letters(own)) for own in answer[1:4]) - 2,
        "4": len(letters(answer[4])) - 1,
    }
    assert parts.keys() == SEED.questions.keys()
    assert answers.keys() == SEED.answers.keys()
    return Label(parts, answers, (), 0)


def wrapped(shared: Path, header: str, width: int) -> str:
    question, answer = paragraphs_of(shared)
    before, between = HEADERS[header]
    lines = list(before)
    for own in question:
        lines += [*textwrap.wrap(own, width, break_long_words=False, break_on_hyphens=False), ""]
    lines += between
    for own in answer:
        lines += [*textwrap.wrap(own, width, break_long_words=False, break_on_hyphens=False), ""]
    return "\n".join(lines)


def printed(shared: Path, header: str, size: float) -> bytes:
    question, answer = paragraphs_of(shared)
    before, between = HEADERS[header]
    paper = Paper(left=71, right=524, size=size, leading=size * 1.2, bottom=740)
    paper.page(70)
    for line in before:
        paper.line(line)
    for own in question:
        paper.text(own)
        paper.gap()
    if between:
        paper.page(70)
    for line in between:
        paper.line(line)
    for own in answer:
        paper.text(own)
        paper.gap()
    pages = paper.pages
    for number in range(len(pages)):
        paper.pages = pages[: number + 1]
        paper.at(500, 790, f"{number + 1}", 8)
    paper.pages = pages
    return paper.pdf()


@pytest.mark.parametrize("header", HEADERS)
def test_the_seed_in_other_settings(shared: Path, archive: Archive, header: str) -> None:
    """28 texts and 12 PDFs over the four headers, 160 sub-questions: every one right, none lost."""
    label = seed_label(shared)
    variants = archive.folder / "in"
    variants.mkdir()
    for width in (48, 72, 88, 92, 110):
        text = wrapped(shared, header, width)
        (variants / f"{width}.txt").write_text(text, "utf-8")
    text = wrapped(shared, header, 90)
    (variants / "crlf.txt").write_bytes(text.replace("\n", " \r\n").encode())
    (variants / "indented.txt").write_text(textwrap.indent(text, "   "), "utf-8")
    for size in (8, 10.5, 12):
        (variants / f"{size}.pdf").write_bytes(printed(shared, header, size))
    score = Score()
    question, answer = paragraphs_of(shared)
    expected = letters("".join((*question[1:], "Antwoord", *answer)))
    count = 0
    for file in sorted(variants.iterdir()):
        # Each is the same question: it gets a site of its own.
        site = Archive(archive.folder / file.name.replace(".", "-"))
        report = run([file], None, site.folder)
        assert report.problems == (), (file, report.problems)
        ((_, fields, body, text),) = files_of(site, report)
        score.add(body, label)
        score.lost += letters(text) != expected
        count += 1
        if header != "none":
            assert (fields.number, fields.session) == ("231", "2023-2024")
            assert [who.person for who in fields.askers] == ["fien-daskalder"]
            (addressee,) = fields.addressees
            assert addressee.role == "Vlaams minister van Veren en Bruggen"
    assert count == 10
    assert len(score.questions) == 40
    assert score.rates == (1.0, 1.0)
    assert score.lost == 0
