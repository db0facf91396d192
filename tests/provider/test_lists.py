"""The list of a legal person (address-certificate 2010, cl. 14): what is read, what is said of a bad line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.desk.subjects import MOST
from qyzmet.provider.lists import MOST_BYTES, BadFile, decode_file, read_list
from qyzmet.registers.iin import make_iin

TODAY = date(2012, 4, 27)
IIN = "850101400071"


def iins(count: int) -> list[str]:
    made = (make_iin(date(1970, 1, 1), "male", serial) for serial in range(count * 2))
    return [number for number in made if number][:count]


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        (IIN, IIN),
        (f"  {IIN}  ", IIN),
        (f"1. {IIN}", IIN),
        (f"12) {IIN}", IIN),
        (f"3;{IIN};Ахметова Айгүл Серікқызы;1985", IIN),
        (f"Ахметова Айгүл\t{IIN}", IIN),
        (f"{IIN} Ахметова Айгүл", IIN),
        ("850101 400071", IIN),
        ("Ахметова Айгүл 1985", "Ахметова Айгүл 1985"),
        ("4. Ахметова Айгүл Серікқызы, 1985 ж.т.", "Ахметова Айгүл Серікқызы 1985"),
        ("Әбілқасым Нұрлан;05.06.1971", "Әбілқасым Нұрлан 1971"),
        ("Ахметова А. С. 1985 г.р.", "Ахметова А. С 1985"),
        ("Ким-Пак Дмитрий 1990", "Ким-Пак Дмитрий 1990"),
    ],
)
def test_a_line_names_a_person_by_iin_or_by_name_and_year(line: str, subject: str) -> None:
    read = read_list(line, TODAY)
    assert (read.subjects, read.errors) == ((subject,), ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("850101400072", "check digit"),
        ("851301400071", "there is no 01.13.85"),
        ("8501014000", "12 digits"),
        ("Ахметова Айгүл", "year of birth is missing"),
        ("Ахметова 1985", "no person is recognised"),
        ("Ахметова Айгүл 2031", "has not come yet"),
        ("???", "no person is recognised"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_fault(line: str, said: str) -> None:
    read = read_list(f"{IIN}\n\n{line}", TODAY)
    assert [(error.number, error.line) for error in read.errors] == [(3, line)]
    assert said in read.errors[0].text.en
    assert read.errors[0].text.kk
    assert read.errors[0].text.ru


def test_the_heading_of_a_table_names_nobody() -> None:
    read = read_list(f"№;ЖСН;Аты-жөні\n1;{IIN};Ахметова Айгүл", TODAY)
    assert (read.subjects, read.errors) == ((IIN,), ())


def test_a_person_named_twice_is_asked_about_once() -> None:
    read = read_list(f"{IIN}\nАхметова Айгүл 1985\n{IIN}", TODAY)
    assert read.subjects == (IIN, "Ахметова Айгүл 1985")
    assert read.repeated == (3,)


def test_a_list_of_three_hundred_is_read_in_its_order() -> None:
    wanted = iins(300)
    assert read_list("\r\n".join(wanted), TODAY).subjects == tuple(wanted)


def test_a_list_that_is_too_long_says_where_to_divide_it() -> None:
    read = read_list("\n".join(iins(MOST + 2)), TODAY)
    assert [error.number for error in read.errors] == [MOST + 1]


@given(st.text(max_size=200))
def test_whatever_is_pasted_gives_persons_or_errors_never_a_crash(text: str) -> None:
    read = read_list(text, TODAY)
    numbers = {error.number for error in read.errors}
    assert numbers <= set(range(1, len(text.splitlines()) + 1))
    assert all(";" not in subject and subject.strip() == subject for subject in read.subjects)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_file_is_read_in_the_encodings_people_have(encoding: str) -> None:
    text = decode_file("list.CSV", "Иванова Анна;1985".encode(encoding))
    assert read_list(text, TODAY).subjects == ("Иванова Анна 1985",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.xlsx", b"PK\x03\x04", "not a file with a list"),
        ("list.csv", b"PK\x03\x04rest", "not a file with a list"),
        ("list.txt", b"%PDF-1.4", "not a file with a list"),
        ("list.txt", b"ab\0\0\0cd", "not a file with a list"),
        ("list.txt", b" \n ", "is empty"),
        ("list.txt", b"x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_says_what_to_do(name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said) as refused:
        decode_file(name, content)
    assert refused.value.text.kk
    assert refused.value.text.ru
