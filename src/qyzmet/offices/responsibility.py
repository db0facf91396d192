"""Who is responsible for an address and a service: where one goes, and who decides, by the edition's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.offices import gazetteer
from qyzmet.offices.gazetteer import Locality
from qyzmet.offices.matching import NoOffice, homes_of, matched, regions_of
from qyzmet.offices.models import Office
from qyzmet.offices.spelling import Asked, plain

Role = Literal["intake", "decision", "both"]
_BODIES: Final = ("centre", "provider", "akim")
"""The bodies that people go to; a channel is named after the one that takes the papers in."""
_LOWEST: Final[Mapping[str, int]] = {"rural": 0, "city": 1, "district": 2, "region": 3, "": 4}


@dataclass(frozen=True, slots=True)
class Responsible:
    """An office that answers for the address.

    ``role``: it takes the papers in, decides, or both. ``reason`` says why it is this one, ``clause`` is the
    clause of the edition that names such offices, ``choice`` the edition's own rule, where it has one.
    ``sure`` is False where the lists do not tell which of several offices it is.
    """

    office: Office
    role: Role
    reason: Text
    clause: str | None
    choice: Text | None
    sure: bool = True


def responsible_in(
    offices: Iterable[Office], edition: Edition, region: str, district: str, locality: str
) -> list[Responsible]:
    """:func:`qyzmet.offices.finder.responsible` among these offices, which all give the service."""
    where = _Address(region, district, locality)
    giving = list(offices)
    bodies = {body: [one for one in giving if one.kind == body] for body in _BODIES}
    takes_in = _intake(edition)
    found: list[Responsible] = []
    if "centre" in takes_in:
        found += _centre(bodies["centre"], edition, takes_in["centre"], where)
    deciding = _deciding(bodies, where)
    at_home = bool(deciding) and where.seats(deciding[0])
    decides: Role = "both" if "provider" in takes_in and ("akim" not in takes_in or at_home) else "decision"
    if "akim" in takes_in and not at_home:
        found += _akim(bodies["akim"], edition, takes_in["akim"], where)
    if deciding and not bodies["provider"]:
        found += _akim_decides(deciding, edition, decides, where)
    else:
        found += _body_decides(deciding, edition, decides, where)
    return found


class _Address:
    """The address as names, told apart, and the localities it can be."""

    def __init__(self, region: str, district: str, locality: str) -> None:
        towns = _names(locality)
        self.said = Asked(towns, _names(district), _names(region), towns)
        self.homes: list[Locality] = _meant(homes_of(self.said))
        if len(self.homes) > 1:
            raise NoOffice("several", _several(locality, self.homes))
        if not self.said.regions:
            self._complete()

    def _complete(self) -> None:
        """Name the region, where the locality or the district lies in one only."""
        codes = regions_of(self.said, self.homes)
        known = [gazetteer.region(code) for code in codes]
        if len(known) == 1 and not known[0].is_city:
            self.said.regions = {plain(known[0].name.kk), plain(known[0].name.ru)}

    def seats(self, office: Office) -> bool:
        """Whether the office sits in the very place; in a district alone it is taken to."""
        if not self.said.towns:
            return True
        same = bool(self.said.towns & {plain(office.locality_kk), plain(office.locality_ru)})
        return same and self.in_district(office)

    def in_district(self, office: Office) -> bool:
        """Whether the office lies in the district asked for, where one is."""
        return not self.districts or bool(
            self.districts & {plain(office.district_kk), plain(office.district_ru)}
        )

    def in_town(self, office: Office) -> bool:
        """Whether the office is the town's of which the place is, or is a settlement."""
        return (bool(self.said.towns) and self.seats(office)) or plain(office.locality_kk) in self.districts

    def holds(self, office: Office) -> bool:
        """Whether the place lies in the district or town of the office."""
        of_district = bool(office.district_kk and self.districts) and self.in_district(office)
        return of_district or self.in_town(office)

    @property
    def districts(self) -> set[str]:
        """The district named, else that of the locality."""
        known = {name for home in self.homes for name in gazetteer.district_spellings(home)}
        return self.said.districts or known


def _meant(homes: list[Locality]) -> list[Locality]:
    """The town of regional rank among namesakes, else all of them."""
    of_rank = [one for one in homes if not one.district]
    return of_rank if len(of_rank) == 1 else homes


def _names(text: str) -> set[str]:
    return {name} if (name := plain(text)) else set()


