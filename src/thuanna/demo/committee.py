"""The provincial committee that certifies funds, so that its log-in can be tried too."""

from __future__ import annotations

from thuanna.foundation.access.founding import NewOrganisation
from thuanna.kernel.language import t

from . import accounts, sealed
from .steps import Clock, Site, take_in
from .stories import LogIn

CODE = "province-demo"
NAME = t("คณะกรรมการขับเคลื่อนสวัสดิการชุมชนจังหวัดสมมุติ", "Community Welfare Committee of an Invented Province")
LOG_INS = (
    LogIn(name="province", roles=("province", "administrator"), sex="male"),
    *(LogIn(name=one.log_in, roles=("province",)) for one in sealed.PROVINCE),
)


def build(clock: Clock) -> Site:
    """Build it unless it stands."""
    new = NewOrganisation(
        code=CODE, kind="province", name_th=NAME.in_("th"), name_en=NAME.in_("en"), is_demo=True
    )
    site = take_in(new, clock)
    site.step("log-ins", lambda site: accounts.open_all(site, LOG_INS))
    site.step("sealed", _name_readers)
    return site


def _name_readers(site: Site) -> None:
    sealed.name_readers(site, sealed.PROVINCE, by=site.person("province"))
