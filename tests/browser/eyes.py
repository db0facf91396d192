"""How a page is looked at: by axe, and on a picture."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from qyzmet.deployment import data_folder
from qyzmet.ui import build

AXE = build.NODE_MODULES / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def assert_accessible(page: Page) -> None:
    """axe finds nothing against WCAG 2.2 AA on the page as it is, and nothing sticks out sideways."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
    wrong = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    "
        + "\n    ".join(n["html"] for n in rule["nodes"][:4])
        for rule in found["violations"]
    ]
    assert not wrong, f"{page.url}\n" + "\n".join(wrong)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the window"


def searched(page: Page, path: str, query: str) -> str:
    """The address of what a search on the page ``path`` found."""
    page.goto(path)
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    page.wait_for_url("**?s=*")
    return page.url


def screenshot(page: Page, name: str) -> Path:
    """The whole page as ``.data/screenshots/NAME.png``; gives its path."""
    folder = data_folder() / "screenshots"
    folder.mkdir(exist_ok=True)
    file = folder / f"{re.sub(r'[^0-9a-zA-Z_-]+', '-', name)}.png"
    page.screenshot(path=str(file), full_page=True)
    return file
