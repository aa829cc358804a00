"""Staff pages of the chain from a need to its result."""
