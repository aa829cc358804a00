"""Whom everybody may call in a village: those who agreed to be shown, and the sheet for the notice board."""
