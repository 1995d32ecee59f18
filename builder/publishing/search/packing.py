"""The bytes of the index: small, the same each time, read by `search-reading.js` and `verify`.

Numbers are written seven bits to a byte, lowest first, the eighth bit set on all but the last.
Everything is compressed; the name ends in .bin so that no server compresses it again or, worse,
unpacks it on the way.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

Postings = Sequence[int]
"""Documents that have something, in order: number of the document times 16, plus the impact."""


def squeezed(data: bytes, mark: int = 0) -> bytes:
    """Data, compressed, without a trace of when or where; with another mark, other bytes."""
    packed = gzip.compress(data, compresslevel=9, mtime=mark)
    # Byte nine names the system, and each version of Python names another.
    return packed[:9] + b"\xff" + packed[10:]


def in_json(value: object) -> bytes:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def like(data: bytes, sample: bytes) -> bytes:
    """Data, compressed as what goes on after a sample that the reader has: smaller by a fifth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, sample)
    return packer.compress(data) + packer.flush()


def unlike(data: bytes, sample: bytes) -> bytes:
    """What `like` compressed."""
    unpacker = zlib.decompressobj(-15, sample)
    whole = unpacker.decompress(data) + unpacker.flush()
    if not unpacker.eof:
        raise EOFError
    return whole


class Writer:
    """Puts numbers and texts into bytes."""

    def __init__(self) -> None:
        """Begins with nothing."""
        self.data = bytearray()

    def number(self, value: int) -> None:
        """A number from 0."""
        while value > 127:  # noqa: PLR2004 - seven bits
            self.data.append(value & 127 | 128)
            value >>= 7
        self.data.append(value)

    def text(self, value: str) -> None:
        """A text, with its length in bytes before it."""
        data = value.encode()
        self.number(len(data))
        self.data += data

    def after(self, value: str, previous: str) -> None:
        """A text, as the letters it shares with the one before, and the rest."""
        shared = 0
        for one, other in zip(value, previous, strict=False):
            if one != other:
                break
            shared += 1
        self.number(shared)
        self.text(value[shared:])

    def postings(self, some: Postings) -> None:
        """How many, the gaps between the documents, then two impacts to a byte."""
        self.number(len(some))
        before = 0
        for each in some:
            document = each >> 4
            self.number(document - before)
            before = document
        impacts = [each & 15 for each in some]
        if len(impacts) % 2:
            impacts.append(0)
        pairs = zip(impacts[::2], impacts[1::2], strict=True)
        self.data += bytes(low | high << 4 for low, high in pairs)


class Reader:
    """Takes apart what a `Writer` put together."""

    def __init__(self, data: bytes) -> None:
        """Begins at the beginning."""
        self._data = data
        self._at = 0

    def number(self) -> int:
        """The next number."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004 - seven bits
                return value
            shift += 7

    def text(self) -> str:
        """The next text."""
        length = self.number()
        value = self._data[self._at : self._at + length].decode()
        self._at += length
        return value

    def after(self, previous: str) -> str:
        """The next text, which begins like the one before."""
        shared = self.number()
        return previous[:shared] + self.text()

    def postings(self) -> list[int]:
        """The next postings."""
        document, found = 0, []
        for _ in range(self.number()):
            document += self.number()
            found.append(document << 4)
        for i in range(0, len(found), 2):
            pair = self._data[self._at]
            self._at += 1
            found[i] |= pair & 15
            if i + 1 < len(found):
                found[i + 1] |= pair >> 4
        return found

    @property
    def ended(self) -> bool:
        """Whether everything was read."""
        return self._at == len(self._data)


def in_code_units(text: str) -> bytes:
    """What a browser sorts texts by."""
    return text.encode("utf-16-be", "surrogatepass")


def cut(sizes: Iterable[int], most: int) -> Iterator[slice]:
    """Rows of things in order, each row as long as fits into `most`; a larger thing is alone."""
    start = end = total = 0
    for size in sizes:
        if end > start and total + size > most:
            yield slice(start, end)
            start, total = end, 0
        end += 1
        total += size
    if end > start:
        yield slice(start, end)


def pieces(sizes: Iterable[int], begins: Iterable[bool], least: int, most: int) -> Iterator[slice]:
    """Rows of things in order, each of at least `least`, which end where one may begin another.

    What is added or left out somewhere moves the ends of few rows after it. A row never passes
    `most` but for a single thing that does.
    """
    start = end = total = 0
    for size, may in zip(sizes, begins, strict=True):
        if end > start and (total + size > most or (may and total >= least)):
            yield slice(start, end)
            start, total = end, 0
        end += 1
        total += size
    if end > start:
        yield slice(start, end)
