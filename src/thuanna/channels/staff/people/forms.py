"""Forms of the register. Each reads what people type and hands on plain facts for one action."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse_lazy

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    CitizenNumberField,
    PartialDateField,
    PhoneField,
    PlaceField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people.facts import NewAddress, NewPerson, NewPhone, NewTrait, PersonDetails
from thuanna.registry.people.models import Address, Person
from thuanna.registry.places import queries as places

from . import words

_FIRST_YEAR_FROM_JANUARY = 1941
_FIND_PLACE = reverse_lazy("staff:place_find")
_NAMES = ("title", "given_name", "family_name", "nickname")
_MORE = ("sex", "nationality", "marital_status", "occupation", "income_band")


class SearchForm(PlainForm):
    """One box for everything."""

    question = ThaiTextField(
        t("ชื่อ เบอร์โทร หรือเลขประจำตัวประชาชน", "Name, phone number or citizen number"),
        hint=t(
            "พิมพ์ชื่อบางส่วนก็ได้ สะกดไม่ตรงก็หาเจอ เช่น สมชาย ใจ",
            "Part of a name will do, and other spellings are found too.",
        ),
        most=120,
        missing=t("กรุณาพิมพ์สิ่งที่ต้องการค้นหา", "Please type what you are looking for."),
    )


class NameFields(PlainForm):
    """How somebody is called."""

    title = ThaiTextField(
        t("คำนำหน้า", "Title"),
        hint=t("เช่น นาย นาง นางสาว เด็กชาย", "Such as นาย, นาง, นางสาว, Mr."),
        most=60,
        required=False,
    )
    given_name = ThaiTextField(t("ชื่อ", "Given name"), most=120)
    family_name = ThaiTextField(
        t("นามสกุล", "Family name"),
        hint=t("เว้นว่างได้ ถ้าไม่มีนามสกุล", "Leave it empty if there is none."),
        most=120,
        required=False,
    )
    nickname = ThaiTextField(t("ชื่อเล่นหรือชื่อที่เรียกกัน", "Nickname"), most=60, required=False)

    def clean_given_name(self) -> str:
        """Ask for a name that holds a letter: a dash or a number is not what somebody is called."""
        name: str = self.cleaned_data["given_name"]
        if not any(character.isalpha() for character in name):
            wrong = t(
                "ชื่อต้องมีตัวอักษร ถ้ายังไม่รู้ชื่อ กรอกคำที่ใช้เรียก เช่น แดง",
                "A name has letters. If it is not known yet, write what the person is called.",
            )
            raise mend(wrong, "name_without_letter")
        return name


class BirthFields(PlainForm):
    """When somebody was born, as far as it is known."""

    birth = PartialDateField(
        t("วันเกิด", "Date of birth"),
        hint=t("รู้แค่ปี หรือเดือนกับปี ก็บันทึกได้", "Only the year, or month and year, will do."),
        not_after="today",
        required=False,
    )
    sex = ChoiceField(t("เพศ", "Sex"), words.SEXES, required=False)


class NumberFields(PlainForm):
    """The citizen number, or why there is none."""

    citizen_number = CitizenNumberField(
        t("เลขประจำตัวประชาชน", "Citizen number"),
        hint=t(
            "13 หลัก เก็บแบบเข้ารหัส ที่อื่นเห็นเฉพาะสามหลักท้าย",
            "13 digits. It is kept encrypted; elsewhere only the last three show.",
        ),
        required=False,
    )
    no_number_reason = ChoiceField(
        t("ถ้ายังไม่มีเลข เพราะอะไร", "If there is no number, why?"), words.NO_NUMBER_REASONS, required=False
    )

    def number(self) -> CitizenNumber | None:
        """The number given, if one was."""
        found: CitizenNumber | None = self.cleaned_data["citizen_number"]
        return found

    def reason(self) -> str:
        """Why there is none."""
        return self.cleaned_data["no_number_reason"] or Person.NoNumberReason.NOT_GIVEN


class AddressFields(PlainForm):
    """Where somebody lives; any part of it will do."""

    house_number = ThaiTextField(t("บ้านเลขที่", "House number"), most=40, required=False)
    village_number = WholeNumberField(t("หมู่ที่", "Village number"), least=1, most=99, required=False)
    lane = ThaiTextField(t("ซอย", "Lane (soi)"), most=80, required=False)
    road = ThaiTextField(t("ถนน", "Road"), most=80, required=False)
    subdistrict = PlaceField(
        t("ตำบล", "Subdistrict"),
        places.search,
        search_url=_FIND_PLACE,  # type: ignore[arg-type]  # resolved when the widget is drawn
        required=False,
    )

    def __init__(self, *args: Any, today: datetime.date, **more: Any) -> None:
        super().__init__(*args, today=today, **more)
        self._communities = {str(c.pk): c for c in places.communities(on=today)}
        self.fields["community"] = ChoiceField(
            t("หมู่บ้านหรือชุมชน", "Village or community"),
            [(key, community.label) for key, community in self._communities.items()],
            hint=t("เลือกแล้วไม่ต้องกรอกตำบล", "With this chosen, the subdistrict is known."),
            drop_down=True,
            required=False,
        )
        self.order_fields(self._order())

    def _order(self) -> list[str]:
        return ["house_number", "community", "village_number", "lane", "road", "subdistrict"]

    def address(self, *, kind: str, starts_on: datetime.date | None = None) -> NewAddress | None:
        """The address given, or None where every box was left empty."""
        given = self.cleaned_data
        community = self._communities.get(given["community"])
        code = given["subdistrict"] or (community.subdistrict_id if community else "")
        place = places.place(code) if code else None
        address = NewAddress(
            kind=kind,
            house_number=given["house_number"],
            village_number=given["village_number"] or (community.village_number if community else None),
            lane=given["lane"],
            road=given["road"],
            community_id=community.pk if community else None,
            subdistrict_code=code or None,
            postcode=place.postcodes[0] if place and place.postcodes else "",
            starts_on=starts_on,
        )
        return address if address.says_something else None


class NewPersonForm(NameFields, BirthFields, NumberFields, AddressFields):
    """Somebody not yet in the register, in four short sections."""

    phone = PhoneField(t("เบอร์โทร", "Phone number"), required=False)
    phone_owner = ChoiceField(
        t("เบอร์นี้ของใคร", "Whose phone is it?"), words.PHONE_OWNERS, required=False, initial="self"
    )

    def sections(self) -> list[dict[str, Any]]:
        """The sections as the page shows them."""
        named = (
            (t("ชื่อ", "Name"), _NAMES),
            (t("วันเกิดและเลขประจำตัว", "Birth and number"), _BIRTH_AND_NUMBER),
            (t("ติดต่อ", "Contact"), ("phone", "phone_owner")),
            (t("ที่อยู่ตามทะเบียนบ้าน", "Registered address"), tuple(AddressFields._order(self))),
        )
        return [{"words": title, "fields": [self[name] for name in names]} for title, names in named]

    def person(self) -> NewPerson:
        """What is known of the new person."""
        given = self.cleaned_data
        address = self.address(kind="registered")
        phone = NewPhone(digits=given["phone"], owner=given["phone_owner"] or "self")
        return NewPerson(
            **{name: given[name] for name in _NAMES},
            birth=given["birth"],
            is_birth_year_uncertain=is_year_uncertain(given["birth"]),
            sex=given["sex"],
            citizen_number=self.number(),
            no_number_reason=self.reason(),
            phones=(phone,) if given["phone"] else (),
            addresses=(address,) if address else (),
        )

    def _order(self) -> list[str]:
        return [*_NAMES, *_BIRTH_AND_NUMBER, "phone", "phone_owner", *super()._order()]


class DetailsForm(NameFields, BirthFields):
    """Everything about who somebody is."""

    nationality = ThaiTextField(t("สัญชาติ", "Nationality"), most=60, required=False)
    marital_status = ChoiceField(
        t("สถานภาพ", "Marital status"), words.MARITAL_STATUSES, required=False, drop_down=True
    )
    occupation = ThaiTextField(t("อาชีพ", "Occupation"), most=120, required=False)
    income_band = ChoiceField(
        t("รายได้ต่อเดือน", "Monthly income"), words.INCOME_BANDS, required=False, drop_down=True
    )
    died = PartialDateField(
        t("วันเสียชีวิต", "Date of death"),
        hint=t("กรอกเมื่อเสียชีวิตแล้ว", "Only for those who have died."),
        not_after="today",
        required=False,
    )
    was_slip = CheckField(
        t("ชื่อเดิมพิมพ์ผิด ไม่ต้องเก็บเป็นชื่อเก่า", "The name was a typing slip; do not keep it as a former name"),
        required=False,
    )

    @staticmethod
    def of(person: Person) -> dict[str, Any]:
        """What is known so far, to begin with."""
        known = {name: getattr(person, name) for name in (*_NAMES, *_MORE)}
        return {**known, "birth": person.birth, "died": person.died}

    def clean(self) -> dict[str, Any]:
        """Refuse a death before the birth."""
        given: dict[str, Any] = self.cleaned_data
        birth, died = given.get("birth"), given.get("died")
        if birth and died and died.latest < birth.earliest:
            wrong = t(
                "วันเสียชีวิตอยู่ก่อนวันเกิด กรุณาตรวจปี พ.ศ. ทั้งสองวัน",
                "The death is before the birth. Please check both years.",
            )
            self.add_error("died", mend(wrong, "died_before_birth"))
        return given

    def details(self) -> PersonDetails:
        """What is known now."""
        given = self.cleaned_data
        return PersonDetails(
            **{name: given[name] for name in (*_NAMES, *_MORE)},
            birth=given["birth"],
            died=given["died"],
            is_birth_year_uncertain=is_year_uncertain(given["birth"]),
        )


class PhonesForm(PlainForm):
    """Up to three numbers, the best first."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for place, label in enumerate(_PHONE_LABELS):
            self.fields[f"phone_{place}"] = PhoneField(label, required=False)
            self.fields[f"owner_{place}"] = ChoiceField(
                t("เป็นเบอร์ของใคร", "Whose phone is it?"), words.PHONE_OWNERS, required=False, drop_down=True
            )

    @staticmethod
    def of(phones: Any) -> dict[str, str]:
        """The numbers kept so far, to begin with."""
        known = list(phones)[: len(_PHONE_LABELS)]
        numbers = {f"phone_{place}": phone.digits for place, phone in enumerate(known)}
        return numbers | {f"owner_{place}": phone.owner for place, phone in enumerate(known)}

    def phones(self) -> tuple[NewPhone, ...]:
        """The numbers given."""
        given = self.cleaned_data
        return tuple(
            NewPhone(digits=given[f"phone_{place}"], owner=given[f"owner_{place}"] or "self")
            for place in range(len(_PHONE_LABELS))
            if given[f"phone_{place}"]
        )


