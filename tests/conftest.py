"""Fixtures for all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.driver import SHARED, Archive

# No test depends on how fast the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive without content."""
    return Archive(tmp_path)


@pytest.fixture
def shared() -> Path:
    """The project's shared corpora, which a user's machine does not have."""
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    return SHARED
