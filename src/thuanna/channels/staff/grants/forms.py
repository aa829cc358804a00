"""Forms of evidence, judgement and matching rounds."""

from __future__ import annotations

from typing import Any

from thuanna.channels.staff.evidence import paper_field
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.chosen import Choices
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.services.grants.rules.criteria import CERTIFIERS

from . import words

_FISCAL_YEAR = t("ปีงบประมาณ พ.ศ.", "Fiscal year (B.E.)")


class PaperForm(PlainForm):
    """A form that ends with a paper."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["document"] = paper_field(t("เอกสารหรือรูปถ่าย", "Paper or photograph"))


class PromoterForm(PaperForm):
    """Who set the fund going."""

    name = ThaiTextField(t("ชื่อ นามสกุล", "Name"), most=160)
    standing = ThaiTextField(
        t("เป็นใครในชุมชน", "Who in the community"),
        most=160,
        required=False,
        hint=t("เช่น ผู้ใหญ่บ้านหมู่ 2 อสม.", "Such as: head of village 2, health volunteer"),
    )
    starts_on = ThaiDateField(t("ร่วมก่อการตั้งแต่", "Since"), not_after="today")


class CertificationForm(PaperForm):
    """Who certified the fund."""

    certifier = ChoiceField(t("ใครรับรอง", "Who certified it?"), list(CERTIFIERS.items()))
    certified_on = ThaiDateField(t("วันที่รับรอง", "Day of the certificate"), not_after="today")
    reference = ThaiTextField(t("เลขที่หนังสือ", "Number of the letter"), most=80, required=False)
    signed_by = ThaiTextField(t("ผู้ลงนาม", "Signed by"), most=160, required=False)


class SupportForm(PaperForm):
    """What the local government gave."""

    kind = ChoiceField(t("สนับสนุนอย่างไร", "What kind of support?"), list(words.SUPPORTS.items()))
    giver = ThaiTextField(t("ใครให้", "Given by"), hint=t("เช่น เทศบาลตำบล…", "Such as: the municipality of …"))
    about = ThaiTextField(t("ให้อะไร", "What was given"), lines=2, most=400)
    given_on = ThaiDateField(t("ตั้งแต่วันที่", "Since"), not_after="today")


class PostingForm(PaperForm):
    """What was posted where."""

    what = ChoiceField(t("ติดประกาศอะไร", "What was posted?"), list(words.WHATS.items()))
    fiscal_year = WholeNumberField(_FISCAL_YEAR, least=2540, most=2640)
    place = ThaiTextField(t("ติดที่ไหน", "Where"))
    posted_on = ThaiDateField(t("ติดเมื่อ", "Posted on"), not_after="today")
    posted_until = ThaiDateField(t("ติดถึงวันที่", "Until"), required=False)


class CitingForm(PaperForm):
    """A form that may cite a resolution."""

    def __init__(self, *args: Any, resolutions: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["resolution_id"] = ChoiceField(
            t("ตามมติ", "By the resolution"), resolutions, drop_down=True, required=False
        )
        self.fields["document"] = self.fields.pop("document")  # the paper stays last

    def clean_resolution_id(self) -> int | None:
        """The resolution, if one was chosen."""
        return int(self.cleaned_data["resolution_id"] or 0) or None


class PlanForm(CitingForm):
    """A piece of the plan."""

    activity = ThaiTextField(t("จะทำอะไร", "What is to be done"), most=300)
    aim = ChoiceField(t("เพื่ออะไร", "For which aim?"), list(words.AIMS.items()))
    kind = ChoiceField(t("ทำกับใคร", "With whom?"), list(words.PLANS.items()))
    fiscal_year = WholeNumberField(_FISCAL_YEAR, least=2540, most=2640)
    starts_on = ThaiDateField(t("เริ่มวันที่", "Begins on"))
    method = ThaiTextField(t("ทำอย่างไร", "How"), lines=3, most=600, required=False)
    result = ThaiTextField(t("ได้ผลอย่างไร", "What came of it"), lines=3, most=600, required=False)


class MonitoringForm(PaperForm):
    """What was found."""

    by = ChoiceField(t("ใครติดตาม", "By whom?"), list(words.BYS.items()))
    who = ThaiTextField(t("ชื่อคณะหรือหน่วยงาน", "Name of the team or office"))
    done_on = ThaiDateField(t("วันที่ติดตาม", "Day"), not_after="today")
    findings = ThaiTextField(t("พบอะไร", "What was found"), lines=4, most=4000)
    next_step = ThaiTextField(t("จะทำอะไรต่อ", "What comes next"), lines=2, most=400, required=False)


class AuditForm(CitingForm):
    """What the auditor says."""

    fiscal_year = WholeNumberField(_FISCAL_YEAR, least=2540, most=2640)
    auditor = ThaiTextField(t("ชื่อผู้ตรวจสอบกิจการ", "Name of the auditor"), most=160)
    given_on = ThaiDateField(t("วันที่ให้ความเห็น", "Day of the opinion"), not_after="today")
    opinion = ThaiTextField(
        t("ความเห็น", "The opinion"),
        lines=5,
        most=4000,
        hint=t("ตามถ้อยคำของผู้ตรวจสอบ", "In the auditor's own words."),
    )


class LinkForm(PaperForm):
    """A link with other work."""

    kind = ChoiceField(t("งานด้านใด", "What kind of work?"), list(words.LINKS.items()), drop_down=True)
    partner = ThaiTextField(t("กับกลุ่มหรือองค์กรใด", "With which group"))
    about = ThaiTextField(t("เชื่อมโยงกันอย่างไร", "How they are linked"), lines=2, most=400)
    starts_on = ThaiDateField(t("ตั้งแต่วันที่", "Since"), not_after="today")


class ActivityForm(PaperForm):
    """Welfare that is not money."""

    kind = ChoiceField(t("ทำอะไร", "What kind?"), list(words.ACTIVITIES.items()))
    about = ThaiTextField(t("เล่าสั้นๆ ว่าทำอะไร", "In short, what was done"), lines=2, most=400)
    done_on = ThaiDateField(t("วันที่", "Day"), not_after="today")
    people = WholeNumberField(t("คนที่ได้รับ", "How many people"), required=False, unit=t("คน", "people"))
    reaches_community = CheckField(
        t("มีคนที่ไม่ใช่สมาชิกได้รับด้วย", "People who are no members were reached too"), required=False
    )


class ConsiderForm(PlainForm):
    """The province's judgement of a proposal."""

    verdict = ChoiceField(t("พิจารณาแล้วเป็นอย่างไร", "What is the judgement?"), list(words.PROPOSALS.items()))
    reason = ThaiTextField(t("เหตุผล หรือสิ่งที่ต้องเพิ่ม", "The reason, or what is still needed"), lines=3, most=600)
    reference = ThaiTextField(
        t("เลขที่มติหรือหนังสือ", "Number of the resolution or letter"),
        most=80,
        hint=t("ถ้ายังไม่มีเลข ให้ใส่วันที่ประชุม", "Where there is no number yet, the day of the meeting."),
    )
    judge_name = ThaiTextField(t("ผู้พิจารณา", "Judged by"), most=160)


