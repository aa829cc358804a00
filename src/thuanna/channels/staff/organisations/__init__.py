"""Staff pages of the directory, the terms in office, and the locality in figures."""
