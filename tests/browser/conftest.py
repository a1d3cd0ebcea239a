"""The browser, started once for all tests that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from cxlint.atlas import Atlas
from cxlint.maps import atlas
from tests.maps.conftest import examined

if TYPE_CHECKING:
    from tests.browser.chromium import Chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser, and one browser is enough for all of it."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """A real Chromium without a window."""
    from tests.browser.chromium import MISSING, chromium

    if MISSING:
        pytest.skip("no browser on this machine: `apt-get install chromium chromium-driver` brings one")
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def draw() -> Callable[..., Atlas]:
    """Draws the maps of a company given as one stream of documents."""

    def drawn(text: str, language: str = "en") -> Atlas:
        run, result = examined(text, language)
        return atlas(run.workspace, result)

    return drawn
