"""What the reader makes of a body that is about to be written: its sub-questions, its answers."""

from builder.reading.document import Outline, outline
from builder.reading.source import split


class Shape(Outline):
    """The parts of a question and of its answers."""

    __slots__ = ()

    def __str__(self) -> str:
        answers = "; ".join("-".join(numbers) for numbers in self.answers)
        return f"{', '.join(self.parts) or '–'} / {answers or '–'}"


def shape_of(question: str, answer: str, heading: str = "") -> Shape:
    """The shape of a question and an answer in Markdown, as the reader finds it."""
    body = f"{question}\n\n## {heading or 'Antwoord'}\n\n{answer}" if answer.strip() else question
    return _shape(body)


def shape_of_file(text: str) -> Shape:
    """The shape of a whole question file."""
    return _shape(split(text, "")[0].body)


def _shape(body: str) -> Shape:
    found = outline(body)
    return Shape(found.parts, found.answers)
