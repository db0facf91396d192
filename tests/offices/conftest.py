"""The directory of the acts, loaded."""

from __future__ import annotations

import pytest

from qyzmet.offices.directory import load_offices


@pytest.fixture
def directory(db: None) -> None:
    """Every office and contact of the annexes."""
    load_offices()
