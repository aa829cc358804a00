"""The schemas of what a town hands on. A released one never changes; the next gets a new number."""
