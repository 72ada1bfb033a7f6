"""What tests of files find ready: LibreOffice, started once for all that it is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.files.office import Office, missing


@pytest.fixture(scope="session")
def libre_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice; skips the test, and says why, where it cannot be asked."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    office = Office(tmp_path_factory.mktemp("office") / "profile")
    yield office
    office.close()
