"""How long a command takes, and how much of the machine."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of all processors, of the command and all that it started.
        memory: most megabytes at one time, of all its processes together; what several of them
            share counts once (PSS).
        each: most megabytes of each of its processes, with what it shares (RSS), the largest
            first.
    """

    wall: float
    cpu: float
    memory: float
    each: tuple[int, ...] = ()


def cost_of(commands: Sequence[Sequence[str]], folder: Path) -> Cost:
    """Runs commands one after another.

    Raises:
        subprocess.CalledProcessError: one of them failed.
    """
    wall = cpu = 0.0
    most = 0.0
    each: list[int] = []
    for command in commands:
        before, began = os.times(), time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            memory = _Memory(process.pid)
            _, said = process.communicate()
            most = max(most, memory.end())
            each += memory.each
        wall += time.perf_counter() - began
        after = os.times()
        cpu += after.children_user + after.children_system
        cpu -= before.children_user + before.children_system
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Cost(wall, cpu, most, tuple(sorted(each, reverse=True)))


class _Memory(threading.Thread):
    """Looks at the memory of a process and its descendants while it runs."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root, self._most = root, 0.0
        self._each: dict[int, int] = {}
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(EVERY):
            together = 0
            for process in _family(self._root):
                alone, own = _memory(process)
                self._each[process] = max(self._each.get(process, 0), alone)
                together += own
            self._most = max(self._most, together / 1000)

    @property
    def each(self) -> list[int]:
        """The most of each process, in megabytes; programs that are over at once are left out."""
        return [kilobytes // 1000 for kilobytes in self._each.values() if kilobytes > _SMALL]

    def end(self) -> float:
        """The most that was seen, in megabytes."""
        self._ended.set()
        self.join()
        return self._most


def _family(root: int) -> list[int]:
    family = [root]
    for process in family:
        # Any of them may be over before it is looked at.
        with suppress(OSError):
            for task in Path(f"/proc/{process}/task").iterdir():
                family += map(int, (task / "children").read_text("ascii").split())
    return family


_SMALL = 20_000
"""Kilobytes up to which a process is not worth a number."""


def _memory(process: int) -> tuple[int, int]:
    """Kilobytes of a process: with all that it shares (RSS), and with its part of that (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0, 0
    told = {words[0]: int(words[1]) for line in text.splitlines()[1:] if (words := line.split())}
    return told.get("Rss:", 0), told.get("Pss:", 0)
