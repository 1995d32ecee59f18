"""How long linking takes, and how that grows: `python -m tests.bench.linking 3000 12000 48000`.

Documents are read in memory from invented questions; only linking is measured, in seconds of this
process, and without the collection of garbage, as in a build. With `--profile`, what takes longest.
"""

import argparse
import cProfile
import gc
import pstats
import re
import sys
from collections.abc import Iterable, Iterator
from time import process_time

from builder.linking.addresses import Addresses
from builder.linking.archive import Linked, link
from builder.model import Document, SourceFile
from builder.reading.dates import MONTH_OF
from builder.reading.document import AnchorWords, read
from tests.bench.synthetic import MINISTERS, Inventor, our_front, slug

_LINK = re.compile(r"\[vraag nr\. \d+\]\((\d+)\)")
_MONTHS = {MONTH_OF[name]: name for name in reversed(MONTH_OF) if MONTH_OF[name]}


def sources(size: int) -> Iterator[SourceFile]:
    """The files of an archive of `size` questions that cite each other in words.

    A number comes again for each addressee and in each session, as in parliaments; of three
    citations, one is of a question that is not there.
    """
    inventor = Inventor(size)
    for number, name in enumerate(inventor.people):
        office = "minister" if number < MINISTERS else "raadslid"
        text = f"---\nname: {name}\nroles: [{{title: {office}, from: 2015}}]\n---\n"
        yield SourceFile(f"content/people/{slug(name)}.md", text.encode())
    for name in inventor.topics:
        text = f"---\nname: {name}\n---\n"
        yield SourceFile(f"content/topics/{slug(name)}.md", text.encode())

    def cited(match: re.Match[str]) -> str:
        other = inventor.question(int(match[1]))
        day = other.asked
        printed = other.number // MINISTERS + 700 * (int(match[1]) % 3 == 0)
        return f"schriftelijke vraag nr. {printed} van {day.day} {_MONTHS[day.month]} {day.year}"

    for index in range(size):
        one = inventor.question(index)
        lines = [
            f"number: {one.number // MINISTERS}" if line.startswith("number:") else line
            for line in our_front(inventor, one)
        ]
        body = _LINK.sub(cited, one.body.format(*map(str, one.cited)))
        session, name = inventor.place(index)
        data = "\n".join([*lines, body]).encode()
        yield SourceFile(f"content/questions/{session}/{name}.md", data)


def documents(files: Iterable[SourceFile]) -> list[Document]:
    """The files, read."""
    readings = (read(file, AnchorWords()) for file in files)
    return [reading.document for reading in readings if reading.document is not None]


def timed(read_before: list[Document]) -> tuple[float, Linked]:
    """Seconds of this process that linking takes, and what it made."""
    gc.collect()
    was = gc.isenabled()
    gc.disable()
    try:
        begin = process_time()
        linked = link(read_before, Addresses(), "nl")
        return process_time() - begin, linked
    finally:
        if was:
            gc.enable()


def main() -> None:
    """Measures, and tells in a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", metavar="N", type=int, nargs="+")
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    gc.disable()
    out = sys.stdout
    out.write("questions  seconds  us each  resolved  missing  ambiguous\n")
    for size in chosen.sizes:
        made = documents(sources(size))
        spent, linked = timed(made)
        states = [one.state for q in linked.archive.questions.values() for one in q.references]
        counts = [states.count(state) for state in ("resolved", "missing", "ambiguous")]
        each = spent / size * 1e6
        numbers = "  ".join(map(str, counts))
        out.write(f"{size:9}  {spent:7.2f}  {each:7.0f}  {numbers}\n")
        out.flush()
        if chosen.profile:
            profile = cProfile.Profile()
            profile.runcall(link, made, Addresses(), "nl")
            pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
