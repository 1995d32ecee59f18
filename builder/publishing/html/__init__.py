"""Views to HTML: the only room that knows jinja2."""

from typing import TypeVar

from jinja2 import Environment, StrictUndefined

from builder.publishing.html.direct import quickest, see
from builder.publishing.html.own import fault_of, loader
from builder.publishing.theme import Theme
from builder.publishing.views import Site, View

_Kind = TypeVar("_Kind", bound=Environment)


class Renderer:
    """Renders views with the templates of a theme.

    Autoescape is on without conditions, and a name that is not defined is an error.
    """

    def __init__(self, theme: Theme, site: Site) -> None:
        """Prepares the templates; each is compiled when it is first used."""
        self._site = site
        self._theme = theme
        self._direct = environment(quickest(), theme)
        see(self._direct, site=site)
        self._plain: Environment | None = None

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Theme, Site]]:
        """How it is sent to another process: what Jinja compiled stays here."""
        return Renderer, (self._theme, self._site)

    def prepare(self) -> None:
        """Compiles every template, so that processes that are forked from this one need not."""
        for name in self._theme.templates():
            if not name.startswith("built-in/"):
                self._direct.get_template(name)

    def render(self, view: View) -> str:
        """The page as HTML.

        Raises:
            builder.publishing.html.own.TemplateFault: a template of the archive's own is wrong.
        """
        try:
            return self._rendered(view)
        except Exception as error:
            fault = fault_of(error)
            if fault is None:
                raise
            raise fault from None

    def _rendered(self, view: View) -> str:
        try:
            template = self._direct.get_template(view.template)
            see(self._direct, page=view)
            return template.render(page=view, site=self._site)
        except (AttributeError, TypeError):
            # What a template asks of a value that has no such attribute, Jinja knows how to answer.
            self._plain = self._plain or environment(Environment, self._theme)
            template = self._plain.get_template(view.template)
            return template.render(page=view, site=self._site)


def environment(kind: type[_Kind], theme: Theme) -> _Kind:
    """An environment with the templates of a theme."""
    return kind(
        loader=loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
