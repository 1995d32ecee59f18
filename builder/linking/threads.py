"""Threads: questions that cite each other, directly or by way of others."""

from collections.abc import Iterable, Mapping, Sequence

from builder.linking.addresses import Addresses
from builder.model import Cited, Question, Thread


def threads(
    questions: Sequence[Question], cited: Mapping[str, Iterable[Cited]], addresses: Addresses
) -> dict[str, Thread]:
    """The threads of an archive, the one in which something happened last first.

    A thread has at least two questions. Its id is that of its oldest question, so that it stays
    when the thread goes on. Cycles do no harm: a thread has no direction.

    Args:
        questions: all of them.
        cited: id of each to what its citations and links mean.
        addresses: of the site.
    """
    pairs = sorted(
        {
            (question.id, one.target)
            for question in questions
            for one in cited.get(question.id, ())
            if one.state == "resolved" and one.target is not None and one.target != question.id
        }
    )
    root = {question.id: question.id for question in questions}

    def find(name: str) -> str:
        while root[name] != name:
            # Every step halves the way for those who come after.
            root[name] = root[root[name]]
            name = root[name]
        return name

    for citing, target in pairs:
        root[find(citing)] = find(target)
    groups: dict[str, list[Question]] = {}
    inside: dict[str, list[tuple[str, str]]] = {}
    for question in questions:
        groups.setdefault(find(question.id), []).append(question)
    for pair in pairs:
        inside.setdefault(find(pair[0]), []).append(pair)
    made = []
    for name, group in groups.items():
        if len(group) > 1:
            group.sort(key=age)
            oldest = group[0].id
            members = tuple(question.id for question in group)
            url = addresses.thread(oldest)
            made.append((Thread(oldest, url, members, tuple(inside[name])), latest(group)))
    made.sort(key=lambda pair: pair[0].id)
    made.sort(key=lambda pair: pair[1], reverse=True)
    return {thread.id: thread for thread, _ in made}


def age(question: Question) -> tuple[str, str]:
    """Sort key: the oldest first, the undated last."""
    day = question.fields.asked or question.fields.answered
    return (day.first if day is not None else "9999", question.id)


def latest(questions: Iterable[Question]) -> str:
    """The last day on which something happened; empty if nothing is dated."""
    days = (day.first for q in questions for day in (q.fields.asked, q.fields.answered) if day)
    return max(days, default="")
