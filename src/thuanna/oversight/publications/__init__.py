"""What leaves the house: versioned snapshots through one privacy gate.

Owns: publications, their schemas, what the gate withheld, proofs of receipts. Must not know: how a page
looks. Pages, data files, the API and the notice board render the same snapshot.
"""
