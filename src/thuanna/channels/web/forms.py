"""The base of every form people fill in: label above, hint under it, the same words in summary and field.

Owns how a form is drawn and how a place is looked up without JavaScript. Must not know any single form.
"""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorDict

from thuanna.kernel.tokens import is_token, new_token

FIND = "find"
"""Name of the submit button that only looks something up and sends nothing."""


class PlainRenderer(DjangoTemplates):
    """Draws forms and fields with our templates instead of Django's."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


class PlainForm(forms.Form):
    """A form in plain words. Give it `today` when a field compares with the present day.

    Errors are our own words, never the browser's, so no `required` attributes are written.
    """

    default_renderer = PlainRenderer
    use_required_attribute = False

    def __init__(self, *args: Any, today: datetime.date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if getattr(field, "needs_today", False):
                assert today is not None, f"{type(self).__name__} needs today"
                field.today = today  # type: ignore[attr-defined]  # only fields that ask for it have it

    @property
    def is_finding(self) -> bool:
        """The reader pressed a find button: look up and show again, complain about nothing."""
        return self.is_bound and bool(self.data.get(FIND))

    def full_clean(self) -> None:
        """Clean as Django does, unless the reader is only looking something up."""
        if self.is_finding:
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """Whether everything is there and the reader meant to send it."""
        return not self.is_finding and super().is_valid()


class OnceForm(PlainForm):
    """A form with a token of its own: sent twice, it has the effect of once."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.is_bound:
            self.initial["token"] = new_token()

    @property
    def request_token(self) -> str:
        """The form's own token; a new one where somebody made it up."""
        given: str = self.cleaned_data.get("token") or ""
        return given if is_token(given) else new_token()
