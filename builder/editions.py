"""An archive and its theme to an edition: what every page of one site shares."""

from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version

from builder.config import Config
from builder.linking.addresses import Addresses
from builder.loading import Inputs
from builder.model import Archive
from builder.publishing import offline, search
from builder.publishing.citations import marks
from builder.publishing.edition import Edition
from builder.publishing.filling import Filler, abbreviations_of, gaps_of
from builder.publishing.helping import Helping
from builder.publishing.locales import Words
from builder.publishing.named import named_places
from builder.publishing.theme import asset_address
from builder.publishing.views import Link, Site
from builder.publishing.wording import Wording
from builder.reading.document import AnchorWords


def _word(words: Words, key: str) -> str:
    text = words[key]
    return text if isinstance(text, str) else text["other"]


def addresses_in(words: Words) -> Addresses:
    """The addresses of a site in the words of its language."""
    names = (entry.name for entry in fields(Addresses))
    return Addresses(**{name: _word(words, f"url_{name}") for name in names})


def anchors_in(words: Words) -> AnchorWords:
    """The words in the ids of parts, in the language of a site."""
    return AnchorWords(_word(words, "anchor_question"), _word(words, "anchor_answer"))


def edition_of(
    archive: Archive, inputs: Inputs, config: Config, *, on_disk: bool = False
) -> Edition:
    """An archive with what writes it."""
    addresses = addresses_in(inputs.words)
    wording = Wording(config.language)
    engine = search.engine_of(config, on_disk=on_disk)
    # What hands over files from a disk comes after what reads files.
    scripts = (*search.SCRIPTS[engine], "disk.js") if on_disk else search.SCRIPTS[engine]
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
        engine=engine,
        scripts=scripts,
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
    gaps = gaps_of(archive.targets, marks(archive, addresses, site), named_places(archive))
    filler = Filler(gaps, abbreviations_of(archive.bodies), for_disk=on_disk)
    helping = None if on_disk else Helping(archive, config)
    return Edition(archive, config, addresses, site, wording, filler, on_disk, helping)


def program_version() -> str:
    """Version of this program, as installed."""
    try:
        return version("vraagbaak")
    except PackageNotFoundError:
        return "0"
