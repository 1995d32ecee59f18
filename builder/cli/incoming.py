"""Commands that take in what others wrote: documents and tables, a filled-in form."""

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import format_option, language_option, site_option
from builder.cli.speaking import CONTENT, Speaker, language_of, progress_bar
from builder.config import SITE_FILE
from builder.problems import Location, printable
from builder.summary import summary

if TYPE_CHECKING:
    from builder.importing import Report


@click.command()
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

    speaker = Speaker(language_of(lang))
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


@click.command(name="import")
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

    speaker = Speaker(language_of(lang), form)
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

NAMED = 5
"""People, bodies or topics that are named in it."""


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
    _proposed(speaker, report.created)
    _listed(speaker, "import_uncertain", [str(place) for place in report.uncertain])


def _proposed(speaker: Speaker, created: Sequence[str]) -> None:
    """People, bodies and topics that were made: a line for each kind; JSON has them all."""
    by_folder: dict[str, list[str]] = {}
    for path in created:
        folder, _, file = path.removeprefix("content/").partition("/")
        if folder != "questions":
            by_folder.setdefault(folder, []).append(file.removesuffix(".md"))
    if by_folder:
        speaker.say("import_proposed")
    for folder, names in by_folder.items():
        some, more = ", ".join(names[:NAMED]), len(names) - NAMED
        named = speaker.phrase("and_more", files=some, more=more) if more > 0 else some
        click.echo(f"  content/{folder}/: {named}", err=True)


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
