"""Templates to Python that is as quick as it is plain: what Jinja may ask at each turn, we know.

Jinja asks of every name after a dot whether it is an attribute or an item, of every call whether
it wants the context, and of every text twice whether it is markup. Our views have attributes, no
function of ours wants a context, and there is nothing but autoescaping. The same templates with
the same output take half the time without those questions.

What is the same on every page is worked out once: words of the interface become text of the
template, and macros that see nothing but `page` and `site` are made for all pages. So a page
leaves no circles behind either, in which its macros and what they see would hold each other.
"""

from collections.abc import Callable, Mapping
from functools import cache
from keyword import iskeyword
from typing import Any

from jinja2 import DictLoader, Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    # The loop of `escape`, without a `Markup` around each result: it is joined at once.
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # a Python without compiled modules

    def _escaped(text: str, /) -> str:
        return str(escape(text))


SEEN = frozenset({"page", "site"})
"""What a template sees."""


class Direct(CodeGenerator):
    """Writes the Python of a template in which names and calls are what they look like."""

    environment: "DirectEnvironment"

    def visit_Template(  # noqa: N802 - Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """A whole template."""
        self._asked: set[str] = set()
        names = node.find_all(nodes.Name)
        self._site_is_ours = not any(one.name == "site" and one.ctx != "load" for one in names)
        super().visit_Template(node, frame)
        if self.name is not None and self._asked <= SEEN and _only_macros(node):
            self.environment.macros.setdefault(self.name, None)

    def enter_frame(self, frame: Frame) -> None:
        """The beginning of a scope, where it asks for names of the template's surroundings."""
        super().enter_frame(frame)
        self._asked.update(name for how, name in frame.symbols.loads.values() if how == "resolve")

    def write_commons(self) -> None:
        """The beginning of every function."""
        super().write_commons()
        self.writeline("shown, direct = environment.shown, environment.direct")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """`page.title`."""
        if iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - as above
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """`page.href(url)`."""
        names = [argument.key for argument in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, names)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro, after its function."""
        self.write("direct(macro, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - private of Jinja
        """What an expression prints on every page, if that is known."""
        words = self.environment.words_of(node) if self._site_is_ours else None
        return super()._output_child_to_const(words or node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - private of Jinja
        """Before an expression that is printed."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")


def shown(value: object) -> str:
    """A value as it is printed in HTML."""
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)


def direct(function: Callable[..., str], macro: Macro) -> Callable[..., str]:
    """A macro as a function: called by position it does without Jinja's care for arguments."""
    if macro.catch_kwargs or macro.catch_varargs or macro.caller:
        return macro
    function.__defaults__ = (missing,) * len(macro.arguments)

    new = str.__new__

    def call(*arguments: object, **named: object) -> str:
        if named or len(arguments) > len(macro.arguments):
            return macro(*arguments, **named)
        return new(Markup, function(*arguments))

    return call


def _only_macros(template: nodes.Template) -> bool:
    """Whether there is nothing in a template but macros, with text between them."""
    return all(
        isinstance(part, nodes.TemplateData)
        for own in template.body
        if not isinstance(own, nodes.Macro)
        for part in (own.nodes if isinstance(own, nodes.Output) else (own,))
    )


class DirectTemplate(Template):
    """A template of a `DirectEnvironment`."""

    environment: "DirectEnvironment"

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's
        shared: bool = False,  # noqa: FBT001, FBT002 - as above
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - as above
    ) -> TemplateModule:
        """The macros of a file: the same for every page, if they see only what that has."""
        seen, made = self.environment.seen, self.environment.macros
        own = {**(vars or {}), **(locals or {})}
        if self.name not in made or any(own.get(name) is not seen.get(name) for name in SEEN):
            return super().make_module(vars, shared, locals)
        found = made[self.name] = made[self.name] or super().make_module(seen, shared=True)
        return found


class DirectEnvironment(Environment):
    """An environment whose templates are written by `Direct`.

    Attributes:
        seen: what the page that is being printed sees: `page` and `site`. The latter does not
            change.
        macros: files that are nothing but macros which see nothing else; each with its macros,
            if they were made.
    """

    code_generator_class = Direct
    template_class = DirectTemplate
    shown = staticmethod(shown)
    direct = staticmethod(direct)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Jinja's
        """Sees nothing yet."""
        super().__init__(*arguments, **named)
        self.seen: dict[str, Any] = {}
        self.macros: dict[str, TemplateModule | None] = {}

    def words_of(self, node: nodes.Expr) -> nodes.Const | None:
        """What `site.t("key")` is on every page; `None` if it is something else."""
        match node:
            case nodes.Call(
                node=nodes.Getattr(node=nodes.Name(name="site"), attr="t"),
                args=[nodes.Const(value=str(key))],
                kwargs=[],
            ):
                words = self.seen["site"].words.get(key)
                return nodes.Const(words) if isinstance(words, str) and "{" not in words else None
        return None


def see(environment: Environment, **seen: object) -> None:
    """Tells an environment what the next page sees."""
    if isinstance(environment, DirectEnvironment):
        environment.seen.update(seen)


_TRIAL = {
    "m": "{% macro m(a, b='<') %}{{ a }}{{ b }}{{ page['<i>'] }}{% endmacro %}",
    "trial": (
        "{% import 'm' as m with context %}{% block x %}{{ m.m('>') }}{{ m.m(1, b=2) }}"
        "{% for item in page.keys() %}{{ item.upper() }}{{ loop.index }}{% endfor %}"
        "{{ '&'|e }}{{ none }}{% endblock %}"
    ),
}


@cache
def quickest() -> type[Environment]:
    """The environment to take: `DirectEnvironment`, if it does here what Jinja's own does.

    Jinja promises that the class which writes the Python can be another, and not what its methods
    are called. With a Jinja in which they are others, pages take longer and are the same.
    """
    printed = []
    for kind in (Environment, DirectEnvironment):
        trial = kind(loader=DictLoader(_TRIAL), autoescape=True)
        try:
            for page in ({"<i>": 1}, {"<i>": 2}):
                see(trial, page=page, site=None)
                printed.append(trial.get_template("trial").render(page=page, site=None))
        except Exception:  # noqa: BLE001 - whatever is no longer as it was
            return Environment
    return DirectEnvironment if printed[:2] == printed[2:] else Environment
