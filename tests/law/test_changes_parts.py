"""The parts a comparison is made of: words marked, entries paired, cases put into words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qyzmet.law.catalogue import edition
from qyzmet.law.changes.cases import Both, Cases, in_both
from qyzmet.law.changes.marks import Mark, marked
from qyzmet.law.changes.matters import Point, plain_words
from qyzmet.law.changes.model import Item
from qyzmet.law.changes.pairing import akin, paired, same
from qyzmet.law.text import Text

WORDS = st.lists(
    st.sampled_from(["баж", "құжат", "30", "15", "минут", "кезек", "тегін", "алушы"]), max_size=12
)


def test_only_the_words_that_differ_are_marked() -> None:
    assert marked("кезекте 30 минут күту", "кезекте 15 минут күту") == (
        Mark("same", "кезекте"),
        Mark("old", "30"),
        Mark("new", "15"),
        Mark("same", "минут күту"),
    )


def test_a_comma_or_a_capital_is_no_other_word() -> None:
    assert marked("Дом, улица и город", "дом улица и село") == (
        Mark("same", "дом улица и"),
        Mark("old", "город"),
        Mark("new", "село"),
    )


def test_texts_that_share_little_are_read_whole() -> None:
    assert marked("the service is free of charge", "ten per cent of the index are paid at a bank") == ()


@given(WORDS, WORDS)
def test_the_marks_hold_every_word_of_both_texts(old: list[str], new: list[str]) -> None:
    marks = marked(" ".join(old), " ".join(new))
    if marks:
        assert " ".join(m.text for m in marks if m.sign != "old").split() == new
        assert " ".join(m.text for m in marks if m.sign != "new").split() == old


def test_a_cited_clause_and_punctuation_make_no_difference() -> None:
    assert plain_words("«Нәтиже» поштамен (25-тармақ).") == plain_words("нәтиже поштамен")
    assert plain_words("ответ почтой (п. 25)") == plain_words("Ответ почтой")
    assert plain_words("an answer by post (cl. 25).") == plain_words("An answer by post")


def point(words: str, *, key: str = "", gist: str | None = None, ours: bool = False) -> Point:
    text = Text(words, words, words)
    return Point(
        words=text,
        clause="1",
        key=key,
        gist=plain_words(words) if gist is None else gist,
        about=words,
        ours=ours,
    )


def test_entries_find_each_other_by_key_then_by_their_words() -> None:
    old = [point("мүгедектер"), point("орталық басшысы", key="head"), point("баж төлеу туралы түбіртек")]
    new = [point("басшы", key="head"), point("баждың төленгені туралы түбіртек"), point("жаңа санат")]
    assert [(a and a.words.kk, b and b.words.kk) for a, b in paired(old, new)] == [
        ("мүгедектер", None),
        ("орталық басшысы", "басшы"),
        ("баж төлеу туралы түбіртек", "баждың төленгені туралы түбіртек"),
        (None, "жаңа санат"),
    ]


def test_kazakh_endings_do_not_hide_a_likeness() -> None:
    assert akin("құжаттарды қабылдау", "құжаттар қабылдауы") == 1
    assert akin("құжаттарды қабылдау", "нәтижені беру") == 0


def test_our_own_wording_is_no_difference_but_a_figure_is() -> None:
    assert same(
        point("Құжаттарды жұмыс орнында қабылдау", gist="receive", ours=True),
        point("Құжаттарды жұмыс орнында колхатсыз қабылдау", gist="receive", ours=True),
    )
    assert not same(point("қабылдау", gist="receive"), point("қабылдау", gist="refuse"))


def test_a_set_of_cases_is_told_by_the_questions_that_matter() -> None:
    rows = [{"age": a, "card": c} for a in ("16", "child") for c in ("chip", "none")]
    cases = Cases(rows)
    assert cases.boxes(cases.all, 0) == [{}]
    assert cases.boxes(0b0011, 0b1100) == [{"age": ("16",)}]
    assert cases.boxes(0b0101, 0b1010) == [{"card": ("chip",)}]
    assert len(cases.boxes(0b0110, 0b1001)) == 2


@given(st.integers(0, 2**12 - 1), st.integers(0, 2**12 - 1))
def test_boxes_hold_the_wanted_cases_and_none_of_the_unwanted(bits: int, other: int) -> None:
    rows = [{"a": a, "b": b, "c": c} for a in "12" for b in "12" for c in "123"]
    cases = Cases(rows)
    wanted, unwanted = bits, other & ~bits
    held = 0
    for box in cases.boxes(wanted, unwanted):
        for n, case in enumerate(rows):
            if all(case[fact] in values for fact, values in box.items()):
                held |= 1 << n
    assert held & wanted == wanted
    assert not held & unwanted


def test_the_cases_of_two_editions_agree_on_what_both_ask() -> None:
    old, new = edition("residence-deregistration@2012"), edition("residence-deregistration@2014")
    met = in_both(old, new, frozenset({"reason"}))
    both = {frozenset(one.facts.values()) for one in met if one.old and one.new}
    assert both == {frozenset({"sentenced"}), frozenset({"right-lost"})}
    alone = [Both({"reason": value}, None) for value in ("departure", "death")]
    assert [one for one in met if one.new is None] == alone
    assert Both(None, {"reason": "abroad"}) in met


def test_a_side_that_is_silent_has_nothing_to_mark() -> None:
    item = Item(old=None, new=Text("а", "а", "a"), old_clause=None, new_clause="1")
    assert (item.kind, item.marks("kk")) == ("added", ())
