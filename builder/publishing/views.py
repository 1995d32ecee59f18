"""What templates see: one flat class per template, every value ready to print.

A template sees `page`, which is one of these, and `site`. Text is plain and escaped when it is
printed; ready-made HTML is `Markup`. Every `url` is relative to the root of the site, such as
`vragen/2023-2024/x/#vraag-2`; `page.href(url)` makes it work from the page, wherever the site
is put.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from builder.linking.addresses import on_disk
from builder.publishing.charts import Columns, Share

LAST = 2000
"""Orders from here on come after every cell of the grid."""

# --- pieces -------------------------------------------------------------------------------------


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
        asked: when, or `None`.
        askers: their names, joined.
        addressees: their names, joined.
        status: key, such as `open`: a class name for the style sheet.
        status_text: the same in words.
        badge: how many sub-questions were answered, in words; or empty.
        judged: that an editor has a part in that, in words; or empty.
        language: of the title, if it is not the page's; else empty.
        anchor: id of its element in a list that has it once.
    """

    url: str
    title: str
    number: str
    asked: Day | None
    askers: str
    addressees: str
    status: str
    status_text: str
    badge: str
    judged: str
    language: str
    anchor: str


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
        groups: the items by month, with its name; empty for a short list.
    """

    items: tuple[Item, ...]
    total: int
    pager: Pager | None
    groups: tuple[tuple[str, tuple[Item, ...]], ...] = ()


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
class Piece:
    """A sub-question or a part of an answer.

    Attributes:
        anchor: id of its element.
        marker: as written, such as `2-3.`.
        label: what it is, in words: `Vraag 2`, `Antwoord op vraag 2 en 3`.
        html: its content.
        children: lettered parts inside it.
        near: links to what stands beside it (parts of the answer that cover it, sub-questions
            that it covers): for those who do not see it there.
        far: the same, for what stands elsewhere.
        cited: places in other questions that cite this part.
        quoted: the answer to which this one only points, or `None`.
        outcome: key such as `none` or `partial`; empty if there is nothing to say.
        outcome_text: the same in words.
        judged: that this is the judgement of an editor, and whose; empty if it is not.
        note: an editor's remark.
    """

    anchor: str
    marker: str
    label: str
    html: Markup
    children: tuple["Piece", ...]
    near: tuple[Link, ...]
    far: tuple[Link, ...]
    cited: tuple[Link, ...] = ()
    quoted: "Quoted | None" = None
    outcome: str = ""
    outcome_text: str = ""
    judged: str = ""
    note: str = ""


def place_classes(**numbers: int) -> str:
    """Class names that tell the style sheet where something stands, with a space before each.

    A number is told digit by digit (`row=12`: ` r1-1 r0-2`), because a style sheet has no end of
    numbers but ten digits, and a `style` attribute is something a strict policy forbids.
    """
    return "".join(
        f" {name[0]}{position}-{digit}"
        for name, number in numbers.items()
        for position, digit in enumerate(reversed(str(number)))
        if digit != "0"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid in which sub-questions stand beside their answers.

    The cells come in the order of the text: what somebody hears is what was written. The
    numbers say where each is seen.

    Attributes:
        kind: `heading`, `part`, `prose`, `answer`, `gap` (nothing covers this sub-question) or
            `see` (it is covered further up, together with others).
        side: `question` or `answer`: the column.
        row: first row of the grid, from 1.
        span: how many rows it takes.
        order: its place when everything is in one column.
        heading: text of a heading.
        day: date under the heading of an answer.
        who: names under the heading of an answer.
        anchor: id of a heading's element.
        piece: what a `part` or `answer` shows.
        html: what `prose` shows.
        text: what a `gap` says; of an answer without numbers, that it is one.
        link: where a `see` leads.
        letter: whether it is a letter of what stands above it.
        quoted: the answer to which a `prose` only points, or `None`.
    """

    kind: str
    side: str
    row: int
    span: int
    order: int
    heading: str = ""
    day: Day | None = None
    who: str = ""
    anchor: str = ""
    piece: Piece | None = None
    html: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    text: str = ""
    link: Link | None = None
    letter: bool = False
    quoted: "Quoted | None" = None

    @property
    def place(self) -> str:
        """Its place as class names."""
        return place_classes(row=self.row, span=self.span, order=self.order)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that has the width of the page: heading, prose, pieces.

    Attributes:
        row: its row in the grid, under the answer that stands beside the question; 0 if it is
            not in the grid.
        heading: as written.
        anchor: id of its heading.
        day: when it was given, or `None`.
        who: who gave it.
        html: its text before the first part.
        pieces: its parts.
        quoted: the answer to which this one only points, or `None`.
    """

    row: int
    heading: str
    anchor: str
    day: Day | None
    who: str
    html: Markup
    pieces: tuple[Piece, ...]
    quoted: "Quoted | None" = None

    @property
    def place(self) -> str:
        """Its place as class names; in one column it comes after everything in the grid."""
        return place_classes(row=self.row, order=LAST + self.row) if self.row else ""


@dataclass(frozen=True, slots=True)
class LastDay:
    """Until when a question has to be answered.

    Attributes:
        day: the last day.
        rule: name of the rule.
        url: where the rule can be read, or empty.
        detail: how that stands: in time, so many days late; may be empty.
        late: whether the day has passed, or passed before there was an answer.
    """

    day: Day
    rule: str
    url: str
    detail: str
    late: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """An answer, quoted where another one only points to it.

    Attributes:
        link: to it.
        detail: who gave it, and when; may be empty.
        html: its text.
        language: of its text.
        opened: whether it is short enough to be seen at once.
    """

    link: Link
    detail: str
    html: Markup
    language: str
    opened: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """A citation that may mean several questions.

    Attributes:
        id: of its element.
        text: as printed.
        place: address of the paragraph in which it stands.
        candidates: what it may mean.
    """

    id: str
    text: str
    place: str
    candidates: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The questions before and after this one in its thread, and the thread as a whole."""

    earlier: Link | None
    later: Link | None
    whole: Link


