"""What a treasurer, an auditor and a retrying program see of the book."""

import datetime

import pytest

from tests.factories import books, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries, refusals
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import Journal

DAY, BAHT = books.DAY, Money.baht


@pytest.fixture
def shelf(tenant):
    """A book inside a transaction that is rolled back."""
    with acting_for(tenant):
        yield books.book_of(tenant)


def test_a_contribution_raises_cash_and_the_members_account(shelf):
    posted = shelf.contribution(BAHT(365), party=7)

    assert posted.reference == "RC-2570-000001"
    assert queries.balance(chart.CASH) == BAHT(365)
    assert queries.balance(chart.CONTRIBUTIONS, party=7) == BAHT(365)
    assert queries.balance(chart.CONTRIBUTIONS, party=8) == BAHT(0)


def test_posting_leaves_an_audit_line_with_the_journal(shelf):
    posted = shelf.contribution()

    entry = AuditEntry.objects.get(verb="ledger.posted")
    assert entry.subject_id == posted.journal_id


def test_the_same_key_again_gives_the_same_answer_and_adds_nothing(shelf):
    first = shelf.contribution(idempotency_key="receipt-1")

    again = shelf.contribution(idempotency_key="receipt-1")

    assert (again.journal_id, again.reference) == (first.journal_id, first.reference)
    assert again.replayed
    assert Journal.objects.count() == 1
    assert AuditEntry.objects.filter(verb="ledger.posted").count() == 1


def test_the_same_key_for_something_else_is_refused(shelf):
    shelf.contribution(BAHT(10), idempotency_key="receipt-1")

    with pytest.raises(refusals.DifferentPayload, match="receipt-1"):
        shelf.contribution(BAHT(11), idempotency_key="receipt-1")


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([debit(chart.CASH, BAHT(2)), credit(chart.INTEREST, BAHT(1))], refusals.Unbalanced),
        ([debit(chart.CASH, BAHT(1))], refusals.Unbalanced),
        ([], refusals.Unbalanced),
        ([debit(chart.CASH, BAHT(0)), credit(chart.INTEREST, BAHT(0))], refusals.Unbalanced),
        ([debit(chart.CASH, BAHT(1)), credit("9999", BAHT(1))], refusals.UnknownAccount),
        ([debit(chart.CASH, BAHT(1)), credit(chart.CONTRIBUTIONS, BAHT(1))], refusals.PartyMissing),
        ([debit(chart.CASH, BAHT(1), party=3), credit(chart.INTEREST, BAHT(1))], refusals.PartyMissing),
        ([debit(chart.TRAVEL, BAHT(1)), credit(chart.CASH, BAHT(1))], refusals.BelowZero),
        (
            [debit(chart.CASH, BAHT(1), funder="state"), credit(chart.INTEREST, BAHT(1))],
            refusals.FundersMixed,
        ),
    ],
)
def test_what_the_book_does_not_take_is_refused_and_leaves_no_trace(shelf, lines, refusal):
    with pytest.raises(refusal):
        shelf.post(lines)

    assert Journal.objects.count() == 0
    assert queries.trial_balance() == []


def test_money_of_one_funder_moves_to_another_only_by_a_transfer_between_funders(shelf):
    shelf.post(
        [debit(chart.BANK, BAHT(9), funder="state"), credit(chart.STATE_MATCH, BAHT(9), funder="state")]
    )

    shelf.post(
        [debit(chart.BANK, BAHT(9)), credit(chart.BANK, BAHT(9), funder="state")], kind="funder_transfer"
    )

    assert queries.balance(chart.BANK, funder="member") == BAHT(9)
    assert queries.balance(chart.BANK, funder="state") == BAHT(0)


def test_a_funder_cannot_spend_what_another_put_into_the_same_bank(shelf):
    shelf.post(
        [debit(chart.BANK, BAHT(9), funder="state"), credit(chart.STATE_MATCH, BAHT(9), funder="state")]
    )

    with pytest.raises(refusals.BelowZero):
        shelf.post([debit(chart.TRAVEL, BAHT(1)), credit(chart.BANK, BAHT(1))])


