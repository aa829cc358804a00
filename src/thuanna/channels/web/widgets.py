"""The boxes people type in: three for a Buddhist date, a list of choices, a place found by its name.

Owns how boxes are drawn and read back. Must not judge what stands in them; that is `fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.utils.datastructures import MultiValueDict

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.thai_dates import buddhist_year

FoundPlace = tuple[str, str, str]
"""Code, Thai label, English label."""

PlaceSearch = Callable[[str], Sequence[FoundPlace]]
"""Finds places by name, postcode or code, the best first; a full code finds just its place."""

MOST_PLACES_SHOWN = 12


class DateBoxes(NamedTuple):
    """What was typed in the three boxes."""

    day: str
    month: str
    year: str


class PlaceAnswer(NamedTuple):
    """What was typed in the search box, and which place was chosen from the list."""

    text: str
    code: str


_BOX_WORDS = {"day": t("วัน", "Day"), "month": t("เดือน", "Month"), "year": t("พ.ศ.", "Year (B.E.)")}


class ThaiDateBoxes(forms.Widget):
    """Three boxes วัน / เดือน / พ.ศ.; the script spreads a pasted date over them, the field does without."""

    template_name = "web/widgets/date.html"
    use_fieldset = True
    autocomplete = ""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> DateBoxes | None:
        """Read the boxes; None when the request has none of them."""
        keys = [f"{name}_{box}" for box in _BOX_WORDS]
        if not any(key in data for key in keys):
            return None
        return DateBoxes(*(str(data.get(key, "")).strip() for key in keys))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Whether the request has no box of this date."""
        return not any(f"{name}_{box}" in data for box in _BOX_WORDS)

    def id_for_label(self, id_: str) -> str:
        """The first box takes the focus."""
        return f"{id_}_day" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Describe the three boxes to the template."""
        context = super().get_context(name, value, attrs)
        built = context["widget"]["attrs"]
        typed = boxes_of(value)
        context["widget"]["boxes"] = [
            {
                "key": key,
                "label": words,
                "name": f"{name}_{key}",
                "id": f"{built.get('id', name)}_{key}",
                "value": getattr(typed, key),
                "wrong": built.get("aria-invalid") == "true",
                "autocomplete": f"{self.autocomplete}-{key}" if self.autocomplete else "",
            }
            for key, words in _BOX_WORDS.items()
        ]
        return context


def boxes_of(value: Any) -> DateBoxes:
    """Spread a date over the boxes, with its Buddhist year; what was typed comes back as typed."""
    if isinstance(value, DateBoxes):
        return value
    if isinstance(value, date):
        value = PartialDate.of(value)
    if not isinstance(value, PartialDate):
        return DateBoxes("", "", "")
    return DateBoxes(str(value.day or ""), str(value.month or ""), str(buddhist_year(value.year)))


class Radios(forms.RadioSelect):
    """One of a few, each a wide target with its own hint."""

    template_name = "web/widgets/choices.html"
    option_template_name = "web/widgets/choice.html"
    hints: Mapping[str, Phrase] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the hint that belongs to a choice."""
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value))
        return option

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first choice takes the focus."""
        return f"{id_}_{index or 0}" if id_ else id_


class Checks(Radios, forms.CheckboxSelectMultiple):
    """Any of a few."""


class Check(forms.CheckboxInput):
    """A single statement to agree to; its words stand beside the box."""

    template_name = "web/widgets/check.html"
    words: Phrase | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the statement."""
        context = super().get_context(name, value, attrs)
        context["widget"]["words"] = self.words
        return context


class PlaceFinder(forms.Widget):
    """A search box whose button lists places to choose from; with htmx the list follows the typing."""

    template_name = "web/widgets/place.html"
    use_fieldset = True

    def __init__(self, search: PlaceSearch, *, search_url: str = "", attrs: dict[str, Any] | None = None):
        super().__init__(attrs)
        self.search = search
        self.search_url = search_url

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> PlaceAnswer:
        """Read the search box and the choice."""
        return PlaceAnswer(str(data.get(f"{name}_text", "")).strip(), str(data.get(name, "")).strip())

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Whether the request says nothing about this place."""
        return name not in data and f"{name}_text" not in data

    def id_for_label(self, id_: str) -> str:
        """The search box takes the focus."""
        return f"{id_}_text" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Search again for what was typed, so that the list is there without any script."""
        context = super().get_context(name, value, attrs)
        built = context["widget"]["attrs"]
        answer = value if isinstance(value, PlaceAnswer) else PlaceAnswer("", str(value or ""))
        found = self.search(answer.text or answer.code) if any(answer) else ()
        context["widget"].update(
            place_choices(name, found, asked=any(answer), code=answer.code, id_=built.get("id", name)),
            text=answer.text,
            text_name=f"{name}_text",
            text_id=f"{built.get('id', name)}_text",
            search_url=str(self.search_url),
            wrong=built.get("aria-invalid") == "true",
        )
        return context


def place_choices(
    name: str, found: Sequence[FoundPlace], *, asked: bool = True, code: str = "", id_: str = ""
) -> dict[str, Any]:
    """What ``web/widgets/place_choices.html`` needs as ``place``, for the finder and for its htmx answer."""
    shown = [{"code": code, "words": t(th, en or th)} for code, th, en in found[:MOST_PLACES_SHOWN]]
    return {
        "name": name,
        "id": id_ or f"id_{name}",
        "code": code,
        "asked": asked,
        "found": shown,
        "more": len(found) > MOST_PLACES_SHOWN,
    }
