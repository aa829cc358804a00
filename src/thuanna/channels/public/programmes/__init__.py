"""Public pages of programmes and of the model tambons side by side."""
