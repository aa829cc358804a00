"""A finished project handed on to another town: nobody in it, adapted there, credited at both ends."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tests.factories import organisations, planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.exchange import actions as exchange_actions
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.exchange.refusals import PacketUnknown
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import actions, handed_on, patterns, queries
from thuanna.services.planning.models import Indicator, Project, ProjectOrigin

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(neighbour):
    """The head of the division next door."""
    return tenants.member_of(neighbour, "head", username="follower")


@pytest.fixture
def raw(officer):
    """A project with an indicator, a vehicle, a partner and spending, handed on."""
    project = planning.begun(officer)
    Indicator.objects.create(
        project=project, words="ได้ไปตามนัด", unit="คน", target=Decimal(40), baseline=Decimal(3)
    )
    school = organisations.partner(officer)
    actions.share(project_id=project.pk, share=actions.Share(school.pk, hours=36), by=officer)
    for voucher in ("ฎ.1", "ฎ.2"):
        actions.spend(
            project_id=project.pk,
            spent_on=tenants.TODAY,
            amount=Money.baht("1,500"),
            voucher=voucher,
            words="ค่าน้ำมัน",
            by=officer,
        )
    for _ in range(2):
        activity = planning.announced(officer, project)
        ride = actions.NewRide(
            vehicle="รถตู้ กข 1234",
            driver="สมชาย ตัวอย่าง",
            phone="0812345678",
            seats=9,
            wheelchairs=1,
            stops="ศาลา",
        )
        actions.offer_ride(activity_id=activity.pk, new=ride, by=officer)
    actions.decide(project_id=project.pk, decided=planning.decided("finished"), by=officer)
    actions.tell_result(
        project_id=project.pk, told=actions.Told(story="ไม่มีใครขาดนัด"), on=tenants.TODAY, by=officer
    )
    return planning.handed_on(officer, project)


def test_what_is_handed_on_tells_the_work_and_names_nobody(raw):
    content = packets.opened(raw).content

    text = json.dumps(content, ensure_ascii=False)
    assert content["activities"][0]["times"] == 2
    assert (content["activities"][0]["seats"], content["activities"][0]["wheelchairs"]) == (9, 1)
    assert content["budget"]["lines"] == [{"words": "ค่าน้ำมัน", "satang": None}]
    assert [one["kind"] for one in content["partners"]] == ["local_government", "partner_school"]
    assert not [word for word in ("สมชาย", "0812345678", "กข 1234", "ฎ.1", "โรงเรียน") if word in text]


def test_a_sum_of_many_vouchers_is_told(officer):
    project = planning.begun(officer)
    for n in range(5):
        actions.spend(
            project_id=project.pk,
            spent_on=tenants.TODAY,
            amount=Money.baht("100"),
            voucher=f"ฎ.{n}",
            words="ค่าน้ำมัน",
            by=officer,
        )
    actions.decide(project_id=project.pk, decided=planning.decided("finished"), by=officer)
    actions.tell_result(project_id=project.pk, told=actions.Told(story="ดี"), on=tenants.TODAY, by=officer)

    content = packets.opened(planning.handed_on(officer, project)).content

    assert content["budget"]["lines"] == [{"words": "ค่าน้ำมัน", "satang": 50_000}]


def test_a_figure_below_the_threshold_is_left_out(raw):
    indicator = packets.opened(raw).content["indicators"][0]

    assert (indicator["baseline"], indicator["target"]) == (None, "40")


def test_what_is_not_finished_is_no_pattern(officer):
    project = planning.begun(officer)

    with pytest.raises(Refusal) as refused:
        planning.handed_on(officer, project)

    assert refused.value.code == "pattern_too_early"


@pytest.mark.parametrize(
    ("lessons", "code"), [(" ", "pattern_without_lessons"), ("โทร 081-234-5678", "pattern_still_personal")]
)
def test_lessons_are_told_and_hold_no_telephone_number(officer, lessons, code):
    project = planning.finished(officer)

    with pytest.raises(Refusal) as refused:
        planning.handed_on(officer, project, lessons)

    assert refused.value.code == code


def test_another_town_adapts_it_and_credits_where_it_comes_from(raw, neighbour, follower):
    with acting_for(neighbour):
        packet = planning.taken_in(raw, follower)
        owner = organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")

        project = actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)

        chain = queries.chain(follower, project.pk)
        origin = handed_on.origin_of(project.pk)
        assert (chain.state, project.group, project.satang) == ("proposed", "older", 2_000_000)
        assert [(one.words, one.baseline) for one in chain.indicators] == [("ได้ไปตามนัด", None)]
        assert origin.title == "รถรับ-ส่งไปหาหมอ"
        assert origin.town.th == "กองทุนสวัสดิการชุมชน noenkhram-fund"
        assert handed_on.came(follower) == [(packet, origin)]


def test_it_is_adopted_once_and_says_what_was_changed(raw, neighbour, follower):
    with acting_for(neighbour):
        packet = planning.taken_in(raw, follower)
        owner = organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")
        with pytest.raises(Refusal) as unchanged:
            actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner, changed=" "), by=follower)
        actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)

        with pytest.raises(Refusal) as again:
            actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)

    assert (unchanged.value.code, again.value.code) == ("pattern_unchanged", "pattern_adopted")


def test_it_is_taken_back_while_nothing_was_built_on_it(raw, neighbour, follower):
    with acting_for(neighbour):
        packet = planning.taken_in(raw, follower)
        owner = organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")
        project = actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)

        actions.take_back(project_id=project.pk, by=follower)
        again = actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)

        assert again.number == project.number + 1
        assert Project.objects.get() == again


def test_it_is_not_taken_back_once_work_went_on(raw, neighbour, follower):
    with acting_for(neighbour):
        packet = planning.taken_in(raw, follower)
        owner = organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")
        project = actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)
        actions.decide(project_id=project.pk, decided=planning.decided("approved"), by=follower)

        with pytest.raises(Refusal) as refused:
            actions.take_back(project_id=project.pk, by=follower)

        assert refused.value.code == "pattern_built_upon"
        assert ProjectOrigin.objects.exists()
        assert Indicator.objects.exists()


def test_only_what_came_as_a_pattern_is_taken_back(officer):
    project = planning.project(officer)

    with pytest.raises(Refusal) as refused:
        actions.take_back(project_id=project.pk, by=officer)

    assert refused.value.code == "pattern_not_adopted"


def test_the_town_of_origin_is_told_and_credits_who_follows(raw, officer, neighbour, follower):
    with acting_for(neighbour):
        packet = planning.taken_in(raw, follower)
        owner = organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")
        adopted = actions.adopt(packet_id=packet.pk, adapted=planning.adapted(owner), by=follower)
        answer = exchange.file_of(
            actions.tell_origin(
                project_id=adopted.pk, address="https://b.example/", at=tenants.NOW, by=follower
            )
        )

    back = planning.taken_in(answer, officer)
    row = actions.credit_follower(packet_id=back.pk, by=officer)
    with pytest.raises(Refusal) as again:
        actions.credit_follower(packet_id=back.pk, by=officer)

    assert handed_on.taken_up(row.pattern.project_id) == [row]
    assert (row.town_th, row.title) == ("กองทุนสวัสดิการชุมชน neighbour-fund", "รถพาไปหาหมอของเรา")
    assert again.value.code == "planning_said_already"


def test_an_answer_to_nothing_is_refused(officer, neighbour, follower):
    with acting_for(neighbour):
        packet = exchange_actions.seal(
            kind=patterns.TAKEN_UP,
            schema=patterns.TAKEN_UP_SCHEMA,
            content={"title": "อื่น", "address": "", "changed": ""},
            answers="0" * 64,
            at=tenants.NOW,
            by=follower,
        )
        answer = exchange.file_of(packet)

    back = planning.taken_in(answer, officer)
    with pytest.raises(Refusal) as refused:
        actions.credit_follower(packet_id=back.pk, by=officer)

    assert refused.value.code == "pattern_unknown_answer"


@pytest.mark.parametrize("content", [{}, {"origin": {"title": "ก", "reference": "", "address": "x:1"}}])
def test_a_pattern_of_another_form_is_not_read(officer, neighbour, follower, content):
    with acting_for(neighbour):
        packet = exchange_actions.seal(
            kind=patterns.KIND, schema=patterns.SCHEMA, content=content, at=tenants.NOW, by=follower
        )
        file = exchange.file_of(packet)

    came = planning.taken_in(file, officer)

    with pytest.raises(patterns.PatternNotRead):
        handed_on.read(came)


def test_word_of_another_release_that_a_pattern_was_taken_up_is_not_read(officer, neighbour, follower):
    with acting_for(neighbour):
        packet = exchange_actions.seal(
            kind=patterns.TAKEN_UP, schema="taken-up-2", content={}, at=tenants.NOW, by=follower
        )
        file = exchange.file_of(packet)

    came = planning.taken_in(file, officer)

    with pytest.raises(patterns.PatternNotRead):
        actions.credit_follower(packet_id=came.pk, by=officer)


def test_who_keeps_no_plan_hands_nothing_on(officer, acting):
    project = planning.finished(officer)
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")

    with pytest.raises(NotAllowed):
        planning.handed_on(volunteer, project)


def test_the_neighbour_adopts_nothing_that_was_not_handed_over(raw, officer, neighbour, follower):
    with acting_for(neighbour), pytest.raises(PacketUnknown):
        actions.adopt(
            packet_id=1,
            adapted=planning.adapted(organisations.municipality(follower, "เทศบาลเพื่อนบ้าน")),
            by=follower,
        )
