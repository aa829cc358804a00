"""Holds every receipt and voucher against the digest that its journal seals: `ledger verify` asks this too.

A paper's rows stand beside the book, where triggers guard them but no chain runs through. Whoever changes
them past the triggers is found here, and cannot change the digest without being found in the book. Names
that the keeping rule has removed are part of the digest: such papers are held by number, day and sum alone.
"""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.money.ledger.verification import Check, also

# A number as people write it, and what of a paper the book knows besides the digest.
_PAPER = """
select '{kind} ' || p.series || '-' || p.year || '-' || lpad(p.number::text, 6, '0')
  from payments_{kind} p
  left join ledger_journal j on j.tenant_id = p.tenant_id and j.id = p.journal_id
  left join ledger_numberseries s on s.tenant_id = p.tenant_id and s.id = j.series_id
  left join ledger_issuednumber i on i.tenant_id = p.tenant_id and i.journal_id = p.journal_id
  {joins}
 where p.tenant_id = %(tenant)s and not coalesce(
   s.code = p.series and i.year = p.year and i.number = p.number
   and j.happened_on = p.happened_on and j.total_satang = p.total_satang and {agrees}, false
 )
 order by p.series, p.year, p.number
"""
_RECEIPTS = _PAPER.format(
    kind="receipt",
    joins="""
  left join payments_payername n on n.tenant_id = p.tenant_id and n.receipt_id = p.id
  left join lateral (
    select sum(l.amount_satang) as total,
           string_agg(
             ledger_field(l.kind) || ledger_field(l.amount_satang::text)
             || ledger_field(ledger_day(l.first_month)) || ledger_field(l.months::text),
             ''::bytea order by l.place
           ) as fields
      from payments_receiptline l where l.tenant_id = p.tenant_id and l.receipt_id = p.id
  ) l on true""",
    agrees="""l.total = p.total_satang and (n.id is null or j.document_digest = sha256(
     ledger_field('receipt') || ledger_field(p.token) || ledger_field(ledger_day(p.happened_on))
     || ledger_field(p.payer_kind) || ledger_field(p.payer_ref::text) || ledger_field(n.name)
     || ledger_field(p.paper_book) || ledger_field(p.paper_number) || l.fields
   ))""",
)
"""The bytes of `orders.ReceiptOrder.digest`."""
_VOUCHERS = _PAPER.format(
    kind="voucher",
    joins="""
  left join payments_paymentorder o on o.tenant_id = p.tenant_id and o.id = p.order_id
  left join payments_payeename n on n.tenant_id = p.tenant_id and n.order_id = p.order_id""",
    agrees="""o.amount_satang = p.total_satang and j.document_digest = o.digest
   and (n.id is null or payments_order_digest(o, n) = o.digest)""",
)

also(
    Check(
        "receipt",
        t(
            "ใบเสร็จนี้ไม่ตรงกับที่ลงไว้ในสมุด",
            "This receipt does not say what its entry of the book was sealed with.",
        ),
        _RECEIPTS,
    ),
    Check(
        "voucher",
        t(
            "ใบสำคัญจ่ายนี้ไม่ตรงกับที่อนุมัติและลงไว้ในสมุด",
            "This voucher is not what was approved and sealed in the book.",
        ),
        _VOUCHERS,
    ),
)
