"""Forms of looking again and of the evidence folder."""

from __future__ import annotations

from thuanna.channels.staff.evidence import paper_field
from thuanna.channels.web.fields import CheckField, ChoiceField, ThaiDateField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.services.planning.evidence_words import CONSENTS, EVIDENCE


class LookForm(PlainForm):
    """What was found, and when somebody looks again."""

    looked_on = ThaiDateField(t("กลับไปดูวันที่", "Looked on"), not_after="today")
    found = ThaiTextField(
        t("พบอะไร", "What was found?"),
        lines=4,
        most=3000,
        hint=t("สิ่งที่ยังอยู่ สิ่งที่หายไป ใครดูแลต่อ ไม่ใส่ชื่อบุคคล", "What lasted, what did not; naming nobody"),
    )
    next_on = ThaiDateField(
        t("จะกลับไปดูอีกวันที่", "Look again on"),
        required=False,
        hint=t("เว้นว่างถ้าไม่ต้องดูอีก", "Leave empty if there is no need"),
    )


class EvidenceForm(PlainForm):
    """An award, a document, a figure or a photograph."""

    kind = ChoiceField(t("หลักฐานแบบใด", "What kind?"), list(EVIDENCE.items()))
    title = ThaiTextField(t("ชื่อหลักฐาน", "Title"))
    words = ThaiTextField(
        t("เล่าสั้น ๆ", "In a few words"),
        lines=3,
        most=2000,
        required=False,
        hint=t("ตัวเลข: จากเท่าใดเป็นเท่าใด นับอย่างไร", "A figure: from what to what, and how counted"),
    )
    on = ThaiDateField(t("วันที่", "Day"), not_after="today")
    file = paper_field(t("ไฟล์ (รูปถ่ายหรือเอกสาร)", "File (photograph or document)"))
    alt = ThaiTextField(
        t("ในรูปมีอะไร", "What does the photograph show?"),
        most=300,
        required=False,
        hint=t("สำหรับคนที่มองไม่เห็น ไม่ใส่ชื่อบุคคล", "For those who cannot see it; name nobody"),
    )
    consent = ChoiceField(
        t("คนในรูปยินยอมไหม", "Did those in it agree?"), list(CONSENTS.items()), initial="none"
    )
    consent_words = ThaiTextField(
        t("ใครยินยอม อย่างไร", "Who agreed, and how?"),
        most=300,
        required=False,
        hint=t("เช่น ลงชื่อในใบยินยอม 12 คน เก็บที่สำนักงาน", "Such as: twelve signed; the sheet is at the office"),
    )
    is_public = CheckField(t("ให้ทุกคนดูได้ในหน้าโครงการ", "Everybody may see it"), required=False)
