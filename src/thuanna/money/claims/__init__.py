"""Claims for benefits (คำขอรับสวัสดิการ): made, certified, decided with reasons, objected to, paid.

Owns: claim, its papers, certifications, decisions, objections, payments and how it was closed. Must not know:
how a payment is approved or a voucher numbered; that is `payments`. Every decision stores its facts, the
version of the regulation, each condition with its clause, and the amount line by line.
"""
