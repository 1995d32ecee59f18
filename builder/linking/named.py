"""Bodies and topics: ids to what is known of them, with or without a file."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from builder.linking.suggesting import Known
from builder.model import BodyFields, Document, Kind, Prose, TopicFields
from builder.problems import Problem, problem

_Fields = TypeVar("_Fields", BodyFields, TopicFields)


class Named(Generic[_Fields]):
    """The bodies, or the topics, of an archive.

    Attributes:
        fields: what is known of each, by id; grows when an id without a file is used.
        problems: a notice for each place where that happens.
    """

    def __init__(self, kind: Kind, make: type[_Fields], documents: Sequence[Document]) -> None:
        """Takes in the files of one kind.

        Args:
            kind: `body` or `topic`.
            make: the class of its fields.
            documents: all documents of the archive.
        """
        self._kind = kind
        self._make: type[_Fields] = make
        self.files = {document.id: document for document in documents if document.kind == kind}
        self._spellings = Known(self.files)
        self._aliases = {
            alias: name
            for name, document in self.files.items()
            for alias in document.fields.aliases
        }
        self.fields: dict[str, _Fields] = {
            name: document.fields
            for name, document in self.files.items()
            if isinstance(document.fields, make)
        }
        self.problems: list[Problem] = []

    def known(self, document: Document, at: str, name: str) -> str:
        """The id that `name` means: itself, or the one it is an alias of.

        Args:
            document: where it is used.
            at: path of the field, for the notice that it has no file.
            name: as written.
        """
        if name in self.files:
            return name
        if name in self._aliases:
            return self._aliases[name]
        place = document.location(at)
        suggestion = self._spellings.nearest(name)
        code = f"unknown-{self._kind}"
        self.problems.append(problem(code, place, value=name, suggestion=suggestion))
        self.fields.setdefault(name, self._make(name=spoken(name)))
        return name

    def text(self, name: str) -> tuple[str | None, Prose]:
        """Path and text of a file; `None` and nothing, if there is none."""
        document = self.files.get(name)
        if document is None or not isinstance(document.body, Prose):
            return None, Prose()
        return document.path, document.body


def spoken(name: str) -> str:
    """An id as words, for a page without a file: `water-en-bos` becomes `Water en bos`."""
    words = name.replace("-", " ").replace("/", " – ")
    return words[:1].upper() + words[1:]
