"""Names lead somewhere, steps lead to an end, clocks are stopped: else the edition is refused."""

from __future__ import annotations

import pytest

from tests.law.wrong import only, spoil


@pytest.mark.parametrize(
    ("place", "by", "key", "message"),
    [
        ("within: T3", "within: T33", "channels.centre.steps.A1.within", "no term 'T33': did you mean 'T3'?"),
        ("paper: application", "paper: aplication", "documents.D2.paper", "did you mean 'application'?"),
        ("papers: notification-report", "papers: note", "channels.portal.steps.B2.papers", "no paper 'note'"),
        ("by: inspector\n        at", "by: inspecter\n        at", "channels.centre.steps.A2.by", "no post"),
        ("steps: A3", "steps: A33", "grounds.incomplete-package.steps", "no step 'A33'"),
        ("outcome: refused", "outcome: refuse", "results.R3.outcome", "did you mean 'refused'?"),
        ("starts: A1:opened", "starts: A9:opened", "terms.T3.starts", "no step 'A9'"),
        ("starts: A1:opened", "starts: A1:open", "terms.T3.starts", "'A1:open' is no moment"),
        ("then: B2\n", "then: B22\n", "channels.portal.steps.B1.then.done", "no step 'B22'"),
        ("left: end:left", "left: end:gone", "channels.centre.steps.A1.then.left", "no outcome 'gone'"),
        ("waiting: [T3]", "waiting: [T9]", "queue.waiting", "no term 'T9'"),
        ("channels: portal\n    form", "channels: post\n    form", "documents.P1.channels", "no channel 'post'"),
        ("when: {applicant: natural, about: other}", "when: {aplicant: natural}", "applicants.other-person.when",
         "no fact 'aplicant': did you mean 'applicant'?"),
        ("when: {applicant: natural, about: other}", "when: {about: others}",
         "applicants.other-person.when.about", "no about 'others': did you mean 'other'?"),
        ("clause: 10, annex 3", "clause: 10, annex 33", "results.R3.clause", "no clause 'annex 33'"),
        ("where: 11, 13", "where: 11, 99", "anomalies.complaint-address.where", "no clause '99'"),
        ("  term: T5\n", "  term: T55\n", "complaints.term", "no term 'T55'"),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_refused(place: str, by: str, key: str, message: str) -> None:
    spoilt = spoil(place, by)
    problem = only(spoilt)
    assert problem.key == key
    assert message in problem.message
    assert abs(problem.line - spoilt.line) <= 1


def test_a_journal_that_is_not_kept_is_refused() -> None:
    assert only(spoil("journal: J5", "journal: J9", year="2010")).message.startswith("no journal 'J9'")


def test_a_step_that_nothing_leads_to_is_refused() -> None:
    spoilt = spoil("then: {complete: A4a, incomplete: A3}", "then: {complete: A4a, incomplete: end:refused}")
    assert [p.message for p in spoilt.problems] == ["no step leads to A3"]
    assert spoilt.problems[0].key == "channels.centre.steps.A3"


def test_a_step_from_which_no_end_is_reached_is_refused() -> None:
    place = "papers: not-found\n        reading: *not-found\n        then: end:not-found"
    spoilt = spoil(place, place.replace("end:not-found", "AN"))
    assert "no way from AN leads to an end" in [p.message for p in spoilt.problems]


def test_a_step_of_another_channel_is_no_way_on() -> None:
    spoilt = spoil("then: {called: A2, left: end:left}", "then: {called: B1, left: end:left}")
    assert "B1 is a step of another channel" in [p.message for p in spoilt.problems]


def test_an_outcome_of_the_verb_that_nothing_follows_is_refused() -> None:
    spoilt = spoil("then: {complete: A4a, incomplete: A3}", "then: {complete: A4a}")
    assert "nothing follows the outcome 'incomplete'" in [p.message for p in spoilt.problems]


def test_an_outcome_the_verb_does_not_have_is_refused() -> None:
    spoilt = spoil("then: {complete: A4a, incomplete: A3}", "then: {done: A4a, incomplete: A3}")
    assert "'receive' cannot end with 'done': expected complete, incomplete" in [
        p.message for p in spoilt.problems
    ]


def test_branches_must_cover_every_value_of_the_facts_they_ask() -> None:
    place = "- {when: {request: list}, go: B4b}\n          not-found"
    spoilt = spoil("            " + place, "          not-found", year="2010")
    assert "nothing follows the outcome 'found' when request list" in [p.message for p in spoilt.problems]


def test_an_outcome_nothing_ends_with_is_refused() -> None:
    spoilt = spoil(
        "outcomes:\n", 'outcomes:\n  - {id: lost, clause: "6", name: {kk: а, ru: б, en: c}, good: false}\n'
    )
    assert [p.message for p in spoilt.problems] == ["no step leads to end:lost"]


def test_a_refusal_without_a_ground_is_refused() -> None:
    spoilt = spoil("    steps: [AR, BR, CR0]", "    steps: [AR, BR]", year="2010")
    assert "'refuse' without a ground that may be used in it" in [p.message for p in spoilt.problems]


def test_a_ground_belongs_to_a_step_that_needs_one_and_to_its_post() -> None:
    spoilt = spoil("    steps: A3", "    steps: [A3, A5]")
    assert "A5 does 'issue', which needs no ground" in [p.message for p in spoilt.problems]
    spoilt = spoil("    by: inspector\n    steps: A3", "    by: head\n    steps: A3")
    assert "A3 is done by 'inspector', who may not use it" in [p.message for p in spoilt.problems]


def test_a_clock_that_nothing_stops_is_refused() -> None:
    spoilt = spoil("    stops: [A1:done, end]\n", "")
    assert [p.message for p in spoilt.problems] == ["the term starts and nothing stops it: expected stops"]


def test_a_clock_in_a_channel_the_term_does_not_name_is_refused() -> None:
    spoilt = spoil("starts: A1:opened", "starts: B1:opened")
    assert [p.message for p in spoilt.problems] == [
        "'B1:opened' is in the channel portal, which the term does not name"
    ]


def test_a_term_in_the_hours_of_a_body_without_a_schedule_is_refused() -> None:
    spoilt = spoil("body: portal\n    excludes_filing", "body: centre-branch\n    excludes_filing")
    assert [p.message for p in spoilt.problems] == [
        "the term runs in the hours of the centre-branch, which has no schedule"
    ]


def test_a_channel_that_is_not_offered_has_no_steps_and_one_that_is_has_a_first() -> None:
    spoilt = spoil("    first: B1", "    available: false\n    first: B1")
    assert "the channel is not available and yet has steps" in [p.message for p in spoilt.problems]
    spoilt = spoil("    first: B1\n", "")
    assert "first is 'None': expected one of the channel's own steps" in [p.message for p in spoilt.problems]


def test_steps_that_go_in_a_circle_are_refused_with_the_way_they_take() -> None:
    """A4c sends back to A4a: nobody would ever get the certificate."""
    seal = "en: Signatures of both ministries}\n        within: T1\n        then: "
    problems = spoil(f"{seal}A5", f"{seal}A4a").problems
    told = [problem.message for problem in problems]
    assert "the steps go in a circle: A4a → A4b → A4c → A4a" in told
    assert all(problem.file == "2014.yaml" and problem.line > 1 for problem in problems)


@pytest.mark.parametrize(
    ("place", "by", "key", "message"),
    [
        ("until: 2015-10-12", "until: 2014-01-01", "act.force", "ends on 2014-01-01, before it begins"),
        (
            "since: 2014-03-07",
            "since: 2013-03-07",
            "act.force",
            "begins on 2013-03-07, before the act of 2014-02-24",
        ),
        ("date: 2015-10-12", "date: 2013-10-12", "act.repealed_by", "is of 2013-10-12, before the act"),
        ("date: 2013-04-15", "date: 2014-04-15", "act.legal_basis[0]", "is of 2014-04-15, after the act"),
    ],
)
def test_dates_in_the_wrong_order_are_refused(place: str, by: str, key: str, message: str) -> None:
    found = {(problem.key, problem.message) for problem in spoil(place, by).problems}
    assert any(k == key and message in m for k, m in found), found
