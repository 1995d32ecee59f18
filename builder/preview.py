"""Pages as they will be, a moment after a file was saved and long before the site is built.

Only the development server uses this. The page of a question is made of the file that was saved
and of those around it: everything but questions, and the questions that it has to do with by the
last reading of the whole archive. What only the whole archive can tell (a new citation of a
question far away) is there when the build that follows is done.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

from builder.compiling import program_digest
from builder.content import read_file
from builder.editions import addresses_in, anchors_in, edition_of
from builder.linking.archive import link
from builder.linking.gist import with_gist
from builder.model import Archive, Document, Reference, SourceFile
from builder.problems import Problem, in_order
from builder.publishing.html.own import TemplateFault
from builder.publishing.places import file_of
from builder.publishing.press import Press
from builder.publishing.theme import theme_of
from builder.publishing.workshop import workshop_of
from builder.reading.document import read
from builder.scene import look

QUESTIONS = "content/questions/"
"""Where the files of questions are."""


class NothingToSee(Exception):
    """There is no archive in the folder that can be read."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is known of a change at once.

    Attributes:
        pages: path in the site to the bytes of a page.
        problems: errors in the files that were saved.
    """

    pages: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class Preview:
    """The archive as it was last read as a whole, and what was saved since."""

    def __init__(self, folder: Path, output: Path, today: str | None = None) -> None:
        """Reads the archive; what its last build has read is not read again.

        Args:
            folder: the archive.
            output: folder of its site.
            today: the day it is, ISO 8601, instead of what `site.yaml` says.

        Raises:
            OSError: the disk failed.
            builder.loading.Unsteady: somebody keeps writing in it.
            NothingToSee: its settings cannot be read.
        """
        scene = look(folder, workshop_of(output), today)
        if scene is None:
            raise NothingToSee(str(folder))
        self._folder, self._scene = folder, scene
        self._documents = {document.path: document for document in self._scene.documents}
        self._press_before: Press | None = None

    def question(self, path: str) -> Glimpse | None:
        """The page of a question whose file was saved; `None` if it takes a whole build.

        Args:
            path: of the file, relative to the archive.
        """
        scene = self._scene
        if path not in self._documents or not path.startswith(QUESTIONS):
            return None
        try:
            data = read_file(self._folder / path, path)
        except OSError:
            return None
        if isinstance(data, Problem):
            return Glimpse({}, (data,))
        words = anchors_in(scene.inputs.words)
        reading = read(SourceFile(path, data), words)
        errors = tuple(fault for fault in reading.problems if fault.severity == "error")
        if reading.document is None or errors:
            return Glimpse({}, tuple(in_order(errors)))
        self._documents[path] = reading.document
        around = _around(reading.document, self._documents, scene.archive)
        linked = link(
            around,
            addresses_in(scene.inputs.words),
            scene.config.language,
            frozenset(self._documents.keys() - {document.path for document in around}),
            scene.config.rules,
        )
        own = [fault for fault in linked.problems if fault.location.path == path]
        errors = tuple(fault for fault in own if fault.severity == "error")
        if errors:
            return Glimpse({}, tuple(in_order(errors)))
        return self._glimpse(linked.archive, reading.document)

    def _glimpse(self, archive: Archive, document: Document) -> Glimpse:
        try:
            return Glimpse(self._printed(archive, document), ())
        except TemplateFault as fault:
            return Glimpse({}, (fault.problem,))

    def _printed(self, archive: Archive, document: Document) -> dict[str, bytes]:
        question = archive.questions.get(document.id) or archive.translations.get(document.id)
        if question is None:
            return {}
        press = self._press(archive)
        page = press.question(question.id).page
        return {page.path: page.data} if isinstance(page.data, bytes) else {}

    def _press(self, archive: Archive) -> Press:
        scene = self._scene
        edition = edition_of(archive, scene.inputs, scene.config)
        before = self._press_before
        renderer = before.renderer if before is not None else None
        # Nothing is known of what the page was made from before: it is made anew.
        sources = dict.fromkeys(self._documents, "")
        self._press_before = Press(edition, scene.inputs.theme, program_digest(), sources, renderer)
        return self._press_before

    def theme(self) -> None:
        """Takes in the theme as it is now.

        Raises:
            OSError: it cannot be read.
        """
        inputs = replace(self._scene.inputs, theme=theme_of(self._folder))
        self._scene = replace(self._scene, inputs=inputs)
        self._press_before = None

    def page(self, path: str) -> bytes | None:
        """The page of a question with the theme as it is now; `None` if it is none.

        Args:
            path: of its file in the site.
        """
        archive = self._scene.archive
        for question in (*archive.questions.values(), *archive.translations.values()):
            if file_of(question.url) == path:
                document = self._documents[question.path]
                # What is wrong with a template, the build tells; until then the page is as it was.
                with suppress(TemplateFault):
                    return self._printed(archive, document).get(path)
        return None


def _around(
    document: Document, documents: Mapping[str, Document], archive: Archive
) -> list[Document]:
    """The documents that a question has to do with, itself among them."""
    paths = {path for path in documents if not path.startswith(QUESTIONS)} | {document.path}
    gist = with_gist(document).gist
    for _, reference in gist.links if gist is not None else ():
        if isinstance(reference, Reference):
            base = "content/questions" if reference.wiki else dirname(document.path)
            target = normpath(join(base, reference.target))
            paths.add(target if target.endswith(".md") else f"{target}.md")
    paths |= {archive.questions[name].path for name in _related(document.id, archive)}
    return [documents[path] for path in sorted(paths) if path in documents]


def _related(name: str, archive: Archive) -> Iterable[str]:
    """Ids of the questions beside a question: in its session, its thread, by citations."""
    found: set[str] = set()
    for session in archive.sessions.values():
        for pair in pairwise(session.questions):
            if name in pair:
                found.update(pair)
    for thread in archive.threads.values():
        if name in thread.questions:
            found.update(thread.questions)
    question = archive.questions.get(name)
    if question is not None:
        found.update(citation.question for citation in question.cited_by)
        own = (target for (path, *_), target in archive.targets.items() if path == question.path)
        found.update(target.id for target in own if target.kind == "question")
    return found & archive.questions.keys()