class MoveForm(AddressFields):
    """A new address, and since when."""

    kind = ChoiceField(t("เป็นที่อยู่แบบไหน", "Which address is it?"), words.ADDRESS_KINDS, initial="registered")
    starts_on = ThaiDateField(
        t("ย้ายมาเมื่อ", "Moved in on"),
        hint=t("ที่อยู่เดิมแบบเดียวกันจะสิ้นสุดในวันนี้", "The last address of the same kind ends on this day."),
        not_after="today",
        required=False,
    )

    def _order(self) -> list[str]:
        return ["kind", *super()._order(), "starts_on"]

    def clean(self) -> dict[str, Any]:
        """Ask for something of an address."""
        given: dict[str, Any] = self.cleaned_data
        if not self.errors and self.moved() is None:
            empty = t("กรุณากรอกที่อยู่อย่างน้อยหนึ่งช่อง", "Please fill in at least one part of the address.")
            self.add_error("house_number", mend(empty, "address_empty"))
        return given

    def moved(self) -> NewAddress | None:
        """The new address."""
        return self.address(kind=self.cleaned_data["kind"], starts_on=self.cleaned_data["starts_on"])


class CorrectAddressForm(AddressFields):
    """An address that was written down wrongly."""

    @staticmethod
    def of(address: Address) -> dict[str, Any]:
        """The address as it stands, to begin with."""
        plain = ("house_number", "village_number", "lane", "road")
        known = {name: getattr(address, name) for name in plain}
        return {
            **known,
            "community": str(address.community_id or ""),
            "subdistrict": address.subdistrict_id or "",
        }


