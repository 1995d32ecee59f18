"""Build and check, told on one page: read, link, publish."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.compiling import keys_of
from builder.editions import anchors_in
from builder.issuing import WAITING, issue
from builder.linking.ledger import LEDGER, published, read_ledger, recorded
from builder.linking.likely import suggestions
from builder.loading import load
from builder.problems import Location, Problem, in_order
from builder.publishing import disk
from builder.publishing.files import Output
from builder.publishing.html.own import TemplateFault
from builder.publishing.manifest import Entry
from builder.publishing.workshop import MARKER, alone, workshop_of
from builder.reading.slugs import slugify
from builder.reading.source import decode
from builder.runs import Progress, Run, Search, inputs_digest, quiet
from builder.scene import read_and_link, with_base_url
from builder.walking import kind_of
from builder.workers import lend, without_pauses


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run.

    Attributes:
        problems: every fault, in order.
        questions: number of questions in the archive.
        pages: number of pages rendered.
        written: number of files that are new or changed; 0 for a check.
        published: whether the site was built; it is not, if there is an error.
        size: bytes of all files of the site; 0 for a check.
    """

    problems: tuple[Problem, ...]
    questions: int = 0
    pages: int = 0
    written: int = 0
    published: bool = False
    size: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(item.severity == "error" for item in self.problems)


def check(
    folder: Path, progress: Progress = quiet, *, today: str | None = None, suggest: bool = False
) -> Outcome:
    """Reads and links the archive in a folder, and tells all that is wrong with it.

    Args:
        folder: the archive.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.
        suggest: whether to point at sentences that read like promises.
    """
    inputs = load(folder)
    if inputs.config is None:
        return Outcome(tuple(in_order(inputs.problems)))
    config = replace(inputs.config, today=today or inputs.config.today)
    linked, problems = read_and_link(inputs, config, progress)
    if suggest:
        sources = {file.path: decode(file.data, file.path)[0] for file in inputs.files}
        found = suggestions(linked.archive.questions.values(), sources)
        problems = (*problems, *in_order(found))
    return Outcome(problems, questions=len(linked.archive.questions))


def record(folder: Path) -> int:
    """Notes every address of an archive in its ledger; the number of new ones.

    An address that is noted needs an alias or a reason when it goes.

    Raises:
        OSError: the disk failed.
        Unfit: there is an error in the content; nothing is noted.
    """
    inputs = load(folder)
    if inputs.config is None:
        raise Unfit(tuple(in_order(inputs.problems)))
    linked, problems = read_and_link(inputs, inputs.config, quiet)
    if any(item.severity == "error" for item in problems):
        raise Unfit(problems)
    before = read_ledger(inputs.ledger).lines
    data = recorded(inputs.ledger, linked.archive)
    if data != inputs.ledger:
        target = folder / LEDGER
        fresh = target.with_suffix(".new")
        fresh.write_bytes(data)
        fresh.replace(target)
    return len(published(linked.archive) - before.keys())


class Unfit(Exception):
    """There is an error in the content.

    Attributes:
        problems: all of them.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Takes the problems, in order."""
        super().__init__(len(problems))
        self.problems = problems


@without_pauses()
def build(  # noqa: PLR0913 - what may differ from one build to another
    folder: Path,
    output: Path,
    base_url: str | None = None,
    progress: Progress = quiet,
    *,
    today: str | None = None,
    search_index: Search = "now",
    on_disk: bool = False,
    executor: Executor | None = None,
) -> Outcome:
    """Builds the site of the archive in a folder.

    Args:
        folder: the archive.
        output: where the site goes; its name is replaced at once when everything is ready.
        base_url: where the site will stand, instead of what `site.yaml` says.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.
        search_index: what becomes of the search index if a record changed.
        on_disk: whether the site is for reading from a disk, by a double click; it is then also
            packed into a zip file beside `output`.
        executor: does the work that can be shared, of the interface of `concurrent.futures`;
            `None`: processes of this machine, if there is enough to do.

    Raises:
        OSError: the disk failed.
        builder.publishing.disk.TooLarge: there is too much for a disk.
        builder.publishing.workshop.NotOurs: `output` holds other files.
        builder.publishing.writing.NotWhole: a page has a link that leads nowhere: a fault of the
            theme or of this program.
        builder.publishing.search.SearchFailed: the search index is not whole.
        RuntimeError: a script called it without `if __name__ == "__main__"`, and so was run again
            by a process that it had started.
    """
    with alone(output):
        inputs = load(folder)
        if inputs.config is None:
            return Outcome(tuple(in_order(inputs.problems)))
        config = with_base_url(inputs.config, base_url)
        config = replace(config, today=today or config.today)
        target = Output(output)
        sources = keys_of(inputs.files, anchors_in(inputs.words))
        key = inputs_digest(inputs, config, search_index, sources, on_disk=on_disk)
        workshop = workshop_of(output)
        run = Run(inputs, config, progress, search_index, executor, workshop, on_disk, sources)
        if on_disk:
            disk.check_ours(disk.zip_of(output))
        if target.former.state.get("inputs") == key and target.intact():
            before = replace(_as_before(target.former.state), size=_size(target.former.files))
            return _packed(before, run, output)
        linked, problems = read_and_link(inputs, config, progress, run)
        # From here on nobody wants the bytes of the sources.
        inputs = inputs.read()
        run = replace(run, inputs=inputs)
        outcome = Outcome(problems, questions=len(linked.archive.questions))
        if outcome.failed:
            return outcome
        try:
            pages = issue(linked, run, target, key, problems, sources=sources)
        except TemplateFault as fault:
            target.abandon()
            return replace(outcome, problems=tuple(in_order((*problems, fault.problem))))
        except BaseException:
            target.abandon()
            raise
        finally:
            lend({})
            (workshop / WAITING).unlink(missing_ok=True)
        written, size = len(target.written), _size(target.told)
        outcome = replace(outcome, pages=pages, written=written, published=True, size=size)
        return _packed(outcome, run, output)


def _size(files: Mapping[str, Entry]) -> int:
    return sum(entry.size for entry in files.values())


def _as_before(state: Mapping[str, Any]) -> Outcome:
    """What came of the build that made the site that is published."""
    problems = tuple(
        Problem(
            code,
            Location(*place),
            tuple((name, value) for name, value in arguments),
            tuple(Location(*other) for other in related),
        )
        for code, place, arguments, related in state["problems"]
    )
    return Outcome(problems, state["questions"], state["pages"], 0, published=True)


def _packed(outcome: Outcome, run: Run, output: Path) -> Outcome:
    """The outcome, after the site was packed into a zip file if it is for a disk."""
    target = disk.zip_of(output)
    if run.on_disk and (outcome.written or not kind_of(target)):
        run.progress("zip", 0, 1)
        disk.pack(output, target, slugify(run.config.title) or "archive", {MARKER})
        run.progress("zip", 1, 1)
    return outcome
