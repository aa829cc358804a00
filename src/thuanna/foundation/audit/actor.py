"""The one who acts: a logged-in person with their roles, or a named part of the system."""

from __future__ import annotations

from dataclasses import dataclass, field

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal


class NotAllowed(Refusal):
    """The actor's roles do not permit this."""

    code = "not_allowed"


@dataclass(frozen=True)
class Actor:
    """Who acts, for which tenant, and what their roles permit.

    Exactly one of `user_id` and `system` names the actor; the audit refuses anybody else.

    :ivar system: name of a part of the system, e.g. ``"worker"`` or ``"console"``
    :ivar unit_id: the community or division to which a role is limited, if it is
    """

    tenant_id: int
    user_id: int | None = None
    system: str = ""
    roles: frozenset[str] = frozenset()
    permissions: frozenset[str] = field(default_factory=frozenset)
    unit_id: int | None = None

    @property
    def is_anonymous(self) -> bool:
        return self.user_id is None and not self.system

    def may(self, permission: str) -> bool:
        """Whether this actor's roles grant `permission`; parts of the system do what they are built to."""
        return bool(self.system) or permission in self.permissions

    def must(self, permission: str) -> None:
        """Go on only if permitted.

        :raises NotAllowed: naming the permission, so that an administrator knows which role to give
        """
        if not self.may(permission):
            raise NotAllowed(
                t(
                    "บัญชีผู้ใช้นี้ยังไม่มีสิทธิทำรายการนี้ ({permission}) โปรดติดต่อผู้ดูแลของหน่วยงานเพื่อขอสิทธิ",
                    "This account does not have the right to do this ({permission}). "
                    "Ask the administrator of your organisation.",
                    permission=permission,
                )
            )
