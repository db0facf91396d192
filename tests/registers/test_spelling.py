"""Names fold to one key in both spellings, sort by the Kazakh alphabet, and are built by the rules."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.registers.folding import FROM, TO, fold
from qyzmet.registers.iin import Sex
from qyzmet.registers.naming import kazakh_patronymic, russian_patronymic, surname_for
from qyzmet.registers.sorting import ALPHABET, kazakh_key


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("Қайрат", "Кайрат"),
        ("Әбдіғали", "Абдигали"),
        ("Гүлнар", "ГУЛЬНАР"),
        ("Өтегенов", "Отегенов"),
        ("Һәкім", "Хаким"),
        ("Ңұғыман", "Нугыман"),
        ("Фёдоров", "Федоров"),
    ],
)
def test_both_spellings_fold_to_one_key(kazakh: str, russian: str) -> None:
    assert fold(kazakh) == fold(russian)


@pytest.mark.django_db
def test_the_database_folds_as_python_does() -> None:
    letters = ALPHABET + ALPHABET.upper() + "abcXYZ -'«»0123456789"
    rng = random.Random(5)
    for _ in range(50):
        word = "".join(rng.choices(letters, k=30)).strip()
        with connection.cursor() as cursor:
            cursor.execute("SELECT translate(btrim(%s), %s, %s)", [word, FROM, TO])
            row = cursor.fetchone()
        assert row is not None
        assert " ".join(row[0].split()) == fold(word)


@given(st.text(alphabet=ALPHABET + ALPHABET.upper() + " -", max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_kazakh_alphabet_has_its_42_letters_in_order() -> None:
    letters = list(ALPHABET)
    random.Random(1).shuffle(letters)
    assert len(letters) == 42
    assert "".join(sorted(letters, key=kazakh_key)) == ALPHABET


def test_kazakh_letters_stand_where_the_alphabet_has_them() -> None:
    names = ["Яна", "Һакім", "Ілияс", "Үміт", "Ұлан", "Өмір", "Ңай", "Қанат", "Ғани", "Әли", "Ыдырыс", "Уәли"]
    assert sorted(names, key=kazakh_key) == [
        *("Әли", "Ғани", "Қанат", "Ңай", "Өмір", "Уәли", "Ұлан", "Үміт", "Һакім", "Ыдырыс", "Ілияс", "Яна")
    ]


@given(st.lists(st.text(alphabet=ALPHABET + ALPHABET.upper() + " -", max_size=8)), st.randoms())
def test_sorting_does_not_depend_on_the_first_order(names: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(names, len(names))
    assert sorted(names, key=kazakh_key) == sorted(shuffled, key=kazakh_key)


@pytest.mark.parametrize(
    ("father", "sex", "patronymic"),
    [
        ("Марат", "male", "Маратович"),
        ("Абай", "male", "Абаевич"),
        ("Адиль", "female", "Адилевна"),
        ("Мади", "male", "Мадиевич"),
        ("Юрий", "female", "Юрьевна"),
        ("Игорь", "male", "Игоревич"),
        ("Пётр", "male", "Петрович"),
        ("Павел", "female", "Павловна"),
        ("Михаил", "male", "Михайлович"),
        ("Сергей", "female", "Сергеевна"),
        ("Дмитрий", "male", "Дмитриевич"),
    ],
)
def test_russian_patronymics_follow_the_fathers_name(father: str, sex: Sex, patronymic: str) -> None:
    assert russian_patronymic(father, sex) == patronymic


def test_kazakh_patronymics_end_in_uly_and_qyzy() -> None:
    assert kazakh_patronymic("Серік", "male") == "Серікұлы"
    assert kazakh_patronymic("Серік", "female") == "Серікқызы"


@pytest.mark.parametrize(
    ("surname", "her"),
    [
        ("Сатыбалдин", "Сатыбалдина"),
        ("Соловьёв", "Соловьёва"),
        ("Островский", "Островская"),
        ("Савицкий", "Савицкая"),
        ("Шевченко", "Шевченко"),
        ("Вебер", "Вебер"),
    ],
)
def test_a_woman_bears_the_surname_in_its_feminine_form(surname: str, her: str) -> None:
    assert surname_for(surname, "female") == her
    assert surname_for(surname, "male") == surname
