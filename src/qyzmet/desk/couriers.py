"""The courier's runs: what a manifest lists leaves together and arrives together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from qyzmet.cases import manifests, store
from qyzmet.cases.models import Manifest
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal


def dispatch(number: str, courier: Official, *, at: datetime) -> Manifest:
    """The courier takes the manifest with all its packages.

    Raises :class:`Refusal` if it is empty or gone, or if it travels between two other offices.
    """
    with transaction.atomic():
        manifest = manifests.find(number)
        if courier.office not in (manifest.sender, manifest.receiver):
            raise _elsewhere(manifest)
        manifests.mark_dispatched(manifest, at, courier.name)
        _each(manifest, Verb.DISPATCH, courier, at)
    return manifest


def accept(number: str, by: Official, counted: Collection[str], *, at: datetime) -> Manifest:
    """The receiving end counts the packages and signs.

    ``counted`` are the case numbers found in the bag. Raises :class:`Refusal` if the manifest is for
    another office, was accepted before, or lists other packages than those counted.
    """
    with transaction.atomic():
        manifest = manifests.find(number)
        if manifest.receiver != by.office:
            raise _elsewhere(manifest)
        manifests.mark_accepted(manifest, at, by.name)
        listed = set(manifest.lines.values_list("case__number", flat=True))
        if listed != set(counted):
            raise _differs(manifest, listed - set(counted), set(counted) - listed)
        _each(manifest, Verb.ACCEPT, by, at)
    return manifest


def _each(manifest: Manifest, verb: Verb, by: Official, at: datetime) -> None:
    for line in manifest.lines.order_by("position"):
        stored = store.load(line.case_id)
        step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
        if step is None or step.does is not verb:
            raise Refusal(
                "package-elsewhere",
                Text(
                    kk=f"{stored.number} топтамасы тасымалда емес: тізілімді тексеріңіз.",
                    ru=f"Пакет {stored.number} не в пути: проверьте реестр.",
                    en=f"The package {stored.number} is not on its way: check the manifest.",
                ),
            )
        perform(stored.id, step.id, by, {"manifest": manifest.number}, at=at)


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


def _differs(manifest: Manifest, short: set[str], surplus: set[str]) -> Refusal:
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
