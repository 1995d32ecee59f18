"""Words of the archive by how they are written: to meet a typing error, or take a compound apart.

Whatever one letter of a word is wrong, its beginning or its end is right. So each word is filed by
both, and the longer it is by the more letters: see `SIDES`. Files by ends have the words backwards,
which makes them smaller.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.publishing.search.groups import Group
from builder.publishing.search.packing import Writer, cut

SIDES = (("b", "y", 1, 3, 6), ("a", "z", 3, 3, 7), ("c", "x", 4, 8, 1000))
"""How words are filed: letter of the files by beginnings, of those by ends; letters of these; and
of the shortest and the longest words that are there. `search-vocabulary.js` has them as well."""

BLOCK = 2500
"""Letters in a file."""

SURE = 10
"""Impact of a word in a title or a name: nobody's mistake, though only one question has it."""


def near(found: Sequence[Group]) -> Iterator[tuple[str, bytes]]:
    """The words with their frequency: name of each file and what is in it."""
    filed: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, count in sorted(_frequent(found).items()):
        often = min(15, round(math.log2(count) * 1.2) + 1)
        back = word[::-1]
        for begin, end, letters, shortest, longest in SIDES:
            if shortest <= len(word) <= longest:
                filed[f"{begin}-{_code(word[:letters])}"].append((word, often))
                filed[f"{end}-{_code(back[:letters])}"].append((back, often))
    # Few words a file would be many files: neighbours share one.
    for side in sorted(side for begin, end, *_ in SIDES for side in (begin, end)):
        own = sorted(name for name in filed if name.startswith(side))
        sizes = [sum(len(word) for word, _ in filed[name]) for name in own]
        for row in cut(sizes, BLOCK):
            words = sorted(word for name in own[row] for word in filed[name])
            yield own[row.start], _packed(words)


def _frequent(found: Sequence[Group]) -> dict[str, int]:
    """Words that are not only somebody's own mistake."""
    total: dict[str, int] = {}
    for group in found:
        for form, some in group.forms.items():
            if form.isalpha() and len(form) >= SIDES[0][3] and max(form) <= "\uffff":
                strong = max(each & 15 for each in some)
                if len(some) > 1 or strong >= SURE:
                    total[form] = max(total.get(form, 0), len(some))
    return total


def _code(text: str) -> str:
    """Letters as a name that is safe for a file and sorts as they do."""
    return "".join(f"{ord(letter):04x}" for letter in text)


def _packed(words: Sequence[tuple[str, int]]) -> bytes:
    out = Writer()
    out.number(len(words))
    before = ""
    for word, often in words:
        out.after(word, before)
        out.number(often)
        before = word
    return bytes(out.data)
