"""The only code that writes the fund's tables: one module a matter."""
