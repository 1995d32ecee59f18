"""Build and check, told on one page: read, link, publish."""

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

from builder.compiling import compile_all, key_of, program_digest
from builder.config import Config
from builder.linking.addresses import Addresses
from builder.linking.archive import Linked, link
from builder.linking.ledger import LEDGER, check_ledger, published, read_ledger, recorded
from builder.linking.likely import suggestions
from builder.loading import Inputs, load
from builder.model import Archive, Document
from builder.problems import Location, Problem, in_order
from builder.publishing import disk, offline, search
from builder.publishing.accounts import Accounts, named_places
from builder.publishing.citations import marks
from builder.publishing.data import to_json
from builder.publishing.edition import Edition, base_path
from builder.publishing.feeds import feeds, opensearch, robots, sitemap
from builder.publishing.figures import Figures
from builder.publishing.files import MARKER, Output, alone, workshop_of
from builder.publishing.filling import Filler
from builder.publishing.helping import Helping
from builder.publishing.manifest import digest
from builder.publishing.opendata import open_data, question_data_names
from builder.publishing.pages import Presenter
from builder.publishing.press import (
    BATCH,
    Batch,
    Press,
    Printed,
    PrintedQuestion,
    file_of,
    print_batch,
)
from builder.publishing.quality import Quality
from builder.publishing.theme import Words, asset_address
from builder.publishing.verifying import Links, parse
from builder.publishing.views import Link, Site, View
from builder.publishing.wishes import WantedPages
from builder.publishing.wording import Wording
from builder.reading.document import AnchorWords
from builder.reading.slugs import slugify
from builder.reading.source import decode
from builder.schemas import json_schemas
from builder.workers import cores, in_turn, lend, pool

PARALLEL = 400
"""Number of content files from which several processes share the work."""

