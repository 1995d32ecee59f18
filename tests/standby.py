"""A `vraagbaak` that stands ready: all of it is imported, nothing is touched yet.

To start Python and to import takes six times as long as to build a small archive; builds that are
hit by a fault are thousands. So one process imports once, and each build is a fork of it, which
begins when the tracer, if there is one, looks on.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

from tests.driver import REPOSITORY

LESS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Begins a command to whom, even if root gives it, what is forbidden is forbidden."""

SURROUNDINGS = {
    "PYTHONPATH": str(REPOSITORY),
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code (negative: by a signal) and what it said."""

    code: int
    said: str


class Standby:
    """Runs commands of `vraagbaak`, one after another."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Takes the process that stands ready."""
        self._process = process

    def run(self, *options: str, tracing: Sequence[str] = ()) -> Ended:
        """Runs a command; under `strace` with these options, if there are any."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        asked.write(json.dumps({"options": options, "tracing": tracing}) + "\n")
        asked.flush()
        return Ended(**json.loads(told.readline()))


@contextmanager
def standby(*, less: bool = False) -> Iterator[Standby]:
    """A process that stands ready; `less`: to whom what is forbidden is forbidden."""
    command = [*(LESS if less else ()), sys.executable, "-m", "tests.standby"]
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**os.environ, **SURROUNDINGS},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Standby(process)
        assert process.stdin is not None
        process.stdin.close()


# --- the process that stands ready ----------------------------------------------------------------


def _serve() -> None:
    """Runs what is asked, a line each, until nobody asks any more."""
    import builder.cli  # noqa: F401, PLC0415 - only here: others know this module by its door

    # A child waits for this signal; so it must not come too early.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_run(**json.loads(line))) + "\n")
        sys.stdout.flush()


def _run(options: list[str], tracing: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as said:
        waits, waiting = os.pipe()
        child = os.fork()
        if not child:
            _be(options, said.fileno(), waiting if tracing else None)
        os.close(waiting)
        if tracing:
            # The tracer may count no call that comes before those of the command.
            assert os.read(waits, 1) == b"w"
            _watched(child, tracing)
        os.close(waits)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        text = said.read().decode("utf-8", errors="replace")
        return {"code": os.waitstatus_to_exitcode(status), "said": text}


def _watched(child: int, tracing: list[str]) -> None:
    """Lets a child go on when the tracer looks on, and waits until it looks no more."""
    command = ["strace", "-f", "-p", str(child), *tracing]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        first = tracer.stderr.readline()
        assert "attached" in first, first
        os.kill(child, signal.SIGUSR1)
        tracer.stderr.read()


def _be(options: list[str], said: int, waiting: int | None) -> NoReturn:
    """The child: the command, and nothing of what comes after it in its parent.

    Says that it waits for a signal, if it is to wait for one.
    """
    code = 1
    try:
        os.dup2(said, 2)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(2, 1)
        if waiting is not None:
            os.write(waiting, b"w")
            signal.sigwait({signal.SIGUSR1})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
        code = _command(options)
    except BaseException:  # noqa: BLE001 - it has its own exit code, and may not go on as its parent
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _command(options: list[str]) -> int:
    from builder.cli import main  # noqa: PLC0415 - as above

    sys.argv[:] = ["vraagbaak", *options]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)


if __name__ == "__main__":
    _serve()
