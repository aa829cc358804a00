"""The operator of the demonstration, so that the page about the installation can be seen too."""

from __future__ import annotations

from thuanna.foundation.access.founding import NewOrganisation
from thuanna.kernel.language import t

from . import accounts
from .steps import Clock, take_in
from .stories import LogIn

CODE = "operator-demo"
NAME = t("ผู้ให้บริการระบบสมมุติ", "An Invented Operator")
LOG_INS = (LogIn(name="operator", roles=("operator", "administrator"), sex="female"),)


def build(clock: Clock) -> None:
    """Build it unless it stands."""
    new = NewOrganisation(
        code=CODE, kind="operator", name_th=NAME.in_("th"), name_en=NAME.in_("en"), is_demo=True
    )
    take_in(new, clock).step("log-ins", lambda site: accounts.open_all(site, LOG_INS))
