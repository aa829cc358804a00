"""Asking and following · naming receivers and helpers · judging and handing on · helping · referring."""
