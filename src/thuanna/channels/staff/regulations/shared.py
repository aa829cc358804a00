"""What the pages of the regulation share: where they lie, the document, reading fields into data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from thuanna.channels.web.fields import ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.money.regulations.models import RegulationDraft
from thuanna.money.regulations.schema import Length, Regulation
from thuanna.money.regulations.schema.lengths import LengthNotUnderstood
from thuanna.money.regulations.schema.wording import document, length_said

_HINT = t("เช่น 180 วัน, 6 เดือน, 2 ปี 1 วัน", "Such as 180 days, 6 months, 2 years 1 day.")


class LengthField(ThaiTextField):
    """A length of time as people say it; hands on the form of the data."""

    def __init__(self, label: Phrase, **more: Any) -> None:
        more.setdefault("hint", _HINT)
        super().__init__(label, most=40, **more)

    def read(self, typed: str) -> str:
        """Read 2 ปี 1 วัน.

        :raises LengthNotUnderstood: it is no length
        """
        return length_said(typed)

    def prepare_value(self, value: Any) -> Any:
        """The data's form is shown as people say it, what was typed as typed."""
        try:
            return str(Length.read(value).words) if isinstance(value, str) and value else value
        except LengthNotUnderstood:
            return value


def trail(draft: RegulationDraft | None = None) -> list[tuple[object, str]]:
    """Where a page of the regulation lies."""
    steps: list[tuple[object, str]] = [(t("ระเบียบกองทุน", "Regulation"), reverse("staff:regulations"))]
    if draft is not None:
        steps.append((t("ร่างระเบียบ", "Draft"), reverse("staff:regulation_draft", args=[draft.pk])))
    return steps


def sections(regulation: Regulation) -> list[dict[str, Any]]:
    """The document as templates take it."""
    return [
        {"part": one.part, "clause": one.clause, "heading": one.heading, "sentences": one.sentences}
        for one in document(regulation)
    ]


def baht(amount: Money) -> str:
    """An amount as the data hold it."""
    return str(amount).replace(",", "")


def given(data: Mapping[str, Any]) -> dict[str, Any]:
    """Only what was filled in."""
    return {name: value for name, value in data.items() if value not in (None, "", [], ())}


def words(text: str) -> dict[str, str]:
    """A label typed once stands in both languages until somebody translates it."""
    return {"th": text, "en": text}


__all__ = ["LengthField", "baht", "given", "mend", "sections", "trail", "words"]
