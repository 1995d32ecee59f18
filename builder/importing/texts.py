"""The texts of a row as a question file has them: HTML as Markdown, each answer under a heading."""

from dataclasses import dataclass

from builder.importing.html_text import rich_text
from builder.importing.signs import Rich
from builder.importing.splitting import in_parts

_HEADINGS = {
    "nl": ("Antwoord", "Voorlopig antwoord", "Verbetering van het antwoord", "samen met"),
    "fr": ("Réponse", "Réponse provisoire", "Rectification de la réponse", "avec"),
    "de": ("Antwort", "Vorläufige Antwort", "Berichtigung der Antwort", "zusammen mit"),
    "en": ("Answer", "Holding answer", "Corrected answer", "together with"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A text as the source has it."""

    text: str
    html: bool = False


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """What a source says of an answer besides its text.

    Attributes:
        provisional: it only holds the place of an answer.
        correction: it corrects an earlier one.
        corrected: when, as an EDTF date.
        together: numbers of other questions that have the same answer.
        original: text of the earlier answer.
    """

    provisional: bool = False
    correction: bool = False
    corrected: str = ""
    together: tuple[str, ...] = ()
    original: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a question file; see `builder.importing.records.Record`."""

    question: str
    answer: str
    markdown: bool = False
    expected: tuple[str, str] | None = None
    heading: str = ""


def texts(question: Written, answer: Written, told: AnswerTold, language: str) -> Texts:
    """The texts of a question file.

    What is plain text stays so, and is taken apart when the file is written. HTML, and an answer
    that has an earlier one before it, are made Markdown here.
    """
    words = _HEADINGS.get(language.partition("-")[0], _HEADINGS["en"])
    heading = _heading(told, words)
    if not (question.html or answer.html or told.original.strip()):
        return Texts(question.text, answer.text, heading=heading)
    asked, last = _rich(question), _rich(answer)
    earlier = _rich(Written(told.original, html=answer.html))
    parts = in_parts(asked.text, last.text)
    written = last.markdown(parts.answer)
    said = last.said
    if earlier.text:
        before = earlier.markdown(in_parts(asked.text, earlier.text).answer)
        written = f"{before}\n\n## {heading}\n\n{written}" if written else before
        said = f"{earlier.said}\n{heading if last.text else ''}\n{said}"
        heading = words[0]
    return Texts(
        question=asked.markdown(parts.question),
        answer=written,
        markdown=True,
        expected=(asked.said, said),
        heading=heading,
    )


def _rich(written: Written) -> Rich:
    return rich_text(written.text) if written.html else Rich(written.text, written.text)


def _heading(told: AnswerTold, words: tuple[str, str, str, str]) -> str:
    """The heading of an answer; empty if the plain word says it all."""
    plain, provisional, correction, together = words
    heading = provisional if told.provisional else correction if told.correction else plain
    if told.correction and told.corrected:
        heading = f"{heading} {told.corrected}"
    if told.together:
        heading = f"{heading}, {together} {', '.join(told.together)}"
    return "" if heading == plain else heading
