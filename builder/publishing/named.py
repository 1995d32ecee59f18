"""Where the names of people and bodies in a text are links to their pages."""

from collections.abc import Iterator

from builder.model import Archive, Mention

Places = dict[str, dict[str, tuple[tuple[str, str], ...]]]
"""Path of a file, and id of a block in it, to the names there that are links, with addresses."""


def named_places(archive: Archive) -> Places:
    """The names that are links, in questions, translations and free pages."""
    places: Places = {}
    for path, mentions in _texts(archive):
        blocks: dict[str, tuple[tuple[str, str], ...]] = {}
        for mention in mentions:
            pages = archive.people if mention.kind == "person" else archive.bodies
            entry = (mention.text, pages[mention.id].url)
            blocks[mention.anchor] = (*blocks.get(mention.anchor, ()), entry)
        places[path] = blocks
    return places


def _texts(archive: Archive) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    for name, mentions in archive.mentions.items():
        question = archive.questions.get(name) or archive.translations[name]
        yield question.path, mentions
    for name, mentions in archive.page_mentions.items():
        yield archive.pages[name].path, mentions
