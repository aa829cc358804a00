"""Everything that reads claims."""
