"""Everything a person reads exists in Kazakh, Russian and English: an invariant of the whole repository."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import polib
import pytest
from tests.ui.messages import PACKAGE, Message, everything, in_python, in_template, template_files

Key = tuple[str | None, str]
LANGUAGES = ("kk", "ru")
ROOMS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists())

# Names that are the same in every language, or stand in their own.
SAME_EVERYWHERE = {
    "Қызмет",
    "Qyzmet",
    "Қаз",
    "Рус",
    "Eng",
    "Қазақша",
    "Русский",
    "English",
    "look",
    "PDF",
    "kk",
    "ru",
}
SPOKEN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-label", "label")


@cache
def catalogues(language: str) -> dict[Path, polib.POFile]:
    files = sorted(PACKAGE.glob(f"**/locale/{language}/LC_MESSAGES/django.po"))
    return {file: polib.pofile(str(file)) for file in files}


@cache
def translated(language: str) -> frozenset[Key]:
    return frozenset(
        (entry.msgctxt or None, entry.msgid)
        for catalogue in catalogues(language).values()
        for entry in catalogue
        if entry.translated() and not entry.fuzzy and not entry.obsolete
    )


@cache
def said_by_room() -> dict[str, list[Message]]:
    rooms: dict[str, list[Message]] = defaultdict(list)
    for message in everything():
        rooms[Path(message.file).parts[0]].append(message)
    return rooms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_a_room_is_translated(room: str, language: str) -> None:
    have = translated(language)
    lacking = [
        f"{m.file}:{m.line}: {m.text!r}" + (f" (context {m.context!r})" if m.context else "")
        for m in said_by_room().get(room, [])
        if (m.context, m.text) not in have
    ]
    assert not lacking, f"{len(lacking)} msgids lack {language}:\n" + "\n".join(lacking)


def entries() -> list[tuple[Path, str, polib.POEntry]]:
    return [
        (file, language, entry)
        for language in LANGUAGES
        for file, catalogue in catalogues(language).items()
        for entry in catalogue
        if not entry.obsolete
    ]


def where(file: Path, entry: polib.POEntry) -> str:
    return f"{file.relative_to(PACKAGE)}: {entry.msgid!r}"


def answers(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_no_translation_is_left_fuzzy_or_empty() -> None:
    left = [
        where(file, entry) for file, _language, entry in entries() if entry.fuzzy or not entry.translated()
    ]
    assert not left, "\n".join(left)


def test_every_translation_fills_in_the_same_values() -> None:
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
    wrong = [
        where(file, entry)
        for file, _language, entry in entries()
        for answer in answers(entry)
        if set(placeholder.findall(answer)) != set(placeholder.findall(entry.msgid_plural or entry.msgid))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_word_mixes_cyrillic_with_latin_letters() -> None:
    mixed = re.compile(r"\w*(?:[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z])\w*")
    wrong = [
        f"{where(file, entry)}: {found[0]}"
        for file, _language, entry in entries()
        for answer in answers(entry)
        if (found := mixed.search(re.sub(r"%\(\w+\)[sd]|\{\w+\}", " ", answer)))
    ]
    assert not wrong, "\n".join(wrong)


def test_rooms_do_not_contradict_each_other() -> None:
    """Django merges the rooms' catalogues: of two translations of one msgid only one would ever be seen."""
    seen: dict[tuple[str, Key], dict[str, str]] = defaultdict(dict)
    for file, language, entry in entries():
        answer = " | ".join(answers(entry))
        seen[language, (entry.msgctxt or None, entry.msgid)][answer] = where(file, entry)
    wrong = [f"{key}: {found}" for key, found in seen.items() if len(found) > 1]
    assert not wrong, "give one of them a context:\n" + "\n".join(wrong)


# --- bare words -----------------------------------------------------------------------------------------


def bare_words(source: str) -> list[str]:
    """Visible text of a template that no tag translates."""
    for hidden in (
        r"\{#.*?#\}",
        r"\{% *comment.*?endcomment *%\}",
        r"\{% *block bodyClass *%\}.*?\{% *endblock *%\}",
        r"\{% *blocktrans(?:late)?\b.*?endblocktrans(?:late)? *%\}",
        r"<(script|style)\b.*?</\1>",
        r"<!--.*?-->",
        r"<!doctype[^>]*>",
    ):
        source = re.sub(hidden, " ", source, flags=re.DOTALL | re.IGNORECASE)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\x00", source, flags=re.DOTALL)
    spoken = re.findall(rf'\s(?:{"|".join(SPOKEN_ATTRIBUTES)})="([^"]*)"', source)
    visible = re.sub(r'<(?:"[^"]*"|\'[^\']*\'|[^>"\'])*>', "\x00", source)
    words = re.findall(r"[^\W\d_]{2,}", " ".join([*spoken, re.sub(r"&\w+;", " ", visible)]))
    return [word for word in words if word not in SAME_EVERYWHERE]


@pytest.mark.parametrize("file", template_files(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_template_shows_untranslated_words(file: Path) -> None:
    assert bare_words(file.read_text(encoding="utf-8")) == []


# --- the finders themselves -------------------------------------------------------------------------------


def test_bare_words_are_found_in_text_and_in_spoken_attributes() -> None:
    assert bare_words('<p class="a">Hello <b title="there">{{ name }}</b></p>') == ["there", "Hello"]
    assert bare_words('{# no #}<p title="{{ x }}">{% translate "Yes" %}</p><script>var no</script>') == []
    assert bare_words("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}") == []


def test_msgids_are_found_in_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.ui.messages.PACKAGE", tmp_path)
    file = tmp_path / "page.html"
    file.write_text(
        '{% translate "One (1) it\'s" %}\n{% translate "Two" context "c" %}{{ _("Three")|lower }}'
        '{% menu_item "x" _("Four") %}\n{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days'
        "{% endblocktranslate %}"
    )
    found = [(m.line, m.context, m.text, m.plural) for m in in_template(file)]
    assert found == [
        (1, None, "One (1) it's", None),
        (2, "c", "Two", None),
        (2, None, "Three", None),
        (2, None, "Four", None),
        (3, None, "%(n)s day", "%(n)s days"),
    ]


def test_msgids_are_found_in_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.ui.messages.PACKAGE", tmp_path)
    file = tmp_path / "views.py"
    file.write_text(
        'a = _("One" " and more")\nb = ngettext("%d day", "%d days", n)\nc = pgettext("c", "Two")\n'
    )
    found = [(m.line, m.context, m.text, m.plural) for m in in_python(file)]
    assert found == [
        (1, None, "One and more", None),
        (2, None, "%d day", "%d days"),
        (3, "c", "Two", None),
    ]
