"""A browser as far as a benchmark needs one: cookies, a connection that stays open, forms with what they hide."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit


@dataclass
class Form:
    """One form of a page: where it goes and what is in it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    """Names of the boxes that can be ticked."""


class _Forms(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[Form] = []
        self.open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self.open = Form(urljoin(self.address, said.get("action") or self.address))
            self.found.append(self.open)
        elif tag == "input" and self.open and (name := said.get("name")):
            kind = said.get("type", "text")
            if kind == "checkbox":
                self.open.boxes.append(name)
            elif kind != "radio" or "checked" in said:
                self.open.fields[name] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None


@dataclass(frozen=True)
class Page:
    """What the server answered."""

    status: int
    address: str
    body: str
    location: str

    def form(self, holds: str) -> Form:
        """The form whose address or fields hold this word; :class:`LookupError` if the page has none."""
        forms = _Forms(self.address)
        forms.feed(self.body)
        for form in forms.found:
            if holds in form.action or holds in form.fields or holds in form.boxes:
                return form
        raise LookupError(f"{self.address}: no form with {holds!r} ({self.status})")


class Browser:
    """One person's browser at one server; ``times`` gets each request's name and seconds."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._link = HTTPConnection(host, port, timeout=60)
        self._cookies: dict[str, str] = {"qyzmet_language": "kk"}
        self.times: list[tuple[str, float]] = []

    def get(self, name: str, path: str) -> Page:
        """Open an address, and where it leads on to."""
        page = self._ask(name, "GET", path, None)
        while page.location:
            page = self._ask(name, "GET", page.location, None)
        return page

    def post(self, name: str, form: Form, given: Mapping[str, str], *, tick: bool = False) -> Page:
        """Send a form with what was filled in, and with every box ticked if ``tick``."""
        ticked = dict.fromkeys(form.boxes, "on") if tick else {}
        return self._ask(name, "POST", form.action, {**form.fields, **ticked, **given})

    def _ask(self, name: str, method: str, path: str, data: Mapping[str, str] | None) -> Page:
        headers = {
            "Host": f"{self._host}:{self._port}",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items()),
        }
        body = None
        if data is not None:
            body = urlencode(data)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        answer = self._sent(method, path, body, headers)
        text = answer.read().decode()
        self.times.append((name, time.perf_counter() - began))
        for line in answer.headers.get_all("Set-Cookie") or []:
            for cookie in SimpleCookie(line).values():
                self._cookies[cookie.key] = cookie.value
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[-300:]}")
        location = urlsplit(answer.headers.get("Location", ""))
        return Page(
            answer.status, path, text, location.path + (f"?{location.query}" if location.query else "")
        )

    def _sent(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> HTTPResponse:
        """The answer; a connection that the server closed while nothing was asked is opened again."""
        try:
            self._link.request(method, path, body, headers)
            return self._link.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._link.close()
            self._link.request(method, path, body, headers)
            return self._link.getresponse()
