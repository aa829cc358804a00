"""Sealed packets on the staff pages: handing over, receiving, and whom the office trusts."""
