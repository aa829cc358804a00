"""Pages of the book: books and statements, the bank held against it, the end of a month and of a year."""
