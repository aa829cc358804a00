"""A form from the first answer to the last day it is kept."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import guides, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.sealing import SealBroken
from thuanna.services.guides import actions, jobs, queries
from thuanna.services.guides.models import FiledForm, FormStep
from thuanna.services.guides.refusals import (
    AnswersNotAsAsked,
    FormCannotBeSent,
    FormNotFinished,
    FormUnknown,
    FormWithTheOffice,
    NoFormHere,
    NotWithTheOffice,
    WordsMissing,
)

TODAY, NOW = tenants.TODAY, tenants.NOW
MONTH = datetime.timedelta(days=30)


@pytest.fixture
def town(db):
    made = guides.town()
    with acting_for(made):
        yield made


@pytest.fixture
def officer(town):
    by = tenants.member_of(town, "officer", username="officer")
    guides.adopted(by)
    return by


@pytest.fixture
def desk(town, officer):
    return guides.desk(town)


def test_what_was_filled_in_is_read_back_by_its_code(desk):
    code = guides.filled(desk)

    filled = queries.answers(queries.by_code(code, on=TODAY))

    assert filled.answers["deceased_name"] == "สมาน ตัวอย่าง"
    assert set(filled.done) == set(guides.SECTIONS)


def test_neither_a_name_nor_the_code_lies_readable_in_the_database(desk):
    code = guides.filled(desk)
    with connection.cursor() as cursor:
        cursor.execute("select f::text from guides_filedform f")
        row = cursor.fetchone()[0]

    assert code not in row
    assert code.replace("-", "") not in row
    assert "สมาน" not in row
    assert "1101700230708" not in row
    assert "สมาน".encode().hex() not in row


def test_answers_moved_to_another_row_stay_shut(desk):
    first, second = guides.filled(desk), guides.started(desk)
    sealed = queries.by_code(first, on=TODAY).sealed
    FiledForm.objects.filter(pk=queries.by_code(second, on=TODAY).pk).update(sealed=sealed)

    with pytest.raises(SealBroken):
        queries.answers(queries.by_code(second, on=TODAY))


def test_the_trail_holds_no_answer(desk, officer):
    guides.received(officer, desk)

    trail = str(list(AuditEntry.objects.values_list("facts", "reason")))

    assert "สมาน" not in trail
    assert "1101700230708" not in trail


def test_answers_to_other_questions_are_our_own_mistake(desk):
    code = guides.started(desk)

    with pytest.raises(AnswersNotAsAsked):
        actions.save(code=code, section="home", answers={"role": "admin"}, on=TODAY, at=NOW, by=desk)


def test_a_service_that_is_not_offered_has_no_form(desk):
    with pytest.raises(NoFormHere):
        guides.started(desk, "old-age-allowance")


def test_an_office_that_takes_no_forms_opens_none(desk, officer):
    guides.adopted(officer, takes_forms=False)

    with pytest.raises(NoFormHere):
        guides.started(desk)


def test_a_guide_without_a_form_opens_none(desk, officer):
    guides.adopted(officer, "join-fund")

    with pytest.raises(NoFormHere):
        guides.started(desk, "join-fund")


def test_the_neighbour_finds_no_form_under_the_same_code(desk, neighbour):
    code = guides.filled(desk)

    with acting_for(neighbour), pytest.raises(FormUnknown):
        queries.by_code(code, on=TODAY)


def test_a_code_stops_working_on_the_day_its_form_runs_out(desk):
    code = guides.filled(desk)

    assert queries.by_code(code, on=TODAY + MONTH - datetime.timedelta(days=1))
    with pytest.raises(FormUnknown):
        queries.by_code(code, on=TODAY + MONTH)


def test_filling_in_more_lets_the_form_live_on(desk):
    code = guides.filled(desk)
    later = TODAY + MONTH - datetime.timedelta(days=1)

    actions.save(code=code, section="home", answers=guides.SECTIONS["home"], on=later, at=NOW, by=desk)

    assert queries.by_code(code, on=TODAY + MONTH)


def test_the_night_deletes_what_has_run_out_and_nothing_else(desk):
    old, young = guides.filled(desk), guides.filled(desk, on=TODAY + datetime.timedelta(days=5))

    assert jobs.forget_forms(on=TODAY + MONTH) == 1
    assert FiledForm.objects.count() == 1
    assert queries.by_code(young, on=TODAY + MONTH)
    with pytest.raises(FormUnknown):
        queries.by_code(old, on=TODAY)


def test_a_form_thrown_away_is_gone_at_once(desk):
    code = guides.filled(desk)

    actions.throw_away(code=code, on=TODAY, by=desk)

    assert FiledForm.objects.count() == 0


def test_the_office_takes_a_form_in_by_its_code_and_gives_it_a_number(desk, officer):
    form, code = guides.received(officer, desk)

    assert form.reference.startswith("รบ-2570-000001-")
    assert queries.case(queries.by_code(code, on=TODAY), on=TODAY).state == "received"


def test_numbers_have_no_gap(desk, officer):
    numbers = [guides.received(officer, desk)[0].number for _ in range(3)]

    assert numbers == [1, 2, 3]


def test_an_unfinished_form_is_not_received_and_says_what_is_missing(desk, officer):
    code = guides.started(desk)

    with pytest.raises(FormNotFinished) as refused:
        actions.receive(code=code, on=TODAY, at=NOW, by=officer)

    assert "ใครเป็นผู้จัดงานศพ" in refused.value.phrase.in_("th")


def test_a_form_is_received_once(desk, officer):
    _, code = guides.received(officer, desk)

    with pytest.raises(NotWithTheOffice):
        actions.receive(code=code, on=TODAY, at=NOW, by=officer)


def test_a_volunteer_may_neither_look_nor_receive(desk, town):
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")
    code = guides.filled(desk)

    with pytest.raises(NotAllowed):
        actions.look_at(code=code, on=TODAY, by=volunteer)
    with pytest.raises(NotAllowed):
        actions.receive(code=code, on=TODAY, at=NOW, by=volunteer)


def test_a_form_that_is_only_saved_cannot_be_opened_without_its_code(desk, officer):
    code = guides.filled(desk)
    form = queries.by_code(code, on=TODAY)

    with pytest.raises(FormUnknown):
        actions.look_at(form_id=form.pk, on=TODAY, by=officer)


def test_every_look_is_written_down(desk, officer):
    form, _ = guides.received(officer, desk)

    _, filled = actions.look_at(form_id=form.pk, on=TODAY, by=officer)

    assert filled.answers["name"] == "สมศรี ตัวอย่าง"
    looks = AuditEntry.objects.filter(verb="guides.form_looked_at", subject_id=form.pk)
    assert [look.user_id for look in looks] == [officer.user_id]


def test_answers_cannot_change_while_the_office_has_the_form(desk, officer):
    _, code = guides.received(officer, desk)

    with pytest.raises(FormWithTheOffice):
        actions.save(code=code, section="home", answers=guides.SECTIONS["home"], on=TODAY, at=NOW, by=desk)


def test_what_is_missing_goes_back_and_comes_again_under_the_same_number(desk, officer):
    form, code = guides.received(officer, desk)
    actions.hand_back(
        form_id=form.pk, missing=["ใบมรณบัตร"], words="นำตัวจริงมาด้วย", on=TODAY, at=NOW, by=officer
    )
    case = queries.case(queries.by_code(code, on=TODAY), on=TODAY)
    again = actions.receive(code=code, on=TODAY, at=NOW, by=officer)

    assert case.last.words == "ใบมรณบัตร\nนำตัวจริงมาด้วย"
    assert again.number == form.number


def test_handing_back_says_what_is_missing(desk, officer):
    form, _ = guides.received(officer, desk)

    with pytest.raises(WordsMissing):
        actions.hand_back(form_id=form.pk, missing=[" "], on=TODAY, at=NOW, by=officer)


def test_the_clock_counts_working_days_from_the_day_it_was_received_until_the_answer(desk, officer):
    form, _ = guides.received(officer, desk)
    in_nine_days, in_two_weeks = (TODAY + datetime.timedelta(days=n) for n in (9, 14))

    assert not queries.cases(on=in_nine_days)[0].clock.is_late
    assert queries.cases(on=in_two_weeks)[0].clock.is_late
    actions.answer(form_id=form.pk, outcome="done", words="ส่งเรื่องแล้ว", on=TODAY, at=NOW, by=officer)

    assert queries.cases(on=in_two_weeks)[0].clock is None


def test_an_answered_form_is_kept_as_long_as_its_guide_says_and_not_a_day_longer(desk, officer):
    form, _ = guides.received(officer, desk)
    actions.answer(form_id=form.pk, outcome="done", words="ส่งเรื่องแล้ว", on=TODAY, at=NOW, by=officer)
    a_year_later = TODAY.replace(year=TODAY.year + 1)

    assert jobs.forget_forms(on=a_year_later - datetime.timedelta(days=1)) == 0
    assert jobs.forget_forms(on=a_year_later) == 1
    assert FormStep.objects.count() == 0


def test_a_form_sent_from_home_waits_for_the_office(desk, officer):
    code = guides.filled(desk)

    form = actions.send(code=code, on=TODAY, at=NOW, by=desk)

    assert [one.form.pk for one in queries.cases(on=TODAY, waiting_only=True)] == [form.pk]


def test_a_form_the_law_asks_for_at_the_counter_cannot_be_sent(desk, officer):
    guides.adopted(officer, "disability-card")
    code = guides.started(desk, "disability-card")

    with pytest.raises(FormCannotBeSent):
        actions.send(code=code, on=TODAY, at=NOW, by=desk)


def test_what_waits_longest_stands_first(desk, officer):
    guides.received(officer, desk)
    old, _ = guides.received(officer, desk, on=TODAY - datetime.timedelta(days=3))

    assert queries.cases(on=TODAY)[0].form.pk == old.pk
