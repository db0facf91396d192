"""Plain lists of what the maker of a document brings to the centre (passport and card 2012, temporary card 2014)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from qyzmet.cases import custody as ledger
from qyzmet.cases import store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case, Manifest
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers
from qyzmet.desk.custody import step_of
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.official import Official
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from tests.desk.test_every_edition import Play, _people, play  # noqa: F401

WAYS = [
    ("passport-id-card@2012", "centre", "issued", "A6"),
    ("temporary-id@2014", "centre", "issued", "A7"),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_what_was_made_is_brought_by_a_list_signed_at_both_ends(
    play: Play,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    way: tuple[str, str, str, str],
) -> None:
    def until_passed(self: Clerk, stored: Stored, plan: Plan, at: datetime) -> Stored:
        while stored.state.step not in (way[3], None):
            stored, at = self.step(stored, plan, at)
        return stored

    monkeypatch.setattr(Clerk, "finish", until_passed)
    _, case = play(way[:3])
    step = step_of(case)
    assert step is not None
    assert step.does is Verb.PASS
    at = case.state.changed + timedelta(minutes=1)
    maker = Official(11, "Шығарушы", step.by, case.provider)
    clerk = Official(12, "Қабылдаушы", "inspector", case.office)
    assert [one.number for one in couriers.packages_to_hand(case.provider, step.by)] == [case.number]
    couriers.collect([case.number], maker, at=at)
    assert couriers.packages_to_hand(case.provider, step.by) == []
    manifest = manifest_of(case.id)
    assert manifest is not None
    assert (manifest.kind, manifest.receiver) == (Manifest.HANDOVER, case.office)
    stranger = Official(13, "Курьер", "courier", case.office)
    with pytest.raises(Refusal, match="wrong-post"):
        couriers.dispatch(manifest.number, stranger, at=at)
    couriers.dispatch(manifest.number, maker, at=at, counted=1)
    held = ledger.holding(case.id)
    assert held is not None
    assert held.kind == "courier"
    assert store.load(case.id).state.step == way[3], "the case moves when the centre has signed"
    couriers.accept(manifest.number, clerk, [case.number], at=at + timedelta(hours=1))
    after = step_of(store.load(case.id))
    assert after is not None
    assert after.does is Verb.ISSUE
    assert (ledger.holding(case.id) or held).office == case.office
    assert ledger.verify(Case.objects.get(pk=case.id)) is None
