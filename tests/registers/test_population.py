"""The synthetic people: believable, the same each time, made once."""

from __future__ import annotations

import io
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db.models import Count, F, Q

from qyzmet.registers.bin import check_bin
from qyzmet.registers.families import Maker
from qyzmet.registers.iin import check_iin
from qyzmet.registers.models import Address, Kinship, LegalPerson, Person, Residence
from qyzmet.registers.population import REFERENCE_DAY, populate
from qyzmet.registers.progress import Progress
from qyzmet.registers.stock import stock

SIZE = 2500


def made(seed: int, size: int = 300) -> tuple[list[str], list[str]]:
    maker = Maker(stock(), size, seed, REFERENCE_DAY)
    while maker.left:
        maker.household()
    return maker.rows.people, maker.rows.residences


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert made(1) == made(1)
    assert made(1)[0] != made(2)[0]


@pytest.mark.parametrize("size", [1, 2, 3, 57])
def test_exactly_as_many_people_are_made_as_asked(size: int) -> None:
    assert len(made(3, size)[0]) == size


@pytest.mark.django_db
def test_a_population_is_believable() -> None:
    assert populate(SIZE, seed=4).created
    people = Person.objects.all()
    assert people.count() == SIZE
    for one in people:
        read = check_iin(one.iin, today=REFERENCE_DAY)
        assert (read.birth_date, read.sex) == (one.birth_date, one.sex)
        assert one.surname
        assert one.given_name
    for company in LegalPerson.objects.all():
        check_bin(company.bin)
    assert (
        0.1 < LegalPerson.objects.filter(state_institution=True).count() / LegalPerson.objects.count() < 0.4
    )

    def share(found: int) -> float:
        return found / SIZE

    stays = Count("residences")
    still = Count("residences", filter=Q(residences__removed_on=None))
    counted = people.annotate(stays=stays, still=still)
    temporary = people.filter(residences__kind="temporary").distinct().count()
    removed = counted.filter(stays__gt=0, still=0, died_on=None).count()
    assert 0.05 < share(temporary) < 0.12
    assert 0.03 < share(removed) < 0.09
    assert 0.005 < share(counted.filter(stays=0).count()) < 0.05
    assert 0.02 < share(people.exclude(died_on=None).count()) < 0.09
    assert people.filter(citizenship="foreigner").exists()
    assert people.filter(citizenship="stateless").exists()
    assert people.filter(patronymic__endswith="ұлы").exists()
    assert people.filter(patronymic__endswith="қызы").exists()
    assert people.filter(patronymic__endswith="ович").exists()
    assert people.filter(patronymic__endswith="овна").exists()


@pytest.mark.django_db
def test_no_history_of_the_population_contradicts_itself() -> None:
    populate(SIZE, seed=5)
    stays = Residence.objects.select_related("person")
    assert not stays.filter(since__lt=F("person__birth_date")).exists()
    assert not stays.filter(since__gt=F("person__died_on")).exists()
    assert not stays.filter(since__gt=REFERENCE_DAY).exists()
    assert not stays.filter(removed_on__gt=REFERENCE_DAY).exists()
    assert not stays.filter(person__died_on__isnull=False, removed_on=None).exists()
    assert not stays.filter(removal_reason="moved", left_for_ru="").exists()
    permanent: dict[int, list[Residence]] = {}
    for stay in stays.filter(kind="permanent").order_by("since", "pk"):
        permanent.setdefault(stay.person_id, []).append(stay)
    assert any(len(history) > 1 for history in permanent.values())
    for history in permanent.values():
        for before, after in pairwise(history):
            assert before.removed_on is not None
            assert before.removed_on <= after.since


@pytest.mark.django_db
def test_kinship_is_told_alike_from_both_ends_and_ages_fit() -> None:
    populate(SIZE, seed=6)
    back = {"parent": "child", "child": "parent", "grandparent": "grandchild", "grandchild": "grandparent"}
    ties = {
        (tie.person_id, tie.relative_id): tie for tie in Kinship.objects.select_related("person", "relative")
    }
    assert {tie.kind for tie in ties.values()} >= {"parent", "child", "spouse", "sibling", "grandparent"}
    for (one, other), tie in ties.items():
        mirrored = ties[other, one]
        assert mirrored.kind == back.get(tie.kind, tie.kind)
        assert (mirrored.document, mirrored.document_number) == (tie.document, tie.document_number)
        if tie.kind == "parent":
            assert tie.person.birth_date - tie.relative.birth_date > timedelta(days=14 * 365)
        if tie.kind == "spouse":
            assert tie.document == "marriage"
            assert {tie.person.sex, tie.relative.sex} == {"male", "female"}
            if tie.person.died_on:
                assert tie.ended_on is not None


@pytest.mark.django_db
def test_a_second_population_is_not_made_and_says_so() -> None:
    populate(50, seed=1)
    again = populate(80, seed=2)
    assert not again.created
    assert again.people == Person.objects.count() == 50
    assert "50" in again.text.kk
    assert Address.objects.exists()


@pytest.mark.django_db
def test_new_rows_find_free_numbers_after_a_population() -> None:
    populate(20, seed=1)
    last = Person.objects.latest("id")
    highest = last.pk
    last.pk, last.iin = None, "850101300005"
    last.save()
    assert last.pk == highest + 1


@pytest.mark.django_db
def test_no_people_is_no_population() -> None:
    with pytest.raises(ValueError, match="at least one"):
        populate(0)


def test_progress_off_a_terminal_is_a_line_every_ten_per_cent() -> None:
    stream = io.StringIO()
    progress = Progress("people", 200, stream)
    for _ in range(200):
        progress.advance()
    lines = stream.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[-1] == "people: 100 % (200 / 200)"


def test_progress_on_a_terminal_is_a_bar_that_ends_its_line() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    progress = Progress("people", 50, stream, width=10)
    progress.advance(25)
    assert stream.getvalue() == "\rpeople █████░░░░░  50 %"
    progress.advance(25)
    assert stream.getvalue().endswith("\rpeople ██████████ 100 %\n")
