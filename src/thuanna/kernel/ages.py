"""Age on a day, and how long someone has been a member.

Owns the counting rules of the Civil and Commercial Code. Whether an age entitles to anything is law,
and lives in `rules/`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .language import t
from .partial_dates import PartialDate
from .refusals import Refusal


class NotBornYet(Refusal):
    """The birth date lies after the day asked about."""

    code = "not_born_yet"


def age_on(birth: PartialDate, on: date) -> int:
    """Full years of age on a day.

    The day of birth counts (ป.พ.พ. มาตรา 15). An unknown day is the first of its month, an unknown
    month is January (มาตรา 16). Born on 29 February: where the year has none, the last year of age
    ends with 28 February (มาตรา 193/5), so the new age begins on 1 March.

    :raises NotBornYet: `on` is before the birth
    """
    born_on = birth.first_day()
    if on < born_on:
        raise NotBornYet(
            t(
                "วันเกิดอยู่หลังวันที่ {on} กรุณาตรวจวันเกิดกับบัตรประชาชน",
                "The birth date is after {on}. Please compare it with the identity card.",
                on=on.isoformat(),
            )
        )
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def membership_days(joined_on: date, on: date) -> int:
    """Days of membership completed; the day of joining itself is not counted (มาตรา 193/3).

    Nobody has been a member for less than zero days: before joining it is 0.
    """
    return max(0, (on - joined_on).days)


def full_months(joined_on: date, on: date) -> int:
    """Months of membership completed. A month without the day ends on its last day (มาตรา 193/5)."""
    if on <= joined_on:
        return 0
    months = (on.year - joined_on.year) * 12 + on.month - joined_on.month
    day_due = min(joined_on.day, monthrange(on.year, on.month)[1])
    return months - (on.day < day_due)


def full_years(joined_on: date, on: date) -> int:
    """Years of membership completed, 29 February falling due on 28 February."""
    return full_months(joined_on, on) // 12
