"""Pages of the fund: its home, its register of members, its collection points."""