@dataclass(frozen=True, slots=True)
class WantedItem:
    """A question that is cited and missing; each text may be empty.

    Attributes:
        id: of its element.
        text: how it is cited.
        kind: what kind of question, in words.
        day: date it is cited with.
        session: session it is cited with.
        askers: their names, joined.
        addressees: their names, joined.
        cited_by: the questions that cite it.
        new_file: address where a file for it begins, or empty.
        front_matter: what such a file begins with.
    """

    id: str
    text: str
    kind: str
    day: Day | None
    session: str
    askers: str
    addressees: str
    cited_by: tuple[Link, ...]
    new_file: str
    front_matter: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened in a thread: a question, or its answer.

    Attributes:
        number: of the question in the thread.
        kind: `asked` or `answered`: a class name for the style sheet.
        kind_text: the same in words.
        day: when, or `None`.
        link: to the question or its answer.
        who: who asked or answered.
        cites: the earlier questions that it cites, by number.
    """

    number: int
    kind: str
    kind_text: str
    day: Day | None
    link: Link
    who: str
    cites: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A question in the drawing of a thread.

    Attributes:
        number: in the thread.
        link: to its page.
        start: when it was asked, in percent from the left.
        end: when it was answered; the same if it was not.
        y: in pixels from the top.
        answered: whether it was.
    """

    number: int
    link: Link
    start: str
    end: str
    y: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a drawing: left to right in percent, top to bottom in pixels."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A word on the axis of a drawing, in percent from the left."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A thread as a drawing.

    Attributes:
        height: in pixels.
        title: what it shows.
        description: what one sees, in a sentence.
        rungs: the questions, the newest on top.
        lines: from each citing question to what it cites.
        ticks: years on the axis.
    """

    height: int
    title: str
    description: str
    rungs: tuple[Rung, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text came from; each field may be empty."""

    name: str
    url: str
    retrieved: Day | None
    pages: str
    importer: str


@dataclass(frozen=True, slots=True)
class Period:
    """An office or a party, and when: `sinds 3 maart 2023`."""

    text: str
    body: Link | None
    when: str


