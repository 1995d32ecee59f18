"""The list of problem codes: how bad each is, and its words in Dutch and English.

A message says what is wrong, a hint what to write instead. Hints are tried in order; the first
one whose arguments are all known is shown.
"""

from builder.codes import archive, files, importing, settings, texts, theme
from builder.codes.kinds import Code, Language, Severity, Words

CODES: dict[str, Code] = {
    **files.CODES,
    **texts.CODES,
    **settings.CODES,
    **archive.CODES,
    **theme.CODES,
    **importing.CODES,
}
"""Every problem code, by name."""

__all__ = ["CODES", "Code", "Language", "Severity", "Words"]
