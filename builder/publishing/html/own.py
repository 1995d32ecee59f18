"""An archive's own templates: what is wrong with them, told at its line."""

from collections.abc import Iterator, Mapping
from functools import partial
from traceback import walk_tb

from jinja2 import Environment, FunctionLoader, TemplateSyntaxError, nodes

from builder.problems import Location, Problem, nearest, problem
from builder.publishing.theme import TEMPLATES, Theme
from builder.reading.source import decode

_OWN = "theme/"
"""Folder of an archive in which its own theme is."""


class TemplateFault(Exception):
    """One of an archive's own templates cannot be printed.

    Attributes:
        problem: what is wrong with it, and where.
    """

    def __init__(self, fault: Problem) -> None:
        """Takes the problem."""
        super().__init__(fault)
        self.problem = fault


def loader(theme: Theme) -> FunctionLoader:
    """Loads the templates of a theme; an archive's own by the path of the file."""
    own = {name: f"{_OWN}{TEMPLATES}{name}" for name in theme.own_templates()}
    # It is sent to other processes, so it is no function of this one's own.
    return FunctionLoader(partial(_loaded, theme.templates(), own))


def _loaded(
    sources: Mapping[str, str], own: Mapping[str, str], name: str
) -> tuple[str, str | None, None] | None:
    return (sources[name], own.get(name), None) if name in sources else None


def template_problems(theme: Theme) -> Iterator[Problem]:
    """What can be told of an archive's own templates before a page is printed."""
    known = sorted(theme.templates())
    plain = Environment(autoescape=True)
    for name, data in theme.own_templates().items():
        path = f"{_OWN}{TEMPLATES}{name}"
        source, problems = decode(data, path)
        yield from problems
        try:
            tree = plain.parse(source, name, path)
            plain.compile(source, name, path)
        except TemplateSyntaxError as error:
            yield problem("template-syntax", Location(path, error.lineno), said=error.message)
        except (SyntaxError, RecursionError, MemoryError) as error:
            # What Jinja made of it is too much for Python.
            yield problem("template-syntax", Location(path), said=type(error).__name__)
        else:
            yield from _unknown(tree, path, known)


def _unknown(tree: nodes.Template, path: str, known: list[str]) -> Iterator[Problem]:
    """Templates that are asked for and are not there."""
    kinds = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
    for node in tree.find_all(kinds):
        named, asked = getattr(node, "template", None), getattr(node, "ignore_missing", False)
        if not isinstance(named, nodes.Const) or asked or named.value in known:
            continue
        value = str(named.value)
        yield problem(
            "template-unknown",
            Location(path, node.lineno),
            value=value,
            suggestion=nearest(value, known),
            known=", ".join(name for name in known if "/" not in name),
        )


def fault_of(error: Exception) -> TemplateFault | None:
    """Where in an archive's own templates an error arose; `None` if it is not theirs."""
    own = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(_OWN + TEMPLATES)
    ]
    if not own:
        return None
    path, line = own[-1]
    said = str(error).partition("\n")[0] or type(error).__name__
    return TemplateFault(problem("template-fails", Location(path, line), said=said))
