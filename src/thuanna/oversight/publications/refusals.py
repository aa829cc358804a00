"""What publishing refuses, in words."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class NothingToPublish(Refusal):
    """The tenant has nothing of this kind yet."""

    code = "nothing_to_publish"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ยังไม่มีข้อมูลที่จะเผยแพร่ กรุณาตั้งค่ากองทุนหรือหน่วยงานก่อน",
                "There is nothing to publish yet. Please set up the fund or the organisation first.",
            )
        )


class NothingNew(Refusal):
    """The newest version says exactly the same."""

    code = "nothing_new"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ข้อมูลวันนี้เหมือนฉบับที่เผยแพร่อยู่แล้ว จึงไม่ต้องเผยแพร่ซ้ำ",
                "The newest version already says the same, so there is nothing to publish again.",
            )
        )


class VersionUnknown(NotHere):
    """No such version of this tenant's."""

    code = "version_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบฉบับนี้ กรุณาเลือกจากรายการฉบับที่เผยแพร่",
                "There is no such version. Please choose one from the list.",
            )
        )


class AlreadyWithdrawn(Refusal):
    """The version was taken back before."""

    code = "already_withdrawn"

    def __init__(self) -> None:
        super().__init__(t("ฉบับนี้ถอนการเผยแพร่ไปแล้ว", "This version was already withdrawn."))


class ReasonMissing(Refusal):
    """A withdrawal says why, to everybody."""

    code = "withdrawal_reason_missing"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณาบอกเหตุผลที่ถอน ทุกคนจะอ่านได้ในหน้าสาธารณะ",
                "Please say why it is withdrawn; everybody can read it on the public page.",
            )
        )


class KindIsBuilt(Refusal):
    """This kind of page is built from the registers and cannot be written by hand."""

    code = "publication_kind_is_built"

    def __init__(self) -> None:
        super().__init__(
            t(
                "หน้านี้สร้างจากทะเบียนและสมุดบัญชี จึงเขียนเองไม่ได้ กรุณาแก้ข้อมูลในทะเบียนแล้วเผยแพร่ใหม่",
                "This page is built from the registers and the book, so it cannot be written by hand. "
                "Please correct the register and publish again.",
            )
        )
