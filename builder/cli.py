"""The command line: arguments, printing, exit codes. Nothing else prints.

Exit codes: 0 fine, 1 problems in the content, 2 wrong usage, 3 the machine failed or a bug of
ours.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from builder import pipeline
from builder.codes import Language
from builder.config import SITE_FILE
from builder.fixing import mend
from builder.linking.ledger import LEDGER
from builder.loading import Unsteady
from builder.phrases import PHRASES
from builder.problems import Location, Problem, as_github, as_json, as_text, printable
from builder.publishing.disk import MOST_BYTES, MOST_FILES, TooLarge, zip_of
from builder.publishing.files import NotOurs, NotWhole
from builder.publishing.search import SearchFailed
from builder.reading.dates import parse_date
from builder.scaffold import ASKED, LISTS, AlreadyThere, new_file
from builder.summary import noted, summary

if TYPE_CHECKING:
    from builder.importing import Report

CONTENT, USAGE, MACHINE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Prints: results to standard output, everything about the run to standard error."""

    language: Language
    format: str = "text"

    def phrase(self, key: str, **values: object) -> str:
        """A sentence about the run."""
        return PHRASES[key][self.language].format(**values)

    def say(self, key: str, **values: object) -> None:
        """Prints a sentence for people; nothing in the other formats."""
        if self.format == "text":
            click.echo(self.phrase(key, **values), err=True)

    def problems(self, problems: Sequence[Problem], folder: Path) -> None:
        """Every problem in the format that was asked for."""
        sources = _Sources(folder)
        if self.format == "github":
            self.pull_request(problems, sources)
            return
        for item in problems:
            if self.format == "json":
                click.echo(as_json(item, self.language))
            else:
                click.echo(as_text(item, self.language, sources.line) + "\n")
        if problems:
            counts = dict.fromkeys(("error", "warning", "notice"), 0)
            for item in problems:
                counts[item.severity] += 1
            self.say("counts", **counts)

    def pull_request(self, problems: Sequence[Problem], sources: "_Sources") -> None:
        """Notes at the lines of a pull request, and all problems in the summary of the job."""
        notes = noted(problems)
        for item in notes:
            click.echo(as_github(item, self.language))
        for item in problems:
            if item not in notes:
                # Not a note, but in the output of the step.
                click.echo(as_text(item, self.language, sources.line))
        if os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
                file.write(summary(problems, self.language, sources.line))


class _Sources:
    """Lines of source files, for showing a problem in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[str, list[str]] = {}

    def line(self, place: Location) -> str | None:
        if place.path not in self._lines:
            # What was imported is named from here, files of the archive from its folder.
            self._lines[place.path] = _lines(self._folder / place.path) or _lines(Path(place.path))
        lines = self._lines[place.path]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def _lines(file: Path) -> list[str]:
    """The lines of a text file; none of what cannot be read, and of a PDF."""
    try:
        data = file.read_bytes()
    except OSError:
        return []
    return [] if b"%PDF-" in data[:1024] else data.decode("utf-8-sig", "replace").splitlines()


_REDRAW = 0.1
"""Seconds between two drawings of a bar."""


@contextmanager
def progress_bar(speaker: Speaker) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each stage on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal or speaker.format != "text" or os.environ.get("CI"):
        yield pipeline.quiet
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread that draws: a process that has threads cannot fork safely.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        tasks = {}
        drawn = 0.0

        def show(stage: str, done: int, total: int) -> None:
            nonlocal drawn
            if stage not in tasks:
                name = PHRASES[f"stage_{stage}"][speaker.language]
                tasks[stage] = bars.add_task(name, total=total)
            bars.update(tasks[stage], completed=done, total=total)
            if monotonic() - drawn > _REDRAW:
                drawn = monotonic()
                bars.refresh()

        yield show


def _language(wanted: str | None) -> Language:
    """What was asked for, else the language of the environment, else English."""
    for name in (wanted, *(os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        if name:
            return "nl" if name.lower().startswith("nl") else "en"
    return "en"


def _asked(arguments: Sequence[str]) -> str | None:
    """The value of --lang, for what is said after a command has failed."""
    for argument, following in pairwise((*arguments, "")):
        if argument == "--lang":
            return following
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


site_option = click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the archive (default: here).",
)
output_option = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the site (default: _site in the archive).",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="How problems are printed.",
)


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day as it is written in `site.yaml`."""
    day = parse_date(value) if value is not None else None
    if value is not None and (day is None or not day.is_day):
        message = "must be a day, such as 2026-01-12"
        raise click.BadParameter(message)
    return value


