"""One need, followed to its result: forums, needs and their answers, projects, activities, results.

Each thing is typed once and linked both ways. The money here is a control register that cites the voucher
numbers of the municipality's own accounting system; the book of account is not ours.
Must not know: the fund's book, who is in need of help as a case, and how a page looks.
"""
