"""Every rule has its made cases."""

from __future__ import annotations

from qyzmet.law.lint import RULES
from tests.law.lint.test_made_lists import CASES
from tests.law.lint.test_made_tables import TABLES
from tests.law.lint.test_made_time import TERMS
from tests.law.lint.test_made_words import ACTS, WORDS


def test_every_rule_is_tried_on_a_made_edition() -> None:
    tried = {case.rule for case in (*TERMS, *TABLES, *CASES, *WORDS, *ACTS)}
    assert tried == {rule.id for rule in RULES}
