"""The tenant, and the base classes by which a table says who owns its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.db import models

from thuanna.kernel.language import current_language

from . import context
from .privacy import internal, public

M = TypeVar("M", bound=models.Model)
S = TypeVar("S")
G = TypeVar("G")


class Tenant(models.Model):
    """An organisation that keeps its own register, books and pages, and answers for them (PDPA s. 37)."""

    SHARED = "names of organisations are public; needed before a tenant is chosen"
    RETENTION = "organisations"

    class Kind(models.TextChoices):
        LOCAL_GOVERNMENT = "local_government", "องค์กรปกครองส่วนท้องถิ่น"
        FUND = "fund", "กองทุนสวัสดิการชุมชน"
        PROVINCE = "province", "คณะกรรมการระดับจังหวัด"
        AGENCY = "agency", "หน่วยงาน"
        OPERATOR = "operator", "ผู้ให้บริการระบบ"

    code = public(models.SlugField(max_length=40, unique=True))
    kind = public(models.CharField(max_length=20, choices=Kind.choices))
    name_th = public(models.CharField(max_length=200))
    name_en = public(models.CharField(max_length=200))
    motto_th = public(models.CharField(max_length=200, blank=True))
    motto_en = public(models.CharField(max_length=200, blank=True))
    is_demo = public(models.BooleanField(default=False))
    host_tenant = public(
        models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    )
    created_at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(code=""), name="tenant_has_code"),
            models.CheckConstraint(condition=~models.Q(name_th=""), name="tenant_has_thai_name"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        """The name in the language being spoken."""
        return self.name_th if current_language() == "th" else (self.name_en or self.name_th)

    @property
    def watermark(self) -> str:
        """What stands across the papers of an invented organisation; nothing on those of a real one."""
        return "ตัวอย่าง ห้ามใช้" if self.is_demo else ""


class TenantQuerySet(models.QuerySet[M]):
    """Fills the tenant of new rows; never lets another tenant's id through."""

    def create(self, **values: Any) -> M:
        values.setdefault("tenant_id", context.required_tenant_id())
        return super().create(**values)

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        rows = list(objs)
        tenant_id = context.required_tenant_id()
        for row in rows:
            row.tenant_id = tenant_id  # type: ignore[attr-defined]  # every TenantOwned has it
        return super().bulk_create(rows, *args, **kwargs)


class TenantManager(models.Manager[M]):
    """First belt: no query is built without saying for which tenant."""

    def get_queryset(self) -> TenantQuerySet[M]:
        queryset: TenantQuerySet[M] = TenantQuerySet(self.model, using=self._db)
        return queryset.filter(tenant_id=context.required_tenant_id())

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        return self.get_queryset().bulk_create(objs, *args, **kwargs)

    def create(self, **values: Any) -> M:
        return self.get_queryset().create(**values)


class TenantOwned(models.Model):
    """A row that belongs to one tenant and that no other can see.

    :cvar RETENTION: the keeping rule in ``rules/retention``
    :cvar APPEND_ONLY: rows are added, never changed or removed
    :cvar FROZEN: rows are never changed, but may be removed whole (undoing an import)
    :cvar GUARDED: written only by the database's own guard functions
    :cvar HOT: millions of rows written by guard functions, which look at the tenant once a statement
    :cvar PUBLIC_ROWS: SQL condition under which the public role may read a row; empty for never
    """

    RETENTION: ClassVar[str]
    APPEND_ONLY: ClassVar[bool] = False
    FROZEN: ClassVar[bool] = False
    GUARDED: ClassVar[bool] = False
    HOT: ClassVar[bool] = False
    PUBLIC_ROWS: ClassVar[str] = ""

    # The constraint is added by `guards`, and only where no composite key already leads to a tenant.
    tenant = internal(
        models.ForeignKey(
            Tenant, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
        )
    )

    objects: ClassVar[TenantManager[Any]] = TenantManager()

    class Meta:
        abstract = True


class PersonOwned(models.Model):
    """A row that belongs to an account: readable by that account, and by the tenant it names, if any.

    The concrete model has a `user` foreign key, and `tenant` where a tenant may look too.
    """

    RETENTION: ClassVar[str]
    APPEND_ONLY: ClassVar[bool] = False

    class Meta:
        abstract = True


class TenantForeignKey(models.ForeignKey[S, G]):
    """A key to a row of the same tenant; the database checks (tenant, id), not the id alone.

    Checks of plain foreign keys bypass row security, so one tenant could point at, and so learn of,
    another's row. The composite constraint, and an index that begins with the tenant where the model
    declares none, are added by `guards.install`.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("related_name", "+")
        kwargs["db_constraint"] = kwargs["db_index"] = False
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["db_constraint"], kwargs["db_index"]
        return name, path, args, kwargs
