"""Why a packet is not taken in."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal

from .packets import Opened, PacketChanged, PacketUnreadable

__all__ = [
    "AlreadyReceived",
    "NotCompared",
    "OwnPacket",
    "PacketChanged",
    "PacketUnknown",
    "PacketUnreadable",
    "SenderUnknown",
]


class SenderUnknown(Refusal):
    """Nobody of this office has compared the sender's key yet.

    :ivar opened: the packet, whole and signed, by somebody unknown
    """

    code = "sender_unknown"

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        super().__init__(
            t(
                "ยังไม่เคยรับซองจาก {name_th} กรุณาโทรถามรหัสยืนยันของผู้ส่ง ถ้าตรงกับ {print} จึงบันทึกว่าเชื่อถือ",
                "Nothing was received from {name_en} before. Ask the sender for their fingerprint; "
                "if it is {print}, record that you trust them.",
                name_th=opened.sender.name_th,
                name_en=opened.sender.name_en or opened.sender.name_th,
                print=opened.sender.fingerprint,
            )
        )


class NotCompared(Refusal):
    """A sender is trusted only after somebody said how the fingerprint was compared."""

    code = "sender_not_compared"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณาบอกว่าเทียบรหัสยืนยันกับผู้ส่งอย่างไร เช่น โทรถามกองสวัสดิการสังคมของเทศบาลนั้น",
                "Please say how the fingerprint was compared, such as by telephone with their office.",
            )
        )


class AlreadyReceived(Refusal):
    """The same packet came before."""

    code = "packet_received_already"

    def __init__(self) -> None:
        super().__init__(
            t(
                "รับซองนี้ไว้แล้ว ดูได้ในรายการที่รับ ไม่ต้องรับซ้ำ",
                "This packet was received before; it stands in the list of what came.",
            )
        )


class OwnPacket(Refusal):
    """The office made it itself."""

    code = "packet_is_own"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ซองนี้หน่วยงานนี้ทำเอง ส่งให้หน่วยงานอื่นได้ แต่รับเองไม่ได้",
                "This office made the packet itself: it is for others to receive.",
            )
        )


class PacketUnknown(NotHere):
    """There is no such packet or sender among this office's."""

    code = "packet_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบซองหรือผู้ส่งนี้ในรายการของหน่วยงาน กรุณาเลือกจากรายการ",
                "This packet or sender is not in the office's list. Please choose from the list.",
            )
        )
