"""Who reads the sealed channel, what was told through it, and who looked.

Nothing here holds a name, a telephone number, an address of a machine or a moment of the teller's: only a
day. Words, kind and pictures are sealed; the plain columns say no more than that something came in.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive

_DIGEST = "^[0-9a-f]{64}$"


class Naming(TenantOwned):
    """Who reads from a day on, as everybody may know it. The newest version counts.

    :ivar is_open: false when the office closes the channel; what was told stays with its readers
    :ivar reads_th: on which days messages are read
    """

    RETENTION = "accounts"
    APPEND_ONLY = True
    PUBLIC_ROWS = "true"

    version = public(models.PositiveIntegerField())
    is_open = public(models.BooleanField(default=True))
    reads_th = public(models.CharField(max_length=200, blank=True))
    reads_en = public(models.CharField(max_length=200, blank=True))
    named_on = public(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "version"], name="disclosure_naming_once"),
            models.CheckConstraint(condition=Q(version__gt=0), name="disclosure_naming_counts_from_one"),
            models.CheckConstraint(
                condition=Q(is_open=False) | ~Q(reads_th=""), name="disclosure_naming_says_when_read"
            ),
        )

    def __str__(self) -> str:
        return f"readers, version {self.version}"


class NamedReader(TenantOwned):
    """One of the two readers, or the deputy, with the office by which people know them."""

    RETENTION = "accounts"
    APPEND_ONLY = True

    class Place(models.TextChoices):
        FIRST = "first", "ผู้อ่านคนที่หนึ่ง"
        SECOND = "second", "ผู้อ่านคนที่สอง"
        DEPUTY = "deputy", "ผู้อ่านสำรอง"

    naming = internal(TenantForeignKey(Naming))
    place = internal(models.CharField(max_length=10, choices=Place.choices))
    account = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    office_th = public(models.CharField(max_length=120))
    office_en = public(models.CharField(max_length=120, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "naming", "place"], name="named_reader_place_once"),
            models.UniqueConstraint(fields=["tenant", "naming", "account"], name="named_reader_person_once"),
            models.CheckConstraint(
                condition=Q(place__in=["first", "second", "deputy"]), name="named_reader_known_place"
            ),
            models.CheckConstraint(condition=~Q(office_th=""), name="named_reader_has_office"),
        )

    def __str__(self) -> str:
        return f"{self.place} reader"


class Disclosure(TenantOwned):
    """One thread. The number is drawn, not counted, so it tells neither order nor how many there are.

    :ivar code_digest: of the teller's code, with the tenant's key
    :ivar received_on: the day; no moment is kept
    :ivar concerns: at the province, the code of the local government whose executive it is about
    """

    RETENTION = "disclosures"
    FROZEN = True

    number = internal(models.PositiveIntegerField())
    code_digest = sensitive(models.CharField(max_length=64))
    received_on = internal(models.DateField())
    concerns = internal(models.SlugField(max_length=40, blank=True, db_index=False))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "number"], name="disclosure_number_once"),
            models.UniqueConstraint(fields=["tenant", "code_digest"], name="disclosure_code_once"),
            models.CheckConstraint(
                condition=Q(number__range=(100_000, 999_999)), name="disclosure_number_has_six_digits"
            ),
            models.CheckConstraint(condition=Q(code_digest__regex=_DIGEST), name="disclosure_holds_a_digest"),
        )

    def __str__(self) -> str:
        return f"disclosure {self.number}"


class DisclosureReader(TenantOwned):
    """Who may read one thread, and who stands aside from it for ever because it concerns them.

    :ivar office_th: the office as the teller knew it, kept so that the teller can be told who looked
    """

    RETENTION = "disclosures"

    class Stands(models.TextChoices):
        READS = "reads", "อ่าน"
        ASIDE = "aside", "ไม่ได้อ่าน"

    disclosure = internal(TenantForeignKey(Disclosure))
    account = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    stands = internal(models.CharField(max_length=10, choices=Stands.choices))
    office_th = internal(models.CharField(max_length=120))
    office_en = internal(models.CharField(max_length=120, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "disclosure", "account"], name="disclosure_reader_once"
            ),
            models.CheckConstraint(
                condition=Q(stands__in=["reads", "aside"]), name="disclosure_reader_reads_or_not"
            ),
        )

    def __str__(self) -> str:
        return f"account {self.account_id} {self.stands} disclosure {self.disclosure_id}"


class DisclosureEntry(TenantOwned):
    """One thing said or done in a thread, in order. What it says is sealed for this thread and this place.

    :ivar by: the reader; empty where the teller speaks, of whom nothing is known, and where a clock ran out
    :ivar request_digest: of the form's own token, so that sending twice has the effect of sending once
    """

    RETENTION = "disclosures"
    FROZEN = True

    class What(models.TextChoices):
        TOLD = "told", "แจ้งเรื่อง"
        MESSAGE = "message", "ข้อความจากผู้แจ้ง"
        CONSENT_GIVEN = "consent_given", "ยินยอมให้ส่งต่อ"
        CONSENT_REFUSED = "consent_refused", "ไม่ให้ส่งต่อ"
        ANSWER = "answer", "คำตอบ"
        CONSENT_ASKED = "consent_asked", "ขออนุญาตส่งต่อ"
        PASSED_ON = "passed_on", "ส่งต่อแล้ว"
        CLOSED = "closed", "ปิดเรื่อง"
        NOTE = "note", "บันทึกของผู้อ่าน"
        READER_CHANGED = "reader_changed", "เปลี่ยนผู้อ่าน"
        DEPUTY_READS = "deputy_reads", "ผู้อ่านสำรองอ่านด้วย"

    disclosure = internal(TenantForeignKey(Disclosure))
    seq = internal(models.PositiveSmallIntegerField())
    what = internal(models.CharField(max_length=20, choices=What.choices))
    on = internal(models.DateField())
    by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    sealed = sensitive(models.BinaryField())
    key_version = internal(models.PositiveSmallIntegerField())
    request_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "disclosure", "seq"], name="disclosure_entry_in_order"),
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="disclosure_entry_sent_once"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="disclosure_entry_counts_from_one"),
            models.CheckConstraint(
                condition=Q(what="told") ^ Q(seq__gt=1), name="disclosure_entry_told_first"
            ),
            models.CheckConstraint(
                condition=Q(what__in=["told", "message", "consent_given", "consent_refused", "deputy_reads"])
                ^ Q(by__isnull=False),
                name="disclosure_entry_teller_is_nobody",
            ),
            models.CheckConstraint(
                condition=Q(request_digest__regex=_DIGEST), name="disclosure_entry_holds_a_digest"
            ),
        )

    def __str__(self) -> str:
        return f"entry {self.seq} of disclosure {self.disclosure_id}: {self.what}"


class DisclosurePicture(TenantOwned):
    """A picture drawn anew, so that nothing of camera or place is in it, and then sealed."""

    RETENTION = "disclosures"
    FROZEN = True

    entry = internal(TenantForeignKey(DisclosureEntry))
    seq = internal(models.PositiveSmallIntegerField())
    sealed = sensitive(models.BinaryField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "entry", "seq"], name="disclosure_picture_in_order"),
            models.CheckConstraint(condition=Q(seq__range=(1, 3)), name="disclosure_picture_one_to_three"),
        )

    def __str__(self) -> str:
        return f"picture {self.seq} of entry {self.entry_id}"


class DisclosureReading(TenantOwned):
    """One look by a reader: whose, at which thread, how far it went, when. Outlives the thread itself.

    :ivar seq: the last entry there was, so that a colleague sees what has been read
    """

    RETENTION = "views"
    APPEND_ONLY = True

    number = internal(models.PositiveIntegerField())
    seq = internal(models.PositiveSmallIntegerField())
    read_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    read_at = internal(models.DateTimeField())

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(seq__gt=0), name="disclosure_reading_of_an_entry"),)
        indexes = (models.Index(fields=["tenant", "number", "read_at"], name="disclosure_reading_by_number"),)

    def __str__(self) -> str:
        return f"reading of disclosure {self.number}"
