"""What is wanted once more when everything is printed: it waits on the disk, not in memory."""

from pathlib import Path
from tempfile import SpooledTemporaryFile

Place = tuple[int, int]
"""Where some bytes begin, and how many they are."""

LITTLE = 8_000_000
"""Bytes up to which no file is needed."""


class Aside:
    """Bytes set aside, of which only the places are kept in memory.

    Their file has no name: the system takes it back also from a build that is killed.
    """

    def __init__(self, folder: Path | None) -> None:
        """Prepares a place for them; `folder` is on a disk that has room."""
        self._file = SpooledTemporaryFile(LITTLE, dir=str(folder) if folder else None)  # noqa: SIM115 - closed with this
        self._end = 0

    def put(self, data: bytes) -> Place:
        """Sets some bytes aside.

        Raises:
            OSError: the disk failed.
        """
        place = self._end, len(data)
        self._file.write(data)
        self._end += len(data)
        return place

    def get(self, place: Place) -> bytes:
        """Has some bytes back; after the first time, nothing more can be set aside.

        Raises:
            OSError: the disk failed.
        """
        start, length = place
        self._file.seek(start)
        return self._file.read(length)

    def close(self) -> None:
        """Gives the room back."""
        self._file.close()
