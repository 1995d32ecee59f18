"""The command line: arguments, printing, exit codes. Nothing else prints.

Exit codes: 0 fine, 1 problems in the content, 2 wrong usage, 3 the machine failed or a bug of
ours.
"""

import sys
import traceback
from concurrent.futures import BrokenExecutor
from typing import NoReturn

import click

from builder.cli.incoming import import_, propose
from builder.cli.making import init, new
from builder.cli.site import build, check, record, serve
from builder.cli.speaking import CONTENT, MACHINE, USAGE, Speaker, asked_language, language_of
from builder.editions import program_version
from builder.loading import Unsteady
from builder.publishing.disk import MOST_BYTES, MOST_FILES, TooLarge
from builder.publishing.search import SearchFailed
from builder.publishing.workshop import NotOurs
from builder.publishing.writing import NotWhole


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(program_version(), prog_name="vraagbaak")
def cli() -> None:
    """Publish an archive of parliamentary questions and answers as a website."""


for _command in (build, check, serve, new, import_, init, propose, record):
    cli.add_command(_command)


def main() -> NoReturn:
    """Runs the command and turns whatever ends it into an exit code."""
    speaker = Speaker(language_of(asked_language(sys.argv[1:])))
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
