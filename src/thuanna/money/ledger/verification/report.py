"""What a verification says, and the published heads that it is given to compare with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal


class HeadsNotUnderstood(Refusal):
    """The file of published heads is not what `thuanna ledger export` or the public page gives."""

    code = "ledger_heads_not_understood"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what kind, where, and in words.

    :ivar kind: balance, seal, leaf, chain, cache, numbering, period, reversal, guards or published_head;
        receipt or voucher, which stand beside the book
    """

    tenant: str
    kind: str
    where: str
    message: Phrase

    def as_json(self) -> dict[str, str]:
        """The finding as scripts read it."""
        return {
            "tenant": self.tenant,
            "kind": self.kind,
            "where": self.where,
            "message": str(self.message),
            "message_th": self.message.in_("th"),
            "message_en": self.message.in_("en"),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """How much was looked at, and everything that is wrong."""

    tenants: int
    journals: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """The report as scripts read it."""
        return {
            "ok": self.ok,
            "tenants": self.tenants,
            "journals": self.journals,
            "findings": [finding.as_json() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class PublishedElsewhere:
    """A head as somebody outside wrote it down: from the public page, a printed report, an old export."""

    tenant: str
    seq: int
    hash: str
    journals: int | None = None
    total_satang: int | None = None


def read_heads(content: str) -> list[PublishedElsewhere]:
    """Heads from JSON: one object, a list of them, or one a line. `hash` may be shortened to 8 characters.

    :raises HeadsNotUnderstood: not JSON, or without tenant, seq and hash
    """
    try:
        return [
            PublishedElsewhere(
                tenant=str(entry["tenant"]),
                seq=int(entry["seq"]),
                hash=_hash(str(entry["hash"])),
                journals=entry.get("journals"),
                total_satang=entry.get("total_satang"),
            )
            for entry in _entries(content)
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HeadsNotUnderstood(
            t(
                "อ่านแฟ้มรหัสกำกับไม่ออก ต้องเป็น JSON ที่มี tenant, seq และ hash",
                "The file of heads is not understood: JSON with tenant, seq and hash is wanted.",
            )
        ) from error


def _entries(content: str) -> Iterable[dict[str, Any]]:
    try:
        whole = json.loads(content)
    except ValueError:
        whole = [json.loads(line) for line in content.splitlines() if line.strip()]
        if not whole:
            raise
    return [whole] if isinstance(whole, dict) else list(whole)


def _hash(text: str) -> str:
    if len(text) < 8 or set(text.lower()) - set("0123456789abcdef"):
        raise ValueError(text)
    return text.lower()
