"""What happened, whose money it is, which group an account stands in: in words a treasurer uses."""

from __future__ import annotations

from collections.abc import Mapping

from thuanna.kernel.language import Phrase, t
from thuanna.money.ledger.models import Account, Journal, Leg

KINDS: Mapping[str, Phrase] = {
    Journal.Kind.OPENING: t("ยอดยกมาจากสมุดเดิม", "Balances of the old books"),
    Journal.Kind.CONTRIBUTION: t("รับเงินสมทบ", "Contribution received"),
    Journal.Kind.ENTRY_FEE: t("รับค่าสมัคร", "Entry fee received"),
    Journal.Kind.DONATION: t("รับเงินบริจาค", "Donation received"),
    Journal.Kind.INTEREST: t("ดอกเบี้ยธนาคาร", "Bank interest"),
    Journal.Kind.MATCHING: t("รับเงินสมทบจากหน่วยงาน", "Matching money received"),
    Journal.Kind.OTHER_INCOME: t("รายรับอื่น", "Other income"),
    Journal.Kind.BENEFIT: t("จ่ายสวัสดิการสมาชิก", "Benefit paid"),
    Journal.Kind.OUTSIDE_HELP: t("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to non-members"),
    Journal.Kind.EXPENSE: t("จ่ายค่าใช้จ่าย", "Expense paid"),
    Journal.Kind.DEPOSIT: t("นำเงินฝากธนาคาร", "Deposit at the bank"),
    Journal.Kind.WITHDRAWAL: t("ถอนเงินจากธนาคาร", "Withdrawal from the bank"),
    Journal.Kind.TRANSFER: t("ส่งมอบเงินระหว่างกัน", "Cash handed over"),
    Journal.Kind.FUNDER_TRANSFER: t("โอนระหว่างแหล่งเงิน", "Transfer between funders"),
    Journal.Kind.CORRECTION: t("ปรับปรุงให้ถูกต้อง", "Correction"),
    Journal.Kind.SURPLUS: t("จัดสรรส่วนเกินประจำปี", "The year's surplus split"),
    Journal.Kind.REVERSAL: t("กลับรายการ", "Reversal"),
}

FUNDERS: Mapping[str, Phrase] = {
    Leg.Funder.MEMBER: t("สมาชิก", "Members"),
    Leg.Funder.LOCAL_GOVERNMENT: t("เทศบาลหรือ อบต.", "Local government"),
    Leg.Funder.STATE: t("รัฐ", "State"),
    Leg.Funder.DONOR: t("ผู้บริจาค", "Donors"),
    Leg.Funder.OTHER: t("อื่นๆ", "Others"),
}

ACCOUNT_KINDS: Mapping[str, Phrase] = {
    Account.Kind.ASSET: t("เงินและสิ่งที่กองทุนมี (สินทรัพย์)", "What the fund has (assets)"),
    Account.Kind.LIABILITY: t("เงินที่กองทุนต้องคืน (หนี้สิน)", "What the fund owes (liabilities)"),
    Account.Kind.EQUITY: t("เงินกองทุน", "The fund's own money (equity)"),
    Account.Kind.INCOME: t("รายได้", "Income"),
    Account.Kind.EXPENSE: t("รายจ่าย", "Spending"),
}


def account_words(account: Account) -> Phrase:
    """An account's name in both languages."""
    return t(account.name_th, account.name_en)


def journal_words(kind: str, original_kind: str = "") -> Phrase:
    """What a journal records; a reversal says what it takes back."""
    if original_kind:
        return t("กลับรายการ: {what}", "Reversal: {what}", what=KINDS[original_kind])
    return KINDS[kind]
