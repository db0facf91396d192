"""``qyzmet duty``: the index of a day, what a case owes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qyzmet.cli import main


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What the command says: on its output if it is done, else among the errors."""
    assert main(["duty", *arguments]) == code
    out, err = capsys.readouterr()
    assert bool(out) is (code == 0)
    assert bool(err) is (code != 0)
    return (out or err).replace("\N{NO-BREAK SPACE}", " ")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The answer as JSON."""
    return json.loads(told(capsys, *arguments, "--json"))


def test_the_index_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "index", "2026-11-21")["amount"] == "4325"
    assert answer(capsys, "index", "2022-06-01")["amount"] == "3063"
    found = answer(capsys, "index", "2022-06-01", "--purpose", "benefits")
    assert (found["amount"], found["purpose"], found["unsourced"]) == ("3180", "benefits", False)
    assert "АЕК 01.01.2026 ж. бастап – 4 325 теңге" in told(capsys, "index", "2026-11-21")
    assert "только для пособий" in told(
        capsys, "index", "2022-06-01", "--purpose", "benefits", "--lang", "ru"
    )


def test_every_index_known(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "index")
    assert [row["since"] for row in rows] == sorted(row["since"] for row in rows)
    assert {row["amount"] for row in rows if row["unsourced"]} == {"1618", "1731", "2269"}
    assert "no source found" in told(capsys, "index", "--lang", "en")


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "Параметр жоқ"), ("ru", "Нет параметра"), ("en", "missing")]
)
def test_a_day_without_an_index(capsys: pytest.CaptureFixture[str], language: str, word: str) -> None:
    assert word in told(capsys, "index", "2030-01-01", "--lang", language, code=1)
    assert word in told(
        capsys, "charge", "temporary-id@2014", "--on", "2030-01-01", "--lang", language, code=1
    )


def test_both_documents_of_2012(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "charge",
        "passport-id-card",
        "--edition",
        "2012",
        "--fact",
        "document=both",
        "--on",
        "2012-06-01",
    ]
    found = answer(capsys, *asked)
    assert (found["edition"], found["owed"], found["percent"]) == ("passport-id-card@2012", "6795.60", "420")
    assert [(part["id"], part["amount"]) for part in found["parts"]] == [
        ("passport", "6472"),
        ("identity-card", "323.60"),
    ]
    assert found["assumed"] == {"exempt": "no"}
    said = told(capsys, *asked, "--lang", "ru")
    assert said.startswith("6 795,60 тенге  [8]\n")
    assert "Всего: 6 472 + 323,60 = 6 795,60 тенге" in said
    assert "Не сказано, принято: exempt=no" in said


def test_without_an_edition_that_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    for day, name in (("2013-01-10", "temporary-id@2012"), ("2015-01-10", "temporary-id@2014")):
        assert answer(capsys, "charge", "temporary-id", "--on", day)["edition"] == name


def test_a_free_service_and_an_exempt_person(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "charge", "address-certificate@2014")
    assert (found["owed"], found["parts"], found["index"]) == (None, [], None)
    assert told(capsys, "charge", "address-certificate@2014", "--lang", "en").startswith(
        "The service is free"
    )
    found = answer(capsys, "charge", "passport-id-card@2012", "--fact", "exempt=yes")
    assert (found["owed"], found["exempt"]) == ("0", True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["charge", "nothing"], 2),
        (["charge", "temporary-id@1999"], 2),
        (["charge", "temporary-id@2014", "--channel", "moon"], 2),
        (["charge", "passport-id-card@2012", "--edition", "2014"], 2),
        (["charge", "passport-id-card@2012", "--fact", "document=boat"], 2),
        (["charge", "passport-id-card@2012", "--fact", "document"], 2),
        (["charge", "passport-id-card", "--on", "2011-01-01"], 1),
        (["charge", "passport-id-card@2014", "--channel", "portal", "--fact", "exempt=yes"], 1),
    ],
)
def test_a_question_without_an_answer(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    told(capsys, *arguments, code=code)


@pytest.mark.parametrize(
    "arguments", [[], ["index", "yesterday"], ["charge"], ["charge", "x", "--on", "soon"]]
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["duty", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_a_spoilt_file_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mci.yaml"
    file.write_text("until: never\nindexes: []\n", "utf-8")
    monkeypatch.setenv("QYZMET_MCI", str(file))
    assert "mci.yaml:1" in told(capsys, "index", "2026-01-01", code=1)
