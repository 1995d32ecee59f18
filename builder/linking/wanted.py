"""Questions that are cited and that the archive does not have."""

from dataclasses import dataclass, field

from builder.model import Backlink, Citation, Question, Wanted
from builder.reading.slugs import slugify


@dataclass(slots=True)
class _Wish:
    """A wanted question, while it is gathered."""

    first: Citation
    key: tuple[str, ...]
    askers: dict[str, None] = field(default_factory=dict)
    addressees: dict[str, None] = field(default_factory=dict)
    kinds: dict[str, None] = field(default_factory=dict)
    cited_by: dict[Backlink, None] = field(default_factory=dict)


class Wishes:
    """Gathers missing citations: those that say the same of one number are one question."""

    def __init__(self) -> None:
        """Begins with none."""
        self._wishes: dict[str, _Wish] = {}

    def add(self, here: Question, item: Citation) -> str:
        """Adds a citation, and gives the id of what it wants."""
        name, key = _identity(here, item)
        wish = self._wishes.setdefault(name, _Wish(item, key))
        if item.asker:
            wish.askers[item.asker] = None
        elif item.own:
            wish.askers.update(dict.fromkeys(who.name for who in here.askers))
        if item.addressee:
            wish.addressees[item.addressee] = None
        elif item.same_addressee:
            wish.addressees.update(dict.fromkeys(who.name for who in here.addressees))
        if item.kind:
            wish.kinds[item.kind] = None
        url = f"{here.url}#{item.anchor}"
        wish.cited_by[Backlink(here.id, here.fields.title, url, item.anchor, "")] = None
        return name

    def all(self) -> dict[str, Wanted]:
        """All of them: the most cited first, then the newest."""
        made = [self._made(name, wish) for name, wish in sorted(self._wishes.items())]
        made.sort(key=lambda wanted: wanted.date.first if wanted.date else "", reverse=True)
        made.sort(key=lambda wanted: -len({back.question for back in wanted.cited_by}))
        return {wanted.id: wanted for wanted in made}

    def _made(self, name: str, wish: _Wish) -> Wanted:
        first = wish.first
        return Wanted(
            name,
            first.scheme,
            first.numbers[0],
            next(iter(wish.kinds)) if len(wish.kinds) == 1 else "",
            first.date,
            first.session,
            # Names that contradict each other tell nothing.
            tuple(_agreeing(wish.askers)),
            tuple(_agreeing(wish.addressees)),
            first.text,
            tuple(sorted(wish.cited_by, key=lambda back: (back.question, back.anchor))),
        )


def _agreeing(names: dict[str, None]) -> list[str]:
    """One name if all are the same person's by their surnames; else all of them."""
    longest = sorted(names, key=lambda name: (-len(name), name))[:1]
    if longest and all(
        set(slugify(n).split("-")) <= set(slugify(longest[0]).split("-")) for n in names
    ):
        return longest
    return list(names)


def _identity(here: Question, item: Citation) -> tuple[str, tuple[str, ...]]:
    """What makes two citations one question: number and date; else all that is known of it."""
    parts: list[str] = [item.scheme, item.numbers[0]]
    if item.scheme not in {"european", "printed-paper"}:
        if item.date is not None:
            parts.append(item.date.text)
        else:
            askers = [who.person for who in here.askers] if item.own else []
            asked = [who.person for who in here.addressees] if item.same_addressee else []
            parts += [item.session, item.kind, item.asker or "+".join(askers)]
            parts.append(item.addressee or "+".join(asked))
            if not any(parts[2:]):
                # A number alone: nobody knows whether two documents mean the same.
                parts.append(here.id)
    short = {"question": "", "editor": ""}.get(item.scheme, item.scheme)
    return slugify(" ".join(["w", short, *parts[1:]])), tuple(parts)
