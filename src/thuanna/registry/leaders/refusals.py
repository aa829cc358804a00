"""What the register refuses, in words."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class LeaderUnknown(NotHere):
    """Nobody among those the actor may see or change."""

    code = "leader_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบคนนี้ในรายชื่อที่บัญชีนี้ดูแล กรุณาเลือกจากรายการ",
                "Nobody of that kind is in the list this account keeps. Please choose from the list.",
            )
        )


class VillageNotYours(Refusal):
    """The village is not in the list, or another committee keeps it."""

    code = "leader_village_not_yours"

    def __init__(self) -> None:
        super().__init__(
            t(
                "บัญชีนี้ดูแลรายชื่อของหมู่บ้านอื่น กรุณาเลือกหมู่บ้านในรายการ",
                "This account keeps the list of another village. Please choose one from the list.",
            )
        )


class LeaderIncomplete(Refusal):
    """A name or a telephone is missing, or the role is not in use."""

    code = "leader_incomplete"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณากรอกชื่อ เบอร์โทร และเลือกบทบาทในรายการ",
                "Please give a name, a telephone number and a role from the list.",
            )
        )


class LeaderListed(Refusal):
    """The same person stands there in the same role."""

    code = "leader_listed"

    def __init__(self) -> None:
        super().__init__(
            t(
                "คนนี้อยู่ในรายชื่อของหมู่บ้านนี้ด้วยบทบาทนี้แล้ว ถ้าเบอร์เปลี่ยน ให้แก้รายการเดิม",
                "This person is in the village's list in this role already. Correct that entry if the "
                "number is new.",
            )
        )


class LeaderEnded(Refusal):
    """The day does not fit the entry's days."""

    code = "leader_ended"

    def __init__(self) -> None:
        super().__init__(
            t(
                "วันสิ้นสุดต้องหลังวันเริ่ม และรายการที่สิ้นสุดแล้วแก้ไม่ได้",
                "The end comes after the beginning, and what has ended is not changed.",
            )
        )
