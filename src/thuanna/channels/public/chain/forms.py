"""Forms of the chain for everybody: signing up, a code, a follower's field checklist."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from thuanna.channels.public.voices.doorkeeping import GuardedForm
from thuanna.channels.web.choices import villages
from thuanna.channels.web.fields import CheckField, ChoiceField, PhoneField, ThaiDateField, ThaiTextField
from thuanna.channels.web.fields.worded import beside
from thuanna.kernel.language import t
from thuanna.services.planning import actions
from thuanna.services.planning.models import Ride
from thuanna.services.planning.rules import Seating
from thuanna.services.planning.words import CHECKS, FOUND, GROUPS, SEXES

_OUTSIDE = "outside"
_VOLUNTEER = "volunteer"


class JoinForm(GuardedForm):
    """Who comes, for whom one signs up, from where, by which vehicle."""

    purpose = "join"

    told_by = ChoiceField(
        t("สมัครให้ใคร", "For whom is this?"),
        [("page", t("ตัวเอง", "Myself")), ("family", t("คนในครอบครัวหรือเพื่อนบ้าน", "A relative or neighbour"))],
        initial="page",
    )
    comes_to = ChoiceField(
        t("มาร่วมหรือมาช่วยงาน", "To take part or to help?"),
        [
            ("join", t("มาร่วมกิจกรรม", "To take part")),
            (_VOLUNTEER, t("มาช่วยเป็นอาสา", "To help as a volunteer")),
        ],
        initial="join",
    )
    name = ThaiTextField(
        t("ชื่อคนที่จะมา", "Name of who comes"),
        most=160,
        autocomplete="name",
        missing=t("กรุณากรอกชื่อคนที่จะมา", "Please give the name of who comes."),
    )
    phone = PhoneField(
        t("เบอร์โทรศัพท์ที่ติดต่อได้", "Telephone"),
        hint=t("เจ้าหน้าที่และคนขับรถใช้โทรในวันกิจกรรมเท่านั้น", "Used by office and driver for that day only."),
        autocomplete="tel",
    )

    def __init__(
        self,
        *args: Any,
        on: datetime.date,
        groups: Sequence[str],
        rides: Sequence[tuple[Ride, Seating]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        shown = [group for group in GROUPS if group in groups or "everybody" in groups]
        self.fields["group"] = ChoiceField(
            t("อยู่กลุ่มใด", "Which group?"),
            [(str(group), GROUPS[group]) for group in shown],
            initial=str(shown[0]),
            drop_down=True,
        )
        self.fields["sex"] = ChoiceField(
            t("เพศ", "Sex"), list(SEXES.items()), initial="not_stated", drop_down=True
        )
        self.fields["community"] = ChoiceField(
            t("อยู่หมู่บ้านหรือชุมชนใด", "From which village or community?"),
            [*villages(on), (_OUTSIDE, t("อยู่นอกพื้นที่", "Outside this area"))],
            required=False,
            drop_down=True,
        )
        if rides:
            self.fields["ride"] = ChoiceField(
                t("ไปกับรถคันใด", "In which vehicle?"),
                [(str(ride.pk), _seats(ride, seating)) for ride, seating in rides],
                required=False,
                drop_down=True,
                hint=t("เว้นว่างถ้าไปเอง จุดจอดอยู่ด้านบน", "Leave empty if you come by yourself. Stops are above."),
            )
            self.fields["wheelchair"] = CheckField(t("ใช้รถเข็น", "Uses a wheelchair"), required=False)
            self.fields["with_carer"] = CheckField(
                t("มีผู้ดูแลไปด้วย", "A carer comes along"),
                hint=t("ผู้ดูแลนับเป็นอีกหนึ่งที่นั่ง", "A carer takes a second seat"),
                required=False,
            )

    def new(self) -> actions.NewSignUp:
        """What was filled in."""
        given = {**self.cleaned_data}
        place, ride = given.get("community") or "", given.get("ride") or ""
        return actions.NewSignUp(
            name=given["name"],
            phone=given["phone"],
            group=given["group"],
            sex=given["sex"],
            community_id=int(place) if place and place != _OUTSIDE else None,
            is_neighbour=place == _OUTSIDE,
            is_volunteer=given["comes_to"] == _VOLUNTEER,
            ride_id=int(ride) if ride else None,
            wheelchair=bool(given.get("wheelchair")),
            with_carer=bool(given.get("with_carer")),
            told_by=given["told_by"],
        )


class CodeForm(GuardedForm):
    """The code of a sign-up."""

    purpose = "mine"

    code = ThaiTextField(
        t("รหัสการสมัคร", "Code of the sign-up"),
        hint=t("12 ตัว เช่น 7k2m-x9vq-03fh", "Twelve characters: 7k2m-x9vq-03fh"),
        most=40,
        autocomplete="off",
        missing=t("กรุณากรอกรหัสที่ได้ตอนสมัคร", "Please give the code you were given."),
    )


class FindingForm(GuardedForm):
    """A field checklist: the day, five questions, a few words."""

    purpose = "finding"

    seen_on = ThaiDateField(t("ไปดูวันไหน", "Seen on"), not_after="today")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, words in CHECKS.items():
            self.fields[name] = ChoiceField(
                words, list(FOUND.items()), missing=t("กรุณาเลือกคำตอบข้อนี้", "Please choose an answer.")
            )
        self.fields["words"] = ThaiTextField(
            t("อยากบอกอะไรเพิ่ม", "Anything more?"),
            hint=t("บอกเรื่องงาน ไม่ระบุชื่อบุคคล", "About the work; no names of persons"),
            lines=4,
            most=1500,
            required=False,
        )

    def found(self) -> actions.Found:
        """What was filled in."""
        given = self.cleaned_data
        answers = {name: given[name] for name in CHECKS}
        return actions.Found(seen_on=given["seen_on"], answers=answers, words=given["words"] or "")


refuse = beside({"ride_full": "ride", "sign_up_code_unknown": "code", "finding_incomplete": "seen_on"})


def _seats(ride: Ride, seating: Seating) -> Any:
    return t("{car} เหลือ {n} ที่", "{car}, {n} left", car=ride.vehicle, n=seating.seats_left)
