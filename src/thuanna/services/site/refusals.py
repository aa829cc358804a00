"""What the site's actions refuse, in words."""

from __future__ import annotations

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere, Refusal

from .readiness import Finding


class PageUnknown(NotHere):
    """No such page, version, file or entry of this office's."""

    code = "site_page_unknown"

    def __init__(self) -> None:
        super().__init__(
            t("ไม่พบหน้านี้ กรุณาเลือกจากรายการ", "There is no such page. Please choose one from the list.")
        )


class PageExists(Refusal):
    """There is one page of this kind only, and it is there."""

    code = "site_page_exists"

    def __init__(self, label: Phrase) -> None:
        super().__init__(
            t(
                "มีหน้า “{label}” อยู่แล้ว กรุณาเปิดหน้านั้นแล้วกด “แก้เป็นฉบับใหม่”",
                "There is a page “{label}” already. Please open it and start a new version.",
                label=label,
            )
        )


class NotEditable(Refusal):
    """The version was submitted or published; it stands still."""

    code = "site_version_stands_still"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ฉบับนี้ส่งให้ตรวจหรือเผยแพร่แล้ว จึงแก้ไม่ได้ ถ้าต้องแก้ ให้ผู้อนุมัติส่งกลับ หรือเริ่มฉบับใหม่",
                "This version was submitted or published, so it stands still. Have it sent back, or start "
                "a new one.",
            )
        )


class VersionOpen(Refusal):
    """Another version of the page is still being written."""

    code = "site_version_open"

    def __init__(self) -> None:
        super().__init__(
            t(
                "มีฉบับใหม่ของหน้านี้ที่ยังทำไม่เสร็จ กรุณาทำฉบับนั้นต่อ หรือทิ้งฉบับนั้นก่อน",
                "A new version of this page is not finished. Please go on with it, or discard it first.",
            )
        )


class NotReady(Refusal):
    """Something must be mended before others see it."""

    code = "site_page_not_ready"

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(
            t(
                "ยังไม่ครบ {n} เรื่อง เรื่องแรก: {first}",
                "{n} things are still missing. The first: {first}",
                n=len(findings),
                first=findings[0].words,
            )
        )


class NotWaiting(Refusal):
    """The version does not wait for approval."""

    code = "site_version_not_waiting"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ฉบับนี้ไม่ได้รออนุมัติ อาจมีคนตรวจไปแล้ว กรุณาเปิดหน้าดูอีกครั้ง",
                "This version does not wait for approval; somebody may have seen to it. Please look again.",
            )
        )


class OwnWork(Refusal):
    """Nobody approves what they wrote or submitted."""

    code = "site_own_work"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ผู้เขียนหรือผู้ส่งอนุมัติงานของตัวเองไม่ได้ กรุณาให้หัวหน้ากองหรือปลัดคนอื่นตรวจ",
                "Who wrote or submitted it cannot approve it. Please have another head or the clerk look.",
            )
        )


class ElectionRuns(Refusal):
    """News waits until the election period is over, unless people must know it."""

    code = "site_election_runs"

    def __init__(self) -> None:
        super().__init__(
            t(
                "อยู่ในช่วงเลือกตั้ง จึงงดเผยแพร่ประกาศใหม่ ถ้าประชาชนต้องรู้ทันที เช่น ภัยพิบัติ ให้กรอกเหตุจำเป็น",
                "An election period runs, so no new announcement goes out. If people must know it now, "
                "such as a disaster, please say why.",
            )
        )


class ReasonMissing(Refusal):
    """It must be said why."""

    code = "site_reason_missing"

    def __init__(self) -> None:
        super().__init__(t("กรุณาบอกเหตุผล", "Please say why."))


class NothingShown(Refusal):
    """The page is not before the public."""

    code = "site_nothing_shown"

    def __init__(self) -> None:
        super().__init__(t("หน้านี้ไม่ได้เผยแพร่อยู่", "This page is not published."))


class TooMuch(Refusal):
    """A text, or the number of files, is more than a page holds."""

    code = "site_too_much"


class EntryIncomplete(Refusal):
    """An entry of one of the office's registers lacks something."""

    code = "site_entry_incomplete"


class AlreadyThere(Refusal):
    """The same is entered already."""

    code = "site_already_there"

    def __init__(self) -> None:
        super().__init__(t("เรื่องนี้บันทึกไว้แล้วและยังไม่สิ้นสุด", "The same is entered already and has not ended."))
