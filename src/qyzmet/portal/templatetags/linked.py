"""What a page of the law says to programs."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from qyzmet.law import catalogue as law
from qyzmet.law.linked import Site
from qyzmet.law.model import Edition
from qyzmet.law.text import LANGUAGES, Language
from qyzmet.services.published import page_script

register = template.Library()


@register.simple_tag
def linked_data(edition: Edition) -> SafeString:
    """``{% linked_data edition %}``: the service for search engines, in the language of the page.

    It is data and no program, so that the content security policy has nothing to allow.
    """
    language = next((one for one in LANGUAGES if one == get_language()), LANGUAGES[0])
    return _script(edition.name, settings.QYZMET_BASE_URL, timezone.localdate(), language)


@lru_cache(maxsize=128)
def _script(name: str, base: str, today: date, language: Language) -> SafeString:
    script = page_script(law.edition(name), Site(base), today, language)
    return mark_safe(f'<script type="application/ld+json">{script}</script>')
