"""The pages an office writes itself, its registers of openness, its feed and their open data."""
