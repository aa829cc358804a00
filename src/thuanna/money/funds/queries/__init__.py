"""Everything that reads the fund: `members`, the `register` in pages, `counts`, `money`, `fund`."""
