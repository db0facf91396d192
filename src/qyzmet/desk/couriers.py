"""The courier's runs: what a manifest lists leaves together and arrives together, or an act says what did not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from qyzmet.cases import custody, manifests, store
from qyzmet.cases.models import Case, Custody, CustodyActLine, Manifest, ManifestLine
from qyzmet.cases.numbers import read_case_number
from qyzmet.desk import custody as desk_custody
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal


def dispatch(
    number: str, courier: Official, *, at: datetime, counted: int | None = None, seal: str = ""
) -> Manifest:
    """The courier takes the manifest with all its packages; a plain list goes with whoever brings it.

    ``counted`` is how many packages they found, ``seal`` the number on the seal of the bag. Raises
    :class:`Refusal` if the manifest is empty or gone, if the count differs, or if it travels between two
    other offices.
    """
    must_not_sign_only(courier)
    with transaction.atomic():
        manifest = manifests.find(number)
        if courier.office not in (manifest.sender, manifest.receiver):
            raise _elsewhere(manifest)
        lines = _open(manifest)
        manifests.mark_dispatched(manifest, at, courier.actor(), len(lines), seal)
        if counted is not None and counted != len(lines):
            raise _other_count(manifest, len(lines), counted)
        for line in lines:
            _leaves(manifest, line, courier, at)
    return manifest


def _leaves(manifest: Manifest, line: ManifestLine, courier: Official, at: datetime) -> None:
    stored = store.load(line.case_id)
    step = desk_custody.step_of(stored)
    if line.again or manifest.kind == Manifest.HANDOVER:
        if not line.again and (step is None or step.does is not Verb.PASS):
            raise _not_on_its_way(stored.number)
        if not line.again and step is not None and step.by != courier.post:
            raise Refusal(
                "wrong-post",
                Text(
                    kk=f"Бұл тізімді «{stored.edition.post(step.by).name.kk}» тапсырады.",
                    ru=f"Этот список передаёт: {stored.edition.post(step.by).name.ru}.",
                    en=f"This list is handed over by: {stored.edition.post(step.by).name.en}.",
                ),
                clause=step.clause,
            )
        custody.put(
            stored.id,
            at,
            Custody.COURIER,
            courier.office,
            courier.post,
            "manifest",
            manifest.number,
            courier.actor(),
        )
        return
    if step is None or step.does is not Verb.DISPATCH:
        raise _not_on_its_way(stored.number)
    perform(stored.id, step.id, courier, {"manifest": manifest.number}, at=at)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What the receiver says of a bag that does not agree with its list: why, and who found it."""

    reasons: str
    found_by: str = ""


def accept(
    number: str,
    by: Official,
    counted: Collection[str],
    *,
    at: datetime,
    seal: str = "",
    discrepancy: Discrepancy | None = None,
) -> Manifest:
    """The receiving end counts the packages and signs.

    ``counted`` are the case numbers found in the bag. With a ``discrepancy`` a count that differs becomes an
    act: what is there goes on, what is missing is sought, what is surplus is put right where it belongs.
    Raises :class:`Refusal` if the manifest is for another office, was accepted before, or, without a
    discrepancy, lists other packages than those counted.
    """
    must_not_sign_only(by)
    with transaction.atomic():
        manifest = manifests.find(number)
        if manifest.receiver != by.office:
            raise _elsewhere(manifest)
        lines = {line.case.number: line for line in _open(manifest)}
        found = dict.fromkeys(counted)
        manifests.mark_accepted(manifest, at, by.actor(), len(found), seal)
        short = [one for one in lines if one not in found]
        surplus = [one for one in found if one not in lines]
        ref = ""
        if short or surplus:
            if discrepancy is None or not discrepancy.reasons.strip():
                raise _differs(manifest, short, surplus)
            ref = _act(manifest, by, at, discrepancy, lines, short, surplus)
        for one, line in lines.items():
            if one in found:
                manifests.close(line, ManifestLine.ARRIVED)
                arrives(manifest, line, by, at)
            else:
                manifests.close(line, ManifestLine.MISSING)
                custody.put(
                    line.case_id, at, Custody.SOUGHT, manifest.receiver, by.post, "act", ref, by.actor()
                )
        for one in surplus:
            _put_right(manifest, one, by, at, ref)
    return manifest


