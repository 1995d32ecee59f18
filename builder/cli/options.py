"""Options that several commands have."""

from pathlib import Path

import click

from builder.reading.dates import parse_date

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
