"""Who may open which address of the whole site. An address without a rule here fails: deny by default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from qyzmet.cases.models import Case
from qyzmet.cases.numbers import case_number
from qyzmet.papers.models import Paper
from tests.portal.people import Family
from tests.security.conftest import browser
from tests.security.world import AKIMAT, CENTRE, PROVIDER, SEVERAL, World, make_world

APPLICANTS = {"applicant", "other-applicant"}
ANYBODY = {"anyone"}
HALL = {"officer", "executor"}
"""Officials of a provider who sit in a centre."""
CASES = {*CENTRE, *HALL} - {"courier"}
RECEPTION = {"centre-official", "centre-employee"}
OWN_HALL = {"official", "akim", "si-employee"}
"""Who takes people in at the hall of their own office."""
OPERATORS = {
    "inspector",
    "issuing-inspector",
    "duty-manager",
    "employee",
    "centre-official",
    *HALL,
    *OWN_HALL,
}
"""Who calls at the windows; nobody comes to Semey for what an employee of a centre of 2011 receives."""
KEEPING = CASES - {"employee"}
"""Who reads journals and lists of manifests: not who only hands ready documents out."""
REGISTERS = set(PROVIDER)
BUREAU = {*PROVIDER, *AKIMAT}
RECEIVING = {"inspector", "officer", "executor", *RECEPTION, *OWN_HALL}
PASSING = {"registrar", "authorised-body", "provider", "official", "akim"}
COMMISSION = {"commission"}
PAYING = {"si-employee"}
"""Who opens the assigned benefits and the lists of payments: of a body that assigns any, as the bureau is not."""
BOOK = {"official", "akim"}
"""Who keeps the household book."""

EMPLOYMENT = {"si-employee"}
FAMILIES = {*EMPLOYMENT, "akim"}
"""Executors and heads too, but of authorised bodies only: those of these tests sit in a bureau."""

RULES: dict[str, set[str]] = {
    "ui:login": ANYBODY,
    "ui:logout": ANYBODY,
    "ui:language": ANYBODY,
    "ui:healthz": ANYBODY,
    "ui:look": set(),
    "ui:look-form": set(),
    "ui:look-table": set(),
    "portal:home": ANYBODY,
    "portal:catalogue-data": ANYBODY,
    "portal:service": ANYBODY,
    "portal:service-data": ANYBODY,
    "portal:passport": ANYBODY,
    "portal:changes": ANYBODY,
    "portal:edition": ANYBODY,
    "portal:edition-clause": ANYBODY,
    "portal:drawing": ANYBODY,
    "portal:drawing-picture": ANYBODY,
    "portal:drawing-model": ANYBODY,
    "portal:acts": ANYBODY,
    "portal:act": ANYBODY,
    "portal:compare": ANYBODY,
    "portal:findings": ANYBODY,
    "portal:apply": APPLICANTS,
    "portal:review": APPLICANTS,
    "portal:sign": APPLICANTS,
    "portal:request": APPLICANTS,
    "portal:question": APPLICANTS,
    "portal:my": APPLICANTS,
    "portal:payments": APPLICANTS,
    "portal:booked": APPLICANTS,
    "portal:cancel": APPLICANTS,
    "portal:case": APPLICANTS,
    "portal:paper": APPLICANTS,
    "portal:attachment": APPLICANTS,
    "portal:pay": APPLICANTS,
    "portal:submit": APPLICANTS,
    "portal:submit-text": APPLICANTS,
    "portal:consent": APPLICANTS,
    "portal:consent-text": APPLICANTS,
    "portal:gateway-callback": ANYBODY,
    "portal:follow": ANYBODY,
    "portal:verify": ANYBODY,
    "portal:verify-code": ANYBODY,
    "portal:verify-short": ANYBODY,
    "portal:qr": ANYBODY,
    "portal:offices": ANYBODY,
    "portal:office": ANYBODY,
    "portal:booking": ANYBODY,
    "portal:booking-slot": APPLICANTS,
    "ui:post": set(),
    "centre:home": {*CENTRE, *HALL},
    "centre:queue": OPERATORS,
    "centre:call": OPERATORS,
    "centre:recall": OPERATORS,
    "centre:no-show": OPERATORS,
    "centre:hold": OPERATORS,
    "centre:resume": OPERATORS,
    "centre:transfer": OPERATORS,
    "centre:close": OPERATORS,
    "centre:window-open": OPERATORS,
    "centre:window-close": OPERATORS,
    "centre:queue-day": OPERATORS,
    "centre:ticket-life": OPERATORS,
    "centre:premises": {"duty-manager"},
    "centre:kiosk": CASES | OWN_HALL,
    "centre:ticket": CASES | OWN_HALL,
    "centre:ticket-pdf": CASES | OWN_HALL,
    "centre:screen": {"duty-manager", *OWN_HALL},
    "centre:board": CASES | OWN_HALL,
    "centre:reception": RECEIVING,
    "centre:who": RECEIVING,
    "centre:request": RECEIVING,
    "centre:duty": RECEIVING,
    "centre:documents": RECEIVING,
    "centre:incomplete": RECEIVING,
    "centre:blank": RECEIVING,
    "centre:scans": RECEIVING,
    "centre:scan": RECEIVING,
    "centre:drop": RECEIVING,
    "centre:picture": RECEIVING,
    "centre:received": RECEIVING,
    "centre:case": CASES,
    "centre:paper": CASES,
    "centre:attachment": CASES,
    "centre:search": CASES,
    "centre:window": CASES,
    "centre:shelf": CASES,
    "centre:returned": CASES,
    "centre:clocks": CASES,
    "centre:outgoing": {"accumulation-inspector", "inspector", *RECEPTION, *HALL},
    "centre:send": {"accumulation-inspector", "inspector", *RECEPTION, *HALL},
    "centre:custody": CASES,
    "centre:stock": CASES,
    "centre:act": CASES,
    "centre:trips": {"accumulation-inspector", "duty-manager"},
    "centre:manifests": KEEPING,
    "centre:manifest": CASES,
    "centre:accept": {"inspector", "accumulation-inspector", "issuing-inspector", "employee", *RECEPTION},
    "centre:courier": {"courier"},
    "centre:take": {"courier", "accumulation-inspector"},
    "centre:journals": KEEPING,
    "centre:journal": KEEPING,
    "centre:journal-pdf": KEEPING,
    "centre:journal-csv": KEEPING,
    "centre:journal-xlsx": KEEPING,
    "provider:home": BUREAU,
    "provider:load": {"head"},
    "provider:resolution": {"head"},
    "provider:refunds": {"head"},
    "provider:refunds-csv": {"head"},
    "provider:refunds-xlsx": {"head"},
    "provider:absences": BUREAU,
    "provider:absence": BUREAU,
    "provider:attachment": BUREAU,
    "provider:visits": {"officer", "executor", "head"},
    "provider:visit-which": {"officer", "executor", "head"},
    "provider:visit-ask": {"officer", "executor", "head"},
    "provider:visit": {"officer", "executor", "head"},
    "provider:visit-correct": {"officer", "executor", "head"},
    "provider:visit-route": {"officer", "executor", "head"},
    "provider:visit-sheet": {"officer", "executor", "head"},
    "provider:visit-equipment": {"officer", "executor", "head"},
    "provider:visits-today": {"officer", "executor"},
    "provider:window": {"registrar"},
    "provider:window-documents": {"registrar"},
    "provider:letters": {"registrar", "head"},
    "provider:letter-new": {"registrar"},
    "provider:letter-questions": {"registrar"},
    "provider:letter-documents": {"registrar"},
    "provider:packages": {"registrar", "head"},
    "provider:outgoing": PASSING,
    "provider:manifest": {*PASSING, "head"},
    "provider:send": PASSING,
    "provider:custody": {*PASSING, "head"},
    "provider:stock": {*PASSING, "head"},
    "provider:act": {*PASSING, "head"},
    "provider:post": {"registrar"},
    "provider:accept": PASSING,
    "provider:case": BUREAU,
    "provider:paper": BUREAU,
    "provider:unclaimed": {"registrar", "head"},
    "provider:journals": BUREAU,
    "provider:journal": BUREAU,
    "provider:journal-pdf": BUREAU,
    "provider:journal-csv": BUREAU,
    "provider:journal-xlsx": BUREAU,
    "provider:registers": REGISTERS,
    "provider:register": REGISTERS,
    "provider:register-csv": REGISTERS,
    "provider:register-xlsx": REGISTERS,
    "provider:register-people": REGISTERS - {"provider"},
    "provider:register-person": REGISTERS - {"provider"},
    "provider:search": BUREAU,
    "portal:case-tables": APPLICANTS,
    "centre:case-tables": CASES,
    "centre:act-pdf": CASES,
    "centre:manifest-pdf": CASES,
    "provider:case-tables": BUREAU,
    "provider:act-pdf": {*PASSING, "head"},
    "provider:manifest-pdf": {*PASSING, "head"},
    "provider:commission": COMMISSION,
    "provider:commission-members": {*COMMISSION, "akim", "head"},
    "provider:commission-worker": COMMISSION,
    "provider:commission-visit": COMMISSION,
    "provider:commission-votes": COMMISSION,
    "provider:households": BOOK,
    "provider:households-csv": BOOK,
    "provider:households-xlsx": BOOK,
    "provider:household-new": BOOK,
    "provider:household": BOOK,
    "provider:household-member": BOOK,
    "provider:household-leave": BOOK,
    "provider:household-sign": BOOK,
    "provider:household-entry": BOOK,
    "provider:benefits": PAYING,
    "provider:benefit": PAYING,
    "provider:pay-lists": PAYING,
    "provider:pay-list": PAYING,
    "provider:pay-list-csv": PAYING,
    "provider:pay-list-xlsx": PAYING,
    "provider:pay-list-bank": PAYING,
    "provider:families": FAMILIES,
    "provider:family": FAMILIES,
    "provider:family-new": FAMILIES,
    "provider:family-test": FAMILIES,
    "provider:family-member": FAMILIES,
    "provider:family-leave": FAMILIES,
    "provider:family-status": FAMILIES,
    "provider:family-status-end": FAMILIES,
    "provider:family-income": FAMILIES,
    "provider:family-income-correct": FAMILIES,
    "provider:employment": EMPLOYMENT,
    "provider:employment-csv": EMPLOYMENT,
    "provider:employment-xlsx": EMPLOYMENT,
    "provider:employment-card": EMPLOYMENT,
    "provider:employment-new": EMPLOYMENT,
    "provider:employment-entry": EMPLOYMENT,
}
"""Every address with who gets past its door; what stands behind it at another office is another matter."""

ONLY_POST = {
    "ui:logout",
    "ui:post",
    "portal:cancel",
    "centre:call",
    "centre:recall",
    "centre:no-show",
    "centre:screen",
    "centre:drop",
}
ONLY_POST |= {"provider:absence"}
ONLY_POST |= {
    f"centre:{name}" for name in ("hold", "resume", "transfer", "close", "window-open", "window-close")
}
OF_ONE_CASE = (
    "portal:case",
    "portal:paper",
    "portal:attachment",
    "portal:pay",
    "portal:submit",
    "portal:submit-text",
    "portal:consent",
    "portal:consent-text",
    "centre:case",
    "centre:paper",
    "centre:attachment",
    "centre:received",
    "centre:picture",
)
OF_ONE_CASE += ("provider:case", "provider:paper", "provider:attachment")
OF_ONE_CASE += ("portal:case-tables", "centre:case-tables", "provider:case-tables")
SIGNED_WITHOUT_TOKEN = {"portal:gateway-callback"}
"""The payment gateway has no session: its posts count by their signature alone (tests/portal/test_gateway.py)."""
OF_A_MANIFEST = ("centre:manifest", "centre:accept", "centre:take", "provider:manifest", "provider:accept")
OF_A_MANIFEST += ("centre:send", "provider:send")


def patterns(found: Any = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site with its full name."""
    for one in found or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, one.namespace or space)
        else:
            yield f"{space}:{one.name}", one


