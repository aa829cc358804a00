"""Pages of an import: the file, what was found, what its columns mean, the confirmation, the way back."""