class LookForm(PlainForm):
    """Why something sealed must be seen."""

    reason = ChoiceField(
        t("ต้องดูเพราะอะไร", "Why must it be seen?"),
        words.LOOK_REASONS,
        missing=t("กรุณาเลือกเหตุผล", "Please choose a reason."),
    )


class TraitForm(PlainForm):
    """A mark of vulnerability, and who says so."""

    kind = ChoiceField(t("กลุ่ม", "Group"), words.TRAITS)
    source = ChoiceField(t("รู้จากอะไร", "Who says so?"), words.TRAIT_SOURCES)
    starts_on = ThaiDateField(t("ตั้งแต่วันที่", "Since"), not_after="today", required=False)

    def trait(self) -> NewTrait:
        """The mark given."""
        return NewTrait(**self.cleaned_data)


def is_year_uncertain(birth: PartialDate | None) -> bool:
    """Whether January to March before 2484: the year then began in April."""
    return birth is not None and birth.year < _FIRST_YEAR_FROM_JANUARY and birth.month in (1, 2, 3)


_BIRTH_AND_NUMBER = ("birth", "sex", "citizen_number", "no_number_reason")
_PHONE_LABELS = (
    t("เบอร์หลัก", "Main number"),
    t("เบอร์ที่สอง", "Second number"),
    t("เบอร์ที่สาม", "Third number"),
)
