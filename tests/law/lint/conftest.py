"""The recall of the lint in the report of the tests."""

from __future__ import annotations

import pytest

from tests.law.lint.measured import table

_HERE = "tests/law/lint/"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much of the known anomalies the rules see, edition by edition, where these tests ran."""
    ran = (report for reports in terminalreporter.stats.values() for report in reports)
    if any(str(getattr(report, "nodeid", "")).startswith(f"{_HERE}test_recall") for report in ran):
        terminalreporter.section("recall of the lint")
        for line in table():
            terminalreporter.write_line(line)
