"""Everything read about criteria, matching, founding and the fund's year. Nothing here writes."""
