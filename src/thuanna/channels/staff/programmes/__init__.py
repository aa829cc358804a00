"""Programmes and the model tambon on the staff pages."""
