"""The forms of a name under which a person is found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import personal

from .persons import Person


class SearchKey(TenantOwned):
    """One name of a person in one order, as it is spelt and as it sounds; `rules.name_keys` makes them.

    Looked up by equality and by range only: under row security an index serves no other comparison.
    Never holds a citizen number; that is found by its blind index, and a phone number where it stands.
    """

    RETENTION = "people"

    spelt = personal(models.CharField(max_length=260, db_collation="C"))
    heard = personal(models.CharField(max_length=260, db_collation="C", blank=True))
    person = personal(TenantForeignKey(Person, db_index=False))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "spelt", "person"], name="search_key_once"),
            models.CheckConstraint(condition=~Q(spelt=""), name="search_key_not_empty"),
        )
        indexes = (
            models.Index(fields=["tenant", "person"], name="search_key_by_person"),
            models.Index(fields=["tenant", "heard", "person"], name="search_key_by_sound"),
        )

    def __str__(self) -> str:
        return f"search key of person {self.person_id}"
