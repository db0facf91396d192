"""Manifests: packages that travel together. A package is on one open manifest at most, never on two."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from qyzmet.cases.models import Manifest, ManifestLine
from qyzmet.cases.numbers import next_in_series
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def open_manifest(kind: str, sender: str, receiver: str, now: datetime, by: str) -> Manifest:
    """The manifest of this kind that is being filled between two offices; a new one if there is none.

    Nothing is put on a list that was begun later than ``now``: a case told of the past travels by itself.
    """
    with transaction.atomic():
        filling = (
            Manifest.objects.select_for_update()
            .filter(kind=kind, sender=sender, receiver=receiver)
            .filter(dispatched_at__isnull=True, made_at__lte=now)
            .order_by("id")
            .first()
        )
        if filling is not None:
            return filling
        number = next_in_series(f"manifest:{sender}:{now.year}")
        return Manifest.objects.create(
            number=f"{sender.upper()}-{now:%y}-{number:05d}",
            kind=kind,
            sender=sender,
            receiver=receiver,
            made_at=now,
            made_by=by,
        )


def put_on(manifest: Manifest, case_id: int) -> ManifestLine:
    """Add a package; :class:`Refusal` if it is on an open manifest already."""
    if ManifestLine.objects.filter(case_id=case_id, open=True).exists():
        raise Refusal(
            "already-on-a-manifest",
            Text(
                kk="Бұл топтама басқа тізілімде тұр.",
                ru="Этот пакет уже стоит в другом реестре.",
                en="This package is on another manifest already.",
            ),
        )
    last = manifest.lines.aggregate(last=Max("position"))["last"] or 0
    return ManifestLine.objects.create(manifest=manifest, case_id=case_id, position=last + 1)


def manifest_of(case_id: int) -> Manifest | None:
    """The open manifest a package is on."""
    line = ManifestLine.objects.filter(case_id=case_id, open=True).select_related("manifest").first()
    return line.manifest if line else None


def find(number: str) -> Manifest:
    """The manifest with this number, locked until the transaction ends; :class:`Refusal` if there is none."""
    manifest = Manifest.objects.select_for_update().filter(number=number.strip().upper()).first()
    if manifest is None:
        raise Refusal(
            "no-such-manifest",
            Text(
                kk=f"{number} тізілімі жоқ: нөмірді тексеріңіз.",
                ru=f"Реестра {number} нет: проверьте номер.",
                en=f"There is no manifest {number}: check the number.",
            ),
            field="manifest",
        )
    return manifest


def mark_dispatched(manifest: Manifest, now: datetime, courier: str) -> None:
    """The courier took it; :class:`Refusal` if it is empty or gone already."""
    if manifest.dispatched_at is not None:
        raise _already(manifest, Text("жөнелтілген", "уже отправлен", "has already been dispatched"))
    if not manifest.lines.exists():
        raise _already(manifest, Text("бос: жөнелтуге болмайды", "пуст: отправлять нечего", "is empty"))
    manifest.dispatched_at = now
    manifest.courier = courier
    manifest.save(update_fields=["dispatched_at", "courier"])


def mark_accepted(manifest: Manifest, now: datetime, by: str) -> None:
    """The other end signed for it; :class:`Refusal` if it was not on its way."""
    if manifest.accepted_at is not None:
        raise _already(manifest, Text("қабылданған", "уже принят", "has already been accepted"))
    if manifest.dispatched_at is None:
        raise _already(manifest, Text("әлі жөнелтілмеген", "ещё не отправлен", "has not been dispatched yet"))
    manifest.accepted_at = now
    manifest.accepted_by = by
    manifest.save(update_fields=["accepted_at", "accepted_by"])
    manifest.lines.update(open=False)


def _already(manifest: Manifest, what: Text) -> Refusal:
    return Refusal(
        "manifest-not-in-this-state",
        Text(
            kk=f"{manifest.number} тізілімі {what.kk}.",
            ru=f"Реестр {manifest.number} {what.ru}.",
            en=f"The manifest {manifest.number} {what.en}.",
        ),
        field="manifest",
    )
