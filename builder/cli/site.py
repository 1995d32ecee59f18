"""Commands on an archive as it is: build, check, record, serve."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from builder import pipeline, runs
from builder.cli.options import (
    date_option,
    format_option,
    language_option,
    output_option,
    site_option,
)
from builder.cli.speaking import CONTENT, Sources, Speaker, language_of, progress_bar
from builder.fixing import mend
from builder.linking.ledger import LEDGER
from builder.problems import Problem, as_json, printable
from builder.publishing.disk import zip_of

GITHUB_PAGES = 1_000_000_000
"""Bytes that a site on GitHub Pages may have (docs.github.com, GitHub Pages limits)."""


@click.command()
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
    speaker = Speaker(language_of(lang), form)
    target = (output or site / ("_offline" if offline else "_site")).absolute()
    with progress_bar(speaker) as progress:
        search: runs.Search = "never" if no_search else "now"
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
        files=outcome.written,
        output=target,
        packed=zip_of(target),
    )
    if outcome.size > GITHUB_PAGES and not offline:
        speaker.say("large", size=outcome.size // 1_000_000, most=GITHUB_PAGES // 1_000_000)


@click.command()
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
    speaker = Speaker(language_of(lang), form)
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


@click.command()
@site_option
@format_option
@language_option
def record(site: Path, form: str, lang: str | None) -> None:
    """Note the addresses of all pages in content/addresses.txt, so that none is ever lost."""
    speaker = Speaker(language_of(lang), form)
    try:
        new = pipeline.record(site)
    except pipeline.Unfit as unfit:
        speaker.problems(unfit.problems, site)
        speaker.say("not_recorded")
        sys.exit(CONTENT)
    speaker.say("recorded", new=new, path=site / LEDGER)


@click.command()
@site_option
@output_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Port (default 8000).")
@date_option
@language_option
def serve(site: Path, output: Path | None, port: int, today: str | None, lang: str | None) -> None:
    """Show the site on this machine, and build it again whenever a file changes."""
    from builder.serving import serve_site  # noqa: PLC0415 - a server is slow to import

    speaker = Speaker(language_of(lang))
    target = (output or site / "_site").absolute()

    def rebuilt(outcome: pipeline.Outcome) -> None:
        speaker.problems(outcome.problems, site)
        speaker.say("rebuilt" if outcome.published else "not_built", files=outcome.written)

    def shown(item: Problem) -> dict[str, object]:
        told: dict[str, object] = json.loads(as_json(item, speaker.language))
        source = Sources(site).line(item.location)
        return told | {"source": source and printable(source, 240)}

    ready = partial(speaker.say, "serving")
    serve_site(site, target, port, rebuilt, lambda url: ready(url=url), shown, today)
