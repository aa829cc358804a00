"""How published words and figures are said on a page."""
