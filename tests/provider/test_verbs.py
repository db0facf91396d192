"""No verb ends in a page without a way on: every step of every edition has its buttons, for every outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from qyzmet.desk.casefile import CaseFile
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Channel, Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.process.state import Clock, State
from qyzmet.ui.staff.actions import BY_MANIFEST, DECIDED_BY_DATA, LABELS, ActionForm

NOW = datetime(2014, 6, 10, 11, 0, tzinfo=ZoneInfo("Asia/Almaty"))


def steps() -> Iterator[tuple[Edition, Channel, Step]]:
    for service in services():
        for edition in editions(service):
            for channel in edition.channels:
                for step in channel.steps:
                    yield edition, channel, step


STEPS = list(steps())


def form_of(edition: Edition, channel: Channel, step: Step) -> ActionForm:
    """The form of the step, the day promised and every term of keeping being over."""
    kept = [term.id for term in edition.terms if term.kind == "retention"]
    past = NOW - timedelta(days=1)
    clocks = tuple(Clock(term, past, past) for term in kept)
    state = State(edition.name, channel.id, {}, step.id, past, past, clocks, past, None, 1)
    file = SimpleNamespace(
        step=step,
        edition=edition,
        state=state,
        documents=edition.documents_for(channel.id, {}),
        grounds=[ground for ground in edition.grounds if step.id in ground.steps],
        steps=[],
        entries=[],
    )
    return ActionForm(file, NOW)  # type: ignore[arg-type]


def test_every_verb_has_the_words_of_its_button() -> None:
    assert set(LABELS) == set(Verb)


@pytest.mark.django_db
def test_every_step_offers_every_outcome_it_can_have() -> None:
    for edition, channel, step in STEPS:
        form = form_of(edition, channel, step)
        offered = [button.outcome for button in form.buttons()]
        assert offered, (edition.name, step.id)
        assert all(str(button.label) for button in form.buttons())
        if step.does not in DECIDED_BY_DATA | BY_MANIFEST:
            assert set(offered) == {branch.on for branch in step.then}, (edition.name, step.id)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        (Verb.RESOLVE, {"executor", "words", "due_on"}),
        (Verb.INSPECT, set()),
        (Verb.CONCLUDE, set()),
        (Verb.NOTIFY, {"how"}),
        (Verb.POST, {"address"}),
        (Verb.SEND_BACK, {"ground", "reasons"}),
        (Verb.PASS, set()),
        (Verb.MAKE, set()),
        (Verb.SIGN, set()),
        (Verb.RECORD, set()),
    ],
)
def test_each_verb_asks_for_what_it_needs(verb: Verb, fields: set[str]) -> None:
    edition, channel, step = next(one for one in STEPS if one[2].does is verb)
    asked = set(form_of(edition, channel, step).fields) - {"key", "step"}
    assert asked == fields


def test_the_form_is_made_of_a_case_file() -> None:
    assert {"step", "edition", "state", "documents", "grounds", "steps", "entries"} <= set(CaseFile.__slots__)
