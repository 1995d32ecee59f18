"""What all pages of one site share, and how one page finds another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from builder.config import Config
from builder.linking.addresses import Addresses
from builder.model import Archive, Date
from builder.publishing.filling import Filler
from builder.publishing.helping import Helping
from builder.publishing.views import Link, Site
from builder.publishing.wording import Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """An archive and what writes it: settings, addresses, words.

    `on_disk`: whether the site will be opened from a disk, without a server. `helping`: links for
    those who want to correct something; `None` if there are none.
    """

    archive: Archive
    config: Config
    addresses: Addresses
    site: Site
    wording: Wording
    filler: Filler
    on_disk: bool = False
    helping: Helping | None = None

    def common(self, url: str, title: str, description: str) -> dict[str, Any]:
        """The fields of every view that follow from its address and title."""
        base = self.config.base_url
        return {
            "url": url,
            "root": root_of(url),
            "title": title,
            "description": description,
            "language": self.config.language,
            "canonical": base + url if base else "",
            "feed": self.feed("", self.site.t("feed_all")),
            "on_disk": self.on_disk,
            "improve": self.helping.improve(url) if self.helping else "",
            "report": self.helping.report(url) if self.helping else "",
            "crumbs": (Link("", self.site.t("home")),) if url else (),
        }

    def listing(self, url: str, title: str, crumb: Link | None = None) -> dict[str, Any]:
        """The same of a page that lists something, below the page of `crumb`."""
        common = self.common(url, title, self.site.t("description_list", title=title))
        if crumb is not None:
            common["crumbs"] = (*common["crumbs"], crumb)
        return common

    @property
    def today(self) -> str:
        """The day on which the archive was looked at, in words; empty if none is known."""
        today = self.archive.today
        day = self.wording.day(Date(today, today, today)) if today else None
        return day.text if day else ""

    def feed(self, url: str, title: str) -> Link | None:
        """The feed of what the page at `url` lists; there is none on a disk."""
        return None if self.on_disk else Link(f"{url}feed.xml", title)

    def about(self, key: str, parts: Sequence[str]) -> str:
        """A label that names parts: `Antwoord op vraag 2 en 3`."""
        return self.site.t(key, len(parts), parts=self.wording.names(parts))


def root_of(url: str) -> str:
    """The way from a page to the root of the site: `../../` for `vragen/x/`."""
    return "../" * url.count("/") or "./"


def base_path(config: Config) -> str:
    """Path of the root of the site on its server, with slashes around: `/` or `/repo/`."""
    return urlsplit(config.base_url or "").path or "/"
