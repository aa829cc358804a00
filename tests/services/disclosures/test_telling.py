"""Telling keeps what is told, sealed, and nothing about whoever tells."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from tests.factories import disclosures, tenants, voices
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.documents.models import Document
from thuanna.foundation.documents.pictures import NotAPicture
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.saying import WordsMissing, WordsTooLong
from thuanna.kernel.sealing import SealBroken
from thuanna.kernel.tokens import new_token
from thuanna.services.disclosures import queries, sealed
from thuanna.services.disclosures.actions import telling
from thuanna.services.disclosures.models import (
    Disclosure,
    DisclosureEntry,
    DisclosurePicture,
    DisclosureReader,
)
from thuanna.services.disclosures.refusals import (
    CodeWrong,
    KindUnknown,
    NobodyAbove,
    NothingAsked,
    TooManyPictures,
)
from thuanna.services.disclosures.sealed import Place


def _written(disclosure: Disclosure, words: str, **more: object) -> DisclosureEntry:
    facts = {"request_token": new_token(), "on": tenants.TODAY, **more}
    return telling.write(
        disclosure_id=disclosure.pk, words=words, by=voices.at_a_page(disclosure.tenant_id), **facts
    )


def test_the_code_has_eighty_bits_and_opens_the_thread_however_it_is_typed(town, office):
    told = disclosures.told(town)

    assert re.fullmatch(r"(?:[0-9a-z]{4}-){3}[0-9a-z]{4}", told.code)
    assert queries.by_code(told.code.upper().replace("-", " ")) == told.disclosure


@pytest.mark.parametrize("typed", ["", "7k2m", "zzzz-zzzz-zzzz-zzzz", "ไม่ใช่รหัส", "7k2m-x9vq-03fh-8w5d" * 9])
def test_another_code_opens_nothing(town, office, typed):
    disclosures.told(town)

    with pytest.raises(CodeWrong):
        queries.by_code(typed)


def test_a_form_sent_twice_makes_one_thread_and_gives_the_same_code(town, office):
    token = new_token()

    first = disclosures.told(town, token=token)
    again = disclosures.told(town, token=token)

    assert again == first
    assert DisclosureEntry.objects.count() == 1


def test_neither_words_nor_code_nor_a_moment_stand_in_the_database(town, office):
    told = disclosures.told(town, files=[voices.photo()])

    with connection.cursor() as cursor:
        found = []
        for model in (Disclosure, DisclosureEntry, DisclosurePicture, DisclosureReader):
            cursor.execute(f'select row_to_json(x)::text from "{model._meta.db_table}" x')
            found += [row for (row,) in cursor.fetchall()]
    everything = " ".join(found)
    assert disclosures.WORDS not in everything
    assert disclosures.WORDS.encode().hex() not in everything
    assert told.code not in everything
    assert "violence" not in everything
    assert not re.search(r"\d\d:\d\d", everything)


def test_telling_and_writing_leave_no_audit_line_no_document_and_no_news(town, office):
    lines = AuditEntry.objects.count()

    told = disclosures.told(town, files=[voices.photo()])
    _written(told.disclosure, "ยังไม่หยุด")

    assert AuditEntry.objects.count() == lines
    assert not Document.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_the_number_is_drawn_and_not_counted(town, office):
    numbers = [disclosures.told(town).disclosure.number for _ in range(5)]

    assert len(set(numbers)) == 5
    assert numbers != sorted(numbers) or numbers[-1] - numbers[0] != 4


def test_a_picture_is_drawn_anew_and_sealed(town, office):
    sent = voices.photo(gps=True)

    told = disclosures.told(town, files=[sent])

    shown = queries.opened(told.disclosure, for_teller=True)[0].pictures
    assert len(shown) == 1
    assert b"A Telephone" in sent
    assert b"A Telephone" not in shown[0]
    kept = bytes(DisclosurePicture.objects.get().sealed)
    assert shown[0] not in kept


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(b"%PDF-1.7 /JavaScript", id="pdf"),
        pytest.param(b"PK\x03\x04" + b"0" * 100, id="archive"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xd8\xff\xe0" + b"0" * 400, id="broken"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(town, office, content):
    with pytest.raises(NotAPicture):
        disclosures.told(town, files=[content])


def test_four_pictures_at_once_are_too_many(town, office):
    with pytest.raises(TooManyPictures):
        disclosures.told(town, files=[voices.photo()] * 4)


def test_nothing_too_much_or_of_no_kind_is_refused(town, office):
    with pytest.raises(WordsMissing):
        disclosures.told(town, words="  ")
    with pytest.raises(WordsTooLong):
        disclosures.told(town, words="ก" * 6001)
    with pytest.raises(KindUnknown):
        disclosures.told(town, kind="gossip")


def test_only_the_page_tells(town, office):
    new = telling.NewDisclosure(kind="violence", words="เรื่อง")

    with pytest.raises(NotAllowed):
        telling.tell(new=new, request_token=new_token(), on=tenants.TODAY, by=office.first)


@pytest.mark.parametrize(
    ("aside", "reads"),
    [
        (set(), ["first", "second"]),
        ({"first"}, ["second", "deputy"]),
        ({"second"}, ["first", "deputy"]),
        ({"deputy"}, ["first", "second"]),
    ],
)
def test_whom_it_concerns_never_reads_it_and_the_deputy_steps_in(town, office, aside, reads):
    told = disclosures.told(town, aside=frozenset(aside))

    everybody = {place: getattr(office, place) for place in ("first", "second", "deputy")}
    assert [place for place, actor in everybody.items() if queries.listed(actor).exists()] == reads
    assert len(queries.looks(told.disclosure)) == 2 + len(aside - set(reads))


def test_what_concerns_the_executive_lies_with_the_province_alone(town, office, province):
    told = disclosures.told(town, aside=frozenset({telling.EXECUTIVE}))

    assert told.is_elsewhere
    assert not Disclosure.objects.exists()
    with acting_for(province.tenant):
        assert disclosures.said(told.disclosure.pk, province.first) == [disclosures.WORDS]
    assert queries.found_by_code(told.code, town) == (province.tenant, told.disclosure)


def test_where_too_few_readers_are_left_it_goes_to_the_province(town, office, province):
    told = disclosures.told(town, aside=frozenset({"first", "deputy"}))

    assert told.is_elsewhere
    assert told.disclosure.concerns == "noenkhram"


def test_another_town_does_not_find_what_went_to_the_province(town, office, province):
    told = disclosures.told(town, aside=frozenset({telling.EXECUTIVE}))
    other = tenants.tenant("elsewhere", "local_government")

    with pytest.raises(CodeWrong):
        queries.found_by_code(told.code, other)


def test_without_a_province_that_takes_it_nothing_is_kept(town, office):
    with pytest.raises(NobodyAbove):
        disclosures.told(town, aside=frozenset({telling.EXECUTIVE}))

    above = tenants.tenant("province", "province")
    with pytest.raises(NobodyAbove):
        disclosures.told(town, aside=frozenset({telling.EXECUTIVE}))
    with acting_for(above):
        assert not Disclosure.objects.exists()


def test_a_message_sent_twice_is_one_message(town, office):
    told, token = disclosures.told(town), new_token()

    first = _written(told.disclosure, "มีเรื่องเพิ่ม", request_token=token)
    again = _written(told.disclosure, "มีเรื่องเพิ่ม", request_token=token)

    assert again == first


def test_consent_is_answered_only_when_asked(town, office):
    told = disclosures.told(town)

    with pytest.raises(NothingAsked):
        telling.answer_consent(
            disclosure_id=told.disclosure.pk,
            agrees=True,
            request_token=new_token(),
            on=tenants.TODAY,
            by=voices.at_a_page(town.pk),
        )


def test_words_moved_to_another_thread_or_place_stay_shut(town, office):
    one, other = disclosures.told(town).disclosure, disclosures.told(town).disclosure
    closed = bytes(DisclosureEntry.objects.get(disclosure=one).sealed)

    for place in (
        Place(tenant_id=town.pk, digest=other.code_digest, seq=1),
        Place(tenant_id=town.pk, digest=one.code_digest, seq=2),
        Place(tenant_id=town.pk + 1, digest=one.code_digest, seq=1),
    ):
        with pytest.raises(SealBroken):
            sealed.opened(closed, place)