Search = Literal["now", "later", "never"]
"""What becomes of the search index if a record changed: it is made anew, it stays for the time
being what it is, or the site has none."""

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run.

    Attributes:
        problems: every fault, in order.
        questions: number of questions in the archive.
        pages: number of pages rendered.
        written: number of files that are new or changed; 0 for a check.
        published: whether the site was built; it is not, if there is an error.
    """

    problems: tuple[Problem, ...]
    questions: int = 0
    pages: int = 0
    written: int = 0
    published: bool = False

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(item.severity == "error" for item in self.problems)


def quiet(stage: str, done: int, total: int) -> None:
    """A `Progress` that says nothing."""


def check(
    folder: Path, progress: Progress = quiet, *, today: str | None = None, suggest: bool = False
) -> Outcome:
    """Reads and links the archive in a folder, and tells all that is wrong with it.

    Args:
        folder: the archive.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.
        suggest: whether to point at sentences that read like promises.
    """
    inputs = load(folder)
    if inputs.config is None:
        return Outcome(tuple(in_order(inputs.problems)))
    config = replace(inputs.config, today=today or inputs.config.today)
    linked, problems = _linked(inputs, config, progress)
    if suggest:
        sources = {file.path: decode(file.data, file.path)[0] for file in inputs.files}
        found = suggestions(linked.archive.questions.values(), sources)
        problems = (*problems, *in_order(found))
    return Outcome(problems, questions=len(linked.archive.questions))


def record(folder: Path) -> int:
    """Notes every address of an archive in its ledger; the number of new ones.

    An address that is noted needs an alias or a reason when it goes.

    Raises:
        OSError: the disk failed.
        Unfit: there is an error in the content; nothing is noted.
    """
    inputs = load(folder)
    if inputs.config is None:
        raise Unfit(tuple(in_order(inputs.problems)))
    linked, problems = _linked(inputs, inputs.config, quiet)
    if any(item.severity == "error" for item in problems):
        raise Unfit(problems)
    before = read_ledger(inputs.ledger).lines
    data = recorded(inputs.ledger, linked.archive)
    if data != inputs.ledger:
        target = folder / LEDGER
        fresh = target.with_suffix(".new")
        fresh.write_bytes(data)
        fresh.replace(target)
    return len(published(linked.archive) - before.keys())


class Unfit(Exception):
    """There is an error in the content.

    Attributes:
        problems: all of them.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Takes the problems, in order."""
        super().__init__(len(problems))
        self.problems = problems


def build(  # noqa: PLR0913 - what may differ from one build to another
    folder: Path,
    output: Path,
    base_url: str | None = None,
    progress: Progress = quiet,
    *,
    today: str | None = None,
    search_index: Search = "now",
    on_disk: bool = False,
    executor: Executor | None = None,
) -> Outcome:
    """Builds the site of the archive in a folder.

    Args:
        folder: the archive.
        output: where the site goes; its name is replaced at once when everything is ready.
        base_url: where the site will stand, instead of what `site.yaml` says.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.
        search_index: what becomes of the search index if a record changed.
        on_disk: whether the site is for reading from a disk, by a double click; it is then also
            packed into a zip file beside `output`.
        executor: does the work that can be shared, of the interface of `concurrent.futures`;
            `None`: processes of this machine, if there is enough to do.

    Raises:
        OSError: the disk failed.
        builder.publishing.disk.TooLarge: there is too much for a disk.
        builder.publishing.files.NotOurs: `output` holds other files.
        builder.publishing.files.NotWhole: a page has a link that leads nowhere: a fault of the
            theme or of this program.
        builder.publishing.search.SearchFailed: the search index is not whole.
    """
    with alone(output), _without_pauses():
        inputs = load(folder)
        if inputs.config is None:
            return Outcome(tuple(in_order(inputs.problems)))
        config = with_base_url(inputs.config, base_url)
        config = replace(config, today=today or config.today)
        target = Output(output)
        key = _key(inputs, config, search_index, on_disk=on_disk)
        workshop = workshop_of(output)
        run = Run(inputs, config, progress, search_index, executor, workshop, on_disk)
        if on_disk:
            disk.check_ours(disk.zip_of(output))
        if target.former.state.get("inputs") == key and target.intact():
            return _packed(_as_before(target.former.state), run, output)
        linked, problems = _linked(inputs, config, progress, run)
        outcome = Outcome(problems, questions=len(linked.archive.questions))
        if outcome.failed:
            return outcome
        try:
            pages = _publish(linked, run, target, key, problems)
        except BaseException:
            target.abandon()
            raise
        outcome = replace(outcome, pages=pages, written=len(target.written), published=True)
        return _packed(outcome, run, output)


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what it builds from, and how.

    Attributes:
        inputs: what was read.
        config: the settings, with the address of this site.
        progress: is told how far it is.
        search_index: as in `build`.
        executor: as in `build`.
        workshop: where documents are kept from one build to the next; `None`: nowhere.
        on_disk: as in `build`.
    """

    inputs: Inputs
    config: Config
    progress: Progress
    search_index: Search
    executor: Executor | None
    workshop: Path | None
    on_disk: bool

    @contextmanager
    def workers(self, things: Mapping[str, Any]) -> Iterator[Executor | None]:
        """Who shares the work: what was given, else processes that have `things`, else nobody."""
        if self.executor is not None:
            yield self.executor
        elif len(self.inputs.files) < PARALLEL or cores() == 1:
            yield None
        else:
            with pool(things) as executor:
                yield executor


def _key(inputs: Inputs, config: Config, search_index: Search, *, on_disk: bool) -> str:
    """Digest of everything that decides over the site, and of nothing else.

    What becomes an input later belongs in here, or a change of it goes unseen.
    """
    theme = inputs.theme
    told: list[object] = [program_digest(), program_version(), search_index, asdict(config)]
    told += [on_disk, inputs.ledger]
    told += [theme.digest(), list(inputs.words.items()), inputs.problems]
    told += [(name, digest(data)) for name, data in theme.assets().items()]
    told += [(file.path, digest(file.data)) for file in inputs.files]
    return digest(repr(told).encode())


def _as_before(state: Mapping[str, Any]) -> Outcome:
    """What came of the build that made the site that is published."""
    problems = tuple(
        Problem(
            code,
            Location(*place),
            tuple((name, value) for name, value in arguments),
            tuple(Location(*other) for other in related),
        )
        for code, place, arguments, related in state["problems"]
    )
    return Outcome(problems, state["questions"], state["pages"], 0, published=True)


def _packed(outcome: Outcome, run: Run, output: Path) -> Outcome:
    """The outcome, after the site was packed into a zip file if it is for a disk."""
    target = disk.zip_of(output)
    if run.on_disk and (outcome.written or not target.exists()):
        run.progress("zip", 0, 1)
        disk.pack(output, target, slugify(run.config.title) or "archive", {MARKER})
        run.progress("zip", 1, 1)
    return outcome


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Nothing of what a build makes is garbage before it ends: looking for it takes a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