def address(world: World, name: str, pattern: URLPattern, **other: Any) -> str:
    space = name.partition(":")[0]
    known = {**world.values[space], **other}
    if name in OF_A_MANIFEST and "number" not in other:
        known["number"] = world.manifest
    if name in ("portal:verify-code", "portal:verify-short", "portal:qr"):
        known["code"] = "0" * 20
    if name == "portal:edition":
        known["edition"] = "address-certificate@2014"
    wanted = pattern.pattern.converters
    return reverse(name, kwargs={one: known[one] for one in wanted})


@pytest.fixture
def world(family: Family) -> World:
    """See :mod:`tests.security.world`."""
    return make_world(family)


def test_every_address_has_a_rule_and_every_rule_an_address() -> None:
    assert {name for name, _ in patterns()} == set(RULES)


def _let_in(answer: Any) -> bool:
    """Whether the door was open: neither sent to the log-in nor told that the page is not for them."""
    if answer.status_code == 302:
        return not answer["Location"].startswith("/login/")
    return answer.status_code != 403


def test_each_address_opens_to_those_its_rule_names_and_to_nobody_else(world: World) -> None:
    wrong = []
    for name, pattern in sorted(
        patterns(), key=lambda one: one[0] == "centre:screen"
    ):  # it logs out: the last
        where = address(world, name, pattern)
        for who, client in world.readers.items():
            post = who.removesuffix("-elsewhere")
            if (
                name == "ui:logout"
                or who == "several"
                or (post != who and name not in OF_ONE_CASE + OF_A_MANIFEST)
            ):
                continue
            answer = client.post(where) if name in ONLY_POST else client.get(where)
            asked = "anyone" in RULES[name] or post in RULES[name]
            if asked and post != who:
                assert answer.status_code == 404, (name, who)
            if not RULES[name]:
                assert answer.status_code == 404, name
                continue
            if answer.status_code >= 500 or _let_in(answer) is not asked:
                wrong.append((name, who, answer.status_code, answer.headers.get("Location")))
    assert wrong == []


