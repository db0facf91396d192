"""Open data and passports: for everybody, for programs of other sites too, and never a way into a page."""

from __future__ import annotations

import html
import json
import re

import pypdfium2
import pytest
from django.test import Client, override_settings
from django.urls import Resolver404, resolve
from rdflib import Graph, URIRef

from qyzmet.law import linked
from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.linked.terms import PREFIXES
from qyzmet.law.text import LANGUAGES, Text
from qyzmet.portal.templatetags import linked as tags
from qyzmet.portal.views import published
from qyzmet.ui.middleware import content_security_policy
from tests.portal.conftest import speaking

BASE = "https://qyzmet.example"
NAMES = [one.name for service in services() for one in editions(service)]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]


def data(name: str) -> str:
    service, _, year = name.partition("@")
    return f"/services/{service}/{year}.jsonld"


@override_settings(QYZMET_BASE_URL=BASE, ALLOWED_HOSTS=["*"])
@pytest.mark.parametrize("name", NAMES)
def test_every_edition_has_its_file(client: Client, name: str) -> None:
    answer = client.get(data(name))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "public" in answer["Cache-Control"]
    graph = Graph().parse(data=answer.content.decode(), format="json-ld")
    titles = set(graph.objects(URIRef(f"{BASE}{data(name)}#service"), URIRef(PREFIXES["dct"] + "title")))
    assert {str(one) for one in titles} == set(edition(name).title.as_dict().values())


@override_settings(QYZMET_BASE_URL=BASE, ALLOWED_HOSTS=["*"])
def test_every_address_in_the_data_is_one_of_the_site(client: Client) -> None:
    """Whoever follows an address of the catalogue or of a file arrives."""
    texts = [client.get(path).content.decode() for path in ("/catalogue.jsonld", *map(data, NAMES))]
    graphs = [Graph().parse(data=text, format="json-ld") for text in texts]
    ours = {str(one) for graph in graphs for one in graph.all_nodes() if str(one).startswith(f"{BASE}/")}
    paths = {one.removeprefix(BASE).partition("#")[0].partition("?")[0] for one in ours}
    assert len(paths) > 4 * len(NAMES)
    lost = []
    for path in paths:
        try:
            resolve(path if path.endswith((".jsonld", ".pdf", "/")) else f"{path}/")
        except Resolver404:
            lost.append(path)
    assert lost == []


@override_settings(QYZMET_BASE_URL=BASE, ALLOWED_HOSTS=["*"])
def test_the_catalogue_leads_to_every_file(client: Client) -> None:
    answer = client.get("/catalogue.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    found = json.loads(answer.content)
    files = next(one["dcat:dataset"] for one in found["@graph"] if "dcat:dataset" in one)
    assert sorted(files) == sorted(f"{BASE}{data(name)}" for name in NAMES)


@pytest.mark.parametrize(
    "path", ["/catalogue.jsonld", data(NAMES[0]), "/services/passport-id-card/2014/passport-kk.pdf"]
)
def test_what_has_not_changed_is_not_sent_again(client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert client.head(path).status_code == 200
    assert client.post(path).status_code in (403, 405)


@pytest.mark.parametrize(
    "path",
    [
        "/services/no-such-service/2014.jsonld",
        "/services/passport-id-card/1999.jsonld",
        "/services/passport-id-card/1999/passport-kk.pdf",
        "/services/passport-id-card/2014/passport-de.pdf",
        "/services/passport-id-card/..%2f2014.jsonld",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@override_settings(QYZMET_BASE_URL=BASE, ALLOWED_HOSTS=["*"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passport_comes_in_its_language_and_is_made_once(client: Client, language: str) -> None:
    path = f"/services/residence-registration/2014/passport-{language}.pdf"
    answer = client.get(path)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Language"] == language
    assert f"residence-registration-2014-{language}.pdf" in answer["Content-Disposition"]
    title = pypdfium2.PdfDocument(answer.content).get_metadata_value("Title")
    assert edition("residence-registration@2014").title.in_(language) in title
    made = published._passport.cache_info().misses
    assert client.get(path).content == answer.content
    assert published._passport.cache_info().misses == made


# --- on the pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    ["/services/residence-registration/?edition=2014", "/law/residence-registration@2014/"],
)
def test_the_pages_carry_the_service_for_search_engines(visitor: Client, path: str, language: str) -> None:
    page = speaking(visitor, language).get(path).content.decode()
    (script,) = SCRIPT.findall(page)
    found = json.loads(script)
    law = edition("residence-registration@2014")
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "GovernmentService"
    assert found["name"] == law.title.in_(language)
    assert found["identifier"] == law.name
    for link in (
        data(law.name),
        "/catalogue.jsonld",
        f"/services/{law.service}/2014/passport-{language}.pdf",
    ):
        assert f'href="{link}"' in html.unescape(page)


def test_the_policy_of_the_pages_stays_as_it_was(visitor: Client) -> None:
    """A block of data is no program: nothing inline is allowed for its sake, and no other block is inline."""
    answer = visitor.get("/services/residence-registration/?edition=2014")
    assert answer["Content-Security-Policy"] == content_security_policy()
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    page = SCRIPT.sub("", answer.content.decode())
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []


def test_no_word_of_the_law_can_end_the_script(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "</script><script>alert(1)</script><!--"
    monkeypatch.setattr(linked.service, "_description", lambda law: Text(evil, evil, evil))
    tags._script.cache_clear()
    try:
        page = visitor.get("/services/residence-registration/?edition=2014").content.decode()
    finally:
        tags._script.cache_clear()
    (script,) = SCRIPT.findall(page)
    assert json.loads(script)["description"] == evil
    assert "alert(1)</script>" not in page
    assert "<!--" not in script