# --- read ---------------------------------------------------------------------------------------


def with_base_url(config: Config, base_url: str | None) -> Config:
    """The settings with the address of the site in its normal form: a slash at the end."""
    url = base_url or config.base_url
    return replace(config, base_url=url.rstrip("/") + "/" if url else None)


def _word(words: Words, key: str) -> str:
    text = words[key]
    return text if isinstance(text, str) else text["other"]


def addresses_in(words: Words) -> Addresses:
    """The addresses of a site in the words of its language."""
    names = (entry.name for entry in fields(Addresses))
    return Addresses(**{name: _word(words, f"url_{name}") for name in names})


def _linked(
    inputs: Inputs, config: Config, progress: Progress, run: "Run | None" = None
) -> tuple[Linked, tuple[Problem, ...]]:
    documents, faults, unreadable = _documents(inputs, config, progress, run)
    linked, problems = _link(inputs, config, documents, unreadable)
    return linked, tuple(in_order([*inputs.problems, *faults, *problems]))


def anchors_in(words: Words) -> AnchorWords:
    """The words in the ids of parts, in the language of a site."""
    return AnchorWords(_word(words, "anchor_question"), _word(words, "anchor_answer"))


def _documents(
    inputs: Inputs, config: Config, progress: Progress, run: "Run | None", *, keep: bool = True
) -> tuple[list[Document], list[Problem], frozenset[str]]:
    """All documents, what is wrong with the files, and the paths of those that have none."""
    anchors = anchors_in(inputs.words)
    run = run or Run(inputs, config, progress, "never", None, None, on_disk=False)
    folder = run.workshop / "documents" if run.workshop is not None else None
    total = len(inputs.files)
    with run.workers({}) as executor:
        readings = list(
            compile_all(
                inputs.files,
                anchors,
                folder,
                executor,
                lambda done: progress("read", done, total),
                keep=keep,
            )
        )
    documents = [reading.document for reading in readings if reading.document is not None]
    unreadable = frozenset(reading.path for reading in readings if reading.document is None)
    faults = [fault for reading in readings for fault in reading.problems]
    return documents, faults, unreadable


def _link(
    inputs: Inputs, config: Config, documents: Sequence[Document], unreadable: frozenset[str]
) -> tuple[Linked, list[Problem]]:
    linked = link(
        documents,
        addresses_in(inputs.words),
        config.language,
        unreadable | inputs.unread,
        config.rules,
    )
    faults = list(linked.problems)
    ledger = read_ledger(inputs.ledger)
    faults += check_ledger(ledger, linked.archive, addresses_in(inputs.words))
    if unreadable or inputs.unread:
        # The page of a file that cannot be read is not gone; there are errors enough.
        faults = [fault for fault in faults if fault.code != "address-gone"]
    there = published(linked.archive)
    gone = {url: reason for url, reason in ledger.gone.items() if url not in there}
    linked = replace(linked, archive=replace(linked.archive, gone=gone))
    return linked, faults


@dataclass(frozen=True, slots=True)
class Scene:
    """An archive, read and linked."""

    inputs: Inputs
    config: Config
    documents: Sequence[Document]
    archive: Archive


def look(folder: Path, workshop: Path) -> Scene | None:
    """Reads and links an archive; `None` if its settings cannot be read.

    Raises:
        OSError: the disk failed.
        builder.loading.Unsteady: somebody keeps writing in it.
    """
    inputs = load(folder)
    if inputs.config is None:
        return None
    config = with_base_url(inputs.config, None)
    run = Run(inputs, config, quiet, "never", None, workshop, on_disk=False)
    # Only a build writes there: it alone has the lock.
    documents, _, unreadable = _documents(inputs, config, quiet, run, keep=False)
    linked, _ = _link(inputs, config, documents, unreadable)
    return Scene(inputs, config, documents, linked.archive)


# --- publish ------------------------------------------------------------------------------------