def _intake(edition: Edition) -> dict[str, str | None]:
    """Which bodies take papers in, with the clause that says so."""
    found: dict[str, str | None] = {}
    for channel in edition.channels:
        body = channel.id.partition("-")[0]
        if channel.available and body in _BODIES:
            points = [point.clause for point in edition.intake if point.channel == channel.id]
            found.setdefault(body, points[0] if points else channel.clause)
    return found


def _centre(
    centres: list[Office], edition: Edition, clause: str | None, where: _Address
) -> Iterator[Responsible]:
    nearest = matched(centres, where.said)
    if nearest:
        near = where.holds(nearest[0])
        reason = _of_place(nearest[0], _CENTRE_HERE) if near else _of_place(nearest[0], _CENTRE_OF_REGION)
        yield _told(nearest[0], "intake", reason, edition, clause)


def _akim(
    akims: list[Office], edition: Edition, clause: str | None, where: _Address
) -> Iterator[Responsible]:
    """The akim of the very place; where the lists do not name it, all of the district to choose from."""
    rural = [one for one in akims if one.level == Office.Level.RURAL]
    here = [one for one in rural if where.said.towns and where.seats(one)]
    if here:
        yield _told(here[0], "intake", _of_place(here[0], _AKIM_HERE), edition, clause)
        return
    for one in matched(rural, Asked(districts=where.districts, regions=where.said.regions)):
        yield _told(one, "intake", _AKIM_OF_DISTRICT, edition, clause, sure=False)


def _deciding(bodies: Mapping[str, list[Office]], where: _Address) -> list[Office]:
    """The authorised bodies of the place; where no list names any, the akims, the lowest first."""
    if bodies["provider"]:
        return matched(bodies["provider"], where.said)
    return sorted(matched(bodies["akim"], where.said), key=lambda one: _LOWEST[one.level])


def _akim_decides(
    akims: list[Office], edition: Edition, role: Role, where: _Address
) -> Iterator[Responsible]:
    """The akim of the place decides; where only the one above is listed, it names the right one."""
    own = [one for one in akims if one.level in ("rural", "city") and where.seats(one)]
    above = [one for one in akims if one.level in ("district", "city", "region")]
    clause = edition.provider.clause
    if own:
        yield _told(own[0], role, _of_place(own[0], _AKIM_DECIDES), edition, clause)
    elif above:
        yield _told(above[0], role, _of_place(above[0], _AKIM_ABOVE), edition, clause, sure=False)


def _body_decides(
    bodies: list[Office], edition: Edition, role: Role, where: _Address
) -> Iterator[Responsible]:
    """The body of the territory; all those of a city that has one in each of its districts."""
    quarters = [one for one in bodies if one.district_kk and not one.region_kk]
    if quarters and not where.said.districts:
        for one in quarters:
            yield _told(one, role, _BODY_OF_QUARTER, edition, edition.provider.clause, sure=False)
        return
    here = [one for one in bodies if where.holds(one)]
    of_region = [one for one in bodies if one.level in (Office.Level.REGION, "")]
    for one in (here or of_region)[:1]:
        yield _told(one, role, _territory(one, where), edition, edition.provider.clause)


def _territory(office: Office, where: _Address) -> Text:
    """Why this body decides: the district, the town, or the region that has no other."""
    if office.district_kk and where.districts and where.in_district(office):
        return Text(
            f"Мекенжайыңыз осы органның аумағында: {office.district_kk}.",
            f"Ваш адрес – на территории этого органа: {office.district_ru}.",
            f"Your address lies in the territory of this body: {_district_en(office)}.",
        )
    if where.in_town(office):
        return _of_place(office, _BODY_OF_TOWN)
    return _of_place(office, _BODY_OF_REGION)


def _told(
    office: Office, role: Role, reason: Text, edition: Edition, clause: str | None, *, sure: bool = True
) -> Responsible:
    return Responsible(office, role, reason, clause, edition.provider.choice, sure)


def _of_place(office: Office, said: Text) -> Text:
    return Text(
        said.kk.format(place=office.locality_kk, region=office.region_kk or office.locality_kk),
        said.ru.format(place=office.locality_ru, region=office.region_ru or office.locality_ru),
        said.en.format(place=_locality_en(office), region=_region_en(office)),
    )


