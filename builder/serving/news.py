"""What open pages are told: that something is new, or what is wrong."""

import json
import threading
from collections.abc import Callable, Mapping, Sequence


class News:
    """What open pages are told: that something is new, or what is wrong.

    Attributes:
        pages: path in the site to a page as it will be when the build that is under way is done.
        render: makes such a page when it is asked for; `None` if there is nothing to be made.
    """

    def __init__(self) -> None:
        """Nothing is new yet."""
        self._changed = threading.Condition()
        self._number = 0
        self._problems: tuple[Mapping[str, object], ...] = ()
        self.pages: dict[str, bytes] = {}
        self.render: Callable[[str], bytes | None] | None = None

    def tell(
        self,
        problems: Sequence[Mapping[str, object]] = (),
        pages: Mapping[str, bytes] | None = None,
    ) -> None:
        """Something is new: pages, or the problems that stand in the way of new ones."""
        with self._changed:
            self.pages |= pages or {}
            self._number += 1
            self._problems = tuple(problems)
            self._changed.notify_all()

    def built(self) -> None:
        """The site on the disk has everything: what was made ahead of it is not needed."""
        self.pages, self.render = {}, None
        self.tell()

    def ahead(self, path: str) -> bytes | None:
        """A page that is newer than that on the disk."""
        if path not in self.pages and self.render is not None:
            page = self.render(path)
            if page is not None:
                self.pages[path] = page
        return self.pages.get(path)

    def wait(self, seen: int | None) -> tuple[int, str] | None:
        """The next news after number `seen`, as JSON; `None` if there is none for a while."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._number != seen, timeout=15):
                return None
            told = {"number": self._number, "problems": self._problems}
            return self._number, json.dumps(told, ensure_ascii=False)
