"""Foreign tables to new files in `content/`: creates only, never overwrites.

A mapping says which column is which field (`mapping`, `mapping_file`); a table is read row by row
(`tables`); a row becomes the record of a question (`records`), whose people, bodies and topics
are found in the archive or made (`directory`); what comes of it is written (`importer`).
"""

from builder.importing.importer import Report, run
from builder.importing.mapping_file import known_mappings

__all__ = ["Report", "known_mappings", "run"]
