"""What SQL can prove: sums, seals, caches, numbers, periods, reversals. Each check lists what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper

from thuanna.kernel.language import Phrase, t

MOST_OF_ONE_KIND = 100


@dataclass(frozen=True, slots=True)
class Check:
    """A query that gives one column, the place of each thing that is wrong."""

    kind: str
    message: Phrase
    query: str


CHECKS: tuple[Check, ...] = (
    Check(
        "balance",
        t("ยอดสองด้านไม่เท่ากัน หรือไม่ตรงกับยอดรวม", "Debits and credits differ, or the total is not theirs."),
        """
        select 'journal ' || j.id from ledger_journal j
          left join (
            select journal_id, count(*) as legs, sum(amount_satang) as balance,
                   sum(amount_satang) filter (where amount_satang > 0) as debits
              from ledger_leg where tenant_id = %(tenant)s group by journal_id
          ) l on l.journal_id = j.id
         where j.tenant_id = %(tenant)s
           and (coalesce(l.legs, 0) < 2 or l.legs <> j.leg_count or l.balance <> 0
                or l.debits <> j.total_satang)
         order by j.id
        """,
    ),
    Check(
        "balance",
        t("เงินของแหล่งหนึ่งไปจ่ายแทนอีกแหล่ง", "One funder's money pays for another's."),
        """
        select distinct 'journal ' || j.id from ledger_journal j
          join ledger_leg l on l.tenant_id = j.tenant_id and l.journal_id = j.id
         where j.tenant_id = %(tenant)s and j.kind not in ('funder_transfer', 'reversal')
         group by j.id, l.funder having sum(l.amount_satang) <> 0
        """,
    ),
    Check(
        "seal",
        t(
            "บรรทัดนี้ไม่ได้ลงพร้อมหัวรายการ หรือไม่มีหัวรายการ",
            "A leg without a header, or not from the header's transaction and day.",
        ),
        """
        select 'journal ' || l.journal_id || ' leg ' || l.position from ledger_leg l
          left join ledger_journal j on j.tenant_id = l.tenant_id and j.id = l.journal_id
         where l.tenant_id = %(tenant)s
           and (j.id is null or j.era <> l.era or j.xid <> l.xid or j.happened_on <> l.happened_on)
         order by l.journal_id, l.position
        """,
    ),
    Check(
        "seal",
        t("ไม่พบบัญชีของบรรทัดนี้ หรือขาดเจ้าของบัญชีย่อย", "A leg whose account is missing, or without its party."),
        """
        select 'journal ' || l.journal_id || ' leg ' || l.position from ledger_leg l
          left join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id
         where l.tenant_id = %(tenant)s and (a.id is null or (a.party_kind <> '') <> (l.party <> 0))
         order by l.journal_id, l.position
        """,
    ),
    Check(
        "seal",
        t("มีรายการค้างที่ยังไม่เข้าโซ่", "Something waits to be sealed or linked."),
        """
        select 'waiting ' || id from ledger_looselegs where tenant_id = %(tenant)s
        union all select 'waiting ' || id from ledger_unlinked where tenant_id = %(tenant)s
        """,
    ),
    Check(
        "cache",
        t("ยอดคงเหลือที่เก็บไว้ไม่เท่ากับผลรวมรายการ", "A kept balance is not the sum of its legs."),
        """
        select coalesce(a.code, 'account ' || coalesce(b.account_id, s.account_id)) || ' party '
               || coalesce(b.party, s.party) || ' ' || coalesce(b.funder, s.funder)
          from (select * from ledger_balance where tenant_id = %(tenant)s) b
          full join (
            select account_id, party, funder, sum(amount_satang) as total
              from ledger_leg where tenant_id = %(tenant)s group by account_id, party, funder
          ) s on s.account_id = b.account_id and s.party = b.party and s.funder = b.funder
          left join ledger_account a on a.tenant_id = %(tenant)s
                                    and a.id = coalesce(b.account_id, s.account_id)
         where b.balance_satang is distinct from coalesce(s.total, 0)
            or b.floor_sign <> case when not a.never_below_zero then 0
                                    when a.kind in ('asset', 'expense') then 1 else -1 end
         order by 1
        """,
    ),
    Check(
        "numbering",
        t("เลขที่ขาด ซ้ำ หรือไม่ตรงกับตัวนับ", "Numbers are missing, or differ from their counter."),
        """
        select coalesce(s.code, 'series ' || coalesce(c.series_id, n.series_id)) || '-'
               || coalesce(c.year, n.year)
          from (select * from ledger_numbercounter where tenant_id = %(tenant)s) c
          full join (
            select series_id, year, count(*) as issued, min(number) as lowest, max(number) as highest
              from ledger_issuednumber where tenant_id = %(tenant)s group by series_id, year
          ) n on n.series_id = c.series_id and n.year = c.year
          left join ledger_numberseries s on s.tenant_id = %(tenant)s
                                         and s.id = coalesce(c.series_id, n.series_id)
         where s.id is null or c.last is distinct from coalesce(n.issued, 0)
            or n.highest is distinct from n.issued or n.lowest <> 1
         order by 1
        """,
    ),
    Check(
        "numbering",
        t("รายการกับเลขที่ไม่ตรงกัน", "A journal and its number do not belong together."),
        """
        select 'journal ' || coalesce(j.id, n.journal_id)
          from (select * from ledger_journal where tenant_id = %(tenant)s and series_id is not null) j
          full join (select * from ledger_issuednumber where tenant_id = %(tenant)s) n on n.journal_id = j.id
          left join ledger_period p on p.tenant_id = %(tenant)s and p.starts_on <= j.happened_on
                                   and p.ends_before > j.happened_on
         where j.series_id is distinct from n.series_id or p.year is distinct from n.year
         order by 1
        """,
    ),
    Check(
        "period",
        t("วันที่ของรายการไม่อยู่ในงวดใด", "A journal's day lies in no period."),
        """
        select 'journal ' || j.id from ledger_journal j
         where j.tenant_id = %(tenant)s and not exists (
           select 1 from ledger_period p where p.tenant_id = j.tenant_id
              and p.starts_on <= j.happened_on and p.ends_before > j.happened_on
         ) order by j.id
        """,
    ),
    Check(
        "period",
        t("งวดบัญชีเว้นหรือซ้อนกัน", "Periods overlap or leave a gap."),
        """
        select 'period ' || id from (
          select id, starts_on, lag(ends_before) over (order by starts_on) as before
            from ledger_period where tenant_id = %(tenant)s
        ) p where before <> starts_on order by id
        """,
    ),
    Check(
        "reversal",
        t("รายการกลับไม่ตรงกับรายการเดิม", "A reversal is not the mirror of its original."),
        """
        select 'journal ' || r.id from ledger_journal r
         where r.tenant_id = %(tenant)s and r.reverses_id is not null and exists (
           select 1
             from (select * from ledger_leg where tenant_id = r.tenant_id and journal_id = r.reverses_id) o
             full join (select * from ledger_leg where tenant_id = r.tenant_id and journal_id = r.id) m
               on m.position = o.position and m.account_id = o.account_id and m.party = o.party
              and m.funder = o.funder and m.amount_satang = -o.amount_satang
            where m.position is null or o.position is null
         ) order by r.id
        """,
    ),
)


_of_others: list[Check] = []


def also(*checks: Check) -> None:
    """Have higher tiers' checks asked with those of the book: what they keep beside it, they know."""
    _of_others.extend(checks)


def findings(cursor: CursorWrapper, tenant_id: int) -> Iterator[tuple[Check, str]]:
    """Each check that fails, with the place; at most `MOST_OF_ONE_KIND` places a check."""
    for check in (*CHECKS, *_of_others):
        cursor.execute(check.query, {"tenant": tenant_id})
        for (where,) in cursor.fetchmany(MOST_OF_ONE_KIND):
            yield check, where
