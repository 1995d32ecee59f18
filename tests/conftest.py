"""Fixtures for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browsing import launch
from tests.driver import SHARED, Archive

# No test depends on how fast the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive without content."""
    return Archive(tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for the tests of one file; some files start another browser of their own."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def shared() -> Path:
    """The project's shared corpora, which a user's machine does not have."""
    if not SHARED.is_dir():
        pytest.skip("needs the project's shared corpora beside the repository")
    return SHARED