@dataclass(frozen=True, slots=True)
class Covered:
    """How far the sub-questions put to somebody were answered.

    Attributes:
        link: the person.
        total: number of sub-questions in questions that have an answer.
        shares: of them, by how they were answered.
    """

    link: Link
    total: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sub-question in the outline of a long question.

    Attributes:
        url: its place on the page.
        number: its number.
        outcome: as in `Piece`.
        text: what it is and how it was answered, in words.
    """

    url: str
    number: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question in one language: its code, what that language calls itself, and the page.

    Attributes:
        language: BCP 47 code.
        name: name of the language, in that language.
        url: its page.
        full: its full address, if the site knows where it will stand; else empty.
    """

    language: str
    name: str
    url: str
    full: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A piece of a question in one of two languages that stand side by side.

    Attributes:
        heading: heading of a section; empty inside one.
        written: whether the document has that heading; else it is in the interface's language.
        label: what a part is, in words; empty for text outside parts.
        url: where it stands on the page in that language.
        marker: as written, or empty.
        html: its content.
    """

    heading: str = ""
    label: str = ""
    url: str = ""
    marker: str = ""
    html: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    written: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of the search page: name in the index, and in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the archive.

    Attributes:
        title: of the archive.
        description: one sentence.
        language: BCP 47 code of the interface.
        menu: main navigation.
        search: address of the search page.
        engine: search engine, a key of `builder.publishing.search.FOLDERS`.
        data: address of the page about open data.
        wanted: address of the wanted questions, or empty if there are none.
        threads: address of the threads, or empty if there are none.
        figures: address of the page of figures.
        offline: address of the page about reading without a network; empty on a disk.
        opensearch: address of the description of the search engine, or empty.
        repository: address of the repository, or empty.
        version: of this program.
        words: key to text of the interface; use `t`.
        plural: which form of a word goes with a number.
        number: writes a number: `1.284`.
        assets: name of each asset to its address.
    """

    title: str
    description: str
    language: str
    menu: tuple[Link, ...]
    search: str
    engine: str
    data: str
    figures: str
    offline: str
    opensearch: str
    wanted: str
    threads: str
    repository: str
    version: str
    words: Mapping[str, str | Mapping[str, str]]
    plural: Callable[[int], str]
    number: Callable[[int], str]
    assets: Mapping[str, str]

    def t(self, key: str, count: int | None = None, **values: str | int) -> str:
        """The words for `key` in the language of the interface.

        Args:
            key: name in `theme/locales/<language>.yaml`.
            count: chooses the plural form, and fills `{count}`.
            values: fill the other `{names}`.

        Raises:
            KeyError: the locale has no such key: a bug in the theme.
        """
        text = self.words[key]
        if not isinstance(text, str):
            text = text.get(self.plural(count or 0), text["other"])
        return text.format(count=None if count is None else self.number(count), **values)


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """A sub-question in the list of those that were not answered, or not in full.

    Attributes:
        url: its place on the page of its question.
        label: what it is called: `Vraag 2`.
        text: its words.
        question: the question it belongs to.
        asked: when, or `None`.
        addressees: who was asked, joined.
        outcome: key such as `none` or `refused`.
        outcome_text: the same in words.
        judged: that an editor says so, and who; empty if it follows from the numbers.
        note: an editor's remark.
        language: of the text, if it is not the page's; else empty.
    """

    url: str
    label: str
    text: str
    question: Link
    asked: Day | None
    addressees: str
    outcome: str
    outcome_text: str
    judged: str
    note: str
    language: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise in a list.

    Attributes:
        url: the paragraph that makes it.
        quote: its words.
        state: `open`, `due`, `kept` or `withdrawn`.
        state_text: the same in words.
        by_editor: whether that is an editor's word.
        due: when it is due, or `None`.
        evidence: what shows that it was kept, or `None`.
        note: an editor's remark.
        question: the question whose answer makes it.
        made: when, or `None`.
        people: who made it, joined.
        language: of the quotation, if it is not the page's; else empty.
    """

    url: str
    quote: str
    state: str
    state_text: str
    by_editor: bool
    due: Day | None
    evidence: Link | None
    note: str
    question: Link
    made: Day | None
    people: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event in a timeline: when, what, in whose words, and which pages tell of it."""

    day: Day | None
    title: str
    quotes: tuple[str, ...]
    bodies: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Response times of the questions of one year, or of all.

    Attributes:
        year: in words.
        asked: how many questions there were.
        cases: of how many the response time is known.
        low: a quarter was answered within so many days; empty if there are no cases.
        middle: half of them were.
        high: three quarters were.
        in_time: how many were answered by their last day.
        judged: of how many that can be said.
        waiting: how many wait for an answer.
        missing: how many have an answer and lack a date to the day.
    """

    year: str
    asked: int
    cases: int
    low: str
    middle: str
    high: str
    in_time: int
    judged: int
    waiting: int
    missing: int


@dataclass(frozen=True, slots=True)
class Response:
    """How long answers took: by year, and as a chart; `None` if no response time is known."""

    rows: tuple[Times, ...]
    chart: Columns | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing that is not known, or not sure.

    Attributes:
        name: key, also in the JSON.
        title: what it is.
        count: how many there are.
        total: out of how many; 0 if that says nothing.
        links: the first of them.
        more: how many follow, in the JSON.
    """

    name: str
    title: str
    count: int
    total: int
    links: tuple[Link, ...]
    more: int


