"""One test authority for all tests of this room: making keys takes time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qyzmet.trust.authority import Authority
from qyzmet.trust.keys import Keys

AT = datetime(2026, 5, 6, 11, 30, tzinfo=UTC)
IIN = "850101300015"


@pytest.fixture(scope="session")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("deployment") / "trust")


@pytest.fixture(scope="session")
def person(trust: Authority) -> Keys:
    return trust.person(IIN, surname="Құлмағамбетов", given="Өмірзақ", patronymic="Ығыланұлы")
