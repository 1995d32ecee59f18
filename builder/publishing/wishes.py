"""Wanted questions: the pages, the data, and the beginning of a file for each."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from builder.model import Backlink, Question, Wanted
from builder.publishing.citations import WANTED_PAGE
from builder.publishing.edition import Edition
from builder.publishing.paging import pager
from builder.publishing.views import Link, WantedItem, WantedView
from builder.reading.slugs import slugify

_NEXT_SESSION = (7, 8, 9)
"""Months of which nobody can tell the session without knowing the parliament."""


class WantedPages:
    """Makes the list of wanted questions of an edition."""

    def __init__(self, edition: Edition) -> None:
        """Prepares nothing that is not there already."""
        self._edition = edition
        self._archive, self._site = edition.archive, edition.site

    def views(self) -> Iterator[WantedView]:
        """The pages of the list; none, if nothing is wanted."""
        wanted = list(self._archive.wanted.values())
        where = self._edition.addresses
        t = self._site.t
        url = f"{where.wanted}/"
        last = -(-len(wanted) // WANTED_PAGE)
        for number in range(1, last + 1):
            here = where.numbered(url, number)
            title = t("wanted")
            shown = title if number == 1 else t("title_page", title=title, page=number)
            common = self._edition.common(here, shown, t("wanted_text"))
            common["feed"] = self._edition.feed(url, title)
            if number > 1:
                common["crumbs"] = (*common["crumbs"], Link(url, title))
            some = wanted[(number - 1) * WANTED_PAGE : number * WANTED_PAGE]
            yield WantedView(
                **common,
                total=len(wanted),
                items=tuple(self._item(one) for one in some),
                pager=pager(where, url, number, last) if last > 1 else None,
            )

    def _item(self, wanted: Wanted) -> WantedItem:
        citing: dict[str, Backlink] = {}
        for back in wanted.cited_by:
            citing.setdefault(back.question, back)
        titles = Counter(back.title for back in citing.values())
        names = self._edition.wording.names
        return WantedItem(
            wanted.id,
            wanted.text,
            self._site.t(f"kind_{wanted.kind}") if wanted.kind else "",
            self._edition.wording.day(wanted.date),
            wanted.session,
            names(wanted.askers) if wanted.askers else "",
            names(wanted.addressees) if wanted.addressees else "",
            tuple(
                Link(back.url, self._told_apart(back) if titles[back.title] > 1 else back.title)
                for back in citing.values()
            ),
            self.new_file(wanted),
            self.form(wanted),
            front_matter(wanted),
        )

    def new_file(self, wanted: Wanted) -> str:
        """Where a new file begins with what is known; empty if there is no repository."""
        helping = self._edition.helping
        return helping.begin(path_of(wanted), front_matter(wanted)) if helping is not None else ""

    def _told_apart(self, back: Backlink) -> str:
        """The title of a question that was put to several people, with to whom."""
        people = self._archive.questions[back.question].addressees
        names = self._edition.wording.names([who.name for who in people])
        return f"{back.title} ({names})" if names else back.title

    def form(self, wanted: Wanted) -> str:
        """The form for a new question, with what is known filled in; empty if there is none."""
        helping = self._edition.helping
        day = "answered" if wanted.scheme == "uin" else "asked"
        known = {
            "title": wanted.text,
            "number": wanted.number,
            "session": session_of(wanted),
            day: wanted.date.text if wanted.date is not None else "",
            "askers": "; ".join(wanted.askers),
            "addressees": "; ".join(wanted.addressees),
        }
        given = {field: value for field, value in known.items() if value}
        return helping.propose(given) if helping is not None else ""

    def data(self) -> list[dict[str, Any]]:
        """All of them for programs."""
        return [
            {
                "id": one.id,
                "scheme": one.scheme,
                "number": one.number,
                "kind": one.kind or None,
                "date": one.date.text if one.date else None,
                "session": session_of(one) or None,
                "askers": list(one.askers),
                "addressees": list(one.addressees),
                "text": one.text,
                "questions": len({back.question for back in one.cited_by}),
                "cited_by": [{"id": back.question, "anchor": back.anchor} for back in one.cited_by],
            }
            for one in self._archive.wanted.values()
        ]

    def latest(self, wanted: Wanted) -> str:
        """The last day, by their own dates, of the questions that cite it."""
        citing: list[Question] = [
            self._archive.questions[back.question] for back in wanted.cited_by
        ]
        days = [day.first for q in citing for day in (q.fields.asked, q.fields.answered) if day]
        return max(days, default="")


def session_of(wanted: Wanted) -> str:
    """The session of a wanted question: as cited, else that of its date, if that tells."""
    if wanted.session or wanted.date is None or wanted.scheme == "uin":
        return wanted.session
    year, month = int(wanted.date.first[:4]), int(wanted.date.first[5:7])
    if month in _NEXT_SESSION or not wanted.date.is_day:
        return ""
    first = year if month > _NEXT_SESSION[-1] else year - 1
    return f"{first}-{first + 1}"


def path_of(wanted: Wanted) -> str:
    """The path of a new file for a wanted question."""
    folder = session_of(wanted) or (wanted.date.first[:4] if wanted.date else "")
    name = slugify(" ".join(["vraag", wanted.number, *wanted.addressees])) or "vraag"
    return "/".join(part for part in ("content/questions", folder, f"{name}.md") if part)


def front_matter(wanted: Wanted) -> str:
    """The front matter of a new file, with what is known of a wanted question."""
    session = session_of(wanted)
    lines = ["---", f"title: {_quoted(wanted.text)}", f"number: {_quoted(wanted.number)}"]
    if wanted.kind:
        lines.append(f"kind: {wanted.kind}")
    if session:
        lines.append(f"session: {session}")
    if wanted.date is not None:
        field = "answered" if wanted.scheme == "uin" else "asked"
        lines.append(f"{field}: {wanted.date.text}")
    for field, names in (("askers", wanted.askers), ("addressees", wanted.addressees)):
        if names:
            lines.append(f"{field}: [{', '.join(map(_quoted, names))}]")
    return "\n".join([*lines, "---", "", ""])


def _quoted(text: str) -> str:
    """A string in YAML; what JSON writes is YAML as well."""
    return json.dumps(text, ensure_ascii=False)
