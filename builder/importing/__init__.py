"""Foreign documents and tables to new files in `content/`: creates only, never overwrites.

A text or a PDF becomes lines (`lines`, `pdf`), is understood by what kind of document it is
(`flemish`, `dutch_house`) and becomes Markdown (`composing`). A mapping says which column of a
table is which field (`mapping`, `mapping_file`); a table is read row by row (`tables`). Both make
the record of a question (`records`), whose people, bodies and topics are found in the archive or
made (`directory`, `matching`). What comes of it is checked against the source (`lossless`) and
written (`filing`, `writing`); `importer` tells it on one page.
"""

from builder.importing.importer import known_sources, run
from builder.importing.mapping_file import known_mappings
from builder.importing.report import Report, summary

__all__ = ["Report", "known_mappings", "known_sources", "run", "summary"]
