"""Worklists, search and the case page with a million cases beside ten thousand, in one run.

Two databases on one server; the same official opens the same pages in both in turn, so that whatever else the
machine does meets both alike. A page is asked of the whole site but the socket: sessions, access, traces,
templates. The figure beside it is the statement alone.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import django

from bench.row import Row

SIZES = {"bench_small": 10_000, "bench_large": 1_000_000}
ROUNDS = 60
WARM = 10
BAR = 1.3


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Work in this database of the same server."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _ready(name: str, count: int) -> None:
    """The database with so many cases; what an earlier run made is used again if the tables are the same."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from bench.many import make
    from qyzmet.cases.models import Case
    from qyzmet.offices.directory import load_offices

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone()[0]:
            cursor.execute(f"CREATE DATABASE {name}")
    with _database(name):
        call_command("migrate", verbosity=0)
        made = Case.objects.filter(opening_key=f"bench-{count}").first()
        fresh = made is not None and timezone.now() - made.changed_at < timedelta(days=3000)
        if not fresh:
            began = time.perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(
                    "TRUNCATE cases_case, cases_standing, cases_ending, cases_searchkey, "
                    "cases_clock, cases_entry CASCADE"
                )
            load_offices()
            make(count, timezone.now())
            print(f"{name}: {count:,} cases in {time.perf_counter() - began:.0f} s", file=sys.stderr)


@contextmanager
def _official(post: str) -> Iterator[Any]:
    """A browser of somebody in this post at the measured office."""
    from django.contrib.auth.models import User
    from django.test import Client

    from bench.many import CENTRE
    from qyzmet.offices.models import Account, Holding, Office

    user, new = User.objects.get_or_create(username=f"bench-{post}")
    if new:
        Account.objects.create(user=user, display_name="Өлшеуші Адам")
        office = Office.objects.get(code=CENTRE)
        Holding.objects.create(user=user, post=post, office=office, since="2010-11-01")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    yield client


def _asked() -> dict[str, tuple[str, dict[str, str], Callable[[], Any]]]:
    """What is measured: path, query, and the statement behind it."""
    from django.utils import timezone

    from bench.many import CENTRE
    from qyzmet.cases.models import Case, Standing
    from qyzmet.cases.queries import seen_by_office, visible_case, worklist
    from qyzmet.cases.searching import search
    from qyzmet.centre import standing
    from qyzmet.centre.place import place_of

    after = None
    for _ in range(9):
        after = worklist(CENTRE, "inspector", after=after).after or after
    key = after or ""
    place = place_of(CENTRE, timezone.now())
    mine = list(
        Case.objects.filter(pk__in=Standing.objects.filter(office=CENTRE).values("pk")[:400]).values_list(
            "number", "applicant_id"
        )
    )
    chance = random.Random(2)

    def found(query: Callable[[], str]) -> Callable[[], Any]:
        return lambda: search(query(), CENTRE)

    return {
        "worklist, first page": ("/centre/", {}, lambda: worklist(CENTRE, "inspector")),
        "worklist, tenth page": (
            "/centre/",
            {"after": key},
            lambda: worklist(CENTRE, "inspector", after=key),
        ),
        "worklist of one service": (
            "/centre/",
            {"service": "address-certificate"},
            lambda: worklist(CENTRE, "inspector", service="address-certificate"),
        ),
        "clocks that run out today": ("/centre/clocks/", {}, lambda: standing.ending_today(place).page()),
        "issuing window": ("/centre/window/", {}, lambda: standing.to_hand_out(place).page()),
        "search by number": ("/centre/search/", {"q": mine[7][0]}, found(lambda: chance.choice(mine)[0])),
        "search by IIN": ("/centre/search/", {"q": mine[7][1]}, found(lambda: chance.choice(mine)[1])),
        "search by a common surname": ("/centre/search/", {"q": "ахметов"}, found(lambda: "ахметов")),
        "search by three letters": ("/centre/search/", {"q": "Ахм"}, found(lambda: "Ахм")),
        "search by two beginnings, name first": (
            "/centre/search/",
            {"q": "А Ахм"},
            found(lambda: "А Ахм"),
        ),
        "the same, in Kazakh letters": (
            "/centre/search/",
            {"q": "Ә АХМ"},
            found(lambda: "Ә АХМ"),
        ),
        "* search by name and common surname": (
            "/centre/search/",
            {"q": "Қайрат Ахметов"},
            found(lambda: "Қайрат Ахметов"),
        ),
        "* the same in Russian spelling": (
            "/centre/search/",
            {"q": "Кайрат АХМЕТОВ"},
            found(lambda: "Кайрат АХМЕТОВ"),
        ),
        "case page": (
            f"/centre/cases/{mine[11][0]}/",
            {},
            lambda: visible_case(chance.choice(mine)[0], seen_by_office(CENTRE)),
        ),
    }


def _measure() -> dict[str, dict[str, tuple[list[float], list[float]]]]:
    """Seconds of each page and each statement in each database, measured in turn."""
    figures: dict[str, dict[str, tuple[list[float], list[float]]]] = {name: {} for name in SIZES}
    for turn in range(WARM + ROUNDS):
        for name in SIZES:
            with _database(name), _official("inspector") as client:
                for what, (path, query, statement) in _asked_once(name).items():
                    page, alone = figures[name].setdefault(what, ([], []))
                    began = time.perf_counter()
                    answer = client.get(path, query)
                    between = time.perf_counter()
                    statement()
                    ended = time.perf_counter()
                    assert answer.status_code == 200, (what, answer.status_code)
                    if turn >= WARM:
                        page.append(between - began)
                        alone.append(ended - between)
    return figures


_known: dict[str, dict[str, tuple[str, dict[str, str], Callable[[], Any]]]] = {}


def _asked_once(name: str) -> dict[str, tuple[str, dict[str, str], Callable[[], Any]]]:
    if name not in _known:
        _known[name] = _asked()
    return _known[name]


def _share(values: list[float], part: float) -> float:
    """The value below which that part of them lies, in milliseconds."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] * 1000


def rows() -> Iterator[Row]:
    """One row a page: p95 with a million, beside it with ten thousand."""
    django.setup()
    for name, count in SIZES.items():
        _ready(name, count)
    small, large = (_measured[name] for _measured in [_measure()] for name in SIZES)
    for what, (page, alone) in large.items():
        before, bare = small[what]
        rare = what.startswith("*")  # ten thousand cases do not fill the page, so it is shorter
        ratio = _share(page, 0.95) / _share(before, 0.95)
        yield Row(
            f"{what}, 1,000,000 cases: p50, p95",
            f"{_share(page, 0.5):.1f}, {_share(page, 0.95):.1f} ms "
            f"(statement {_share(alone, 0.5):.2f}, {_share(alone, 0.95):.2f})",
            f"10,000: {_share(before, 0.5):.1f}, {_share(before, 0.95):.1f} ms "
            f"(statement {_share(bare, 0.5):.2f}, {_share(bare, 0.95):.2f}); p95 ratio {ratio:.2f}",
            "—" if rare else f"≤ {BAR} times 10,000",
            rare or ratio <= BAR,
        )
