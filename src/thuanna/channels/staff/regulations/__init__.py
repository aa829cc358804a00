"""The fund's regulation: read it, write a draft in tables and sentences, try it out, adopt it."""
