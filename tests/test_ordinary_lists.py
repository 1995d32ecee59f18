"""No ordinary list inside an answer is taken for parts.

Every answer in the corpora that holds a numbered or lettered list, or what looks like one to a
plain expression (`holds_a_list`), was read: 250, 221 of the Chamber and 29 of the Commons; there
are no more. Nowhere was an ordinary list taken for parts. In two answers letters stood under the
wrong number, because a second count (`1. a) … b) …`, of another service) was not seen to begin:
mended, together with two answers of several services of which only one was found. The labels are
the parts that are right, as places in the text; a part at any other place is wrong.
"""

import json
import re
from pathlib import Path

import pytest

from builder.importing.splitting import answer_places, part_ids, question_places
from tests.driver import SHARED
from tests.test_labels import texts

pytestmark = pytest.mark.shared

LABELS = Path(__file__).parent / "labels" / "lists.json"
FIRST = re.compile(
    r"(?:(?<=[:;])\s*|(?<=\n)\s*)(?:\(?(?:1|a|i)\s?[.)°/]|\((?:1|a|i)\))(?!\d)"
    r"|(?<=[.?!:;\n])\s*(?:\(?a\s?[.)°]|\(a\))(?=\s?\S)|\([1a]\)|\b1\)|\ba\)|\b1°"
)
SECOND = re.compile(r"(?<!\d)(?:\(?(?:2|b|ii)\s?[.)°/]|\((?:2|b|ii)\))(?!\d)")


def holds_a_list(answer: str) -> bool:
    """Whether a text holds what may be the first item of a list, and later a second."""
    first = FIRST.search(answer)
    return first is not None and SECOND.search(answer, first.end()) is not None


def test_no_ordinary_list_is_taken_for_parts() -> None:
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    labels: dict[str, dict[str, list[list[int | str]]]] = json.loads(LABELS.read_text("utf-8"))
    read = 0
    wrong, missing = [], []
    for file, by_name in labels.items():
        for name, question, answer in texts(file):
            if not holds_a_list(answer):
                continue
            read += 1
            asked = part_ids(question_places(question))
            found = [
                [place.start, "-".join(place.marker.numbers)]
                for place in answer_places(answer, asked)
            ]
            wrong += [(name, place) for place in found if place not in by_name[name]]
            missing += [(name, place) for place in by_name[name] if place not in found]
    assert read == sum(map(len, labels.values())) == 250
    assert wrong == []
    assert missing == []
