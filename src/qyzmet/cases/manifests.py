"""Manifests: packages that travel together. A package is on one open manifest at most, never on two."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from qyzmet.cases.models import Manifest, ManifestLine
from qyzmet.cases.numbers import next_in_series
from qyzmet.cases.quick import one_row
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Actor


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


def put_on(manifest: Manifest, case_id: int, *, again: bool = False) -> ManifestLine:
    """Add a package; :class:`Refusal` if it is on an open manifest already, whoever was quicker.

    ``again``: a package that was found, made anew or had strayed, and travels without a step of its case.
    """
    last = manifest.lines.aggregate(last=Max("position"))["last"] or 0
    line = ManifestLine(manifest=manifest, case_id=case_id, position=last + 1, again=again)
    ManifestLine.objects.bulk_create([line], ignore_conflicts=True)
    written = ManifestLine.objects.filter(manifest=manifest, case_id=case_id, position=last + 1).first()
    if written is None:
        raise Refusal(
            "already-on-a-manifest",
            Text(
                kk="Бұл топтама басқа тізілімде тұр.",
                ru="Этот пакет уже стоит в другом реестре.",
                en="This package is on another manifest already.",
            ),
        )
    return written


def close(line: ManifestLine, fate: str) -> None:
    """The package is on the manifest no longer; ``fate`` says what became of it."""
    line.open, line.fate = False, fate
    line.save(update_fields=["open", "fate"])


def manifest_of(case_id: int) -> Manifest | None:
    """The open manifest a package is on."""
    if one_row(_TRAVELS, (case_id,)) is None:  # most cases do not: asked in a short way
        return None
    line = ManifestLine.objects.filter(case_id=case_id, open=True).select_related("manifest").first()
    return line.manifest if line else None


_TRAVELS = "SELECT 1 FROM cases_manifestline WHERE case_id = %s AND open LIMIT 1"


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


def mark_dispatched(manifest: Manifest, now: datetime, by: Actor, count: int, seal: str = "") -> None:
    """Whoever carries it counted and took it; :class:`Refusal` if it is empty or gone already."""
    if manifest.dispatched_at is not None:
        raise _already(
            manifest,
            manifest.dispatched_at,
            manifest.courier,
            Text("жөнелтілген", "уже отправлен", "has already been dispatched"),
        )
    if count == 0:
        raise Refusal(
            "manifest-not-in-this-state",
            Text(
                kk=f"{manifest.number} тізілімі бос: жөнелтуге болмайды.",
                ru=f"Реестр {manifest.number} пуст: отправлять нечего.",
                en=f"The manifest {manifest.number} is empty: there is nothing to send.",
            ),
            field="manifest",
        )
    manifest.dispatched_at, manifest.courier = now, by.name
    manifest.courier_account, manifest.courier_post = by.account, by.post
    manifest.courier_office, manifest.counted_out, manifest.seal = by.office, count, seal
    manifest.save()


def mark_accepted(manifest: Manifest, now: datetime, by: Actor, count: int, seal: str = "") -> None:
    """The other end counted and signed for it; :class:`Refusal` if it was not on its way."""
    if manifest.accepted_at is not None:
        raise _already(
            manifest,
            manifest.accepted_at,
            manifest.accepted_by,
            Text("қабылданған", "уже принят", "has already been accepted"),
        )
    if manifest.dispatched_at is None:
        raise Refusal(
            "manifest-not-in-this-state",
            Text(
                kk=f"{manifest.number} тізілімі әлі жөнелтілмеген.",
                ru=f"Реестр {manifest.number} ещё не отправлен.",
                en=f"The manifest {manifest.number} has not been dispatched yet.",
            ),
            field="manifest",
        )
    manifest.accepted_at, manifest.accepted_by = now, by.name
    manifest.counted_in, manifest.seal_found = count, seal
    manifest.save()


def _already(manifest: Manifest, when: datetime, who: str, what: Text) -> Refusal:
    at = f"{localtime(when):%d.%m.%Y %H:%M}"
    return Refusal(
        "manifest-not-in-this-state",
        Text(
            kk=f"{manifest.number} тізілімі {what.kk} ({who}, {at}). Ештеңе өзгерген жоқ.",
            ru=f"Реестр {manifest.number} {what.ru} ({who}, {at}). Ничего не изменилось.",
            en=f"The manifest {manifest.number} {what.en} ({who}, {at}). Nothing has changed.",
        ),
        field="manifest",
    )
