"""Source files to documents, each only once: the first of the two cutoffs.

What came of a file is kept in the workshop and used again as long as its key is the same: a
digest of its bytes, its path, the words in its anchors, and of the program and the libraries
that read it. Nobody types a version; the key is computed, and an old one is simply not found.
"""

import pickle
import platform
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from builder.linking.gist import with_gist
from builder.model import Body, Coverage, Gist, Prose, Reading, SourceFile, Text
from builder.packing import dumped, pack, packed, undumped
from builder.reading.document import AnchorWords, read
from builder.walking import files_below
from builder.workers import in_turn

FEW = 10
"""Files that are read sooner than a process for them has begun."""

SHELVES = 64
"""Files of the cache; an edit writes one of them anew."""


@cache
def program_digest() -> str:
    """Of every module of this program and the versions of the libraries that read."""
    total = blake2b(platform.python_version().encode(), digest_size=16)
    for library in ("markdown-it-py", "mdit-py-plugins", "pyyaml", "jinja2", "babel"):
        total.update(f"{library} {version(library)}\n".encode())
    folder = Path(__file__).parent
    for path in files_below(folder):
        if path.suffix != ".py":
            continue
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def key_of(file: SourceFile, words: AnchorWords) -> bytes:
    """What decides over the document that a file becomes."""
    fixed = f"{program_digest()}\n{words!r}\n{file.path}\n"
    return blake2b(fixed.encode() + file.data, digest_size=16).digest()


def keys_of(files: Iterable[SourceFile], words: AnchorWords) -> dict[str, str]:
    """What decides over each document, by path of its file, in hexadecimal digits."""
    return {file.path: key_of(file, words).hex() for file in files}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Some of the files: what is read again goes together to one process and one cache file.

    Attributes:
        number: which shelf.
        files: with their keys.
        known: what came of some of them before.
    """

    number: int
    files: tuple[tuple[bytes, SourceFile], ...]
    known: Mapping[bytes, Reading]

    @property
    def unread(self) -> tuple[tuple[bytes, SourceFile], ...]:
        return tuple((key, file) for key, file in self.files if key not in self.known)


def compile_all(  # noqa: PLR0913 - what is read, where it is kept, by whom
    files: Sequence[SourceFile],
    words: AnchorWords,
    folder: Path | None,
    executor: Executor | None,
    progress: Callable[[int], None],
    *,
    keep: bool = True,
    keys: Mapping[str, str] | None = None,
) -> Iterator[Reading]:
    """What came of each file; the order is always the same, though not that of the files.

    Args:
        files: content files.
        words: words in the ids of parts.
        folder: of the cache; `None`: nothing is kept.
        executor: reads the files that changed, if they are many; `None`: this process.
        progress: is told how many files are done.
        keep: whether the cache is written, and not only read.
        keys: of these files, by `keys_of`, if somebody has them already.

    Raises:
        OSError: the cache could not be read or written.
    """
    keys = keys if keys is not None else keys_of(files, words)
    shelves = defaultdict(list)
    for file in files:
        number = blake2b(file.path.encode(), digest_size=1).digest()[0] % SHELVES
        shelves[number].append((bytes.fromhex(keys[file.path]), file))
    waiting = [
        _Shelf(number, tuple(shelves[number]), _known(folder, number)) for number in sorted(shelves)
    ]
    reader = partial(_read, words=words)
    if sum(len(shelf.unread) for shelf in waiting) < FEW:
        executor = None
    read_anew = in_turn(executor, reader, (shelf.unread for shelf in waiting if shelf.unread))
    done = 0
    for shelf in waiting:
        found = dict(shelf.known)
        if shelf.unread:
            text = next(read_anew)
            fresh = _load(text)
            found |= fresh
            if folder is not None and keep:
                if len(fresh) < len(shelf.files):
                    text = _dump({key: found[key] for key, _ in shelf.files})
                _keep(folder, shelf.number, text)
        for key, _ in shelf.files:
            yield found[key]
        done += len(shelf.files)
        progress(done)


def _read(files: Iterable[tuple[bytes, SourceFile]], words: AnchorWords) -> bytes:
    return _dump({key: read(file, words) for key, file in files})


# --- the cache ----------------------------------------------------------------------------------


def _known(folder: Path | None, number: int) -> dict[bytes, Reading]:
    """What a shelf of the cache holds; a damaged one holds nothing."""
    if folder is None:
        return {}
    try:
        data = (folder / f"{number:02}").read_bytes()
    except FileNotFoundError:
        return {}
    sum_, text = data[:_SUM], data[_SUM:]
    if blake2b(text, digest_size=_SUM).digest() != sum_:
        return {}
    try:
        return _load(text)
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, KeyError):
        # Written by another version of this program.
        return {}


_SUM = 16
"""Bytes of the digest by which a shelf is seen to be whole."""


def _keep(folder: Path, number: int, text: bytes) -> None:
    folder.mkdir(exist_ok=True)
    target = folder / f"{number:02}"
    with target.with_suffix(".new").open("wb") as file:
        file.write(blake2b(text, digest_size=_SUM).digest() + text)
    target.with_suffix(".new").replace(target)


def _dump(readings: Mapping[bytes, Reading]) -> bytes:
    """Readings as bytes: how long the first half is, what linking wants, then the texts."""
    run: list[bytes] = []
    end = 0
    outlines: dict[Body, Body] = {}
    coverages: dict[object, Coverage] = {}
    told = {}
    for key, reading in readings.items():
        document = reading.document
        if document is not None:
            text = pack(document.text)
            start, end = end, end + len(text)
            run.append(text)
            gist = _sharing(with_gist(document).gist, outlines, coverages)
            light = replace(reading, document=replace(document, text=_ELSEWHERE, gist=gist))
            told[key] = light, start, end
        else:
            told[key] = reading, end, end
    head = dumped(told)
    return b"".join((len(head).to_bytes(_LENGTH, "big"), head, *run))


_ELSEWHERE = Text(Prose(), frozenset(), {})
_LENGTH = 8
"""Bytes in which the length of the first half is written."""


def _sharing(
    gist: Gist | None, outlines: dict[Body, Body], coverages: dict[object, Coverage]
) -> Gist | None:
    """A gist with values of those before it in place of values that are equal.

    Most questions have the shape of another one: so these are made and kept once.
    """
    if gist is None:
        return None
    outline, coverage = gist.outline, gist.coverage
    if outline is None or coverage is None:
        return gist
    told = (
        tuple(coverage.covered_by.items()),
        tuple(coverage.covers.items()),
        tuple(coverage.outcomes.items()),
    )
    return replace(
        gist,
        outline=outlines.setdefault(outline, outline),
        coverage=coverages.setdefault(told, coverage),
    )


def _load(data: bytes) -> dict[bytes, Reading]:
    middle = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    told: dict[bytes, tuple[Reading, int, int]] = undumped(data[_LENGTH:middle])
    run = data[middle:]
    readings = {}
    for key, (reading, start, end) in told.items():
        document = reading.document
        if document is not None:
            document = replace(document, text=packed(run, start, end))
        readings[key] = replace(reading, document=document)
    return readings
