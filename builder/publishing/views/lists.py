"""Links, dates, people and lists of questions."""

from dataclasses import dataclass, field, fields
from operator import attrgetter

from builder.publishing.manifest import digest


@dataclass(frozen=True, slots=True)
class Link:
    """A link: address and words."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with the number of questions behind it, and a few words more (`detail`)."""

    url: str
    text: str
    count: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some questions of a list, as a link.

    Attributes:
        url: the page that lists them.
        text: which ones.
        count: how many.
        current: whether these are shown.
    """

    url: str
    text: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Tallied:
    """A number on the front page, with its words and the list it counts.

    Attributes:
        url: the list.
        text: what is counted.
        count: how many.
        waits: whether somebody still has to do something.
    """

    url: str
    text: str
    count: int
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date: in words, and for `<time datetime>` (empty if the date is too vague for that)."""

    text: str
    machine: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks or is asked: name, page, and role, party and body at the time."""

    name: str
    url: str
    role: str
    party: str
    body: Link | None


@dataclass(frozen=True, slots=True)
class Item:
    """A question in a list.

    Attributes:
        url: its page.
        title: its title.
        number: as printed, or empty.
        day: when it was asked, or when `event` happened; or `None`.
        event: what happened then, in words; empty in a list of questions.
        askers: their names, joined.
        addressees: their names, joined.
        status: key, such as `open`: a class name for the style sheet.
        status_text: the same in words.
        due: until when it has to be answered, in words, if it waits for that; else empty.
        badge: how many sub-questions were answered, in words; or empty.
        judged: that an editor has a part in that, in words; or empty.
        language: of the title, if it is not the page's; else empty.
        anchor: id of its element in a list that has it once.
        told: digest of all this: a question stands in some ten lists.
    """

    url: str
    title: str
    number: str
    day: Day | None
    event: str
    askers: str
    addressees: str
    status: str
    status_text: str
    due: str
    badge: str
    judged: str
    language: str
    anchor: str
    told: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Works out the digest."""
        object.__setattr__(self, "told", bytes.fromhex(digest(repr(_texts(self)).encode())))


_texts = attrgetter(*(entry.name for entry in fields(Item) if entry.name != "told"))


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to the other pages of a long list.

    Attributes:
        pages: number and address of each page shown; a gap before it if numbers are left out.
        current: number of this page.
        last: number of the last page.
        previous: address of the page before, or `None`.
        following: address of the page after, or `None`.
    """

    pages: tuple[tuple[int, str, bool], ...]
    current: int
    last: int
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Questions:
    """One page of a list of questions.

    Attributes:
        items: at most 50.
        total: how many there are on all pages.
        pager: `None` if they fit on one page.
        groups: the items by month or year, with its name; empty for a short list.
        filters: which questions of a list there are to choose from, in rows with a name.
    """

    items: tuple[Item, ...]
    total: int
    pager: Pager | None
    groups: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    filters: tuple[tuple[str, tuple[Choice, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a calendar; 0 is a place before the first or behind the last day of a month.

    Attributes:
        number: of the day.
        count: questions asked on it.
        url: the first of them in the list; empty if there is none.
        text: the day in full, with how many there are.
    """

    number: int = 0
    count: int = 0
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of a calendar: its name, and its weeks of seven days."""

    name: str
    weeks: tuple[tuple[CalendarDay, ...], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """An office or a party, and when: `sinds 3 maart 2023`."""

    text: str
    body: Link | None
    when: str