def _act(
    manifest: Manifest,
    by: Official,
    at: datetime,
    discrepancy: Discrepancy,
    lines: dict[str, ManifestLine],
    short: Sequence[str],
    surplus: Sequence[str],
) -> str:
    rows = [(lines[one].case_id, CustodyActLine.MISSING, "") for one in short]
    for one in surplus:
        stored = store.load(read_case_number(one))
        rows.append((stored.id, CustodyActLine.SURPLUS, desk_custody.belongs_to(stored)))
    return desk_custody.write_act(
        "count",
        by,
        at,
        discrepancy.reasons,
        rows,
        manifest=manifest,
        found_by=discrepancy.found_by,
        courier=manifest.courier,
    ).number


def arrives(manifest: Manifest, line: ManifestLine, by: Official, at: datetime) -> None:
    """One package of a manifest is in the hands of the receiver."""
    stored = store.load(line.case_id)
    step = desk_custody.step_of(stored)
    if line.again:
        desk_custody.take_in(stored, by, at, "manifest", manifest.number)
    elif manifest.kind == Manifest.HANDOVER:
        if step is None or step.does is not Verb.PASS:
            desk_custody.take_in(stored, by, at, "manifest", manifest.number)
            return
        perform(stored.id, step.id, _carrier(manifest, stored), {"manifest": manifest.number}, at=at)
    elif step is None or step.does is not Verb.ACCEPT:
        raise _not_on_its_way(stored.number)
    else:
        perform(stored.id, step.id, by, {"manifest": manifest.number}, at=at)


def _carrier(manifest: Manifest, stored: store.Stored) -> Official:
    """Whoever brought it, as they signed; of an office that sits in centres, at its own step."""
    _, office = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    return Official(
        manifest.courier_account or 0, manifest.courier, manifest.courier_post, office or manifest.sender
    )


def _put_right(manifest: Manifest, number: str, by: Official, at: datetime, ref: str) -> None:
    """A surplus package: accepted if this is where it goes, else kept here until it is sent on."""
    stored = store.load(read_case_number(number))
    line = ManifestLine.objects.filter(case_id=stored.id, open=True).select_related("manifest").first()
    if line is not None:
        manifests.close(line, ManifestLine.ELSEWHERE)
    step = desk_custody.step_of(stored)
    to_here = line is not None and line.manifest.receiver == by.office
    if to_here and step is not None and step.does is Verb.DISPATCH and manifest.courier_post == step.by:
        carrier = _carrier(manifest, stored)
        carrier = Official(carrier.user_id, carrier.name, carrier.post, manifest.courier_office)
        stored = perform(stored.id, step.id, carrier, {"manifest": manifest.number, "act": ref}, at=at)
    desk_custody.take_in(stored, by, at, "act", ref, manifest=manifest.number)


def collect(numbers: Sequence[str], by: Official, *, at: datetime) -> int:
    """Put these packages on the manifest (those that are passed on: on a plain list), all or none.

    Raises :class:`Refusal` (``not-every-package``) with the reason of each that cannot go.
    """
    return all_or_none(numbers, lambda one: collect_one(one, by, at))


def collect_one(number: str, by: Official, at: datetime) -> None:
    """One package on the manifest, or on the plain list of what is brought to another office."""
    must_not_sign_only(by)
    stored = store.load(read_case_number(number))
    step = desk_custody.step_of(stored)
    if step is not None and step.does is Verb.PASS:
        to = desk_custody.next_office(stored)
        post, office = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
        if (post, office) != (by.post, by.office) or to in (by.office, ""):
            raise _not_here(stored.number)
        manifest = manifests.open_manifest(Manifest.HANDOVER, by.office, to, at, by.name)
        manifests.put_on(manifest, stored.id)
        return
    perform(stored.id, stored.state.step or "", by, {}, at=at)


