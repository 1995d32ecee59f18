"""How long a command takes, and how much of the machine."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
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
    """

    wall: float
    cpu: float
    memory: float


def cost_of(commands: Sequence[Sequence[str]], folder: Path) -> Cost:
    """Runs commands one after another.

    Raises:
        subprocess.CalledProcessError: one of them failed.
    """
    wall = cpu = 0.0
    most = 0.0
    for command in commands:
        before, began = os.times(), time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            memory = _Memory(process.pid)
            _, said = process.communicate()
            most = max(most, memory.end())
        wall += time.perf_counter() - began
        after = os.times()
        cpu += after.children_user + after.children_system
        cpu -= before.children_user + before.children_system
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Cost(wall, cpu, most)


class _Memory(threading.Thread):
    """Looks at the memory of a process and its descendants while it runs."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root, self._most = root, 0.0
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(EVERY):
            self._most = max(self._most, sum(map(_pss, _family(self._root))) / 1000)

    def end(self) -> float:
        """The most that was seen, in megabytes."""
        self._ended.set()
        self.join()
        return self._most


def _family(root: int) -> list[int]:
    family = [root]
    for process in family:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                family += map(int, children.read_text("ascii").split())
            except OSError:
                continue
    return family


def _pss(process: int) -> int:
    """Kilobytes of a process, its part of what is shared included."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
