"""Work for several processes: how it is handed out, and to whom.

Any executor of the interface of `concurrent.futures` will do, also one that reaches other
machines: what a task needs goes with it, and what it makes comes back. Only processes of this
machine, which have the memory of the one that called, also write what they make.
"""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_lent: dict[str, Any] = {}
"""What tasks in this process share, by name."""


def lend(things: Mapping[str, Any]) -> None:
    """Gives this process things that its tasks share, in place of those it had."""
    _lent.clear()
    _lent.update(things)


def lent(name: str) -> Any:  # noqa: ANN401 - whatever was lent
    """A thing that was lent to this process; `None` if it was not."""
    return _lent.get(name)


def _begin(things: Mapping[str, Any]) -> None:
    """A process that shares the work begins."""
    lend(things)
    _tidy.append(True)
    threading.Thread(target=_follow_the_parent, daemon=True).start()
    # What it has from its parent is no garbage; to look for some there would copy all of it.
    gc.freeze()


def _follow_the_parent() -> None:
    """Ends this process when its parent ends, also if that was killed.

    Else it would wait for work for ever, and hold the lock that the next build waits for.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


_tidy: list[bool] = []


def tidy() -> None:
    """Gives back what a task left: a template may leave circles, which go no other way.

    Only what is new is looked through; all that is older has been.
    """
    if _tidy:
        gc.collect(0)


@contextmanager
def pool(things: Mapping[str, Any]) -> Iterator[Executor]:
    """Processes of this machine, one for each processor.

    A process that is forked has what its parent has; any other gets it sent once.
    """
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    workers = ProcessPoolExecutor(cores(), context, initializer=_begin, initargs=(things,))
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def in_turn(
    executor: Executor | None,
    function: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
) -> Iterator[_Result]:
    """The results of tasks in the order of the tasks; only a few are under way at a time.

    Args:
        executor: who does them; `None`: this process, one after another.
        function: what is done with each; of the top level of a module, so that it can be sent.
        tasks: of any number; each is made when it is its turn.
    """
    if executor is None:
        yield from map(function, tasks)
        return
    ahead = 2 * cores() + 2
    under_way: deque[Future[_Result]] = deque()
    for task in tasks:
        under_way.append(executor.submit(function, task))
        if len(under_way) >= ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def in_rounds(
    workers: Callable[[], AbstractContextManager[Executor | None]],
    function: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    size: int,
) -> Generator[_Result, None, None]:
    """As `in_turn`, by other workers after so many tasks.

    Who was forked shares what its parent has until it looks at it: Python counts who looks, and
    the system copies what is counted. With each round, they share all of it again.

    Args:
        workers: who does them, in each round; as `executor` of `in_turn`.
        function: as there.
        tasks: as there.
        size: tasks in a round.
    """
    rest = iter(tasks)
    for first in rest:
        with workers() as executor:
            yield from in_turn(executor, function, chain((first,), islice(rest, size - 1)))


@contextmanager
def without_pauses() -> Iterator[None]:
    """Nothing of what a build makes is garbage before it ends: looking for it takes a third.

    As a decorator of a function, what that made is gone before anybody looks for garbage again.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