@pytest.mark.parametrize("chosen", ["", *(f"{post}@{office}" for post, office in SEVERAL)])
def test_who_holds_several_posts_gets_what_these_posts_get_and_no_more(world: World, chosen: str) -> None:
    """Whichever of them was chosen: a page opens in the post that may open it, with the eyes of its own office."""
    client, held = world.readers["several"], {post for post, _ in SEVERAL}
    if chosen:
        assert client.post(reverse("ui:post"), {"post": chosen}).status_code == 302
    wrong = []
    for name, pattern in patterns():
        if name in ONLY_POST or name == "ui:login" or not RULES[name]:
            continue
        answer = client.get(address(world, name, pattern))
        asked = bool(RULES[name] & {"anyone", *held})
        if answer.status_code >= 500 or _let_in(answer) is not asked:
            wrong.append((name, answer.status_code, answer.headers.get("Location")))
    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_whatever_the_method_a_stranger_gets_nowhere(world: World, method: str) -> None:
    for name, pattern in patterns():
        if "anyone" in RULES[name]:
            continue
        answer = getattr(browser(), method)(address(world, name, pattern))
        assert answer.status_code in (302, 403, 404, 405), (name, answer.status_code)
        if answer.status_code == 302:
            assert answer["Location"].startswith("/login/"), name


