"""From the data of a regulation to typed values; the schema is held against it first."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import jsonschema

from thuanna.foundation.law.reading import rules_root
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Confidence

from .lengths import Length
from .regulation import (
    AmountPart,
    Arrears,
    Benefit,
    Caps,
    Clause,
    Contributions,
    Deciding,
    Plan,
    Regulation,
    Reinstatement,
    Relief,
    Requires,
    Tier,
)

SCHEMA_FILE = "funds/regulation.schema.json"
_NO_CLAUSE = Clause(number="-", confidence=Confidence.N, unverified=True)


class RegulationUnreadable(Refusal):
    """The data do not keep to the schema of regulations."""

    code = "regulation_unreadable"


def regulation_of(data: Mapping[str, Any]) -> Regulation:
    """Read a regulation.

    :raises RegulationUnreadable: it does not keep to the schema; the place is named
    """
    found = faults(data)
    if found:
        raise RegulationUnreadable(
            t(
                "ข้อมูลระเบียบไม่ตรงตามโครงสร้าง: {faults}",
                "The regulation does not keep to the schema: {faults}",
                faults="; ".join(found),
            )
        )
    head, membership = data["regulation"], data["membership"]
    year = data["benefit_year"]
    proxy = data.get("proxy")
    return Regulation(
        code=head["code"],
        title=_words(head["title"]),
        source=head["source"],
        url=head.get("url", ""),
        confidence=Confidence(head["confidence"]),
        in_force_from=date.fromisoformat(head["in_force_from"]),
        unknowns=tuple(_words(item) for item in head.get("unknowns", ())),
        membership_clause=_clause(membership),
        entry_fee=_money(membership, "entry_fee"),
        contributions=_contributions(data["contributions"]),
        arrears=_arrears(data["arrears"]),
        deciding=_deciding(data["deciding"]),
        benefit_year_begins=(year["month"], year["day"]),
        proxy_clause=_clause(proxy) if proxy else _NO_CLAUSE,
        proxy_documents=tuple(proxy["documents"]) if proxy else (),
        benefits=tuple(_benefit(item) for item in data["benefits"]),
        digest=digest(data),
    )


def digest(data: Mapping[str, Any]) -> str:
    """What names this text: the same data always give the same, whatever the order of their keys."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def faults(data: Any) -> list[str]:
    """What the schema has against the data, with the place of each."""
    found = sorted(
        _validator().iter_errors(data), key=lambda fault: [str(step) for step in fault.absolute_path]
    )
    told = [f"{'.'.join(map(str, fault.absolute_path)) or '-'}: {fault.message}" for fault in found]
    return told or _impossible_days(data)


def _impossible_days(data: Mapping[str, Any]) -> list[str]:
    try:
        date.fromisoformat(data["regulation"]["in_force_from"])
    except ValueError:
        return [f"regulation.in_force_from: {data['regulation']['in_force_from']} is no day"]
    return []


@functools.cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads((rules_root() / SCHEMA_FILE).read_text(encoding="utf-8"))
    )


def _words(data: Mapping[str, str]) -> Phrase:
    return Phrase(data["th"], data["en"])


def _clause(data: Mapping[str, Any]) -> Clause:
    return Clause(
        number=data["clause"],
        confidence=Confidence(data["confidence"]),
        unverified=data.get("unverified", False),
        note=data.get("note", ""),
    )


def _length(data: Mapping[str, Any], name: str) -> Length | None:
    return Length.read(data[name]) if data.get(name) else None


def _money(data: Mapping[str, Any], name: str) -> Money | None:
    return Money.baht(data[name]) if name in data else None


def _contributions(data: Mapping[str, Any]) -> Contributions:
    plain = ("starts", "year_begins", "due_at", "grace_days", "most_ahead_months")
    return Contributions(
        clause=_clause(data),
        plans=tuple(
            Plan(
                code=plan["code"],
                label=_words(plan["label"]),
                months=plan["months"],
                amount=Money.baht(plan["amount"]),
                per=plan["per"],
            )
            for plan in data["plans"]
        ),
        reliefs=tuple(_relief(relief) for relief in data.get("reliefs", ())),
        **{name: data[name] for name in plain if name in data},
    )


def _relief(data: Mapping[str, Any]) -> Relief:
    return Relief(
        code=data["code"],
        label=_words(data["label"]),
        pays_percent=data["pays_percent"],
        min_age=data.get("min_age"),
        max_age=data.get("max_age"),
        categories=frozenset(data.get("categories", ())),
    )


def _arrears(data: Mapping[str, Any]) -> Arrears:
    back = data.get("reinstatement")
    return Arrears(
        clause=_clause(data),
        suspended_after=_length(data, "suspended_after"),
        ends_after=_length(data, "ends_after"),
        reinstatement=Reinstatement(
            clause=_clause(back),
            pays=back["pays"],
            counts_from=back["counts_from"],
            wait=_length(back, "wait"),
        )
        if back
        else None,
    )


def _deciding(data: Mapping[str, Any]) -> Deciding:
    return Deciding(
        clause=_clause(data),
        certifiers=data["certifiers"],
        decide_days=data["decide_days"],
        object_days=data["object_days"],
    )


def _benefit(data: Mapping[str, Any]) -> Benefit:
    caps = data.get("caps", {})
    asked = data.get("requires", {})
    return Benefit(
        code=data["code"],
        kind=data["kind"],
        label=_words(data["label"]),
        clause=_clause(data),
        relations=tuple(data.get("relations", ("self",))),
        requires=Requires(
            membership=_length(asked, "membership"),
            paid=_length(asked, "paid"),
            min_age=asked.get("min_age"),
            max_age=asked.get("max_age"),
            sex=asked.get("sex", ""),
            in_order=asked.get("in_order", "required"),
        ),
        amounts=tuple(_amount(part) for part in data.get("amounts", ())),
        caps=Caps(
            event=_money(caps, "event"),
            year=_money(caps, "year"),
            **{name: caps.get(name) for name in ("year_times", "life_times", "family_year_times")},
        ),
        claim_within=_length(data, "claim_within"),
        claim_months=tuple(data.get("claim_months", ())),
        documents=tuple(data.get("documents", ())),
        payee=data.get("payee", "claimant"),
        started_by=data.get("started_by", "claim"),
        non_cash=_words(data["non_cash"]) if "non_cash" in data else None,
    )


def _amount(data: Mapping[str, Any]) -> AmountPart:
    if "fixed" in data:
        return AmountPart(kind="fixed", amount=Money.baht(data["fixed"]))
    if "per" in data:
        return AmountPart(
            kind="per",
            unit=data["per"],
            amount=_money(data, "baht"),
            least_units=data.get("least", 0),
            most_units_event=data.get("most_event"),
            most_units_year=data.get("most_year"),
        )
    further = data.get("further")
    return AmountPart(
        kind="tiers",
        basis=data["by"],
        tiers=tuple(
            Tier(
                start=Length.read(tier["from"]),
                before=_length(tier, "before"),
                amount=Money.baht(tier["baht"]),
            )
            for tier in data["tiers"]
        ),
        further_every=Length.read(further["every"]) if further else None,
        further_amount=Money.baht(further["baht"]) if further else None,
    )
