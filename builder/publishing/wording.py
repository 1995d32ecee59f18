"""Dates, lists and plurals in the language of the site, by Babel."""

from collections.abc import Callable, Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from builder.model import Date
from builder.publishing.views import Day


class Wording:
    """Writes values in one language.

    Attributes:
        locale: the Babel locale; English for a language that Babel does not know.
        plural: CLDR plural category of a number, such as `one`.
    """

    def __init__(self, language: str) -> None:
        """Prepares a BCP 47 language such as `nl` or `nl-BE`."""
        try:
            self.locale = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            self.locale = Locale("en")
        self.plural: Callable[[int], str] = self.locale.plural_form
        self._days: dict[Date, Day] = {}
        # Babel takes longer over a value than a page over all else; the same ones come often.
        self._numbers: dict[int, str] = {}
        self._periods: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def number(self, number: int) -> str:
        """A number with its thousands apart: `1.284`."""
        if number not in self._numbers:
            self._numbers[number] = format_decimal(number, locale=self.locale)
        return self._numbers[number]

    def names(self, names: Sequence[str]) -> str:
        """`a`, `a en b`, `a, b en c`."""
        key = tuple(names)
        if key not in self._lists:
            self._lists[key] = format_list(list(key), locale=self.locale)
        return self._lists[key]

    def language(self, code: str) -> str:
        """What a language calls itself: `français`; its code, if Babel does not know it."""
        try:
            locale = Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            return code
        return locale.get_language_name(locale.language) or code

    def day(self, when: Date | None) -> Day | None:
        """A date in words, as precise as it is: `12 januari 2024`, `januari 2024`, `2024?`."""
        if when is None:
            return None
        if when not in self._days:
            self._days[when] = self._day(when)
        return self._days[when]

    def month(self, text: str) -> str:
        """A month in short: `jan. 2024` for `2024-01`."""
        return format_skeleton("yMMM", date.fromisoformat(f"{text}-01"), locale=self.locale)

    def period(self, text: str) -> str:
        """A month or a year in words: `januari 2024` for `2024-01`."""
        if text not in self._periods:
            self._periods[text] = self._words(text)
        return self._periods[text]

    def long(self, day: date) -> str:
        """A day in words: `12 januari 2024`."""
        return format_date(day, "long", locale=self.locale)

    def _day(self, when: Date) -> Day:
        if "/" in when.text:
            first, last = (self._words(text) for text in when.text.split("/"))
            return Day(f"{first} – {last}", "")
        doubt = when.text.rstrip("?~%")
        machine = when.text if when.text == doubt else ""
        return Day(self._words(when.text), machine)

    def _words(self, text: str) -> str:
        plain = text.rstrip("?~%")
        # `2024?` is the archive's own doubt, and is said as such.
        mark = {"?": " (?)", "~": " (±)", "%": " (±?)"}.get(text[len(plain) :], "")
        year, _, rest = plain.partition("-")
        if not rest:
            return year + mark
        if "-" not in rest:
            first = date.fromisoformat(f"{plain}-01")
            return format_skeleton("yMMMM", first, locale=self.locale) + mark
        return self.long(date.fromisoformat(plain)) + mark
