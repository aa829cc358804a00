"""The commands: one module a command group, each with `add_to(subparsers)`.

Owns: arguments, words on the terminal, exit statuses (0 as asked, 1 found something wrong, 2 could not look).
Must not know: rules or tables.
"""
