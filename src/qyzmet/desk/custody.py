"""What happens to a package beside the steps of its case: found, lost, made anew, sent on, counted, put away.

Each is one transaction: the ledger of packages and, where something did not agree, an act that stays.
reading: no act says what becomes of a package that a courier lost. It is sought; found, it goes on by its
number; lost for good, that is written down and the package is made anew from the scans, the second copies
and the journal, so that the applicant does not begin again and the terms go on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from qyzmet.cases import custody, manifests, store
from qyzmet.cases.models import (
    Custody,
    CustodyAct,
    CustodyActLine,
    Holding,
    Manifest,
    ManifestLine,
)
from qyzmet.cases.numbers import next_in_series, read_case_number
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.process.state import END

ActLine = tuple[int, str, str]
"""Case, what is the matter with its package, and the office it belongs to (a surplus one)."""


def step_of(stored: Stored) -> Step | None:
    """The step at which the case stands."""
    return process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")


def next_office(stored: Stored) -> str:
    """The code of the office to which the next step leads; empty where the case ends with it."""
    process, step = process_of(stored.edition, stored.state.channel), step_of(stored)
    if step is None or step.then[0].go.startswith(END):
        return ""
    following = process.steps[step.then[0].go]
    while stored.edition.post(following.by).system and not following.then[0].go.startswith(END):
        following = process.steps[following.then[0].go]
    to = store.office_of_step(stored.edition, following, stored.office, stored.provider)
    return to if to != belongs_to(stored) else ""


def belongs_to(stored: Stored) -> str:
    """The code of the office where the case stands; where it has ended, of the office that keeps it."""
    _, office = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    return office or stored.provider


def write_act(
    kind: str,
    by: Official,
    at: datetime,
    reasons: str,
    lines: Sequence[ActLine],
    *,
    manifest: Manifest | None = None,
    found_by: str = "",
    courier: str = "",
) -> CustodyAct:
    """A numbered record of what did not agree; :class:`Refusal` without reasons."""
    must_not_sign_only(by)
    if not reasons.strip():
        raise Refusal(
            "reasons-missing",
            Text("Себебін жазыңыз.", "Напишите причину.", "Write down the reasons."),
            field="reasons",
        )
    number = next_in_series(f"act:{by.office}:{at.year}")
    act = CustodyAct.objects.create(
        number=f"{by.office.upper()}-A-{at:%y}-{number:04d}",
        kind=kind,
        office=by.office,
        at=at,
        manifest=manifest,
        found_by=found_by or by.name,
        account=by.user_id or None,
        courier=courier,
        reasons=reasons.strip(),
    )
    CustodyActLine.objects.bulk_create(
        CustodyActLine(act=act, case_id=case, what=what, belongs=belongs) for case, what, belongs in lines
    )
    return act


def take_in(stored: Stored, by: Official, at: datetime, why: str, ref: str, *, manifest: str = "") -> None:
    """A package is in the hands of an office without the usual way: it goes on from here if it can.

    Accepted if the case waits here for that; back on a manifest if it was to be carried from here; else it
    lies with whoever took it until it is sent on.
    """
    step = step_of(stored)
    here = belongs_to(stored) == by.office
    if here and step is not None and step.does is Verb.ACCEPT:
        if step.by != by.post:
            _put(stored, by.office, by.post, at, why, ref, by)
            return
        given = {"manifest": manifest or _last_manifest(stored) or ref}
        perform(stored.id, step.id, by, given if why == "manifest" else {**given, "act": ref}, at=at)
        return
    if step is not None and step.does is Verb.DISPATCH and _sender(stored) == by.office:
        _put(stored, by.office, by.post, at, why, ref, by)
        _back_on_a_manifest(stored, by, at)
        return
    post = step.by if here and step is not None else by.post
    _put(stored, by.office, post, at, why, ref, by)


def _put(stored: Stored, office: str, post: str, at: datetime, why: str, ref: str, by: Official) -> None:
    custody.put(stored.id, at, Custody.DESK, office, post, why, ref, by.actor())


def _last_line(stored: Stored) -> ManifestLine | None:
    lines = ManifestLine.objects.filter(case_id=stored.id).select_related("manifest")
    return lines.order_by("-id").first()


def _last_manifest(stored: Stored) -> str:
    line = _last_line(stored)
    return line.manifest.number if line else ""


def _sender(stored: Stored) -> str:
    line = ManifestLine.objects.filter(case_id=stored.id, again=False).order_by("-id").first()
    return line.manifest.sender if line else ""


def _back_on_a_manifest(stored: Stored, by: Official, at: datetime) -> None:
    line = ManifestLine.objects.filter(case_id=stored.id, again=False).order_by("-id").first()
    if line is None or line.open:
        return
    if line.manifest.dispatched_at is None:
        line.open, line.fate = True, ""
        line.save(update_fields=["open", "fate"])
        return
    was = line.manifest
    manifests.put_on(manifests.open_manifest(was.kind, was.sender, was.receiver, at, by.name), stored.id)


def found(number: str, by: Official, reasons: str, *, at: datetime) -> CustodyAct:
    """A package that was sought, or given up, turned up at this office: it goes on by its number.

    So does one that lies here unaccepted because whoever found it could not sign for it.
    """
    with transaction.atomic():
        stored = _wanted(number, by, (Custody.SOUGHT, Custody.LOST), or_unaccepted=True)
        act = write_act(CustodyAct.FOUND, by, at, reasons, [(stored.id, CustodyActLine.FOUND, "")])
        take_in(stored, by, at, "act", act.number)
    return act


def give_up(number: str, by: Official, reasons: str, *, at: datetime) -> CustodyAct:
    """A package that was sought is lost for good; the record says why."""
    with transaction.atomic():
        stored = _wanted(number, by, (Custody.SOUGHT,))
        act = write_act(CustodyAct.LOSS, by, at, reasons, [(stored.id, CustodyActLine.LOST, "")])
        held = custody.holding(stored.id)
        assert held is not None
        custody.put(stored.id, at, Custody.LOST, held.office, held.post, "act", act.number, by.actor())
    return act


def make_anew(number: str, by: Official, sources: str, *, at: datetime) -> CustodyAct:
    """The package that was lost is made anew by this office; ``sources`` says from what."""
    with transaction.atomic():
        stored = _wanted(number, by, (Custody.LOST,))
        act = write_act(CustodyAct.RESTORED, by, at, sources, [(stored.id, CustodyActLine.RESTORED, "")])
        take_in(stored, by, at, "act", act.number)
    return act


def send_on(number: str, by: Official, *, at: datetime) -> Manifest:
    """Put a package that lies here and belongs to another office on a plain list for that office."""
    must_not_sign_only(by)
    with transaction.atomic():
        stored = store.load(read_case_number(number))
        held = Holding.objects.select_for_update().filter(case_id=stored.id).first()
        to = belongs_to(stored)
        if held is None or held.office != by.office or held.kind != Custody.DESK or to == by.office:
            raise Refusal(
                "nothing-to-send-on",
                Text(
                    kk=f"{stored.number} топтамасын бұл жерден жіберудің қажеті жоқ.",
                    ru=f"Пакет {stored.number} отсюда отправлять не нужно.",
                    en=f"The package {stored.number} need not be sent on from here.",
                ),
                field="number",
            )
        manifest = manifests.open_manifest(Manifest.HANDOVER, by.office, to, at, by.name)
        manifests.put_on(manifest, stored.id, again=True)
    return manifest


def _unaccepted(stored: Stored, held: Holding) -> bool:
    step = step_of(stored)
    waits = step is not None and step.does is Verb.ACCEPT and belongs_to(stored) == held.office
    return waits and held.kind == Custody.DESK


def _wanted(number: str, by: Official, kinds: Collection[str], *, or_unaccepted: bool = False) -> Stored:
    stored = store.load(read_case_number(number))
    held = Holding.objects.select_for_update().filter(case_id=stored.id).first()
    if by.office not in (stored.office, stored.provider):
        raise store.no_such_case(number)
    if held is not None and or_unaccepted and held.office == by.office and _unaccepted(stored, held):
        return stored
    if held is None or held.kind not in kinds:
        raise Refusal(
            "package-not-sought",
            Text(
                kk=f"{stored.number} топтамасы іздестірілмейді: ештеңе өзгерген жоқ.",
                ru=f"Пакет {stored.number} не разыскивается: ничего не изменилось.",
                en=f"The package {stored.number} is not sought: nothing has changed.",
            ),
            field="number",
        )
    return stored


COUNTED = (Custody.DESK, Custody.SHELF)
"""What is counted when an office takes stock: on its desks and shelves."""


def held_at(office: str) -> QuerySet[Holding]:
    """What an office holds, by shelf and post."""
    rows = Holding.objects.filter(office=office, kind__in=COUNTED).select_related("case")
    return rows.order_by("kind", "post", "place", "case_id")


def strays(office: str) -> list[Holding]:
    """What lies here and belongs to another office, or was not signed for; and is not on a list yet."""
    on_a_list = ManifestLine.objects.filter(open=True).values("case_id")
    rows = Holding.objects.filter(office=office, kind=Custody.DESK).exclude(case_id__in=on_a_list)
    noted = rows.filter(case__custody_acts__isnull=False).select_related("case").distinct()
    return [row for row in noted if _strayed(row)]


def _strayed(row: Holding) -> bool:
    stored = store.load(row.case_id)
    step = step_of(stored)
    if step is None or stored.edition.post(step.by).system or step.by == "applicant":
        return False
    if belongs_to(stored) == row.office:
        return _unaccepted(stored, row)
    return step.does is not Verb.DISPATCH


def missing(office: str) -> QuerySet[Holding]:
    """What is sought or given up, of cases in which the office has a part."""
    rows = Holding.objects.filter(kind__in=(Custody.SOUGHT, Custody.LOST)).select_related("case")
    mine = rows.filter(case__office=office) | rows.filter(case__provider=office)
    return mine.order_by("since", "case_id")


def take_stock(by: Official, seen: Collection[str], reasons: str, *, mark: int, at: datetime) -> CustodyAct:
    """Compare what was seen on the desks and shelves of the office with the ledger; the record stays.

    What moved after the list was shown (``mark``: :func:`ledger_mark` of that moment) is not counted. What
    is not there is sought from now on; what is there and should not be is written down and goes where it
    belongs.
    """
    with transaction.atomic():
        numbers = {read_case_number(one) for one in seen}
        rows = {row.case.number: row for row in held_at(by.office).select_for_update(of=("self",))}
        unseen = [row for one, row in rows.items() if one not in numbers]
        unlisted = [store.load(one) for one in sorted(numbers - rows.keys())]
        moved = _moved_since(mark, [row.case_id for row in unseen] + [one.id for one in unlisted])
        short = [row for row in unseen if row.case_id not in moved]
        extra = [stored for stored in unlisted if stored.id not in moved]
        lines = [(row.case_id, CustodyActLine.MISSING, "") for row in short]
        lines += [(stored.id, CustodyActLine.SURPLUS, belongs_to(stored)) for stored in extra]
        words = reasons.strip() or ("–" if not lines else "")
        act = write_act(CustodyAct.STOCK, by, at, words, lines)
        for row in short:
            for line in ManifestLine.objects.filter(case_id=row.case_id, open=True):
                manifests.close(line, ManifestLine.MISSING)
            custody.put(row.case_id, at, Custody.SOUGHT, by.office, row.post, "act", act.number, by.actor())
        for stored in extra:
            for line in ManifestLine.objects.filter(case_id=stored.id, open=True):
                manifests.close(line, ManifestLine.ELSEWHERE)
            take_in(stored, by, at, "act", act.number)
    return act


def ledger_mark() -> int:
    """The last line of the ledger so far."""
    return Custody.objects.aggregate(last=Max("id"))["last"] or 0


def _moved_since(mark: int, cases: Collection[int]) -> set[int]:
    return set(Custody.objects.filter(id__gt=mark, case_id__in=cases).values_list("case_id", flat=True))


def put_away(number: str, place: str, by: Official, *, at: datetime) -> Holding:
    """Write down on which shelf, in which box, a package of this office lies."""
    must_not_sign_only(by)
    with transaction.atomic():
        stored = store.load(read_case_number(number))
        held = Holding.objects.select_for_update().filter(case_id=stored.id).first()
        if held is None or held.office != by.office or held.kind not in COUNTED:
            raise Refusal(
                "package-elsewhere",
                Text(
                    kk=f"{stored.number} топтамасы бұл мекемеде емес.",
                    ru=f"Пакета {stored.number} в этом учреждении нет.",
                    en=f"The package {stored.number} is not at this office.",
                ),
                field="number",
            )
        custody.put(
            stored.id, at, held.kind, held.office, held.post, "place", "", by.actor(), place.strip()[:40]
        )
    return Holding.objects.get(case_id=stored.id)
