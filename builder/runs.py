"""One build: what it builds from, how, and a digest of all that decides over what comes of it."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from builder.compiling import program_digest
from builder.config import Config
from builder.editions import program_version
from builder.loading import Inputs
from builder.publishing.manifest import digest
from builder.workers import cores, pool

PARALLEL = 400
"""Number of content files from which several processes share the work."""

Search = Literal["now", "later", "never"]
"""What becomes of the search index if a record changed: it is made anew, it stays for the time
being what it is, or the site has none."""

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and how much there is."""


def quiet(stage: str, done: int, total: int) -> None:
    """A `Progress` that says nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what it builds from, and how.

    Attributes:
        inputs: what was read.
        config: the settings, with the address of this site.
        progress: is told how far it is.
        search_index: as in `builder.pipeline.build`.
        executor: as in `builder.pipeline.build`.
        workshop: where documents are kept from one build to the next; `None`: nowhere.
        on_disk: as in `builder.pipeline.build`.
        sources: path of each content file to a digest of all that decides over its document, if
            it is known.
    """

    inputs: Inputs
    config: Config
    progress: Progress
    search_index: Search
    executor: Executor | None
    workshop: Path | None
    on_disk: bool
    sources: Mapping[str, str] | None = None

    @contextmanager
    def workers(self, things: Mapping[str, Any]) -> Iterator[Executor | None]:
        """Who shares the work: what was given, else processes that have `things`, else nobody."""
        if self.executor is not None:
            yield self.executor
        elif len(self.inputs.files) < PARALLEL or cores() == 1:
            yield None
        else:
            with pool(things) as executor:
                yield executor


def inputs_digest(
    inputs: Inputs,
    config: Config,
    search_index: Search,
    sources: Mapping[str, str],
    *,
    on_disk: bool,
) -> str:
    """Digest of everything that decides over the site, and of nothing else.

    What becomes an input later belongs in here, or a change of it goes unseen.

    Args:
        inputs: what was read.
        config: the settings, with the address of this site.
        search_index: as in `builder.pipeline.build`.
        sources: path of each content file to a digest of all that decides over its document.
        on_disk: as in `builder.pipeline.build`.
    """
    theme = inputs.theme
    told: list[object] = [program_digest(), program_version(), search_index, asdict(config)]
    told += [on_disk, inputs.ledger]
    told += [theme.digest(), list(inputs.words.items()), inputs.problems]
    told += [(name, digest(data)) for name, data in theme.assets().items()]
    told += [(file.path, sources[file.path]) for file in inputs.files]
    return digest(repr(told).encode())
