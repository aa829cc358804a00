"""Requests for help and what became of them: from the first call to an outcome that was followed up.

Owns: who receives requests (named officers and a deputy, never a mailbox), the request with its number and
code, urgency and its clocks, who is on the case, help, home visits, referrals, outcomes, follow-ups, and the
log of everybody who opened the file. Must not know: the fund, a benefit, what anybody else told the office,
or how a page looks. Nothing here is ever published.

The skeleton (`Case`, `CaseStep`) only grows and tells nothing about anybody. What people said, where they
live, how they are reached and what was seen at home lie sealed in `CaseWords` and are removed whole in time.
"""
