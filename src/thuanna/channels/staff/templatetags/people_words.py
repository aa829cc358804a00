"""How the register's values are written: partial dates, phones, the reason for a missing number."""

from __future__ import annotations

from django import template

from thuanna.channels.staff.people import words
from thuanna.channels.web.phones import EXTENSION, show_phone
from thuanna.channels.web.templatetags.words import thai_date
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people.models import Person

register = template.Library()


@register.simple_tag
def shown(value: object) -> str:
    """A date in words, anything else as it is."""
    return thai_date(value) if isinstance(value, PartialDate) else str(value)


@register.simple_tag
def no_number_words(person: Person) -> str:
    """Why there is no citizen number."""
    return str(words.say(words.NO_NUMBER_REASONS, person.no_number_reason))


@register.filter
def phone(digits: str) -> str:
    """A stored number in groups."""
    return show_phone(digits)


@register.filter
def dialled(digits: str) -> str:
    """A stored number as a telephone takes it, without its extension."""
    return digits.partition(EXTENSION)[0]