def all_or_none(numbers: Sequence[str], one: Callable[[str], object]) -> int:
    """Do the same with each package in one transaction; every reason is told if one of them cannot be done."""
    reasons: list[Text] = []
    with transaction.atomic():
        for number in numbers:
            try:
                with transaction.atomic():
                    one(number)
            except Refusal as refusal:
                told = refusal.text
                reasons.append(Text(f"{number}: {told.kk}", f"{number}: {told.ru}", f"{number}: {told.en}"))
        if reasons:
            raise Refusal(
                "not-every-package",
                Text(
                    kk="Ештеңе жасалған жоқ. " + " ".join(one.kk for one in reasons),
                    ru="Ничего не сделано. " + " ".join(one.ru for one in reasons),
                    en="Nothing was done. " + " ".join(one.en for one in reasons),
                ),
                field="ticked",
            )
    return len(numbers)


def _open(manifest: Manifest) -> list[ManifestLine]:
    return list(manifest.lines.filter(open=True).select_related("case").order_by("position"))


def packages_to_hand(office: str, post: str) -> list[Case]:
    """What the post is to pass on to another office and is not on a list yet."""
    on_a_list = ManifestLine.objects.filter(open=True).values("case_id")
    waiting = Case.objects.filter(standing__office=office, standing__post=post).exclude(pk__in=on_a_list)
    found = []
    for case in waiting.order_by("standing__next_due", "id")[:MOST]:
        stored = store.load(case.pk)
        step = desk_custody.step_of(stored)
        if step and step.does is Verb.PASS and desk_custody.next_office(stored) not in ("", office):
            found.append(case)
    return found


MOST = 500
"""Packages on one list of what waits."""


def _not_on_its_way(number: str) -> Refusal:
    return Refusal(
        "package-elsewhere",
        Text(
            kk=f"{number} топтамасы тасымалда емес: тізілімді тексеріңіз.",
            ru=f"Пакет {number} не в пути: проверьте реестр.",
            en=f"The package {number} is not on its way: check the manifest.",
        ),
    )


def _not_here(number: str) -> Refusal:
    return Refusal(
        "package-elsewhere",
        Text(
            kk=f"{number} топтамасын Сіз тапсырмайсыз: істің қай жерде тұрғанын қараңыз.",
            ru=f"Пакет {number} передаёте не Вы: посмотрите, где стоит дело.",
            en=f"The package {number} is not yours to pass on: see where the case stands.",
        ),
    )


def _elsewhere(manifest: Manifest) -> Refusal:
    return Refusal(
        "manifest-for-another-office",
        Text(
            kk=f"{manifest.number} тізілімі басқа мекемеге арналған.",
            ru=f"Реестр {manifest.number} предназначен другому учреждению.",
            en=f"The manifest {manifest.number} is for another office.",
        ),
        field="manifest",
    )


def _other_count(manifest: Manifest, listed: int, counted: int) -> Refusal:
    return Refusal(
        "count-differs",
        Text(
            kk=f"{manifest.number}: тізілімде {listed}, Сіз {counted} санадыңыз. Қайта санаңыз.",
            ru=f"{manifest.number}: в реестре {listed}, Вы насчитали {counted}. Пересчитайте.",
            en=f"{manifest.number} lists {listed} and you counted {counted}. Count again.",
        ),
        field="count",
    )


def _differs(manifest: Manifest, short: Sequence[str], surplus: Sequence[str]) -> Refusal:
    missing, extra = ", ".join(sorted(short)) or "—", ", ".join(sorted(surplus)) or "—"
    return Refusal(
        "count-differs",
        Text(
            kk=f"{manifest.number}: тізіліммен сәйкес келмейді. Жетіспейді: {missing}. Артық: {extra}.",
            ru=f"{manifest.number}: не сходится с реестром. Не хватает: {missing}. Лишние: {extra}.",
            en=f"{manifest.number}: the count differs. Missing: {missing}. Surplus: {extra}.",
        ),
        field="counted",
    )
