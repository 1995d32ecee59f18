"""What the reader makes of a body that is about to be written: its sub-questions, its answers."""

from dataclasses import dataclass

from builder.model import Body, SourceFile
from builder.reading.document import AnchorWords, read

_FRONT = b"---\ntitle: x\n---\n"


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a question and of its answers.

    Attributes:
        parts: ids of the sub-questions, without letters.
        answers: for each part of an answer, the ids of the sub-questions it is about.
    """

    parts: tuple[str, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        answers = "; ".join("-".join(numbers) for numbers in self.answers)
        return f"{', '.join(self.parts) or '–'} / {answers or '–'}"


def shape_of(question: str, answer: str, heading: str = "") -> Shape:
    """The shape of a question and an answer in Markdown, as the reader finds it."""
    body = f"{question}\n\n## {heading or 'Antwoord'}\n\n{answer}" if answer.strip() else question
    return shape_of_file(_FRONT + body.encode())


def shape_of_file(data: bytes) -> Shape:
    """The shape of a whole question file."""
    document = read(SourceFile("content/questions/x.md", data), AnchorWords()).document
    if document is None or not isinstance(document.body, Body):
        return Shape()
    return Shape(
        tuple(part.id for part in document.body.question.parts),
        tuple(part.numbers for answer in document.body.answers for part in answer.parts),
    )
