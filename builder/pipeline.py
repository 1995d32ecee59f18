"""Build and check, told on one page: read, link, publish."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder.config import SITE_FILE, Config, read_config
from builder.linking.addresses import Addresses
from builder.linking.archive import Linked, link
from builder.model import FOLDERS, Reading, SourceFile
from builder.problems import Location, Problem, in_order, problem
from builder.publishing import search
from builder.publishing.data import record
from builder.publishing.edition import Edition
from builder.publishing.feeds import feeds, robots, sitemap
from builder.publishing.files import Output
from builder.publishing.filling import Filler
from builder.publishing.html import Renderer
from builder.publishing.opendata import open_data
from builder.publishing.pages import Presenter
from builder.publishing.theme import LANGUAGES, Theme, Words, asset_address, theme_of
from builder.publishing.views import Link, Site
from builder.publishing.wording import Wording
from builder.reading.document import AnchorWords, read

PARALLEL = 400
"""Number of content files from which they are read by several processes."""

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that is read from the disk before anything is understood.

    Attributes:
        config: the settings; `None` if they could not be read.
        files: content files, sorted by path.
        theme: the theme.
        words: texts of the interface.
        problems: faults in the settings, and files that are not read.
    """

    config: Config | None
    files: tuple[SourceFile, ...]
    theme: Theme
    words: Words
    problems: tuple[Problem, ...]


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


def check(folder: Path, progress: Progress = quiet, *, today: str | None = None) -> Outcome:
    """Reads and links the archive in a folder, and tells all that is wrong with it.

    Args:
        folder: the archive.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.
    """
    inputs = load(folder)
    if inputs.config is None:
        return Outcome(tuple(in_order(inputs.problems)))
    config = replace(inputs.config, today=today or inputs.config.today)
    linked, problems = _linked(inputs, config, progress)
    return Outcome(problems, questions=len(linked.archive.questions))


def build(
    folder: Path,
    output: Path,
    base_url: str | None = None,
    progress: Progress = quiet,
    *,
    today: str | None = None,
) -> Outcome:
    """Builds the site of the archive in a folder.

    Args:
        folder: the archive.
        output: where the site goes; its name is replaced at once when everything is ready.
        base_url: where the site will stand, instead of what `site.yaml` says.
        progress: is told how far it is.
        today: the day it is, ISO 8601, instead of what `site.yaml` says.

    Raises:
        OSError: the disk failed.
        builder.publishing.files.NotOurs: `output` holds other files.
        builder.publishing.search.SearchFailed: the search index is not whole.
    """
    inputs = load(folder)
    if inputs.config is None:
        return Outcome(tuple(in_order(inputs.problems)))
    config = with_base_url(inputs.config, base_url)
    config = replace(config, today=today or config.today)
    linked, problems = _linked(inputs, config, progress)
    outcome = Outcome(problems, questions=len(linked.archive.questions))
    if outcome.failed:
        return outcome
    target = Output(output)
    try:
        pages = _publish(linked, inputs, config, target, progress)
    except BaseException:
        target.abandon()
        raise
    written = len(target.written)
    return replace(outcome, pages=pages, written=written, published=True)


# --- read ---------------------------------------------------------------------------------------


def load(folder: Path) -> Inputs:
    """Reads the files of an archive."""
    theme = theme_of(folder)
    try:
        data = (folder / SITE_FILE).read_bytes()
    except FileNotFoundError:
        missing = problem("no-site", Location(SITE_FILE))
        return Inputs(None, (), theme, theme.words("en"), (missing,))
    config, problems = read_config(data)
    language = config.language if config else "en"
    words = theme.words(language)
    if config and not _has_interface(theme, language):
        place, known = Location(SITE_FILE), ", ".join(LANGUAGES)
        problems.append(problem("no-interface", place, language=language, known=known))
    files = []
    for path in sorted(_content(folder)):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".md":
            files.append(SourceFile(name, path.read_bytes()))
        else:
            suggestion = path.with_suffix(".md").name
            problems.append(problem("not-read", Location(name), suggestion=suggestion))
    files.sort(key=lambda file: file.path)
    return Inputs(config, tuple(files), theme, words, tuple(problems))


def _has_interface(theme: Theme, language: str) -> bool:
    names = {language, language.partition("-")[0]}
    return any(
        (folder / "locales" / f"{name}.yaml").is_file()
        for folder in theme.folders
        for name in names
    )