def test_a_day_outside_every_open_period_is_refused(shelf):
    with pytest.raises(refusals.NoOpenPeriod):
        shelf.contribution(happened_on=datetime.date(2027, 10, 1))


def test_a_closed_period_takes_nothing_more_and_the_next_one_does(shelf):
    closed = queries.period_of(DAY)
    actions.open_fiscal_year(year=FiscalYear(2571), by=shelf.by)
    actions.close_period(period_id=closed.pk, on=datetime.date(2027, 10, 5), by=shelf.by)

    with pytest.raises(refusals.NoOpenPeriod):
        shelf.contribution()
    assert shelf.contribution(happened_on=datetime.date(2027, 10, 1)).reference == "RC-2571-000001"


def test_periods_close_earliest_first_and_only_once(shelf):
    first = queries.period_of(DAY)
    second = actions.open_fiscal_year(year=FiscalYear(2571), by=shelf.by)

    with pytest.raises(refusals.PeriodCannotClose):
        actions.close_period(period_id=second.pk, on=DAY, by=shelf.by)
    actions.close_period(period_id=first.pk, on=DAY, by=shelf.by)
    with pytest.raises(refusals.PeriodCannotClose):
        actions.close_period(period_id=first.pk, on=DAY, by=shelf.by)


def test_periods_leave_no_gap_and_do_not_overlap(shelf):
    with pytest.raises(refusals.PeriodDoesNotJoin):
        actions.open_fiscal_year(year=FiscalYear(2572), by=shelf.by)
    with pytest.raises(refusals.PeriodDoesNotJoin):
        actions.open_period(year=2570, starts_on=DAY, ends_before=datetime.date(2027, 10, 1), by=shelf.by)


def test_an_earlier_year_may_be_opened_for_the_history_before(shelf):
    actions.open_fiscal_year(year=FiscalYear(2569), by=shelf.by)

    assert shelf.contribution(happened_on=datetime.date(2026, 9, 30)).reference == "RC-2569-000001"


def test_closing_needs_the_permission(shelf, secretary):
    with pytest.raises(NotAllowed):
        actions.close_period(period_id=queries.period_of(DAY).pk, on=DAY, by=secretary)


def test_a_reversal_takes_everything_back_and_keeps_the_number(shelf):
    posted = shelf.contribution(BAHT(365))

    actions.reverse(
        journal_id=posted.journal_id, on=DAY, idempotency_key="back", reason="wrong_member", by=shelf.by
    )

    assert queries.trial_balance() == []
    assert queries.is_reversed(posted.journal_id)
    assert queries.issued_numbers(chart.RECEIPTS, 2570) == [(1, posted.journal_id)]


def test_a_journal_is_reversed_once(shelf):
    posted = shelf.contribution(BAHT(365))
    reversal = actions.reverse(
        journal_id=posted.journal_id, on=DAY, idempotency_key="back", reason="wrong_member", by=shelf.by
    )

    with pytest.raises(refusals.AlreadyReversed):
        actions.reverse(
            journal_id=posted.journal_id, on=DAY, idempotency_key="again", reason="wrong_member", by=shelf.by
        )
    with pytest.raises(refusals.NotReversible):
        actions.reverse(
            journal_id=reversal.journal_id, on=DAY, idempotency_key="undo", reason="wrong_member", by=shelf.by
        )
    with pytest.raises(refusals.NotReversible):
        actions.reverse(
            journal_id=999_999, on=DAY, idempotency_key="none", reason="wrong_member", by=shelf.by
        )


def test_a_batch_of_hundreds_is_posted_in_the_order_given(shelf):
    batch = [books.posting(f"sheet-{n}", books.paid_in(party=n), series="RC") for n in range(1, 151)]

    posted = actions.post_many(postings=batch, by=shelf.by)

    assert [answer.number for answer in posted] == list(range(1, 151))
    assert queries.balance(chart.CASH) == BAHT(150)
    assert len(queries.balances_by_party(chart.CONTRIBUTIONS)) == 150
    assert AuditEntry.objects.filter(verb="ledger.batch_posted").count() == 1


