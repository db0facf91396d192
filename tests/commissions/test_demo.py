"""The commissions of the demo: who has an account at one sits on it."""

from __future__ import annotations

from qyzmet.commissions.composition import commission_on, members_on
from qyzmet.desk.demo.assistance import set_up_commissions
from qyzmet.offices.models import Office
from tests.commissions.conftest import DAY, OFFICE
from tests.provider.bureau import make_official


def test_who_has_an_account_at_a_commission_sits_on_it(office: Office) -> None:
    for name in ("Бейсенова Нұргүл", "Петренко Виктор"):
        make_official(name.split()[0], "commission", OFFICE, name)
    set_up_commissions(DAY)
    set_up_commissions(DAY)
    found = commission_on(OFFICE, DAY)
    assert found is not None
    members = members_on(found, DAY)
    assert [(one.name, one.role) for one in members[:2]] == [
        ("Бейсенова Нұргүл", "chair"),
        ("Петренко Виктор", "deputy"),
    ]
    assert len(members) == 5
