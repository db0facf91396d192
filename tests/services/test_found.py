"""What an official may decide beside a verdict of the registers and the edition."""

from __future__ import annotations

import pytest

from qyzmet.services.found import Verdict

ABOVE, MEASURES, FALSE = "income-above", "measures-refused", "false-papers"


@pytest.mark.parametrize(
    ("verdict", "outcome", "ground", "allowed"),
    [
        (Verdict(), "granted", "", True),
        (Verdict(), "refused", FALSE, True),
        (Verdict(outcome="granted"), "granted", "", True),
        (Verdict(outcome="granted"), "refused", FALSE, False),
        (Verdict(outcome="granted", may_add=(MEASURES,)), "refused", MEASURES, True),
        (Verdict(outcome="granted", may_add=(MEASURES,)), "refused", FALSE, False),
        (Verdict(outcome="refused", grounds=(ABOVE,)), "granted", "", False),
        (Verdict(outcome="refused", grounds=(ABOVE,)), "refused", ABOVE, True),
        (Verdict(outcome="refused", grounds=(ABOVE,)), "refused", MEASURES, False),
        (Verdict(outcome="refused", grounds=(ABOVE,), may_add=(MEASURES,)), "refused", MEASURES, True),
        (Verdict(outcome="refused"), "refused", FALSE, True),
    ],
)
def test_only_what_the_verdict_bears_is_decided(
    verdict: Verdict, outcome: str, ground: str, allowed: bool
) -> None:
    assert verdict.allows(outcome, ground) is allowed