def test_a_batch_that_was_cut_off_adds_only_what_is_missing(shelf):
    batch = [books.posting(f"sheet-{n}", books.paid_in(party=n)) for n in range(1, 4)]
    actions.post_many(postings=batch[:2], by=shelf.by)

    posted = actions.post_many(postings=batch, by=shelf.by)

    assert [answer.replayed for answer in posted] == [True, True, False]
    assert queries.balance(chart.CASH) == BAHT(3)


def test_one_bad_journal_stops_its_whole_batch(shelf):
    batch = [books.posting(f"sheet-{n}") for n in range(120)]
    batch.append(books.posting("bad", [debit(chart.CASH, BAHT(1)), credit(chart.INTEREST, BAHT(2))]))

    with pytest.raises(refusals.Unbalanced):
        actions.post_many(postings=batch, by=shelf.by)

    assert Journal.objects.count() == 0


def test_balances_are_known_for_any_day(shelf):
    shelf.contribution(BAHT(10), happened_on=datetime.date(2026, 11, 1))
    shelf.contribution(BAHT(5), happened_on=datetime.date(2026, 12, 1))

    assert queries.balance_on(chart.CASH, datetime.date(2026, 10, 31)) == BAHT(0)
    assert queries.balance_on(chart.CASH, datetime.date(2026, 11, 30)) == BAHT(10)
    assert queries.balance_on(chart.CONTRIBUTIONS, datetime.date(2026, 12, 1), party=7) == BAHT(15)


def test_the_columns_of_the_trial_balance_have_one_total(shelf):
    shelf.contribution(BAHT(10))
    shelf.post([debit(chart.BANK, BAHT(4)), credit(chart.CASH, BAHT(4))], kind="deposit")

    lines = queries.trial_balance()

    assert [(line.account.code, line.debit, line.credit) for line in lines] == [
        ("1100", BAHT(6), BAHT(0)),
        ("1200", BAHT(4), BAHT(0)),
        ("3100", BAHT(0), BAHT(10)),
    ]
    assert queries.trial_balance(on=DAY) == lines


def test_turnover_tells_month_kind_funder_and_account(shelf):
    shelf.contribution(BAHT(10))
    shelf.contribution(BAHT(5))

    found = queries.turnover(datetime.date(2026, 11, 1), datetime.date(2026, 12, 1))

    assert [(each.month, each.kind, each.funder, each.account.code, each.amount) for each in found] == [
        (datetime.date(2026, 11, 1), "contribution", "member", "1100", BAHT(15)),
        (datetime.date(2026, 11, 1), "contribution", "member", "3100", BAHT(15)),
    ]


def test_a_members_statement_lists_their_own_legs_only(shelf):
    shelf.contribution(BAHT(10), party=7)
    shelf.contribution(BAHT(5), party=8)

    found = queries.movements(chart.CONTRIBUTIONS, party=7)

    assert [(each.kind, each.amount, each.party) for each in found] == [("contribution", BAHT(10), 7)]


def test_a_book_is_opened_once(shelf):
    with pytest.raises(refusals.BookAlreadyOpen):
        actions.open_book(opens_on=DAY, by=shelf.by)


def test_an_account_and_a_series_may_be_added_once(shelf):
    plan = chart.AccountPlan("1210", "ธนาคารที่สอง", "Second bank", "asset", "bank")
    actions.add_account(plan=plan, by=shelf.by)
    actions.add_series(plan=chart.SeriesPlan("RC2", "เล่มหมู่ 2", "Book of village 2"), by=shelf.by)

    assert queries.account("1210").name_en == "Second bank"
    assert shelf.contribution().reference.startswith("RC-")
    with pytest.raises(refusals.BookAlreadyOpen):
        actions.add_account(plan=plan, by=shelf.by)


def test_the_neighbour_sees_nothing_and_uses_none_of_our_accounts(shelf, neighbour):
    posted = shelf.contribution(idempotency_key="ours")

    with acting_for(neighbour):
        assert not queries.is_open()
        assert queries.posted(posted.journal_id) is None
        assert queries.lines_of(posted.journal_id) == []
        with pytest.raises(refusals.UnknownAccount):
            actions.post(
                kind="contribution",
                happened_on=DAY,
                lines=books.paid_in(),
                idempotency_key="ours",
                by=tenants.system_of(neighbour),
            )