class TakeBackForm(PlainForm):
    """Why it is taken back."""

    reason = ThaiTextField(t("ถอนรายการนี้เพราะอะไร", "Why is this taken back?"), most=300)


class ChooseForm(PlainForm):
    """Which set applies."""

    criteria = ChoiceField(
        t("ใช้หลักเกณฑ์ใดกับกองทุนนี้", "Which criteria apply to this fund?"),
        list(words.SETS.items()),
        hints={
            "existing_fund": t(
                "มีอยู่ก่อนเริ่มโครงการ หรือเคยรับเงินสมทบแล้ว", "Existed before the programme, or was matched"
            ),
            "new_fund": t("ยังไม่เคยรับเงินสมทบจากรัฐ", "Not matched by the state so far"),
            "proposal_2567": t("ใช้ทำแบบเสนอปี 2567 เป็นต้นไป", "For proposals from 2567 on"),
        },
    )
    is_urban = CheckField(
        t("อยู่ในเขตเทศบาลเมืองหรือเทศบาลนคร", "In a town or city municipality"), required=False
    )
    reason = ThaiTextField(
        t("ดูจากอะไร", "On what grounds?"),
        lines=2,
        most=400,
        hint=t(
            "เช่น ทะเบียนกองทุน หนังสือของ พอช. ปีที่รับสมทบครั้งแรก", "Such as letters of CODI, the year first matched"
        ),
    )


