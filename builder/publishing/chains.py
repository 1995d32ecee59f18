"""The pages of threads: what happened, the newest on top, and the same as a drawing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from builder.model import Archive, Question, Thread
from builder.publishing.drawings import days_of, draw
from builder.publishing.edition import Edition
from builder.publishing.paging import Share
from builder.publishing.views import (
    Link,
    Step,
    Strip,
    ThreadsView,
    ThreadView,
)


class Chains:
    """Makes the pages of the threads of an edition."""

    def __init__(self, edition: Edition) -> None:
        """Prepares nothing that is not there already."""
        self._edition = edition
        self._archive, self._site = edition.archive, edition.site

    def every(self) -> Iterator[Share]:
        """The list of threads, and the page of each; all are made by who prints them."""
        if not self._archive.threads:
            return
        yield Share("threads", "")
        for name in self._archive.threads:
            yield Share("thread", name)

    def page(self, name: str) -> ThreadView:
        """The page of a thread."""
        return self._thread(self._archive.threads[name])

    def list(self) -> ThreadsView:
        """The list of threads."""
        t = self._site.t
        url = f"{self._edition.addresses.threads}/"
        common = self._edition.common(url, t("threads"), t("threads_text"))
        threads = tuple(
            (
                Link(thread.url, self._title(thread)),
                t("total_questions", len(thread.questions)),
                self._span(thread),
            )
            for thread in self._archive.threads.values()
        )
        return ThreadsView(**common, threads=threads)

    def _title(self, thread: Thread) -> str:
        return self._archive.questions[thread.questions[0]].fields.title

    def _span(self, thread: Thread) -> str:
        days = [day for name in thread.questions for day in days_of(self._archive.questions[name])]
        if not days:
            return ""
        first, last = min(days, key=lambda day: day.first), max(days, key=lambda day: day.first)
        words = [shown.text for day in (first, last) if (shown := self._edition.wording.day(day))]
        return " – ".join(dict.fromkeys(words))

    def _thread(self, thread: Thread) -> ThreadView:
        t = self._site.t
        title = t("thread_title", title=self._title(thread))
        common: dict[str, Any] = self._edition.common(thread.url, title, t("threads_text"))
        threads = Link(f"{self._edition.addresses.threads}/", t("threads"))
        common["crumbs"] = (*common["crumbs"], threads)
        common["feed"] = self._edition.feed(thread.url, title)
        numbers = {name: number for number, name in enumerate(thread.questions, start=1)}
        steps = tuple(self._steps(thread, numbers))
        return ThreadView(
            **common,
            span=self._span(thread),
            total=len(thread.questions),
            steps=steps,
            drawing=draw(numbers, thread.links, self._edition, ("drawing_title", "drawing_text")),
        )

    def _steps(self, thread: Thread, numbers: Mapping[str, int]) -> Iterator[Step]:
        """What happened, the newest first; what has no date comes last."""
        happened: list[tuple[str, int, Step]] = []
        cited = defaultdict(list)
        for citing, target in thread.links:
            cited[citing].append(target)
        for name in thread.questions:
            question = self._archive.questions[name]
            fields = question.fields
            cites = tuple(
                Link(self._archive.questions[target].url, str(numbers[target]))
                for target in cited[name]
            )
            for order, (kind, day) in enumerate(
                (("asked", fields.asked), ("answered", fields.answered))
            ):
                if kind == "answered" and day is None:
                    continue
                anchor = question.outline.answers[-1].anchor if question.outline.answers else ""
                at = f"#{anchor}" if kind == "answered" and anchor else ""
                people = question.askers if kind == "asked" else question.addressees
                step = Step(
                    numbers[name],
                    kind,
                    self._site.t(f"step_{kind}"),
                    self._edition.wording.day(day),
                    Link(question.url + at, fields.title),
                    self._edition.wording.names([who.name for who in people]),
                    cites if kind == "asked" else (),
                )
                happened.append((day.first if day is not None else "", order, step))
        happened.sort(key=lambda item: (item[0], item[1], item[2].number), reverse=True)
        yield from (step for _, _, step in happened)


def strip(question: Question, archive: Archive, edition: Edition) -> Strip | None:
    """The question before and the one after in the thread of a question."""
    thread = archive.threads.get(question.thread or "")
    if thread is None:
        return None
    at = thread.questions.index(question.id)

    def link(index: int) -> Link | None:
        if not 0 <= index < len(thread.questions):
            return None
        other = archive.questions[thread.questions[index]]
        day = edition.wording.day(other.fields.asked)
        when = f" ({day.text})" if day is not None else ""
        return Link(other.url, f"{other.fields.title}{when}")

    total = len(thread.questions)
    whole = Link(thread.url, edition.site.t("thread_of", total, place=at + 1))
    return Strip(link(at - 1), link(at + 1), whole)