def _publish(
    linked: Linked, run: Run, target: Output, key: str, problems: Sequence[Problem]
) -> int:
    """Puts the site together, verifies it and publishes it; the number of its pages.

    What a file of the site is made from must be in the view of its page, in the archive or in
    the settings: then the same input gives the same bytes, in whichever process.
    """
    edition = edition_of(linked.archive, run.inputs, run.config, on_disk=run.on_disk)
    words = anchors_in(run.inputs.words)
    sources = {file.path: key_of(file, words).hex() for file in run.inputs.files}
    press = Press(edition, run.inputs.theme, program_digest(), sources)
    made = _Made(Links(base_path(run.config)))
    with run.workers({"press": press}) as executor:
        if executor is not None:
            # Its processes begin now, before there are threads.
            executor.submit(int).result()
        index = _begin_search(edition, run, target)
        for printed in _printed(press, run, target, executor):
            made.take(printed, target)
    for name, text in _about_all(edition, made):
        changed = target.add(name, text.encode())
        if changed and name.endswith(".xml"):
            parse(name, text.encode())
    assets = run.inputs.theme.assets()
    for name in edition.site.assets:
        target.add(f"assets/{name}", assets[name])
    if not run.on_disk:
        for name, data in offline.files(edition, assets[offline.WORKER], target.told, index.digest):
            target.add(name, data)
    searched = _finish_search(index, run, target)
    if run.on_disk:
        disk.check_size(entry.size for entry in target.told.values())
    state = {
        "inputs": key,
        "search": searched,
        "questions": len(linked.archive.questions),
        "pages": len(made.keys),
        "problems": [
            (item.code, _place(item.location), item.arguments, [*map(_place, item.related)])
            for item in problems
        ],
    }
    staged = target.assemble(made.keys, state, tuple(search.FOLDERS.values()))
    if staged is not None:
        files = target.told
        gone = target.former.files.keys() - files
        made.links.verify(staged, files.keys(), gone, target.folder)
        target.publish()
    return len(made.keys)


@dataclass(slots=True)
class _Made:
    """What was made of the pages of a site so far.

    Attributes:
        links: of the pages that are new or changed.
        keys: path of each page to what it was made from.
        urls: addresses for the sitemap.
        records: of the questions.
    """

    links: Links
    keys: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    records: list[Mapping[str, Any]] = field(default_factory=list)

    def take(self, printed: Printed | PrintedQuestion, target: Output) -> None:
        """Takes in a page, with what stands beside it."""
        page = printed.page if isinstance(printed, PrintedQuestion) else printed
        self.keys[page.path] = page.key
        if page.data is None:
            target.keep(page.path)
        else:
            target.add(page.path, page.data)
            self.links.add(page)
        if page.indexed:
            self.urls.append(page.url)
        if isinstance(printed, PrintedQuestion):
            if printed.counted:
                self.records.append(printed.record)
            for name, data in printed.files:
                if data is None:
                    target.keep(name)
                else:
                    target.add(name, data)


def _about_all(edition: Edition, made: _Made) -> Iterator[tuple[str, str]]:
    """Every file but pages and assets that is about more than one question."""
    config = edition.config
    yield from open_data(edition, sorted(made.records, key=lambda record: str(record["id"])))
    yield from Figures(edition).files()
    yield from json_schemas()
    yield from Quality(edition).files()
    if edition.archive.wanted:
        yield "data/wanted.json", to_json(WantedPages(edition).data()) + "\n"
    if edition.on_disk:
        return
    yield from feeds(edition, Accounts(edition).feeds())
    if config.base_url:
        yield "sitemap.xml", sitemap(made.urls, config.base_url)
        yield edition.site.opensearch, opensearch(edition, config.base_url)
    yield "robots.txt", robots(config.base_url)
    # GitHub Pages would otherwise hide files whose names begin with an underscore.
    yield ".nojekyll", ""


def _place(location: Location) -> tuple[str, int, int]:
    return location.path, location.line, location.column


def _printed(
    press: Press, run: Run, target: Output, executor: Executor | None
) -> Iterator[Printed | PrintedQuestion]:
    """Every page in the order of the site, printed by those who share the work."""
    presenter = Presenter(press.edition)
    archive = press.edition.archive
    questions = {**archive.questions, **archive.translations}
    # A page counts as known only if it is published and nobody changed it, or a file beside it.
    known = {path: key for path, key in target.former.keys.items() if target.has(path)}
    for question in questions.values():
        if not all(map(target.has, question_data_names(question))):
            known.pop(file_of(question.url), None)
    # An executor that somebody gave us may not share memory with this process.
    sent = pickle.dumps(press) if run.executor is not None else None

    def batches() -> Iterator[Batch]:
        yield batch([], [presenter.home()])
        for names in _in_batches(questions):
            yield batch(names, [])
        for views in _in_batches(presenter.others()):
            yield batch([], views)

    def batch(names: Sequence[str], views: Sequence[View]) -> Batch:
        paths = [file_of(questions[name].url) for name in names]
        paths += [file_of(view.url) for view in views]
        return Batch(sent, names, views, {path: known[path] for path in paths if path in known})

    if executor is None:
        lend({"press": press})
    # Long lists have more pages than that: the bar then grows.
    total = sum(map(len, (questions, archive.people, archive.bodies, archive.topics)))
    done = 0
    for some in in_turn(executor, print_batch, batches()):
        yield from some
        done += len(some)
        run.progress("write", done, max(total, done))


