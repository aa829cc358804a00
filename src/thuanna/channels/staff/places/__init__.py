"""Staff pages of the organisation's villages, communities and area, and the answer to a place being typed."""
