"""Templates are written as quicker Python than Jinja would, and print the same."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from jinja2 import Environment, UndefinedError
from jinja2.compiler import CodeGenerator

from builder.editions import edition_of
from builder.loading import load
from builder.publishing.html import Renderer, environment
from builder.publishing.html.direct import Direct, DirectEnvironment, quickest
from builder.publishing.html.own import TemplateFault
from builder.publishing.pages import Presenter
from builder.publishing.theme import Theme
from builder.scene import look
from tests.driver import REPOSITORY

if TYPE_CHECKING:
    from builder.publishing.views import Site, View


def test_every_page_of_the_demonstration_is_what_plain_jinja_makes_of_it(tmp_path: Path) -> None:
    inputs = load(REPOSITORY)
    assert inputs.config is not None
    scene = look(REPOSITORY, tmp_path)
    assert scene is not None
    edition = edition_of(scene.archive, scene.inputs, scene.config)
    renderer = Renderer(inputs.theme, edition.site)
    plain = environment(Environment, inputs.theme)
    for view in Presenter(edition).pages():
        template = plain.get_template(view.template)
        assert renderer.render(view) == template.render(page=view, site=edition.site)


TEMPLATES = {
    "m": """
{% macro one(a, b="2", c=a) %}{{ a }}|{{ b }}|{{ c }}{% endmacro %}
{% macro all() %}{{ varargs|join(",") }};{{ kwargs.x }}{% endmacro %}
{% macro asked() %}<b>{{ caller() }}</b>{% endmacro %}
{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}
""",
    "positions": '{% import "m" as m with context %}{{ m.one("<") }}{{ m.one("1", "3") }}',
    "names": '{% import "m" as m with context %}{{ m.one(b="&", a=1) }}{{ m.one("1", c="3") }}',
    "rest": '{% import "m" as m with context %}{{ m.all(1, 2, x="<") }}',
    "caller": '{% import "m" as m with context %}{% call m.asked() %}{{ page.x }}<i>{% endcall %}',
    "recursion": '{% import "m" as m with context %}{{ m.deep(3) }}',
    "markup": '{% set a %}<b>{{ page.x }}</b>{% endset %}{{ a }}{{ a ~ "<" }}{{ "<"|upper ~ a }}',
    "numbers": "{{ 1 }}{{ page.n }}{{ page.n + 1.5 }}{{ none }}{{ [page.x] }}",
    "items": "{{ page.d.key }}{{ page.d['key'] }}{{ page.d.items()|list }}",
    "asked for": "{{ page.no is defined }}{{ page.no|default('?') }}{{ nobody is defined }}",
    "keywords": "{{ page.d.class }}{{ dict(**{'class': '<'}) }}{{ dict(class=1) }}",
    "loops": "{% for a in page.names %}{{ loop.index }}{{ a }}{{ loop.last }}{% endfor %}",
    "off": "{% autoescape false %}{{ page.x }}{% endautoescape %}{{ page.x }}",
    "stars": "{{ '%s-%s'|format(*page.names) }}{{ dict(*[page.d]) }}",
    "own": "{% macro own() %}{{ page.x }}{{ site.t('menu') }}{% endmacro %}",
    "of this page": '{% import "own" as o with context %}{{ o.own() }}{{ o.own() }}',
    "of another page": """{% import "own" as o with context %}
{% with page = {"x": "other"} %}{% import "own" as p with context %}{{ p.own() }}{% endwith %}
{{ o.own() }}""",
    "more": "{% macro more() %}{{ page.x }}{{ extra }}{% endmacro %}",
    "seen": '{% set extra = 5 %}{% import "more" as m with context %}{{ m.more() }}',
    "words": "{{ site.t('menu') }}{{ site.t('gap', name='<') }}{{ site.t(page.names[0]) }}",
    "renamed": "{% for site in page.sites %}{{ site.t('menu') }}{% endfor %}",
}
MACROS = {"m", "own", "more"}


class _Site:
    """Words of a site."""

    def __init__(self, menu: str) -> None:
        self.words = {"menu": menu, "gap": "{name}!", "a": "A"}

    def t(self, key: str, **values: str) -> str:
        return self.words[key].format(**values)


@dataclass(frozen=True)
class _Page:
    """A view of which nothing is known but this."""

    template: str
    x: str = "<&\"'>"
    n: int = 7
    d: Mapping[str, str] = field(default_factory=lambda: {"key": "<v>", "class": "c"})
    names: tuple[str, ...] = ("a", "<b>")
    sites: tuple[_Site, ...] = (_Site("one"), _Site("two"))


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in MACROS])
def test_what_a_template_of_an_archive_may_do_prints_the_same(name: str) -> None:
    theme = Theme(({f"templates/{key}": text.encode() for key, text in TEMPLATES.items()}, {}))
    site = cast("Site", _Site("<menu>"))
    plain = environment(Environment, theme).get_template(name)
    renderer = Renderer(theme, site)
    for x in ("<&\"'>", "the next page"):
        view = cast("View", _Page(template=name, x=x))
        assert renderer.render(view) == plain.render(page=view, site=site)


def test_a_page_leaves_nothing_that_only_a_collector_of_garbage_takes_away(tmp_path: Path) -> None:
    scene = look(REPOSITORY, tmp_path)
    assert scene is not None
    edition = edition_of(scene.archive, scene.inputs, scene.config)
    renderer = Renderer(scene.inputs.theme, edition.site)
    views = list(Presenter(edition).pages())
    for view in views:
        renderer.render(view)
    was = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        for view in views:
            renderer.render(view)
        assert gc.collect() < len(views)
    finally:
        if was:
            gc.enable()


def test_a_name_that_a_view_does_not_have_is_an_error_that_says_so() -> None:
    own = {"templates/x": b"{{ page.titel }}"}
    page, site = cast("View", _Page(template="x")), cast("Site", None)
    with pytest.raises(TemplateFault) as told:
        Renderer(Theme((own, {})), site).render(page)
    assert "titel" in told.value.problem.message("en")
    # In the theme of the program itself it is a fault of ours.
    with pytest.raises(UndefinedError, match="titel"):
        Renderer(Theme((own,)), site).render(page)


def test_the_quick_way_is_taken_with_the_jinja_that_is_locked() -> None:
    assert quickest() is DirectEnvironment, (
        "The pages are right, and take twice as long: this Jinja writes its Python in another way"
        " than builder/publishing/html/direct.py expects. Compare its methods with those of"
        " jinja2.compiler.CodeGenerator in this version; until then keep the version before it."
    )


def _gone(*_: object, **__: object) -> None:
    raise NotImplementedError


def _nothing(_: object, __: object) -> None:
    """Takes two arguments, where it is given three."""


CHANGED = {
    "a method is called in another way": ("visit_Call", _nothing),
    "a method that we call is gone": ("macro_def", _gone),
    "what comes before an expression is not asked for": ("_output_child_pre", _gone),
    "what is written is no Python": ("visit_Getattr", lambda self, *_: self.write("? ?")),
    "what is written is another thing": ("visit_Const", lambda self, *_: self.write("'x'")),
}


@pytest.mark.parametrize("change", CHANGED)
def test_with_another_jinja_the_pages_are_made_in_the_plain_way(
    monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    name, changed = CHANGED[change]
    monkeypatch.setattr(Direct, name, changed, raising=hasattr(CodeGenerator, name))
    quickest.cache_clear()
    try:
        assert quickest() is Environment
        theme = Theme(({"templates/x": b"{{ page.x }}"}, {}))
        page = cast("View", _Page(template="x"))
        assert Renderer(theme, cast("Site", None)).render(page) == "&lt;&amp;&#34;&#39;&gt;"
    finally:
        quickest.cache_clear()
