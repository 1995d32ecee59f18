"""Links between content files: what each leads to, and who links to whom."""

import posixpath
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from builder.linking.addresses import Addresses
from builder.linking.suggesting import Known
from builder.model import (
    FOLDERS,
    Backlink,
    Document,
    PageFields,
    QuestionFields,
    Reference,
    Target,
)
from builder.problems import Location, Problem, nearest, problem
from builder.reading.document import identity

_FOLDERS = tuple(f"{folder}/" for folder in FOLDERS)

_ORDER = ("question", "page", "topic", "body", "person")
"""Which kind of page a wiki link means, if several have that id."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of an archive.

    Attributes:
        targets: as `Archive.targets`.
        cited_by: id of a question to the places in other questions that link to it.
        named: documents by id, by alias, and by folder and either of these.
        problems: links that lead nowhere.
    """

    targets: Mapping[tuple[str, str, bool], Target]
    cited_by: Mapping[str, tuple[Backlink, ...]]
    named: Mapping[str, Document]
    problems: tuple[Problem, ...]


def title_of(document: Document) -> str:
    """What a link to a document is called."""
    fields = document.fields
    return fields.title if isinstance(fields, QuestionFields | PageFields) else fields.name


def resolve(
    documents: Mapping[str, Document], addresses: Addresses, unreadable: frozenset[str]
) -> Links:
    """Resolves every link of every document.

    Args:
        documents: by path, each with its gist.
        addresses: of the site.
        unreadable: paths of files that could not be read; a link to one has no target, and
            that is not its fault.
    """
    named = by_name(documents)
    names, paths = Known(named), Known(documents)
    targets: dict[tuple[str, str, bool], Target] = {}
    cited: dict[str, set[Backlink]] = defaultdict(set)
    problems: list[Problem] = []
    for path in sorted(documents):
        document = documents[path]
        for anchor, reference in document.gist.links if document.gist is not None else ():
            if not isinstance(reference, Reference):
                continue
            found = _find(reference, document, documents, named)
            place = Location(path, reference.line, reference.column)
            if found is None and _paths(reference, document) & unreadable:
                continue
            if found is None:
                suggestion = (
                    names.nearest(reference.target)
                    if reference.wiki
                    else _nearest_path(reference, document, paths)
                )
                value = reference.target or "()"
                problems.append(problem("broken-link", place, value=value, suggestion=suggestion))
                continue
            if reference.fragment and reference.fragment not in found.anchors:
                problems.append(
                    problem(
                        "broken-anchor",
                        place,
                        page=title_of(found),
                        value=reference.fragment,
                        suggestion=nearest(reference.fragment, found.anchors),
                    )
                )
                continue
            url = addresses.of(found.kind, found.id)
            target = Target(found.kind, found.id, url, title_of(found))
            targets[path, reference.target, reference.wiki] = target
            counted = document.kind == found.kind == "question" and not document.translates
            if counted and found is not document:
                here = f"{addresses.of('question', document.id)}#{anchor}"
                title = title_of(document)
                cited[found.id].add(Backlink(document.id, title, here, anchor, reference.fragment))
    ordered = {name: tuple(sorted(cited[name], key=_place)) for name in sorted(cited)}
    return Links(targets, ordered, named, tuple(problems))


def _place(citation: Backlink) -> tuple[str, str, str]:
    return citation.question, citation.anchor, citation.at


def by_name(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Documents by what a wiki link may call them: id, alias, or folder and id."""
    folders = {kind: folder for folder, kind in FOLDERS.items()}
    named: dict[str, Document] = {}
    for kind in reversed(_ORDER):
        of_kind = [documents[path] for path in sorted(documents) if documents[path].kind == kind]
        for names in (lambda d: d.fields.aliases, lambda d: (d.id,)):
            for document in of_kind:
                for name in names(document):
                    named[name] = named[f"{folders[document.kind]}/{name}"] = document
    return named


def _find(
    reference: Reference,
    document: Document,
    documents: Mapping[str, Document],
    named: Mapping[str, Document],
) -> Document | None:
    if not reference.target:
        return document if reference.fragment else None
    if reference.wiki:
        return named.get(reference.target.removesuffix(".md"))
    (path,) = _paths(reference, document)
    if path in documents:
        return documents[path]
    if path.startswith("content/") and path.endswith(".md") and path.count("/") > 1:
        # A file that was renamed is still found by its alias.
        folder = path.split("/")[1]
        name = identity(path)[1] if folder in FOLDERS else ""
        found = named.get(f"{folder}/{name}")
        return found if found is not None and name in found.fields.aliases else None
    return None


def _paths(reference: Reference, document: Document) -> frozenset[str]:
    """The paths that a link may mean: one, or of a wiki link one in each folder."""
    if reference.wiki:
        name = reference.target.removesuffix(".md")
        return frozenset(f"content/{folder}{name}.md" for folder in (*_FOLDERS, ""))
    base = "" if reference.target.startswith("/") else posixpath.dirname(document.path)
    return frozenset({posixpath.normpath(posixpath.join(base, reference.target.lstrip("/")))})


def _nearest_path(reference: Reference, document: Document, paths: Known) -> str | None:
    """The path that was meant, as one would write it in a document."""
    base = posixpath.dirname(document.path)
    (meant,) = _paths(reference, document)
    return nearest(reference.target, [posixpath.relpath(path, base) for path in paths.near(meant)])
