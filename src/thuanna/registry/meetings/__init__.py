"""Meetings of any body of the tenant: called, held, minuted; resolutions with numbers other records cite.

Owns: meeting, agenda, attendance, minutes, resolution, and whether the minutes may be shown to everybody.
What was minuted is corrected only by adding. Must not know: what a resolution is about (a regulation, an
election, a payment cites the resolution, never the other way round), nor who is a member of a fund.

For the tiers above::

    from thuanna.registry.meetings.models import Resolution     # TenantForeignKey(Resolution)
    queries.resolutions(by, …)    queries.resolution(by, id).number == "3/2569 ข้อ 4.1"
"""
