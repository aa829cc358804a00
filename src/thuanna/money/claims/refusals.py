"""What several steps of a claim refuse, in words for people."""

from __future__ import annotations

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from .models import Claim, ClaimClosing


class ClaimClosed(Refusal):
    """The claim was taken back or closed."""

    code = "claim_closed"


class NotDeclared(Refusal):
    """Whoever certifies or decides says that it is not their own or their family's."""

    code = "claim_not_declared"


class PeopleOnly(Refusal):
    """Claims are certified and decided by people, each under their own name."""

    code = "claim_by_people_only"


def refuse_closed(claim: Claim) -> None:
    """Go on only if nothing has closed the claim.

    :raises ClaimClosed: something has
    """
    if ClaimClosing.objects.filter(claim=claim).exists():
        raise ClaimClosed(
            t(
                "คำขอนี้ปิดเรื่องไปแล้ว ถ้ายังต้องการรับสวัสดิการให้ยื่นคำขอใหม่",
                "This claim is closed. Make another one if the benefit is still wanted.",
            )
        )


def person_of(by: Actor) -> int:
    """The account of the person who acts.

    :raises PeopleOnly: a part of the system acts
    """
    if by.user_id is None:
        raise PeopleOnly(t("การรับรองและพิจารณาต้องทำโดยคน", "Claims are certified and decided by people."))
    return by.user_id


def refuse_undeclared(*, is_not_mine: bool) -> None:
    """Go on only with the plain word.

    :raises NotDeclared: it was not given
    """
    if not is_not_mine:
        raise NotDeclared(
            t(
                "กรุณายืนยันว่าไม่ใช่เรื่องของตนเองหรือคนในครอบครัว ถ้าใช่ ให้กรรมการคนอื่นทำ",
                "Please say that it is not your own or your family's. If it is, let somebody else do it.",
            )
        )