class JudgeForm(PlainForm):
    """What a person judged."""

    verdict = ChoiceField(t("พิจารณาแล้วเห็นว่า", "Judged to be"), [])
    reason = ThaiTextField(t("เพราะอะไร ดูจากอะไร", "Why, and on what grounds"), lines=3, most=600)
    judge_name = ThaiTextField(t("ชื่อผู้พิจารณา", "Name of who judged"), most=160)

    def __init__(self, *args: Any, is_judged: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("met", t("ครบ", "Complete")), ("not_met", t("ยังไม่ครบ", "Not complete yet"))]
        if is_judged:
            choices.append(("taken_back", t("ให้ระบบคิดจากข้อมูลตามเดิม", "Let the data speak again")))
        self.fields["verdict"] = ChoiceField(t("พิจารณาแล้วเห็นว่า", "Judged to be"), choices)


class OutcomeForm(PlainForm):
    """What came of a round."""

    verdict = ChoiceField(t("ผลเป็นอย่างไร", "What came of it?"), list(words.VERDICTS.items()))
    members = WholeNumberField(
        t("อนุมัติกี่คน", "How many were approved"), least=0, required=False, unit=t("คน", "people")
    )
    amount = MoneyField(t("อนุมัติเงินเท่าไร", "How much was approved"), required=False)
    decided_on = ThaiDateField(t("วันที่ตามหนังสือ", "Day of the letter"), not_after="today")
    reference = ThaiTextField(t("เลขที่หนังสือ", "Number of the letter"), most=80, required=False)
    reason = ThaiTextField(
        t("เหตุผล", "Reason"),
        most=300,
        required=False,
        hint=t("ต้องกรอกเมื่อส่งกลับหรือถอนคำขอ", "Needed when it was sent back or taken back"),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["document"] = paper_field(t("หนังสือแจ้งผล", "The letter"))


class EarlierForm(PlainForm):
    """A round of before this program."""

    number = WholeNumberField(t("รอบที่", "Round"), least=1, most=30)
    cutoff_on = ThaiDateField(t("วันตัดยอด", "Cut-off day"), not_after="today")
    approved_on = ThaiDateField(t("วันที่อนุมัติ", "Approved on"), not_after="today")
    amount = MoneyField(t("เงินที่อนุมัติ", "Amount approved"))
    numbers = ThaiTextField(
        t("เลขทะเบียนสมาชิกที่ได้รับสมทบ", "Numbers of the members matched"),
        lines=8,
        most=60_000,
        hint=t("บรรทัดละหนึ่งเลข คัดลอกจากตารางได้", "One a line; can be copied from a table"),
    )


FORMS: dict[str, type[PlainForm]] = {
    "promoters": PromoterForm,
    "certifications": CertificationForm,
    "supports": SupportForm,
    "postings": PostingForm,
    "plan": PlanForm,
    "monitoring": MonitoringForm,
    "audits": AuditForm,
    "links": LinkForm,
    "activities": ActivityForm,
}