def _same_words(one: Any, number: str, other: Any, another: str) -> bool:
    """Whether two pages differ in the number asked for and in nothing else."""

    def plain(answer: Any, given: str) -> str:
        text = answer.content.decode().replace(given, "…")
        for token in (
            (answer.context or {}).get("csrf_token", ""),
            answer.wsgi_request.META.get("CSRF_COOKIE", ""),
        ):
            text = text.replace(str(token), "") if token else text
        return text

    return plain(one, number) == plain(other, another) and one.status_code == other.status_code


@pytest.mark.parametrize("name", OF_ONE_CASE)
def test_a_case_of_others_answers_exactly_like_one_that_does_not_exist(world: World, name: str) -> None:
    pattern = dict(patterns())[name]
    nobodys = case_number(2026, 999_999)
    theirs = world.values[name.partition(":")[0]]["number"]
    strangers = [
        client
        for who, client in world.readers.items()
        if (who == "other-applicant" and name.startswith("portal"))
        or (who.endswith("-elsewhere") and who.removesuffix("-elsewhere") in RULES[name])
    ]
    assert strangers
    for client in strangers:
        for method in ("get", "post"):
            one = getattr(client, method)(address(world, name, pattern))
            none = getattr(client, method)(address(world, name, pattern, number=nobodys))
            assert one.status_code == none.status_code == 404, (name, one.status_code, none.status_code)
            assert _same_words(one, theirs, none, nobodys), name


def test_a_paper_opens_with_its_own_case_only(world: World) -> None:
    """Numbers of papers are counted up: knowing one must open nothing of another case."""
    mine = world.values["portal"]
    for paper in Paper.objects.exclude(case_number=mine["number"]):
        where = reverse("portal:paper", args=[mine["number"], paper.pk])
        assert world.readers["applicant"].get(where).status_code == 404
    for paper in Paper.objects.filter(case_number=mine["number"]):
        for who in ("inspector", "registrar"):
            face = "centre" if who == "inspector" else "provider"
            where = reverse(f"{face}:paper", args=[world.centre_case.number, paper.pk])
            assert world.readers[who].get(where).status_code == 404


