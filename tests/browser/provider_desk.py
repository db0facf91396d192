"""Log in at the address bureau."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.provider.bureau import PASSWORD


def enter(page: Page, username: str) -> None:
    """Log in as this official."""
    page.goto("/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/provider/")
