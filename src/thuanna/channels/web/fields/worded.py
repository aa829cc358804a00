"""What all our fields share: words in two languages, a hint, a unit, attributes of the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

Attributes = dict[str, Any]


CHOOSE = t("เลือก", "choose")
_FILL_IN = t("กรอก", "fill in")
_ASKING = (
    *("ใคร", "อะไร", "ไหน", "ใด", "กี่", "ทำไม", "ไหม", "เท่าไร", "เมื่อไร", "อย่างไร"),
    *("หรือไม่", "หรือยัง"),
)


def mend(phrase: Phrase, code: str) -> ValidationError:
    """A finding of Django's that speaks both languages; it picks one when it is shown."""
    return ValidationError(cast(str, phrase), code=code)


def not_given(label: Phrase, verb: Phrase) -> Phrase:
    """The words when a field was left empty: a question is answered, anything else filled in or chosen."""
    if _is_question(label):
        return t("ยังไม่ได้ตอบคำถาม “{label}”", "Please answer: {label}", label=label)
    return t("ยังไม่ได้{verb}{label}", "Please {verb}: {label}", verb=verb, label=label)


def _is_question(label: Phrase) -> bool:
    """Thai has no question mark; the English beside it, or one of the asking words, tells."""
    thai = label.in_("th")
    return label.in_("en").endswith("?") or any(word in thai for word in _ASKING)


def beside(fields: Mapping[str, str]) -> Callable[[forms.BaseForm, Refusal], None]:
    """How a form says a refusal: beside the box its code belongs to, or above them all."""

    def refuse(form: forms.BaseForm, refusal: Refusal) -> None:
        field = fields.get(refusal.code)
        form.add_error(field if field in form.fields else None, mend(refusal.phrase, refusal.code))

    return refuse


class Worded(forms.Field):
    """What all our fields share: words in two languages, a hint, a unit, attributes of the box."""

    css = ""
    attributes: ClassVar[Attributes] = {}
    says_itself = False
    needs_today = False

    def __init__(
        self,
        label: Phrase,
        *,
        hint: Phrase | None = None,
        required: bool = True,
        missing: Phrase | None = None,
        unit: Phrase | None = None,
        autocomplete: str = "",
        initial: Any = None,
        **more: Any,
    ) -> None:
        """`missing` says it when nothing was given, where there is more to say than which field it is."""
        self.unit = unit
        self.autocomplete = autocomplete
        super().__init__(
            label=cast(str, label),
            help_text=cast(str, hint or ""),
            required=required,
            initial=initial,
            error_messages={"required": cast(str, missing or self.say_missing(label))},
            **more,
        )

    def say_missing(self, label: Phrase) -> Phrase:
        """The words when nothing was given."""
        return not_given(label, _FILL_IN)

    def widget_attrs(self, widget: forms.Widget) -> Attributes:
        """Attributes of the box: its class, its keyboard, what the browser may fill in."""
        attributes = {**super().widget_attrs(widget), **self.attributes}
        if self.css:
            attributes["class"] = self.css
        if self.autocomplete:
            attributes["autocomplete"] = self.autocomplete
        if self.required and not widget.use_fieldset:
            attributes["aria-required"] = "true"
        return attributes
