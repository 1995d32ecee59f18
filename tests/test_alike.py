"""Two views have one digest only if all that is in one is in the other."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markupsafe import Markup

from builder.publishing.alike import digest_of
from builder.publishing.views import Day, Item, Link, Questions, SessionView, View

ITEM = Item("u/", "t", "1", Day("a", "b"), "", "An", "Jan", "open", "Open", "", "", "", "", "s_1")


def view(**other: Any) -> View:  # noqa: ANN401 - of any field
    questions = Questions((ITEM,), 1, None, (("mei", (ITEM,)),), (("stand", ()),))
    made: dict[str, Any] = {
        "url": "x/",
        "root": "../",
        "title": "X",
        "description": "",
        "language": "nl",
        "canonical": "",
        "feed": None,
        "on_disk": False,
        "crumbs": (Link("", "Home"),),
        "questions": questions,
        **other,
    }
    return SessionView(**made)


def others(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever a view has
    """Other values than a plain one, some of which look like it."""
    if isinstance(value, Markup):
        return value + Markup("x"), str(value)
    if isinstance(value, str):
        return f"{value}'", Markup(value)  # noqa: S704 - made here
    if isinstance(value, bool):
        return (not value,)
    return ("", "None") if value is None else (value + 1, str(value))


def changed(value: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The same with something else somewhere in it, once for each place."""
    if isinstance(value, tuple):
        yield (*value, "x")
        for at, entry in enumerate(value):
            yield (*value[:at], *value[at + 1 :])
            for other in changed(entry):
                yield (*value[:at], other, *value[at + 1 :])
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            if entry.init:
                for other in changed(getattr(value, entry.name)):
                    yield replace(value, **{entry.name: other})
    else:
        yield from others(value)


def test_another_text_anywhere_in_a_view_gives_another_digest() -> None:
    own = view()
    every = list(changed(own))
    assert len(every) > 100
    digests = {digest_of(one, "site") for one in every}
    assert len(digests) == len(set(map(repr, every)))
    assert digest_of(own, "site") not in digests
    assert digest_of(view(), "site") == digest_of(own, "site") != digest_of(own, "other")
