"""The books and statements people read: cash and bank book, trial balance, form 10, accounts.

Owns: how legs of the book are added up and named in plain words. Each statement is plain data (`table`),
which pages, workbooks and PDFs show alike. Must not know: people, bank files, how anything is drawn.
"""
