"""Templates to Python that is as quick as it is plain: what Jinja may ask at each turn, we know.

Jinja asks of every name after a dot whether it is an attribute or an item, of every call whether
it wants the context, and of every text twice whether it is markup. Our views have attributes, no
function of ours wants a context, and there is nothing but autoescaping. The same templates with
the same output take half the time without those questions.
"""

from collections.abc import Callable
from functools import cache
from keyword import iskeyword
from typing import Any

from jinja2 import DictLoader, Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    # The loop of `escape`, without a `Markup` around each result: it is joined at once.
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # a Python without compiled modules

    def _escaped(text: str, /) -> str:
        return str(escape(text))


class Direct(CodeGenerator):
    """Writes the Python of a template in which names and calls are what they look like."""

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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - private of Jinja
        """Before an expression that is printed."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")


def shown(value: object) -> str:
    """A value as it is printed in HTML."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(value)


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


class DirectEnvironment(Environment):
    """An environment whose templates are written by `Direct`."""

    code_generator_class = Direct
    shown = staticmethod(shown)
    direct = staticmethod(direct)


_TRIAL = {
    "m": "{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}",
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
            printed.append(trial.get_template("trial").render(page={"<i>": 1}))
        except Exception:  # noqa: BLE001 - whatever is no longer as it was
            return Environment
    return DirectEnvironment if printed[0] == printed[1] else Environment
