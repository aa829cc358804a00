"""Tier 7: translate and decide nothing: web ← (staff · public · api · console · worker)."""
