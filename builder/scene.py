"""An archive in a folder, read and linked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.compiling import compile_all
from builder.config import Config
from builder.editions import addresses_in, anchors_in
from builder.linking.archive import Linked, link
from builder.linking.ledger import check_ledger, published, read_ledger
from builder.loading import Inputs, load
from builder.model import Archive, Document
from builder.problems import Problem, in_order
from builder.runs import Progress, Run, quiet


def with_base_url(config: Config, base_url: str | None) -> Config:
    """The settings with the address of the site in its normal form: a slash at the end."""
    url = base_url or config.base_url
    return replace(config, base_url=url.rstrip("/") + "/" if url else None)


def read_and_link(
    inputs: Inputs, config: Config, progress: Progress, run: Run | None = None
) -> tuple[Linked, tuple[Problem, ...]]:
    """The archive, and all that is wrong with it.

    Args:
        inputs: what was read.
        config: its settings.
        progress: is told how far it is.
        run: the build that it is for, if it is for one.

    Raises:
        OSError: the disk failed.
    """
    documents, faults, unreadable = _documents(inputs, config, progress, run)
    linked, problems = _link(inputs, config, documents, unreadable)
    return linked, tuple(in_order([*inputs.problems, *faults, *problems]))


def _documents(
    inputs: Inputs, config: Config, progress: Progress, run: Run | None, *, keep: bool = True
) -> tuple[list[Document], list[Problem], frozenset[str]]:
    """All documents, what is wrong with the files, and the paths of those that have none."""
    anchors = anchors_in(inputs.words)
    run = run or Run(inputs, config, progress, "never", None, None, on_disk=False)
    folder = run.workshop / "documents" if run.workshop is not None else None
    total = len(inputs.files)
    with run.workers({}) as executor:
        readings = list(
            compile_all(
                inputs.files,
                anchors,
                folder,
                executor,
                lambda done: progress("read", done, total),
                keep=keep,
                keys=run.sources,
            )
        )
    documents = [reading.document for reading in readings if reading.document is not None]
    unreadable = frozenset(reading.path for reading in readings if reading.document is None)
    faults = [fault for reading in readings for fault in reading.problems]
    return documents, faults, unreadable


def _link(
    inputs: Inputs, config: Config, documents: Sequence[Document], unreadable: frozenset[str]
) -> tuple[Linked, list[Problem]]:
    linked = link(
        documents,
        addresses_in(inputs.words),
        config.language,
        unreadable | inputs.unread,
        config.rules,
    )
    faults = list(linked.problems)
    ledger = read_ledger(inputs.ledger)
    faults += check_ledger(ledger, linked.archive, addresses_in(inputs.words))
    if unreadable or inputs.unread:
        # The page of a file that cannot be read is not gone; there are errors enough.
        faults = [fault for fault in faults if fault.code != "address-gone"]
    there = published(linked.archive)
    gone = {url: reason for url, reason in ledger.gone.items() if url not in there}
    linked = replace(linked, archive=replace(linked.archive, gone=gone))
    return linked, faults


@dataclass(frozen=True, slots=True)
class Scene:
    """An archive, read and linked."""

    inputs: Inputs
    config: Config
    documents: Sequence[Document]
    archive: Archive


def look(folder: Path, workshop: Path, today: str | None = None) -> Scene | None:
    """Reads and links an archive; `None` if its settings cannot be read.

    Args:
        folder: the archive.
        workshop: where documents are kept from one build to the next.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.

    Raises:
        OSError: the disk failed.
        builder.loading.Unsteady: somebody keeps writing in it.
    """
    inputs = load(folder)
    if inputs.config is None:
        return None
    config = with_base_url(inputs.config, None)
    config = replace(config, today=today or config.today)
    run = Run(inputs, config, quiet, "never", None, workshop, on_disk=False)
    # Only a build writes there: it alone has the lock.
    documents, _, unreadable = _documents(inputs, config, quiet, run, keep=False)
    linked, _ = _link(inputs, config, documents, unreadable)
    return Scene(inputs, config, documents, linked.archive)
