"""The ready chart of accounts. Its lines are those of section 10 of the fund status form. Plain data.

``contributions`` stand as the fund's own money (equity) or as owed to members (liability), as each fund's
bylaws say: both accounts are there, and the dated policy of the fund chooses.
"""

from __future__ import annotations

from dataclasses import dataclass

CASH = "1100"
CUSTODY = "1110"
BANK = "1200"
IN_TRANSIT = "1290"
OTHER_INVESTMENTS = "1900"
CONTRIBUTIONS_OWED = "2100"
OTHER_LIABILITIES = "2900"
CONTRIBUTIONS = "3100"
SEED_CODI = "3200"
STATE_MATCH = "3210"
LOCAL_SUPPORT = "3220"
OTHER_STATE = "3230"
OPENING = "3900"
ENTRY_FEES = "4100"
DONATIONS = "4200"
INTEREST = "4300"
OTHER_INCOME = "4900"
STAFF_PAY = "5100"
TRAVEL = "5200"
STATIONERY = "5300"
ACTIVITIES = "5400"
OTHER_EXPENSES = "5490"
BENEFITS = "5500"
OUTSIDE_HELP = "5600"

RECEIPTS = "RC"
VOUCHERS = "PV"

MEMBER, COLLECTOR = "member", "collector"


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """An account before it is opened; the fields are those of `Account`."""

    code: str
    name_th: str
    name_en: str
    kind: str
    axis: str
    form_line: str = ""
    party_kind: str = ""
    never_below_zero: bool = False


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """A number series before it is opened."""

    code: str
    name_th: str
    name_en: str


ACCOUNTS: tuple[AccountPlan, ...] = (
    AccountPlan(CASH, "เงินสดที่เหรัญญิก", "Cash with the treasurer", "asset", "cash", "10.cash", "", True),
    AccountPlan(
        CUSTODY, "เงินสดในมือผู้รับเงิน", "Cash with collectors", "asset", "custody", "10.cash", COLLECTOR, True
    ),
    AccountPlan(BANK, "เงินฝากธนาคาร", "Bank", "asset", "bank", "10.bank", "", True),
    AccountPlan(IN_TRANSIT, "เงินระหว่างนำฝาก", "Deposits in transit", "asset", "clearing", "10.cash"),
    AccountPlan(OTHER_INVESTMENTS, "เงินลงทุนอื่น", "Other investments", "asset", "other", "10.investments"),
    AccountPlan(
        CONTRIBUTIONS_OWED,
        "เงินสมทบสมาชิก (เจ้าหนี้)",
        "Member contributions (owed)",
        "liability",
        "member",
        "10.members",
        MEMBER,
    ),
    AccountPlan(OTHER_LIABILITIES, "หนี้สินอื่น", "Other liabilities", "liability", "other", "10.other"),
    AccountPlan(
        CONTRIBUTIONS, "เงินสมทบสมาชิก", "Member contributions", "equity", "member", "10.members", MEMBER
    ),
    AccountPlan(SEED_CODI, "เงินสนับสนุนจาก พอช.", "Seed money from CODI", "equity", "support", "10.codi"),
    AccountPlan(
        STATE_MATCH,
        "เงินสมทบรัฐบาลผ่าน พอช.",
        "State matching through CODI",
        "equity",
        "support",
        "10.state_codi",
    ),
    AccountPlan(
        LOCAL_SUPPORT,
        "เงินสมทบ อปท.",
        "Support of the local government",
        "equity",
        "support",
        "10.local_government",
    ),
    AccountPlan(
        OTHER_STATE,
        "เงินสนับสนุนหน่วยงานรัฐอื่น",
        "Support of other state bodies",
        "equity",
        "support",
        "10.other_state",
    ),
    AccountPlan(OPENING, "ยอดยกมา", "Opening balance", "equity", "opening", "10.opening"),
    AccountPlan(ENTRY_FEES, "ค่าสมัครสมาชิก", "Entry fees", "income", "member", "10.entry_fees", MEMBER),
    AccountPlan(DONATIONS, "เงินบริจาค", "Donations", "income", "other", "10.donations"),
    AccountPlan(INTEREST, "ดอกเบี้ยธนาคาร", "Bank interest", "income", "other", "10.interest"),
    AccountPlan(OTHER_INCOME, "รายรับอื่น", "Other income", "income", "other", "10.other_income"),
    AccountPlan(STAFF_PAY, "ค่าตอบแทน", "Staff pay", "expense", "other", "10.staff_pay"),
    AccountPlan(TRAVEL, "ค่าเดินทาง", "Travel", "expense", "other", "10.travel"),
    AccountPlan(
        STATIONERY, "ค่าเอกสารและวัสดุสำนักงาน", "Documents and stationery", "expense", "other", "10.stationery"
    ),
    AccountPlan(
        ACTIVITIES, "ค่าจัดกิจกรรมและประชุม", "Activities and meetings", "expense", "other", "10.activities"
    ),
    AccountPlan(OTHER_EXPENSES, "ค่าใช้จ่ายอื่น", "Other expenses", "expense", "other", "10.other_expenses"),
    AccountPlan(
        BENEFITS, "สวัสดิการจ่ายสมาชิก", "Benefits to members", "expense", "benefit", "10.benefits", MEMBER
    ),
    AccountPlan(
        OUTSIDE_HELP, "ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to non-members", "expense", "benefit", "10.outside_help"
    ),
)

SERIES: tuple[SeriesPlan, ...] = (
    SeriesPlan(RECEIPTS, "ใบเสร็จรับเงิน", "Receipts"),
    SeriesPlan(VOUCHERS, "ใบสำคัญจ่าย", "Payment vouchers"),
)