# --- pages --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has.

    Attributes:
        template: name of the file in `theme/templates/` (one class, one template).
        url: its own address.
        root: way to the root of the site from here: `./`, `../../`, or for the page that is
            shown for any wrong address, the path of the site.
        title: of the page, without the site's.
        description: one sentence; may be empty.
        language: of the page's main text.
        canonical: full address, or empty if the site does not know where it will stand.
        feed: Atom feed of what this page lists; else of the whole archive.
        crumbs: way down from the home page.
        data: JSON-LD, ready to print; or empty.
        indexed: whether search engines may list the page.
        on_disk: whether it will be opened from a disk, without a server.
        improve: where its source can be edited on the web, or empty.
        report: where a fault in it can be reported, or empty.
    """

    template: ClassVar[str]

    url: str
    root: str
    title: str
    description: str = ""
    language: str
    canonical: str = ""
    feed: Link | None = None
    crumbs: tuple[Link, ...] = ()
    data: Markup = Markup()  # noqa: RUF009 - Markup is immutable
    indexed: bool = True
    on_disk: bool = False
    improve: str = ""
    report: str = ""

    def href(self, url: str) -> str:
        """The address of `url` as seen from this page; addresses of other sites stay."""
        if url.startswith(("https://", "http://", "#", "mailto:")):
            return url
        return self.root + (on_disk(url) if self.on_disk else url)

    def current(self, url: str) -> bool:
        """Whether this page is at `url` or below it (for `aria-current` in the menu)."""
        return self.url.startswith(url) if url else not self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The front page."""

    template: ClassVar[str] = "home.html"

    total: int
    newest: tuple[Item, ...]
    waiting: Questions
    all_waiting: str
    all_questions: Link
    sessions: tuple[Counted, ...]
    topics: tuple[Counted, ...]
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView(View):
    """A question and its answers.

    Attributes:
        context: text before the first sub-question; the whole question if it has none.
        question_heading: heading of the question as written; empty if there is none.
        question_anchor: id of the question as a whole.
        cells: sub-questions beside the answer; empty if the question has no parts.
        earlier: answers that came before the one in `cells`: in the order of the text they
            stand between the question and that one, and are seen below it.
        paired: whether there is an answer in the cells.
        answers: all other answers.
        notes: items of the list of footnotes, or empty.
        cited_by: places in other questions that link here.
        unsure: citations that may mean several questions.
        strip: what comes before and after in its thread, or `None`.
        open_text: what to say if there is no answer; else empty.
        outline: its sub-questions; empty if there are few.
        languages: every language it is there in, this one too; empty if there is only one.
        parallel: pages with two of its languages side by side.
        source_file: address of the source file in the repository, or empty.
        badge: how many sub-questions were answered, in words; or empty.
        judged: that an editor has a part in that, in words; or empty.
        citation: how to cite this page, in words.
        citation_forms: the same for reference managers: name of the form, and text.
    """

    template: ClassVar[str] = "question.html"

    number: str
    kind_text: str
    session: Link | None
    asked: Day | None
    answered: Day | None
    response: str
    deadline: LastDay | None
    status: str
    status_text: str
    badge: str
    judged: str
    askers: tuple[Who, ...]
    addressees: tuple[Who, ...]
    topics: tuple[Link, ...]
    bodies: tuple[Link, ...]
    summary: bool
    origin: Origin | None
    question_heading: str
    question_anchor: str
    context: Markup
    cells: tuple[Cell, ...]
    earlier: tuple[Answer, ...]
    paired: bool
    answers: tuple[Answer, ...]
    notes: Markup
    cited_by: tuple[Link, ...]
    unsure: tuple[Unsure, ...]
    strip: Strip | None
    open_text: str
    outline: tuple[Entry, ...]
    languages: tuple[Spoken, ...]
    parallel: tuple[Link, ...]
    record: str
    xml: str
    source_file: str
    promises: tuple[Promised, ...]
    events: tuple[Told, ...]
    citation: str
    citation_forms: tuple[tuple[str, str], ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(View):
    """A person, and the questions they asked or were asked."""

    template: ClassVar[str] = "person.html"

    name: str
    other_names: str
    roles: tuple[Period, ...]
    parties: tuple[Period, ...]
    wikidata: str
    asked_count: int
    answered_count: int
    prose: Markup
    known: bool
    response: Response | None
    promises: tuple[Promised, ...]
    named_in: Questions
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView(View):
    """A body: its place among others, its people, the questions about it or put to it."""

    template: ClassVar[str] = "body.html"

    name: str
    abbreviation: str
    other_names: str
    kind: str
    parent: Link | None
    children: tuple[Counted, ...]
    people: tuple[Counted, ...]
    prose: Markup
    known: bool
    events: tuple[Told, ...]
    promises: tuple[Promised, ...]
    named_in: Questions
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """A topic."""

    template: ClassVar[str] = "topic.html"

    name: str
    other_names: str
    broader: Link | None
    narrower: tuple[Counted, ...]
    prose: Markup
    known: bool
    questions: Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView(View):
    """A session; the same template lists all questions of the archive.

    Attributes:
        calendar: of the session, on the first page of its list.
        weekdays: short and full names of the days of a week.
    """

    template: ClassVar[str] = "session.html"

    questions: Questions
    calendar: tuple[CalendarMonth, ...] = ()
    weekdays: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryView(View):
    """All people, bodies, topics or sessions, in groups (by first letter, if there are many)."""

    template: ClassVar[str] = "directory.html"

    total: int
    groups: tuple[tuple[str, tuple[Counted, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedView(View):
    """Questions that are cited and missing, the most cited first."""

    template: ClassVar[str] = "wanted.html"

    total: int
    items: tuple[WantedItem, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsView(View):
    """All threads: link, how many questions, from when to when."""

    template: ClassVar[str] = "threads.html"

    threads: tuple[tuple[Link, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView(View):
    """A thread: what happened, the newest on top, and the same as a drawing."""

    template: ClassVar[str] = "thread.html"

    span: str
    total: int
    steps: tuple[Step, ...]
    drawing: Drawing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView(View):
    """A free page."""

    template: ClassVar[str] = "page.html"

    prose: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    """The search page.

    Attributes:
        facets: in the order in which they are shown.
        words: JSON with the texts that the script needs, ready to print.
        all_questions: what to browse where there is no JavaScript.
    """

    template: ClassVar[str] = "search.html"

    facets: tuple[Facet, ...]
    words: Markup
    all_questions: Link
    places: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView(View):
    """A question in two languages, side by side.

    Attributes:
        left: language of the left column.
        right: language of the right column.
        titles: the title in each of them.
        rows: what stands beside each other; `None` where one language has nothing.
    """

    template: ClassVar[str] = "parallel.html"

    left: Spoken
    right: Spoken
    titles: tuple[str, str]
    rows: tuple[tuple[Voice | None, Voice | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView(View):
    """What the numbers of the archive say.

    Attributes:
        charts: over the whole archive.
        coverage: each addressee, by name, with how the sub-questions put to them were answered.
        topics: the course of the largest topics, by name.
    """

    template: ClassVar[str] = "figures.html"

    charts: tuple[Columns, ...]
    coverage: tuple[Covered, ...]
    topics: tuple[tuple[Link, Columns], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataView(View):
    """What programs can have of the archive, and how.

    Attributes:
        tables: each with its address, what a row is, and the name and meaning of each column.
        files: other files: address, name, and what is in it.
        examples: programs that run on these files: what they find out, and their text.
    """

    template: ClassVar[str] = "open_data.html"

    tables: tuple[tuple[Link, str, tuple[tuple[str, str], ...]], ...]
    files: tuple[tuple[Link, str], ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView(View):
    """What is kept for when there is no network, and how to keep all of it.

    Attributes:
        words: JSON with the texts that the script needs, ready to print.
    """

    template: ClassVar[str] = "offline.html"

    words: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsView(View):
    """The way to all pages that hold to account; `rules` say until when there must be an answer."""

    template: ClassVar[str] = "accounts.html"

    entries: tuple[Counted, ...]
    rules: tuple[Link, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubQuestionsView(View):
    """Sub-questions that were not answered, or not in full."""

    template: ClassVar[str] = "sub_questions.html"

    items: tuple[SubQuestion, ...]
    total: int
    pager: Pager | None
    by_addressee: tuple[Counted, ...]
    by_topic: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesView(View):
    """The register of promises; `states` are how many stand how."""

    template: ClassVar[str] = "promises.html"

    items: tuple[Promised, ...]
    total: int
    pager: Pager | None
    states: tuple[tuple[str, str, int], ...]
    by_person: tuple[Counted, ...]
    by_body: tuple[Counted, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView(View):
    """Response times of the whole archive, and the way to those of each person, by name."""

    template: ClassVar[str] = "times.html"

    response: Response
    people: tuple[Counted, ...]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView(View):
    """What the archive does not know, or is not sure of."""

    template: ClassVar[str] = "quality.html"

    findings: tuple[Finding, ...]
    values: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(View):
    """What is shown for an address that does not exist."""

    template: ClassVar[str] = "not_found.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView(View):
    """What is shown where a page was that is gone for good, and why."""

    template: ClassVar[str] = "gone.html"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """A page that has moved to `target`."""

    template: ClassVar[str] = "redirect.html"

    target: Link
