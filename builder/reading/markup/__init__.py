"""Markdown to safe HTML: the only room that imports markdown_it.

The parser finds tokens (`parser`), which become lines (`inline`) and blocks (`blocks`) of HTML,
written here, token by token, from an allow list: a token we do not know is a bug, not output.
"""

from builder.reading.markup.blocks import parse
from builder.reading.markup.inline import note_name, note_reference
from builder.reading.markup.tree import Block, Line, Markup, Note, Span

__all__ = ["Block", "Line", "Markup", "Note", "Span", "note_name", "note_reference", "parse"]
