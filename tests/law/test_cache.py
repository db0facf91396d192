"""What was read once need not be read again, and a cache never decides what the law says."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from qyzmet.law import cache, catalogue
from qyzmet.law.catalogue import edition
from qyzmet.law.loader import load_edition, read_edition
from qyzmet.law.model import Edition
from qyzmet.law.problems import BadEdition
from tests.law.wrong import FOLDER


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QYZMET_CACHE", str(tmp_path))
    return tmp_path / "law"


def test_what_comes_from_the_cache_equals_what_was_read(home: Path) -> None:
    file = FOLDER / "2010.yaml"
    first = load_edition(file)
    assert len(list(home.iterdir())) == 2, "by its content, and as the last good one"
    again = load_edition(file)
    assert again == first == read_edition(file)
    assert again is not first


def test_a_changed_file_is_read_anew(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "2014.yaml"
    text = (FOLDER / "2014.yaml").read_text("utf-8")
    file.write_text(text, "utf-8")
    assert load_edition(file).term("T1").limit.value == 15  # type: ignore[union-attr]
    file.write_text(text.replace("limit: 15 minutes", "limit: 16 minutes", 1), "utf-8")
    assert load_edition(file).term("T1").limit.value == 16  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", pickle.dumps({"not": "an edition"}), pickle.dumps(print)]
)
def test_a_damaged_or_foreign_cache_is_passed_over(home: Path, content: bytes) -> None:
    file = FOLDER / "2014.yaml"
    load_edition(file)
    for kept in home.iterdir():
        kept.write_bytes(content)
    assert load_edition(file).name == "address-certificate@2014"


def test_nothing_but_parts_of_an_edition_is_made_from_the_cache(home: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (home / "harm",))

    home.mkdir(parents=True)
    (home / "bad").write_bytes(pickle.dumps(Harm()))
    assert cache.get("bad") is None
    assert not (home / "harm").exists()


def test_a_cache_that_cannot_be_written_does_no_harm(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    assert load_edition(FOLDER / "2014.yaml").name == "address-certificate@2014"


def test_the_catalogue_keeps_an_edition_as_long_as_the_process_runs() -> None:
    assert edition("address-certificate@2010") is edition("address-certificate@2010")


def reread(name: str) -> Edition:
    """The edition as a process that has not read it yet gets it."""
    return catalogue.edition.__wrapped__(name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of editions of one service that a test may spoil."""
    monkeypatch.setattr(catalogue, "_folder", lambda service: tmp_path)
    monkeypatch.setattr(catalogue, "years", lambda service: ("2014",))
    yield tmp_path
    catalogue._spoilt.clear()


def test_a_spoilt_file_leaves_the_last_good_reading_in_force(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A lawyer saves an edition with a mistake: who runs goes on by what was good, and the log names the line."""
    file = folder / "2014.yaml"
    text = (FOLDER / "2014.yaml").read_text("utf-8")
    file.write_text(text, "utf-8")
    good = reread("address-certificate@2014")
    file.write_text(text.replace("limit: 15 minutes", "limmit: 15 minutes", 1), "utf-8")
    assert reread("address-certificate@2014") == good
    assert "unknown key 'limmit': did you mean 'limit'?" in caplog.text
    assert "2014.yaml:" in str(catalogue.spoilt()["address-certificate@2014"])
    with pytest.raises(BadEdition):
        read_edition(file)


def test_a_file_that_was_never_good_is_refused(folder: Path) -> None:
    (folder / "2014.yaml").write_text("service: [", "utf-8")
    with pytest.raises(BadEdition, match="not YAML"):
        reread("address-certificate@2014")