def test_drafts_of_one_session_do_not_open_in_another(world: World) -> None:
    draft = world.values["portal"]["draft"]
    for name in ("review", "sign", "request"):
        answer = world.readers["other-applicant"].get(reverse(f"portal:{name}", args=[draft]))
        assert answer["Location"] == reverse("portal:my")


def test_no_form_is_taken_without_its_token(world: World) -> None:
    """Every address refuses a POST that another site sent in the reader's name, before it does anything."""
    before = Case.objects.count()
    for name, pattern in patterns():
        client = Client(enforce_csrf_checks=True)
        client.cookies = world.readers["inspector"].cookies
        answer = client.post(address(world, name, pattern), {"language": "ru", "choice": "x"})
        assert answer.status_code == 403, name
        assert name in SIGNED_WITHOUT_TOKEN or "grown old" in answer.content.decode(), name
    assert Case.objects.count() == before


def test_reading_changes_no_case(world: World) -> None:
    """GET is safe: whatever is opened, cases, journals, manifests, queues and papers stay as they are."""

    def everything() -> list[Any]:
        from qyzmet.cases.models import Counter, Entry, Manifest, Ticket
        from qyzmet.portal.models import Booking, Declined, DraftFile, Order

        kept = (Case, Entry, Manifest, Ticket, Counter, Booking, Paper, Declined, DraftFile, Order)
        return [list(model.objects.order_by("pk").values_list()) for model in kept]

    before = everything()
    for name, pattern in patterns():
        for who in ("applicant", "inspector", "accumulation-inspector", "courier", "registrar"):
            world.readers[who].get(address(world, name, pattern))
    assert everything() == before


NONSENSE = ("abc", "0", "9" * 30, "26-000001-11", "%27%3B--", "a" * 500)
ASKED = {
    "centre:home": ("after",),
    "centre:search": ("q", "s"),
    "centre:manifests": ("since", "until"),
    "centre:reception": ("service",),
    "provider:home": ("after",),
    "provider:unclaimed": ("page",),
    "provider:register-people": ("s",),
    "portal:follow": ("number",),
    "portal:verify": ("code",),
    "portal:offices": ("place",),
}


def test_no_nonsense_in_an_address_is_a_fault(world: World) -> None:
    """Whatever stands in an address or after its question mark, the answer is words, not a fault."""
    reader = {"centre": "inspector", "provider": "registrar"}
    wheres = [
        (name, "/" + _with(pattern, said, _prefix(name)))
        for name, pattern in patterns()
        for said in NONSENSE
        if pattern.pattern.converters
    ]
    wheres += [
        (name, f"{reverse(name)}?{key}={said}")
        for name, keys in ASKED.items()
        for key in keys
        for said in (*NONSENSE, "2026-11-23|1", "x|y", "2026-11-23T10:00:00%2B05:00|-1")
    ]
    for name, where in wheres:
        client = world.readers[reader.get(name.partition(":")[0], "applicant")]
        assert client.get(where).status_code < 500, where


def test_a_stale_page_with_a_step_that_is_none_changes_nothing(world: World) -> None:
    """A key used before with another step: whatever is sent, nothing is done twice and nothing is a fault."""
    case = Case.objects.get(standing__post="registrar", standing__office="bureau-semey", step="C7")
    client = world.readers["registrar"]
    where = reverse("provider:case", args=[case.number])
    key = client.get(where).context["form"].initial["key"]
    assert client.post(where, {"key": key, "step": "C7", "outcome": "sound"}).status_code == 302
    version = Case.objects.get(pk=case.pk).version
    for more in ({}, {"chosen:x": "1"}):
        assert client.post(where, {"key": key, "step": "none", **more}).status_code == 302
    assert Case.objects.get(pk=case.pk).version == version


def _prefix(name: str) -> str:
    space = name.partition(":")[0]
    return f"{space}/" if space in ("centre", "provider") else ""


def _with(pattern: URLPattern, said: str, prefix: str) -> str:
    def value(found: re.Match[str]) -> str:
        number = said if said.isascii() and said.isdigit() else "7"
        return number if found[1] == "int" else said

    return prefix + re.sub(r"<(?:(\w+):)?\w+>", value, str(pattern.pattern))
