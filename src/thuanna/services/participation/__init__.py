"""The people's voice: what they tell the office, comment, vote on and ask to know.

Owns: complaints, suggestions and requests for information with their clocks and codes (`Matter`), comments,
polls, slips after a service, the public threads. Must not know: how a page looks, who may log in, the fund.
What is personal stands in tables of its own that are removed whole when their time is over; what remains are
numbers, kinds, places and days.
"""
