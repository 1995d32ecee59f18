"""Views to HTML: the only importer of jinja2."""

from jinja2 import DictLoader, Environment, StrictUndefined

from builder.publishing.theme import Theme
from builder.publishing.views import Site, View


class Renderer:
    """Renders views with the templates of a theme.

    Autoescape is on without conditions, and a name that is not defined is an error.
    """

    def __init__(self, theme: Theme, site: Site) -> None:
        """Prepares the templates; each is compiled when it is first used."""
        self._site = site
        self._environment = Environment(
            loader=DictLoader(theme.templates()),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, view: View) -> str:
        """The page as HTML."""
        template = self._environment.get_template(view.template)
        return template.render(page=view, site=self._site)
