"""Signing works from ordinary code and from inside a running event loop alike."""

from __future__ import annotations

import asyncio

from qyzmet.trust.authority import Authority
from qyzmet.trust.cms import sign_cms, verify_cms
from qyzmet.trust.keys import Keys
from tests.trust.conftest import AT, IIN


def test_a_running_loop_in_the_thread_is_no_hindrance(trust: Authority, person: Keys) -> None:
    async def inside() -> str:
        return verify_cms(sign_cms(b"1", person, at=AT), b"1", at=AT, authority=trust).iin

    assert asyncio.run(inside()) == IIN
