"""Documents to import, and what became of them."""

from typing import Any

from builder.importing import Report, run
from builder.model import Body, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import Archive
from tests.pdfs import (
    FLEMISH_ANSWER,
    FLEMISH_HEADER,
    FLEMISH_QUESTION,
    FLEMISH_REPLY,
    house_pdf,
)


def text_with_header() -> str:
    return "\n".join((*FLEMISH_HEADER, *FLEMISH_QUESTION, *FLEMISH_ANSWER, *FLEMISH_REPLY))


def text_without() -> str:
    return "\n".join((*FLEMISH_QUESTION, *FLEMISH_REPLY))


def house_imported(archive: Archive) -> Report:
    """The document of the Dutch House, imported."""
    file = archive.folder / "417.pdf"
    file.write_bytes(house_pdf())
    return run([file], None, archive.folder)


def imported(archive: Archive, report: Report) -> tuple[QuestionFields, Body, str]:
    (path,) = (path for path in report.created if path.startswith("content/questions/"))
    data = (archive.folder / path).read_bytes()
    document = read(SourceFile(path, data), AnchorWords()).document
    assert document is not None
    assert isinstance(document.fields, QuestionFields)
    assert isinstance(document.body, Body)
    return document.fields, document.body, data.decode()


def of_text(archive: Archive, text: str, **options: Any) -> Report:  # noqa: ANN401
    return run([archive.write("in/vraag.txt", text)], None, archive.folder, **options)


def codes(report: Report) -> list[str]:
    return [item.code for item in report.problems]
