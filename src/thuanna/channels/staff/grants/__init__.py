"""Staff pages of a fund before the state: criteria, evidence, matching, founding, the fund's year."""
