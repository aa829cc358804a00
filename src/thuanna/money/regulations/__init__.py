"""The fund's own regulation as dated data: what it says, which version is in force, where each member stands.

Owns: the schema of regulations, a fund's drafts and adopted versions, members' payment plans, the days from
which a standing is counted, and the pure functions that judge dues, standing and benefits. Must not know:
claims, or how money is paid out. A version is never changed: the next one is adopted by a resolution.

For others, inside ``acting_for(tenant)``: `queries.regulation_on`, `queries.standing_of`, `queries.due_of`.
"""
