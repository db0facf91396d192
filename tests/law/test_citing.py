"""Clauses are cited in each language as lawyers of that language cite them."""

from __future__ import annotations

import pytest

from qyzmet.law.citing import cited


@pytest.mark.parametrize(
    ("citation", "kk", "ru", "en"),
    [
        ("3", "3-тармақ", "п. 3", "cl. 3"),
        ("11(1), 14", "11(1), 14-тармақтар", "пп. 11(1), 14", "cl. 11(1), 14"),
        ("9, annex 2", "9-тармақ, 2-қосымша", "п. 9, приложение 2", "cl. 9, annex 2"),
        ("annex", "қосымша", "приложение", "annex"),
        ("annex 3(1)", "3(1)-қосымша", "приложение 3(1)", "annex 3(1)"),
        ("heading", "тақырып", "заголовок", "heading"),
        ("act cl. 1(3)", "актінің 1(3)-тармағы", "п. 1(3) акта", "cl. 1(3) of the act"),
        ("act preamble", "актінің кіріспесі", "преамбула акта", "preamble of the act"),
        ("act heading(3)", "актінің тақырыбы (3)", "заголовок акта (3)", "heading of the act (3)"),
        ("annex 4, table 2", "4-қосымша, 2-кесте", "приложение 4, таблица 2", "annex 4, table 2"),
    ],
)
def test_a_citation_in_three_languages(citation: str, kk: str, ru: str, en: str) -> None:
    said = cited(citation)
    assert (said.kk, said.ru, said.en) == (kk, ru, en)
