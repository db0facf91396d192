"""Where the acts contradict themselves: every finding once, with its rule explained and its clause linked."""

from __future__ import annotations

import pytest
from django.test import Client

from qyzmet.law import catalogue
from qyzmet.law.lint import RULES
from qyzmet.law.lint.recall import total
from qyzmet.portal.linted import SEVERITIES, findings_of, recall_of
from tests.portal.conftest import speaking, words

ALL = [
    found
    for service in catalogue.services()
    for law in catalogue.editions(service)
    for found in findings_of(law.name)
]


def shown(client: Client, **filters: str) -> list[tuple[str, str, str]]:
    page = client.get("/findings/", filters)
    assert page.status_code == 200
    return [(one.edition, one.rule, one.severity) for _, rows in page.context["shown"] for one in rows]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_holds_every_finding_and_explains_every_rule(visitor: Client, language: str) -> None:
    answer = speaking(visitor, language).get("/findings/")
    page = words(answer)
    assert sum(len(rows) for _, rows in answer.context["shown"]) == len(ALL) == answer.context["total"]
    for rule in RULES:
        assert rule.title.in_(language) in page
        looks_for = rule.looks_for.in_(language)
        assert looks_for in page or looks_for[0].upper() + looks_for[1:] in page
    for found in ALL:
        said = found.what.in_(language)
        assert said in page or said[0].upper() + said[1:] in page, said
        assert f"/law/{found.edition}/clause/{found.where.split(', ')[0]}".replace(" ", "%20") in page


def test_counts_are_those_of_what_is_shown(visitor: Client) -> None:
    answer = visitor.get("/findings/", {"of": "targeted-social-assistance"})
    mine = [one for one in ALL if one.edition.startswith("targeted-social-assistance@")]
    assert answer.context["total"] == len(mine)
    assert {one.rule.id: one.count for one in answer.context["rules"] if one.count} == {
        rule: sum(found.rule == rule for found in mine) for rule in {found.rule for found in mine}
    }
    assert [one.count for one in answer.context["severities"]] == [
        sum(found.severity == severity for found in mine) for severity in SEVERITIES
    ]


def test_how_far_the_rules_reach_is_told_for_what_is_shown(visitor: Client) -> None:
    every = total(
        recall_of(law.name) for service in catalogue.services() for law in catalogue.editions(service)
    )
    page = words(visitor.get("/findings/"))
    assert (
        f"Readers noted {every.anomalies}. Rules can see {every.visible} of them and found {every.seen}"
        in page
    )
    assert "Readers noted" not in words(visitor.get("/findings/", {"rule": "two-terms"}))


def test_each_filter_narrows_and_all_of_them_together(visitor: Client) -> None:
    assert {edition for edition, _, _ in shown(visitor, of="residence-registration@2012")} == {
        "residence-registration@2012"
    }
    assert {rule for _, rule, _ in shown(visitor, rule="two-terms")} == {"two-terms"}
    assert {severity for _, _, severity in shown(visitor, severity="error")} == {"error"}
    both = shown(visitor, of="unemployed-certificate", rule="two-terms", severity="error")
    assert set(both) == {("unemployed-certificate@2011", "two-terms", "error")}


def test_a_filter_that_does_not_exist_filters_nothing(visitor: Client) -> None:
    assert len(shown(visitor, rule="no-such-rule", of="mars")) == len(ALL)


def test_where_nothing_is_found_the_page_says_so(visitor: Client) -> None:
    page = words(visitor.get("/findings/", {"of": "address-certificate@2014", "rule": "two-terms"}))
    assert "No rule finds anything of this kind here." in page
