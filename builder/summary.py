"""What a pull request is told: a few notes at the lines, and everything in a summary.

GitHub shows at most ten notes of each kind for a step of a workflow, and says nothing of the
rest. So the first ten are notes, and the summary of the job has them all.

Source: GitHub Docs, "Workflow commands" (job summaries are limited to 1 MiB a step), and
"Troubleshooting: annotations", on the ten of each kind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.codes import Language, Severity
from builder.problems import Problem, SourceLine, printable

NOTES = 10
"""Notes of each kind that are shown for one step."""

LONGEST = 900_000
"""Bytes of a summary; GitHub refuses one of more than 1 MiB."""

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)

_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "fine": "## Alles klopt\n\nEr is niets te verbeteren. Dank u!\n",
        "fails": (
            "## Bijna klaar\n\nEr is nog iets te verbeteren voor dit voorstel opgenomen kan worden:"
            " **{errors}**. U kunt de bestanden hier op GitHub zelf wijzigen, met het potlood bij"
            " *Files changed*; daarna wordt alles opnieuw nagekeken.\n"
        ),
        "passes": (
            "## In orde\n\nDit voorstel kan opgenomen worden. Hieronder staat wat u nog eens kunt"
            " bekijken.\n"
        ),
        "error": "Dit moet anders",
        "warning": "Dit klopt wellicht niet",
        "notice": "Ter informatie",
        "one": "1 fout",
        "many": "{count} fouten",
        "line": "Regel {line}",
        "now": "Er staat:",
        "copy": "Schrijf in de plaats:",
        "more": "Er zijn er nog {count}; ze staan in de uitvoer van de controle.",
    },
    "en": {
        "fine": "## All is well\n\nThere is nothing to correct. Thank you!\n",
        "fails": (
            "## Nearly there\n\nSomething is left to correct before this can be taken in:"
            " **{errors}**. You can edit the files here on GitHub, with the pencil at *Files"
            " changed*; then everything is checked again.\n"
        ),
        "passes": (
            "## In order\n\nThis can be taken in. Below is what you may want to look at again.\n"
        ),
        "error": "This has to change",
        "warning": "This may not be right",
        "notice": "For your information",
        "one": "1 error",
        "many": "{count} errors",
        "line": "Line {line}",
        "now": "It says:",
        "copy": "Write instead:",
        "more": "There are {count} more; they are in the output of the check.",
    },
}


def noted(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that get a note at their line: of each kind as many as are shown."""
    return [
        item
        for severity in _SEVERITIES
        for item in [own for own in problems if own.severity == severity][:NOTES]
    ]


def summary(problems: Sequence[Problem], language: Language, source: SourceLine) -> str:
    """All problems for people who have never seen one, as Markdown.

    Nothing in it is trusted: what stands in the files is shown as code or escaped.

    Args:
        problems: of one run, in order.
        language: of the words.
        source: gives the line at a place.
    """
    words = _WORDS[language]
    if not problems:
        return words["fine"]
    errors = sum(item.severity == Severity.ERROR for item in problems)
    count = words["one"] if errors == 1 else words["many"].format(count=errors)
    pieces = [words["fails"].format(errors=count) if errors else words["passes"]]
    size, told = 0, 0
    for severity in _SEVERITIES:
        own = [item for item in problems if item.severity == severity]
        pieces += [f"\n### {words[severity]}\n"] if own else []
        for path, group in groupby(own, key=lambda item: item.location.path):
            pieces.append(f"\n#### {_code(path)}\n")
            size += len(pieces[-1].encode())
            for item in group:
                piece = "\n".join(_entry(item, language, source))
                size += len(piece.encode())
                if size > LONGEST:
                    left = len(problems) - told
                    return "\n".join([*pieces, words["more"].format(count=left), ""])
                pieces.append(piece)
                told += 1
    return "\n".join(pieces) + "\n"


def _entry(item: Problem, language: Language, source: SourceLine) -> Iterator[str]:
    words = _WORDS[language]
    place = words["line"].format(line=item.location.line)
    hint = item.hint(language)
    yield f"\n**{place}**: {_text(item.message(language))}." + (f" → {_text(hint)}" if hint else "")
    line = source(item.location)
    if line is None or not line.strip():
        return
    better = corrected(item, line)
    if better is None:
        return
    yield from (f"\n{words['now']}\n", *_fence(line), f"\n{words['copy']}\n", *_fence(better))


def corrected(item: Problem, line: str) -> str | None:
    """The line as it probably should be, if the problem knows what was meant."""
    told = dict(item.arguments)
    wrong, right = told.get("value", told.get("field", "")), told.get("suggestion")
    start = item.location.column - 1
    start += line[start : start + 1] in {'"', "'"}
    if right is None or not wrong or not line.startswith(wrong, start):
        return None
    return line[:start] + right + line[start + len(wrong) :]


def _text(words: str) -> str:
    """Plain words in Markdown: no markup, no HTML, no mention of anybody."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~&!@])", r"\\\1", printable(words))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")


def _code(words: str) -> str:
    shown = printable(words)
    ticks = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{ticks} {shown} {ticks}" if "`" in shown else f"`{shown}`"


def _fence(line: str) -> Iterator[str]:
    """A line of a file as a block of code that nothing in it can end."""
    shown = printable(line, 500)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
    yield from (fence, shown, fence)