def _content(folder: Path) -> Iterator[Path]:
    """Files in the folders of content, hidden ones left out."""
    for name in FOLDERS:
        base = folder / "content" / name
        for path in base.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(base).parts)
            if path.is_file() and not hidden:
                yield path


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
    inputs: Inputs, config: Config, progress: Progress
) -> tuple[Linked, tuple[Problem, ...]]:
    anchors = AnchorWords(
        _word(inputs.words, "anchor_question"), _word(inputs.words, "anchor_answer")
    )
    readings = list(_read_all(inputs.files, anchors, progress))
    documents = [reading.document for reading in readings if reading.document is not None]
    unreadable = frozenset(reading.path for reading in readings if reading.document is None)
    linked = link(
        documents,
        addresses_in(inputs.words),
        config.language,
        unreadable,
        config.rules,
    )
    faults = [fault for reading in readings for fault in reading.problems]
    return linked, tuple(in_order([*inputs.problems, *faults, *linked.problems]))


def _read_all(
    files: Sequence[SourceFile], anchors: AnchorWords, progress: Progress
) -> Iterator[Reading]:
    one = partial(read, words=anchors)
    if len(files) < PARALLEL or (os.cpu_count() or 1) == 1:
        yield from _counted("read", map(one, files), len(files), progress)
        return
    with ProcessPoolExecutor() as pool:
        readings = pool.map(one, files, chunksize=50)
        yield from _counted("read", readings, len(files), progress)


def _counted(
    stage: str, readings: Iterable[Reading], total: int, progress: Progress
) -> Iterator[Reading]:
    for number, reading in enumerate(readings, start=1):
        progress(stage, number, total)
        yield reading


# --- publish ------------------------------------------------------------------------------------


def _publish(
    linked: Linked, inputs: Inputs, config: Config, target: Output, progress: Progress
) -> int:
    """Writes the site; the number of its pages."""
    archive = linked.archive
    assets = inputs.theme.assets()
    edition = _edition(linked, inputs, config, assets)
    records = search.records(edition)
    digest = search.digest(records, config.language)
    indexing = None
    if target.state().get("search") == digest and (target.folder / search.FOLDER).is_dir():
        target.keep(search.FOLDER)
    elif records:
        folder = target.staging() / search.FOLDER
        indexing = search.Indexing(records, config.language, folder)
    renderer = Renderer(inputs.theme, edition.site)
    urls = []
    presenter = Presenter(edition)
    registers = (archive.questions, archive.people, archive.bodies, archive.topics)
    # Long lists have more pages than that: the bar then grows.
    total = sum(len(register) for register in registers)
    for number, view in enumerate(presenter.pages(), start=1):
        name = view.url if view.url.endswith(".html") else f"{view.url}index.html"
        target.add(name, renderer.render(view).encode())
        if view.indexed:
            urls.append(view.url)
        progress("write", number, max(total, number))
    known = [record(archive.questions[name], archive, config) for name in sorted(archive.questions)]
    for name, text in open_data(edition, known):
        target.add(name, text.encode())
    for name, text in feeds(edition):
        target.add(name, text.encode())
    if config.base_url:
        target.add("sitemap.xml", sitemap(urls, config.base_url).encode())
    target.add("robots.txt", robots(config.base_url).encode())
    # GitHub Pages would otherwise hide files whose names begin with an underscore.
    target.add(".nojekyll", b"")
    for name, data in assets.items():
        target.add(f"assets/{name}", data)
    if indexing is not None:
        progress("search", 0, 1)
        indexing.finish()
        target.made(search.FOLDER)
        progress("search", 1, 1)
    target.finish({"search": digest})
    return len(urls)


def _edition(linked: Linked, inputs: Inputs, config: Config, assets: dict[str, bytes]) -> Edition:
    archive, addresses = linked.archive, addresses_in(inputs.words)
    wording = Wording(config.language)
    pages = [page for page in archive.pages.values() if page.fields.menu is not None]
    pages.sort(key=lambda page: (page.fields.menu or 0, page.id))
    lists = ("questions", "people", "topics", "bodies")
    menu = [Link(f"{getattr(addresses, name)}/", _word(inputs.words, name)) for name in lists]
    site = Site(
        title=config.title,
        description=config.description,
        language=config.language,
        menu=(*menu, *(Link(page.url, page.fields.title) for page in pages)),
        search=f"{addresses.search}/",
        data=f"{addresses.data}/",
        repository=config.repository or "",
        version=program_version(),
        words=inputs.words,
        plural=wording.plural,
        number=wording.number,
        assets={name: asset_address(name, data) for name, data in assets.items()},
    )
    filler = Filler(archive.targets, archive.bodies)
    return Edition(archive, config, addresses, site, wording, filler)


def program_version() -> str:
    """Version of this program, as installed."""
    try:
        return version("vraagbaak")
    except PackageNotFoundError:
        return "0"
