"""``qyzmet law passport`` and ``qyzmet law publish``, without a database."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from qyzmet.cli import main
from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.text import LANGUAGES

NAMES = [one.name for service in services() for one in editions(service)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passport_is_written_to_the_file(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "passport.pdf"
    name = "residence-registration@2014"
    assert main(["law", "passport", name, "--lang", language, "--out", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    title = pypdfium2.PdfDocument(file.read_bytes()).get_metadata_value("Title")
    assert edition(name).title.in_(language) in title


def test_a_passport_of_no_edition_and_one_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "x.pdf")
    assert main(["law", "passport", "residence-registration@1999", "--lang", "ru", "--out", out]) == 2
    assert "Редакции «residence-registration@1999» нет" in capsys.readouterr().err
    assert not Path(out).exists()
    assert main(["law", "passport", "residence-registration@2014", "--out", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(value for name, value in attrs if name in ("href", "src") and value)


def test_everything_is_published_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "public"
    arguments = [
        "--out",
        str(folder),
        "--base",
        "https://qyzmet.example/",
        "--on",
        "2014-06-01",
        "--lang",
        "en",
    ]
    assert main(["law", "publish", *arguments]) == 0
    *listed, last = capsys.readouterr().out.splitlines()
    written = sorted(str(file) for file in folder.rglob("*") if file.is_file())
    assert sorted(listed) == written
    assert last == f"{len(written)} files in {folder}"
    assert len(written) == 2 + 4 * len(NAMES)

    links = Links()
    index = (folder / "index.html").read_text("utf-8")
    links.feed(index)
    assert {str(folder / link) for link in links.found} | {str(folder / "index.html")} == set(written)
    for name in NAMES:
        assert edition(name).title.kk in index

    files = {
        name: json.loads((folder / f"services/{name.replace('@', '/')}.jsonld").read_text()) for name in NAMES
    }
    for name, found in files.items():
        service = next(one for one in found["@graph"] if one.get("dct:identifier") == name)
        assert service["@id"].startswith("https://qyzmet.example/services/")
        in_force = edition(name).act.force.since.year == 2014
        assert service["adms:status"].endswith("Completed") == in_force, name
    assert "127.0.0.1" not in json.dumps(files)


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "public").write_text("")
    assert main(["law", "publish", "--out", str(tmp_path / "public")]) == 2
    assert str(tmp_path / "public") in capsys.readouterr().err


def test_both_need_neither_django_nor_a_database(tmp_path: Path) -> None:
    code = (
        "import sys; from qyzmet.cli import main; "
        f"main(['law', 'passport', 'temporary-id@2014', '--out', {str(tmp_path / 'x.pdf')!r}]); "
        "import qyzmet.cli.law.publish; "
        "assert not [one for one in sys.modules if one.partition('.')[0] in ('django', 'psycopg')]"
    )
    environment = {key: value for key, value in os.environ.items() if not re.match("DJANGO|QYZMET_D", key)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)
