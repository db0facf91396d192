"""Which body decides a case: by the office that takes it in, the answers, and where the applicant lives."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, OuterRef
from django.utils import timezone

from qyzmet.desk.official import Official
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices.finder import NoOffice, office_for, provider_for, responsible
from qyzmet.offices.models import Holding, Office
from qyzmet.process.errors import Refusal
from qyzmet.registers.households import keeper_of
from qyzmet.registers.models import Address, Residence


def provider_at_window(office: Office, edition: Edition, by: Official, applicant: str) -> str:
    """The code of the body that decides what is taken in at the window of an office.

    That is the office itself where it decides; the official's own body where they sit in a centre; for an akim who
    only takes papers in, the body of the district; for a centre its provider, and where akims decide, the akim who
    keeps the applicant's household. Raises :class:`Refusal` (``no-body``) where there is none.
    """
    if office.kind == Office.Kind.PROVIDER or (office.kind == Office.Kind.AKIM and akims_decide(edition)):
        return office.code
    if by.workplace:
        return by.office
    if office.kind == Office.Kind.AKIM:
        return _body(edition, office.region_kk, office.district_kk, office.locality_kk)
    if akims_decide(edition):
        return _akim(edition, applicant)
    return provider_for(office, edition.service).code


def portal_provider(edition: Edition, request: Mapping[str, str], applicant: str) -> str:
    """Who decides what was filed on the portal: the body of the place that the request names, else the capital's.

    reading: the acts tie no provider of the portal to a place; whoever moves is registered by the body of the new
    place, and other requests go to the capital, to a body whose officials sit in a centre, where results are fetched.
    A service that no body of the capital gives is decided where the applicant lives. Raises :class:`Refusal`
    (``no-body``) where nobody gives it there.
    """
    capital = Office.objects.filter(kind=Office.Kind.PROVIDER, place=Office.Place.CAPITAL)
    in_a_hall = Exists(Holding.objects.filter(office=OuterRef("pk"), workplace__isnull=False))
    giving = capital.filter(services__contains=[edition.service]).annotate(in_a_hall=in_a_hall)
    default = giving.order_by("-in_a_hall", "rank", "code").first()
    number = request.get("address", "")
    address = Address.objects.filter(pk=int(number)).first() if number.isdigit() else None
    if address is None and default is not None:
        return default.code
    address = address or _home(applicant)
    if address is None:
        raise _nobody(edition)
    try:
        return office_for(edition.service, Office.Kind.PROVIDER, address, timezone.localdate()).code
    except NoOffice:
        if default is None:
            raise _nobody(edition) from None
        return default.code


def akims_decide(edition: Edition) -> bool:
    """Whether rural akims themselves give the service, and no authorised body does."""
    giving = Office.objects.filter(services__contains=[edition.service])
    return not giving.filter(kind=Office.Kind.PROVIDER).exists()


def _akim(edition: Edition, applicant: str) -> str:
    """The akim who keeps the page of the applicant's household, else the one of where they live."""
    keeper = keeper_of(applicant)
    if keeper:
        return keeper
    home = _home(applicant)
    if home is None:
        raise _nobody(edition)
    return _body(edition, home.region_kk, home.district_kk, home.locality_kk)


def _body(edition: Edition, region: str, district: str, locality: str) -> str:
    try:
        found = responsible(edition.service, edition, region, district, locality, timezone.localdate())
    except NoOffice as none:
        raise Refusal("no-body", none.text, field="office") from none
    deciding = [one.office.code for one in found if one.role != "intake"]
    if not deciding:
        raise _nobody(edition)
    return deciding[0]


def _home(applicant: str) -> Address | None:
    """Where the register has the applicant permanently."""
    stay = (
        Residence.objects.filter(
            person__iin=applicant, kind=Residence.Kind.PERMANENT, removed_on__isnull=True
        )
        .select_related("address")
        .first()
    )
    return stay.address if stay else None


def _nobody(edition: Edition) -> Refusal:
    return Refusal(
        "no-body",
        Text(
            f"«{edition.title.kk}»: өтініш берушінің тұрғылықты жерінде бұл қызметті көрсететін орган табылмады.",
            f"«{edition.title.ru}»: по месту жительства заявителя нет органа, который оказывает эту услугу.",
            f"“{edition.title.en}”: no body gives this service where the applicant lives.",
        ),
        clause=None,
        field="applicant",
    )
