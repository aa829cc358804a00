"""The parts pages are built of; `/staff/design/` shows each with its states.

Words are given Thai first, English second, or as one Phrase: ``{% pill "ครบ" "Complete" tone="leaf" %}``,
``{% pill status tone="leaf" %}``. Parts know nothing of people, funds or money.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from thuanna.channels.web.charts import share_of
from thuanna.channels.web.pages import is_open_to
from thuanna.kernel.money import Money

from .words import t

register = template.Library()

_FITS_HALF_A_PHONE = 12
_TONES = {"indigo", "leaf", "turmeric", "sappan", "plain"}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Render one form field: label, hint, error and box."""
    return bound.as_field_group()


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """List everything to mend at the top of the page; takes the focus and links to each box."""
    problems = [
        {"words": words, "id": _first_box(form[name]) if name in form.fields else ""}
        for name, words_of_field in form.errors.items()
        for words in words_of_field
    ]
    return {"problems": problems}


def _first_box(bound: BoundField) -> str:
    return bound.id_for_label or bound.auto_id


@register.inclusion_tag("web/parts/button.html")
def button(th: str, en: str = "", *, kind: str = "main", url: str = "", **attributes: str) -> dict[str, Any]:
    """A button that says what happens; with `url` a link that looks like one.

    `kind`: main · second · grave (cannot be undone) · quiet. Further words become attributes
    (``name="find" value="place"``).
    """
    return {"words": t(th, en), "kind": kind, "url": url, "attributes": attributes}


@register.inclusion_tag("web/parts/pill.html")
def pill(th: str, en: str = "", *, tone: str = "indigo") -> dict[str, Any]:
    """A state in words on a quiet ground: leaf done, turmeric waiting, sappan refused or overdue."""
    if tone not in _TONES:
        raise template.TemplateSyntaxError(f"pill has no tone {tone!r}; choose from {sorted(_TONES)}")
    return {"words": t(th, en), "tone": tone}


@register.inclusion_tag("web/parts/bar.html")
def bar(
    value: int | Decimal | Fraction | Money, most: int | Decimal | Fraction | Money, *, tone: str = "indigo"
) -> dict[str, Any]:
    """A thin bar under a label of a table; the figure itself stands in the table."""
    return {"share": share_of(value, most), "tone": tone}


@register.inclusion_tag("web/parts/figure.html")
def figure(value: object, th: str, en: str = "", *, note: object = "", url: str = "") -> dict[str, Any]:
    """One figure that matters, with its words; stands in ``<ul class="figures">``."""
    is_long = len(str(value)) > _FITS_HALF_A_PHONE
    return {"value": value, "words": t(th, en), "note": note, "url": url, "is_long": is_long}


@register.inclusion_tag("web/parts/empty.html")
def empty(
    th: str, en: str = "", *, todo: object = "", action: object = "", url: str = "", level: int = 2
) -> dict[str, Any]:
    """Say what would stand here and the first thing to do."""
    return {"words": t(th, en), "todo": todo, "action": action, "url": url, "level": level}


@register.inclusion_tag("web/parts/progress.html")
def progress(done: int, total: int, th: str, en: str = "") -> dict[str, Any]:
    """How far a long task has come, in figures and as a bar."""
    return {"done": done, "total": total, "words": t(th, en)}


@register.inclusion_tag("web/parts/crumbs.html", takes_context=True)
def crumbs(context: template.Context, trail: Iterable[tuple[object, str]]) -> dict[str, Any]:
    """Where this page lies: pairs of words and address, the last without. Links what may be opened."""
    return {"trail": [{"words": words, "url": url if may_open(context, url) else ""} for words, url in trail]}


@register.simple_tag(takes_context=True)
def may_open(context: template.Context, address: str) -> bool:
    """Whether who looks at the page may open an address."""
    actor = getattr(context.get("request"), "actor", None)
    return bool(address) and (actor is None or is_open_to(actor, address))


@register.inclusion_tag("web/parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list; keeps the rest of the question in the address."""
    request = context.get("request")
    question = request.GET.copy() if request is not None else QueryDict(mutable=True)

    def step(number: object) -> dict[str, object]:
        if not isinstance(number, int):
            return {"number": None}
        question["page"] = str(number)
        return {"number": number, "url": f"?{question.urlencode()}"}

    return {
        "page": page,
        "steps": [
            step(number)
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ],
        "before": step(page.previous_page_number()) if page.has_previous() else None,
        "after": step(page.next_page_number()) if page.has_next() else None,
    }
