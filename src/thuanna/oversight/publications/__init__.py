"""What leaves the house: versioned snapshots through one privacy gate.

Owns: publications, their schemas, what the gate withheld, proofs of receipts, published files. Must not know:
how a page looks. Pages, data files, the API and the notice board render the same snapshot.

Two ways in. `actions.publish` builds the tenant's own page (``fund`` or ``town``) from the registers.
`actions.publish_page` takes many things of a kind, each with a code, a schema in `schemas`, a `listing`
for lists and its files; a job in `jobs` builds them from a service's queries when the service has news.
`actions.withdraw_page` takes such a thing back. Two ways out, both through the public role: `shown` for the
first, `pages` for the second.
"""
