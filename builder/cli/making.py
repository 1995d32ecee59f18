"""Commands that make new files: one of any kind, or a whole archive."""

import sys
from pathlib import Path

import click

from builder.cli.options import language_option, site_option
from builder.cli.speaking import Speaker, language_of
from builder.config import SITE_FILE
from builder.editions import program_version
from builder.scaffold import ASKED, FORMS, LISTS, AlreadyThere, new_file


@click.command()
@click.argument("kind", type=click.Choice([*FORMS]), required=False)
@click.argument("title", required=False)
@click.option("--session", help="Session of a question, such as 2025-2026.")
@click.option("--number", help="Number of a question, as printed.")
@click.option("--asked", help="When it was asked: 2026-04-20, 2026-04 or 2026.")
@click.option("--answered", help="When it was answered.")
@click.option("--asker", "askers", multiple=True, help="Who asks: an id or a name; repeatable.")
@click.option("--addressee", "addressees", multiple=True, help="Who is asked; repeatable.")
@click.option("--topic", "topics", multiple=True, help="Id of a topic; repeatable.")
@click.option("--broader", help="Id of the broader topic of a topic.")
@click.option("--abbreviation", help="Abbreviation of a body.")
@click.option("--body-kind", "body_kind", help="Kind of a body, such as ministry.")
@click.option("--parent", help="Id of the body that a body belongs to.")
@click.option("--description", help="One sentence about a page.")
@click.option("--menu", help="Place of a page in the menu: 1, 2, 3.")
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
    body_kind: str | None,
    site: Path,
    lang: str | None,
    **others: str | None,
) -> None:
    """Make a new file with everything that can be filled in, and say where it is.

    On a terminal it asks what was not given.
    """
    speaker = Speaker(language_of(lang))
    if not (site / SITE_FILE).is_file():
        raise click.UsageError(speaker.phrase("no_archive", site=site))
    single = {"number": number, "asked": asked, "answered": answered, "kind": body_kind, **others}
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
        kinds = click.Choice([*FORMS])
        text = speaker.phrase("ask_kind")
        kind = str(click.prompt(text, default="question", type=kinds, err=True))
    title = ""
    while not title:
        title = asked("title")
    if kind == "question":
        session = session or asked("session") or None
    for name in ASKED[kind]:
        if name not in values:
            answer = asked("body_kind" if name == "kind" else name)
            given = answer.split(";") if name in LISTS else [answer]
            values[name] = [value.strip() for value in given if value.strip()]
    return kind, title, session


@click.command()
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

    speaker = Speaker(language_of(lang or language))
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
        program_version(),
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
