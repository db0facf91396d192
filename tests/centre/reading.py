"""What a person reads on a page, and the form they send back."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse


def text(answer: HttpResponse) -> str:
    """The words of the page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def hidden(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields of the form of the next step."""
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: unescape(value) for name, value in pairs if name in ("key", "step", "ground")}
