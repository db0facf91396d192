"""The employee of a centre, who hands results out: takes in what a plain list brings, finds every link open."""

from __future__ import annotations

import re

from django.urls import reverse

from tests.centre.conftest import Login


def test_every_link_of_the_menu_opens_to_an_employee(login: Login) -> None:
    client = login("employee")
    page = client.get(reverse("centre:home"))
    menu = page.content.decode().split('class="qz-menu__list"')[1].split("</ul>")[0]
    links = re.findall(r'href="([^"]+)"', menu)
    assert reverse("centre:custody") in links
    assert reverse("centre:journals") not in links
    shut = {link for link in links if client.get(link).status_code != 200}
    assert shut <= {reverse("centre:queue")}  # calls where an edition in force has employees at the windows


def test_an_employee_counts_a_plain_list_and_sees_where_packages_are(login: Login) -> None:
    client = login("employee")
    assert client.get(reverse("centre:accept", kwargs={"number": "NONE"})).status_code == 404
    assert client.get(reverse("centre:custody")).status_code == 200
    assert reverse("centre:journals") in login().get(reverse("centre:home")).content.decode()
