"""Text in XML that we write ourselves."""

import re
from xml.sax.saxutils import quoteattr

_SPECIAL = re.compile(r'[&<>"\n\r\t]')


def attribute(text: str) -> str:
    """A value with its quotation marks; most have nothing in them that needs care."""
    return quoteattr(text) if _SPECIAL.search(text) else f'"{text}"'