date_option = click.option(
    "--date",
    "today",
    metavar="DAY",
    callback=_day,
    help="The day it is, for deadlines (default: what site.yaml says, or the newest in it).",
)
language_option = click.option(
    "--lang", type=click.Choice(["nl", "en"]), help="Language of messages (default: yours)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pipeline.program_version(), prog_name="vraagbaak")
def cli() -> None:
    """Publish an archive of parliamentary questions and answers as a website."""


@cli.command()
@site_option
@output_option
@click.option("--base-url", help="Where the site will stand, such as https://example.org/raad/.")
@date_option
@click.option(
    "--no-search",
    is_flag=True,
    help="Leave the search index out: for a quick look, or a site that is only browsed.",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Make a folder (default: _offline) and a zip file that work from a disk.",
)
@format_option
@language_option
def build(  # noqa: PLR0913, PLR0917 - one argument for each option
    site: Path,
    output: Path | None,
    base_url: str | None,
    today: str | None,
    no_search: bool,  # noqa: FBT001 - click passes arguments by name
    offline: bool,  # noqa: FBT001 - click passes arguments by name
    form: str,
    lang: str | None,
) -> None:
    """Build the site."""
    if base_url is not None and not base_url.startswith(("https://", "http://")):
        message = "must begin with https:// or http://"
        raise click.BadParameter(message, param_hint="--base-url")
    speaker = Speaker(_language(lang), form)
    target = (output or site / ("_offline" if offline else "_site")).absolute()
    with progress_bar(speaker) as progress:
        search: pipeline.Search = "never" if no_search else "now"
        outcome = pipeline.build(
            site,
            target,
            base_url or None,
            progress,
            today=today,
            search_index=search,
            on_disk=offline,
        )
    speaker.problems(outcome.problems, site)
    if not outcome.published:
        speaker.say("not_built")
        sys.exit(CONTENT)
    speaker.say(
        "built_offline" if offline else "built",
        questions=outcome.questions,
        pages=outcome.pages,
        written=outcome.written,
        output=target,
        packed=zip_of(target),
    )


@cli.command()
@site_option
@date_option
@click.option("--fix", is_flag=True, help="Mend what has exactly one right answer; show how.")
@click.option("--suggest", is_flag=True, help="Also point at sentences that read like promises.")
@format_option
@language_option
def check(  # noqa: PLR0913, PLR0917 - one argument for each option
    site: Path,
    today: str | None,
    fix: bool,  # noqa: FBT001 - click passes arguments by name
    suggest: bool,  # noqa: FBT001 - click passes arguments by name
    form: str,
    lang: str | None,
) -> None:
    """Look for problems in the content, and build nothing."""
    speaker = Speaker(_language(lang), form)
    if fix:
        files = mend(site)
        for file in files:
            click.echo(file.difference(), nl=False, err=form != "text")
        speaker.say("mended", files=len(files))
    with progress_bar(speaker) as progress:
        outcome = pipeline.check(site, progress, today=today, suggest=suggest)
    speaker.problems(outcome.problems, site)
    if outcome.failed:
        sys.exit(CONTENT)
    speaker.say("checked", questions=outcome.questions)


@cli.command()
@site_option
@format_option
@language_option
def record(site: Path, form: str, lang: str | None) -> None:
    """Note the addresses of all pages in content/addresses.txt, so that none is ever lost."""
    speaker = Speaker(_language(lang), form)
    try:
        new = pipeline.record(site)
    except pipeline.Unfit as unfit:
        speaker.problems(unfit.problems, site)
        speaker.say("not_recorded")
        sys.exit(CONTENT)
    speaker.say("recorded", new=new, path=site / LEDGER)


@cli.command()
@site_option
@output_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Port (default 8000).")
@language_option
def serve(site: Path, output: Path | None, port: int, lang: str | None) -> None:
    """Show the site on this machine, and build it again whenever a file changes."""
    from builder.serving import serve_site  # noqa: PLC0415 - a server is slow to import

    speaker = Speaker(_language(lang))
    target = (output or site / "_site").absolute()

    def rebuilt(outcome: pipeline.Outcome) -> None:
        speaker.problems(outcome.problems, site)
        speaker.say("rebuilt" if outcome.published else "not_built", written=outcome.written)

    def shown(item: Problem) -> dict[str, object]:
        told: dict[str, object] = json.loads(as_json(item, speaker.language))
        source = _Sources(site).line(item.location)
        return told | {"source": source and printable(source, 240)}

    ready = partial(speaker.say, "serving")
    serve_site(site, target, port, rebuilt, lambda url: ready(url=url), shown)


@cli.command()
@click.argument("kind", type=click.Choice(["question", "person", "topic"]), required=False)
@click.argument("title", required=False)
@click.option("--session", help="Session of a question, such as 2025-2026.")
@click.option("--number", help="Number of a question, as printed.")
@click.option("--asked", help="When it was asked: 2026-04-20, 2026-04 or 2026.")
@click.option("--answered", help="When it was answered.")
@click.option("--asker", "askers", multiple=True, help="Who asks: an id or a name; repeatable.")
@click.option("--addressee", "addressees", multiple=True, help="Who is asked; repeatable.")
@click.option("--topic", "topics", multiple=True, help="Id of a topic; repeatable.")
@site_option
@language_option
def new(  # noqa: PLR0913, PLR0917 - one argument for each option
    kind: str | None,
    title: str | None,
    session: str | None,
    number: str | None,
    asked: str | None,
    answered: str | None,
    askers: tuple[str, ...],
    addressees: tuple[str, ...],
    topics: tuple[str, ...],
    site: Path,
    lang: str | None,
) -> None:
    """Make a new file with everything that can be filled in, and say where it is.

    On a terminal it asks what was not given.
    """
    speaker = Speaker(_language(lang))
    if not (site / SITE_FILE).is_file():
        raise click.UsageError(speaker.phrase("no_archive", site=site))
    single = {"number": number, "asked": asked, "answered": answered}
    values = {name: [value] for name, value in single.items() if value is not None}
    several = {"askers": askers, "addressees": addressees, "topics": topics}
    values |= {name: list(given) for name, given in several.items() if given}
    if title is None:
        if not _on_a_terminal():
            raise click.UsageError(speaker.phrase("say_what"))
        kind, title, session = _ask(speaker, kind, session, values)
    try:
        path = new_file(site, kind or "question", title, session, speaker.language, values)
    except AlreadyThere as error:
        raise click.UsageError(speaker.phrase("already_there", path=error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    click.echo(path)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(
    speaker: Speaker, kind: str | None, session: str | None, values: dict[str, list[str]]
) -> tuple[str, str, str | None]:
    """Asks on the terminal for what was not given; an empty answer means: not known."""

    def asked(key: str, default: str = "") -> str:
        shown = bool(default)
        answer = click.prompt(
            speaker.phrase(f"ask_{key}"), default=default, show_default=shown, err=True
        )
        return str(answer).strip()

    if kind is None:
        kinds = click.Choice(["question", "person", "topic"])
        kind = click.prompt(speaker.phrase("ask_kind"), default="question", type=kinds, err=True)
    title = ""
    while not title:
        title = asked("title")
    if kind == "question":
        session = session or asked("session") or None
        for name in ASKED:
            if name not in values:
                answer = asked(name)
                given = answer.split(";") if name in LISTS else [answer]
                values[name] = [value.strip() for value in given if value.strip()]
    return kind or "question", title, session


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="Name of the archive.")
@click.option("--language", help="Language of the site: nl, fr, de, en.")
@click.option("--base-url", help="Where the site will stand, such as https://example.org/raad/.")
@click.option("--repository", help="Address of the repository, such as https://github.com/x/y.")
@language_option
def init(  # noqa: PLR0913, PLR0917 - one argument for each option
    folder: Path,
    title: str | None,
    language: str | None,
    base_url: str | None,
    repository: str | None,
    lang: str | None,
) -> None:
    """Make a new, empty archive in FOLDER, with all that publishes it.

    On a terminal it asks what was not given.
    """
    from builder.starting import Wishes, settings_problem, start  # noqa: PLC0415 - as in `serve`

    speaker = Speaker(_language(lang or language))
    if _on_a_terminal():
        defaults = {"title": folder.absolute().name, "language": speaker.language}
        known = {"title": title, "language": language, "base_url": base_url}
        known |= {"repository": repository}
        for key, value in known.items():
            if value is None:
                question = speaker.phrase(f"ask_{key}")
                default = defaults.get(key, "")
                known[key] = click.prompt(
                    question, default=default, show_default=bool(default), err=True
                )
        title, language = known["title"], known["language"]
        base_url, repository = known["base_url"], known["repository"]
    wishes = Wishes(
        title or folder.absolute().name,
        language or "nl",
        base_url or "",
        repository or "",
        pipeline.program_version(),
    )
    fault = settings_problem(wishes)
    if fault is not None:
        message = f"{fault.message(speaker.language)}: {fault.hint(speaker.language)}"
        raise click.UsageError(message)
    try:
        made = start(folder, wishes)
    except FileExistsError as error:
        raise click.UsageError(speaker.phrase("not_empty", folder=error)) from error
    for path in made:
        click.echo(path)
    speaker.say("started", folder=folder)


@cli.command()
@click.argument("event", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to which what was found is written, as Markdown.",
)
@site_option
@language_option
def propose(event: Path, report: Path | None, site: Path, lang: str | None) -> None:
    """Make a question file out of an issue that was written with the form.

    EVENT is the file that GitHub gives to a workflow; its words are read from there, never from a
    command line.
    """
    from builder.proposals import NoProposal, proposal, write  # noqa: PLC0415 - as in `serve`

    speaker = Speaker(_language(lang))
    if not (site / SITE_FILE).is_file():
        raise click.UsageError(speaker.phrase("no_archive", site=site))
    try:
        found = proposal(event.read_bytes(), speaker.language)
        path = write(found, site)
    except NoProposal as error:
        if report is not None:
            report.write_text(speaker.phrase("no_proposal") + "\n", "utf-8")
        raise click.UsageError(str(error)) from error
    except FileExistsError as error:
        raise click.UsageError(speaker.phrase("already_there", path=error.filename)) from error
    lines = found.text.split("\n")
    if report is not None:

        def line(place: Location) -> str | None:
            return lines[place.line - 1] if place.line <= len(lines) else None

        report.write_text(summary(found.problems, speaker.language, line), "utf-8")
    speaker.problems(found.problems, site)
    click.echo(path)


@cli.command(name="import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--as", "name", help="What it is, such as vlaams-parlement (default: recognised).")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="For a table: your own YAML file that says which column is which field.",
)
@click.option("--into", help="Session of the questions (default: what the document says).")
@click.option("--dry-run", is_flag=True, help="Only say what would be made.")
@click.option("--update", is_flag=True, help="Put a file .new beside one that says something else.")
@click.option("--url", help="Address of the original, of a single document.")
@click.option("--retrieved", default="", help="Day on which it was fetched, such as 2024-03-01.")
@site_option
@format_option
@language_option
def import_(  # noqa: PLR0913, PLR0917 - one argument for each option
    files: tuple[Path, ...],
    name: str | None,
    mapping: Path | None,
    into: str | None,
    dry_run: bool,  # noqa: FBT001 - click passes arguments by name
    update: bool,  # noqa: FBT001
    url: str | None,
    retrieved: str,
    site: Path,
    form: str,
    lang: str | None,
) -> None:
    """Make question files out of documents (text, PDF) or tables (JSON Lines, JSON, CSV).

    Nothing that is there is changed. People, bodies and topics that the archive has are found;
    others are proposed as new files.
    """
    from builder.importing import known_sources, run  # noqa: PLC0415 - as in `serve`

    speaker = Speaker(_language(lang), form)
    if name is not None and mapping is not None:
        raise click.UsageError(speaker.phrase("as_and_mapping"))
    if name is not None and name not in known_sources():
        known = ", ".join(known_sources())
        raise click.UsageError(speaker.phrase("unknown_mapping", name=name, known=known))
    if url is not None and len(files) > 1:
        raise click.UsageError(speaker.phrase("one_url"))
    if url is not None and not url.startswith(("https://", "http://")):
        message = "must begin with https:// or http://"
        raise click.BadParameter(message, param_hint="--url")
    if not (site / SITE_FILE).is_file():
        raise click.UsageError(speaker.phrase("no_archive", site=site))
    with progress_bar(speaker) as progress:
        report = run(
            files,
            mapping or name,
            site,
            into=into,
            dry_run=dry_run,
            update=update,
            url=url or "",
            retrieved=retrieved,
            progress=partial(progress, "import"),
        )
    _told(speaker, report, site, dry_run=dry_run)
    if any(item.severity == "error" for item in report.problems):
        sys.exit(CONTENT)


SHOWN = 40
"""Lines of a list in a summary."""


def _told(speaker: Speaker, report: "Report", site: Path, *, dry_run: bool) -> None:
    """What came of an import: the problems, then a summary to act on."""
    from builder.importing import summary  # noqa: PLC0415 - as in `serve`

    # A second run finds every file there already; one line says so for all of them.
    told = [
        item for item in report.problems if item.code != "import-exists" or speaker.format != "text"
    ]
    speaker.problems(told, site)
    if speaker.format == "json":
        text = json.dumps({"summary": summary(report, speaker.language)}, ensure_ascii=False)
        click.echo(text)
    if speaker.format != "text":
        return
    for item in report.differing:
        click.echo("\n".join(printable(line, 240) for line in item.differences.split("\n")))
        if item.beside:
            speaker.say("import_beside", path=item.beside)
    _read_as(speaker, report.sources)
    counts = dict(report.counts)
    speaker.say(
        "would_import" if dry_run else "imported",
        questions=counts.get("question", 0),
        people=counts.get("person", 0),
        bodies=counts.get("body", 0),
        topics=counts.get("topic", 0),
        skipped=len(report.skipped),
    )
    speaker.say("import_parts", documents=report.rows, parts=report.parts, answers=report.answers)
    if report.failed:
        speaker.say("import_failed", failed=report.failed)
    if report.differing:
        speaker.say("import_different", count=len(report.differing))
    proposed = [path for path in report.created if not path.startswith("content/questions/")]
    _listed(speaker, "import_proposed", proposed)
    _listed(speaker, "import_uncertain", [str(place) for place in report.uncertain])


def _read_as(speaker: Speaker, sources: Sequence[tuple[str, str]]) -> None:
    """What each file was read as; of many of one kind only some."""
    by_name: dict[str, list[str]] = {}
    for file, name in sources:
        by_name.setdefault(name, []).append(Path(file).name)
    for name, files in by_name.items():
        some, more = ", ".join(files[:3]), len(files) - 3
        named = speaker.phrase("and_more", files=some, more=more) if more > 0 else some
        speaker.say("recognised", name=name, files=named)


def _listed(speaker: Speaker, key: str, lines: Sequence[str]) -> None:
    """A heading with lines below it, if there are any."""
    if not lines:
        return
    speaker.say(key, count=len(lines))
    for line in lines[:SHOWN]:
        click.echo(f"  {line}", err=True)
    if len(lines) > SHOWN:
        speaker.say("import_more", more=len(lines) - SHOWN)


def main() -> NoReturn:
    """Runs the command and turns whatever ends it into an exit code."""
    speaker = Speaker(_language(_asked(sys.argv[1:])))
    try:
        result = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except NotOurs as error:
        speaker.say("not_ours", folder=error)
        sys.exit(USAGE)
    except Unsteady as error:
        speaker.say("unsteady", folder=error)
        sys.exit(MACHINE)
    except NotWhole as error:
        speaker.say("not_whole", error=error)
        sys.exit(MACHINE)
    except (OSError, SearchFailed, BrokenExecutor, MemoryError) as error:
        speaker.say("machine", error=str(error) or type(error).__name__)
        sys.exit(MACHINE)
    except TooLarge as error:
        most = MOST_BYTES // 1_000_000
        speaker.say(
            "too_large", files=error.files, size=error.megabytes, most_files=MOST_FILES, most=most
        )
        sys.exit(CONTENT)
    except Exception:  # noqa: BLE001 - whatever it is, it is our bug, and has its own exit code
        traceback.print_exc()
        speaker.say("bug")
        sys.exit(MACHINE)
    sys.exit(result if isinstance(result, int) else 0)


if __name__ == "__main__":
    main()
