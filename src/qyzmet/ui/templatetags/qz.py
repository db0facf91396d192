"""The components of a page as template tags; loaded in every template (see ``src/qyzmet/ui/README.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.forms.utils import ErrorList
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.offices.posts import POSTS
from qyzmet.ui import words
from qyzmet.ui.components import ClockWords, EditionLike, Row, Step, Tile, Words
from qyzmet.ui.staff.who import who_acted

register = template.Library()

STAMP = Path(__file__).resolve().parent.parent / "built" / "stamp"


# --- values ------------------------------------------------------------------------------------------

register.filter("in_language", words.in_language)
register.filter("clause_anchor", words.clause_anchor)


@register.filter
def kzdate(value: date | datetime | None) -> str:
    """``{{ day|kzdate }}`` → 05.06.2014."""
    return words.kzdate(value)


@register.filter
def kztime(value: datetime | None) -> str:
    """``{{ moment|kztime }}`` → 05.06.2014 14:30."""
    return words.kztime(value)


@register.filter
def number(value: int | str | None) -> str:
    """``{{ 12345|number }}`` → 12 345, with a space that does not break; words stay as they are."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if isinstance(value, int) else str(value or "")


@register.filter("who_acted")
def who(actor: str) -> str:
    """``{{ entry.actor|who_acted }}``: a name of a journal, with whom it stood in for."""
    return who_acted(actor)


@register.filter
def post_name(post: str) -> str:
    """``{{ holding.post|post_name }}``: the name of a post of the house."""
    return str(words.in_language(POSTS[post]))


@register.filter
def at(mapping: Any, key: str) -> Any:
    """``{{ attrs|at:"aria-invalid" }}``: what stands at a key with a hyphen; '' if nothing."""
    return mapping.get(key, "")


# --- the law -----------------------------------------------------------------------------------------


def _edition_name(edition: EditionLike) -> str:
    if edition is None or isinstance(edition, str):
        return edition or ""
    return edition.name


@register.simple_tag(name="clause")
def clause_note(clause: Any, edition: EditionLike = None) -> SafeString:
    """``{% clause "11(1)" edition %}``: the clause as a note in the margin, linked to its edition's page.

    ``clause`` is a clause, or anything that has one as attribute ``clause`` (every part of an edition);
    ``edition`` an edition or its name. Without an edition, or where the portal has no page for it, the note
    is plain text. Nothing is shown where there is no clause, or «reading» stands in its place.
    """
    said = clause if isinstance(clause, str) else getattr(clause, "clause", None)
    if not said or said == "reading":
        return SafeString("")
    return _note(said, _edition_name(edition), str(get_language()))


@lru_cache(maxsize=20_000)
def _note(said: str, name: str, language: str) -> SafeString:
    """A page has dozens of them, always the same in each language."""
    url = ""
    if name:
        try:
            url = reverse("portal:edition-clause", kwargs={"edition": name, "clause": said})
        except NoReverseMatch:
            url = ""
    context = {
        "words": words.clause_words(said),
        "url": url,
        "title": name and _("%s: see the clause") % name,
    }
    return render_to_string("ui/includes/clause.html", context)


@register.simple_tag
def reading(text: Any) -> SafeString:
    """``{% reading item %}``: how we read what the act leaves open; a Text, or anything with ``reading``."""
    said = getattr(text, "reading", text)
    return render_to_string("ui/includes/reading.html", {"words": words.in_language(said)})


def _reason(reason: Any) -> str:
    said = str(words.in_language(getattr(reason, "text", reason)))
    cited = getattr(reason, "clause", None)
    return f"{said} ({words.clause_words(cited)})" if cited else said


@register.simple_tag
def term_words(clock: ClockWords | None) -> SafeString:
    """``{% term_words clock %}``: what is left in words; tapping shows why. Nothing for None."""
    if clock is None:
        return SafeString("")
    reasons = [_reason(reason) for reason in clock.reasons]
    context = {
        "words": words.in_language(clock.words),
        "due": words.in_language(clock.due),
        "state": clock.state,
        "reasons": reasons,
        "title": "\n".join(reasons),
    }
    return render_to_string("ui/includes/clock.html", context)


