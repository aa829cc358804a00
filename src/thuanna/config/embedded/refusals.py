"""What the embedded database refuses, in words that say what to do."""

from __future__ import annotations

from pathlib import Path

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal


class DatabaseRefused(Refusal):
    """The embedded database cannot be had as asked."""

    code = "database_refused"


class ProgramsMissing(DatabaseRefused):
    """The wheel that brings PostgreSQL is not installed, or lacks the version that the data needs."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            t(
                "ไม่พบโปรแกรม PostgreSQL {wanted} โปรดติดตั้งใหม่ด้วย make demo หรือกำหนด DATABASE_URL"
                " (ดู docs/operations/embedded-database.md)",
                "PostgreSQL {wanted} is not installed; run make demo to install it again, or set DATABASE_URL"
                " (see docs/operations/embedded-database.md)",
                wanted=wanted,
            ),
            code="database_programs_missing",
        )


class NotOurFolder(DatabaseRefused):
    """The data folder belongs to another user of this machine."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            t(
                "โฟลเดอร์ข้อมูล {folder} เป็นของผู้ใช้อื่นในเครื่องนี้ โปรดใช้บัญชีเดิม หรือกำหนด THUANNA_DATA เป็นโฟลเดอร์อื่น",
                "the data folder {folder} belongs to another user of this machine;"
                " use that account, or set THUANNA_DATA to another folder",
                folder=folder,
            ),
            code="database_folder_of_another",
        )


class CannotStart(DatabaseRefused):
    """PostgreSQL did not come up; its own words follow."""

    def __init__(self, log: Path, words: str) -> None:
        super().__init__(
            t(
                "เปิดฐานข้อมูลไม่สำเร็จ โปรดดูบันทึก {log}\n{words}",
                "the database did not start; see its log {log}\n{words}",
                log=log,
                words=words.strip(),
            ),
            code="database_cannot_start",
        )


class CannotStop(DatabaseRefused):
    """PostgreSQL was asked to stop and did not."""

    def __init__(self, pid: int) -> None:
        super().__init__(
            t(
                "ฐานข้อมูล (โพรเซส {pid}) ยังไม่หยุด โปรดรอสักครู่แล้วลองใหม่",
                "the database (process {pid}) has not stopped yet; wait a moment and try again",
                pid=pid,
            ),
            code="database_cannot_stop",
        )
