"""Whole centre cases over HTTP: the address certificate of 2014, from the kiosk to the hand-over.

The site runs as ``qyzmet serve`` runs it, on its embedded PostgreSQL; the clerks play in a process of their own on
the same machine, each logged in at a window, with the requests a browser makes (styles and scripts it has kept).
Everything is done each time: the register is asked, the certificate typeset and sealed by two ministries, the
journal written and committed.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from uuid import uuid4

import django

from bench.browser import Browser
from bench.row import Row

CENTRE = "psc-astana-yesil-2"
CLERKS = int(os.environ.get("QYZMET_BENCH_CLERKS", "3"))
WORKERS = 2
SECONDS = float(os.environ.get("QYZMET_BENCH_SECONDS", "60"))
WARM = 4
"""Cases that each clerk plays before the clock starts: the workers have read the law by then."""
PEOPLE = 2000
PASSWORD = "өлшеу-терезесі"


def play(clerk: Browser, kiosk: Browser, window: str, iin: str) -> None:
    """One case, from the page of the kiosk to the page of the case that has ended."""
    form = kiosk.get("kiosk", "/centre/queue/kiosk/").form("kiosk")
    taken = kiosk.post("take a ticket", form, {"choice": "address-certificate:file"})
    kiosk.get("the ticket", taken.location)
    queue = clerk.get("queue", "/centre/queue/")
    clerk.post("call", queue.form("/call/"), {"window": window})
    page = clerk.get("who", "/centre/reception/")
    answers = {"applicant": "natural", "about": "self", "iin": iin, "language": "kk"}
    answer = clerk.post("who, sent", page.form("shown"), answers)
    while answer.status == 200:
        answer = clerk.post("who, sent", answer.form("shown"), answers)
    papers = clerk.get("documents", answer.location)
    received = clerk.post("documents, sent", papers.form("/documents/"), {}, tick=True)
    clerk.get("received", received.location)
    address = received.location.replace("/reception/received/", "/cases/")
    case = clerk.get("case", address)
    given = {"iin": iin, "document": "012345678", "outcome": "issued"}
    done = clerk.post("hand over", case.form("step"), given, tick=True)
    ended = clerk.get("case, ended", done.location)
    assert 'name="step"' not in ended.body, "the case has not ended"


def _logged_in(port: int, name: str) -> Browser:
    browser = Browser("127.0.0.1", port)
    page = browser.get("log in", "/login/")
    answer = browser.post("log in, sent", page.form("password"), {"username": name, "password": PASSWORD})
    assert answer.status == 302, "the log-in was refused"
    return browser


@dataclass
class Played:
    """What the clerks did: when each case was over, and how long each of its requests took."""

    until: float = 0.0
    cases: list[tuple[float, list[tuple[str, float]]]] = field(default_factory=list)
    failed: list[BaseException] = field(default_factory=list)


def _clerk(port: int, account: str, iins: list[str], told: Played, ready: threading.Barrier) -> None:
    try:
        clerk, kiosk = _logged_in(port, account), _logged_in(port, account)
        who = cycle(iins)
        for _ in range(WARM):
            play(clerk, kiosk, account[-10:], next(who))
        ready.wait()
        while time.perf_counter() < told.until:
            clerk.times, kiosk.times = [], []
            play(clerk, kiosk, account[-10:], next(who))
            told.cases.append((time.perf_counter(), kiosk.times + clerk.times))
    except BaseException as error:
        told.failed.append(error)
        ready.abort()


def drive(port: int, run: str, iins: list[str]) -> None:
    """The clerks, in this process; prints what was measured as JSON. Any error ends it with a code."""
    told = Played()

    def begin() -> None:
        told.until = time.perf_counter() + SECONDS

    ready = threading.Barrier(CLERKS, begin)
    threads = [
        threading.Thread(target=_clerk, args=(port, f"{run}-{number}", iins[number::CLERKS], told, ready))
        for number in range(CLERKS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if told.failed:
        raise told.failed[0]
    counted = [times for at, times in told.cases if at <= told.until]
    requests: dict[str, list[float]] = defaultdict(list)
    for times in counted:
        for name, seconds in times:
            requests[name].append(seconds)
    print(json.dumps({"cases": len(counted), "seconds": SECONDS, "requests": requests}))


def _prepared(run: str) -> list[str]:
    """Offices, people and the clerks' accounts of this run; the IINs of people with an address."""
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from qyzmet.offices.directory import load_offices
    from qyzmet.offices.models import Account, Holding, Office
    from qyzmet.registers.models import Residence
    from qyzmet.registers.population import populate
    from qyzmet.trust.authority import authority

    call_command("migrate", verbosity=0)
    load_offices()
    authority()
    populate(PEOPLE, 1)
    for number in range(CLERKS):
        user = User.objects.create_user(f"{run}-{number}", password=PASSWORD)
        Account.objects.create(user=user, display_name=f"Өлшеуші Адам {number}")
        office = Office.objects.get(code=CENTRE)
        Holding.objects.create(user=user, post="inspector", office=office, since="2010-11-01")
    registered = Residence.objects.filter(removed_on__isnull=True).order_by("person__iin")
    return list(registered.values_list("person__iin", flat=True).distinct()[:500])


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _served(port: int) -> subprocess.Popen[bytes]:
    tool = [sys.executable, "-m", "qyzmet.cli", "serve", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([*tool, "--workers", str(WORKERS), "--no-signer"], stdout=subprocess.DEVNULL)
    for _ in range(300):
        time.sleep(0.1)
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return server
    server.send_signal(signal.SIGTERM)
    raise TimeoutError("the site does not answer")


def rows() -> Iterator[Row]:
    """Cases a second, the tail of all requests, and each kind of request."""
    run = f"bench-{uuid4().hex[:8]}"
    iins = _prepared(run)
    port = _free_port()
    server = _served(port)
    try:
        told = subprocess.run(
            [sys.executable, "-m", "bench.http", str(port), run],
            input=json.dumps(iins),
            capture_output=True,
            text=True,
            timeout=SECONDS + 180,
            cwd=Path(__file__).parent.parent,
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    if told.returncode:
        raise RuntimeError(told.stderr[-2000:])
    measured = json.loads(told.stdout)
    every = [seconds for times in measured["requests"].values() for seconds in times]
    per_second = measured["cases"] / measured["seconds"]
    count = len(measured["requests"])
    yield Row(
        "whole centre cases over HTTP",
        f"{per_second:.1f} a second",
        f"{CLERKS} clerks, {count} requests a case, {WORKERS} workers, no error",
        "≥ 12 a second",
        per_second >= 12,
    )
    tail = _share(every, 0.99)
    yield Row(
        "any request of them, p50, p99",
        f"{_share(every, 0.5):.0f}, {tail:.0f} ms",
        "—",
        "p99 ≤ 250 ms",
        tail <= 250,
    )
    for name, times in measured["requests"].items():
        yield Row(
            f"— {name}",
            f"{_share(times, 0.5):.0f}, {_share(times, 0.99):.0f} ms",
            f"{len(times)} requests",
            "—",
            True,
        )


def _share(values: list[float], part: float) -> float:
    """The value below which that part of them lies, in milliseconds."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] * 1000


if __name__ == "__main__":
    drive(int(sys.argv[1]), sys.argv[2], json.load(sys.stdin))