# --- components --------------------------------------------------------------------------------------


@register.simple_tag
def status(kind: str, text: Words) -> SafeString:
    """``{% status "going" words %}``: kinds ``neutral``, ``going``, ``attention``, ``done``, ``broken``."""
    return render_to_string("ui/includes/status.html", {"kind": kind, "words": words.in_language(text)})


@register.inclusion_tag("ui/includes/summary.html")
def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """``{% summary rows %}``: keys and values, each with its clause; rows are :class:`Row`."""
    return {"rows": rows}


@register.inclusion_tag("ui/includes/steps.html")
def steps(steps: Sequence[Step]) -> dict[str, Any]:
    """``{% steps steps %}``: the way of a case, done, now and ahead; steps are :class:`Step`."""
    return {"steps": steps}


@register.inclusion_tag("ui/includes/tiles.html")
def tiles(tiles: Sequence[Tile]) -> dict[str, Any]:
    """``{% tiles tiles %}``: a row of numbers; tiles are :class:`Tile`."""
    return {"tiles": tiles}


@register.inclusion_tag("ui/includes/empty.html")
def empty(title: str, text: Words = "", url: str = "", action: str = "") -> dict[str, Any]:
    """``{% empty title words url action %}``: says that nothing is here, and what to do."""
    return {"title": title, "words": words.in_language(text), "url": url, "action": action}


@register.inclusion_tag("ui/includes/pagination.html")
def pagination(previous: str = "", next: str = "") -> dict[str, Any]:  # noqa: A002
    """``{% pagination previous=url next=url %}``: to the pages before and after, no numbers."""
    return {"previous": previous, "next": next}


@register.inclusion_tag("ui/includes/menu_item.html", takes_context=True)
def menu_item(context: Context, url_name: str, label: str, inside: str = "") -> dict[str, Any]:
    """``{% menu_item "centre:home" words %}``: a link of the menu, marked where the reader is.

    The reader is there on that very page, or on any page whose address starts with ``inside``.
    """
    url = reverse(url_name)
    request = context.get("request")
    here = request.path if request else ""
    return {"url": url, "label": label, "current": here == url or bool(inside and here.startswith(inside))}


# --- forms -------------------------------------------------------------------------------------------


@register.simple_tag
def field(
    bound: BoundField, heading: bool = False, clause: Any = None, edition: EditionLike = None
) -> SafeString:
    """``{% field form.iin %}``: one field with its label, hint and error.

    ``heading=True`` makes the label the heading of the page; ``clause`` is the clause that asks for it.
    """
    note = clause_note(clause, edition) if clause else ""
    context = {"field": bound, "heading": heading, "clause": note}
    return render_to_string(bound.form.renderer.field_template_name, context)


@register.inclusion_tag("ui/includes/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """``{% error_summary form %}``: every error of the forms, each linked to its field and naming it."""
    entries = []
    for form in forms:
        for name, errors in form.errors.items():
            bound = form[name] if name in form.fields else None
            for message in errors if isinstance(errors, ErrorList) else []:
                entries.append(
                    {
                        "anchor": _anchor(bound) if bound else "",
                        "label": bound.label if bound else "",
                        "message": message,
                    }
                )
    return {"entries": entries}


def _anchor(bound: BoundField) -> str:
    if bound.use_fieldset and hasattr(bound.field.widget, "choices") and bound.subwidgets:
        return str(bound.subwidgets[0].id_for_label)
    return bound.id_for_label or bound.auto_id


# --- built files -------------------------------------------------------------------------------------


@cache
def _stamp() -> str:
    return STAMP.read_text()[:12] if STAMP.exists() else ""


@register.simple_tag
def built(name: str) -> str:
    """``{% built "qyzmet.css" %}``: the address of a built file, new whenever the build is."""
    if settings.DEBUG:
        _stamp.cache_clear()
    return f"{static(f'built/{name}')}?{_stamp()}"
