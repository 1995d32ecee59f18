"""Imports tables into an archive. The only module of this room that writes."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder.config import SITE_FILE, read_config
from builder.importing.cells import look_up
from builder.importing.directory import Directory, numbered
from builder.importing.mapping import LoadedMapping, load_mapping
from builder.importing.question_file import front_of, question_file, same_source, too_large
from builder.importing.records import Record, read_record
from builder.importing.tables import Row, read_table
from builder.problems import Location, Problem, problem
from builder.reading.slugs import is_id, slugify
