"""What the settings say: dated rules."""

from dataclasses import dataclass

from builder.model.files import Date


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long somebody may take to answer, while the rule is in force.

    Attributes:
        name: what the rule is called on a page, such as the article it comes from.
        amount: how many of `unit`, counted from the day after the question was asked.
        unit: `days`, `working-days`, `weeks` or `months`.
        calendar: country of the public holidays that are not working days, and after a hyphen
            its subdivision: `BE`, `DE-BY`; `None`: only Saturdays and Sundays are not.
        pauses: whether the days of a recess do not count.
        kinds: kinds of question it is for; empty is all of them.
        parliament: id of the parliament it is for; `None` is all of them.
        start: first day on which a question asked then falls under it.
        end: last such day.
        url: where the rule can be read.
    """

    name: str
    amount: int
    unit: str = "days"
    calendar: str | None = None
    pauses: bool = False
    kinds: tuple[str, ...] = ()
    parliament: str | None = None
    start: Date | None = None
    end: Date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A recess, or a term of a parliament: name, first and last day.

    Attributes:
        name: what it is called.
        start: its first day, or `None` for an unknown one.
        end: its last day, or `None` if it is not over or not known.
        parliament: id of the parliament; `None` is all of them.
    """

    name: str
    start: Date | None = None
    end: Date | None = None
    parliament: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The dated rules of an archive.

    Attributes:
        deadlines: in the order of the file.
        recesses: periods in which the days do not count for rules that pause.
        terms: periods at whose end a question without an answer lapses.
        today: the day on which the archive is looked at, ISO 8601; `None`: the newest one on
            which, by its own files, something happened in it.
    """

    deadlines: tuple[DeadlineRule, ...] = ()
    recesses: tuple[Period, ...] = ()
    terms: tuple[Period, ...] = ()
    today: str | None = None
