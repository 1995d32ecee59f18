"""The same question in several languages: `x.md` or `x.nl.md`, and beside it `x.fr.md`.

What is known of a question stands in one file, that of the original; a translation has the words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.linking.addresses import Addresses
from builder.linking.coverage import judged_by
from builder.model import Document, Question, QuestionFields


def told_apart(documents: Iterable[Document], language: str) -> list[Document]:
    """The documents, each translation under an id of its own.

    The original is the file without a language in its name; else the one in the language of the
    archive; else the first.

    Args:
        documents: sorted by path.
        language: of the archive.
    """
    code = language.lower()
    wanted = ("", code, code.partition("-")[0])
    versions: dict[str, list[Document]] = {}
    told = []
    for document in documents:
        if document.kind == "question":
            versions.setdefault(document.id, []).append(document)
        else:
            told.append(document)
    for name, own in versions.items():
        spoken = [document.spoken for document in own]
        original = own[next((spoken.index(code) for code in wanted if code in spoken), 0)]
        for document in own:
            if document is original or not document.spoken:
                told.append(document)
            else:
                its_own = f"{name}/{document.spoken}"
                told.append(replace(document, id=its_own, translates=name))
    return sorted(told, key=lambda document: document.path)


def translations(
    documents: Iterable[Document], originals: Mapping[str, Question], addresses: Addresses
) -> Iterator[Question]:
    """Each translation as a question.

    Args:
        documents: those that translate another one, each with its gist.
        originals: the questions of the archive, by id.
        addresses: of the site.
    """
    for document in documents:
        fields, gist = document.fields, document.gist
        if not isinstance(fields, QuestionFields) or gist is None:
            continue
        if gist.outline is None or gist.coverage is None:
            continue
        original = originals[document.translates or ""]
        own = _inherited(fields, original.fields)
        yield replace(
            original,
            id=document.id,
            url=addresses.of("question", document.id),
            path=document.path,
            fields=own,
            text=document.text,
            outline=gist.outline,
            language=fields.language or original.language,
            coverage=judged_by(own.outcomes, gist.coverage, gist.outline),
            cited_by=(),
            references=(),
            quotes={},
            translates=original.id,
        )


def _inherited(own: QuestionFields, original: QuestionFields) -> QuestionFields:
    """The facts of the original with the words of the translation."""
    return replace(
        original,
        title=own.title,
        language=own.language,
        summary=own.summary,
        aliases=own.aliases,
        source=own.source or original.source,
        outcomes=own.outcomes or original.outcomes,
        references=own.references,
        commitments=(),
        events=(),
    )