_T = TypeVar("_T")


def _in_batches(things: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(things)
    while some := list(islice(rest, BATCH)):
        yield some


@dataclass(frozen=True, slots=True)
class _Index:
    """The search index of a site: digest of its records, and the engine if it has to work."""

    digest: str
    indexing: search.Indexing | search.PagefindIndexing | None = None


def _begin_search(edition: Edition, run: Run, target: Output) -> _Index:
    """Starts the search engine if a record changed; it works while pages are printed."""
    if run.search_index == "never":
        return _Index("")
    records = search.records(edition)
    engine = search.engine_of(run.config, on_disk=run.on_disk)
    folder = search.FOLDERS[engine]
    wanted = search.digest(records, f"{program_digest()}\n{engine}\n{run.on_disk}")
    there = str(target.former.state.get("search", ""))
    if there == wanted and (target.keep_folder(folder) or not records):
        return _Index(wanted)
    if run.search_index == "later" and there and target.keep_folder(folder):
        return _Index(there)
    if run.search_index == "later" or not records:
        return _Index("" if records else wanted)
    language = run.config.language
    return _Index(wanted, search.begin(records, engine, language, target.emptied(folder)))


def _finish_search(index: _Index, run: Run, target: Output) -> str:
    """Waits for the search engine; the digest of the records in the index."""
    if index.indexing is not None:
        folder = search.FOLDERS[search.engine_of(run.config, on_disk=run.on_disk)]
        run.progress("search", 0, 1)
        index.indexing.finish()
        if run.on_disk:
            disk.embed(target.staging, folder)
        else:
            offline.write_index_list(target.staging / folder)
        target.made(folder)
        run.progress("search", 1, 1)
    return index.digest


def edition_of(
    archive: Archive, inputs: Inputs, config: Config, *, on_disk: bool = False
) -> Edition:
    """An archive with what writes it."""
    addresses = addresses_in(inputs.words)
    wording = Wording(config.language)
    pages = [page for page in archive.pages.values() if page.fields.menu is not None]
    pages.sort(key=lambda page: (page.fields.menu or 0, page.id))
    lists = ("questions", "people", "topics", "bodies")
    menu = [Link(f"{getattr(addresses, name)}/", _word(inputs.words, name)) for name in lists]
    menu.append(Link(addresses.account(), _word(inputs.words, "accounts")))
    site = Site(
        title=config.title,
        description=config.description,
        language=config.language,
        menu=(*menu, *(Link(page.url, page.fields.title) for page in pages)),
        search=f"{addresses.search}/",
        engine=search.engine_of(config, on_disk=on_disk),
        data=f"{addresses.data}/",
        figures=f"{addresses.figures}/",
        offline="" if on_disk else f"{addresses.offline}/",
        opensearch="opensearch.xml" if config.base_url and not on_disk else "",
        wanted=f"{addresses.wanted}/" if archive.wanted else "",
        threads=f"{addresses.threads}/" if archive.threads else "",
        repository=config.repository or "",
        version=program_version(),
        words=inputs.words,
        plural=wording.plural,
        number=wording.number,
        assets={
            name: asset_address(name, data)
            for name, data in inputs.theme.assets().items()
            if name not in (offline.NOT_ON_DISK if on_disk else offline.ONLY_ON_DISK)
        },
    )
    shown = marks(archive, addresses, site)
    named = named_places(archive)
    filler = Filler(archive.targets, archive.bodies, shown, named, for_disk=on_disk)
    helping = None if on_disk else Helping(archive, config)
    return Edition(archive, config, addresses, site, wording, filler, on_disk, helping)


def program_version() -> str:
    """Version of this program, as installed."""
    try:
        return version("vraagbaak")
    except PackageNotFoundError:
        return "0"
