"""Who belongs to a claim's family, and whether somebody is too close to certify or decide it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations.models import Post
from thuanna.registry.people.models import HouseholdMembership, Person, Relation

from .models import Claim


class TooClose(Refusal):
    """Nobody certifies or decides their own claim or their family's."""

    code = "claim_too_close"


def family_of(person_ids: Collection[int]) -> set[int]:
    """These people with their relatives and those who live in the same household."""
    known = set(person_ids)
    houses = HouseholdMembership.objects.filter(person_id__in=known, ends_before__isnull=True)
    together = HouseholdMembership.objects.filter(
        household_id__in=houses.values("household_id"), ends_before__isnull=True
    )
    ties = Relation.objects.filter(Q(person_id__in=known) | Q(other_id__in=known), ends_before__isnull=True)
    found = known | set(together.values_list("person_id", flat=True))
    for one, other in ties.values_list("person_id", "other_id"):
        found |= {one, other}
    return found


def household_of(person_id: int) -> set[int]:
    """One family as the cap of a family counts it: those who live together."""
    houses = HouseholdMembership.objects.filter(person_id=person_id, ends_before__isnull=True)
    together = HouseholdMembership.objects.filter(
        household_id__in=houses.values("household_id"), ends_before__isnull=True
    )
    return {person_id, *together.values_list("person_id", flat=True)}


def refuse_too_close(claim: Claim, user_id: int) -> None:
    """Go on only if this account is neither the claim's own person nor of the family.

    An account is known in the register by the name it works under, so the page also asks for a plain word.

    :raises TooClose: it is
    """
    names = _names_of(user_id)
    near = {claim.claimant_name, claim.subject, claim.beneficiary} - {""}
    people = family_of([claim.member.person_id]) if claim.member is not None else set()
    for person in Person.objects.filter(pk__in=people):
        near.add(f"{person.given_name} {person.family_name}".strip())
    if any(_is_in(one, name) for one in near for name in names):
        raise too_close()


def too_close() -> TooClose:
    """Somebody else has to do this."""
    return TooClose(
        t(
            "เรื่องนี้เป็นของตนเองหรือคนในครอบครัว กรุณาให้กรรมการคนอื่นรับรองหรือพิจารณา",
            "This is your own or your family's. Please let another member of the committee do it.",
        )
    )


def _names_of(user_id: int) -> set[str]:
    names = set(User.objects.filter(pk=user_id).values_list("display_name", flat=True))
    names |= set(Post.objects.filter(account_id=user_id).values_list("person_name", flat=True))
    return names - {""}


def _is_in(one: str, name: str) -> bool:
    """Whether two ways of writing a name mean the same; titles stand in front of some."""
    one, name = " ".join(one.split()), " ".join(name.split())
    return " " in one and " " in name and (one.endswith(name) or name.endswith(one))
