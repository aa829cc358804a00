"""Two people read a thread, answer, pass it on with consent, close it; nobody else does."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.factories import disclosures, tenants, voices
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.tokens import new_token
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.actions import forgetting, reading, replacing, telling
from thuanna.services.disclosures.models import (
    Disclosure,
    DisclosureEntry,
    DisclosurePicture,
    DisclosureReader,
    DisclosureReading,
    NamedReader,
)
from thuanna.services.disclosures.refusals import (
    AlreadyClosed,
    ConsentMissing,
    DisclosureUnknown,
    NobodyStandsIn,
    OutcomeUnsuitable,
    Overtaken,
)

SEALED = (Disclosure, DisclosureEntry, DisclosurePicture, DisclosureReader, DisclosureReading, NamedReader)
TODAY = tenants.TODAY


def _consented(disclosure_id, tenant, *, agrees):
    return telling.answer_consent(
        disclosure_id=disclosure_id,
        agrees=agrees,
        request_token=new_token(),
        on=TODAY,
        by=voices.at_a_page(tenant.pk),
    )


def _passed(disclosure_id, by, *, ground="consent", after):
    return reading.pass_on(
        disclosure_id=disclosure_id,
        recipient="บ้านพักเด็กและครอบครัว",
        ground=ground,
        words="ส่งให้แล้ว",
        sent=disclosures.sent(after),
        on=TODAY,
        by=by,
    )


def _closed(disclosure_id, by, *, after, on=TODAY, outcome="helped"):
    return reading.close(
        disclosure_id=disclosure_id,
        outcome=outcome,
        words="ปลอดภัยแล้ว",
        sent=disclosures.sent(after),
        on=on,
        by=by,
    )


def _replaced(disclosure_id, leaving, *, by):
    return replacing.replace(
        disclosure_id=disclosure_id,
        account_id=leaving.user_id,
        reason="concerns",
        request_token=new_token(),
        on=TODAY,
        by=by,
    )


def test_every_look_is_logged_and_the_second_reader_sees_that_the_first_opened_it(town, office):
    disclosure = disclosures.told(town).disclosure
    assert queries.readings(disclosure) == []

    disclosures.said(disclosure.pk, office.first)
    disclosures.said(disclosure.pk, office.second)

    assert [look.read_by_id for look in queries.readings(disclosure)][::-1] == [
        office.first.user_id,
        office.second.user_id,
    ]
    assert [look.first_on for look in queries.looks(disclosure)] == [TODAY, TODAY]


def test_nothing_of_a_thread_stands_in_the_offices_audit_trail(town, office):
    lines = AuditEntry.objects.count()
    disclosure = disclosures.told(town).disclosure

    disclosures.said(disclosure.pk, office.first)
    reading.answer(
        disclosure_id=disclosure.pk, words="รับแล้ว", sent=disclosures.sent(), on=TODAY, by=office.first
    )

    assert AuditEntry.objects.count() == lines


@pytest.mark.parametrize("roles", [("clerk",), ("executive",), ("head", "administrator"), ("officer",)])
def test_nobody_but_the_two_opens_it_whatever_their_role(town, office, roles):
    disclosure = disclosures.told(town).disclosure
    other = tenants.member_of(town, *roles, username="somebody")

    with pytest.raises(DisclosureUnknown):
        disclosures.said(disclosure.pk, other)
    with pytest.raises(DisclosureUnknown):
        queries.one(other, disclosure.pk)
    assert not DisclosureReading.objects.exists()


def test_an_administrator_without_another_role_may_not_even_ask(town, office):
    disclosure = disclosures.told(town).disclosure

    with pytest.raises(NotAllowed):
        queries.one(tenants.member_of(town, "administrator", username="admin"), disclosure.pk)


def test_a_reader_who_becomes_administrator_reads_no_more(town, office):
    disclosure = disclosures.told(town).disclosure
    promoted = Actor(
        tenant_id=town.pk,
        user_id=office.first.user_id,
        roles=office.first.roles | {"administrator"},
        permissions=office.first.permissions,
    )

    with pytest.raises(DisclosureUnknown):
        disclosures.said(disclosure.pk, promoted)


def test_a_part_of_the_system_reads_nothing(town, office):
    disclosure = disclosures.told(town).disclosure

    with pytest.raises(DisclosureUnknown):
        disclosures.said(disclosure.pk, tenants.system_of(town, "worker"))


def test_the_neighbour_finds_neither_thread_nor_code(town, office, neighbour):
    told = disclosures.told(town)
    stranger = tenants.member_of(neighbour, "officer", username="stranger")

    with acting_for(neighbour):
        with pytest.raises(DisclosureUnknown):
            queries.one(stranger, told.disclosure.pk)
        assert [model.objects.count() for model in SEALED] == [0] * len(SEALED)


@pytest.mark.django_db(databases=["default", "public"])
@pytest.mark.parametrize("model", SEALED)
def test_the_public_role_is_refused_every_table_of_it(town, office, model):
    disclosures.told(town)

    reader = connections["public"]
    with (
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(using="public"),
        reader.cursor() as cursor,
    ):
        cursor.execute(f'select count(*) from "{model._meta.db_table}"')

    assert refused.value.__cause__.sqlstate == "42501"


def test_sql_for_another_tenant_finds_no_row_even_when_it_names_this_one(town, office, neighbour):
    disclosures.told(town, files=[voices.photo()])

    with acting_for(neighbour), connection.cursor() as cursor:
        for model in (Disclosure, DisclosureEntry, DisclosurePicture, DisclosureReader):
            cursor.execute(f'select count(*) from "{model._meta.db_table}" where tenant_id = %s', [town.pk])
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("change", ["update {} set sealed = ''", 'update {} set "on" = "on" - 1'])
def test_what_was_said_cannot_be_changed(town, office, change):
    disclosures.told(town)

    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(DisclosureEntry._meta.db_table))

    assert refused.value.__cause__.sqlstate == "42501"


def test_answers_and_messages_go_both_ways_and_notes_stay_between_readers(town, office):
    disclosure = disclosures.told(town).disclosure
    reading.note(
        disclosure_id=disclosure.pk, words="โทรถามเวร", sent=disclosures.sent(), on=TODAY, by=office.first
    )
    reading.answer(
        disclosure_id=disclosure.pk, words="อยู่ที่ไหน", sent=disclosures.sent(2), on=TODAY, by=office.first
    )
    telling.write(
        disclosure_id=disclosure.pk,
        words="ท้ายซอย",
        request_token=new_token(),
        on=TODAY,
        by=voices.at_a_page(town.pk),
    )

    for_teller = [one.said.words for one in queries.opened(disclosure, for_teller=True)]
    assert for_teller == [disclosures.WORDS, "อยู่ที่ไหน", "ท้ายซอย"]
    assert disclosures.said(disclosure.pk, office.second)[1] == "โทรถามเวร"


def test_a_teller_who_writes_waits_again(town, office):
    disclosure = disclosures.told(town).disclosure
    assert queries.waiting(office.second).count() == 1
    reading.answer(
        disclosure_id=disclosure.pk, words="รับแล้ว", sent=disclosures.sent(), on=TODAY, by=office.first
    )
    assert queries.waiting(office.second).count() == 0


def test_an_answer_to_what_was_not_read_is_held_back(town, office):
    disclosure = disclosures.told(town).disclosure
    reading.answer(
        disclosure_id=disclosure.pk, words="คำตอบแรก", sent=disclosures.sent(), on=TODAY, by=office.first
    )

    with pytest.raises(Overtaken):
        reading.answer(
            disclosure_id=disclosure.pk, words="คำตอบซ้อน", sent=disclosures.sent(), on=TODAY, by=office.second
        )


def test_the_same_form_sent_twice_answers_once(town, office):
    disclosure, sent = disclosures.told(town).disclosure, disclosures.sent()
    facts = {"disclosure_id": disclosure.pk, "words": "รับแล้ว", "sent": sent, "on": TODAY, "by": office.first}

    assert reading.answer(**facts) == reading.answer(**facts)


def test_it_is_passed_on_when_the_teller_agrees(town, office):
    disclosure = disclosures.told(town).disclosure
    asking = {"disclosure_id": disclosure.pk, "recipient": "บ้านพักเด็ก", "words": "เพื่อหาที่ปลอดภัย"}
    reading.ask_consent(**asking, sent=disclosures.sent(), on=TODAY, by=office.first)
    with pytest.raises(ConsentMissing):
        _passed(disclosure.pk, office.first, after=2)

    _consented(disclosure.pk, town, agrees=True)
    entry = _passed(disclosure.pk, office.first, after=3)

    assert entry.what == "passed_on"
    assert queries.opened(disclosure, for_teller=True)[-1].said.recipient == "บ้านพักเด็กและครอบครัว"


def test_a_refusal_is_respected_unless_a_child_may_be_in_danger(town, office):
    disclosure = disclosures.told(town).disclosure
    asking = {"disclosure_id": disclosure.pk, "recipient": "บ้านพักเด็ก", "words": "เพื่อหาที่ปลอดภัย"}
    reading.ask_consent(**asking, sent=disclosures.sent(), on=TODAY, by=office.first)
    _consented(disclosure.pk, town, agrees=False)

    with pytest.raises(ConsentMissing):
        _passed(disclosure.pk, office.first, after=3)
    assert _passed(disclosure.pk, office.first, ground="child", after=3).what == "passed_on"


def test_closing_says_how_it_ended_and_a_message_opens_it_again(town, office):
    disclosure = disclosures.told(town).disclosure
    _closed(disclosure.pk, office.first, after=1)
    with pytest.raises(AlreadyClosed):
        reading.answer(
            disclosure_id=disclosure.pk, words="อีกคำ", sent=disclosures.sent(2), on=TODAY, by=office.second
        )

    telling.write(
        disclosure_id=disclosure.pk,
        words="กลับมาอีก",
        request_token=new_token(),
        on=TODAY,
        by=voices.at_a_page(town.pk),
    )

    assert queries.waiting(office.first).count() == 1
    with pytest.raises(OutcomeUnsuitable):
        _closed(disclosure.pk, office.first, after=3, outcome="forgotten")


def test_the_deputy_steps_in_for_a_reader_it_concerns_who_never_reads_it_again(town, office):
    disclosure = disclosures.told(town).disclosure

    _replaced(disclosure.pk, office.second, by=office.first)

    with pytest.raises(DisclosureUnknown):
        disclosures.said(disclosure.pk, office.second)
    assert disclosures.said(disclosure.pk, office.deputy)[0] == disclosures.WORDS
    assert queries.opened(disclosure, for_teller=True)[-1].entry.what == "reader_changed"
    office.open()
    with pytest.raises(NobodyStandsIn):
        _replaced(disclosure.pk, office.deputy, by=office.first)


def test_only_a_reader_of_it_replaces_anybody(town, office):
    disclosure = disclosures.told(town).disclosure

    with pytest.raises(DisclosureUnknown):
        _replaced(disclosure.pk, office.second, by=office.deputy)
    with pytest.raises(OutcomeUnsuitable):
        _replaced(disclosure.pk, office.deputy, by=office.first)


def test_what_a_reader_wrote_is_new_to_the_other_reader_alone(town, office):
    disclosure = disclosures.told(town).disclosure
    disclosures.said(disclosure.pk, office.first)
    disclosures.said(disclosure.pk, office.second)

    reading.answer(
        disclosure_id=disclosure.pk, words="รับแล้ว", sent=disclosures.sent(), on=TODAY, by=office.first
    )

    assert queries.one(office.first, disclosure.pk).is_read
    assert not queries.one(office.second, disclosure.pk).is_read


def _nightly(town, days):
    """How many threads the deputy began to read so many days after what was told on a Saturday."""
    by = tenants.system_of(town, "disclosures")
    return replacing.let_deputies_read(on=TODAY + datetime.timedelta(days=days), by=by)


@pytest.mark.parametrize(("days", "called"), [(3, 0), (4, 1)])
def test_what_nobody_opened_within_two_working_days_the_deputy_reads_too(town, office, days, called):
    disclosure = disclosures.told(town).disclosure

    assert _nightly(town, days) == called

    assert queries.listed(office.deputy).count() == called
    assert queries.listed(office.first).count() == queries.listed(office.second).count() == 1
    shown = [one.entry.what for one in queries.opened(disclosure, for_teller=True)]
    assert shown == ["told", "deputy_reads"][: 1 + called]


def test_the_deputy_is_called_once_and_goes_on_seeing_that_the_teller_waits(town, office):
    disclosures.told(town)
    _nightly(town, 4)

    assert _nightly(town, 5) == 0
    waiting = queries.waiting(office.deputy).get()
    assert queries.is_late(waiting, TODAY + datetime.timedelta(days=5))


def test_one_look_by_either_reader_is_enough(town, office):
    disclosure = disclosures.told(town).disclosure
    disclosures.said(disclosure.pk, office.second)

    assert _nightly(town, 30) == 0


def test_a_deputy_whom_the_teller_set_aside_is_never_called(town, office):
    disclosures.told(town, aside=frozenset({"deputy"}))

    assert _nightly(town, 30) == 0
    assert not queries.listed(office.deputy).exists()


def test_no_person_lets_the_deputy_in(town, office):
    with pytest.raises(NotAllowed):
        replacing.let_deputies_read(on=TODAY, by=office.first)


@pytest.mark.parametrize(("days", "left"), [(364, 1), (365, 0)])
def test_a_closed_thread_is_deleted_whole_after_its_year_and_the_looks_stay(town, office, days, left):
    disclosure = disclosures.told(town, files=[voices.photo()]).disclosure
    disclosures.said(disclosure.pk, office.first)
    _closed(disclosure.pk, office.first, after=1)

    system = tenants.system_of(town, "disclosures")
    forgetting.forget(on=TODAY + datetime.timedelta(days=days), by=system)

    assert Disclosure.objects.count() == left
    assert DisclosurePicture.objects.count() == left
    assert DisclosureReading.objects.count() == 1
    assert queries.is_number_used(disclosure.number)


def test_an_open_thread_is_deleted_when_nobody_has_written_for_three_years(town, office):
    disclosures.told(town)
    system = tenants.system_of(town, "disclosures")

    assert forgetting.forget(on=TODAY.replace(year=TODAY.year + 2), by=system) == 0
    assert forgetting.forget(on=TODAY.replace(year=TODAY.year + 3, day=28), by=system) == 1


def test_no_person_deletes(town, office):
    with pytest.raises(NotAllowed):
        forgetting.forget(on=TODAY, by=office.first)
