"""Staff pages of the sealed channel: what waits for a reader, one thread, standing aside, who reads."""
