"""The brake on guessing: passwords at the log-in, numbers at the pages that ask for one."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from qyzmet.offices import attempts


@dataclass(frozen=True, slots=True)
class Brake:
    """How many wrong answers are borne within :data:`qyzmet.offices.attempts.WINDOW`; 0 sets no limit.

    Many people share the address of an office, and anybody can lock somebody else out who knows their name:
    so what one address may try on one account is little, on all of them or from everywhere more.
    """

    what: str
    both: int = 0
    """For one thing asked, from one address."""
    asked: int = 0
    """For one thing asked, from everywhere."""
    address: int = 0
    """From one address, whatever is asked."""

    def barred_until(self, request: HttpRequest, asked: str, now: datetime) -> datetime | None:
        """From when on the next answer is taken; None: now."""
        return attempts.barred_until(self._limits(request, asked), now)

    def wrong(self, request: HttpRequest, asked: str, now: datetime) -> None:
        """Count a wrong answer."""
        attempts.count(self._limits(request, asked), now)

    def right(self, request: HttpRequest, asked: str) -> None:
        """Forget what this address got wrong before about what was asked."""
        attempts.forget([self._both(address_of(request), asked)])

    def _limits(self, request: HttpRequest, asked: str) -> dict[str, int]:
        address = address_of(request)
        limits = {
            self._both(address, asked): self.both,
            attempts.mark(f"{self.what}.asked", asked): self.asked,
            attempts.mark(f"{self.what}.address", address): self.address,
        }
        return {who: most for who, most in limits.items() if most}

    def _both(self, address: str, asked: str) -> str:
        return attempts.mark(f"{self.what}.both", f"{address} {asked}")


def address_of(request: HttpRequest) -> str:
    """The address a request came from; of an IPv6 address the network, as one household has it whole.

    ``QYZMET_PROXIES`` tells how many proxies of our own stand before the server: each of them adds one
    address to ``X-Forwarded-For``, and what stands before those anybody can have written.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    passed = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    if 0 < settings.QYZMET_PROXIES <= len(passed):
        address = passed[-settings.QYZMET_PROXIES]
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return address