def _district_en(office: Office) -> str:
    for one in gazetteer.districts():
        if one.name.kk == office.district_kk:
            return one.name.en
    return office.district_kk


def _locality_en(office: Office) -> str:
    return next(
        (one.name.en for one in gazetteer.localities() if one.name.kk == office.locality_kk),
        office.locality_kk,
    )


def _region_en(office: Office) -> str:
    return gazetteer.region(office.region_kk or office.locality_kk).name.en


def _several(named: str, homes: Iterable[Locality]) -> Text:
    where = [(gazetteer.region(one.region).name, one) for one in homes]
    kk = "; ".join(f"{region.kk}, {one.district}" for region, one in where)
    ru = "; ".join(f"{region.ru}, {_above_ru(one)}" for region, one in where)
    return Text(
        f"«{named}» деген жер бірнеше: {kk}. Ауданын да жазыңыз.",
        f"Мест с названием «{named}» несколько: {ru}. Укажите и район.",
        f"There are several places called «{named}»: {kk}. Give the district too.",
    )


def _above_ru(one: Locality) -> str:
    if one.district.endswith("қаласы"):
        return gazetteer.locality(one.region, one.district, "").name.ru
    return gazetteer.district(one.region, one.district).name.ru if one.district else one.name.ru


_CENTRE_HERE: Final = Text(
    "Тұрғылықты жеріңіздегі орталық: {place}.",
    "Центр по Вашему месту жительства: {place}.",
    "The centre of your place of residence: {place}.",
)
_CENTRE_OF_REGION: Final = Text(
    "Тізімдерде тұрғылықты жеріңізде орталық жоқ; өңірдің орталығы қабылдайды: {place}.",
    "В списках нет центра по Вашему месту жительства; принимает центр региона: {place}.",
    "The lists name no centre at your place of residence; that of the region takes papers in: {place}.",
)
_AKIM_HERE: Final = Text(
    "Тұратын жеріңізде уәкілетті орган жоқ, құжаттарды осы жердің әкімі қабылдайды: {place}.",
    "Там, где Вы живёте, уполномоченного органа нет; документы принимает аким: {place}.",
    "There is no authorised body where you live; the akim of the place takes the papers in: {place}.",
)
_AKIM_OF_DISTRICT: Final = Text(
    "Тұратын жеріңізде уәкілетті орган жоқ, құжаттарды ауылдық округтің әкімі қабылдайды. Ауылыңыз қай округке "
    "кіретіні тізімде айтылмаған: өз округіңізді таңдаңыз.",
    "Там, где Вы живёте, уполномоченного органа нет; документы принимает аким сельского округа. К какому округу "
    "относится Ваше село, в списке не сказано: выберите свой округ.",
    "There is no authorised body where you live; the akim of the rural district takes the papers in. The list "
    "does not say to which rural district your village belongs: choose yours.",
)
_AKIM_DECIDES: Final = Text(
    "Осы жердің әкімі шешеді: {place}.",
    "Решает аким этого места: {place}.",
    "The akim of the place decides: {place}.",
)
_AKIM_ABOVE: Final = Text(
    "Кенттің, ауылдың, ауылдық округтің әкімі шешеді, бірақ тізімде одан жоғары тұрған әкім ғана бар ({place}): "
    "қай округке жататыныңызды сол жерден біліңіз.",
    "Решает аким посёлка, села или сельского округа, но в списке есть только вышестоящий аким ({place}): "
    "узнайте там, к какому округу Вы относитесь.",
    "The akim of the settlement, village or rural district decides, but the list names only the akim above "
    "({place}): ask there which rural district is yours.",
)
_BODY_OF_TOWN: Final = Text(
    "Мекенжайыңыз осы органның аумағында: {place}.",
    "Ваш адрес – на территории этого органа: {place}.",
    "Your address lies in the territory of this body: {place}.",
)
_BODY_OF_QUARTER: Final = Text(
    "Қаланың әр ауданының өз органы бар: өз ауданыңызды таңдаңыз.",
    "В каждом районе города свой орган: выберите свой район.",
    "Each district of the city has a body of its own: choose your district.",
)
_BODY_OF_REGION: Final = Text(
    "Тізімдерде ауданыңыздың немесе қалаңыздың өз органы жоқ, өңірдің органы жауап береді: {region}.",
    "В списках нет органа Вашего района или города; отвечает орган региона: {region}.",
    "The lists name no body of your district or town; that of the region answers: {region}.",
)
