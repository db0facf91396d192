"""Forms as people and screen readers meet them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from qyzmet.law.text import Text
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DateParts, DayField


class Request(forms.Form):
    iin = forms.CharField(label="IIN", help_text="12 digits")
    whose = forms.ChoiceField(
        label="Whose",
        widget=forms.RadioSelect,
        choices=[("self", Choice(Text("Өзімнің", "Мой", "Mine"), Text("к", "р", "a hint"))), ("kin", "Kin")],
    )
    born = DayField(label="Born", widget=DateParts)
    issued = DayField(label="Issued", required=False)


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def born(day: str, month: str, year: str) -> Request:
    return Request({"iin": "1", "whose": "self", "born_day": day, "born_month": month, "born_year": year})


def test_every_input_has_a_label_and_names_its_hint() -> None:
    page = render("{{ form }}", form=Request())
    for control in re.findall(r'<input[^>]*\bid="([^"]+)"', page):
        assert f'for="{control}"' in page
    assert 'id="id_iin_helptext"' in page
    assert re.search(r'<input[^>]*name="iin"[^>]*aria-describedby="id_iin_helptext"', page)
    assert re.search(r'<input[^>]*value="self"[^>]*aria-describedby="id_whose_0_hint"', page)


def test_an_error_stands_by_its_field_and_is_linked_from_the_summary() -> None:
    form = Request({})
    page = render("{% error_summary form %}{{ form }}", form=form)
    for anchor in ("id_iin", "id_whose_0", "id_born_day"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    assert 'id="id_iin_error"' in page
    assert re.search(r'<input[^>]*name="iin"[^>]*aria-invalid="true"', page)


def test_errors_of_the_whole_form_stand_in_the_summary() -> None:
    form = Request({})
    form.add_error(None, "Somebody else was faster")
    assert "Somebody else was faster" in render("{% error_summary form %}", form=form)


def test_only_optional_fields_say_so() -> None:
    with translation.override("en"):
        page = render("{{ form }}", form=Request())
    assert page.count("(optional)") == 1


@pytest.mark.parametrize("parts", [("5", "6", "2014"), ("05", "06", "2014")])
def test_a_day_in_three_boxes_is_a_day(parts: tuple[str, str, str]) -> None:
    form = born(*parts)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(2014, 6, 5)


@pytest.mark.parametrize("parts", [("31", "2", "2014"), ("5", "", "2014"), ("x", "y", "z")])
def test_a_day_that_cannot_be_is_refused_and_shown_again(parts: tuple[str, str, str]) -> None:
    form = born(*parts)
    with translation.override("en"):
        assert form.errors["born"] == [
            "There is no such day. Enter day, month and year, for example 05.06.2014."
        ]
    page = render("{% field form.born %}", form=form)
    assert all(f'value="{part}"' in page for part in parts if part)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_day_in_one_box_is_written_the_same_in_every_language(language: str) -> None:
    class Issued(forms.Form):
        issued = DayField()

    with translation.override(language):
        assert Issued({"issued": "05.06.2014"}).is_valid()
        assert 'value="05.06.2014"' in render("{{ form }}", form=Issued(initial={"issued": date(2014, 6, 5)}))


def test_a_known_day_fills_the_three_boxes() -> None:
    page = render("{% field form.born %}", form=Request(initial={"born": date(1980, 2, 1)}))
    assert re.findall(r'value="(\d+)"', page) == ["01", "02", "1980"]


def test_a_choice_is_told_in_the_language_of_the_reader() -> None:
    with translation.override("ru"):
        assert "Мой" in render("{% field form.whose %}", form=Request())


def test_the_label_can_be_the_heading_of_the_page_and_show_its_clause() -> None:
    with translation.override("en"):
        page = render('{% field form.iin heading=True clause="12" %}', form=Request())
    assert re.search(r"<h1[^>]*>\s*<label", page)
    assert "cl. 12" in page


def test_what_was_typed_comes_back_escaped() -> None:
    page = render("{{ form }}", form=Request({"iin": '"><script>'}))
    assert "<script>" not in page
