"""Thuanna (ถ้วนหน้า): welfare that reaches everyone, every baht accounted for."""

__version__ = "0.1.0"
