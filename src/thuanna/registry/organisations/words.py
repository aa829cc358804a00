"""The kinds in both languages. The Thai words are the models' own; the English ones stand here."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t

from .models import Organisation, Post, PostKind

_ORGANISATIONS_EN = {
    Organisation.Kind.LOCAL_GOVERNMENT: "Local government",
    Organisation.Kind.DIVISION: "Division or section",
    Organisation.Kind.COMMUNITY: "Committee of a community or village",
    Organisation.Kind.FUND: "Community welfare fund",
    Organisation.Kind.PROVINCIAL_COMMITTEE: "Provincial committee",
    Organisation.Kind.PROVINCIAL_OFFICE: "Provincial office",
    Organisation.Kind.AGENCY: "State agency",
    Organisation.Kind.INSTITUTION: "Hospital, shelter or institution",
    Organisation.Kind.PARTNER_STATE: "Partner: state",
    Organisation.Kind.PARTNER_PRIVATE: "Partner: private sector",
    Organisation.Kind.PARTNER_CIVIL: "Partner: civil society",
    Organisation.Kind.PARTNER_PROFESSIONAL: "Partner: professional body",
    Organisation.Kind.PARTNER_RELIGIOUS: "Temple or place of worship",
    Organisation.Kind.PARTNER_SCHOOL: "School or college",
}
_POSTS_EN = {
    PostKind.EXECUTIVE: "Head of the local government",
    PostKind.DEPUTY_EXECUTIVE: "Deputy head of the local government",
    PostKind.COUNCIL_CHAIR: "Chair of the council",
    PostKind.COUNCIL_DEPUTY_CHAIR: "Deputy chair of the council",
    PostKind.COUNCILLOR: "Member of the council",
    PostKind.CLERK: "Clerk",
    PostKind.HEAD: "Head of the office",
    PostKind.OFFICER: "Officer",
    PostKind.VILLAGE_HEAD: "Village or subdistrict head",
    PostKind.CHAIR: "Chair of the committee",
    PostKind.VICE_CHAIR: "Vice chair of the committee",
    PostKind.SECRETARY: "Secretary",
    PostKind.TREASURER: "Treasurer",
    PostKind.COMMITTEE: "Member of the committee",
    PostKind.ADVISER: "Adviser",
}
_SEXES_EN = {Post.Sex.MALE: "male", Post.Sex.FEMALE: "female", Post.Sex.NOT_STATED: "not stated"}

ORGANISATION_KINDS: Final[dict[str, Phrase]] = {
    kind.value: t(str(kind.label), en) for kind, en in _ORGANISATIONS_EN.items()
}
POST_KINDS: Final[dict[str, Phrase]] = {kind.value: t(str(kind.label), en) for kind, en in _POSTS_EN.items()}
SEXES: Final[dict[str, Phrase]] = {sex.value: t(str(sex.label), en) for sex, en in _SEXES_EN.items()}
