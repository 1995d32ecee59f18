"""Which addresses are taken, and where old ones lead: no two things have one address."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from builder.linking.addresses import Addresses
from builder.linking.references import title_of
from builder.model import Document, Target
from builder.problems import Location, Problem, problem


class Occupied:
    """The addresses of an archive.

    Attributes:
        redirects: each old address to where it leads.
        problems: files that want an address that is taken.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        addresses: Addresses,
        without_file: AbstractSet[str],
    ) -> None:
        """Gives out the addresses of all documents, then those that they had before.

        Args:
            documents: in order: of two that want one address, the first has it.
            addresses: of the site.
            without_file: addresses of pages that no file is behind.
        """
        self.problems: list[Problem] = []
        self._addresses = addresses
        in_order = list(documents)
        taken = self._taken(in_order, without_file)
        self.redirects: Mapping[str, Target] = self._moved(in_order, taken)

    def _taken(
        self, documents: Iterable[Document], without_file: AbstractSet[str]
    ) -> AbstractSet[str]:
        taken: dict[str, Location | None] = dict.fromkeys(without_file)
        for document in documents:
            url = self._addresses.of(document.kind, document.id)
            place = Location(document.path)
            if url in taken or self._addresses.is_own(url):
                first = taken.get(url)
                related = (first,) if first is not None else ()
                self.problems.append(problem("same-address", place, related, url=url))
            taken.setdefault(url, place)
        return taken.keys()

    def _moved(self, documents: Iterable[Document], taken: AbstractSet[str]) -> dict[str, Target]:
        moved: dict[str, Target] = {}
        for document in documents:
            url = self._addresses.of(document.kind, document.id)
            target = Target(document.kind, document.id, url, title_of(document))
            for index, alias in enumerate(document.fields.aliases):
                old = self._addresses.of(document.kind, alias)
                if old in taken or old in moved or self._addresses.is_own(old):
                    place = document.location(f"aliases.{index}")
                    self.problems.append(problem("alias-taken", place, value=alias))
                    continue
                moved[old] = target
        return dict(sorted(moved.items()))
