"""A fund's own spreadsheet, read row by row: a finding names row, column, what is wrong, how to mend it.

Pure reading: `headers` finds the columns, `cells` understands one cell, `rows` makes members of lines,
`reading` puts them together. Must not know: the database. Committing is `funds.actions.imports`.
"""
