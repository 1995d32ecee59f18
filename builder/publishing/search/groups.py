"""Which forms belong to one word, and which words are in which.

A group is what one typed word can mean: all forms that have one key, the forms of other keys that
are forms of the same verb, and the documents that have the word inside a longer one.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby

from builder.publishing.search.compounds import LANGUAGES, Splitter
from builder.publishing.search.inflection import ALONE, IRREGULAR, key, roots
from builder.publishing.search.packing import Postings, in_code_units
from builder.publishing.search.vocabulary import FUNCTION_WORDS

COMMON = 0.06
"""Share of all questions that have a common word."""

SWAMPED = 20
"""How many times as many questions have a common word as one that is only taken for a form of it,
so that it is not."""

Forms = Mapping[str, Postings]
"""Form of a word to the documents that have it."""


@dataclass(slots=True)
class Group:
    """A key and what it leads to.

    Attributes:
        key: see `inflection`.
        forms: sorted; of other keys too, if those lead here.
        inside: documents that have the word as part of a longer one, or under another name.
        parts: keys of the words that a compound is made of.
        instead: keys that have the forms of this one.
    """

    key: str
    forms: dict[str, Postings] = field(default_factory=dict)
    inside: Postings = ()
    parts: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


def united(several: Iterable[Postings]) -> Postings:
    """Documents of any of these, each with its highest impact."""
    lists = [some for some in several if len(some)]
    if len(lists) == 1:
        return lists[0]
    total = array("I")
    for _, same in groupby(merge(*lists), key=lambda each: each >> 4):
        total.append(max(same))
    return total


def groups(
    by_language: Mapping[str, Forms],
    hyphened: Mapping[str, tuple[str, ...]],
    names: Mapping[str, tuple[str, ...]],
    count: int = 0,
) -> list[Group]:
    """Every group of an archive, in the order of the index.

    Args:
        by_language: forms in the documents of each language.
        hyphened: form to the forms it is made of, where somebody wrote a hyphen.
        names: abbreviation to the words of the name it stands for.
        count: of all questions.
    """
    found: dict[str, Group] = {}
    languages = sorted(by_language.items())
    for language, forms in languages:
        for form in sorted(forms):
            name = key(form, language)
            group = found.setdefault(name, Group(name))
            group.forms[form] = united((group.forms.get(form, ()), forms[form]))
    inside: dict[str, list[Postings]] = defaultdict(list)
    for language, forms in languages:
        _compose(found, inside, language, forms, hyphened)
        _name(inside, language, forms, names)
    for name, several in sorted(inside.items()):
        found.setdefault(name, Group(name)).inside = united(several)
    for language, forms in languages:
        _join(found, language, forms, count)
    return sorted(found.values(), key=lambda group: in_code_units(group.key))


def _compose(
    found: Mapping[str, Group],
    inside: Mapping[str, list[Postings]],
    language: str,
    forms: Forms,
    hyphened: Mapping[str, tuple[str, ...]],
) -> None:
    """Tells compounds their parts, and the parts where they are inside."""
    for form, first, parts in _compounds(language, forms, hyphened):
        own = key(form, language)
        keys = dict.fromkeys(key(part, language) for part in parts)
        if own in keys:
            continue
        if not found[own].parts:
            tops = dict.fromkeys(key(part, language) for part in first)
            found[own].parts = tuple(tops)
        for name in keys:
            inside[name].append(forms[form])


def _name(
    inside: Mapping[str, list[Postings]],
    language: str,
    forms: Forms,
    names: Mapping[str, tuple[str, ...]],
) -> None:
    """Who writes NMBS means the railways, and who writes that name means the NMBS."""
    for short, words in sorted(names.items()):
        if short in forms:
            for name in dict.fromkeys(key(word, language) for word in words):
                inside[name].append(forms[short])
        if words and all(word in forms for word in words):
            inside[key(short, language)].append(_having_all(words, forms))


def _compounds(
    language: str, forms: Forms, hyphened: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each compound with its parts, and these with the parts of those."""
    frequency = {form: len(some) for form, some in forms.items()}
    splitter = Splitter(frequency, FUNCTION_WORDS.get(language, frozenset()))
    known: dict[str, tuple[str, ...]] = {}

    def first(form: str) -> tuple[str, ...]:
        return hyphened.get(form) or (splitter.parts(form) if language in LANGUAGES else ())

    def parts(form: str) -> tuple[str, ...]:
        if form not in known:
            known[form] = ()  # A word is no part of itself.
            known[form] = tuple(
                dict.fromkeys(each for part in first(form) for each in (part, *parts(part)))
            )
        return known[form]

    for form in sorted(forms):
        if some := parts(form):
            yield form, first(form), some


def _having_all(words: Iterable[str], forms: Forms) -> Postings:
    """Documents that have all of some words, with a low impact."""
    sets = [{each >> 4 for each in forms[word]} for word in words]
    return array("I", (document << 4 | 4 for document in sorted(set.intersection(*sets))))


def _join(found: Mapping[str, Group], language: str, forms: Forms, count: int) -> None:
    """Gives verbs their past and their third person, where the archive has the verb as well."""
    for form, word in sorted(IRREGULAR.get(language, {}).items()):
        target = found.get(key(word, language))
        group = found.get(key(form, language))
        if target is not None and group is not None and target is not group:
            if ALONE in {target.key[0], group.key[0]}:
                continue
            target.forms = _all_forms(target, group)
            group.instead = (*group.instead, target.key)
    for form in sorted(forms):
        group = found[key(form, language)]
        if group.instead or group.key.startswith(ALONE) or _is_noun(group):
            continue
        for verb in roots(group.key, language):
            target = found.get(key(verb, language))
            if target is None or target is group or verb not in target.forms:
                continue
            if not target.key.startswith(ALONE) and not _swamps(target.forms[verb], group, count):
                target.forms = _all_forms(target, group)
                group.instead = (target.key,)
                break


def _all_forms(target: Group, group: Group) -> dict[str, Postings]:
    return dict(sorted({**group.forms, **target.forms}.items()))


def _is_noun(group: Group) -> bool:
    """Whether it has a plural, and no form that only verbs have: kaart, kaarten."""
    plural = any(form.endswith("en") for form in group.forms)
    return plural and not any(form.endswith("e") for form in group.forms)


def _swamps(verb: Postings, group: Group, count: int) -> bool:
    """Whether so many questions have the verb that nobody would see the form among them."""
    seldom = max(map(len, group.forms.values()), default=0)
    return len(verb) > COMMON * count and len(verb) > SWAMPED * seldom
