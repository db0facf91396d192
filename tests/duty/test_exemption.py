"""Exemptions: of the edition, and proved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qyzmet.duty.exemption import BY_LAW, exempted
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

PROOF = "мүгедектік туралы анықтама № 12"


@pytest.mark.parametrize("name", ["passport-id-card@2012", "residence-registration@2012"])
def test_every_category_of_the_edition_can_be_claimed(name: str) -> None:
    law = edition(name)
    assert law.fee.duty is not None
    assert len(law.fee.duty.exemptions) > 19
    for one in law.fee.duty.exemptions:
        found = exempted(law, one.id, f" {PROOF} ")
        assert (found.exemption, found.who, found.proof) == (one.id, one.who, PROOF)
        assert found.clause == "8"


@pytest.mark.parametrize("name", ["passport-id-card@2014", "residence-registration@2014"])
@pytest.mark.parametrize("given", ["", BY_LAW])
def test_an_edition_that_names_no_category_leaves_it_to_the_law(name: str, given: str) -> None:
    found = exempted(edition(name), given, PROOF)
    assert found.exemption == BY_LAW
    assert found.reading is not None
    assert found.clause in ("7", "9(4)", None)


@pytest.mark.parametrize(
    ("name", "given", "proof", "code", "field"),
    [
        ("passport-id-card@2012", "", PROOF, "exemption-unnamed", "exemption"),
        ("passport-id-card@2012", "E22", PROOF, "exemption-not-in-the-edition", "exemption"),
        ("passport-id-card@2014", "E16", PROOF, "exemption-not-in-the-edition", "exemption"),
        ("passport-id-card@2012", "E16", " ", "exemption-unproved", "proof"),
        ("passport-id-card@2014", "", "", "exemption-unproved", "proof"),
        ("temporary-id@2012", "E16", PROOF, "nobody-exempt", "exemption"),
        ("temporary-id@2014", "", PROOF, "nobody-exempt", "exemption"),
        ("address-certificate@2014", "", PROOF, "nobody-exempt", "exemption"),
    ],
)
def test_what_is_not_an_exemption(name: str, given: str, proof: str, code: str, field: str) -> None:
    with pytest.raises(Refusal) as told:
        exempted(edition(name), given, proof)
    assert (told.value.code, told.value.field) == (code, field)
    assert all(told.value.text.as_dict().values())


def _with_proof(law: Edition, words: Text) -> Edition:
    assert law.fee.duty is not None
    rows = tuple(replace(one, proof=words) for one in law.fee.duty.exemptions)
    return replace(law, fee=replace(law.fee, duty=replace(law.fee.duty, exemptions=rows)))


def test_the_proof_that_the_act_names_is_asked_for() -> None:
    words = Text("зейнеткер куәлігі", "пенсионное удостоверение", "a pensioner's card")
    with pytest.raises(Refusal, match="pensioner's card"):
        exempted(_with_proof(edition("passport-id-card@2012"), words), "E16", "")
