"""Files of groups: in what order of bytes, and where one is found."""

from collections.abc import Mapping, Sequence

from builder.publishing.search.groups import Group
from builder.publishing.search.packing import Postings, Writer, in_code_units


def least(before: str, text: str) -> str:
    """The shortest beginning of a text that comes after the one before."""
    for end in range(1, len(text)):
        if in_code_units(text[:end]) > in_code_units(before):
            return text[:end]
    return text


def packed(group: Group) -> bytes:
    """A group, but for its key."""
    out = Writer()
    out.number(len(group.instead))
    for name in group.instead:
        out.text(name)
    out.number(len(group.parts))
    for name in group.parts:
        out.text(name)
    # What leads elsewhere has its forms there.
    forms: Mapping[str, Postings] = {} if group.instead else group.forms
    out.number(len(forms))
    before = group.key
    for form, some in forms.items():
        out.after(form, before)
        out.postings(some)
        before = form
    out.postings(group.inside)
    return bytes(out.data)


def block(some: Sequence[Group], all_packed: Sequence[bytes]) -> bytes:
    """The bytes of a file of some groups."""
    out = Writer()
    out.number(len(some))
    before = ""
    for group, data in zip(some, all_packed, strict=True):
        out.after(group.key, before)
        out.data += data
        before = group.key
    return bytes(out.data)
